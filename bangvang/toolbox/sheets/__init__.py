"""Spreadsheets: tables out as offices print them, and whatever lies in other people's files in.

`reading` understands messy lists: `from bangvang.toolbox.sheets import reading`.
"""

from bangvang.toolbox.sheets.plain import read_rows
from bangvang.toolbox.sheets.refusal import MAX_BYTES, MAX_ROWS, MAX_UNPACKED, SheetRefused
from bangvang.toolbox.sheets.writing import (
    FONT,
    Band,
    Column,
    Heading,
    Sheet,
    Signing,
    count_line,
    in_words,
    workbook,
)

__all__ = [
    "FONT",
    "MAX_BYTES",
    "MAX_ROWS",
    "MAX_UNPACKED",
    "Band",
    "Column",
    "Heading",
    "Sheet",
    "SheetRefused",
    "Signing",
    "count_line",
    "in_words",
    "read_rows",
    "workbook",
]
