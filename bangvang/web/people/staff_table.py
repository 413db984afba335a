"""A staff list as its preview shows it: columns that can be chosen otherwise, rows in words, the clerk's file with reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bangvang.office.people.reading import STAFF
from bangvang.office.people.reading.comparing import LABELS
from bangvang.toolbox import files
from bangvang.toolbox.sheets import Column, Sheet, workbook
from bangvang.toolbox.sheets.reading import read_sheet
from bangvang.toolbox.vietnamese import date_text

DATA_STATE = {"new": "info", "changed": "warn", "same": "ok", "doubtful": "none", "wrong": "bad"}
STATES = {"new": "mới", "changed": "thay đổi", "same": "không đổi", "doubtful": "cần chọn", "wrong": "sai"}
WORDS = {"nam": "Nam", "nu": "Nữ", "staff": "Biên chế", "contract": "Hợp đồng", "visiting": "Thỉnh giảng"}
KNOWN = {"ordinal": "Số thứ tự"} | {one.key: one.label for one in STAFF.fields}
SHOWN = ("birth_date", "code", "title", "unit_name")


@dataclass(frozen=True)
class RowShown:
    """One row as an officer reads it."""

    kept: Any
    name: str
    facts: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]

    @property
    def data_state(self) -> str:
        return DATA_STATE[self.kept.state]


def shown(row: Any, units: dict[int, str]) -> RowShown:
    told = row.values | {"unit_name": units.get(row.values.get("unit"), "")}
    facts = tuple(_said("birth_date" if key == "birth_date" else key, told.get(key), units) for key in SHOWN)
    changes = tuple(
        (LABELS[key], _said(key, old, units) or "chưa có", _said(key, new, units))
        for key, (old, new) in row.changes.items()
        if key in LABELS
    )
    return RowShown(row, told.get("full_name", ""), facts, changes)


def _said(key: str, value: Any, units: dict[int, str]) -> str:
    """A value as people write it."""
    if value in (None, ""):
        return ""
    if key == "unit":
        return units.get(value, "")
    if key in ("birth_date", "joined_date", "post_since"):
        return date_text(date.fromisoformat(value))
    return WORDS.get(value, str(value))


def columns_shown(found: Any) -> list[tuple[Any, list[tuple[str, str]]]]:
    """Each column of the file with what it may be taken for."""
    offers = [("", "Không dùng"), *KNOWN.items()]
    return [(one, offers) for one in found.columns]


def tabs(found: Any, chosen: str) -> list[tuple[str, str, int, bool]]:
    """Filters by state with how many rows each has."""
    all_rows = ("", "Tất cả", found.counts.get("rows", 0), not chosen)
    return [
        all_rows,
        *((code, word.capitalize(), found.counts.get(code, 0), code == chosen) for code, word in STATES.items()),
    ]


def error_workbook(found: Any, rows: Iterable[Any]) -> bytes:
    """The clerk's own rows with a column of reasons; every cell is text, none a formula."""
    reasons = {row.row: "\n".join(one["sentence"] for one in row.reasons) for row in rows}
    head = (found.header_rows[0], found.header_rows[-1])
    reading = read_sheet(files.read(found.file), found.file.name, STAFF, page=found.page, header_rows=head)
    wrong = [(row.row, *row.raw) for row in reading.rows if row.row in reasons]
    width = max((len(row) for row in wrong), default=1)
    heads = {one.place + 1: " ".join(one.head.split()) for one in reading.columns}
    columns = [
        Column("Dòng trong tệp", 10, "center"),
        *(Column(heads.get(n, ""), 18, is_text=True) for n in range(1, width)),
    ]
    body = [[*row, *[""] * (width - len(row)), reasons[row[0]]] for row in wrong]
    sheet = Sheet("Dòng cần sửa", f"Dòng cần sửa trong tệp {found.file.name}", [*columns, Column("Lý do", 60)], body)
    return workbook([sheet])
