"""Everybody of the office on one clock: whom a sweep asks about, under which local numbers, and what was swept before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Count, QuerySet

from bangvang.lawbook import Columns, columns_of_groups
from bangvang.office.documents.queries import parameters_by_unit
from bangvang.office.eligibility.models import Standing, Swept
from bangvang.office.eligibility.queries.accepting import accepted
from bangvang.office.eligibility.queries.columns import columns_for
from bangvang.office.eligibility.queries.group_facts import facts_of_groups
from bangvang.office.people.queries import posts_on
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import OUTSIDE, bodies

PERSON, GROUP = "person", "group"
FIELD = {PERSON: "person_id", GROUP: "unit_id"}


@dataclass
class Batch:
    """Subjects of one kind, of one clock, under the same local numbers: id → unit where it counts."""

    kind: str
    period: str
    numbers: Mapping[str, Any]
    at: dict[int, int] = field(default_factory=dict)

    def columns(self, day: date) -> tuple[np.ndarray, Columns]:
        """The ids in order, and their columns."""
        asked: dict[str, Any] = {"period": self.period, "day": day}
        if self.kind == PERSON:
            return columns_for(self.at, parameters=self.numbers, **asked)
        facts = facts_of_groups(self.at, **asked)
        ids = sorted(facts)
        many = [accepted(facts[each], self.numbers) for each in ids]
        return np.array(ids, np.int64), columns_of_groups(many, parameters=self.numbers, **asked)


def batches_on(day: date, years: Mapping[str, str]) -> list[Batch]:
    """Everybody with a post on the day, and every unit that stands then, each under the numbers that bind its unit."""
    units = {unit.pk: unit for unit in bodies().exclude(kind__in=OUTSIDE)}
    numbers = parameters_by_unit(day, units.values())
    found: dict[tuple[str, str, int], Batch] = {}
    for kind, ident, unit in _subjects(day, units):
        period, binding = years[units[unit].clock], numbers[unit]
        batch = found.setdefault((kind, period, id(binding)), Batch(kind, period, binding))
        batch.at[ident] = unit
    return list(found.values())


def _subjects(day: date, units: Mapping[int, Unit]) -> Iterator[tuple[str, int, int]]:
    """Kind, id and unit; of two posts on the day the one that was entered first."""
    homes = dict(posts_on(day).order_by("-pk").values_list("person_id", "unit_id"))
    yield from ((PERSON, person, unit) for person, unit in homes.items() if unit in units)
    for unit in units.values():
        if unit.since <= day and (unit.until is None or unit.until >= day):
            yield GROUP, unit.pk, unit.pk


def marks_of(kind: str, period: str) -> dict[int, int]:
    """What each subject looked like when it was last swept for the year."""
    rows = Swept.objects.filter(**{f"{FIELD[kind]}__isnull": False}, period=period)
    return dict(rows.values_list(FIELD[kind], "mark"))


def counts_of_sweep(periods: list[str]) -> dict[str, dict[str, int]]:
    """Award → answer → how many."""
    found: dict[str, dict[str, int]] = {}
    for award, answer, count in _counted(Standing.objects.filter(period__in=periods), "award", "answer"):
        found.setdefault(award, {})[answer] = count
    for award, count in _counted(Standing.objects.filter(period__in=periods, is_near=True), "award"):
        found[award]["near"] = count
    return found


def _counted(rows: QuerySet[Any], *names: str) -> QuerySet[Any, tuple[Any, ...]]:
    return rows.order_by(*names).values_list(*names).annotate(Count("pk"))
