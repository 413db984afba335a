"""Facts of people in the shape the lawbook takes. A key that is absent is not known, never a no.

Nine queries for one person or a thousand: posts, areas, ratings, awards, initiatives, lists that are whole, leave,
discipline, waiting cases; one more for what was registered.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from bangvang.office.achievements.models import (
    Discipline,
    Hold,
    InitiativeShare,
    ListKind,
    Rating,
)
from bangvang.office.eligibility.queries.gathering import (
    COMMENDATIONS,
    PERSON_TITLES,
    Facts,
    add_source,
    award_fact,
    awards_known_on,
    covers,
    days_of,
    labels_back,
    lists_whole_on,
    months_inside,
    only_of,
    proof_text,
    rows_of,
    whole_year,
    year_of,
)
from bangvang.office.people.models import Leave, Post, Sex
from bangvang.office.people.queries import SamePeople, same_person_ids
from bangvang.office.registrations.queries import registered_titles
from bangvang.office.units.queries import TagKind, tag_spells

Spell = tuple[date, date | None, int]
WEIGHT = {"khien_trach": 1, "canh_cao": 2, "ha_bac_luong": 3, "cach_chuc": 4}


def facts_of(person_ids: Iterable[int], *, period: str, day: date) -> dict[int, Facts]:
    """What is known of these people for a year under review, as on a day, with the proof of each fact."""
    same = same_person_ids(person_ids)
    return same.spread(_Gathering(same, period, day).facts)


class _Gathering:
    """One pass over each table."""

    def __init__(self, people: SamePeople, period: str, day: date) -> None:
        self.people, self.period, self.day = people, period, day
        self.labels = labels_back(period)
        self.known = set(self.labels)
        self.facts: dict[int, Facts] = {person: {} for person in people.values()}
        self.spells: dict[int, list[Spell]] = {}
        self._posts()
        self._ratings()
        loaded = self._lists()
        self._awards(loaded)
        self._initiatives(loaded)
        self._leaves()
        self._disciplines()
        self._holds()
        self._registered()

    # ---- the person and the posts -------------------------------------------------------------
    def _posts(self) -> None:
        names = ("since", "until", "unit_id", "kind", "contract")
        told = {"joined": Coalesce("person__joined_date", "entered_as__joined_date"), "whose_sex": F("person__sex")}
        rows = Post.objects.order_by("since", "pk").annotate(**told)
        for person, since, until, unit, kind, contract, joined, sex in rows_of(
            rows, "person_id", self.people, *names, *told
        ):
            facts = self.facts[person]
            self.spells.setdefault(person, []).append((since, until, unit))
            if joined:
                facts["joined"] = joined
            if sex:
                facts["woman"] = sex == Sex.WOMAN
            if since <= self.day and (until is None or until >= self.day):
                facts["post"], facts["contract"] = kind, contract
        self._difficult_years()

    def _difficult_years(self) -> None:
        """Known only where the posts reach back to the day the person joined; a post counts while its unit bore the tag."""
        tags: dict[int, list[tuple[date, date]]] = {}
        for unit, since, until in tag_spells(TagKind.DIFFICULT):
            tags.setdefault(unit, []).append((since, min(until or self.day, self.day)))
        for person, spells in self.spells.items():
            joined = self.facts[person].get("joined")
            if joined and spells[0][0] <= joined:
                hard = (months_inside(s, u, *tag) for s, u, unit in spells for tag in tags.get(unit, ()))
                self.facts[person]["years_in_difficult_area"] = sum(hard) // 12

    # ---- the years ----------------------------------------------------------------------------
    def _ratings(self) -> None:
        names = ("period", "grade", "months_worked", "number", "decided_date", "issuer", "proof")
        rows = Rating.objects.filter(period__in=self.labels).order_by("pk")
        for person, label, grade, months, number, day, issuer, proof in rows_of(rows, "person_id", self.people, *names):
            year = year_of(self.facts[person], label)
            add_source(year, "rating", proof_text(number, day, issuer, proof))
            if not agrees(year, grade):
                continue
            year["rating"] = grade
            year["discipline"] = "none"  # the rating decision took discipline into account; decisions follow below
            if (counted := self._months(person, label, months)) is not None:
                year["months_worked"] = counted

    def _months(self, person: int, label: str, entered: int | None) -> int | None:
        """Months worked in the year. Of a newcomer only as entered: no text says on which day they are counted."""
        first, last = days_of(label)
        joined = self.facts[person].get("joined")
        if entered is not None or joined is None or joined > first or label != self.period:
            return entered
        return min(12, sum(months_inside(since, until, first, last) for since, until, _u in self.spells[person]))

    def _lists(self) -> set[tuple[int, str, str]]:
        """Which unit's list of which year is whole."""
        units = {unit for spells in self.spells.values() for _since, _until, unit in spells}
        rows = only_of(lists_whole_on(self.day).filter(period__in=self.labels), "unit_id", units)
        loaded = set(rows.values_list("unit_id", "period", "kind"))
        years = {label for _unit, label, _kind in loaded}
        for person, spells in self.spells.items():
            for label in years:
                unit = covers(spells, min(days_of(label)[1], self.day))
                if (unit, label, ListKind.TITLES) in loaded:
                    year_of(self.facts[person], label)["titles"] = []
                if (unit, label, ListKind.INITIATIVES) in loaded:
                    year = year_of(self.facts[person], label)
                    year["initiatives"], year["research"] = [], []
        return loaded

    def _awards(self, loaded: set[tuple[int, str, str]]) -> None:
        names = ("award", "period", "kind", "given", "decided_date", "number", "issuer", "proof", "revoked_date")
        rows = awards_known_on(self.day).order_by("given", "pk")
        for person, code, label, kind, given, day, number, issuer, proof, revoked in rows_of(
            rows, "person_id", self.people, *names
        ):
            if code in COMMENDATIONS:
                self.facts[person].setdefault("awards", []).append(award_fact(code, kind, given, revoked))
                add_source(self.facts[person], "awards", proof_text(number, day, issuer, proof))
            elif code in PERSON_TITLES and label in self.known and revoked is None:
                self._title(person, code, label, proof_text(number, day, issuer, proof))
        self._without_awards()

    def _title(self, person: int, code: str, label: str, proof: str) -> None:
        """A title shows the year's list only where that list is whole: by the unit's lists, or by the title itself."""
        year = year_of(self.facts[person], label)
        if "titles" in year or code != "LDTT":
            titles = year.setdefault("titles", [])
            titles += [each for each in (*year.pop("_seen", ()), code) if each not in titles]
        else:
            year["_seen"] = ["LDTT"]
        add_source(year, "titles", proof)

    def _without_awards(self) -> None:
        """No commendation on the register means none, once the person's past lists are in."""
        for facts in self.facts.values():
            years = facts.get("history", {}).values()
            for year in years:
                year.pop("_seen", None)
                year.pop("_grades", None)
            if "awards" not in facts and any("titles" in year for year in years):
                facts["awards"] = []

    def _initiatives(self, loaded: set[tuple[int, str, str]]) -> None:
        names = ("percent", "used_for", "initiative__period", "initiative__reach", "initiative__is_research")
        decided = ("initiative__number", "initiative__decided_date", "initiative__issuer", "initiative__proof")
        rows = InitiativeShare.objects.filter(
            initiative__period__in=self.labels, initiative__decided_date__lte=self.day
        )
        for person, percent, used, label, reach, is_research, *proof in rows_of(
            rows, "person_id", self.people, *names, *decided
        ):
            year = year_of(self.facts[person], label)
            one: Facts = {"scope": reach, "share": percent} | ({"used_for": used} if used else {})
            year.setdefault("initiatives", [])
            year.setdefault("research", [])
            year["research" if is_research else "initiatives"].append(one)
            add_source(year, "initiatives", proof_text(*proof))

    # ---- leave, discipline, waiting cases -------------------------------------------------------
    def _leaves(self) -> None:
        names = ("kind", "since", "until", "course_months", "has_kept_rules", "result")
        first = days_of(self.labels[0])[0]
        rows = Leave.objects.filter(Q(until=None) | Q(until__gte=first), since__lte=self.day)
        for person, kind, since, until, *course in rows_of(rows, "person_id", self.people, *names):
            facts = self.facts[person]
            for label in {*facts.get("history", ()), self.period}:
                months = months_inside(since, until, *days_of(label))
                if months:
                    year_of(facts, label).setdefault("leave", []).append(leave_told(kind, min(months, 12), *course))

    def _disciplines(self) -> None:
        rows = Discipline.objects.filter(since__lte=self.day).order_by("since")
        for facts in self.facts.values():
            facts["disciplined_now"], facts["discipline_periods"] = False, []
        for person, form, since, until in rows_of(rows, "person_id", self.people, "form", "since", "until"):
            facts = self.facts[person]
            spell: Facts = {"kind": form, "from": since} | ({"to": until} if until else {})
            facts["discipline_periods"].append(spell)
            facts["disciplined_now"] |= until is None or until >= self.day
            for label in {*facts.get("history", ()), self.period}:
                first, last = whole_year(label)
                if first <= since <= last:
                    year = year_of(facts, label)
                    year["discipline"] = max(form, year.get("discipline", "none"), key=lambda each: WEIGHT.get(each, 0))

    def _holds(self) -> None:
        rows = Hold.objects.filter(Q(until=None) | Q(until__gte=self.day), since__lte=self.day)
        for facts in self.facts.values():
            facts["holds"] = []
        for person, kind in rows_of(rows, "person_id", self.people, "kind"):
            if kind not in self.facts[person]["holds"]:
                self.facts[person]["holds"].append(kind)

    def _registered(self) -> None:
        """What the unit's sheet says once it was handed in; before that nothing is known."""
        here = {person: covers(spells, self.day) for person, spells in self.spells.items()}
        sheets = registered_titles({unit for unit in here.values() if unit}, self.period)
        records: dict[int, list[int]] = {}
        for record, stays in self.people.items():
            records.setdefault(stays, []).append(record)
        for person, unit in here.items():
            if unit in sheets:
                told = [award for record in records[person] for award in sheets[unit].get(record, ())]
                self.facts[person]["registered"] = list(dict.fromkeys(told))


def agrees(year: Facts, grade: str) -> bool:
    """Two records of one person that rate a year otherwise: not known which holds, until one is corrected."""
    grades = year.setdefault("_grades", {grade})
    grades.add(grade)
    if len(grades) > 1:
        year.pop("rating", None)
        year.pop("discipline", None)
    return len(grades) == 1


def leave_told(
    kind: str, months: int, course_months: int | None, has_kept_rules: bool | None, result: str
) -> dict[str, Any]:
    told = {"kind": kind, "months": months, "course_months": course_months, "kept_rules": has_kept_rules}
    told["result"] = result or None
    return {name: value for name, value in told.items() if value is not None}
