"""Rows of a list of past years in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bangvang.office.achievements.queries import Grade, Nature, Prize, Reach, award_label
from bangvang.toolbox.vietnamese import date_text
from bangvang.web.shared.taken_lists import DATA_STATE


@dataclass(frozen=True)
class RowShown:
    """One row as an officer reads it: of whom, what, by which decision."""

    kept: Any
    name: str
    what: str
    decision: str
    changes: tuple[tuple[str, str, str], ...]

    @property
    def data_state(self) -> str:
        return DATA_STATE[self.kept.state]


def shown(row: Any, kind: str) -> RowShown:
    told = row.values
    name = told.get("full_name") or told.get("group_name") or _authors(told)
    changes = tuple(("Xếp loại", _grade(old), _grade(new)) for old, new in row.changes.values())
    return RowShown(row, name, ", ".join(part for part in _what(told, kind) if part), _decision(told), changes)


def _what(told: dict[str, Any], kind: str) -> tuple[str, ...]:
    year = told.get("period") or ""
    if kind == "awards":
        given = f"{Nature(told['nature']).label} " if told.get("nature") else ""
        return given + award_label(told["award"]) if told.get("award") else "", year
    if kind == "ratings":
        return _grade(told.get("grade")), year
    if kind == "initiatives":
        return told.get("title") or "", _label(Reach, told.get("reach")), year
    return _label(Prize, told.get("prize")), told.get("contest") or "", told.get("pupil") or "", year


def _authors(told: dict[str, Any]) -> str:
    return "; ".join(f"{name} ({part} %)" if part else name for name, part in told.get("authors") or [])


def _grade(code: Any) -> str:
    return _label(Grade, code)


def _label(choices: Any, code: Any) -> str:
    return str(choices(code).label) if code in choices.values else ""


def _decision(told: dict[str, Any]) -> str:
    day = told.get("decided_date") or ""
    written = date_text(date.fromisoformat(day)) if len(day) == len("2024-06-12") else day
    parts = (
        f"Số {told['number']}" if told.get("number") else "",
        f"ngày {written}" if written else "",
        told.get("issuer"),
    )
    return ", ".join(part for part in parts if part)
