"""A clerk's own list of registrations or nominations comes in: a preview, choices, then all of it through the table's own steps."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bangvang.office.dossiers.actions.drafting import save_choices
from bangvang.office.dossiers.actions.workbooks import put_registration
from bangvang.office.dossiers.models import AskedKind, AskedList, AskedRow
from bangvang.office.dossiers.queries import asked_lists as queries
from bangvang.office.dossiers.reading import ACHIEVEMENT, NOMINATIONS, REGISTRATIONS
from bangvang.office.dossiers.reading.asking import Answer, Asked, compare
from bangvang.office.dossiers.workflow import asked_lists as workflow
from bangvang.office.people.actions import previews
from bangvang.office.people.models import RowState
from bangvang.office.people.reading.comparing import LEAVE_OUT, with_proposals
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.sheets.reading import Level, Reading, State
from bangvang.toolbox.sheets.reading.reading import plain, told_reason
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs

KINDS = {AskedKind.REGISTRATIONS: REGISTRATIONS, AskedKind.NOMINATIONS: NOMINATIONS}
NONE_OPEN = {
    AskedKind.REGISTRATIONS: "Bảng đăng ký của năm đã nộp; cần rút về trước khi nhập danh sách.",
    AskedKind.NOMINATIONS: "Chưa có tờ trình nào đang lập trong một đợt xét của năm; cần lập tờ trình trước.",
}
MOVED = "Bảng trên hệ thống đã được sửa sau lần đọc này. Bấm “Đọc lại” rồi xem lại."
BUILT_ON = "Bảng đã được sửa hoặc nộp sau lần nhập này, không thu hồi được nữa."
UNWRITTEN = (
    "Cột “Tóm tắt thành tích” được đọc nhưng không ghi từ danh sách này; cần nhập ở trang của từng hồ sơ đề nghị."
)
SETTLED = ["state", "choice", "reasons", "options", "person", "is_group", "kept", "told"]


@begins(workflow.TAKE_IN_ASKED)
def take_in_asked(unit: Unit, *, by: Author, kind: str, period: str, file: StoredFile) -> AskedList:
    """Read a file and hold it against the table as it stands; the table does not change."""
    made = AskedList(unit=unit, kind=AskedKind(kind), period=period, file=file)
    made.taken_by_id, made.taken_at = by.author_id, calendar.now()
    rows = _read(made)
    made.save()
    AskedRow.objects.bulk_create(rows, batch_size=500)
    return made


@performs(workflow.READ_ASKED_AGAIN)
def read_asked_again(
    found: AskedList,
    *,
    by: Author,
    page: str = "",
    header_rows: Iterable[int] = (),
    columns: Mapping[int, str] | None = None,
) -> None:
    """The same file with the sheet, head and columns as the clerk says, against the table of this moment."""
    previews.tell_how(found, page, header_rows, columns)
    rows = _read(found)
    found.rows.all().delete()  # rows of a preview: nothing was written by them
    AskedRow.objects.bulk_create(rows, batch_size=500)
    found.save()


@performs(workflow.CHOOSE_ASKED)
def choose_asked(found: AskedList, *, by: Author, choices: Mapping[int, str]) -> None:
    """What the clerk says of doubtful rows, by row id; an answer that was not offered is passed over."""
    rows = list(found.rows.all())
    previews.take_choices(rows, choices)
    _settle(found, rows)


@performs(workflow.TAKE_ONLY_ASKED)
def take_only_asked(found: AskedList, *, by: Author) -> None:
    """Every row that waits only for whom it means, and can mean one person alone, means that one."""
    rows = list(found.rows.all())
    previews.take_sole(rows)
    _settle(found, rows)


@performs(workflow.WRITE_ASKED)
def write_asked(found: AskedList, *, by: Author) -> None:
    """All rows that were not left out, or none."""
    Unit.objects.select_for_update().get(pk=found.unit_id)
    rows = list(found.rows.exclude(choice=LEAVE_OUT).select_related("person"))
    answers = _answers(found, rows, workflow.WRITE_ASKED)
    moved = [row for row, one in zip(rows, answers, strict=True) if _signs(row) != _signs_of(one)]
    if moved:
        raise NotNow(workflow.WRITE_ASKED, [Lack(MOVED)], found)
    _put(found, rows, "told", by)
    _refuse_elsewhere(found, rows)
    found.written_at = calendar.now()
    found.save(update_fields=["written_at"])


@performs(workflow.VOID_ASKED)
def void_asked(found: AskedList, *, by: Author, reason: str = "") -> None:
    """The table as it stood before, while it still stands as this list left it."""
    Unit.objects.select_for_update().get(pk=found.unit_id)
    rows = list(found.rows.exclude(choice=LEAVE_OUT))
    standing, proposal = queries.standing_for(found.unit, found.kind, found.period)
    if standing is None or (proposal and proposal.pk) != found.proposal_id or _others(standing.marked, rows):
        raise NotNow(workflow.VOID_ASKED, [Lack(BUILT_ON)], found)
    _put(found, rows, "kept", by)
    found.voided_by_id, found.voided_at, found.void_reason = by.author_id, calendar.now(), reason[:300]
    found.save(update_fields=["voided_by", "voided_at", "void_reason"])


def _put(found: AskedList, rows: list[AskedRow], side: str, by: Author) -> None:
    """Marks through the ordinary steps of the sheet or of the letter."""
    people = {row.person_id: getattr(row, side) for row in rows if row.person_id}
    own = next((getattr(row, side) for row in rows if row.is_group), None)
    if found.kind == AskedKind.REGISTRATIONS:
        put_registration(found.unit, found.period, people, by=by, own=own)
    elif found.proposal:
        save_choices(found.proposal, by=by, people=people, group=own)


def _others(marked: Mapping[int | None, list[str]], rows: list[AskedRow]) -> list[AskedRow]:
    """Rows whose awards do not stand as the file tells."""
    return [row for row in rows if sorted(marked.get(row.person_id, [])) != row.told]


def _refuse_elsewhere(found: AskedList, rows: list[AskedRow]) -> None:
    """Somebody on another letter for the same award and year is passed over there: then nothing of the file is written."""
    standing, _proposal = queries.standing_for(found.unit, found.kind, found.period)
    left = _others(standing.marked, rows) if standing else rows
    if left:
        where = ", ".join(str(row.row) for row in left[:5])
        why = f"Dòng {where}: đã có trong một tờ trình khác của năm {found.period}; bỏ những dòng đó rồi ghi lại."
        raise NotNow(workflow.WRITE_ASKED, [Lack(why)], found)


def _read(found: AskedList) -> list[AskedRow]:
    """The rows, not yet kept, with what each means; fills in how the file was read."""
    reading = previews.read_file(found, KINDS[AskedKind(found.kind)], workflow.TAKE_IN_ASKED)
    rows = []
    for one in reading.rows:
        row = AskedRow(asked_list=found, row=one.row, values=plain(with_proposals(one.values, one.reasons)))
        row.reasons = [told_reason(reason) for reason in one.reasons]
        rows.append(row)
    reasons = {one.row: one.reasons for one in reading.rows}
    answers = _answers(found, rows, workflow.TAKE_IN_ASKED, reasons)
    for row, answer in zip(rows, answers, strict=True):
        _note(row, answer)
        notes = [one for one in reasons[row.row] if one.level is Level.NOTE]
        row.reasons = [told_reason(one) for one in (*answer.reasons, *notes)]
    previews.note_reading(found, reading, _counts(rows), _notes(reading))
    return rows


def _notes(reading: Reading) -> list[str]:
    """What of the file is read and goes nowhere."""
    return [UNWRITTEN] if any(one.field == ACHIEVEMENT.key for one in reading.columns) else []


def _answers(
    found: AskedList, rows: list[AskedRow], step: Any, reasons: Mapping[int, Any] | None = None
) -> list[Answer]:
    standing, found.proposal = queries.standing_for(found.unit, found.kind, found.period)
    if standing is None:
        raise NotNow(step, [Lack(NONE_OPEN[AskedKind(found.kind)])], found.unit)
    told = reasons or {}
    return compare(standing, [Asked(row.row, _values(row), row.choice, tuple(told.get(row.row, ()))) for row in rows])


def _values(row: AskedRow) -> dict[str, Any]:
    """What a kept row says; a birth date of which only the year was told is none."""
    born = row.values.get("birth_date")
    whole = date.fromisoformat(born) if isinstance(born, str) and len(born) == len("1985-03-07") else None
    return row.values | {"birth_date": whole}


def _settle(found: AskedList, rows: list[AskedRow]) -> None:
    """All rows again under what was chosen; rows of one person ask together."""
    waiting = [row for row in rows if row.state != RowState.WRONG]
    for row, answer in zip(waiting, _answers(found, waiting, workflow.CHOOSE_ASKED), strict=True):
        if row.state != RowState.DOUBTFUL:
            _note(row, answer)
        elif row.choice and answer.state in (State.WRONG, State.DOUBTFUL):
            row.choice = ""
            row.reasons += [told_reason(one) for one in answer.reasons]
        elif row.choice:
            row.person_id, row.is_group = answer.person_id, answer.is_group
            row.kept, row.told = list(answer.kept), list(answer.told)
    previews.put_again(AskedRow, rows, SETTLED)
    found.counts = found.counts | _counts(rows)
    found.save(update_fields=["counts"])


def _note(row: AskedRow, answer: Answer) -> None:
    row.state, row.person_id, row.is_group = answer.state.value, answer.person_id, answer.is_group
    row.kept, row.told = list(answer.kept), list(answer.told)
    row.options = [list(one) for one in answer.options]


def _counts(rows: list[AskedRow]) -> dict[str, int]:
    return previews.counts_of(rows) | {"sole": sum(map(previews.is_sole, rows))}


def _signs(row: AskedRow) -> tuple[Any, ...]:
    """For whom, and the awards before and after."""
    return row.person_id, row.is_group, row.kept, row.told


def _signs_of(one: Answer) -> tuple[Any, ...]:
    return one.person_id, one.is_group, list(one.kept), list(one.told)
