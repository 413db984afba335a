"""The registration sheet as an office prints it."""

from typing import Any

from bangvang.toolbox.sheets import Column, Sheet, count_line
from bangvang.web.registrations.table import Row, Table
from bangvang.web.shared.printed import HONORIFICS, heading_of, signed_by


def registration_sheet(sheet: Any, table: Table) -> Sheet:
    """People with their marks under one joint head, last year's values beside them; what the group registers below."""
    last = f"Năm {table.last_year}"
    columns = [
        Column("TT", 6, "center"),
        Column("Ông/Bà", 8, "center"),
        Column("Họ và tên", 28),
        Column("Chức vụ", 24),
        Column("Xếp loại năm trước", 22, group=last),
        Column("Danh hiệu năm trước", 26, group=last),
        *(Column(head, 16, "center", group="Đăng ký") for head in table.heads),
    ]
    unit, *teams = table.groups
    own = [f"Tập thể đăng ký: {unit.chosen or 'không đăng ký'}."]
    own += [f"{team.name} đăng ký: {team.chosen}." for team in teams if team.chosen]
    return Sheet(
        name="Đăng ký",
        title=f"DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM {sheet.period}\n{sheet.unit.name.upper()}",
        columns=columns,
        rows=[_line(place, row) for place, row in enumerate(table.rows, start=1)],
        closing=count_line("người"),
        notes=[*own, *(f"{count.label}: {count.chosen} người." for count in table.counts)],
        heading=heading_of(sheet.unit),
        signing=signed_by(sheet.unit),
    )


def _line(place: int, row: Row) -> list[Any]:
    marks = ("x" if cell.is_chosen else "" for cell in row.cells)
    return [place, HONORIFICS.get(row.sex, ""), row.name, row.post, row.rating, row.titles, *marks]
