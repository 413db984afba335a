"""One sheet: heading, titles, heads, rows, closing line and signature, top to bottom and never back."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import accumulate
from math import ceil
from typing import Any

from bangvang.toolbox.sheets.writing.parts import FONT, Band, Column, Sheet
from bangvang.toolbox.sheets.writing.styles import DAY, MOMENT, Styles
from bangvang.toolbox.vietnamese import nfc

COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
LINE = 16.5  # points of one line of 12-point letters
HIGHEST = 409  # points a row may have
LONGEST = 32_767  # letters Excel keeps in a cell
LEFT_FREE = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}
SEATS = 4  # rows left for the signature


class Writer:
    """Writes one sheet row by row."""

    def __init__(self, book: Any, sheet: Sheet, styles: Styles) -> None:
        self.sheet, self.styles = sheet, styles
        self.page = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", "-", sheet.name)[:31].strip("'"))
        self.last = len(sheet.columns) - 1
        self.has_groups = any(column.group for column in sheet.columns)
        self.row = 0

    def write(self) -> None:
        self._set_page()
        if self.sheet.heading:
            self._write_heading()
        self._write_titles()
        self._write_head()
        first = self.row
        count = self._write_rows()
        self._write_free()
        self._lock(first)
        self._write_end(count)
        if self.sheet.signing:
            self._write_signing()
        if not self.sheet.is_hidden:  # LibreOffice prints a hidden sheet too once it has an area to be printed
            self.page.print_area(0, 0, max(self.row - 1, 0), self.last)

    def _set_page(self) -> None:
        page = self.page
        page.set_paper(9)
        if self.sheet.is_landscape:
            page.set_landscape()
        page.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
        page.fit_to_pages(1, 0)
        page.set_footer(f'&C&"{FONT},Regular"&12&P/&N')
        for place, column in enumerate(self.sheet.columns):
            page.set_column(place, place, column.width)

    def _write_heading(self) -> None:
        """The two blocks side by side; a table of one column has no room for them."""
        told, at = self.sheet.heading, self._middle()
        if told is None or not at:
            return
        bold = self.styles.plain(bold=True, align="center", text_wrap=True)
        usual = self.styles.plain(align="center", text_wrap=True)
        italic = self.styles.plain(italic=True, align="center")
        self._two(at, told.parent.upper(), usual, COUNTRY, bold)
        self._two(at, told.name.upper(), bold, MOTTO, self.styles.plain(bold=True, font_size=13, align="center"))
        if told.place_date:
            self._two(at, "", usual, told.place_date, italic)
        self.row += 1

    def _middle(self) -> int:
        """The first column of the right block: about two fifths of the width are the agency's."""
        widths = list(accumulate(column.width for column in self.sheet.columns))
        if len(widths) < 2:
            return 0
        return min(range(1, len(widths)), key=lambda place: abs(widths[place - 1] - 0.42 * widths[-1]))

    def _two(self, at: int, left: str, left_style: Any, right: str, right_style: Any) -> None:
        height = max(self._lines(left, self._width(0, at - 1)), self._lines(right, self._width(at, self.last)))
        self.page.set_row(self.row, LINE * height)
        self._across(0, at - 1, left, left_style)
        self._across(at, self.last, right, right_style)
        self.row += 1

    def _write_titles(self) -> None:
        bold = self.styles.plain(bold=True, font_size=13, align="center", text_wrap=True)
        self._title(self.sheet.title, bold)
        if self.sheet.subtitle:
            self._title(self.sheet.subtitle, self.styles.plain(italic=True, align="center", text_wrap=True))
        self.row += 1 if self.sheet.subtitle else 2

    def _title(self, text: str, style: Any) -> None:
        self.page.set_row(self.row, (LINE + 1) * self._lines(text, 0.85 * self._width(0, self.last)))
        self._across(0, self.last, text, style)
        self.row += 1

    def _across(self, first: int, last: int, text: str, style: Any) -> None:
        """A joint cell of the current row."""
        if last > first:
            self.page.merge_range(self.row, first, self.row, last, nfc(text), style)
        else:
            self.page.write_string(self.row, first, nfc(text), style)

    def _write_head(self) -> None:
        style = self.styles.plain(bold=True, align="center", text_wrap=True, border=1)
        top, bottom = self.row, self.row + self.has_groups
        if self.has_groups:
            for place, column in enumerate(self.sheet.columns):
                self.page.write_string(top, place, "" if column.group else column.head, style)
            self._group_heads(style)
        height = max(self._lines(column.head, column.width - 2) for column in self.sheet.columns)
        self.page.set_row(bottom, LINE * height)
        for place, column in enumerate(self.sheet.columns):
            if self.has_groups and not column.group:
                self.page.write_blank(bottom, place, None, style)
                self.page.merge.append([top, place, bottom, place])  # merge_range would go back to a row written
            else:
                self.page.write_string(bottom, place, column.head, style)
        self.page.repeat_rows(top, bottom)
        self.page.freeze_panes(bottom + 1, 0)
        self.row = bottom + 1

    def _group_heads(self, style: Any) -> None:
        place = 0
        while place <= self.last:
            group, first = self.sheet.columns[place].group, place
            while place <= self.last and self.sheet.columns[place].group == group:
                place += 1
            if group:
                self._across(first, place - 1, group, style)

    def _write_rows(self) -> int:
        """How many rows there were, bands not counted."""
        count = 0
        for row in self.sheet.rows:
            if isinstance(row, Band):
                self._across(0, self.last, row.text, self.styles.plain(bold=True, border=1, text_wrap=True))
            else:
                self._write_row(row)
                count += 1
            self.row += 1
        return count

    def _write_free(self) -> None:
        opened = [replace(column, is_open=True) for column in self.sheet.columns]
        for _row in range(self.sheet.free_rows):
            for place, column in enumerate(opened):
                self.page.write_blank(self.row, place, None, self.styles.cell(column))
            self.row += 1

    def _lock(self, first: int) -> None:
        """Drop-downs on the rows, and all cells but the open ones closed; no password, so nobody is shut out."""
        for place, column in enumerate(self.sheet.columns):
            if column.choices and self.row > first:
                told = {"validate": "list", "source": f"={column.choices}", "ignore_blank": True}
                wrong = {"error_title": "Chưa đúng danh mục", "error_message": "Xin chọn một giá trị trong danh sách."}
                self.page.data_validation(first, place, self.row - 1, place, told | wrong)
        if self.sheet.is_locked:
            self.page.protect("", LEFT_FREE)
        if self.sheet.is_hidden:
            self.page.hide()

    def _write_row(self, values: Sequence[Any]) -> None:
        """As high as its longest text needs: LibreOffice grows no row by itself on opening."""
        pairs = zip(self.sheet.columns, values, strict=True)
        lines = max((self._lines(value, column.width) for column, value in pairs if isinstance(value, str)), default=1)
        if lines > 1:
            self.page.set_row(self.row, min(LINE * lines, HIGHEST))
        for place, (column, value) in enumerate(zip(self.sheet.columns, values, strict=True)):
            self._write_cell(place, column, value)

    def _write_cell(self, place: int, column: Column, value: Any) -> None:
        if value is None or value == "":
            self.page.write_blank(self.row, place, None, self.styles.cell(column))
        elif isinstance(value, date) and value.year >= 1900:
            form = MOMENT if isinstance(value, datetime) else DAY
            self.page.write_datetime(self.row, place, value, self.styles.cell(column, num_format=form))
        elif isinstance(value, int | float) and not column.is_text:
            self.page.write_number(self.row, place, value, self.styles.cell(column))
        else:
            text = _text(value)
            self.page.write_string(self.row, place, text, self.styles.text(column, text))

    def _write_end(self, count: int) -> None:
        closing = self.sheet.closing
        told = closing(count) if callable(closing) else closing
        for line in filter(None, (told, *self.sheet.notes)):
            self.page.write_string(self.row, 0, nfc(line), self.styles.plain(italic=True))
            self.row += 1

    def _write_signing(self) -> None:
        told, at = self.sheet.signing, self._middle()
        if told is None or not at:
            return
        usual, bold = self.styles.plain(align="center"), self.styles.plain(bold=True, align="center", text_wrap=True)
        self.row += 1
        self._two(at, "", usual, told.place_date, self.styles.plain(italic=True, align="center"))
        self._two(at, told.left.upper(), bold, told.post.upper(), bold)
        self.row += SEATS
        self._two(at, "", usual, told.name, bold)

    def _width(self, first: int, last: int) -> float:
        return sum(column.width for column in self.sheet.columns[first : last + 1])

    @staticmethod
    def _lines(text: str, width: float) -> int:
        """Lines a text needs in so many characters of width; Excel does not grow a joint cell by itself."""
        return max(1, sum(max(1, ceil(1.15 * len(part) / max(width, 1))) for part in text.split("\n")))


def _text(value: Any) -> str:
    """Letters as Excel can hold them; what is longer than a cell ends in dots rather than being lost."""
    text = nfc(str(value))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
