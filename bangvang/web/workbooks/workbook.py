"""The workbook of a unit and year as it goes out: guide, staff, and the tables with their codes closed."""

from typing import Any

from bangvang.office.dossiers.queries import labels
from bangvang.office.dossiers.queries.workbooks import Tables, tables_of
from bangvang.office.dossiers.reading.workbooks import CODE, MARK, NAME, TABLES, Stamp, head_of, stamp_lines
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets import Column, Sheet, count_line, workbook

CHOICES = "Danh mục"
GUIDE = (
    "Trang Đăng ký và trang Đề nghị (nếu đang có đợt xét) dùng để đánh dấu danh hiệu cho từng người.",
    f"Ghi chữ {MARK} vào ô của danh hiệu, hoặc xóa chữ {MARK} để bỏ. Các ô khác của bảng đã khóa.",
    "Không sửa mã cán bộ và họ tên. Xóa một dòng được coi là không thay đổi dòng đó.",
    "Sổ chỉ dùng cho đơn vị và năm ghi trong sổ. Làm xong, lưu tệp rồi tải lên ở mục Sổ Excel của đơn vị.",
    "Trước khi ghi, hệ thống cho xem từng dòng khác biệt. Chưa xác nhận thì chưa có gì thay đổi.",
)
WHO = (Column(CODE, 16, "center", True), Column(NAME, 30), Column("Chức vụ", 26))


def unit_workbook(unit: Any, period: str) -> bytes:
    """The .xlsx with everything the unit fills in, and a hidden sheet that remembers what was handed out."""
    tables = tables_of(unit, period)
    sheets = [_guide(unit, period), _staff(unit, period, tables)]
    sheets += [_table(table, unit, period, tables) for table in tables.awards]
    return workbook([*sheets, _choices(), _stamp(unit, period, tables)])


def _guide(unit: Any, period: str) -> Sheet:
    rows = [[place, line] for place, line in enumerate(GUIDE, start=1)]
    columns = [Column("TT", 6, "center"), Column("Nội dung", 100)]
    return Sheet("Hướng dẫn", f"SỔ EXCEL NĂM {period}", columns, rows, unit.name, is_locked=True)


def _staff(unit: Any, period: str, tables: Tables) -> Sheet:
    rows = [[*_who(person), person.birth_date] for person in tables.people]
    columns = [*WHO, Column("Ngày sinh", 14, "center")]
    close = count_line("người")
    return Sheet("Cán bộ", "DANH SÁCH CÁN BỘ", columns, rows, unit.name, closing=close, is_locked=True)


def _table(table: str, unit: Any, period: str, tables: Tables) -> Sheet:
    awards, marked = tables.awards[table], tables.marked[table]
    source = f"'{CHOICES}'!$A$5:$A$5"
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
    return Sheet(CHOICES, CHOICES, [Column("Đánh dấu", 12)], [[MARK]], is_hidden=True)


def _stamp(unit: Any, period: str, tables: Tables) -> Sheet:
    handed = {
        (table, person.code): sorted(marked.get(person.pk, []))
        for table, marked in tables.marked.items()
        for person in tables.people
    }
    told = Stamp(unit.pk, period, calendar.now().strftime("%d/%m/%Y %H:%M"), handed)
    columns = [Column(head, 14, is_text=True) for head in ("Mục", "Mã", "Giá trị", "Lúc")]
    return Sheet("Theo dõi", "THEO DÕI", columns, stamp_lines(told), is_locked=True, is_hidden=True)
