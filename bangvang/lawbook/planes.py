"""Everybody at once: one bit a person, year and fact, 64 people a machine word; the same conditions, each read twice.

Side 0 takes what is not known as not so, side 1 as so; where the two differ the answer is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from .conditions import (
    All,
    Any_,
    Cited,
    Clause,
    Condition,
    Judged,
    Least,
    Lenient,
    Most,
    Need,
    Ref,
    Run,
    Setting,
    Share,
    Switch,
    Unsettled,
    Win,
    facts_in,
    inner,
)
from .facts import FACTS
from .person import criteria_condition
from .rulebook import AWARDS, RULES, Version
from .settings import Settings
from .subject import REACH

Words = npt.NDArray[np.uint64]
Values = npt.NDArray[Any]
NOT_ELIGIBLE, ELIGIBLE, UNKNOWN = 0, 1, 2


@dataclass(slots=True)
class Columns:
    """Facts of many people or groups: yearly fields [years, N] newest first, fields of the day [N], amounts as least and greatest [N].

    `years` and `present` may also be functions from a name, called once a fact."""

    kind: str
    count: int
    years: Mapping[str, Values] | Callable[[str], Values]
    present: Mapping[str, Values] | Callable[[str], Values]
    amounts: Mapping[str, tuple[Values, Values]] = field(default_factory=dict)

    def year(self, name: str) -> Values:
        """A yearly field."""
        return self.years(name) if callable(self.years) else self.years[name]

    def now(self, name: str) -> Values:
        """A field of the day."""
        return self.present(name) if callable(self.present) else self.present[name]


def packed(bits: Values) -> Words:
    """Booleans [..., N] as machine words, first person in the lowest bit."""
    n = bits.shape[-1]
    out = np.zeros((*bits.shape[:-1], -(-n // 64) * 8), np.uint8)
    out[..., : -(-n // 8)] = np.packbits(bits, axis=-1, bitorder="little")
    return out.view(np.uint64)


def unpacked(words: Words, count: int) -> npt.NDArray[np.uint8]:
    """Machine words as 0 and 1."""
    return np.unpackbits(words.view(np.uint8), count=count, bitorder="little")


class Planes:
    """The planes of a population, built fact by fact when first needed."""

    def __init__(self, columns: Columns) -> None:
        self.columns, self.kind, self.count = columns, columns.kind, columns.count
        self.words = -(-columns.count // 64)
        self.zeros: Words = np.zeros(self.words, np.uint64)
        self.ones: Words = np.full(self.words, ~np.uint64(0))
        self._rows: dict[str, tuple[Words, Words]] = {}

    def rows(self, name: str) -> tuple[Words, Words]:
        """The planes of a fact, newest year first: known to be so, and not known to be otherwise."""
        if (found := self._rows.get(name)) is None:
            found = self._rows[name] = self._built(name)
        return found

    def _built(self, name: str) -> tuple[Words, Words]:
        fact = FACTS[name]
        if fact.per_year:
            values = self._padded(self.columns.year(fact.field), depth_of(name))
        else:
            values = self.columns.now(fact.field)[np.newaxis]
        sure = packed(fact.test(values))
        return sure, packed(fact.test(values) | (values < 0)) if bool((values < 0).any()) else sure

    @staticmethod
    def _padded(values: Values, depth: int) -> Values:
        short = depth - values.shape[0]
        if short <= 0:
            return values[:depth]
        return np.concatenate([values, np.full((short, values.shape[1]), -1, values.dtype)])


_DEPTHS: dict[str, int] = {}


def depth_of(name: str) -> int:
    """How many years back any rule of the book reads a fact."""
    if not _DEPTHS:
        for rule in RULES.values():
            for clause in (clause for version in rule.versions for clause in version.clauses):
                _deepen(clause.when)
    return _DEPTHS.get(name, REACH)


def _deepen(when: Condition) -> None:
    for each in inner(when):
        _deepen(each)
    if isinstance(when, Win | Run):
        depth = when.skip + when.k if isinstance(when, Win) and isinstance(when.k, int) else REACH
        for name in facts_in(when):
            _DEPTHS[name] = min(max(_DEPTHS.get(name, 0), depth), REACH)


class Pass:
    """One reading of the planes on a day: conditions to words, each read once."""

    def __init__(self, planes: Planes, settings: Settings, *, counted: bool = True) -> None:
        self.planes, self.settings, self.counted = planes, settings, counted
        self.known: dict[tuple[Condition, int], Words] = {}

    def award(self, code: str) -> tuple[Words, Words]:
        """The two sides of an award for everybody."""
        version = RULES[code, self.planes.kind].on(self.settings.day)
        lower = self.planes.zeros if self.counted and not version.has_counted else self._version(version, 0)
        return lower, self._version(version, 1)

    def _version(self, version: Version, side: int, *, own_only: bool = False) -> Words:
        unread = bool(self.settings.unread(version))
        out: Words | None = None
        for clause in version.clauses:
            if clause.is_general and own_only:
                continue
            found = self._clause(clause, side, unread and not clause.is_general)
            out = found if out is None else out & found
        return self.planes.ones if out is None else out

    def _clause(self, clause: Clause, side: int, unread: bool) -> Words:
        if unread or clause.confidence == "L":
            return self.planes.ones if side else self.planes.zeros
        return self.read(clause.when, side)

    def read(self, when: Condition, side: int) -> Words:
        """A condition as words."""
        key = (when, side)
        if (found := self.known.get(key)) is None:
            found = self.known[key] = _READ[type(when)](self, when, side)
        return found

    def row(self, name: str, side: int) -> Words:
        """The planes of a fact for a side; what a council judges counts as so where it is not known."""
        return self.planes.rows(name)[1 if self.counted and FACTS[name].is_judged else side]


def at_least(rows: list[Words], least: int) -> Words:
    """Words where at least so many of the rows are set: unary counters, only the cells that can still reach."""
    n = len(rows)
    if least <= 0:
        return np.full_like(rows[0], ~np.uint64(0))
    if least > n:
        return np.zeros_like(rows[0])
    if least in (1, n):
        return _joined(rows, np.bitwise_or if least == 1 else np.bitwise_and)
    spare = np.empty_like(rows[0])
    counters = [np.zeros_like(rows[0]) for _ in range(least)]
    for j, row in enumerate(rows):
        for i in range(min(j, least - 1), max(0, least - n + j) - 1, -1):
            counters[i] |= np.bitwise_and(counters[i - 1], row, out=spare) if i else row
    return counters[-1]


def _joined(rows: list[Words], how: Any) -> Words:
    if len(rows) == 1:
        return rows[0]
    out: Words = how(rows[0], rows[1])
    for row in rows[2:]:
        how(out, row, out=out)
    return out


def _win(reader: Pass, when: Win, side: int) -> Words:
    k, lo = reader.settings.whole(when.k), reader.settings.whole(when.lo)
    if not FACTS[when.facts[0]].per_year:
        only: Words = reader.row(when.facts[0], side)[0]
        return only
    rows = [row for name in when.facts for row in reader.row(name, side)[when.skip : when.skip + k]]
    return at_least(rows, lo)


def _amount(reader: Pass, name: str, side: int) -> Values:
    return reader.planes.columns.amounts[name][side]


def _least(reader: Pass, when: Least, side: int) -> Words:
    return packed(_amount(reader, when.figure, side) >= reader.settings.whole(when.least))


def _most(reader: Pass, when: Most, side: int) -> Words:
    return packed(_amount(reader, when.figure, 1 - side) <= reader.settings.whole(when.most))


def _share(reader: Pass, when: Share, side: int) -> Words:
    part = _amount(reader, when.part, side).astype(np.int64) * 100
    few, many = _amount(reader, when.whole, 0), _amount(reader, when.whole, 1)
    bar = few.astype(np.int64) * reader.settings.whole(when.percent)
    holds = (few > 0) & ((part > bar) if when.over else (part >= bar))
    return packed(np.where(few == many, holds, bool(side)))


def _all(reader: Pass, when: All, side: int) -> Words:
    return _joined([reader.read(each, side) for each in when.of], np.bitwise_and) if when.of else reader.planes.ones


def _any(reader: Pass, when: Any_, side: int) -> Words:
    return _joined([reader.read(each, side) for each in when.of], np.bitwise_or)


def _ref(reader: Pass, when: Ref, side: int) -> Words:
    return reader._version(RULES[when.code, reader.planes.kind].on(reader.settings.day), side, own_only=True)


def _unsettled(reader: Pass, when: Unsettled, side: int) -> Words:
    return reader.read(when.of, 1) if side else reader.planes.zeros


def _lenient(reader: Pass, when: Lenient, side: int) -> Words:
    return reader.planes.ones if side else reader.read(when.of, 0)


def _cited(reader: Pass, when: Cited, side: int) -> Words:
    return reader._clause(when.clause, side, False)


def _judged(reader: Pass, when: Judged, side: int) -> Words:
    return reader.planes.ones if side or (reader.counted and when.is_read) else reader.planes.zeros


def _setting(reader: Pass, when: Setting, side: int) -> Words:
    criteria = reader.settings.value(when.name)
    wanted = criteria.get(reader.planes.kind) if criteria else None
    if wanted is None:
        return reader.planes.ones if side else reader.planes.zeros
    return reader.read(criteria_condition(wanted), side)


def _switch(reader: Pass, when: Switch, side: int) -> Words:
    return reader.read(when.chosen(reader.settings.value(when.name)), side)


# ---- runs -----------------------------------------------------------------------------------------------------------------
def _run(reader: Pass, when: Run, side: int) -> Words:
    over = [reader.row(name, side) for name in when.over]
    least = reader.settings.whole(when.least)
    alive = _joined([rows[least - 1] for rows in over], np.bitwise_and) if when.to_request else _ever(over)
    where = np.flatnonzero(alive)
    if not where.size:
        return reader.planes.zeros
    few = where.size * 2 < alive.size
    over = [rows[:, where] if few else rows for rows in over]
    needs = [
        [(_gather(reader, need, side, where if few else None), reader.settings.whole(need.least)) for need in each]
        for each in when.needs
    ]
    found = _from_now(over, needs, least) if when.to_request else _anywhere(over, needs, least)
    if not few:
        return found
    out = reader.planes.zeros.copy()
    out[where] = found
    return out


def _ever(over: list[Words]) -> Words:
    return _joined([np.bitwise_or.reduce(rows, axis=0) for rows in over], np.bitwise_and)


def _gather(reader: Pass, need: Need, side: int, where: npt.NDArray[np.intp] | None) -> list[Words]:
    rows = [reader.row(name, side) for name in need.facts]
    return [each[:, where] for each in rows] if where is not None else rows


Needs = list[list[tuple[list[Words], int]]]


def _from_now(over: list[Words], needs: Needs, least: int) -> Words:
    """The run from the newest year back: alive while every fact holds; counters grow only while alive."""
    alive: Words = np.full_like(over[0][0], ~np.uint64(0))
    counters = [[[np.zeros_like(alive) for _ in range(number)] for _, number in each] for each in needs]
    long_enough: Words = np.zeros_like(alive)
    for j in range(REACH):
        alive = _joined([alive, *(rows[j] for rows in over)], np.bitwise_and)
        if j == least - 1:
            long_enough = alive
        if not alive.any():
            break
        _count(needs, counters, j, alive)
    return long_enough & _any_set(counters) if needs else long_enough


def _anywhere(over: list[Words], needs: Needs, least: int) -> Words:
    """A run between any two years, from the oldest on: length and counters begin again where a fact fails."""
    zeros: Words = np.zeros_like(over[0][0])
    length = [zeros.copy() for _ in range(least)]
    counters = [[[zeros.copy() for _ in range(number)] for _, number in each] for each in needs]
    found = zeros.copy()
    for j in range(REACH - 1, -1, -1):
        alive = _joined([rows[j] for rows in over], np.bitwise_and)
        for cells in (length, *(cells for counts in counters for cells in counts)):
            for cell in cells:
                cell &= alive
        _add_one(length, alive)
        _count(needs, counters, j, alive)
        found |= length[-1] & _any_set(counters) if needs else length[-1]
    return found


def _count(needs: Needs, counters: list[list[list[Words]]], j: int, alive: Words) -> None:
    for each, counts in zip(needs, counters, strict=True):
        for (rows, _), cells in zip(each, counts, strict=True):
            for fact in rows:
                _add_one(cells, fact[j] & alive)


def _any_set(counters: list[list[list[Words]]]) -> Words:
    return _joined([_joined([cells[-1] for cells in counts], np.bitwise_and) for counts in counters], np.bitwise_or)


def _add_one(cells: list[Words], row: Words) -> None:
    for i in range(len(cells) - 1, 0, -1):
        cells[i] |= cells[i - 1] & row
    cells[0] |= row


_READ: dict[type[Condition], Callable[[Pass, Any, int], Words]] = {
    Win: _win,
    Run: _run,
    Least: _least,
    Most: _most,
    Share: _share,
    All: _all,
    Any_: _any,
    Ref: _ref,
    Unsettled: _unsettled,
    Lenient: _lenient,
    Cited: _cited,
    Setting: _setting,
    Switch: _switch,
    Judged: _judged,
}


@dataclass(frozen=True, slots=True)
class Sweep:
    """Everybody's answers: two words of bits an award."""

    kind: str
    count: int
    sides: Mapping[str, tuple[Words, Words]]

    def answers(self, code: str) -> npt.NDArray[np.uint8]:
        """0 not eligible, 1 eligible, 2 not known, one a person."""
        lower, upper = (unpacked(words, self.count) for words in self.sides[code])
        return np.where(lower == 1, np.uint8(ELIGIBLE), np.where(upper == 1, np.uint8(UNKNOWN), np.uint8(NOT_ELIGIBLE)))


def sweep(
    planes: Planes | Columns,
    *,
    day: date,
    parameters: Mapping[str, Any] | None = None,
    codes: tuple[str, ...] | None = None,
    counted: bool = True,
) -> Sweep:
    """Every award for everybody on the text of a day; `counted`: as a table cell shows it, what waits for a council left out."""
    population = planes if isinstance(planes, Planes) else Planes(planes)
    reader = Pass(population, Settings(day, parameters), counted=counted)
    wanted = codes or tuple(code for code, award in AWARDS.items() if population.kind in award.given_to)
    return Sweep(population.kind, population.count, {code: reader.award(code) for code in wanted})
