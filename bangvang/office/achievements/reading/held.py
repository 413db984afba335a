"""What the register holds of those a list of past years may mean, and what one of its rows is found to mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bangvang.office.people.reading.comparing import Bearer
from bangvang.toolbox.sheets.reading import Reason, State


@dataclass(frozen=True)
class Someone(Bearer):
    """A person a row may mean. `is_ours`: has or had a post at a unit of this list."""

    joined_date: date | None
    is_ours: bool
    is_free: bool = False  # on the register, with no post anywhere
    units: frozenset[int] = frozenset()  # of the list, where the person has or had a post


@dataclass(frozen=True)
class Past:
    """What the register holds of those the rows may mean, and what a row may say."""

    kind: str
    units: Mapping[int, tuple[str, ...]]  # of this list, with every name each bears or bore
    today: date
    people: tuple[Someone, ...] = ()
    given_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    awards: Mapping[tuple[Any, ...], list[str]] = field(default_factory=dict)  # (kind, id, award, period): numbers
    revoked: frozenset[tuple[Any, ...]] = frozenset()  # (kind, id, award, period, folded number)
    ratings: Mapping[tuple[int, str], tuple[str, bool]] = field(default_factory=dict)  # grade, whether it is proven
    elsewhere: frozenset[tuple[str, int]] = frozenset()  # folded names and years of birth of people of other units
    initiatives: frozenset[tuple[Any, ...]] = frozenset()  # (folded title, period, author ids)
    results: frozenset[tuple[Any, ...]] = frozenset()  # (person, folded contest, period, prize, folded pupil)


@dataclass(frozen=True)
class Compared:
    """What a row means to the register: whom it is about, what it would change, what may be chosen."""

    state: State
    reasons: tuple[Reason, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    person_id: int | None = None
    unit_id: int | None = None
    authors: tuple[tuple[int, int], ...] = ()
    unknown: tuple[Any, ...] = ()  # who is to be entered first: folded name, birth date, code
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
