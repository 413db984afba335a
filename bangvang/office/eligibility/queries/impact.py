"""Whom a changed number affects: everybody's answers as they are and as they would be. Nothing is written."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bangvang.lawbook import AWARDS, Columns, Planes, columns_of, quota_of, sweep
from bangvang.office.eligibility.queries.accepting import accepted
from bangvang.office.eligibility.queries.columns import Telling
from bangvang.office.eligibility.queries.group_facts import facts_of_groups
from bangvang.office.units.models import Unit

ANSWERS = ("not_eligible", "eligible", "unknown")  # in the order of the codes of a sweep
SHAPES = ("initiative_min_share", "accepted_proof")  # the numbers which the columns themselves are read by

Parameters = Mapping[str, Any]


@dataclass(frozen=True)
class Shift:
    """One answer that would be another."""

    subject: int
    award: str
    before: str
    after: str


@dataclass(frozen=True)
class Impact:
    """How many were asked, and whose answer changes."""

    asked: int
    shifts: list[Shift]

    def tally(self) -> list[tuple[str, str, str, int]]:
        """Award, answer before, answer after, how many; in the order of the book."""
        order = {code: rank for rank, code in enumerate(AWARDS)}
        counted = Counter((each.award, each.before, each.after) for each in self.shifts)
        return [(*key, counted[key]) for key in sorted(counted, key=lambda key: (order[key[0]], key[1:]))]


def impact_on_people(
    at: Mapping[int, Unit],
    now: Mapping[int, Parameters],
    then: Mapping[int, Parameters],
    *,
    period: str,
    day: date,
) -> Impact:
    """Of these people at their units; `now` and `then` are the numbers of each unit as they are and as they would be."""
    shifts: list[Shift] = []
    for people, before, after in _alike({person: unit.pk for person, unit in at.items()}, now, then):
        telling = Telling(set(people), period, day)
        shifts += _shifts(telling.ids.tolist(), telling.columns, before, after, day)
    return Impact(len(at), shifts)


def impact_on_groups(
    units: Mapping[int, Unit],
    now: Mapping[int, Parameters],
    then: Mapping[int, Parameters],
    *,
    period: str,
    day: date,
    counts: Mapping[int, Mapping[str, int]],
) -> Impact:
    """Of these groups; `counts` are the titles under way in each, as its list stands."""
    shifts: list[Shift] = []
    for idents, before, after in _alike({unit: unit for unit in units}, now, then):
        facts = facts_of_groups(idents, period=period, day=day, counts=counts)
        columns = _reading(list(facts.values()), period, day)
        shifts += _shifts(list(facts), columns, before, after, day)
    return Impact(len(units), shifts)


def _reading(facts: list[Any], period: str, day: date) -> Callable[[Parameters], Columns]:
    def columns(numbers: Parameters) -> Columns:
        told = [accepted(each, numbers) for each in facts]
        return columns_of("group", told, day=day, period=period, parameters=numbers, is_checked=True)

    return columns


def _alike(
    at: Mapping[int, int], now: Mapping[int, Parameters], then: Mapping[int, Parameters]
) -> Iterator[tuple[list[int], Parameters, Parameters]]:
    """Those under the same numbers together; where nothing changes nobody is asked."""
    found: dict[tuple[int, int], list[int]] = {}
    for ident, unit in at.items():
        found.setdefault((id(now[unit]), id(then[unit])), []).append(ident)
    for idents in found.values():
        before, after = now[at[idents[0]]], then[at[idents[0]]]
        if before != after:
            yield idents, before, after


def _shifts(
    idents: list[int], columns: Callable[[Parameters], Columns], before: Parameters, after: Parameters, day: date
) -> list[Shift]:
    planes = Planes(columns(before))
    one = sweep(planes, day=day, parameters=before)
    if any(before.get(name) != after.get(name) for name in SHAPES):
        planes = Planes(columns(after))
    other = sweep(planes, day=day, parameters=after)
    found = []
    for code in one.sides:
        old, new = one.answers(code), other.answers(code)
        for place in (old != new).nonzero()[0]:
            found.append(Shift(idents[place], code, ANSWERS[old[place]], ANSWERS[new[place]]))
    return found


@dataclass(frozen=True)
class CeilingShift:
    """The ceiling of a title in a unit's list that would be another."""

    unit: int
    base: int
    before: int
    after: int


def ceilings_changed(
    counts: Mapping[int, Mapping[str, int]],
    now: Mapping[int, Parameters],
    then: Mapping[int, Parameters],
    *,
    day: date,
    award: str = "CSTDCS",
) -> list[CeilingShift]:
    """Units whose ceiling changes with the number, counted on their lists as these stand."""
    found = []
    for unit, counted in counts.items():
        one, other = (quota_of(award, counted, day=day, parameters=numbers[unit]) for numbers in (now, then))
        if one and other and one.at_most != other.at_most:
            found.append(CeilingShift(unit, one.base, one.at_most, other.at_most))
    return found
