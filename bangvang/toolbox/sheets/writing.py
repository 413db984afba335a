"""Spreadsheets out, as offices print them."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import xlsxwriter

from bangvang.toolbox.vietnamese import nfc

FONT = "Times New Roman"


@dataclass(frozen=True)
class Column:
    """One column: its head, how wide (characters), how its cells stand. `group` puts it under a joint upper head."""

    head: str
    width: float = 14
    align: str = "left"
    is_text: bool = False  # a code like 0456 keeps its nought
    group: str = ""


@dataclass(frozen=True)
class Sheet:
    """One table with its title, as printed."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    subtitle: str = ""
    is_landscape: bool = True
    closing: str = ""
    notes: Sequence[str] = field(default_factory=tuple)


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The .xlsx of some tables. No cell of ours is ever a formula."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "dd/mm/yyyy",
    }
    book = xlsxwriter.Workbook(out, options)
    for sheet in sheets:
        _Writer(book, sheet).write()
    book.close()
    return out.getvalue()


class _Writer:
    """Writes one sheet row by row."""

    def __init__(self, book: Any, sheet: Sheet) -> None:
        self.book, self.sheet = book, sheet
        self.page = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", "-", sheet.name)[:31].strip("'"))
        self.has_groups = any(column.group for column in sheet.columns)

    def write(self) -> None:
        self._set_page()
        top = self._write_titles()
        below = self._write_head(top)
        for place, row in enumerate(self.sheet.rows):
            self._write_row(below + place, row)
        end = below + len(self.sheet.rows)
        for line in filter(None, (self.sheet.closing, *self.sheet.notes)):
            self.page.write_string(end + 1, 0, line, self._format(italic=True))
            end += 1

    def _format(self, **extra: Any) -> Any:
        return self.book.add_format({"font_name": FONT, "font_size": 12, "valign": "vcenter", **extra})

    def _set_page(self) -> None:
        page = self.page
        page.set_paper(9)
        if self.sheet.is_landscape:
            page.set_landscape()
        page.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
        page.fit_to_pages(1, 0)
        page.set_footer("&C&P")
        for place, column in enumerate(self.sheet.columns):
            page.set_column(place, place, column.width)

    def _write_titles(self) -> int:
        last = len(self.sheet.columns) - 1
        bold = self._format(bold=True, font_size=13, align="center", text_wrap=True)
        self._across(0, last, self.sheet.title, bold)
        if self.sheet.subtitle:
            self._across(1, last, self.sheet.subtitle, self._format(italic=True, align="center"))
        return 3

    def _across(self, row: int, last: int, text: str, style: Any) -> None:
        if last > 0:
            self.page.merge_range(row, 0, row, last, text, style)
        else:
            self.page.write_string(row, 0, text, style)

    def _write_head(self, top: int) -> int:
        style = self._format(bold=True, align="center", text_wrap=True, border=1)
        bottom = top + 1 if self.has_groups else top
        for place, column in enumerate(self.sheet.columns):
            if self.has_groups and not column.group:
                self.page.merge_range(top, place, bottom, place, column.head, style)
            else:
                self.page.write_string(bottom, place, column.head, style)
        for first, last, text in self._groups():
            self._group_head(top, first, last, text, style)
        self.page.repeat_rows(top, bottom)
        self.page.freeze_panes(bottom + 1, 0)
        return bottom + 1

    def _groups(self) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        for place, column in enumerate(self.sheet.columns):
            if column.group and found and found[-1][2] == column.group and found[-1][1] == place - 1:
                found[-1] = (found[-1][0], place, column.group)
            elif column.group:
                found.append((place, place, column.group))
        return found

    def _group_head(self, row: int, first: int, last: int, text: str, style: Any) -> None:
        if first == last:
            self.page.write_string(row, first, text, style)
        else:
            self.page.merge_range(row, first, row, last, text, style)

    def _write_row(self, row: int, values: Sequence[Any]) -> None:
        for place, (column, value) in enumerate(zip(self.sheet.columns, values, strict=True)):
            style = self._cell_style(column)
            if value is None or value == "":
                self.page.write_blank(row, place, None, style)
            elif isinstance(value, date):
                self.page.write_datetime(row, place, value, self._cell_style(column, num_format="dd/mm/yyyy"))
            elif isinstance(value, int | float) and not column.is_text:
                self.page.write_number(row, place, value, style)
            else:
                self.page.write_string(row, place, nfc(str(value)), style)

    def _cell_style(self, column: Column, **extra: Any) -> Any:
        key = (column.align, column.is_text, tuple(extra.items()))
        known = self.__dict__.setdefault("_styles", {})
        if key not in known:
            form = {"num_format": "@"} if column.is_text else {}
            known[key] = self._format(border=1, text_wrap=True, align=column.align, **form, **extra)
        return known[key]
