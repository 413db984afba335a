"""The office's day and time, working days, holidays, and the two clocks by which years are counted.

Nothing else in the product reads the system clock for office matters.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml
from django.conf import settings

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
SCHOOL, CALENDAR = "school", "calendar"
_set_day: ContextVar[date | None] = ContextVar("office_day", default=None)
_set_time: ContextVar[time | None] = ContextVar("office_time", default=None)


def today() -> date:
    """The office's day: the one set for this run, else `BANGVANG_TODAY`, else the clock's."""
    if day := _set_day.get():
        return day
    if settings.BANGVANG_TODAY:
        return date.fromisoformat(settings.BANGVANG_TODAY)
    return datetime.now(HERE).date()


def now() -> datetime:
    """The office's day at the clock's time of day (or the one set for this run), in Vietnam."""
    return datetime.combine(today(), _set_time.get() or datetime.now(HERE).time(), HERE)


@contextmanager
def office_day(day: date, at: time | None = None) -> Iterator[None]:
    """Let the office live on another day, as the season and tests do; with `at` its clock stands at that time."""
    token, time_token = _set_day.set(day), _set_time.set(at or _set_time.get())
    try:
        yield
    finally:
        _set_day.reset(token)
        _set_time.reset(time_token)


def holidays() -> frozenset[date]:
    """Days off by the year's own announcements, and the office's own."""
    return _exceptions(Path(settings.DATA))[0]


def worked_weekends() -> frozenset[date]:
    """Saturdays and Sundays worked in exchange for a bridge day."""
    return _exceptions(Path(settings.DATA))[1]


@cache
def _exceptions(folder: Path) -> tuple[frozenset[date], frozenset[date]]:
    """Days off and days worked: the announcements, then what the office says in its data folder, which wins."""
    off, worked = _told(Path(__file__).parent / "holidays.yaml")
    own_off, own_worked = _told(folder / "holidays.yaml")
    return (off - own_worked) | own_off, (worked - own_off) | own_worked


def _told(path: Path) -> tuple[frozenset[date], frozenset[date]]:
    told = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None
    told = {"off": (told or {}).get(False), **(told or {})}  # a bare off is a no to YAML
    return frozenset(_spread(told.get("off") or [])), frozenset(_spread(told.get("worked") or []))


def _spread(rows: list[dict[str, date | str]]) -> Iterator[date]:
    for row in rows:
        first = row["from"]
        last = row.get("to", first)
        if isinstance(first, date) and isinstance(last, date):
            for step in range((last - first).days + 1):
                yield first + timedelta(days=step)


def is_working_day(day: date) -> bool:
    if day in worked_weekends():
        return True
    return day.weekday() < 5 and day not in holidays()


def add_working_days(day: date, count: int) -> date:
    """The count-th working day after the day."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """Working days from first to last, both counted."""
    return sum(is_working_day(first + timedelta(days=step)) for step in range((last - first).days + 1))


def roll_to_working_day(day: date) -> date:
    """The day itself, or the next working day after it."""
    return day if is_working_day(day) else add_working_days(day, 1)


def deadline_at(day: date, hour: time) -> datetime:
    """When a deadline ends: at its hour on the day, or on the next working day."""
    return datetime.combine(roll_to_working_day(day), hour, HERE)


def period_of(day: date, clock: str = SCHOOL) -> str:
    """The year a day belongs to: "2023-2024" from 1 September, or "2024"."""
    if clock == CALENDAR:
        return str(day.year)
    first = day.year if day.month >= 9 else day.year - 1
    return f"{first}-{first + 1}"


def period_bounds(period: str) -> tuple[date, date]:
    """First and last day of a year under review."""
    if "-" in period:
        first = int(period[:4])
        return date(first, 9, 1), date(first + 1, 8, 31)
    return date(int(period), 1, 1), date(int(period), 12, 31)


def shift(period: str, years: int) -> str:
    """The year so many years later (or earlier)."""
    first = int(period[:4]) + years
    return f"{first}-{first + 1}" if "-" in period else str(first)


def years_back(period: str, count: int) -> list[str]:
    """The count years ending with this one, oldest first."""
    return [shift(period, -back) for back in range(count - 1, -1, -1)]
