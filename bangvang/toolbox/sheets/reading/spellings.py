"""Finds a known name by any of its spellings: folded, shortened, reordered, misspelt; one, several or none, and why."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from bangvang.toolbox.sheets.reading.cells import tidy
from bangvang.toolbox.sheets.reading.kinds import Found, Names
from bangvang.toolbox.vietnamese import fold

LIKENESS = 0.86  # below this, two spellings are two names
SEVERAL = 5  # how many are named in a sentence

Words = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True)
class _Known:
    """One spelling of one known name."""

    id: Any
    label: str
    words: tuple[str, ...]
    joined: str


class Spellings:
    """Known names as (id, label, other spellings); `words` gives the words that count in a spelling, folded."""

    def __init__(self, known: Iterable[tuple[Any, str, Iterable[str]]], words: Words) -> None:
        self.words = words
        self.known = [self._known(id_, label, one) for id_, label, more in known for one in (label, *more) if one]
        self.by_words: dict[tuple[str, ...], list[_Known]] = {}
        for one in self.known:
            self.by_words.setdefault(tuple(sorted(one.words)), []).append(one)
        self.by_word: dict[str, list[_Known]] = {}
        for one in self.known:
            for word in set(one.words):
                self.by_word.setdefault(word, []).append(one)
        self.find = lru_cache(maxsize=10_000)(self._find)

    def __getstate__(self) -> dict[str, Any]:
        """What another process needs; what was found so far stays here."""
        return {name: value for name, value in vars(self).items() if name != "find"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self.find = lru_cache(maxsize=10_000)(self._find)

    def _known(self, id_: Any, label: str, spelt: str) -> _Known:
        words = self.words(spelt)
        return _Known(id_, label, words, " ".join(words))

    def _find(self, asked: str) -> Found:
        """The name meant; certain only when all its words are there and nobody else has them."""
        words = self.words(asked)
        if not words:
            return Found(why=f"“{asked}” không có trong danh mục.")
        exact = _single(self.by_words.get(tuple(sorted(words)), []))
        if exact:
            return self._among(asked, exact, is_exact=True)
        partly = _single(self._sharing(words))
        return self._among(asked, partly, is_exact=False) if partly else self._near(asked, " ".join(words))

    def _among(self, asked: str, found: Mapping[Any, _Known], *, is_exact: bool) -> Found:
        """One of several whose folded words agree is the one spelt with the same marks."""
        if len(found) > 1:
            marked = {id_: one for id_, one in found.items() if _marks(one.label) & _marks(asked) == _marks(asked)}
            found = marked if len(marked) == 1 else found
        ids, labels = tuple(found), tuple(one.label for one in found.values())
        if len(ids) == 1:
            return Found(ids, labels, "" if is_exact else f"“{asked}” có thể là {labels[0]}.")
        shown = "; ".join(labels[:SEVERAL])
        return Found(ids[:SEVERAL], labels[:SEVERAL], f"“{asked}” có thể là một trong {len(ids)}: {shown}.")

    def _sharing(self, words: tuple[str, ...]) -> list[_Known]:
        """Names that hold all these words, or are held in them; at least two words agree."""
        wanted = set(words)
        near = {id(one): one for word in wanted for one in self.by_word.get(word, [])}.values()
        inside = [one for one in near if wanted < set(one.words) and _tells(wanted)]
        return inside or _longest([one for one in near if set(one.words) < wanted and _tells(set(one.words))])

    def _near(self, asked: str, joined: str) -> Found:
        compare = SequenceMatcher(b=joined)
        fitting: list[tuple[float, _Known]] = []
        for one in self.known:
            compare.set_seq1(one.joined)
            if compare.real_quick_ratio() >= LIKENESS and compare.quick_ratio() >= LIKENESS:
                fitting.append((compare.ratio(), one))
        best = max((likeness for likeness, _one in fitting), default=0.0)
        if best < LIKENESS:
            return Found(why=f"“{asked}” không có trong danh mục.")
        return self._among(asked, _single([one for likeness, one in fitting if likeness == best]), is_exact=False)


@dataclass(frozen=True)
class NearestFirst:
    """Names close at hand before all others: in a district's own list its one “THCS Hoa Sen” is meant, not a neighbour's."""

    close: Names
    all: Names

    def find(self, asked: str) -> Found:
        near = self.close.find(asked)
        if _is_sure(near):
            return near
        far = self.all.find(asked)
        return near if len(near.ids) == 1 and not _is_sure(far) else far


def _is_sure(found: Found) -> bool:
    return len(found.ids) == 1 and not found.why


def _single(known: Iterable[_Known]) -> dict[Any, _Known]:
    return {one.id: one for one in reversed(list(known))}


def _tells(words: set[str]) -> bool:
    return len([word for word in words if len(word) > 1]) > 1


def _longest(known: list[_Known]) -> list[_Known]:
    most = max((len(one.words) for one in known), default=0)
    return [one for one in known if len(one.words) == most]


def _marks(text: str) -> set[str]:
    """Words with their marks, wherever the tone stands (hoà, hòa)."""
    return {"".join(sorted(_spread(word))) for word in tidy(text).lower().split() if fold(word) != word.casefold()}


def _spread(word: str) -> str:
    from unicodedata import normalize

    return normalize("NFD", word)
