"""Spreadsheets out, as offices print them: `workbook([Sheet(...)])`."""

from bangvang.toolbox.sheets.writing.book import workbook
from bangvang.toolbox.sheets.writing.parts import FONT, Band, Column, Heading, Sheet, Signing, count_line, in_words

__all__ = ["FONT", "Band", "Column", "Heading", "Sheet", "Signing", "count_line", "in_words", "workbook"]
