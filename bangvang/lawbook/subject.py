"""A person or a group as the rules see it: years newest first; each column of small whole numbers is read when first asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from .periods import Period, other_clock, period_of, years_back
from .shapes import check_facts

UNKNOWN = -1
REACH = 16  # years looked back; planes and persons alike

Raw = Mapping[str, Any]


class Year:
    """One year of review; two reviews closing in one year (a change of clock) count once, and only where they agree."""

    __slots__ = ("ended", "label", "raws", "since", "until")

    def __init__(self, label: str, since: date, until: date, raws: tuple[Raw, ...], ended: bool) -> None:
        self.label, self.since, self.until = label, since, until
        self.raws, self.ended = raws, ended

    @property
    def raw(self) -> Raw:
        """What was given of the year."""
        return self.raws[0] if self.raws else {}


Column = Callable[["Subject"], list[int]]
COLUMNS: dict[str, Column] = {}
PRESENT: dict[str, Callable[[Subject], int]] = {}
AMOUNT_OF: dict[str, Callable[[Subject], tuple[int, int]]] = {}


class Subject:
    """The facts of one question, read once."""

    def __init__(
        self, kind: str, facts: Raw, period: Period, day: date, *, min_share: float = 0, is_checked: bool = False
    ) -> None:
        if not is_checked:
            check_facts(kind, facts)
        self.kind, self.facts, self.period, self.day = kind, facts, period, day
        self.is_person = kind == "person"
        self.began: date | None = facts.get("joined" if self.is_person else "founded")
        self.min_share = min_share
        self.masks: dict[str, tuple[int, int]] = {}
        self._columns: dict[str, list[int]] = {}
        self._amounts: dict[str, tuple[int, int]] = {}
        self.years = self._chain()
        if not self.years[0].raws and not self.years[0].ended:
            self.years[0].raws = (
                {},
            )  # the year under review is asked of even where no review was given: the day of joining may settle it
        self.given = [(j, year, year.raws) for j, year in enumerate(self.years) if year.raws]
        self._ended = [j for j, year in enumerate(self.years) if year.ended]

    def _chain(self) -> list[Year]:
        """Years newest first; where the person changed clock, older years follow the clock of the reviews given."""
        by_index: dict[int, list[tuple[Period, Raw]]] = {}
        for label, raw in (self.facts.get("history") or {}).items():
            period = period_of(label)
            by_index.setdefault(period.index, []).append((period, raw))
        clocks = [years_back(self.period, REACH), years_back(other_clock(self.period), REACH)]
        began, years = self.began or date.min, []
        for j in range(REACH):
            own, other = clocks[0][j], clocks[1][j]
            given = by_index.get(own[0].index)
            if not given:
                years.append(Year(own[0].label, own[1], own[2], (), own[2] < began))
                continue
            raws = tuple([raw for _, raw in given])
            if given[0][0].is_school != own[0].is_school:
                if len(given) > 1:
                    raws = raws[::-1]
                else:
                    clocks.reverse()
                    own = other
            years.append(Year(own[0].label, own[1], own[2], raws, False))
        return years

    def blank(self, ended: int) -> list[int]:
        """A column where nothing is known, save of years before the person joined or the group was founded."""
        out = [UNKNOWN] * REACH
        for j in self._ended:
            out[j] = ended
        return out

    def column(self, name: str) -> list[int]:
        """A yearly field, newest first."""
        if (found := self._columns.get(name)) is None:
            found = self._columns[name] = COLUMNS[name](self)
        return found

    def present(self, name: str) -> int:
        """A field of the present day."""
        return PRESENT[name](self)

    def amount(self, name: str) -> tuple[int, int]:
        """The least and the greatest an amount may be; equal where it is known."""
        if (found := self._amounts.get(name)) is None:
            found = self._amounts[name] = AMOUNT_OF[name](self)
        return found


def yearly(
    name: str, *, ended: int = 0
) -> Callable[[Callable[[Subject, Year, Raw], int]], Callable[[Subject, Year, Raw], int]]:
    """Enters a yearly field; `ended` is its value in a year before the person joined or the group was founded."""

    def enter(read: Callable[[Subject, Year, Raw], int]) -> Callable[[Subject, Year, Raw], int]:
        def column(subject: Subject) -> list[int]:
            out = subject.blank(ended)
            for j, year, raws in subject.given:
                out[j] = read(subject, year, raws[0]) if len(raws) == 1 else _agreed(subject, year, read)
            return out

        COLUMNS[name] = column
        return read

    return enter


def _agreed(subject: Subject, year: Year, read: Callable[[Subject, Year, Raw], int]) -> int:
    values = {read(subject, year, raw) for raw in year.raws}
    return values.pop() if len(values) == 1 else UNKNOWN


def yes(value: Any) -> int:
    """True, false or not given."""
    return UNKNOWN if value is None else int(value)


def either(one: int, other: int) -> int:
    """One of two, with three answers."""
    return 1 if 1 in (one, other) else UNKNOWN if UNKNOWN in (one, other) else 0


def both(one: int, other: int) -> int:
    """Both of two, with three answers."""
    return 0 if 0 in (one, other) else UNKNOWN if UNKNOWN in (one, other) else 1
