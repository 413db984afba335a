"""The head of a table: found by its words in whatever row it stands, one to three rows deep."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bangvang.toolbox.sheets.reading.cells import folded, is_blank, text_of
from bangvang.toolbox.sheets.reading.kinds import Field, Kind
from bangvang.toolbox.sheets.reading.pages import BadCell, column_letters
from bangvang.toolbox.sheets.reading.values import period_of

DEPTH = 3
LOOKED_AT = 200  # rows in which a head is looked for
LONGEST = 160  # letters of a head; what is longer is a title or a note
ORDINALS = {"stt", "tt", "so tt", "so thu tu", "s tt", "no", "thu tu"}
ORDINAL = "ordinal"
_COUNTED = re.compile(r"\(?\s*(\d{1,2}|[A-H])\s*\)?")
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class ColumnFound:
    """One column of the sheet: its head, the field it was taken for ("" if none), how sure that is."""

    place: int
    head: str
    field: str = ""
    certainty: float = 0.0
    value: str = ""  # what a tick here means
    into: str = ""
    year: str = ""  # a column of one year: its cells belong to it

    @property
    def letters(self) -> str:
        return column_letters(self.place)


@dataclass(frozen=True)
class Head:
    """Rows first..last hold the head; `columns` are all columns with a head or cells."""

    first: int
    last: int
    columns: tuple[ColumnFound, ...]
    score: float

    def has(self, key: str) -> bool:
        return any(key in (column.field, column.into) for column in self.columns)


def find_head(rows: Sequence[Sequence[Any]], kind: Kind) -> Head | None:
    """The rows that look most like a head of this kind; None where no needed column is found."""
    best: Head | None = None
    finder = _Finder(kind)
    for first in range(min(len(rows), LOOKED_AT)):
        if _texts(rows[first]) < 1:
            continue
        for depth in range(1, DEPTH + 1):
            if first + depth > len(rows):
                break
            found = finder.at(rows, first, depth)
            if found and (best is None or found.score > best.score + 0.01):
                best = found
    return _with_rows_above(best, rows, finder) if best else None


def _with_rows_above(head: Head, rows: Sequence[Sequence[Any]], finder: "_Finder") -> Head:
    """Cells merged downwards repeat in the row above: that row is of the head too."""
    while head.first and head.last - head.first + 1 < DEPTH:
        above, row = rows[head.first - 1], rows[head.first]
        same = sum(
            1 for upper, lower in zip(above, row, strict=False) if upper == lower and isinstance(upper, str) and upper
        )
        if same < 2 or _texts(above) < 2:
            break
        head = finder.there(rows, head.first - 1, head.last - head.first + 2)
    return head


def head_at(rows: Sequence[Sequence[Any]], kind: Kind, first: int, depth: int) -> Head:
    """The head where the clerk says it is."""
    return _Finder(kind).there(rows, first, depth)


def is_counted(row: Sequence[Any]) -> bool:
    """The row of (1) (2) (3) under a head."""
    numbers = []
    for cell in row:
        if is_blank(cell):
            continue
        found = _COUNTED.fullmatch(text_of(cell).strip())
        if not found:
            return False
        numbers += [int(found[1])] if found[1].isdecimal() else []
    steps = {right - left for left, right in itertools.pairwise(numbers)}
    return len(numbers) > 2 and numbers[0] <= 3 and steps <= {0, 1}


def _texts(row: Sequence[Any]) -> int:
    return len({cell for cell in row if isinstance(cell, str) and cell})


class _Finder:
    """Scores rows as heads of one kind."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.certainty = lru_cache(maxsize=20_000)(self._certainty)
        self.never = {one.key: [f" {_key(word)} " for word in one.never] for one in kind.fields}
        self.by_word: dict[str, list[tuple[str, _Wanted]]] = {}
        for one in kind.fields:
            for wanted in map(_wanted, one.words):
                self.by_word.setdefault(wanted.words[0], []).append((one.key, wanted))

    def at(self, rows: Sequence[Sequence[Any]], first: int, depth: int) -> Head | None:
        """The head in these rows; None if they do not hold what the kind needs."""
        if not all(_texts(row) and not is_counted(row) for row in rows[first : first + depth]):
            return None
        head = self.there(rows, first, depth)
        is_enough = all(any(self._has(head, key) for key in group) for group in self.kind.needs)
        known = sum(1 for column in head.columns if column.field)
        return head if is_enough and known >= min(2, len(head.columns)) else None

    def there(self, rows: Sequence[Sequence[Any]], first: int, depth: int) -> Head:
        """What these rows say as a head, whether or not they look like one."""
        columns = self._columns(_parts(rows, first, depth))
        score = sum(column.certainty for column in columns) - 0.02 * (depth - 1)
        return Head(first, first + depth - 1, columns, score)

    def _has(self, head: Head, key: str) -> bool:
        return head.has(key) or any(head.has(part) for part in self.kind.joins.get(key, ()))

    def _columns(self, parts: Mapping[int, tuple[str, ...]]) -> tuple[ColumnFound, ...]:
        offers = [
            (certainty, -place, place, one)
            for place, texts in parts.items()
            for one, certainty in self.certainty(texts).items()
        ]
        taken: dict[int, ColumnFound] = {}
        used: set[str] = set()
        for certainty, _order, place, key in sorted(offers, reverse=True):
            one = self.kind.field_of(key)
            if place in taken or (key in used and not (one and one.ticked)):
                continue
            used.add(key)
            head = " ".join(parts[place])
            taken[place] = ColumnFound(place, head, key, certainty, one.ticked if one else "", one.into if one else "")
        plain = [taken.get(place) or ColumnFound(place, " ".join(texts)) for place, texts in parts.items()]
        return _without_lone_parts(_split_names(_by_years(plain, parts, self.kind), self.kind), self.kind)

    def _certainty(self, texts: tuple[str, ...]) -> dict[str, float]:
        """How sure each field is for a head of these parts, upper first."""
        if not texts or any(len(text) > LONGEST for text in texts):
            return {}
        whole, last = _key(" ".join(texts)), _key(texts[-1])
        if not whole:
            return {}
        if whole in ORDINALS or last in ORDINALS:
            return {ORDINAL: 1.0}
        told = _wanted(" ".join(texts))
        found: dict[str, float] = {}
        for word in dict.fromkeys((*told.words, *last.split())):
            for key, wanted in self.by_word.get(word, ()):
                if found.get(key, 0) < 1.0 and (sure := _likeness(wanted, told, last, len(texts))) > found.get(key, 0):
                    found[key] = round(sure, 2)
        padded = f" {whole} "
        return {key: sure for key, sure in found.items() if not any(never in padded for never in self.never[key])}


@lru_cache(maxsize=20_000)
def _key(text: str) -> str:
    bare = _BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip() else text
    return " ".join(re.sub(r"[^\w%]+", " ", folded(bare)).split())


@dataclass(frozen=True)
class _Wanted:
    """A head's words, ready to be compared."""

    text: str
    words: tuple[str, ...]
    sorted: tuple[str, ...]


@lru_cache(maxsize=20_000)
def _wanted(text: str) -> _Wanted:
    words = tuple(_key(text).split())
    return _Wanted(" ".join(words), words, tuple(sorted(words)))


def _likeness(wanted: _Wanted, told: _Wanted, last: str, depth: int) -> float:
    """1 the same words; less for the lowest row alone, other order, words among others."""
    if wanted.text == told.text:
        return 1.0
    if wanted.text == last:
        return 0.97
    many = len(wanted.words)
    if many > 1 and wanted.sorted == told.sorted:
        return 0.95
    share = many / max(len(told.words), 1)
    if many > 1 and f" {wanted.text} " in f" {told.text} ":
        return 0.55 + 0.35 * share if share >= 0.25 else 0.0
    if many > 2 and depth > 1 and share >= 0.4 and set(wanted.words) <= set(told.words):
        return 0.5 + 0.3 * share
    if many == 1 and len(told.words) <= 3 and told.words[0] == wanted.text and len(wanted.text) > 2:
        return 0.5
    return 0.0


def _parts(rows: Sequence[Sequence[Any]], first: int, depth: int) -> dict[int, tuple[str, ...]]:
    """The texts above one another in each column; a merged cell counts once, a joint head without merging is carried on."""
    width = max(len(row) for row in rows[first : first + depth])
    block = [[_head_text(row, place) for place in range(width)] for row in rows[first : first + depth]]
    for level in range(depth - 1):
        for place in range(1, width):
            is_under = (
                block[level + 1][place]
                and block[level + 1][place - 1]
                and block[level + 1][place] != block[level][place - 1]
            )
            is_lone = not any(block[upper][place] for upper in range(level + 1))
            if is_under and is_lone:
                block[level][place] = block[level][place - 1]
    return {place: tuple(dict.fromkeys(row[place] for row in block if row[place])) for place in range(width)}


def _head_text(row: Sequence[Any], place: int) -> str:
    cell = row[place] if place < len(row) else ""
    return "" if is_blank(cell) or isinstance(cell, BadCell) else text_of(cell)


def _by_years(columns: list[ColumnFound], parts: Mapping[int, tuple[str, ...]], kind: Kind) -> list[ColumnFound]:
    """“2021-2022”, “2022-2023” beside one another: what the kind keeps by year. One alone is what it was taken for."""
    free = [one for one in columns if kind.by_year and one.field in ("", kind.by_year)]
    years = {one.place: _year(parts[one.place]) for one in free}
    if sum(map(bool, years.values())) < 2:
        return columns
    return [
        ColumnFound(one.place, one.head, kind.by_year, 0.9, year=years[one.place]) if years.get(one.place) else one
        for one in columns
    ]


def _year(texts: tuple[str, ...]) -> str:
    return (texts and period_of(texts[-1])) or ""


def _split_names(columns: list[ColumnFound], kind: Kind) -> list[ColumnFound]:
    """One head over two columns, as “Họ và tên” often is: the family part and the given part of a name."""
    for whole, (family, given) in kind.joins.items():
        for left, right in itertools.pairwise(columns):
            if left.field == whole and right.head == left.head and left.head and not right.field:
                columns[columns.index(left)] = ColumnFound(left.place, left.head, family, left.certainty)
                columns[columns.index(right)] = ColumnFound(right.place, right.head, given, left.certainty)
                break
    return columns


def _without_lone_parts(columns: list[ColumnFound], kind: Kind) -> tuple[ColumnFound, ...]:
    """“Tên” alone is a whole name; beside “Họ và tên đệm”, so is “Họ và tên” the family part."""
    have = {column.field for column in columns}
    renamed: dict[str, tuple[str, float]] = {}
    for whole, (family, given) in kind.joins.items():
        if given in have and family not in have:
            renamed |= {whole: (family, 0.7)} if whole in have else {given: (whole, 0.6)}
        elif family in have and given not in have and whole not in have:
            renamed[family] = (whole, 0.6)
    return tuple(
        ColumnFound(one.place, one.head, *renamed[one.field]) if one.field in renamed else one for one in columns
    )


def with_headless_names(head: Head, rows: Sequence[Sequence[Any]], kind: Kind) -> Head:
    """A name over two columns with the head over the first only: the second holds one word in most rows."""
    for whole, (family, given) in kind.joins.items():
        left = next((one for one in head.columns if one.field == whole), None)
        right = next((one for one in head.columns if left and one.place == left.place + 1), None)
        ordinal = next((one.place for one in head.columns if one.field == ORDINAL), None)
        below = [row for row in rows[head.last + 1 :] if ordinal is None or _is_numbered(row, ordinal)]
        if left is None or right is None or right.head or not _holds_given_names(below, left.place):
            continue
        halves = {left.place: family, right.place: given}
        columns = tuple(
            ColumnFound(one.place, one.head, halves[one.place], 0.8) if one.place in halves else one
            for one in head.columns
        )
        return Head(head.first, head.last, columns, head.score)
    return head


def _is_numbered(row: Sequence[Any], place: int) -> bool:
    return place < len(row) and text_of(row[place]).strip(" .)").isdecimal()


def _holds_given_names(rows: Sequence[Sequence[Any]], place: int) -> bool:
    pairs = [(row[place], row[place + 1]) for row in rows if place + 1 < len(row) and row[place] and row[place + 1]]
    named = sum(1 for row in rows if place < len(row) and row[place])
    single = [right for left, right in pairs if isinstance(right, str) and right.isalpha() and left != right]
    return len(single) >= 0.5 * named and len(single) >= 0.8 * len(pairs) > 0


def with_told(head: Head, told: Mapping[int, str | None], kind: Kind) -> Head:
    """Columns as the clerk changed them: place → field, or None for “not used”."""
    columns = []
    for one in head.columns:
        if one.place not in told:
            is_other = one.field in told.values() and not one.year
            columns.append(ColumnFound(one.place, one.head) if is_other else one)
            continue
        key = told[one.place] or ""
        known: Field | None = kind.field_of(key)
        columns.append(
            ColumnFound(
                one.place,
                one.head,
                key,
                1.0 if key else 0.0,
                known.ticked if known else "",
                known.into if known else "",
                one.year if key == kind.by_year else "",
            )
        )
    return Head(head.first, head.last, tuple(columns), head.score)
