"""From rows to the lawbook's columns: each table is read once, grouped in the database, and told in codes.

The same facts as `person_facts`, and the same answers: people with a second clock in their history or a decision of
discipline are few, and are read one by one.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, StrIndex

from bangvang.lawbook import Coded, Columns, Told, columns_of, columns_told, period_of, put
from bangvang.office.achievements.models import (
    Discipline,
    Hold,
    InitiativeShare,
    ListKind,
    Rating,
)
from bangvang.office.eligibility.queries.accepting import accepted_of_all, people_told_weakly
from bangvang.office.eligibility.queries.gathering import (
    COMMENDATIONS,
    PERSON_TITLES,
    REACH,
    award_fact,
    awards_known_on,
    days_of,
    labels_back,
    lists_whole_on,
    months_inside,
    only_of,
    rows_of,
)
from bangvang.office.eligibility.queries.packing import YEARS, Joined, ids_in, numbers_of, year_number
from bangvang.office.eligibility.queries.person_facts import facts_of, leave_told
from bangvang.office.eligibility.queries.spells import Spells
from bangvang.office.people.models import Leave
from bangvang.office.people.queries import same_person_ids
from bangvang.office.registrations.queries import people_registered

UNITS = 1 << 20  # more units than any office has
NOT_TOLD, NOTHING = 0, 1  # the first two places of every list of values that may be told as empty
GRADES = ("HTXS", "HTT", "HT", "KHT")


def columns_for(
    person_ids: Iterable[int], *, period: str, day: date, parameters: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, Columns]:
    """The ids in order, of records that stay, and the columns the lawbook reads of them."""
    telling = Telling(person_ids, period, day)
    return telling.ids, telling.columns(parameters)


class Telling:
    """One pass over each table; arrays are [years, people], newest year first."""

    def __init__(self, people: Iterable[int], period: str, day: date) -> None:
        self.people = people = same_person_ids(people)
        self.period, self.day = period, day
        self.ids = np.array(sorted(set(people.values())), np.int64)
        self.count = self.ids.size
        self.places = np.full(max(people, default=0) + 1, -1)
        self.places[self.ids] = np.arange(self.count)
        self.labels = labels_back(period)
        at = period_of(period)
        self.year = {at.back(j).label: j for j in range(REACH)}
        self.slow = np.zeros(self.count, np.bool_)
        self.slow[self.places[list(people.merged)]] = True  # of whom there are several records: few, read one by one
        self.given = np.zeros((REACH, self.count), np.bool_)
        self.spells = Spells(self.people, self.places, self.count, day)
        self.years: dict[str, Coded] = {}
        self.facts: dict[str, Coded] = {"post": self.spells.post(), **self.spells.years_in_difficult_area()}
        self._ratings()
        titles, known = self._lists()
        self._awards(titles)
        self._initiatives(known)
        self._leaves()
        self._disciplines()
        self._holds()
        self._registered()

    def columns(self, parameters: Mapping[str, Any] | None = None) -> Columns:
        """What was read, as the lawbook takes it under the local numbers."""
        told = Told(self.count, self.spells.joined, self.given, self.years, self.facts)
        asked: dict[str, Any] = {"day": self.day, "period": self.period, "parameters": parameters}
        weakly = np.array(sorted(people_told_weakly(self.people, parameters)), np.int64)
        one_by_one = self.slow.copy()
        one_by_one[self._placed(weakly)] = True
        columns, slow = columns_told(told, **asked), np.flatnonzero(one_by_one)
        if slow.size:
            ids = self.ids[slow].tolist()
            facts = accepted_of_all(facts_of(ids, period=self.period, day=self.day), parameters)
            put(columns, slow, columns_of("person", [facts[each] for each in ids], is_checked=True, **asked))
        return columns

    def _cells(self) -> np.ndarray:
        return np.zeros((REACH, self.count), np.int64)

    def _grouped(self, rows: QuerySet[Any], *names: str, ids: str = "person_id") -> Iterator[tuple[Any, ...]]:
        """Rows grouped by all they tell, with the places of their people."""
        wanted = only_of(rows, ids, self.people).order_by().values_list(*names)
        for *told, found in wanted.annotate(_ids=Joined(ids)):
            yield *told, self._placed(ids_in(found))

    def _place_of(self, ids: np.ndarray) -> np.ndarray:
        """The place of each, -1 where it is none of our people."""
        return np.where(ids < self.places.size, self.places[np.minimum(ids, self.places.size - 1)], -1)

    def _placed(self, ids: np.ndarray) -> np.ndarray:
        places = self._place_of(ids)
        return places[places >= 0]

    def _row(self, label: str, who: np.ndarray) -> int | None:
        """Which year a label is; who has a year on the other clock is read one by one."""
        j = self.year.get(label)
        if j is None:
            self.slow[who] = True
        else:
            self.given[j, who] = True
        return j

    # ---- the years --------------------------------------------------------------------------------------
    def _ratings(self) -> None:
        grade, months = self._cells(), self._cells()
        rows = only_of(Rating.objects.filter(person__isnull=False), "person_id", self.people)
        words = " ".join(sorted(GRADES, key=len))  # so that each is first found at its own place
        said = (StrIndex(Value(words), F("grade")), 32), (Coalesce(F("months_worked") + 1, 0), 32)
        person, at, given, worked = numbers_of(rows, (F("person_id"), 0), (year_number("period"), YEARS), *said)
        who, j, [given, worked] = self._in_years(person, at, given, worked)
        table = np.zeros(len(words) + 1, np.int64)
        table[[words.index(each) + 1 for each in GRADES]] = range(1, len(GRADES) + 1)
        grade[j, who], months[j, who] = table[given], worked
        counted = self.spells.months_worked(*days_of(self.period))
        ours = (grade[0] > 0) & (months[0] == NOT_TOLD) & (counted >= 0)
        months[0, ours] = 1 + counted[ours]
        self.years["rating"] = Coded(grade, [None, *GRADES])
        self.years["discipline"] = Coded((grade > 0).astype(np.int64), [None, "none"])
        self.years["months_worked"] = Coded(months, [None, *range(int(months.max(initial=0)))])

    def _in_years(self, person: np.ndarray, at: np.ndarray, *told: np.ndarray) -> tuple[np.ndarray, np.ndarray, Any]:
        """Rows of our people in the years looked back; a year on the other clock sends its person the slow way."""
        who = self._place_of(person)
        j, is_school = period_of(self.period).index - at // 2, at % 2
        near = (who >= 0) & (j >= 0) & (j < REACH)
        ours = near & (is_school == period_of(self.period).is_school)
        self.slow[who[near & ~ours]] = True
        self.given[j[ours], who[ours]] = True
        return who[ours], j[ours], [each[ours] for each in told]

    def _lists(self) -> tuple[np.ndarray, np.ndarray]:
        """In which years the lists of titles, and of initiatives, of a person's unit are whole."""
        found = {ListKind.TITLES.value: self.given & False, ListKind.INITIATIVES.value: self.given & False}
        rows = lists_whole_on(self.day).filter(period__in=self.labels, kind__in=found).order_by()
        for label, kind, units in rows.values_list("period", "kind").annotate(_ids=Joined("unit_id")):
            at = min(days_of(label)[1], self.day)
            who = self.spells.at_any(ids_in(units), at)
            if (j := self._row(label, who)) is not None:
                found[kind][j, who] = True
        return found[ListKind.TITLES.value], found[ListKind.INITIATIVES.value]

    def _awards(self, whole: np.ndarray) -> None:
        """Titles of years whose list is whole, by the unit's lists or by the title itself; commendations held."""
        bits = self._cells()
        rows = awards_known_on(self.day).filter(person__isnull=False)
        titles = rows.filter(award__in=PERSON_TITLES, revoked_date=None)
        for code, label, who in self._grouped(titles, "award", "period"):
            if label in self.labels and (j := self._row(label, who)) is not None:
                bits[j, who] |= 1 << PERSON_TITLES.index(code)
                whole[j, who] |= code != "LDTT"
        sets = [
            [code for n, code in enumerate(PERSON_TITLES) if each >> n & 1] for each in range(1 << len(PERSON_TITLES))
        ]
        self.years["titles"] = Coded(np.where(whole, 1 + bits, NOT_TOLD), [None, *sets])
        self.facts["awards"] = self._held(rows.filter(award__in=COMMENDATIONS), np.asarray(whole.any(axis=0)))

    def _held(self, rows: QuerySet[Any], known: np.ndarray) -> Coded:
        """No commendation on the register means none, once the person's past lists are in."""
        codes = np.where(known, NOTHING, NOT_TOLD)
        values = _Values(None, ())
        held: dict[int, list[Any]] = {}
        for code, kind, day, revoked, who in self._grouped(rows, "award", "kind", "given", "revoked_date"):
            for place in who.tolist():
                held.setdefault(place, []).append(tuple(award_fact(code, kind, day, revoked).items()))
        for place, found in held.items():
            codes[place] = values.place(tuple(sorted(found, key=repr)))
        return Coded(codes, [None, *([dict(one) for one in each] for each in values.all[1:])])

    def _initiatives(self, known: np.ndarray) -> None:
        rows = InitiativeShare.objects.filter(
            initiative__period__in=self.labels, initiative__decided_date__lte=self.day
        )
        names = ("initiative__period", "percent", "used_for", "initiative__reach", "initiative__is_research")
        codes, values = known.astype(np.int64), _Values(None, ())
        several: dict[tuple[int, int], list[Any]] = {}
        for label, *one, who in self._grouped(rows, *names):
            if (j := self._row(label, who)) is None:
                continue
            who, times = np.unique(who, return_counts=True)
            again = (codes[j, who] > NOTHING) | (times > 1)
            for place, more in zip(who[again].tolist(), times[again].tolist(), strict=True):
                before = several.get((j, place)) or values.all[codes[j, place]] or ()
                several[j, place] = [*before, *([tuple(one)] * more)]
            codes[j, who] = values.place((tuple(one),))
        for cell, found in several.items():
            codes[cell] = values.place(tuple(sorted(found)))
        self.years["initiatives"] = Coded(codes, [None, *(_shares(each, False) for each in values.all[1:])])
        self.years["research"] = Coded(codes, [None, *(_shares(each, True) for each in values.all[1:])])

    # ---- leave, discipline, waiting cases ---------------------------------------------------------------
    def _leaves(self) -> None:
        names = ("kind", "since", "until", "course_months", "has_kept_rules", "result")
        rows = Leave.objects.filter(
            Q(until=None) | Q(until__gte=days_of(self.labels[0])[0]), since__lte=self.day
        ).order_by("pk")
        cells: dict[tuple[int, int], list[Any]] = {}
        for person, kind, since, until, *course in rows_of(rows, "person_id", self.people, *names):
            place = int(self.places[person])
            for label, j in self.year.items():
                if (j == 0 or self.given[j, place]) and (months := months_inside(since, until, *days_of(label))):
                    self.given[j, place] = True
                    told = leave_told(kind, min(months, 12), *course)
                    cells.setdefault((j, place), []).append(tuple(told.items()))
        codes, values = self._cells(), _Values(None)
        for cell, found in cells.items():
            codes[cell] = values.place(tuple(found))
        self.years["leave"] = Coded(codes, [None, *([dict(one) for one in each] for each in values.all[1:])])

    def _disciplines(self) -> None:
        rows = Discipline.objects.filter(since__lte=self.day)
        for (person,) in rows_of(rows, "person_id", self.people):
            self.slow[self.places[person]] = True
        self.facts["disciplined_now"] = Coded(np.zeros(self.count, np.int64), [False])
        self.facts["discipline_periods"] = Coded(np.zeros(self.count, np.int64), [[]])

    def _holds(self) -> None:
        rows = Hold.objects.filter(Q(until=None) | Q(until__gte=self.day), since__lte=self.day)
        codes = np.zeros(self.count, np.int64)
        for (person,) in rows_of(rows, "person_id", self.people):
            codes[self.places[person]] = 1
        self.facts["holds"] = Coded(codes, [[], ["hold"]])

    def _registered(self) -> None:
        """What the unit's sheet says once it was handed in; before that nothing is known."""
        units, rows = people_registered(self.period)
        codes = np.zeros(self.count, np.int64)
        codes[self.spells.at_any(np.array(sorted(units), np.int64), self.day)] = NOTHING
        person, unit = numbers_of(rows, (F("person_id"), 0), (F("sheet__unit_id"), UNITS))
        who = self._place_of(person)
        here = self.spells.unit_on(self.day)[who] == unit
        codes[who[here & (who >= 0)]] = 2
        self.facts["registered"] = Coded(codes, [None, [], ["LDTT"]])


class _Values:
    """Distinct values in the order they came."""

    def __init__(self, *first: Any) -> None:
        self.all = list(first)
        self.known = {each: place for place, each in enumerate(first)}

    def place(self, value: Any) -> int:
        if value not in self.known:
            self.known[value] = len(self.all)
            self.all.append(value)
        return self.known[value]


def _shares(found: Iterable[tuple[int, str, str, bool]], research: bool) -> list[dict[str, Any]]:
    return [
        {"scope": reach, "share": percent} | ({"used_for": used} if used else {})
        for percent, used, reach, is_research in found
        if is_research == research
    ]
