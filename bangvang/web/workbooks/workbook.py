"""The workbook of a unit and year as it goes out: guide, staff, and the tables with their codes closed."""

from dataclasses import replace
from itertools import zip_longest
from typing import Any

from bangvang.office.achievements.queries import Grade
from bangvang.office.dossiers.queries import labels
from bangvang.office.dossiers.queries.workbook_lists import lists_of, signs_of
from bangvang.office.dossiers.queries.workbooks import Tables, tables_of
from bangvang.office.dossiers.reading.workbook_lists import HEADS, RATINGS, STAFF, TITLES
from bangvang.office.dossiers.reading.workbooks import CODE, MARK, NAME, TABLES, Stamp, head_of, stamp_lines
from bangvang.office.people.queries.record import Contract, LeftAs, Sex
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets import Column, Sheet, count_line, workbook

CHOICES = "Danh mục"
FREE_ROWS = 10  # for people who have come
GUIDE = (
    "Trang Đăng ký và trang Đề nghị (nếu đang có đợt xét) dùng để đánh dấu danh hiệu cho từng người.",
    f"Ghi chữ {MARK} vào ô của danh hiệu, hoặc xóa chữ {MARK} để bỏ. Các ô khác của hai bảng này đã khóa.",
    "Trang Xếp loại: chọn mức xếp loại của từng người trong năm, kèm quyết định nếu có.",
    "Trang Cán bộ: sửa chức vụ, loại hợp đồng và các ngày; người thôi công tác ghi ngày nghỉ, lý do nghỉ; người mới ghi vào các dòng trống ở cuối bảng.",
    "Không sửa mã cán bộ và họ tên. Xóa một dòng được coi là không thay đổi dòng đó.",
    "Sổ chỉ dùng cho đơn vị và năm ghi trong sổ. Làm xong, lưu tệp rồi tải lên ở mục Sổ Excel của đơn vị.",
    "Trước khi ghi, hệ thống cho xem từng dòng khác biệt. Chưa xác nhận thì chưa có gì thay đổi.",
)
WHO = (Column(CODE, 16, "center", True), Column(NAME, 30), Column("Chức vụ", 26))
PICKED = {"Giới tính": Sex.labels, "Loại hợp đồng": Contract.labels, "Xếp loại": Grade.labels, "Đánh dấu": [MARK],
          "Lý do nghỉ": LeftAs.labels}  # fmt: skip
WIDTHS = {"Họ và tên": 28, "Chức vụ": 26, "Xếp loại": 30, "Cơ quan ban hành": 30}
FIRST_PICK = 5  # the row of the hidden sheet where values begin


def unit_workbook(unit: Any, period: str) -> bytes:
    """The .xlsx with everything the unit fills in, and a hidden sheet that remembers what was handed out."""
    tables = tables_of(unit, period)
    lists = lists_of(tables.people, period)
    sheets = [_guide(unit, period), _staff(unit, lists[STAFF])]
    sheets += [_table(table, unit, period, tables) for table in tables.awards]
    return workbook([*sheets, _ratings(unit, period, lists[RATINGS]), _choices(), _stamp(unit, period, tables, lists)])


def _picked(head: str) -> str:
    """Where the values of a drop-down stand."""
    letter, count = chr(ord("A") + list(PICKED).index(head)), len(PICKED[head])
    return f"'{CHOICES}'!${letter}${FIRST_PICK}:${letter}${FIRST_PICK + count - 1}"


def _column(head: str) -> Column:
    is_name = head in (CODE, NAME)
    width, align = WIDTHS.get(head, 15), "left" if head in WIDTHS else "center"
    choices = _picked(head) if head in PICKED else ""
    return Column(head, width, align, head in (CODE, "Số quyết định"), choices=choices, is_open=not is_name)


def _guide(unit: Any, period: str) -> Sheet:
    rows = [[place, line] for place, line in enumerate(GUIDE, start=1)]
    columns = [Column("TT", 6, "center"), Column("Nội dung", 100)]
    return Sheet("Hướng dẫn", f"SỔ EXCEL NĂM {period}", columns, rows, unit.name, is_locked=True)


def _staff(unit: Any, rows: Any) -> Sheet:
    columns = [_column(head) for head in HEADS[STAFF]]
    close = count_line("người")
    return Sheet(
        TITLES[STAFF], "DANH SÁCH CÁN BỘ", columns, rows, unit.name, closing=close, is_locked=True, free_rows=FREE_ROWS
    )  # fmt: skip


def _ratings(unit: Any, period: str, rows: Any) -> Sheet:
    columns = [replace(one, is_open=one.is_open and one.head != "Chức vụ") for one in map(_column, HEADS[RATINGS])]
    title = f"KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG NĂM {period}"
    return Sheet(TITLES[RATINGS], title, columns, rows, unit.name, closing=count_line("người"), is_locked=True)


def _table(table: str, unit: Any, period: str, tables: Tables) -> Sheet:
    awards, marked = tables.awards[table], tables.marked[table]
    source = _picked("Đánh dấu")
    heads = [Column(head_of(table, labels([one])), 18, "center", choices=source, is_open=True) for one in awards]
    rows = [
        [*_who(person), *(MARK if award in marked.get(person.pk, ()) else "" for award in awards)]
        for person in tables.people
    ]
    title = f"{TABLES[table].upper()} DANH HIỆU, HÌNH THỨC KHEN THƯỞNG NĂM {period}"
    return Sheet(TABLES[table], title, [*WHO, *heads], rows, unit.name, is_locked=True)


def _who(person: Any) -> list[str]:
    return [person.code, person.full_name, person.post_here[0].title]


def _choices() -> Sheet:
    columns = [Column(head, 30) for head in PICKED]
    rows = [["" if value is None else value for value in row] for row in zip_longest(*PICKED.values())]
    return Sheet(CHOICES, CHOICES, columns, rows, is_hidden=True)


def _stamp(unit: Any, period: str, tables: Tables, lists: Any) -> Sheet:
    handed = {
        (table, person.code): sorted(marked.get(person.pk, []))
        for table, marked in tables.marked.items()
        for person in tables.people
    } | signs_of(lists)
    told = Stamp(unit.pk, period, calendar.now().strftime("%d/%m/%Y %H:%M"), handed)
    columns = [Column(head, 14, is_text=True) for head in ("Mục", "Mã", "Giá trị", "Lúc")]
    return Sheet("Theo dõi", "THEO DÕI", columns, stamp_lines(told), is_locked=True, is_hidden=True)
