"""What a list may hold: a kind with its columns, the words their heads bear, and how their cells are read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol


class Level(StrEnum):
    """How much a reason weighs."""

    NOTE = "note"  # said, nothing to decide
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass(frozen=True)
class Reason:
    """One sentence about one value of a row, and where there is one the value proposed instead."""

    field: str
    sentence: str
    level: Level = Level.DOUBTFUL
    proposed: Any = None


@dataclass(frozen=True)
class Said:
    """What a cell says: its value, the reasons for doubt, and what it says of other fields."""

    value: Any = None
    reasons: tuple[Reason, ...] = ()
    also: Mapping[str, Any] = field(default_factory=dict)


class Names(Protocol):
    """A list of known names, such as units, that finds one by any of its spellings."""

    def find(self, asked: str) -> "Found": ...


@dataclass(frozen=True)
class Found:
    """Ids that a name may mean: one, several or none; and why, in a sentence, unless it is certain."""

    ids: tuple[Any, ...] = ()
    labels: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Look:
    """What a reader of cells knows besides the cell."""

    key: str
    label: str
    is_typed: bool = True
    names: Mapping[str, Names] = field(default_factory=dict)

    def doubt(self, sentence: str, proposed: Any = None, *, value: Any = None) -> Said:
        return Said(value, (Reason(self.key, f"{self.label}: {sentence}", Level.DOUBTFUL, proposed),))

    def wrong(self, sentence: str, proposed: Any = None) -> Said:
        return Said(None, (Reason(self.key, f"{self.label}: {sentence}", Level.WRONG, proposed),))

    def note(self, value: Any, sentence: str, **also: Any) -> Said:
        return Said(value, (Reason(self.key, f"{self.label}: {sentence}", Level.NOTE),), also)


Reader = Callable[[Any, Look], Said]


@dataclass(frozen=True)
class Field:
    """One column: the words its head may bear, how its cells are read."""

    key: str
    label: str
    words: tuple[str, ...]
    read: Reader
    never: tuple[str, ...] = ()  # words that make a head another one's
    may_repeat: bool = True  # ditto marks take the value above
    is_code: bool = False  # digits of one length; noughts at the start may have been lost
    ticked: str = ""  # a column of ticks: this value goes into the field `into`
    into: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)  # of its values, where they are codes


@dataclass(frozen=True)
class Kind:
    """A kind of list. `needs`: of each group at least one field must be there, in the head and in every row."""

    code: str
    label: str
    fields: tuple[Field, ...]
    needs: tuple[tuple[str, ...], ...]
    joins: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # full name: (family part, given part)
    band: Field | None = None  # how a band row is read: what it says of fields for which the table has no column
    check: Callable[[Mapping[str, Any]], Sequence[Reason]] | None = None
    closing: tuple[str, ...] = ()  # words of the rows under the table, besides those every office uses
    may_lack: tuple[str, ...] = ()  # needed in the head, while a row without it only says nothing
    lists: tuple[str, ...] = ()  # fields whose value is a list, filled by several columns
    by_year: str = ""  # the field read under heads that are years: “2021-2022”, “2022-2023”; a row for each year
    apart: str = ""  # one of them: a row that tells several values is taken as a row for each

    def field_of(self, key: str) -> Field | None:
        return next((one for one in self.fields if one.key == key), None)

    def label_of(self, key: str) -> str:
        found = self.field_of(key)
        return found.label if found else key
