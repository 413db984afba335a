"""Facts of groups: members, how many completed, how many hold a title of the year; eight queries for any number."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from bangvang.office.achievements.models import Discipline, Grade, Hold, ListKind, Rating
from bangvang.office.eligibility.queries.gathering import (
    COMMENDATIONS,
    GROUP_TITLES,
    IN_ONE,
    Facts,
    add_source,
    award_fact,
    awards_known_on,
    days_of,
    labels_back,
    lists_whole_on,
    only_of,
    proof_text,
    rows_of,
    whole_year,
    year_of,
)
from bangvang.office.eligibility.queries.packing import Joined, ids_in
from bangvang.office.people.queries import posts_on, same_person_ids
from bangvang.office.people.queries.teams import teams_by_person
from bangvang.office.units.models import ClusterMember, Kind, Unit

HEAVY = ("canh_cao", "ha_bac_luong", "cach_chuc")
COUNTED = {"LDTT": "ldtt", "CSTDCS": "cstdcs"}


def facts_of_groups(
    unit_ids: Iterable[int], *, period: str, day: date, counts: Mapping[int, Mapping[str, int]] | None = None
) -> dict[int, Facts]:
    """What is known of these groups. `counts` gives ldtt and cstdcs where they are supported but not decided yet."""
    units = set(unit_ids)
    rows = rows_of(Unit.objects.all(), "id", units, "kind", "since", "parent_id")
    # A member of a tổ is one of its school too: each storey is counted for itself.
    storeys: dict[bool, dict[int, Told]] = {}
    for unit, kind, since, parent in rows:
        is_team = kind == Kind.GROUP
        storeys.setdefault(is_team, {})[unit] = Told(is_team, since, parent)
    found: dict[int, Facts] = {}
    for told in storeys.values():
        found |= _Groups(told, period, day, counts or {}).facts
    return found


class Told(NamedTuple):
    """What the map says of a group: whether it is a tổ, since when it is, and of which unit."""

    is_team: bool
    since: date
    parent: int | None


def _told_of(one: Told) -> Facts:
    return {"holds": [], "founded": one.since, **({"team": True} if one.is_team else {})}


class _Groups:
    def __init__(
        self, units: Mapping[int, Told], period: str, day: date, counts: Mapping[int, Mapping[str, int]]
    ) -> None:
        self.told, self.units, self.period, self.day = units, set(units), period, day
        self.labels = labels_back(period)
        self.facts: dict[int, Facts] = {unit: _told_of(one) for unit, one in units.items()}
        self.members = self._members()
        self.same = same_person_ids(self.members)
        self._people(counts)
        self._now()

    def _members(self) -> dict[int, int]:
        """Who is counted: the people with a post there on the last day of the year, or today while it runs."""
        at = min(self.day, days_of(self.period)[1])
        rows: dict[int, int] = {}
        for unit, person in self._belonging(at):
            rows[person] = unit
        for unit in self.units:
            self.facts[unit]["members"] = 0
        for unit in rows.values():
            self.facts[unit]["members"] += 1
        return rows

    def _belonging(self, at: date) -> Iterable[tuple[int, int]]:
        if any(one.is_team for one in self.told.values()):
            return teams_by_person(self.units, at)
        return rows_of(posts_on(at).order_by("pk"), "unit_id", self.units, "person_id")

    def _people(self, counts: Mapping[int, Mapping[str, int]]) -> None:
        self._ratings()
        loaded = self._lists()
        self._awards(loaded, counts)
        first, last = whole_year(self.period)
        rows = Discipline.objects.filter(since__range=(first, min(last, self.day)), form__in=HEAVY)
        found = {person for person, _form in rows_of(rows, "person_id", self.same, "form")}
        for facts in self.facts.values():
            facts["disciplined_members"] = 0
        for person in found:
            self.facts[self.members[person]]["disciplined_members"] += 1

    # ---- one query each for members and groups together ------------------------------------------
    def _both(self, rows: QuerySet[Any], of_members: Q, told: str, *names: str) -> Iterator[tuple[Any, ...]]:
        """Rows about the groups themselves, and rows about their members that `of_members` asks for, with what is `told`."""
        people = self.same
        if len(people) + len(self.units) <= IN_ONE:
            rows = rows.filter(Q(unit__in=self.units) | of_members & Q(person__in=list(people)))
            for unit, person, *values in rows.values_list("unit_id", "person_id", told, *names):
                yield unit, person and people[person], *values
            return
        own = only_of(rows.filter(unit__isnull=False), "unit_id", self.units)
        yield from (row for row in own.values_list("unit_id", "person_id", told, *names) if row[0] in self.units)
        members = rows.filter(of_members, person__isnull=False).order_by()
        for value, ids in members.values_list(told).annotate(_ids=Joined("person_id")):
            yield from (
                (None, people[person], value, *[None] * len(names))
                for person in ids_in(ids).tolist()
                if person in people
            )

    def _ratings(self) -> None:
        """The groups' own, and how many members completed: known where all are rated, or one is rated below."""
        rated = {unit: [0, 0] for unit in self.units}
        seen: set[int] = set()  # two records of one person, each rated: counted once
        rows = Rating.objects.filter(period__in=self.labels)
        names = ("grade", "period", "number", "decided_date", "issuer", "proof")
        for unit, person, grade, label, *proof in self._both(rows, Q(period=self.period), *names):
            if person in seen:
                continue
            if person:
                seen.add(person)
                rated[self.members[person]][grade == Grade.KHT] += 1
            else:
                year = year_of(self.facts[unit], label)
                year["rating"] = grade
                add_source(year, "rating", proof_text(*proof))
        for unit, (good, bad) in rated.items():
            facts = self.facts[unit]
            if bad or (good == facts["members"] and good):
                facts["completed"] = facts["members"] - bad

    def _lists(self) -> set[int]:
        """Groups whose own titles are all in by year; returned: those whose people's titles of this year are."""
        asked = Q(kind=ListKind.GROUP_TITLES) | Q(kind=ListKind.TITLES, period=self.period)
        rows = lists_whole_on(self.day).filter(asked, period__in=self.labels)
        kept_by: dict[int, list[int]] = {}  # a tổ's people are on the lists of its unit
        for unit, one in self.told.items():
            kept_by.setdefault(one.parent if one.is_team and one.parent else unit, []).append(unit)
        settled = set()
        for keeper, label, kind in rows_of(rows, "unit_id", set(kept_by), "period", "kind"):
            for unit in kept_by[keeper]:
                if kind == ListKind.GROUP_TITLES:
                    year_of(self.facts[unit], label)["titles"] = []
                else:
                    settled.add(unit)
        return settled

    def _awards(self, settled: set[int], counts: Mapping[int, Mapping[str, int]]) -> None:
        rows = awards_known_on(self.day).order_by("given", "pk")
        names = ("award", "period", "kind", "given", "decided_date", "number", "issuer", "proof", "revoked_date")
        decided: dict[tuple[int, str], set[int]] = {}
        wanted = Q(period=self.period, award__in=COUNTED, revoked_date=None)
        for unit, person, code, label, kind, given, day, *proof, revoked in self._both(rows, wanted, *names):
            if person:
                decided.setdefault((self.members[person], COUNTED[code]), set()).add(person)
            else:
                self._own(
                    self.facts[unit],
                    code,
                    label,
                    award_fact(code, kind, given, revoked),
                    proof_text(proof[0], day, *proof[1:]),
                )
        for facts in self.facts.values():
            if any("titles" in year for year in facts.get("history", {}).values()):
                facts.setdefault("awards", [])
        self._counted(decided, settled, counts)

    def _own(self, facts: Facts, code: str, label: str, told: Facts, proof: str) -> None:
        if code in COMMENDATIONS:
            facts.setdefault("awards", []).append(told)
            add_source(facts, "awards", proof)
        elif code in GROUP_TITLES and label in self.labels and "revoked" not in told:
            year = year_of(facts, label)
            if "titles" in year or code != "TTLDTT":
                year.setdefault("titles", []).append(code)
                add_source(year, "titles", proof)

    def _counted(self, decided: Any, settled: set[int], counts: Mapping[int, Mapping[str, int]]) -> None:
        """From the year's decisions; before them, from the lines the caller counted."""
        for unit, facts in self.facts.items():
            for name in COUNTED.values():
                given = counts.get(unit, {}).get(name)
                found = len(decided.get((unit, name), ()))
                if found or unit in settled:
                    facts[name] = found
                elif given is not None:
                    facts[name] = min(given, facts["members"])

    def _now(self) -> None:
        rows = Hold.objects.filter(Q(until=None) | Q(until__gte=self.day), since__lte=self.day)
        for unit, kind in rows_of(rows, "unit_id", self.units, "kind"):
            if kind not in self.facts[unit]["holds"]:
                self.facts[unit]["holds"].append(kind)
        ranked = ClusterMember.objects.filter(cluster__year=self.period).exclude(rank=None)
        for unit, rank in rows_of(ranked, "unit_id", self.units, "rank"):
            self.facts[unit]["leads_cluster"] = rank == 1
