"""Counts, shares and quotas over units, in integers; places are decided by the stated rule, never by a sort; ties are reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from .planes import Columns, Planes, Sweep, Words, packed, sweep, unpacked
from .settings import Settings, exact

Whole = npt.NDArray[np.int64]


class Roll:
    """People in the order of their unit and, inside it, best first: points, then women among equals, then the number of the list."""

    def __init__(self, unit: npt.NDArray[Any], points: npt.NDArray[Any], woman: npt.NDArray[Any] | None = None) -> None:
        second = np.zeros(unit.size, np.int8) if woman is None else (woman == 1).astype(np.int8)
        self.order = np.lexsort((np.arange(unit.size), -second, -points.astype(np.int64), unit))
        self.unit, self.points, self.second = unit[self.order], points[self.order], second[self.order]
        self.units, self.start = np.unique(self.unit, return_index=True)
        ends = np.append(self.start, unit.size).astype(np.uint64)
        self._word = (ends >> np.uint64(6)).astype(np.int64)
        self._low = (np.uint64(1) << (ends & np.uint64(63))) - np.uint64(1)
        self.count = unit.size

    def in_order(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Values of people [..., N] in the order of the roll."""
        return values[..., self.order]

    def _prefix(self, words: Words) -> Whole:
        before = np.concatenate([[0], np.cumsum(np.bitwise_count(words), dtype=np.int64)])
        return before[self._word] + np.bitwise_count(np.append(words, np.uint64(0))[self._word] & self._low)

    def counted(self, words: Words) -> Whole:
        """How many of each unit."""
        return np.diff(self._prefix(words))

    def best(self, words: Words, caps: Whole) -> tuple[Words, Words]:
        """The first so many of each unit, and those who tie at the cut and are for the council to settle."""
        chosen = np.flatnonzero(unpacked(words, self.count).view(np.bool_))
        have = self.counted(words)
        cap = np.minimum(caps, have)
        runs = np.stack([cap, have - cap], axis=1).ravel()
        inside = np.repeat(np.tile(np.array([True, False]), have.size), runs)
        return self._words_of(chosen[inside]), self._words_of(self._tied(chosen, have, cap))

    def _tied(self, chosen: Whole, have: Whole, cap: Whole) -> Whole:
        """Those equal both to the last inside and to the first outside, in the units where these two are equal."""
        begin = np.cumsum(have) - have
        unit = np.flatnonzero((cap > 0) & (cap < have))
        last = chosen[begin[unit] + cap[unit] - 1]
        level = self._same(last, chosen[begin[unit] + cap[unit]])
        unit, last = unit[level], last[level]
        length = have[unit]
        within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
        members = chosen[np.repeat(begin[unit], length) + within]
        tied: Whole = members[self._same(members, np.repeat(last, length))]
        return tied

    def _same(self, one: Whole, other: Whole) -> npt.NDArray[np.bool_]:
        same: npt.NDArray[np.bool_] = (self.points[one] == self.points[other]) & (
            self.second[one] == self.second[other]
        )
        return same

    def _words_of(self, who: Whole) -> Words:
        bits = np.zeros(self.count, np.bool_)
        bits[who] = True
        return packed(bits)


def capped(base: Whole, ratio: Any, rounding: str) -> Whole:
    """A share of each base in whole numbers."""
    share = exact(ratio)
    product = base * share.numerator
    if rounding == "up":
        return -(-product // share.denominator)
    if rounding == "nearest":
        return (product * 2 + share.denominator) // (share.denominator * 2)
    return product // share.denominator


@dataclass(frozen=True, slots=True)
class Stages:
    """The season in order: LĐTT, CSTĐCS inside the quota, the unit titles that rest on both."""

    people: Sweep
    units: Sweep
    within_quota: Words
    tied: Words
    caps: Whole


def stages(
    planes: Planes,
    roll: Roll,
    of_units: Columns,
    *,
    day: date,
    parameters: Mapping[str, Any] | None = None,
    codes: tuple[str, ...] | None = None,
    unit_codes: tuple[str, ...] | None = None,
) -> Stages:
    """People in roll order, then quotas, then their units; each count as least and greatest, so three answers go through."""
    settings = Settings(day, parameters)
    people = sweep(planes, day=day, parameters=parameters, codes=codes)
    ldtt, cstdcs = people.sides["LDTT"], people.sides["CSTDCS"]
    few, many = roll.counted(ldtt[0]), roll.counted(ldtt[1])
    caps, most = _capped(few, settings), np.minimum(_capped(many, settings), roll.counted(cstdcs[1]))
    inside, tied = roll.best(cstdcs[0], caps)
    amounts = {**of_units.amounts, **_members(planes, roll), "n_ldtt": (few, many)}
    amounts["n_cstdcs"] = (roll.counted(inside), most)
    columns = Columns("group", of_units.count, of_units.years, of_units.present, amounts)
    return Stages(people, sweep(columns, day=day, parameters=parameters, codes=unit_codes), inside, tied, caps)


def _capped(base: Whole, settings: Settings) -> Whole:
    return capped(base, settings.value("cstdcs_max_ratio"), settings.value("quota_rounding"))


def _members(planes: Planes, roll: Roll) -> dict[str, tuple[Whole, Whole]]:
    """People counted, of them rated at least HT, of them disciplined at cảnh cáo or above, as least and greatest."""
    everyone = roll.counted(planes.ones)
    done, grave = planes.rows("ht"), planes.rows("grave_discipline")
    return {
        "n_members": (everyone, everyone),
        "n_completed": (roll.counted(done[0][0]), roll.counted(done[1][0])),
        "n_disciplined_members": (roll.counted(grave[0][0]), roll.counted(grave[1][0])),
    }
