"""A workbook written row by row: what was written is no longer kept, so a province's list needs little memory."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from bangvang.toolbox.sheets.writing.page import Writer
from bangvang.toolbox.sheets.writing.parts import Sheet
from bangvang.toolbox.sheets.writing.styles import Styles

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "dd/mm/yyyy",
}


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The .xlsx of some tables. No cell of ours is ever a formula, nor becomes one when somebody edits it."""
    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(out, OPTIONS)
    styles = Styles(book)
    for sheet in sheets:
        Writer(book, sheet, styles).write()
    book.close()
    return out.getvalue()
