"""The closed algebra rules are written in: windows over yearly facts, runs, figures and shares, `&`, `|`, `Ref`.

No `not` and no function in a rule: so each condition can say itself, name what is missing and be asked of everybody at once.
A condition is monotone: more facts known to be so never turn a yes into a no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .instruments import Citation


@dataclass(frozen=True, slots=True)
class Number:
    """A dated figure of a text or a local setting, by name."""

    name: str


Figure = int | Number


class Condition:
    """Something that is met, not met or not known; each object is itself, so its words and its planes are made once."""

    __slots__ = ()

    def __and__(self, other: Condition) -> Condition:
        return All((*_inside(All, self), *_inside(All, other)))

    def __or__(self, other: Condition) -> Condition:
        return Any_((*_inside(Any_, self), *_inside(Any_, other)))


def _inside(kind: type[All] | type[Any_], condition: Condition) -> tuple[Condition, ...]:
    return condition.of if isinstance(condition, kind) else (condition,)


@dataclass(frozen=True, slots=True, eq=False)
class Win(Condition):
    """At least `lo` times any of `facts` in the last `k` years, the newest `skip` years left out."""

    facts: tuple[str, ...]
    k: Figure
    lo: Figure
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Need:
    """At least `least` times any of `facts` inside a run."""

    facts: tuple[str, ...]
    least: Figure


@dataclass(frozen=True, slots=True, eq=False)
class Run(Condition):
    """Years in a row up to the year under review with every fact of `over`, at least `least`; in that time one of `needs` sets."""

    over: tuple[str, ...]
    least: Figure
    needs: tuple[tuple[Need, ...], ...] = ()
    to_request: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Least(Condition):
    """A figure of the person or group is at least so much."""

    figure: str
    least: Figure


@dataclass(frozen=True, slots=True, eq=False)
class Most(Condition):
    """A figure of the group is at most so much."""

    figure: str
    most: Figure


@dataclass(frozen=True, slots=True, eq=False)
class Share(Condition):
    """`part` of `whole` is at least `percent` hundredths, in integers, inclusive."""

    part: str
    whole: str
    percent: Figure
    over: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Ref(Condition):
    """The standard of another title of the same year."""

    code: str


@dataclass(frozen=True, slots=True, eq=False)
class All(Condition):
    """Every one."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Any_(Condition):
    """One is enough."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Unsettled(Condition):
    """Met counts only as not known: the text bears more than one reading."""

    of: Condition
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Lenient(Condition):
    """Not met counts only as not known: no text that was read refuses on it."""

    of: Condition
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Cited(Condition):
    """A condition with a place and words of its own inside an article."""

    clause: Clause

    @property
    def of(self) -> Condition:
        """The condition itself."""
        return self.clause.when


@dataclass(frozen=True, slots=True, eq=False)
class Setting(Condition):
    """Holds, fails or is not known by a local setting (a criterion the Law leaves to ministry or province)."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Switch(Condition):
    """One of two conditions by a local switch."""

    name: str
    on: Condition
    off: Condition
    unset: Condition | None = None

    def chosen(self, value: Any) -> Condition:
        """The condition for a value of the switch."""
        return self.unset if value is None and self.unset is not None else self.on if value else self.off


@dataclass(frozen=True, slots=True, eq=False)
class Judged(Condition):
    """For a council to judge, or (`is_read` false) left open by a text that was not read: never answered here."""

    what: str
    label: str
    label_en: str = ""
    is_read: bool = True


def every(fact: str, k: Figure = 1, *, skip: int = 0) -> Win:
    """The fact in each of the last k years."""
    return Win((fact,), k, k, skip)


def some(fact: str, k: Figure = 1, *, skip: int = 0) -> Win:
    """The fact at least once in the last k years."""
    return Win((fact,), k, 1, skip)


def total(least: Figure, k: Figure, *facts: str) -> Win:
    """Any of the facts so many times in the last k years."""
    return Win(facts, k, least)


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """One condition of an article: its place in the text, how surely it is read, and a sentence of its own if it needs one."""

    cite: Citation
    when: Condition
    code: str
    confidence: str
    say: str
    say_en: str
    is_general: bool


def way(
    cite: Citation, when: Condition, *, code: str = "", confidence: str = "H", say: str = "", say_en: str = ""
) -> Cited:
    """One way inside an article, with its own point."""
    return Cited(condition(cite, when, code=code, confidence=confidence, say=say, say_en=say_en))


def condition(
    cite: Citation,
    when: Condition,
    *,
    code: str = "",
    confidence: str = "H",
    say: str = "",
    say_en: str = "",
    is_general: bool = False,
) -> Clause:
    """A condition as its article states it."""
    return Clause(cite, when, code or cite.place or cite.instrument, confidence, say, say_en, is_general)


def inner(when: Condition) -> tuple[Condition, ...]:
    """The conditions a condition is made of."""
    if isinstance(when, All | Any_):
        return when.of
    if isinstance(when, Switch):
        return (when.on, when.off, *([when.unset] if when.unset else ()))
    return (when.of,) if isinstance(when, Unsettled | Lenient | Cited) else ()


def facts_in(when: Condition) -> frozenset[str]:
    """The facts and amounts a condition reads itself (not through `Ref`)."""
    if isinstance(when, Win):
        return frozenset(when.facts)
    if isinstance(when, Run):
        return frozenset((*when.over, *(fact for needs in when.needs for need in needs for fact in need.facts)))
    if isinstance(when, Least | Most):
        return frozenset((when.figure,))
    if isinstance(when, Share):
        return frozenset((when.part, when.whole))
    return frozenset().union(*(facts_in(each) for each in inner(when)))


def numbers_in(when: Condition) -> frozenset[str]:
    """The dated figures a condition reads itself."""
    found = {value.name for each in _figures(when) if isinstance(value := each, Number)}
    return frozenset(found).union(*(numbers_in(each) for each in inner(when)))


def _figures(when: Condition) -> tuple[Figure, ...]:
    if isinstance(when, Win):
        return (when.k, when.lo)
    if isinstance(when, Run):
        return (when.least, *(need.least for needs in when.needs for need in needs))
    if isinstance(when, Least):
        return (when.least,)
    if isinstance(when, Most):
        return (when.most,)
    return (when.percent,) if isinstance(when, Share) else ()
