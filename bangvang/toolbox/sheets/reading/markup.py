"""Web pages saved with an Excel ending: each table is a page; nothing in them runs or is fetched."""

from html.parser import HTMLParser
from typing import Any

from bangvang.toolbox.sheets.reading.pages import Page, Span
from bangvang.toolbox.sheets.refusal import SheetRefused

STARTS = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")
WIDEST = 200  # columns and rows one cell may claim
TABLES = 200
MOST = 1_000_000  # cells of all tables, those covered by wide ones too


def is_markup(data: bytes) -> bool:
    start = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").replace(b"\x00", b"").lower()
    return start.startswith(STARTS) and b"<t" in data.replace(b"\x00", b"").lower()


def pages(text: str, name: str) -> list[Page]:
    """Every table with at least one cell, in the order of the page."""
    reader = _Tables(name)
    reader.feed(text)
    reader.close()
    return [page for page in reader.pages if any(page.rows)]


class _Tables(HTMLParser):
    """Collects tables; a cell over several columns or rows becomes a merged one."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.pages: list[Page] = []
        self.cell: list[str] | None = None
        self.span: Span = (0, 0, 0, 0)
        self.taken: set[tuple[int, int]] = set()
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._close_cell()
            if len(self.pages) >= TABLES:
                raise SheetRefused(f"Tệp {self.name} có quá nhiều bảng. Cần lưu lại thành .xlsx, chỉ gồm danh sách.")
            self.pages.append(Page(f"Bảng {len(self.pages) + 1}", [], is_typed=False))
            self.taken = set()
        elif tag == "tr" and self.pages:
            self._close_cell()
            self.pages[-1].rows.append([])
        elif tag in ("td", "th") and self.pages and self.pages[-1].rows:
            self._close_cell()
            self._open_cell(dict(attrs))
        elif tag == "br" and self.cell is not None:
            self.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        page = self.pages[-1]
        row, column = len(page.rows) - 1, len(page.rows[-1])
        while (row, column) in self.taken:
            page.rows[-1].append("")
            column += 1
            self.cells += 1
        down, across = _claimed(attributes, "rowspan"), _claimed(attributes, "colspan")
        self.cell, self.span = [], (row, column, row + down - 1, column + across - 1)

    def _close_cell(self) -> None:
        if self.cell is None:
            return
        page, (top, left, bottom, right) = self.pages[-1], self.span
        page.rows[-1] += [" ".join("".join(self.cell).split(" ")).strip(), *[""] * (right - left)]
        self.cell = None
        self.cells += right - left + 1
        if self.cells + len(self.taken) > MOST:
            raise SheetRefused(f"Tệp {self.name} có quá nhiều ô. Cần lưu lại thành .xlsx, chỉ gồm danh sách.")
        if (bottom, right) != (top, left):
            page.merged.append(self.span)
            self.taken |= {(row, place) for row in range(top + 1, bottom + 1) for place in range(left, right + 1)}


def _claimed(attributes: dict[str, Any], what: str) -> int:
    told = attributes.get(what) or ""
    return max(1, min(int(told), WIDEST)) if told.isdecimal() and len(told) < 6 else 1
