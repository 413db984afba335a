"""Whom a number affects, as a page shows it: how many answers change in each award, then the names, fifty a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from django.http import QueryDict

from bangvang.lawbook import regime_on
from bangvang.office.documents.queries import parameters_by_unit
from bangvang.office.dossiers.queries.lists import counts_for_groups, counts_for_teams
from bangvang.office.eligibility.queries.impact import ceilings_changed, impact_on_groups, impact_on_people
from bangvang.office.people.queries import Acting, everybody, posts_on, units_read_by
from bangvang.office.units.queries import teams_of_units, units_below
from bangvang.web.shared.paging import SIZE, Page

GROUPS = (
    "district_school",
    "commune_school",
    "department_unit",
    "division",
    "office",
    "district_office",
    "department",
)
AT_ONCE = 5000


@dataclass(frozen=True)
class Row:
    """One person or group with an answer that changes."""

    name: str
    unit: str
    award: str
    before: str
    after: str


@dataclass(frozen=True)
class Asked:
    """A number that would hold: by a text not yet applied, or only supposed, or a figure of the Law."""

    scope: Any
    period: str
    day: date
    adding: Sequence[Any] = ()
    figures: Mapping[str, int] | None = None


class Affected:
    """The answers of everybody in the branch whom the reader may read; computed, never kept."""

    def __init__(self, by: Acting, asked: Asked) -> None:
        self.asked = asked
        regime_on(asked.day)  # a day before any text is refused at once
        clock = "school" if "-" in asked.period else "calendar"
        reach = units_read_by(by).filter(pk__in=units_below([asked.scope.path]).values("pk"), clock=clock)
        self.units = {unit.pk: unit for unit in reach}
        posts = posts_on(asked.day).filter(unit__in=reach.values("pk")).order_by("pk")
        self.people = {person: self.units[unit] for person, unit in posts.values_list("person_id", "unit_id")}
        self.teams = {team.pk: team for team in teams_of_units(reach, asked.day)}
        every = [*self.units.values(), *self.teams.values()]
        self.now = parameters_by_unit(asked.day, every)
        self.then = parameters_by_unit(asked.day, every, adding=asked.adding, figures=asked.figures)

        when: dict[str, Any] = {"period": asked.period, "day": asked.day}
        self.counts = counts_for_groups([pk for pk, unit in self.units.items() if unit.kind in GROUPS], asked.period)
        groups = {pk: self.units[pk] for pk in self.counts} | self.teams
        of_teams = counts_for_teams(self.teams.values(), asked.period) if self.teams else {}
        self.on_people = impact_on_people(self.people, self.now, self.then, **when)
        self.on_groups = impact_on_groups(groups, self.now, self.then, counts=self.counts | of_teams, **when)
        ceilings = ceilings_changed(self.counts, self.now, self.then, day=asked.day)
        self.ceilings = sorted(((self.units[each.unit].name, each) for each in ceilings), key=itemgetter(0))[:SIZE]

    @property
    def tally(self) -> list[tuple[str, str, str, str, int]]:
        """Whom, award, before, after, how many."""
        return [("Cá nhân", *row) for row in self.on_people.tally()] + [
            ("Tập thể", *row) for row in self.on_groups.tally()
        ]

    def page(self, sent: QueryDict) -> Page:
        """Fifty names, groups after persons; `after` and `before` in the address are places in the list."""
        rows = [*self._people_rows(), *self._group_rows()]
        start = _place(sent.get("after") or sent.get("before") or "", len(rows))
        shown = rows[start : start + SIZE]
        after = str(start + SIZE) if start + SIZE < len(rows) else ""
        before = str(max(0, start - SIZE)) if start else ""
        return Page(self._named(shown), len(rows), start + 1, after, before)

    def _people_rows(self) -> list[tuple[str, int, Any]]:
        shifts = self.on_people.shifts
        keys = dict(_of_people({each.subject for each in shifts}, "name_key"))
        return sorted(
            (("person", each.subject, each) for each in shifts),
            key=lambda row: (keys[row[1]], row[1], row[2].award),
        )

    def _group_rows(self) -> list[tuple[str, int, Any]]:
        places = self.units | self.teams
        rows = [("group", each.subject, each) for each in self.on_groups.shifts]
        return sorted(rows, key=lambda row: (places[row[1]].path, row[2].award))

    def _named(self, rows: list[tuple[str, int, Any]]) -> list[Row]:
        names = dict(_of_people({ident for kind, ident, _each in rows if kind == "person"}, "full_name"))
        return [
            Row(*self._called(kind, ident, names), each.award, each.before, each.after) for kind, ident, each in rows
        ]

    def _called(self, kind: str, ident: int, names: Mapping[int, str]) -> tuple[str, str]:
        """Name and unit."""
        if kind == "person":
            return names[ident], self.people[ident].name
        if (team := self.teams.get(ident)) and team.parent:
            return team.name, team.parent.name
        return self.units[ident].name, ""


def _of_people(wanted: Iterable[int], field: str) -> list[tuple[int, str]]:
    idents = sorted(wanted)
    return [
        row
        for start in range(0, len(idents), AT_ONCE)
        for row in everybody().filter(pk__in=idents[start : start + AT_ONCE]).values_list("pk", field)
    ]


def _place(told: str, length: int) -> int:
    return int(told) if told.isascii() and told.isdecimal() and int(told[:9]) < length else 0
