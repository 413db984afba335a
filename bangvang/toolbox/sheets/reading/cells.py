"""Cells as text: one form of letters and spaces; what counts as empty, as a tick, as ditto, as an error."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from bangvang.toolbox.sheets.reading.pages import BadCell
from bangvang.toolbox.vietnamese import fold, nfc

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
_SPACES = re.compile(r"[^\S\n]+")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_LINES = re.compile(r" ?\n[ \n]*")
_ERRORS = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|GETTING_DATA|CALC!)|Err:\d{3}", re.I)
_EMPTY = {"", "-", "--", "---", "–", "—", "/", ".", "..", "...", "…", "x́"}
_TICKS = {"x", "v", "✓", "✔", "√", "☑", "☒", "có", "co", "true", "1", "yes", "đúng"}
_DITTO = {
    '"',
    "''",
    '""',
    "″",
    "〃",
    "“",
    "”",
    "nt",
    "n/t",
    "nt.",
    "-nt-",
    "- nt -",
    "như trên",
    "nhu tren",
    "-như trên-",
}


@lru_cache(maxsize=100_000)
def tidy(text: str) -> str:
    """NFC, without signs nobody sees, single spaces; lines of a cell stay lines."""
    text = _SPACES.sub(" ", nfc(text).translate(_UNSEEN).replace("\r", "\n"))
    return _CONTROLS.sub("", _LINES.sub("\n", text).strip())


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """What two spellings have in common: no marks, no capitals, single spaces, no punctuation at the ends."""
    return " ".join(fold(tidy(text)).split()).strip(" .,:;()[]*“”\"'")


def cleaned(value: Any) -> Any:
    """The cell as everything here sees it: tidy text, numbers, dates, True and False, or a bad cell."""
    if isinstance(value, str):
        text = tidy(value)
        return BadCell(text) if _ERRORS.fullmatch(text) else text
    return value


def text_of(value: Any) -> str:
    """The value as a person would read it in the cell."""
    if type(value) is str:  # nearly every cell, asked many times
        return value
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == datetime.min.time() else f"{value:%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def is_blank(value: Any) -> bool:
    return value is None or value == ""


def is_dash(value: Any) -> bool:
    """Empty as people write it: a dash, dots."""
    return isinstance(value, str) and value in _EMPTY


def is_tick(value: Any) -> bool:
    return value is True or (value == 1 and not isinstance(value, str)) or text_of(value).casefold() in _TICKS


def is_ditto(value: Any) -> bool:
    return isinstance(value, str) and value.casefold() in _DITTO
