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
        chosen = np.flatnonzero(unpacked(words, self.count))
        have = self.counted(words)
        place = np.arange(chosen.size) - np.repeat(np.cumsum(have) - have, have)
        cap = np.repeat(np.minimum(caps, have), have)
        inside = place < cap
        return self._words_of(chosen[inside]), self._words_of(chosen[self._tied(chosen, have, cap, place)])

    def _tied(self, chosen: Whole, have: Whole, cap: Whole, place: Whole) -> npt.NDArray[np.bool_]:
        """Equal to both the last inside and the first outside."""
        first = np.repeat(np.cumsum(have) - have, have)
        cut = (cap > 0) & (cap < np.repeat(have, have))
        last_in = chosen[np.where(cut, first + cap - 1, 0)] if chosen.size else chosen
        first_out = chosen[np.where(cut, first + cap, 0)] if chosen.size else chosen
        same = (self.points[last_in] == self.points[first_out]) & (self.second[last_in] == self.second[first_out])
        level = (self.points[chosen] == self.points[last_in]) & (self.second[chosen] == self.second[last_in])
        tied: npt.NDArray[np.bool_] = cut & same & level & (place >= 0)
        return tied

    def _words_of(self, who: Whole) -> Words:
        bits = np.zeros(self.count, np.uint8)
        bits[who] = 1
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
