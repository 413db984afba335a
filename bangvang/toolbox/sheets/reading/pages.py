"""A workbook as it was opened: pages of cells at their own places, before anybody has understood them."""

from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0


@dataclass(frozen=True)
class BadCell:
    """A cell that holds no value: an error such as #N/A, or a formula nobody has computed yet."""

    text: str

    def __str__(self) -> str:
        return self.text


UNCOMPUTED = BadCell("công thức chưa tính")


@dataclass
class Page:
    """One sheet: `rows[r][c]` is the cell of row r+1 and column c+1."""

    name: str
    rows: list[list[Any]]
    merged: list[Span] = field(default_factory=list)
    is_hidden: bool = False
    is_typed: bool = True  # numbers are numbers; in a .csv all is text
    formulas: int = 0
    hidden_rows: int = 0


@dataclass(frozen=True)
class Converted:
    """Letters of an old encoding were turned into Unicode: which, where, and one sample before and after."""

    encoding: str
    where: str
    before: str
    after: str

    def sentence(self) -> str:
        return (
            f"{self.where} viết bằng mã {self.encoding}, đã chuyển sang Unicode: “{self.before}” thành “{self.after}”."
        )


@dataclass
class Book:
    """A file as opened: its form, its pages, and what the clerk should know of it."""

    form: str  # xlsx, xls, csv, html
    pages: list[Page]
    encoding: str = ""
    converted: list[Converted] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def column_letters(place: int) -> str:
    """0 → A, 26 → AA"""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_place(letters: str) -> int:
    """A → 0, AA → 26"""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1
