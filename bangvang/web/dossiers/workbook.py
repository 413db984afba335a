"""The table of a unit as a workbook: goes out filled in, comes back with crosses."""

from dataclasses import dataclass
from typing import Any

from bangvang.office.dossiers import queries
from bangvang.toolbox import sheets
from bangvang.toolbox.sheets import SheetRefused
from bangvang.toolbox.vietnamese import fold

CODE, MARK = "Mã cán bộ", "x"
HEAD_WITHIN = 10  # rows in which the head of the table must stand
FIXED = (
    sheets.Column(CODE, 14, "center", True),
    sheets.Column("Họ và tên", 28),
    sheets.Column("Chức vụ", 24),
    sheets.Column("Xếp loại", 24),
    sheets.Column("Danh hiệu năm trước", 24),
)


@dataclass(frozen=True)
class TableRead:
    """What came back: award codes by person id, and rows that name nobody of the unit."""

    people: dict[int, list[str]]
    strangers: list[str]

    @property
    def chosen(self) -> int:
        return sum(len(awards) for awards in self.people.values())


def table_workbook(proposal: Any) -> bytes:
    """Every person of the unit, with what is ticked already."""
    awards, _groups = queries.awards_of_table(proposal)
    rows = queries.rows_for(proposal, queries.people_to_choose(proposal), awards)
    columns = [*FIXED, *(sheets.Column(queries.labels([award]), 18, "center") for award in awards)]
    told = [
        [
            row.code,
            row.name,
            row.post,
            row.grade,
            row.last_titles,
            *(MARK if cell.is_chosen else "" for cell in row.cells),
        ]
        for row in rows
    ]
    title = f"BẢNG ĐỀ NGHỊ NĂM {proposal.period}"
    note = f"Ghi chữ {MARK} vào ô của danh hiệu được đề nghị; không sửa cột {CODE}."
    sheet = sheets.Sheet("Đề nghị", title, columns, told, proposal.from_unit.name, notes=[note])
    return sheets.workbook([sheet])


def table_read(proposal: Any, data: bytes, name: str) -> TableRead:
    """The crosses of a workbook; the head tells which column is which, wherever it was moved."""
    rows = sheets.read_rows(data, name)
    awards, _groups = queries.awards_of_table(proposal)
    at = next((place for place, row in enumerate(rows[:HEAD_WITHIN]) if fold(CODE) in _folded(row)), None)
    if at is None:
        raise SheetRefused(f"Tệp {name} không có cột “{CODE}”. Hãy dùng bảng Excel tải từ trang này.")
    head = _folded(rows[at])
    places = {
        award: head.index(fold(queries.labels([award]))) for award in awards if fold(queries.labels([award])) in head
    }
    return _crosses(proposal, rows[at + 1 :], head.index(fold(CODE)), places)


def _crosses(proposal: Any, rows: list[list[Any]], code_at: int, places: dict[str, int]) -> TableRead:
    known = dict(queries.people_to_choose(proposal).values_list("code", "pk"))
    people: dict[int, list[str]] = {}
    strangers = []
    for row in rows:
        code = str(row[code_at]).strip() if len(row) > code_at else ""
        crossed = [award for award, at in places.items() if len(row) > at and str(row[at]).strip()]
        if code in known:
            people[known[code]] = crossed
        elif crossed:
            strangers.append(code or str(row[code_at + 1] if len(row) > code_at + 1 else ""))
    return TableRead(people, strangers)


def _folded(row: list[Any]) -> list[str]:
    return [fold(str(value)).strip() for value in row]
