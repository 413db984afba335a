"""From a file to a reading: open, choose the sheet, find the head, sort the rows, read the values."""

from collections.abc import Mapping, Sequence
from typing import Any

from bangvang.toolbox.sheets import refusal
from bangvang.toolbox.sheets.reading import letters
from bangvang.toolbox.sheets.reading.cells import cleaned, is_blank
from bangvang.toolbox.sheets.reading.head import Head, find_head, head_at, with_headless_names, with_told
from bangvang.toolbox.sheets.reading.kinds import Kind, Names
from bangvang.toolbox.sheets.reading.lines import Line, Lines, What
from bangvang.toolbox.sheets.reading.opening import open_book
from bangvang.toolbox.sheets.reading.pages import Book, Page
from bangvang.toolbox.sheets.reading.reading import PageSeen, Reading
from bangvang.toolbox.sheets.reading.rows import read_values
from bangvang.toolbox.sheets.refusal import SheetRefused

Rows = list[list[Any]]


def read_sheet(
    data: bytes,
    name: str,
    kind: Kind,
    *,
    names: Mapping[str, Names] | None = None,
    page: str | None = None,
    header_rows: tuple[int, int] | None = None,
    columns: Mapping[int, str | None] | None = None,
) -> Reading:
    """The list in a file. The clerk may say which sheet, which rows are its head (from 1), which column (from 0) is what."""
    book = open_book(data, name)
    letters.convert_columns(book)
    chosen, rows, head = _chosen(book, kind, name, page, header_rows)
    head = with_headless_names(head, rows, kind)
    head = with_told(head, columns, kind) if columns else head
    lines = _sorted(rows, head, kind)
    read = read_values(rows, lines, head, kind, is_typed=chosen.is_typed, names=names or {})
    return Reading(
        kind=kind,
        page=chosen.name,
        header_rows=tuple(range(head.first + 1, head.last + 2)),
        columns=head.columns,
        rows=tuple(read),
        lines=tuple(lines),
        pages=tuple(PageSeen(one.name, len(one.rows), one.is_hidden, one is chosen) for one in book.pages),
        encoding=book.encoding,
        converted=tuple(book.converted),
        notes=(*_notes(book, chosen, kind), *_unused(rows, lines, head)),
        titles=tuple(line.text for line in lines if line.what is What.TITLE),
    )


def _chosen(
    book: Book, kind: Kind, name: str, page: str | None, told: tuple[int, int] | None
) -> tuple[Page, Rows, Head]:
    """The sheet with the list: the one asked for, else the best visible one."""
    offers = (
        [one for one in book.pages if one.name == page] if page else [one for one in book.pages if not one.is_hidden]
    )
    if page and not offers:
        raise SheetRefused(f"Tệp {name} không có trang “{page}”.")
    best: tuple[float, Page, Rows, Head] | None = None
    for one in offers:
        rows = filled(one)
        if told and rows and told[0] <= told[1] <= len(rows):
            return one, rows, head_at(rows, kind, told[0] - 1, told[1] - told[0] + 1)
        head = find_head(rows, kind)
        if head and (best is None or _weight(head, rows) > best[0]):
            best = (_weight(head, rows), one, rows, head)
    if best is None:
        raise SheetRefused(_missing(book, kind, name))
    return best[1:]


def _weight(head: Head, rows: Rows) -> float:
    """A head well understood counts most; a sheet with a head but no rows under it is a form."""
    below = len(rows) - head.last - 1
    return head.score + (1.0 if below > 0 else 0.0) + min(below, 1000) / 2000


def _missing(book: Book, kind: Kind, name: str) -> str:
    if not any(page.rows for page in book.pages):
        return f"Tệp {name} không có nội dung."
    wanted = " và ".join(f"“{kind.label_of(group[0])}”" for group in kind.needs)
    return f"Không tìm thấy dòng tiêu đề của {kind.label} trong tệp {name}: cần có cột {wanted}."


def filled(page: Page) -> Rows:
    """Clean cells; what is merged has its value in each of its cells."""
    rows = [[cleaned(cell) for cell in row] for row in page.rows]
    left = refusal.MAX_CELLS // 4
    for top, first, bottom, last in page.merged:
        if top >= len(rows) or first >= len(rows[top]) or rows[top][first] == "":
            continue
        value, bottom = rows[top][first], min(bottom, len(rows) - 1)
        left -= (bottom - top + 1) * (min(last, len(rows[top])) - first + 1)
        if left < 0:
            break
        for row in rows[top : bottom + 1]:
            for place in range(first, min(last + 1, len(row))):
                row[place] = value if row[place] == "" else row[place]
    return rows


def _sorted(rows: Rows, head: Head, kind: Kind) -> list[Line]:
    sorter = Lines(head, kind)
    return [
        sorter.above(place + 1, row) if place <= head.last else sorter.below(place + 1, row)
        for place, row in enumerate(rows)
    ]


def _unused(rows: Rows, lines: Sequence[Line], head: Head) -> list[str]:
    """Columns with something in them that nobody reads."""
    data = [rows[line.row - 1] for line in lines if line.what is What.DATA]
    notes = []
    for one in head.columns:
        count = sum(1 for row in data if one.place < len(row) and not is_blank(row[one.place])) if not one.field else 0
        if count:
            named = f"“{' '.join(one.head.split())[:80]}”" if one.head else "không có tiêu đề"
            notes.append(f"Cột {one.letters} ({named}) có nội dung ở {count} dòng nhưng chưa được dùng.")
    return notes


def _notes(book: Book, chosen: Page, kind: Kind) -> list[str]:
    notes = list(book.notes)
    notes += [one.sentence() for one in book.converted]
    if book.encoding not in ("", "Unicode", "UTF-8") and not book.converted:
        notes.append(f"Tệp viết bằng mã {book.encoding}, đã chuyển sang Unicode.")
    hidden = [f"“{page.name}”" for page in book.pages if page.is_hidden and page is not chosen]
    if hidden:
        notes.append(f"Không đọc trang ẩn {', '.join(hidden)}.")
    notes += _other_lists(book, chosen, kind)
    if chosen.formulas:
        notes.append(f"Trang có {chosen.formulas} ô công thức; chỉ đọc giá trị đã lưu, công thức không được tính lại.")
    if chosen.hidden_rows:
        notes.append(f"Trang có {chosen.hidden_rows} dòng đang ẩn; các dòng ấy cũng được đọc.")
    return notes


def _other_lists(book: Book, chosen: Page, kind: Kind) -> Sequence[str]:
    others = [page for page in book.pages if page is not chosen and not page.is_hidden and page.rows]
    lists = [page for page in others if (head := find_head(filled(page), kind)) and len(page.rows) > head.last + 1]
    told = [f"Trang “{page.name}” cũng có danh sách nhưng chưa được đọc; mỗi lần đọc một trang." for page in lists]
    rest = [f"“{page.name}”" for page in others if page not in lists]
    return [*told, *([f"Không đọc trang {', '.join(rest)}: không có danh sách cần đọc."] if rest else [])]
