"""From facts told in codes to columns: each reading is asked once of each distinct thing told, and looked up for everybody.

For those who kept one clock and were never disciplined; the others go the slow, certain way (`columns_of`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from .facts import AMOUNTS
from .periods import Period, period_of
from .planes import Columns, Values
from .population import PRESENT_FIELDS, YEAR_FIELDS, columns_of
from .settings import Settings
from .standing import FEEDS
from .subject import REACH, UNKNOWN, Raw, Subject

Codes = npt.NDArray[np.int64]

_AWARD_FAMILY = {
    **{f"{stem}_{code.lower()}": codes for code, codes in FEEDS.items() for stem in ("after", "unused")},
    "bkt": FEEDS["BKT"],
    "held_bkt": FEEDS["BKT"],
    "held_ngut": ("NGUT",),
    "never_knc": ("KNC",),
}
_DATED = ("six_months", "ten_months", "leave_counts")
_YEAR_KEYS = {
    "rating": ("rating",),
    "discipline": ("discipline",),
    "undisciplined": ("discipline",),
    "excellent": ("rating", "titles"),
    **{
        name: ("initiatives" if name.startswith("sk_") else "research",)
        for name in YEAR_FIELDS
        if name[:3] in ("sk_", "dt_")
    },
}
_PRESENT_KEY = {
    "no_hold": "holds",
    "free_of_discipline": "disciplined_now",
    "is_teacher": "post",
    "is_manager": "post",
    "whole_unit": "team",
}
_AMOUNT_KEYS = {
    "person": ("spells", "years_in_education", "discipline_periods", "years_in_difficult_area"),
    "group": ("members", "completed", "ldtt", "cstdcs", "disciplined_members"),
}
_BEGAN = {"person": "joined", "group": "founded"}
_FEW = 1 << 22  # a table of so many places is cheaper than a sort
_NO_DISCIPLINE: tuple[tuple[Any, ...], ...] = ((None, "none"), (None, []))


@dataclass(frozen=True, slots=True)
class Coded:
    """What is told of each: places in a list of distinct values, [N] or [years, N]; None is not told."""

    codes: npt.NDArray[Any]
    values: Sequence[Any]


@dataclass(slots=True)
class Told:
    """Facts of many: `given` says which years, newest first, are told of; keys as in the facts of one; `began`: joined or founded."""

    count: int
    began: Coded
    given: npt.NDArray[np.bool_]
    years: Mapping[str, Coded] = field(default_factory=dict)
    facts: Mapping[str, Coded] = field(default_factory=dict)
    kind: str = "person"


def columns_told(told: Told, *, day: date, period: str, parameters: Mapping[str, Any] | None = None) -> Columns:
    """The columns `columns_of` makes of the same facts, thousands of people a millisecond."""
    return _Reading(told, day, period_of(period), parameters).columns()


def columns_of_groups(
    many: Sequence[Raw], *, day: date, period: str, parameters: Mapping[str, Any] | None = None
) -> Columns:
    """`columns_of` for groups whose facts keep their shape: told in codes, those with years on two clocks one by one."""
    labels = [period_of(period).back(j).label for j in range(REACH)]
    asked: dict[str, Any] = {"day": day, "period": period, "parameters": parameters}
    columns = columns_told(_groups_in_codes(many, labels), **asked)
    slow = [n for n, facts in enumerate(many) if not facts.get("history", {}).keys() <= set(labels)]
    if slow:
        put(columns, np.array(slow), columns_of("group", [many[n] for n in slow], is_checked=True, **asked))
    return columns


def _groups_in_codes(many: Sequence[Raw], labels: list[str]) -> Told:
    cells = [facts.get("history", {}).get(label) for label in labels for facts in many]
    shape = (len(labels), len(many))
    years = {}
    for key in ("rating", "titles"):
        coded = _coded([(cell or {}).get(key) for cell in cells])
        years[key] = Coded(coded.codes.reshape(shape), coded.values)
    keys = {key for facts in many for key in facts} - {"history", "source", "founded"}
    facts = {key: _coded([each.get(key) for each in many]) for key in keys}
    given = np.array([cell is not None for cell in cells], np.bool_).reshape(shape)
    return Told(len(many), _coded([each.get("founded") for each in many]), given, years, facts, "group")


def _coded(values: list[Any]) -> Coded:
    places: dict[str, int] = {"None": 0}
    distinct: list[Any] = [None]
    codes = []
    for value in values:
        name = repr(value)
        if name not in places:
            places[name] = len(distinct)
            distinct.append(value)
        codes.append(places[name])
    return Coded(np.array(codes, np.int64), distinct)


def put(columns: Columns, places: Codes, other: Columns) -> None:
    """Sets some people's columns to those that were read one by one; both as `columns_of` makes them."""
    for name in YEAR_FIELDS:
        columns.year(name)[:, places] = other.year(name)
    for name in PRESENT_FIELDS:
        columns.now(name)[places] = other.now(name)
    for name, (least, greatest) in other.amounts.items():
        columns.amounts[name][0][places], columns.amounts[name][1][places] = least, greatest


def take(columns: Columns, places: Codes) -> Columns:
    """The columns of some people only."""
    years = {name: columns.year(name)[:, places] for name in YEAR_FIELDS}
    present = {name: columns.now(name)[places] for name in PRESENT_FIELDS}
    amounts = {name: (least[places], greatest[places]) for name, (least, greatest) in columns.amounts.items()}
    return Columns(columns.kind, len(places), years, present, amounts)


class _Reading:
    def __init__(self, told: Told, day: date, at: Period, parameters: Mapping[str, Any] | None) -> None:
        self.told, self.day, self.at = told, day, at
        self.share = Settings(day, parameters).value("initiative_min_share")
        self.nothing = Coded(np.zeros(told.count, np.int64), [None])
        if told.kind == "person":
            self._no_discipline()
        joined = np.array([each or date.min for each in told.began.values], "datetime64[D]")
        self.untils = [at.back(j).until for j in range(REACH)]
        ended = np.array([joined > np.datetime64(until) for until in self.untils])[:, told.began.codes]
        self.ended, self.depth = ended, len(told.given)
        self.given = told.given.copy()
        self.given[0] |= ~ended[0]  # the year under review is asked of even where nothing of it was told
        self.families: dict[tuple[str, ...], Coded] = {}
        self.never = self.subject({_BEGAN[told.kind]: date.max})
        self.dated = self._dated()

    def _no_discipline(self) -> None:
        held = (self.told.years.get("discipline", self.nothing), self.told.facts.get("discipline_periods"))
        for coded, allowed in zip(held, _NO_DISCIPLINE, strict=True):
            if coded is None or any(value not in allowed for value in coded.values):
                raise ValueError("people under discipline are read one by one")

    def columns(self) -> Columns:
        years = {name: self._yearly(name) for name in YEAR_FIELDS}
        present = {name: self._present(name) for name in PRESENT_FIELDS if name != "cstdt_pair"}
        present["cstdt_pair"] = pairs_of(years["cstdt"], years["cstdcs"])
        return Columns(self.told.kind, self.told.count, years, present, self._amounts())

    def subject(self, facts: Raw) -> Subject:
        """Somebody of whom only this is told."""
        known = {key: value for key, value in facts.items() if value is not None}
        return Subject(self.told.kind, known, self.at, self.day, min_share=self.share, is_checked=True)

    # ---- fields of a year --------------------------------------------------------------------------------------------
    def _yearly(self, name: str) -> Values:
        if name == "standing":
            return np.ones((REACH, self.told.count), np.int8)
        if name in _AWARD_FAMILY:
            return self._looked_up(self._family(name), lambda subject: _small(subject.column(name))).T.copy()
        found = self.dated[name] if name in _DATED else self._simple(name)
        out = np.where(self.ended, np.int8(self.never.column(name)[0]), np.int8(UNKNOWN))
        out[: self.depth] = np.where(self.given, found, out[: self.depth])
        return out

    def _simple(self, name: str) -> Values:
        """What no day matters to: one answer a distinct record."""
        joint = _joint([self._of_year(key) for key in _YEAR_KEYS.get(name, ("titles",))])
        raws = _raws(_YEAR_KEYS.get(name, ("titles",)), joint)
        table = _small([self._in_year(0, raw).column(name)[0] for raw in raws])
        return np.array(table, np.int8)[joint.codes]

    def _of_year(self, key: str) -> Coded:
        absent = Coded(np.zeros((self.depth, self.told.count), np.int64), [None])
        return self.told.years.get(key, absent)

    def _in_year(self, j: int, raw: Raw, began: date | None = None) -> Subject:
        known = {key: value for key, value in raw.items() if value is not None}
        return self.subject({_BEGAN[self.told.kind]: began, "history": {self.at.back(j).label: known}})

    def _dated(self) -> dict[str, Values]:
        """Newcomers and leave: the day of joining matters in the year it falls in."""
        keys = ("months_worked", "leave")
        out = {name: np.full((self.depth, self.told.count), UNKNOWN, np.int8) for name in _DATED}
        for j in np.flatnonzero(self.given.any(axis=1)).tolist():
            own = [Coded(self._of_year(key).codes[j], self._of_year(key).values) for key in keys]
            joint = _joint([*own, self._joined_by(self.at.back(j).since)])
            subjects = [self._in_year(j, dict(zip(keys, row, strict=False)), row[2]) for row in joint.values]
            for name, rows in out.items():
                rows[j] = np.array([each.column(name)[j] for each in subjects], np.int8)[joint.codes]
        return out

    def _joined_by(self, since: date) -> Coded:
        """The day of joining, those before the year taken together."""
        values = self.told.began.values
        early = next((place for place, each in enumerate(values) if each and each < since), 0)
        same = np.array([early if each and each < since else place for place, each in enumerate(values)])
        return Coded(same[self.told.began.codes], values)

    # ---- fields of the day -------------------------------------------------------------------------------------------
    def _present(self, name: str) -> Values:
        if name in _AWARD_FAMILY:
            coded, key = self._family(name), "awards"
        else:
            key = _PRESENT_KEY.get(name, _source_of(name))
            coded = self.told.facts.get(key, self.nothing)
        return self._looked_up(coded, lambda subject: subject.present(name), key)

    def _looked_up(self, coded: Coded, read: Callable[[Subject], Any], key: str = "awards") -> Values:
        table = np.array([read(self.subject({key: value})) for value in coded.values], np.int8)
        return table[coded.codes]

    def _family(self, name: str) -> Coded:
        """The awards held, those of one family only."""
        codes = _AWARD_FAMILY[name]
        if (found := self.families.get(codes)) is None:
            found = self.families[codes] = _narrowed(self.told.facts.get("awards", self.nothing), codes)
        return found

    def _amounts(self) -> dict[str, tuple[Values, Values]]:
        """Months: one answer for each distinct day of joining and seniority told."""
        keys = _AMOUNT_KEYS[self.told.kind]
        joint = _joint([self.told.began, *(self.told.facts.get(key, self.nothing) for key in keys)])
        subjects = [self.subject(raw) for raw in _raws((_BEGAN[self.told.kind], *keys), joint)]
        out = {}
        for name in AMOUNTS:
            table = np.array([each.amount(name) for each in subjects], np.int64).reshape(len(subjects), 2)
            out[name] = (table[:, 0][joint.codes], table[:, 1][joint.codes])
        return out


def _source_of(name: str) -> str:
    if name.startswith("leads_") and name != "leads_cluster":
        return "leads_movement"
    merits = ("movement_summary", "sudden_province", "sudden_nation", "contribution")
    return "merits" if name in merits else name


def _small(values: list[int]) -> list[int]:
    return [min(each, 100) for each in values]


def _raws(keys: tuple[str, ...], joint: Coded) -> list[Raw]:
    return [dict(zip(keys, row, strict=True)) for row in joint.values]


def _joint(parts: list[Coded]) -> Coded:
    """Several codings as one: the distinct combinations that occur."""
    if len(parts) == 1:
        return Coded(parts[0].codes, [(value,) for value in parts[0].values])
    key = np.zeros(parts[0].codes.shape, np.int64)
    for part in parts:
        key = key * len(part.values) + part.codes
    distinct, codes = _places(key, prod(len(part.values) for part in parts))
    rows = []
    for each in distinct.tolist():
        row = []
        for part in reversed(parts):
            each, place = divmod(each, len(part.values))
            row.append(part.values[place])
        rows.append(tuple(reversed(row)))
    return Coded(codes, rows)


def _places(key: Codes, size: int) -> tuple[Codes, Codes]:
    """The distinct numbers, and where each stands among them; without a sort where they are small."""
    if size > _FEW:
        return np.unique(key, return_inverse=True)
    occurs = np.zeros(size, np.bool_)
    occurs[key] = True
    return np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[key]


def _narrowed(held: Coded, codes: tuple[str, ...]) -> Coded:
    places: dict[Any, int] = {}
    values: list[Any] = []
    table = []
    for rows in held.values:
        kept = None if rows is None else [row for row in rows if row["code"] in codes]
        key = None if kept is None else tuple(tuple(sorted(row.items())) for row in kept)
        if key not in places:
            places[key] = len(values)
            values.append(kept)
        table.append(places[key])
    return Coded(np.array(table, np.int64)[held.codes], values)


def pairs_of(won: Values, base: Values) -> Values:
    """Two CSTĐ of ministry or province in a row, for many at once: see `standing.pair_of_provincial_titles`."""
    out = np.zeros(won.shape[1], np.int8)
    some = np.flatnonzero((won != 0).sum(axis=0) > 1)
    if not some.size:
        return out
    maybe, is_won, lost = won[:, some] != 0, won[:, some] == 1, base[:, some] == 0
    sure, doubt = np.zeros(some.size, np.bool_), np.zeros(some.size, np.bool_)
    for first in range(REACH - 1):
        broken = lost[first].copy()
        for second in range(first + 1, REACH):
            both = maybe[first] & maybe[second]
            if second - first > 3:
                doubt |= both & ~broken
            else:
                known = is_won[first] & is_won[second] & (first <= 3)
                sure |= known
                doubt |= both & ~known
            broken |= lost[second] | is_won[second]
    out[some] = np.where(sure, 1, np.where(doubt, UNKNOWN, 0))
    return out
