"""Days as people write them: dates, serial numbers, 5.9.85, “ngày 5 tháng 9 năm 2023”; a year alone is a doubt, never a day."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from bangvang.toolbox.sheets.reading.cells import folded, text_of
from bangvang.toolbox.sheets.reading.kinds import Look, Reader, Said
from bangvang.toolbox.vietnamese import date_text

_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-,\s]\s*(\d{1,2})\s*[/.\-,\s]\s*(\d{4}|\d{2})")
_WORDS = re.compile(r"(?:ngay\s*)?(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH = re.compile(r"(?:thang\s*)?(\d{1,2})\s*(?:[/.\-]|nam)\s*(\d{4})")
_RUN = re.compile(r"(\d{1,2})(\d{2})(\d{4})")
_HOUR = re.compile(r"[ t]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: [ap]m)?$")
_EPOCH = date(1899, 12, 30)


def day(since: int, until: int) -> Reader:
    """Reads days between two years; what lies outside is doubtful."""

    def read(value: Any, look: Look) -> Said:
        if isinstance(value, datetime | date):
            return _typed(value.date() if isinstance(value, datetime) else value, look, since, until)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _number(value, look, since, until)
        return _text(text_of(value), look, since, until)

    return read


def _typed(value: date, look: Look, since: int, until: int) -> Said:
    serial = (value - _EPOCH).days
    if value.year < since and 1900 <= serial <= 2100:
        return look.doubt(f"ô chỉ ghi năm {serial}, cần ngày và tháng.", str(serial))
    return _within(value, look, since, until)


def _within(value: date, look: Look, since: int, until: int) -> Said:
    if since <= value.year <= until:
        return Said(value)
    return look.doubt(f"ngày {date_text(value)} nằm ngoài các năm {since}–{until}.", value)


def _number(value: float, look: Look, since: int, until: int) -> Said:
    if not float(value).is_integer() or value < 0:
        return look.wrong(f"“{text_of(value)}” không phải là ngày.")
    return _digits(str(int(value)), look, since, until)


def _digits(text: str, look: Look, since: int, until: int) -> Said:
    """Only digits: a year, a serial number of the spreadsheet, or a day written in one run."""
    if len(text) == 4 and 1900 <= int(text) <= 2100:
        return look.doubt(f"chỉ ghi năm {text}, cần ngày và tháng.", text)
    if len(text) == 5:
        return _within(_EPOCH + timedelta(days=int(text)), look, since, until)
    run = _RUN.fullmatch(text) if len(text) in (7, 8) else None
    made = _made(*map(int, run.groups())) if run else None
    if made:
        return look.doubt(f"“{text}” viết liền, có thể là ngày {date_text(made)}.", made)
    return look.wrong(f"“{text}” không phải là ngày.")


def _text(text: str, look: Look, since: int, until: int) -> Said:
    plain = _HOUR.sub("", folded(text))
    if plain.isdecimal():
        return _digits(plain, look, since, until)
    if found := _ISO.fullmatch(plain):
        year, month, day_ = map(int, found.groups())
        return _parts(day_, month, str(year), text, look, since, until)
    if found := _NUMBERS.fullmatch(plain) or _WORDS.fullmatch(plain):
        return _parts(int(found[1]), int(found[2]), found[3], text, look, since, until)
    if found := _MONTH.fullmatch(plain):
        return look.doubt(f"“{text}” chỉ có tháng và năm, cần ngày.", f"{int(found[1]):02d}/{found[2]}")
    if found := re.fullmatch(r"(?:nam |sinh nam )(\d{4})", plain):
        return look.doubt(f"chỉ ghi năm {found[1]}, cần ngày và tháng.", found[1])
    return look.wrong(f"“{text}” không phải là ngày.")


def _parts(day_: int, month: int, year: str, text: str, look: Look, since: int, until: int) -> Said:
    years = [int(year)] if len(year) == 4 else [y for c in (19, 20) if since <= (y := c * 100 + int(year)) <= until]
    if not years:
        return look.wrong(f"năm của “{text}” nằm ngoài các năm {since}–{until}.")
    made = _made(day_, month, years[-1])
    if made is None:
        turned = _made(month, day_, years[-1])
        if turned:
            return look.doubt(f"“{text}” viết tháng trước ngày, có thể là {date_text(turned)}.", turned)
        return look.wrong(f"“{text}” không phải là ngày có thật.")
    if len(years) > 1:
        return look.doubt(f"“{text}” có thể thuộc năm {years[0]} hoặc {years[1]}.", made)
    return _within(made, look, since, until)


def _made(day_: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day_)
    except ValueError:
        return None
