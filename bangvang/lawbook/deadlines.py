"""Time limits of complaints and denunciations (Luật Khiếu nại, Luật Tố cáo), counted in calendar days or working days."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .errors import CaseError
from .instruments import read_yaml
from .settings import cite_text
from .verdicts import plain

_BOOK = read_yaml("complaints.yaml")
ACTS: tuple[str, ...] = tuple(_BOOK["acts"])
_UNREAD_FROM: date = _BOOK["unread_from"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """Days of one act: accept by, and settle within so many days of acceptance."""

    act: str
    accept_by: date | None
    settle_within_days: int | None
    submit_by: date | None
    cite: str
    confidence: str
    unit: str

    def as_dict(self) -> dict[str, Any]:
        """The deadline as JSON-able data."""
        out: dict[str, Any] = plain(self)
        return out


def deadline_for(
    act: str, *, day: date, remote: bool = False, complex: bool = False, holidays: Collection[date] = ()
) -> Deadline:
    """Time limits of an act received (or, for submitting, known) on a day; holidays matter for working days only."""
    if act not in _BOOK["acts"]:
        raise CaseError(f"“{act}” không thuộc các việc: {', '.join(ACTS)}.", key="act")
    row = _BOOK["acts"][act]
    kind = ("remote_" if remote else "") + ("complex" if complex else "plain")
    unit = row.get("unit", "calendar")
    return Deadline(
        act,
        _after(day, row.get("accept"), unit, holidays),
        _pick(row.get("settle"), kind),
        _after(day, _pick(row.get("submit"), kind), unit, holidays),
        cite_text(row["cite"]),
        "L" if day >= _UNREAD_FROM else "H",
        unit,
    )


def _pick(days: Any, kind: str) -> int | None:
    if isinstance(days, dict):
        days = days.get(kind) or days[kind.removeprefix("remote_")]
    return None if days is None else int(days)


def _after(day: date, days: int | None, unit: str, holidays: Collection[date]) -> date | None:
    if days is None:
        return None
    if unit == "calendar":
        return day + timedelta(days=days)
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5 and day not in holidays
    return day
