"""Where everybody stands: the answer, which conditions of the article fail, and the first year nothing known stands in the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from .conditions import (
    Cited,
    Condition,
    Judged,
    Least,
    Lenient,
    Most,
    Ref,
    Run,
    Setting,
    Share,
    Switch,
    Unsettled,
)
from .edition import EDITION
from .facts import FACTS
from .future import FARTHEST, FOR_GOOD
from .groups import Whole
from .person import criteria_condition
from .planes import Columns, Pass, Planes, Values, Words, _from_now, packed, sweep, unpacked
from .population import PRESENT_FIELDS, YEAR_FIELDS
from .rulebook import RULES, Version
from .settings import Settings

OUT_OF_SIGHT = -1


@dataclass(frozen=True, slots=True)
class Standings:
    """One award for everybody: answers as in `Sweep`, how many conditions fail, which (bit i = `clauses[i]`), which are not known, years until it may be given."""

    award: str
    clauses: tuple[str, ...]
    answers: npt.NDArray[np.uint8]
    unmet: npt.NDArray[np.uint8]
    failing: npt.NDArray[np.uint32]
    open: npt.NDArray[np.uint32]
    ahead: npt.NDArray[np.int8]


def standings(columns: Columns, *, day: date, parameters: Mapping[str, Any] | None = None) -> dict[str, Standings]:
    """Every award for everybody on the text of a day, by the counted conditions."""
    planes = Planes(columns)
    answers = sweep(planes, day=day, parameters=parameters)
    settings = Settings(day, parameters)
    reader = Pass(planes, settings)
    told = {code: _told(reader, code) for code in answers.sides}
    ahead = _ahead(planes, settings, tuple(answers.sides))
    return {
        code: Standings(
            code,
            tuple(clause.code for clause in RULES[code, columns.kind].on(day).clauses),
            answers.answers(code),
            np.bitwise_count(told[code][0]).astype(np.uint8),
            *told[code],
            ahead[code],
        )
        for code in answers.sides
    }


def marks(columns: Columns, *, day: date, parameters: Mapping[str, Any] | None = None) -> npt.NDArray[np.int64]:
    """A fingerprint of each: the rules and numbers of the day, and all the rules read. While it is the same, so is every answer."""
    rules = [(*key, str(rule.on(day).since)) for key, rule in sorted(RULES.items())]
    told = json.dumps([EDITION, Settings(day, parameters).key, rules, parameters], default=str, sort_keys=True)
    seed = int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big")
    out = np.full(columns.count, seed, np.uint64)
    for row in _rows(columns):
        out = (out ^ row.astype(np.int64).view(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        out ^= out >> np.uint64(29)
    return out.view(np.int64)


def _rows(columns: Columns) -> Iterator[Values]:
    for name in YEAR_FIELDS:
        yield from columns.year(name)
    for name in PRESENT_FIELDS:
        yield columns.now(name)
    for _, both in sorted(columns.amounts.items()):
        yield from both


def _told(reader: Pass, code: str) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Which conditions fail, and which are not known; what waits for a council is neither, unless its text was not read."""
    version = RULES[code, reader.planes.kind].on(reader.settings.day)
    unread, count = bool(reader.settings.unread(version)), reader.planes.count
    failing, open_ = np.zeros(count, np.uint32), np.zeros(count, np.uint32)
    for place, clause in enumerate(version.clauses):
        sure, may = (unpacked(reader._clause(clause, side, unread and not clause.is_general), count) for side in (0, 1))
        failing |= (may == 0).astype(np.uint32) << np.uint32(place)
        open_ |= (may > sure).astype(np.uint32) << np.uint32(place)
    return failing, open_


def _ahead(planes: Planes, settings: Settings, codes: tuple[str, ...]) -> dict[str, npt.NDArray[np.int8]]:
    """Years until no known condition fails: 0 where none does now, -1 where no year in sight brings it."""
    found = {code: np.full(planes.count, OUT_OF_SIGHT, np.int8) for code in codes}
    left = codes
    for years in range(FARTHEST + 1):
        later = _Later(planes, settings, years)
        for code in left:
            may = unpacked(later.allows(RULES[code, planes.kind].on(settings.day)), planes.count) == 1
            found[code][may & (found[code] == OUT_OF_SIGHT)] = years
        left = tuple(code for code in left if bool((found[code] == OUT_OF_SIGHT).any()))
    return found


class _Later(Pass):
    """The planes so many years on, the possible side only: as `future` reads one person."""

    def __init__(self, planes: Planes, settings: Settings, years: int) -> None:
        super().__init__(planes, settings)
        self.years = years
        self.shifted: dict[str, Words] = {}

    def allows(self, version: Version) -> Words:
        return self._may(version, with_general=True)

    def _may(self, version: Version, *, with_general: bool) -> Words:
        out = self.planes.ones
        for clause in version.clauses:
            if with_general or not clause.is_general:
                out = out & self.read(clause.when, 1)
        return out

    def read(self, when: Condition, side: int) -> Words:
        """A condition then; what time does not touch is read as ever."""
        own = _LATER.get(type(when))
        if own is None:
            return super().read(when, side)
        key = (when, side)
        if (found := self.known.get(key)) is None:
            found = self.known[key] = own(self, when)
        return found

    def row(self, name: str, side: int) -> Words:
        if (found := self.shifted.get(name)) is None:
            found = self.shifted[name] = self._shifted(name)
        return found

    def _shifted(self, name: str) -> Words:
        now = self.planes.rows(name)[1]
        if not self.years:
            return now
        if not FACTS[name].per_year:
            return self._of_the_day(name, now)
        new = self._is_held(name) if name.startswith("after_") else self.planes.ones
        kept = now[: max(len(now) - self.years, 0)]
        return np.concatenate([np.broadcast_to(new, (min(self.years, len(now)), new.size)), kept])

    def _of_the_day(self, name: str, now: Words) -> Words:
        if name == "cstdt_pair":
            return now | packed(self.years >= years_to_a_pair(self.planes))[np.newaxis]
        return now if name in FOR_GOOD else self.planes.ones[np.newaxis]

    def _is_held(self, name: str) -> Words:
        """An award that years must follow is held now, or may be."""
        columns = self.planes.columns
        after, unused = columns.year(name), columns.year(name.replace("after_", "unused_"))
        return packed((after != 0).any(axis=0) | (unused != 1).any(axis=0))

    def most(self, name: str) -> Values:
        """The most an amount may be then."""
        greatest = self.planes.columns.amounts[name][1]
        if not self.years:
            return greatest
        return greatest + (12 * self.years if name.endswith("_months") else 10**6)


def years_to_a_pair(planes: Planes) -> Whole:
    """Years until two provincial titles in a row may be held: each rests on three new years."""
    won, base = planes.columns.year("cstdt") != 0, planes.columns.year("cstdcs") != 0
    last = np.where(won.any(axis=0), won.argmax(axis=0), -1)
    length = np.where(base.all(axis=0), len(base), (~base).argmax(axis=0))
    return np.where((last >= 0) & (last <= 3), np.maximum(3 - last, 1), 6 - np.minimum(length, 3)).astype(np.int64)


def _least(reader: _Later, when: Least) -> Words:
    return packed(reader.most(when.figure) >= reader.settings.whole(when.least))


def _counted(reader: _Later, when: Most | Share) -> Words:
    return reader.planes.ones if reader.years else Pass.read(reader, when, 1)


def _ref(reader: _Later, when: Ref) -> Words:
    return reader._may(RULES[when.code, reader.planes.kind].on(reader.settings.day), with_general=False)


def _setting(reader: _Later, when: Setting) -> Words:
    wanted = (reader.settings.value(when.name) or {}).get(reader.planes.kind)
    return reader.planes.ones if wanted is None else reader.read(criteria_condition(wanted), 1)


def _run(reader: _Later, when: Run) -> Words:
    over = [reader.row(name, 1) for name in when.over]
    needs = [
        [([reader.row(fact, 1) for fact in need.facts], reader.settings.whole(need.least)) for need in each]
        for each in when.needs
    ]
    return _from_now(over, needs, reader.settings.whole(when.least))


_LATER: dict[type[Condition], Callable[[_Later, Any], Words]] = {
    Least: _least,
    Most: _counted,
    Share: _counted,
    Ref: _ref,
    Setting: _setting,
    Run: _run,
    Unsettled: lambda reader, when: reader.read(when.of, 1),
    Cited: lambda reader, when: reader.read(when.of, 1),
    Switch: lambda reader, when: reader.read(when.chosen(reader.settings.value(when.name)), 1),
    Lenient: lambda reader, _: reader.planes.ones,
    Judged: lambda reader, _: reader.planes.ones,
}
