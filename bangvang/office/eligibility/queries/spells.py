"""Posts of many people as arrays: where each was on a day, months worked, years in hard areas."""

from collections.abc import Collection
from datetime import date

import numpy as np
from django.db.models import TextField
from django.db.models.functions import Cast

from bangvang.lawbook import Coded
from bangvang.office.eligibility.queries.gathering import only_of
from bangvang.office.eligibility.queries.packing import Joined, ids_in
from bangvang.office.people.models import Person, Post, PostKind
from bangvang.office.units.queries import TagKind, tag_spells

Days = np.ndarray
NEVER = "9999-12-31"
OPEN = np.datetime64(NEVER)
NO_UNIT = -1


def months_between_days(since: Days, until: Days) -> np.ndarray:
    """Whole months from the first of these days to the day after the last: see `gathering.months_inside`."""
    end = until + np.timedelta64(1, "D")
    begun, ended = since.astype("datetime64[M]"), end.astype("datetime64[M]")
    months = (ended - begun).astype(np.int64) - ((end - ended) < (since - begun))
    return np.where(end <= since, 0, months)


class Spells:
    """The posts of the people of one telling, in the order of their beginning."""

    def __init__(self, people: Collection[int], places: np.ndarray, count: int, day: date) -> None:
        self.day, self.count = day, count
        self._read(people, places)
        self.joined_day = np.full(count, OPEN)
        rows = only_of(Person.objects.exclude(joined_date=None), "pk", people).order_by()
        for joined, ids in rows.values_list("joined_date").annotate(_ids=Joined("pk")):
            ids = ids_in(ids)
            who = places[ids[ids < places.size]]
            self.joined_day[who[who >= 0]] = np.datetime64(joined)
        self.joined = self._joined()

    def _read(self, people: Collection[int], places: np.ndarray) -> None:
        """Posts in the order of their beginning; days as text, for thousands of them are parsed at once."""
        days = (Cast("since", TextField()), Cast("until", TextField()))
        rows = only_of(Post.objects.order_by(), "person_id", people)
        told = list(zip(*rows.values_list("pk", "person_id", "unit_id", "kind", *days), strict=True)) or [()] * 6
        pk, person, unit = (np.array(each, np.int64) for each in told[:3])
        since, until = (np.array([each or NEVER for each in days], "datetime64[D]") for days in told[4:])
        kinds = {name: place for place, name in enumerate(PostKind.values)}
        kind = np.array([kinds[each] for each in told[3]], np.int64)
        who = np.where(person < places.size, places[np.minimum(person, places.size - 1)], -1)
        order = np.lexsort((pk, since))
        order = order[who[order] >= 0]
        self.who, self.unit, self.kind = who[order], unit[order], kind[order]
        self.since, self.until = since[order], until[order]

    def _joined(self) -> Coded:
        days, codes = np.unique(self.joined_day, return_inverse=True)
        return Coded(codes, [None if each == OPEN else each.astype(object) for each in days])

    def _held_on(self, day: date) -> np.ndarray:
        at = np.datetime64(day)
        return np.flatnonzero((self.since <= at) & (self.until >= at))

    def unit_on(self, day: date) -> np.ndarray:
        """Each one's unit on a day; of two posts the one that began first."""
        held = self._held_on(day)[::-1]
        out = np.full(self.count, NO_UNIT)
        out[self.who[held]] = self.unit[held]
        return out

    def at_any(self, units: np.ndarray, day: date) -> np.ndarray:
        """Who was at one of these units on a day."""
        table = np.zeros(max(int(units.max(initial=0)), int(self.unit.max(initial=0))) + 2, np.bool_)
        table[units] = True
        return np.flatnonzero(table[self.unit_on(day)])

    def post(self) -> Coded:
        """The kind of post on the day; of two the one that began last."""
        codes, held = np.zeros(self.count, np.int64), self._held_on(self.day)
        codes[self.who[held]] = 1 + self.kind[held]
        return Coded(codes, [None, *PostKind.values])

    def months_worked(self, first: date, last: date) -> np.ndarray:
        """Months in a year, at most twelve; -1 of newcomers: no text says on which day they are counted."""
        start = np.maximum(self.since, np.datetime64(first))
        months = months_between_days(start, np.minimum(self.until, np.datetime64(last)))
        total = np.minimum(np.bincount(self.who, months, self.count), 12).astype(np.int64)
        return np.where(self.joined_day <= np.datetime64(first), total, -1)

    def _difficult_months(self) -> np.ndarray:
        """Of each post, the months while its unit bore the tag. Few units bear it twice: one pass for the first time of
        every unit, one for the second."""
        rounds: list[dict[int, tuple[date, date]]] = []
        seen: dict[int, int] = {}
        for unit, since, until in tag_spells(TagKind.DIFFICULT):
            turn = seen[unit] = seen.get(unit, -1) + 1
            rounds += [{}] if turn == len(rounds) else []
            rounds[turn][unit] = (since, min(until or self.day, self.day))
        months = np.zeros(self.unit.size, np.int64)
        for spells in rounds:
            held = np.flatnonzero(np.isin(self.unit, np.array(list(spells), np.int64)))
            days = np.array([spells[unit] for unit in self.unit[held].tolist()], "datetime64[D]").reshape(-1, 2)
            first, last = np.maximum(self.since[held], days[:, 0]), np.minimum(self.until[held], days[:, 1])
            months[held] += months_between_days(first, last)
        return months

    def years_in_difficult_area(self) -> dict[str, Coded]:
        """Known only where the posts reach back to the day the person joined."""
        months = self._difficult_months()
        years = np.bincount(self.who, months, self.count).astype(np.int64) // 12
        first = np.full(self.count, OPEN)
        first[self.who[::-1]] = self.since[::-1]
        known = (self.joined_day < OPEN) & (first <= self.joined_day)
        codes = np.where(known, 1 + years, 0)
        return {"years_in_difficult_area": Coded(codes, [None, *range(int(codes.max(initial=0)))])}
