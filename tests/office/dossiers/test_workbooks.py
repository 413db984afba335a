"""A unit's workbook out and in: differences three ways, codes believed only with their names, other units' books refused."""

import pytest

from bangvang.office.dossiers.actions import workbooks as actions
from bangvang.office.dossiers.queries import workbooks as queries
from bangvang.office.registrations import actions as registrations
from bangvang.office.registrations.queries import choices_of, period_on, sheet_of
from bangvang.toolbox import calendar, files
from bangvang.toolbox.sheets import Column, Sheet, workbook
from bangvang.toolbox.sheets.reading.opening import open_book
from bangvang.toolbox.workflow import NotNow, NotYours
from bangvang.web.workbooks.workbook import unit_workbook
from tests import make
from tests.office.dossiers import way

LDTT = "Đăng ký: Lao động tiên tiến"


@pytest.fixture
def sen(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a)


@pytest.fixture
def lan(cast):
    return make.person("Vũ Thị Lan", at=cast.school_a)


def year(unit):
    return period_on(unit, calendar.today())


def pages(unit):
    """The unit's workbook as pages that can be changed and written again."""
    book = open_book(unit_workbook(unit, year(unit)), "so.xlsx")
    return {page.name: [list(row) for row in page.rows] for page in book.pages}


def written(told):
    """Written by another program: no locks, no drop-downs, other names of sheets."""
    sheets = []
    for place, rows in enumerate(told.values(), start=1):
        wide = max(map(len, rows))
        cells = [[*row, *[""] * (wide - len(row))] for row in rows]
        sheets.append(Sheet(f"Trang {place}", "", [Column("", 20, is_text=True)] * wide, cells))
    return workbook(sheets)


def mark(told, page, name, head, value="x"):
    rows = told[page]
    at = next(place for place, row in enumerate(rows) if "Mã cán bộ" in row)
    row = next(row for row in rows[at:] if name in row)
    row[rows[at].index(head)] = value


def taken(cast, told, who="hoa", unit=None):
    file = files.keep("so.xlsx", written(told))
    return actions.take_in_workbook(unit or cast.school_a, by=cast.by(who), file=file)


def registered(cast):
    sheet = sheet_of(cast.school_a, year(cast.school_a))
    return choices_of(sheet) if sheet else {}


def states(book):
    return {row.name: row.state for row in book.rows.all()}


def test_marks_made_offline_are_shown_first_written_then_and_taken_back(cast, sen, lan):
    told = pages(cast.school_a)
    mark(told, "Đăng ký", "Phạm Thị Sen", LDTT)
    book = taken(cast, told)
    assert (states(book)["Phạm Thị Sen"], states(book)["Vũ Thị Lan"]) == ("changed", "same")
    assert registered(cast) == {}
    book = actions.write_workbook(book, by=cast.by("hoa"))
    assert registered(cast) == {sen.pk: {"LDTT"}}
    actions.void_workbook(book, by=cast.by("hoa"))
    assert registered(cast) == {}


def test_what_was_changed_on_both_sides_must_be_chosen(cast, sen):
    told = pages(cast.school_a)
    mark(told, "Đăng ký", "Phạm Thị Sen", LDTT)
    sheet = registrations.open_sheet(cast.school_a, by=cast.by("hoa"), period=year(cast.school_a))
    registrations.save_sheet(sheet, by=cast.by("hoa"), choices={sen.pk: ["BKT"]}, group_codes=["TTLDTT"], version=0)
    book = taken(cast, told)
    row = book.rows.get(person=sen)
    assert (row.state, row.handed, row.kept, row.told) == ("conflict", [], ["BKT"], ["LDTT"])
    with pytest.raises(NotNow) as refusal:
        actions.write_workbook(book, by=cast.by("hoa"))
    assert "Còn 1 dòng hai bên cùng sửa" in str(refusal.value)
    book = actions.choose_rows(book, by=cast.by("hoa"), choices={row.pk: "file"})
    actions.write_workbook(book, by=cast.by("hoa"))
    assert registered(cast) == {sen.pk: {"LDTT"}, None: {"TTLDTT"}}


def test_a_code_is_believed_only_with_its_name_and_only_within_the_unit(cast, sen, lan):
    other = make.person("Ngô Văn Khách", at=cast.school_b)
    told = pages(cast.school_a)
    for row in told["Đăng ký"]:
        row[:] = [other.code if cell == sen.code else cell for cell in row]
        row[:] = [sen.code if cell == lan.code else cell for cell in row]
    mark(told, "Đăng ký", "Phạm Thị Sen", LDTT)
    mark(told, "Đăng ký", "Vũ Thị Lan", LDTT)
    book = taken(cast, told)
    reasons = dict(book.rows.filter(state="wrong").values_list("name", "reason"))
    assert "không có trong đơn vị" in reasons["Phạm Thị Sen"]
    assert "của Phạm Thị Sen; mã hoặc họ tên trong tệp đã bị sửa" in reasons["Vũ Thị Lan"]
    assert book.rows.filter(person=other).count() == 0


def test_a_cell_that_is_no_mark_is_wrong_until_left_out(cast, sen):
    told = pages(cast.school_a)
    mark(told, "Đăng ký", "Phạm Thị Sen", LDTT, "có thể")
    row = taken(cast, told).rows.get(person=sen)
    assert (row.state, row.reason) == ("wrong", "Ô danh hiệu chỉ ghi x hoặc để trống; tệp ghi “có thể”.")


def test_deleted_rows_change_nothing_and_columns_may_move_or_be_added(cast, sen, lan):
    told = pages(cast.school_a)
    mark(told, "Đăng ký", "Phạm Thị Sen", LDTT)
    rows = [row for row in told["Đăng ký"] if "Vũ Thị Lan" not in row]
    told["Đăng ký"] = [["Thêm", *reversed(row)] for row in rows]
    book = taken(cast, told)
    assert states(book)["Phạm Thị Sen"] == "changed"
    assert book.notes == ["1 dòng đã bị xóa khỏi tệp (Đăng ký): coi như không thay đổi."]


def test_a_book_of_another_unit_or_with_an_altered_hidden_sheet_is_refused(cast, sen):
    with pytest.raises(NotNow) as other:
        taken(cast, pages(cast.school_b))
    assert "được lập cho đơn vị khác" in str(other.value)
    told = pages(cast.school_b)
    for row in told["Theo dõi"]:
        row[:] = [str(cast.school_a.pk) if cell == str(cast.school_b.pk) else cell for cell in row]
    with pytest.raises(NotNow) as altered:
        taken(cast, told)
    assert "trang ẩn của sổ đã bị sửa" in str(altered.value)


def test_the_proposal_of_an_open_draft_is_written_through_its_own_step(cast):
    proposal = way.drafted(cast, count=1)
    told = pages(cast.school_a)
    head = next(head for row in told["Đề nghị"] for head in row if "Đề nghị: Lao động tiên tiến" in str(head))
    for name in ("Nguyễn Thị Hạnh A", cast.hoa.person.full_name):
        mark(told, "Đề nghị", name, head)
    book = actions.write_workbook(taken(cast, told), by=cast.by("hoa"))
    assert proposal.lines.exclude(state="withdrawn").filter(person=cast.hoa.person, award="LDTT").count() == 1
    actions.void_workbook(book, by=cast.by("hoa"))
    assert proposal.lines.exclude(state="withdrawn").filter(person=cast.hoa.person).count() == 0


def test_a_book_is_taken_back_only_while_nobody_built_on_it(cast, sen):
    told = pages(cast.school_a)
    mark(told, "Đăng ký", "Phạm Thị Sen", LDTT)
    book = actions.write_workbook(taken(cast, told), by=cast.by("hoa"))
    registrations.save_sheet(
        sheet_of(cast.school_a, year(cast.school_a)), by=cast.by("hoa"), choices={sen.pk: ["BKT"]}, group_codes=[],
        version=1,
    )  # fmt: skip
    with pytest.raises(NotNow):
        actions.void_workbook(book, by=cast.by("hoa"))
    assert registered(cast) == {sen.pk: {"BKT"}}


def test_only_clerk_and_head_of_the_unit_bring_its_book(cast, sen):
    with pytest.raises(NotYours):
        taken(cast, pages(cast.school_a), who="mai")
    assert list(queries.workbooks_seen_by(cast.by("mai"))) == []
