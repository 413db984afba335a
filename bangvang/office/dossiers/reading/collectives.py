"""Which collective a row names: the unit itself or one of its tổ, as clerks write them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from bangvang.toolbox.vietnamese import fold

Words = tuple[str, ...]
Test = Callable[[Words, Words], bool]
WORD = re.compile(r"[a-z0-9]+")
COLLECTIVE = ("tap", "the")
SCHOOL = ("truong",)
TEAM = ("to", "khoi")  # both are said of the same groups: "Tổ 4", "Khối 4"
KINDS = (("chuyen", "mon"), ("cm",), ("bo", "mon"))
JOINTS = {"va", "v", "to", "khoi"}


@dataclass(frozen=True)
class Team:
    """A tổ of the unit today, with every name it has borne."""

    id: int
    name: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Found:
    """Whom a name fits: the unit itself, or tổ; `is_sure`: word for word or by the initials, and nobody else."""

    is_unit: bool = False
    teams: tuple[Team, ...] = ()
    is_sure: bool = False


@dataclass
class Collectives:
    """The unit and its tổ by their words."""

    unit_names: Iterable[str]
    teams: Sequence[Team]
    units: set[Words] = field(init=False)
    cores: list[tuple[Team, Words]] = field(init=False)

    def __post_init__(self) -> None:
        plain = {_without(words, SCHOOL) for name in self.unit_names if (words := words_of(name))} - {()}
        self.units = plain | {(*SCHOOL, *words) for words in plain}
        self.cores = [(team, core) for team in self.teams for name in team.names if (core := core_of(words_of(name)))]

    def named(self, said: str) -> Found:
        """The unit, the tổ that the words or initials fit, else those which the row names in part."""
        words = _without(words_of(said), COLLECTIVE)
        if self._is_unit(words):
            return Found(is_unit=True, is_sure=True)
        words = self._without_unit(words)
        core = core_of(words)
        if not core or not is_team(words):
            return Found()
        for test in (alike, in_short):
            if fitting := self._those(core, test):
                return Found(teams=fitting, is_sure=len(fitting) == 1)
        return Found(teams=self._those(core, lambda told, kept: set(told) < set(kept)))

    def _those(self, core: Words, test: Test) -> tuple[Team, ...]:
        return tuple({team.id: team for team, kept in self.cores if test(core, kept)}.values())

    def _without_unit(self, words: Words) -> Words:
        """The name less the unit's own behind it."""
        ends = (at for at in range(1, len(words)) if self._is_unit(words[at:]))
        return words[: next(ends, len(words))]

    def _is_unit(self, words: Words) -> bool:
        return any(in_short(words, own) for own in self.units)


def words_of(name: str) -> Words:
    return tuple(WORD.findall(fold(name)))


def is_team(words: Words) -> bool:
    return bool(words) and words[0] in TEAM


def core_of(words: Words) -> Words:
    """What tells one tổ from another: no “tổ”, no “chuyên môn”, no “và”."""
    left = words[1:] if is_team(words) else words
    for kind in KINDS:
        left = _without(left, kind)
    return tuple(word for word in left if word not in JOINTS)


def alike(told: Words, kept: Words) -> bool:
    """The same words, in any order."""
    return sorted(told) == sorted(kept)


def in_short(told: Words, kept: Words) -> bool:
    """The same words in order, some of either standing as initials in the other."""
    if not told or not kept:
        return told == kept
    if told[0] == kept[0] and in_short(told[1:], kept[1:]):
        return True
    return _initials(told, kept) or _initials(kept, told)


def _initials(short: Words, whole: Words) -> bool:
    """The first word of one is the initials of as many words of the other."""
    size = len(short[0])
    stands = size > 1 and short[0] == "".join(word[0] for word in whole[:size]) and len(whole) >= size
    return stands and in_short(short[1:], whole[size:])


def _without(words: Words, before: Words) -> Words:
    return words[len(before) :] if words[: len(before)] == before else words
