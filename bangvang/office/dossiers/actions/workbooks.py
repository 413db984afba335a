"""A unit's workbook comes back: differences that write nothing, choices, then everything in one go, and its taking back."""

from collections.abc import Mapping

from bangvang.office.achievements.actions import take_in_past
from bangvang.office.dossiers.actions.drafting import save_choices
from bangvang.office.dossiers.models import DifferenceState, UnitWorkbook, WorkbookRow
from bangvang.office.dossiers.queries import workbooks as queries
from bangvang.office.dossiers.queries.workbook_lists import lists_of, signs_of
from bangvang.office.dossiers.reading.workbook_lists import BOTH_SIDES, RATINGS, STAFF, altered_lists
from bangvang.office.dossiers.reading.workbook_lists import TITLES as LISTS
from bangvang.office.dossiers.reading.workbooks import PROPOSAL, REGISTRATION, TABLES, BookTold, RowTold, book_told
from bangvang.office.dossiers.workflow import workbooks as workflow
from bangvang.office.people.actions import take_in_list
from bangvang.office.people.models import Person
from bangvang.office.registrations import actions as registrations
from bangvang.office.registrations.queries import GROUP_CODES, choices_of, period_on, team_choices_of
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar, files
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.sheets import SheetRefused
from bangvang.toolbox.vietnamese import fold
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs

CHOICES = {"changed": ("skip",), "conflict": ("file", "skip"), "wrong": ("skip",)}
MOVED = "Dữ liệu trên hệ thống đã được sửa sau khi đọc sổ này. Cần tải sổ lên lại để xem khác biệt mới."


@begins(workflow.TAKE_IN_WORKBOOK)
def take_in_workbook(unit: Unit, *, by: Author, file: StoredFile) -> UnitWorkbook:
    """Read the file and hold each row against what was handed out and what stands; nothing else changes."""
    period = period_on(unit, calendar.today())
    try:
        told = book_told(files.read(file), file.name, queries.award_codes())
        _refuse_others(told, unit, period)
    except SheetRefused as refused:
        raise NotNow(workflow.TAKE_IN_WORKBOOK, [Lack(str(refused))], unit) from refused
    book = UnitWorkbook(unit=unit, period=period, file=file, taken_by_id=by.author_id, taken_at=calendar.now())
    book.handed_at = told.stamp.handed_at
    tables = queries.tables_of(unit, period)
    rows = [_row(book, row, told, tables) for row in told.rows]
    _mark_repeated(rows)
    rows += _take_in_lists(book, told, tables, by)
    book.notes = _notes(told, tables)
    book.save()
    WorkbookRow.objects.bulk_create(rows, batch_size=500)
    return book


def _take_in_lists(book: UnitWorkbook, told: BookTold, tables: queries.Tables, by: Author) -> list[WorkbookRow]:
    """Altered rows of staff and ratings become previews of their own; those altered on both sides are told as wrong."""
    stands = signs_of(lists_of(tables.people, book.period))
    found = altered_lists(told.pages, told.stamp.handed, stands)
    kept = {
        name: files.keep(f"{book.file.name} - {LISTS[name]}.csv", one.data, is_list=True)
        for name, one in found.items()
        if one.count
    }
    if STAFF in kept:
        book.staff_list = take_in_list(book.unit, by=by, file=kept[STAFF])
    if RATINGS in kept:
        common = {"period": book.period}
        book.rating_list = take_in_past(book.unit, by=by, kind="ratings", file=kept[RATINGS], common=common)
    return [
        WorkbookRow(book=book, table=name, row=row, name=who[:160], state=DifferenceState.WRONG, reason=BOTH_SIDES)
        for name, one in found.items()
        for row, _code, who in one.clashes
    ]


@performs(workflow.CHOOSE_ROWS)
def choose_rows(book: UnitWorkbook, *, by: Author, choices: Mapping[int, str]) -> None:
    """What the clerk says of rows, by row id; an answer that was not offered is passed over."""
    rows = [row for row in book.rows.filter(pk__in=choices) if choices[row.pk] in (*CHOICES.get(row.state, ()), "")]
    for row in rows:
        row.choice = choices[row.pk]
    WorkbookRow.objects.bulk_update(rows, ["choice"], batch_size=500)


@performs(workflow.WRITE_WORKBOOK)
def write_workbook(book: UnitWorkbook, *, by: Author) -> None:
    """All differences that were not left out, through the tables' own steps; nothing or everything."""
    _put(book, "kept", "told", by)


@performs(workflow.VOID_WORKBOOK)
def void_workbook(book: UnitWorkbook, *, by: Author) -> None:
    """The tables as they stood before, while they still stand as this book left them."""
    _put(book, "told", "kept", by)


def _put(book: UnitWorkbook, before: str, after: str, by: Author) -> None:
    Unit.objects.select_for_update().get(pk=book.unit_id)
    step = workflow.WRITE_WORKBOOK if after == "told" else workflow.VOID_WORKBOOK
    tables = queries.tables_of(book.unit, book.period)
    here = {person.pk for person in tables.people}
    rows = list(book.rows.filter(state__in=("changed", "conflict")).exclude(choice="skip"))
    if any(
        row.person_id not in here or tables.marked.get(row.table, {}).get(row.person_id, []) != getattr(row, before)
        for row in rows
    ):
        raise NotNow(step, [Lack(MOVED)], book)
    wanted = {table: {row.person_id: getattr(row, after) for row in rows if row.table == table} for table in TABLES}
    if wanted[REGISTRATION]:
        put_registration(book.unit, book.period, wanted[REGISTRATION], by=by)
    if wanted[PROPOSAL]:
        if tables.proposal is None:
            raise NotNow(step, [Lack(MOVED)], book)
        save_choices(tables.proposal, by=by, people=wanted[PROPOSAL])


def put_registration(
    unit: Unit,
    period: str,
    wanted: Mapping[int, list[str]],
    *,
    by: Author,
    own: list[str] | None = None,
    teams: Mapping[int, list[str]] | None = None,
) -> None:
    """The marks of some people, of some tổ and of the unit itself where told, on its sheet of the year; all others stay."""
    sheet = registrations.open_sheet(unit, by=by, period=period)
    stands = choices_of(sheet)
    kept = [code for code in stands.pop(None, ()) if code in GROUP_CODES]
    people = {person: awards for person, awards in stands.items() if person is not None} | dict(wanted)
    told = {"choices": people, "group_codes": kept if own is None else own}
    of_teams = {**team_choices_of(sheet), **teams} if teams else None
    registrations.save_sheet(sheet, by=by, version=sheet.version, teams=of_teams, **told)


def _refuse_others(told: BookTold, unit: Unit, period: str) -> None:
    if told.stamp.unit != unit.pk:
        raise SheetRefused("Sổ này được lập cho đơn vị khác. Cần dùng sổ tải từ trang của đơn vị.")
    if told.stamp.period != period:
        raise SheetRefused(f"Sổ này của năm {told.stamp.period}, không phải năm {period}. Cần tải sổ mới.")
    if not told.rows and any(table in TABLES for table, _code in told.stamp.handed):
        raise SheetRefused("Sổ không còn bảng Đăng ký hoặc Đề nghị, hoặc cột “Mã cán bộ” đã bị xóa.")


def _row(book: UnitWorkbook, row: RowTold, told: BookTold, tables: queries.Tables) -> WorkbookRow:
    person = next((one for one in tables.people if one.code == row.code), None)
    made = WorkbookRow(book=book, table=row.table, row=row.row, name=row.name[:160], person=person, told=row.awards)
    made.reason = row.reason or _wrong(row, told, person, tables)
    made.handed = sorted(told.stamp.handed.get((row.table, row.code), []))
    made.kept = sorted(tables.marked.get(row.table, {}).get(person.pk if person else 0, []))
    made.state = DifferenceState.WRONG if made.reason else _state(made.handed, made.kept, made.told)
    return made


def _wrong(row: RowTold, told: BookTold, person: Person | None, tables: queries.Tables) -> str:
    """Why a row cannot be taken. Locked cells are a comfort only: a code is believed only with its name."""
    if row.table not in tables.awards:
        return f"Bảng {TABLES[row.table]} hiện không còn ở bước lập, không sửa được."
    if person is None:
        return "Mã cán bộ không có trong đơn vị. Người mới cần thêm ở mục Nhập danh sách cán bộ trước."
    if fold(row.name).split() != fold(person.full_name).split():
        return f"Mã cán bộ này trên hệ thống là của {person.full_name}; mã hoặc họ tên trong tệp đã bị sửa."
    if (row.table, row.code) not in told.stamp.handed:
        return "Người này chưa có trong sổ lúc tải xuống. Cần tải sổ mới."
    return ""


def _state(handed: list[str], kept: list[str], told: list[str]) -> str:
    if told in (kept, handed):
        return DifferenceState.SAME
    return DifferenceState.CHANGED if kept == handed else DifferenceState.CONFLICT


def _mark_repeated(rows: list[WorkbookRow]) -> None:
    seen: set[tuple[str, int | None]] = set()
    for row in rows:
        key = (row.table, row.person_id)
        if row.person_id and key in seen:
            row.state, row.reason = DifferenceState.WRONG, "Mã cán bộ này đã có ở một dòng khác của bảng."
        seen.add(key)


def _notes(told: BookTold, tables: queries.Tables) -> list[str]:
    found = {(row.table, row.code) for row in told.rows}
    gone = [key for key in told.stamp.handed if key[0] in TABLES and key not in found]
    labels = ", ".join(sorted({TABLES[table] for table, _code in gone}))
    return [f"{len(gone)} dòng đã bị xóa khỏi tệp ({labels}): coi như không thay đổi."] if gone else []
