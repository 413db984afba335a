"""Rows of a staff list in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bangvang.office.people.reading.comparing import DAYS, LABELS
from bangvang.office.people.reading.leaving import LEFT_AS
from bangvang.toolbox.vietnamese import date_text
from bangvang.web.shared.taken_lists import DATA_STATE

WORDS = {
    "nam": "Nam",
    "nu": "Nữ",
    "staff": "Biên chế",
    "contract": "Hợp đồng",
    "visiting": "Thỉnh giảng",
} | dict(LEFT_AS.labels)
SHOWN = ("birth_date", "code", "title", "unit_name", "citizen_id")


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
    if row.state == "new" and told.get("left_date"):
        told["title"] = f"{told.get('title', '')}, nghỉ từ {_said('left_date', told['left_date'], units)}"
    facts = tuple(_said("birth_date" if key == "birth_date" else key, told.get(key), units) for key in SHOWN)
    changes = tuple(
        (LABELS[key], _said(key, old, units) or "chưa có", _said(key, new, units) + _from(key, row))
        for key, (old, new) in row.changes.items()
        if key in LABELS
    )
    return RowShown(row, told.get("full_name", ""), facts, changes)


def _from(key: str, row: Any) -> str:
    """Another name is borne from the day of the list on."""
    if key != "full_name":
        return ""
    return f", từ ngày {date_text(row.staff_list.day)} (ngày nhập danh sách); văn bản trước ngày này giữ họ tên cũ"


def _said(key: str, value: Any, units: dict[int, str]) -> str:
    """A value as people write it."""
    if value in (None, ""):
        return ""
    if key == "unit":
        return units.get(value, "")
    if key in DAYS:
        return date_text(date.fromisoformat(value))
    return WORDS.get(value, str(value))
