"""What each row of a sheet is: title, head, band, data, total, signature, note or blank. No row goes uncounted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bangvang.toolbox.sheets.reading.cells import folded, is_blank, is_dash, text_of
from bangvang.toolbox.sheets.reading.head import ORDINAL, Head, is_counted
from bangvang.toolbox.sheets.reading.kinds import Kind
from bangvang.toolbox.sheets.reading.pages import BadCell


class What(StrEnum):
    TITLE = "title"
    HEAD = "header"
    BAND = "band"
    DATA = "data"
    TOTAL = "total"
    SIGNATURE = "signature"
    NOTE = "note"
    BLANK = "blank"


@dataclass(frozen=True)
class Line:
    """One physical row, counted from 1, and what it is; `band` is the band it stands under."""

    row: int
    what: What
    text: str = ""
    band: str = ""


_TOTAL = re.compile(r"(?:tong cong|tong so|tong|cong|cong don|cong tong)\b")
_CLOSED = re.compile(
    r"(?:\(?(?:danh sach|an dinh|tong cong|bang|an dinh danh sach)\b.*(?:co|gom|tong so)\b.*\d|an dinh danh sach)"
)
_NOTE = re.compile(r"(?:ghi chu|luu y|chu thich|chu y|nguon|noi nhan)\b|^[*†]")
_SIGNED = (
    "nguoi lap", "nguoi lap bieu", "nguoi lap bang", "nguoi lap danh sach", "thu truong", "thu truong don vi", "ky ten",
    "ky ghi ro ho ten", "ky ten dong dau", "xac nhan cua", "xac nhan", "nguoi kiem tra", "phe duyet", "ky va ghi ro ho ten",
    "nguoi tong hop", "dai dien", "tm", "kt",
)  # fmt: skip
_DATED = re.compile(r"(?:[^\d]*,\s*)?ngay\b[\s.…\d]*thang\b[\s.…\d]*nam\b[\s.…\d]*")
_BAND_MARK = re.compile(r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,2})\s*[.)/:-]\s*\S|(?:[IVX]{2,5}|[A-H])$")
_BAND_ALONE = re.compile(r"[IVX]{1,5}|[A-HĐ]")


@dataclass
class Lines:
    """Sorts rows one after another; what it has seen above decides about what stands below."""

    head: Head
    kind: Kind
    band: str = ""
    is_closed: bool = False
    heads: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.fields = {column.place: column for column in self.head.columns if column.field}
        self.known = [place for place, column in self.fields.items() if column.field != ORDINAL]
        self.ordinal = next((place for place, column in self.fields.items() if column.field == ORDINAL), None)
        self.needed = [
            place
            for place, column in self.fields.items()
            if any(
                key in group
                for group in (*self.kind.needs, *self.kind.joins.values())
                for key in (column.field, column.into)
            )
        ]
        self.closing = (*_SIGNED, *(folded(word) for word in self.kind.closing))
        self.head_keys = {column.place: folded(column.head) for column in self.head.columns if column.head}

    def above(self, row: int, cells: Sequence[Any]) -> Line:
        text = told(cells)
        if self.head.first < row - 1 <= self.head.last or row - 1 == self.head.first:
            return Line(row, What.HEAD, text)
        return Line(row, What.TITLE if text else What.BLANK, text)

    def below(self, row: int, cells: Sequence[Any]) -> Line:
        """What a row under the head is."""
        filled = {place: cell for place, cell in enumerate(cells) if not is_blank(cell)}
        what = self._what(filled, cells)
        text = told(cells)
        if what is What.BAND:
            self.band = band_text(filled)
        if what in (What.SIGNATURE, What.TOTAL):
            self.is_closed = self.is_closed or what is What.SIGNATURE
        elif what is What.DATA:
            self.is_closed = False
        return Line(row, what, text, self.band if what is What.DATA else "")

    def _what(self, filled: dict[int, Any], cells: Sequence[Any]) -> What:
        if not any(not is_dash(cell) and not isinstance(cell, BadCell) for cell in filled.values()):
            return What.BLANK
        if self._is_head_again(filled):
            return What.HEAD
        distinct = list(dict.fromkeys(text_of(cell) for cell in filled.values()))
        first = folded(distinct[0])
        if self._is_total(first, distinct):
            return What.TOTAL
        if self._looks_like_data(filled):
            return What.DATA
        if self._is_signed(distinct, filled):
            return What.SIGNATURE
        if _NOTE.match(first) or (self.is_closed and len(distinct) <= 2):
            return What.NOTE if _NOTE.match(first) else What.SIGNATURE
        return self._short(filled, distinct)

    def _is_head_again(self, filled: dict[int, Any]) -> bool:
        """The head repeated on the next printed page, or its row of (1) (2) (3)."""
        if is_counted(list(filled.values())):
            return True
        others = 0
        for place, cell in filled.items():
            others += not self._is_of_head(place, text_of(cell))
            if others > 0.4 * len(filled):  # most rows are no head; a few cells tell
                return False
        return len(filled) - others > 1

    def _is_of_head(self, place: int, text: str) -> bool:
        if text.isdecimal():
            return False
        key, head = folded(text), self.head_keys.get(place, "")
        return bool(key) and (key == head or (len(key) > 2 and f" {key} " in f" {head} "))

    def _is_total(self, first: str, distinct: list[str]) -> bool:
        if _CLOSED.match(first) and len(distinct) <= 2:
            return True
        if not _TOTAL.match(first):
            return False
        rest = [text for text in distinct[1:] if not re.fullmatch(r"[\d.,%\s]+(?:người|đ|đồng)?|x", text.casefold())]
        return not rest and (len(distinct) > 1 or len(first.split()) <= 6)

    def _looks_like_data(self, filled: dict[int, Any]) -> bool:
        """A row of the list has its ordinal or something in two known columns, and a needed one among them."""
        needed = [place for place in self.needed if place in filled and not is_dash(filled[place])]
        known = [place for place in self.known if place in filled and not is_dash(filled[place])]
        texts = {text_of(filled[place]) for place in known}
        if self._ordinal_of(filled) == "digits":
            return bool(known)
        if self.ordinal in filled and text_of(filled[self.ordinal]) in texts:
            return False
        if self.is_closed and (self.ordinal is not None or len(texts) < 3):
            return False
        return len(texts) > 1 and bool(needed) and not self._is_signed(list(texts), filled)

    def _ordinal_of(self, filled: dict[int, Any]) -> str:
        said = text_of(filled.get(self.ordinal, "")).strip() if self.ordinal is not None else ""
        if re.fullmatch(r"\d{1,6}[.)]?", said):
            return "digits"
        return "band" if _BAND_ALONE.fullmatch(said) else ""

    def _is_signed(self, distinct: list[str], filled: dict[int, Any]) -> bool:
        keys = [folded(part) for text in distinct for part in text.split("\n")]
        hits = [key for key in keys if any(key == word or key.startswith(word + " ") for word in self.closing)]
        dated = [key for key in keys if _DATED.fullmatch(key)]
        return bool(hits or dated) and len(distinct) <= 4 and self._ordinal_of(filled) != "digits"

    def _short(self, filled: dict[int, Any], distinct: list[str]) -> What:
        """One text alone: a band if it is marked or stands across the table, else a row that lacks its values."""
        first, place = distinct[0], next(iter(filled))
        if len(distinct) == 2 and self._ordinal_of(filled) == "band":
            return What.BAND
        if len(distinct) > 1 and not all(re.fullmatch(r"\(?[\d.,]+( người)?\)?", text) for text in distinct[1:]):
            return What.DATA
        is_wide = len(filled) > 2 and len(distinct) == 1
        if is_wide or _BAND_MARK.match(first) or place == self.ordinal or place not in self.known:
            return What.BAND
        return What.BAND if folded(first).partition(" ")[0] in _GROUPS else What.DATA


_GROUPS = {"to", "khoi", "phong", "truong", "bo", "ban", "nhom", "doi", "cap", "cum", "khu", "diem"}


def told(cells: Sequence[Any]) -> str:
    """The distinct texts of a row, as one line."""
    return " | ".join(dict.fromkeys(" ".join(text_of(cell).split()) for cell in cells if not is_blank(cell)))[:300]


def band_text(filled: dict[int, Any]) -> str:
    """What a band says, without its numeral: “I. Tổ Toán” is Tổ Toán."""
    distinct = list(dict.fromkeys(text_of(cell) for cell in filled.values()))
    if len(distinct) > 1 and _BAND_ALONE.fullmatch(distinct[0].strip(" .)")):
        distinct = distinct[1:]
    return re.sub(r"^(?:[IVX]{1,5}|[A-HĐ]|\d{1,2})\s*[.)/:-]+\s*", "", " ".join(distinct[0].split()))
