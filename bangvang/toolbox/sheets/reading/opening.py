"""Opens .xlsx, .xls, .csv and web pages saved as .xls: bytes in, pages of cells out; formulas and macros never run."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import python_calamine

from bangvang.toolbox.sheets import refusal
from bangvang.toolbox.sheets.reading import letters, markup, old, packed
from bangvang.toolbox.sheets.reading.pages import Book, Page, Span
from bangvang.toolbox.sheets.refusal import SheetRefused
from bangvang.toolbox.vietnamese import number

ENDINGS = (".xlsx", ".xlsm", ".xls", ".csv", ".txt")
TOO_WIDE = "Tệp {} có quá nhiều cột. Cần xóa các ô nằm ngoài danh sách rồi gửi lại."
WIDEST = 1000  # columns; a list has tens
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = tuple(word.encode("utf-16-le") for word in ("EncryptedPackage", "EncryptionInfo"))
HIDDEN = (python_calamine.SheetVisibleEnum.Hidden, python_calamine.SheetVisibleEnum.VeryHidden)


def open_book(data: bytes, name: str) -> Book:
    """The pages of a file whatever its ending says; raises SheetRefused with one sentence."""
    _refuse(data, name)
    book = _opener(data, name)(data, name)
    for page in book.pages:
        _without_end(page.rows)
        if len(page.rows) > refusal.MAX_ROWS:
            raise SheetRefused(f"Tệp {name} có nhiều hơn {number(refusal.MAX_ROWS)} dòng. Cần chia thành nhiều tệp.")
        if sum(map(len, page.rows)) > refusal.MAX_CELLS or max(map(len, page.rows), default=0) > WIDEST:
            raise SheetRefused(TOO_WIDE.format(name))
    return book


def _without_end(rows: list[list[Any]]) -> None:
    """Rows below the last cell with something in it are no rows of the sheet."""
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()


def _refuse(data: bytes, name: str) -> None:
    if not name.lower().endswith(ENDINGS):
        raise SheetRefused(f"Chỉ nhận bảng Excel (.xlsx, .xls) hoặc .csv; tệp {name} không thuộc các loại này.")
    if not data:
        raise SheetRefused(f"Tệp {name} không có nội dung.")
    if len(data) > refusal.MAX_BYTES:
        raise SheetRefused(f"Tệp {name} lớn hơn {refusal.MAX_BYTES // 1_000_000} MB.")


def _opener(data: bytes, name: str) -> Callable[[bytes, str], Book]:
    if data[:4] == b"PK\x03\x04":
        return _packed_book
    if data[:8] == OLD_OFFICE:
        return _old_book
    if name.lower().endswith((".csv", ".txt")):
        return _text_book
    if markup.is_markup(data):
        return _markup_book
    return _neither


def _neither(_data: bytes, name: str) -> Book:
    wanted = "Cần tệp Excel (.xlsx, .xls) không đặt mật khẩu, hoặc .csv."
    raise SheetRefused(f"Không mở được tệp {name}. {wanted}")


def _packed_book(data: bytes, name: str) -> Book:
    seen = packed.look_through(data, name)
    pages = _pages(data, name)
    for page in pages:
        told = seen.sheets.get(page.name)
        if told:
            page.formulas, page.hidden_rows = told.formulas, told.hidden_rows
            _put_bad(page.rows, told.bad)
    return Book("xlsx", pages, "Unicode", notes=seen.notes)


def _put_bad(rows: list[list[Any]], bad: dict[tuple[int, int], Any]) -> None:
    """Error cells and uncomputed formulas stand where they stand; the reader gives them as empty."""
    for (row, column), cell in bad.items():
        if 0 <= row < len(rows) and 0 <= column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = cell


def _old_book(data: bytes, name: str) -> Book:
    if any(word in data for word in LOCKED):
        raise SheetRefused(f"Tệp {name} có mật khẩu. Cần bỏ mật khẩu rồi gửi lại.")
    if "WordDocument".encode("utf-16-le") in data:
        raise SheetRefused(f"Tệp {name} là văn bản Word, không phải bảng Excel.")
    notes = ["Tệp có macro; macro không được chạy."] if "_VBA_PROJECT".encode("utf-16-le") in data else []
    seen = old.sheets_in(data)
    if not seen:
        _neither(data, name)
    if sum(sheet.cells for sheet in seen) > refusal.MAX_CELLS:
        raise SheetRefused(TOO_WIDE.format(name))
    pages = _pages(data, name)
    if len(seen) == len(pages):  # with charts between them the places are not sure
        for page, sheet in zip(pages, seen, strict=True):
            _put_bad(page.rows, sheet.bad)
    return Book("xls", pages, "Unicode", notes=notes)


def _pages(data: bytes, name: str) -> list[Page]:
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            _page(book.get_sheet_by_name(sheet.name), is_hidden=sheet.visible in HIDDEN)
            for sheet in book.sheets_metadata
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
    except python_calamine.PasswordError as locked:
        raise SheetRefused(f"Tệp {name} có mật khẩu. Cần bỏ mật khẩu rồi gửi lại.") from locked
    except SheetRefused:
        raise
    except BaseException as wrong:  # the reader is Rust: what it cannot stand it throws as a panic
        if isinstance(wrong, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        _neither(data, name)
        raise AssertionError from wrong


def _page(sheet: Any, *, is_hidden: bool) -> Page:
    rows = sheet.to_python(skip_empty_area=False, nrows=refusal.MAX_ROWS + 1)
    merged: list[Span] = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    return Page(sheet.name, [[_cell(cell) for cell in row] for row in rows], merged, is_hidden)


def _cell(value: Any) -> Any:
    return str(value) if isinstance(value, timedelta) else value


def _text_book(data: bytes, name: str) -> Book:
    text, encoding, converted = letters.decoded(data, name)
    try:
        rows: list[list[Any]] = [list(row) for row in csv.reader(io.StringIO(text, newline=""), _dialect(text))]
    except csv.Error as wrong:
        raise SheetRefused(f"Tệp {name} không đọc được theo dòng và cột. Cần lưu lại thành .xlsx.") from wrong
    if rows and text.startswith("sep="):
        rows[0] = []
    return Book("csv", [Page(name, rows, is_typed=False)], encoding, [converted] if converted else [])


def _dialect(text: str) -> type[csv.Dialect]:
    class Found(csv.excel):
        delimiter = _delimiter(text)

    return Found


def _delimiter(text: str) -> str:
    if text[:4] == "sep=" and text[4:5].strip():
        return text[4]
    return max(",;\t|", key=text[:20_000].count)


def _markup_book(data: bytes, name: str) -> Book:
    text, encoding, converted = letters.decoded(data, name)
    pages = markup.pages(text, name)
    if not pages:
        _neither(data, name)
    notes = ["Tệp là trang web lưu với đuôi Excel; nội dung được đọc từ các bảng của trang."]
    return Book("html", pages, encoding, [converted] if converted else [], notes)
