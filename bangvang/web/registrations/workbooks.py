"""The registration sheet as an office prints it."""

from typing import Any

from bangvang.toolbox.files import XLSX
from bangvang.toolbox.sheets import Column, Sheet, workbook
from bangvang.web.registrations.table import Row, Table

__all__ = ["XLSX"]


def sheet_workbook(sheet: Any, table: Table) -> bytes:
    """People and group with their marks, last year's values beside them."""
    titles = [Column(head, 16, "center", group="Đăng ký") for head in table.heads]
    columns = [
        Column("STT", 6, "center"),
        Column("Họ và tên", 28),
        Column("Chức vụ", 22),
        Column(f"Xếp loại năm {table.last_year}", 22),
        Column(f"Danh hiệu năm {table.last_year}", 26),
        *titles,
    ]
    rows = [_line(place, row) for place, row in enumerate(table.rows, start=1)]
    own = ", ".join(cell.label for cell in table.group.cells if cell.is_chosen) or "không đăng ký"
    page = Sheet(
        name="Đăng ký",
        title=f"DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM {sheet.period}",
        subtitle=sheet.unit.name,
        columns=columns,
        rows=rows,
        closing=f"Tập thể đăng ký: {own}.",
        notes=[f"{count.label}: {count.chosen} người." for count in table.counts],
    )
    return workbook([page])


def _line(place: int, row: Row) -> list[Any]:
    return [place, row.name, row.post, row.rating, row.titles, *("x" if cell.is_chosen else "" for cell in row.cells)]
