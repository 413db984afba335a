"""The year under review: a school year or a calendar year, and the years before it."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .errors import CaseError

_SCHOOL = re.compile(r"^(\d{4})-(\d{4})$")
_CALENDAR = re.compile(r"^(\d{4})$")


@dataclass(frozen=True, slots=True)
class Period:
    """One year of review. Two clocks: years are counted by the year in which they end, so none counts twice."""

    label: str
    is_school: bool
    index: int

    @property
    def since(self) -> date:
        """First day of the year."""
        return date(self.index - 1, 9, 1) if self.is_school else date(self.index, 1, 1)

    @property
    def until(self) -> date:
        """Last day of the year; the school year closes at the end of May."""
        return date(self.index, 5, 31) if self.is_school else date(self.index, 12, 31)

    def back(self, years: int) -> "Period":
        """The period so many years earlier on the same clock."""
        return period_of(
            f"{self.index - years - 1}-{self.index - years}" if self.is_school else str(self.index - years)
        )


def other_clock(period: Period) -> Period:
    """The year of the other clock that ends in the same calendar year."""
    return period_of(str(period.index) if period.is_school else f"{period.index - 1}-{period.index}")


@lru_cache(maxsize=256)
def years_back(period: Period, count: int) -> tuple[tuple[Period, date, date], ...]:
    """The period and those before it on the same clock, newest first, with their days."""
    chain = [period.back(j) for j in range(count)]
    return tuple((each, each.since, each.until) for each in chain)


@lru_cache(maxsize=4096)
def period_of(label: object, *, key: str = "for") -> Period:
    """Reads “2023-2024” or “2024”."""
    text = str(label)
    if match := _SCHOOL.match(text):
        first, last = int(match[1]), int(match[2])
        if last == first + 1 and first >= 1900:
            return Period(text, True, last)
    elif (match := _CALENDAR.match(text)) and int(match[1]) >= 1900:
        return Period(text, False, int(match[1]))
    raise CaseError(f"“{text}” không phải năm học (2023-2024) hoặc năm công tác (2024).", key=key)


def months_between(start: date, end: date) -> int:
    """Whole months from one day to another."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
