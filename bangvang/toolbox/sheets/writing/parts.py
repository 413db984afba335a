"""What a printed table is made of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bangvang.toolbox.vietnamese import money_words

FONT = "Times New Roman"


@dataclass(frozen=True)
class Column:
    """One column: its head, how wide (characters), how its cells stand. `group` puts it under a joint upper head."""

    head: str
    width: float = 14
    align: str = "left"
    is_text: bool = False  # a code like 0456 keeps its nought
    group: str = ""
    choices: str = ""  # the range a drop-down takes its values from: "'Danh mục'!$A$1:$A$5"
    is_open: bool = False  # may be filled in where the sheet is locked


@dataclass(frozen=True)
class Band:
    """A row across the whole table that heads the rows under it: I. CHIẾN SĨ THI ĐUA CƠ SỞ."""

    text: str


@dataclass(frozen=True)
class Heading:
    """The agency at the left, the national heading at the right (NĐ 30/2020, boxes 1, 2 and 4)."""

    parent: str
    name: str
    place_date: str = ""


@dataclass(frozen=True)
class Signing:
    """Who signs under the table: the place and day, the post; at the left who drew it up."""

    post: str
    place_date: str = ""
    name: str = ""
    left: str = ""


@dataclass(frozen=True)
class Sheet:
    """One table with its title, as printed. Rows are written as they come and not kept, so they may be a stream."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any] | Band]
    subtitle: str = ""
    is_landscape: bool = True
    closing: str | Callable[[int], str] = ""  # a sentence, or what makes it from the number of rows
    notes: Sequence[str] = field(default_factory=tuple)
    heading: Heading | None = None
    signing: Signing | None = None
    is_locked: bool = False  # without a password: a comfort against slips, never a safeguard
    is_hidden: bool = False
    free_rows: int = 0  # empty rows under the others, open in every column, where the sheet is locked


def in_words(count: int) -> str:
    """12 → mười hai"""
    return money_words(count).removesuffix(" đồng").lower()


def count_line(noun: str) -> Callable[[int], str]:
    """The last line of a list, with its number in words: (Danh sách này có 12 (mười hai) người)."""
    return lambda count: f"(Danh sách này có {count:02d} ({in_words(count)}) {noun})"
