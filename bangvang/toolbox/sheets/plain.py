"""Rows of the first sheet as plain values: for tables this product wrote itself, and lists pasted by hand."""

from datetime import datetime, time
from typing import Any

from bangvang.toolbox.sheets.reading.opening import open_book
from bangvang.toolbox.sheets.reading.pages import BadCell
from bangvang.toolbox.vietnamese import nfc


def read_rows(data: bytes, name: str) -> list[list[Any]]:
    """The first sheet of an .xlsx, .xls or the rows of a .csv, as plain values. Nothing is cut off in silence."""
    book = open_book(data, name)
    rows = book.pages[0].rows if book.pages else []
    if book.form == "csv":
        return [[_plain(value) for value in row] for row in rows]
    first = next((place for place, row in enumerate(rows) if any(cell != "" for cell in row)), len(rows))
    left = min((_edge(row) for row in rows[first:]), default=0)
    return [[_plain(value) for value in row[left:]] for row in rows[first:]]


def _edge(row: list[Any]) -> int:
    return next((place for place, value in enumerate(row) if value != ""), len(row))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, BadCell):
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value
