"""What was typed, found in folded text: as it was typed first; where nothing is so, by words that lie near.

Rows keep `search_text`, folded by `vietnamese.fold`, and a `code`. The table itself is always asked; the words that mend
a slip are only read from it now and then, so a new name is found at once and its misspellings soon.
"""

import math
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial, reduce
from operator import and_, or_
from typing import Any

from django.db.models import BooleanField, Func, Max, Q, QuerySet, Value

from bangvang.toolbox.vietnamese import fold, without_keystrokes

MOST_WORDS = 8
EDGES = ".,;:()[]{}\"'“”‘’?!"
SHORTEST = 3  # a slip in a shorter word makes another word; only i and y are exchanged there
LONG = 6  # from here two slips are forgiven
NEAREST, NEAREST_OF_KNOWN = 8, 2  # words tried in place of one; of one that is a word itself
COMMON = 0.01  # PostgreSQL: where more of all rows hold the words, reading them one after another meets enough at once
WIDE = 60  # rows read before whole words are asked for apart
MANY = (
    2000  # PostgreSQL: of so many rows that hold the words the first in order are told; of more, the first of those met
)


def typed_words(asked: str) -> list[str]:
    """The folded words of what was typed, without what clings to their edges."""
    words = (word.strip(EDGES) for word in fold(asked).split())
    return [word for word in words if word][:MOST_WORDS]


def is_code(word: str) -> bool:
    """A code or a number rather than a word of a name."""
    return any(sign.isdigit() or sign in "-/" for sign in word)


@dataclass(frozen=True)
class Found:
    """Rows, best first; `is_near` where none is as it was typed."""

    rows: list[Any]
    is_near: bool = False


class Vocabulary:
    """The distinct words of a column, each also under itself less a letter or two: a slip is looked up, not measured."""

    def __init__(self) -> None:
        self.uses: Counter[str] = Counter()
        self.texts = 0
        self._less: dict[str, list[str]] = {}

    def add(self, *texts: str) -> None:
        counted = Counter(" ".join(texts).split())
        for word in counted.keys() - self.uses.keys():
            for less in _shortened(word):
                self._less.setdefault(less, []).append(word)
        self.uses.update(counted)
        self.texts += len(texts)

    def knows(self, words: Iterable[str]) -> bool:
        return all(is_code(word) or word in self.uses for word in words)

    def share(self, start: str) -> float:
        """In which part of the texts a word begins so, about."""
        used = sum(count for word, count in self.uses.items() if word.startswith(start))
        return min(1.0, used / self.texts) if self.texts else 0.0

    def near(self, word: str) -> list[str]:
        """Known words for a slip: keys left by a typing program, a lost space, a letter or two astray; nearest first."""
        undone = [plain for plain in without_keystrokes(word) if plain in self.uses]
        return undone or [*self._apart(word), *self._astray(word)][:NEAREST]

    def _apart(self, word: str) -> Iterator[str]:
        for cut in range(2, len(word) - 1):
            if word[:cut] in self.uses and word[cut:] in self.uses:
                yield f"{word[:cut]} {word[cut:]}"

    def _astray(self, word: str) -> list[str]:
        if len(word) < SHORTEST:
            return [other for other in _i_or_y(word) if other in self.uses]
        found = {known for less in _shortened(word) for known in self._less.get(less, ())} - {word}
        far = {known: slips(word, known) for known in found}
        near = [known for known, count in far.items() if count <= (2 if len(word) >= LONG else 1)]
        return sorted(near, key=lambda known: (far[known], -self.uses[known], known))


class Words:
    """The vocabulary of a table in this process: pulled when a slip is to be mended, at most `batch` new rows at a time
    (names repeat themselves: the first of them hold nearly every word) and where more wait, once in `pause` seconds; begun
    anew every hour for changed rows."""

    def __init__(self, batch: int = 20_000, lasting: float = 3600.0, pause: float = 60.0) -> None:
        self.batch, self.lasting, self.pause = batch, lasting, pause
        self._lock = threading.Lock()
        self.forget()

    @property
    def read(self) -> Vocabulary:
        """What has been read by now, perhaps nothing."""
        return self._words

    def forget(self) -> None:
        self._words, self._last, self._begun = Vocabulary(), 0, time.monotonic()
        self._rests_until = 0.0

    def of(self, rows: QuerySet[Any]) -> Vocabulary:
        """The words of all these rows that have been read by now."""
        with self._lock:
            newest = rows.order_by().aggregate(last=Max("pk"))["last"] or 0
            if newest < self._last or time.monotonic() - self._begun > self.lasting:
                self.forget()
            if newest > self._last and time.monotonic() >= self._rests_until:
                self._read(rows.order_by("pk").filter(pk__gt=self._last))
            return self._words

    def _read(self, rows: QuerySet[Any]) -> None:
        told = list(rows.values_list("pk", "search_text")[: self.batch])
        self._words.add(*(text for _pk, text in told))
        self._last = told[-1][0]
        self._rests_until = time.monotonic() + self.pause if len(told) == self.batch else 0.0


def find(
    within: QuerySet[Any], asked: str, *, everything: QuerySet[Any], words: Words, most: int = 20, among: int = 0
) -> Found:
    """Rows of an ordered set that hold every word or its beginning, whole words first; else rows with words near these.

    `among`: the first in order of so many rows that hold the words, met in any order; 0: of all, ordered by the database.
    PostgreSQL, told to order, may walk millions of names for the few that hold a word.
    """
    typed = typed_words(asked)
    if not typed:
        return Found([])
    first = partial(_first_met, among) if among else _first
    rows = first(within.filter(_holding([[word] for word in typed], words.read, among)), WIDE)
    if rows:
        return Found(_whole_first(rows, within, typed, first, lambda: words.of(everything))[:most])
    near = _alternatives(typed, words.of(everything))
    rows = first(within.filter(_holding(near, words.read, among)), WIDE) if near else []
    rows.sort(key=lambda row: sum(_distance(row, each) for each in near))
    return Found(rows[:most], is_near=bool(rows))


def _whole_first(
    rows: list[Any],
    within: QuerySet[Any],
    typed: list[str],
    first: Callable[..., list[Any]],
    known: Callable[[], Vocabulary],
) -> list[Any]:
    """Rows whose words are just those before rows whose words begin so; more than were read may hold them whole."""
    whole = [row for row in rows if _is_whole(row, typed)]
    is_cut = len(rows) == WIDE and len(whole) < WIDE
    if is_cut and known().knows(typed):
        whole = first(within.filter(reduce(and_, map(_whole, typed))), WIDE)
    seen = {row.pk for row in whole}
    return [*whole, *(row for row in rows if row.pk not in seen)]


def _first(rows: QuerySet[Any], most: int) -> list[Any]:
    return list(rows[:most])


def _first_met(among: int, rows: QuerySet[Any], most: int) -> list[Any]:
    keys = [name for name in rows.query.order_by if name != "pk"]
    met = sorted(rows.order_by().values_list(*keys, "pk")[:among])
    return list(rows.filter(pk__in=[each[-1] for each in met[:most]]))


def _alternatives(typed: list[str], known: Vocabulary) -> list[list[str]]:
    """For each word what may be meant: unknown words give way to near ones; where all are known, each may be the slip."""
    strange = [word for word in typed if word not in known.uses]
    near = {word: known.near(word)[: NEAREST if strange else NEAREST_OF_KNOWN] for word in strange or typed}
    if not any(near.values()):
        return []
    return [[word, *near.get(word, ())] for word in typed]


def _holding(words: list[list[str]], known: Vocabulary, among: int) -> Q:
    """Every word, or one that may stand for it. Once words are known only the rarest is looked up along the index: a list
    of all who are called Nguyễn is no help; and none where so many rows hold them all that the first are met at once."""
    shares = [sum(map(known.share, each)) for each in words]
    led = None if not known.texts else -1 if among and math.prod(shares) > COMMON else shares.index(min(shares))
    told = (reduce(or_, (_beginning(word, led in (None, place)) for word in each)) for place, each in enumerate(words))
    return reduce(and_, told)


def _beginning(word: str, along_index: bool) -> Q:
    begins = Q(Holds(f" {word}", along_index))
    return Q(code__startswith=word.upper()) | Q(code__startswith=word) | begins if is_code(word) else begins


def _whole(word: str) -> Q:
    """Its beginning is asked for besides: that lies along the index."""
    ends = Q(Holds(f" {word} ", along_index=False)) | Q(search_text__endswith=f" {word}") | Q(search_text=word)
    return Q(Holds(f" {word}", along_index=True)) & ends | Q(code=word.upper())


class Holds(Func):
    """Whether a part is in the folded text with a space before it; if told so along the index of trigrams of PostgreSQL."""

    output_field = BooleanField()

    def __init__(self, part: str, along_index: bool) -> None:
        super().__init__("search_text", Value(part))
        self.ending = ") LIKE " if along_index else " || '') LIKE "  # another expression than the index has

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(
            compiler, connection, template="INSTR(' ' || %(expressions)s) > 0", arg_joiner=", ", **context
        )

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        column, part = self.get_source_expressions()
        sign = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})
        pattern = Func(column, Value(f"%{part.value.translate(sign)}%"))
        return pattern.as_sql(
            compiler, connection, template="(' ' || %(expressions)s", arg_joiner=self.ending, **context
        )


def _is_whole(row: Any, typed: list[str]) -> bool:
    held = {*row.search_text.split(), row.code.casefold()}
    return all(word in held for word in typed)


def _distance(row: Any, near: list[str]) -> int:
    """The place of the first of these words that the row holds: nearest words stand first."""
    return next((place for place, word in enumerate(near) if f" {word}" in f" {row.search_text}"), len(near))


def _shortened(word: str) -> set[str]:
    """The word, and the word less one letter; long words less two."""
    once = {word[:place] + word[place + 1 :] for place in range(len(word))} if len(word) >= SHORTEST else set()
    twice = (
        {one[:place] + one[place + 1 :] for one in once for place in range(len(one))} if len(word) >= LONG else set()
    )
    return {word, *once, *twice}


def _i_or_y(word: str) -> list[str]:
    return [word[:-1] + {"i": "y", "y": "i"}[word[-1]]] if word[-1:] in ("i", "y") and len(word) > 1 else []


def slips(one: str, other: str) -> int:
    """How many letters were missed, added, mistaken or exchanged with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, start=1):
        above, row = row, [i]
        for j, wanted in enumerate(other, start=1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (sign != wanted))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == wanted:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before = above
    return row[-1]
