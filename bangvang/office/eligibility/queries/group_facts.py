"""Facts of groups: members, how many completed, how many hold a title of the year; six queries for any number."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from bangvang.office.achievements.models import AwardRecord, CompleteList, Discipline, Grade, Hold, ListKind, Rating
from bangvang.office.eligibility.queries.gathering import (
    COMMENDATIONS,
    GROUP_TITLES,
    Facts,
    add_source,
    award_fact,
    days_of,
    labels_back,
    proof_text,
    rows_of,
    whole_year,
    year_of,
)
from bangvang.office.people.queries import posts_on
from bangvang.office.units.models import ClusterMember, Unit

HEAVY = ("canh_cao", "ha_bac_luong", "cach_chuc")
COUNTED = {"LDTT": "ldtt", "CSTDCS": "cstdcs"}


def facts_of_groups(
    unit_ids: Iterable[int], *, period: str, day: date, counts: Mapping[int, Mapping[str, int]] | None = None
) -> dict[int, Facts]:
    """What is known of these groups. `counts` gives ldtt and cstdcs where they are supported but not decided yet."""
    return _Groups(set(unit_ids), period, day, counts or {}).facts


class _Groups:
    def __init__(self, units: set[int], period: str, day: date, counts: Mapping[int, Mapping[str, int]]) -> None:
        self.units, self.period, self.day = units, period, day
        self.labels = labels_back(period)
        self.facts: dict[int, Facts] = {unit: {"holds": []} for unit in units}
        for unit, since in rows_of(Unit.objects.all(), "id", units, "since"):
            self.facts[unit]["founded"] = since
        self.members = self._members()
        self._people(counts)
        self._years()
        self._now()

    def _members(self) -> dict[int, int]:
        """Who is counted: the people with a post there on the last day of the year, or today while it runs."""
        at = min(self.day, days_of(self.period)[1])
        rows: dict[int, int] = {}
        for unit, person in rows_of(posts_on(at).order_by("pk"), "unit_id", self.units, "person_id"):
            rows[person] = unit
        for unit in self.units:
            self.facts[unit]["members"] = 0
        for unit in rows.values():
            self.facts[unit]["members"] += 1
        return rows

    def _people(self, counts: Mapping[int, Mapping[str, int]]) -> None:
        self._completed()
        self._titles(counts)
        first, last = whole_year(self.period)
        rows = Discipline.objects.filter(since__range=(first, min(last, self.day)), form__in=HEAVY)
        found = {person for person, _form in rows_of(rows, "person_id", self.members.keys(), "form")}
        for facts in self.facts.values():
            facts["disciplined_members"] = 0
        for person in found:
            self.facts[self.members[person]]["disciplined_members"] += 1

    def _completed(self) -> None:
        """Known where everybody is rated, or where one is rated below."""
        rows = Rating.objects.filter(period=self.period)
        rated = {unit: [0, 0] for unit in self.units}
        for person, grade in rows_of(rows, "person_id", self.members.keys(), "grade"):
            rated[self.members[person]][grade == Grade.KHT] += 1
        for unit, (good, bad) in rated.items():
            facts = self.facts[unit]
            if bad or (good == facts["members"] and good):
                facts["completed"] = facts["members"] - bad

    def _titles(self, counts: Mapping[int, Mapping[str, int]]) -> None:
        """From the year's decisions; before them, from the lines the caller counted."""
        rows = AwardRecord.objects.filter(
            period=self.period, award__in=COUNTED, revoked_date=None, decided_date__lte=self.day
        )
        decided: dict[tuple[int, str], set[int]] = {}
        for person, award in rows_of(rows, "person_id", self.members.keys(), "award"):
            decided.setdefault((self.members[person], COUNTED[award]), set()).add(person)
        settled = set(
            CompleteList.objects.filter(period=self.period, kind=ListKind.TITLES).values_list("unit_id", flat=True)
        )
        for unit, facts in self.facts.items():
            for name in COUNTED.values():
                given = counts.get(unit, {}).get(name)
                found = len(decided.get((unit, name), ()))
                if found or unit in settled:
                    facts[name] = found
                elif given is not None:
                    facts[name] = min(given, facts["members"])

    def _years(self) -> None:
        names = ("period", "grade", "number", "decided_date", "issuer", "proof")
        rows = Rating.objects.filter(period__in=self.labels)
        for unit, label, grade, *proof in rows_of(rows, "unit_id", self.units, *names):
            year = year_of(self.facts[unit], label)
            year["rating"] = grade
            add_source(year, "rating", proof_text(*proof))
        lists = CompleteList.objects.filter(period__in=self.labels, kind=ListKind.GROUP_TITLES)
        for unit, label in rows_of(lists, "unit_id", self.units, "period"):
            year_of(self.facts[unit], label)["titles"] = []
        self._awards()

    def _awards(self) -> None:
        names = ("award", "period", "kind", "decided_date", "number", "issuer", "proof", "revoked_date")
        rows = AwardRecord.objects.filter(decided_date__lte=self.day).order_by("decided_date", "pk")
        for unit, code, label, kind, day, number, issuer, proof, revoked in rows_of(
            rows, "unit_id", self.units, *names
        ):
            facts = self.facts[unit]
            text = proof_text(number, day, issuer, proof)
            if code in COMMENDATIONS:
                facts.setdefault("awards", []).append(award_fact(code, kind, day, revoked))
                add_source(facts, "awards", text)
            elif code in GROUP_TITLES and label in self.labels and revoked is None:
                year = year_of(facts, label)
                if "titles" in year or code != "TTLDTT":
                    year.setdefault("titles", []).append(code)
                    add_source(year, "titles", text)
        for facts in self.facts.values():
            if any("titles" in year for year in facts.get("history", {}).values()):
                facts.setdefault("awards", [])

    def _now(self) -> None:
        rows = Hold.objects.filter(Q(until=None) | Q(until__gte=self.day), since__lte=self.day)
        for unit, kind in rows_of(rows, "unit_id", self.units, "kind"):
            if kind not in self.facts[unit]["holds"]:
                self.facts[unit]["holds"].append(kind)
        ranked = ClusterMember.objects.filter(cluster__year=self.period).exclude(rank=None)
        for unit, rank in rows_of(ranked, "unit_id", self.units, "rank"):
            self.facts[unit]["leads_cluster"] = rank == 1
