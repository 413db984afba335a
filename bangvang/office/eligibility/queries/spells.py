"""Posts of many people as arrays: where each was on a day, months worked, years in hard areas."""

from datetime import date

import numpy as np

from bangvang.lawbook import Coded
from bangvang.office.eligibility.queries.gathering import only_of
from bangvang.office.eligibility.queries.packing import Joined, ids_in
from bangvang.office.people.models import Person, Post, PostKind

Days = np.ndarray
OPEN = np.datetime64("9999-12-31")
NO_UNIT = -1


def from_ordinal(days: np.ndarray) -> Days:
    """Days counted as `date.toordinal` does."""
    return (days - date(1970, 1, 1).toordinal()).astype("datetime64[D]")


def months_between_days(since: Days, until: Days) -> np.ndarray:
    """Whole months from the first of these days to the day after the last: see `gathering.months_inside`."""
    end = until + np.timedelta64(1, "D")
    begun, ended = since.astype("datetime64[M]"), end.astype("datetime64[M]")
    months = (ended - begun).astype(np.int64) - ((end - ended) < (since - begun))
    return np.where(end <= since, 0, months)


class Spells:
    """The posts of the people of one telling, in the order of their beginning."""

    def __init__(self, people: set[int], places: np.ndarray, count: int, day: date) -> None:
        self.day, self.count = day, count
        self._read(people, places)
        self.joined_day = np.full(count, OPEN)
        rows = only_of(Person.objects.exclude(joined_date=None), "pk", people).order_by()
        for joined, ids in rows.values_list("joined_date").annotate(_ids=Joined("pk")):
            ids = ids_in(ids)
            who = places[ids[ids < places.size]]
            self.joined_day[who[who >= 0]] = np.datetime64(joined)
        self.joined = self._joined()

    def _read(self, people: set[int], places: np.ndarray) -> None:
        """Posts grouped by what they tell, then put in the order of their beginning."""
        rows = only_of(Post.objects.order_by(), "person_id", people)
        names = ("since", "until", "kind", "unit__is_difficult")
        parts = []
        for since, until, kind, hard, *ids in rows.values_list(*names).annotate(
            _pk=Joined("pk"), _who=Joined("person_id"), _unit=Joined("unit_id")
        ):
            told = (since.toordinal(), (until or date.max).toordinal(), PostKind.values.index(kind), hard)
            each = [ids_in(text) for text in ids]
            parts.append(np.stack([*each, *(np.full(each[0].size, one) for one in told)]))
        found = np.concatenate(parts, axis=1) if parts else np.zeros((7, 0), np.int64)
        who = np.where(found[1] < places.size, places[np.minimum(found[1], places.size - 1)], -1)
        found = found[:, who >= 0]
        found = found[:, np.lexsort((found[0], found[3]))]
        self.who, self.unit, self.kind, self.hard = places[found[1]], found[2], found[5], found[6] == 1
        self.since, self.until = from_ordinal(found[3]), from_ordinal(found[4])

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

    def years_in_difficult_area(self) -> dict[str, Coded]:
        """Known only where the posts reach back to the day the person joined."""
        until = np.minimum(self.until, np.datetime64(self.day))
        months = np.where(self.hard, months_between_days(self.since, until), 0)
        years = np.bincount(self.who, months, self.count).astype(np.int64) // 12
        first = np.full(self.count, OPEN)
        first[self.who[::-1]] = self.since[::-1]
        known = (self.joined_day < OPEN) & (first <= self.joined_day)
        codes = np.where(known, 1 + years, 0)
        return {"years_in_difficult_area": Coded(codes, [None, *range(int(codes.max(initial=0)))])}
