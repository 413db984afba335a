"""The rounds of a year on a line: figures in per cent for the drawing, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Bar:
    """One round: where it starts and how wide it is, in per cent of the year."""

    label: str
    url_id: int
    x: str
    width: str
    tone: str


@dataclass(frozen=True)
class Mark:
    """One commemoration."""

    label: str
    on: date
    x: str


@dataclass(frozen=True)
class YearLine:
    """All that the drawing needs."""

    year: int
    months: list[tuple[int, str]]
    bars: list[Bar]
    marks: list[Mark]
    today: str
    today_date: date


def year_line(rounds: Iterable[Any], year: int, today: date) -> YearLine:
    """A round without a printed start is drawn from the first of January and says so in its table."""
    months = [(month, _x(date(year, month, 1), year)) for month in range(1, 13)]
    rows = list(rounds)
    marks = [mark for row in rows for told in row.commemorations if (mark := _mark(told, year))]
    return YearLine(
        year=year,
        months=months,
        bars=[_bar(row, year) for row in rows],
        marks=sorted(marks, key=lambda mark: mark.on),
        today=_x(today, year) if today.year == year else "",
        today_date=today,
    )


def _bar(row: Any, year: int) -> Bar:
    start, end = row.since or date(year, 1, 1), row.until or date(year, 12, 31)
    tone = {"planned": "c-track", "launched": "c-run", "closed": "c-past"}[row.state]
    width = max(1.0, _share(end, year) - _share(start, year))
    return Bar(row.name, row.pk, _x(start, year), f"{width:.1f}%", tone)


def _mark(told: dict[str, Any], year: int) -> Mark | None:
    if not told.get("on"):
        return None
    on = date.fromisoformat(told["on"])
    return Mark(told["name"], on, _x(on, year)) if on.year == year else None


def _x(day: date, year: int) -> str:
    return f"{_share(day, year):.1f}%"


def _share(day: date, year: int) -> float:
    return min(100.0, max(0.0, (day - date(year, 1, 1)).days / 3.66))
