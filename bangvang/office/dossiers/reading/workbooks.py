"""A unit's workbook as it came back: found by its words, whatever became of its sheets, columns and order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.signing import BadSignature, Signer

from bangvang.toolbox.sheets import SheetRefused
from bangvang.toolbox.sheets.reading.opening import open_book
from bangvang.toolbox.vietnamese import fold, nfc

CODE, NAME, MARK, STAMP = "Mã cán bộ", "Họ và tên", "x", "bangvang-so-excel"
REGISTRATION, PROPOSAL = "dang-ky", "de-nghi"
TABLES = {REGISTRATION: "Đăng ký", PROPOSAL: "Đề nghị"}
HEAD_WITHIN = 30
SIGNER = Signer(salt=STAMP)


@dataclass(frozen=True)
class Stamp:
    """What the hidden sheet says: whose book, of which year, when handed out, and each row as it was."""

    unit: int
    period: str
    handed_at: str
    handed: dict[tuple[str, str], list[str]]


@dataclass(frozen=True)
class RowTold:
    """One row of a table: its number in the sheet, its code and name, the awards marked, or why it is wrong."""

    table: str
    row: int
    code: str
    name: str
    awards: list[str]
    reason: str = ""


@dataclass(frozen=True)
class BookTold:
    stamp: Stamp
    rows: list[RowTold]
    pages: list[Sequence[Sequence[Any]]]


def stamp_lines(stamp: Stamp) -> list[list[str]]:
    """The hidden sheet, signed as a whole: who alters it has a book that is no longer known."""
    lines = [[STAMP, str(stamp.unit), stamp.period, stamp.handed_at]]
    lines += [[table, code, " ".join(awards), ""] for (table, code), awards in stamp.handed.items()]
    return [*lines, ["ký", SIGNER.signature(_joined(lines)), "", ""]]


def head_of(table: str, label: str) -> str:
    """The head of an award's column names its table too, so that a renamed sheet is still known."""
    return f"{TABLES[table]}: {label}"


def book_told(data: bytes, name: str, labels: dict[str, str]) -> BookTold:
    """What a workbook says; `labels`: award codes by their labels."""
    pages: list[Sequence[Sequence[Any]]] = [page.rows for page in open_book(data, name).pages]
    stamp = next((one for rows in pages if (one := _stamp(rows))), None)
    if stamp is None:
        raise SheetRefused(f"Tệp {name} không phải sổ Excel tải từ trang này, hoặc trang ẩn của sổ đã bị sửa hay xóa.")
    return BookTold(stamp, [row for rows in pages for row in _rows(rows, labels)], pages)


def _stamp(rows: Sequence[Sequence[Any]]) -> Stamp | None:
    lines = [[*map(_text, row), "", "", "", ""][:4] for row in rows]
    at = next((place for place, line in enumerate(lines) if line[0] == STAMP), None)
    if at is None:
        return None
    *told, last = [line for line in lines[at:] if any(line)]
    try:
        SIGNER.unsign(f"{_joined(told)}{SIGNER.sep}{last[1]}")
    except BadSignature:
        return None
    handed = {(table, code): awards.split() for table, code, awards, _none in told[1:]}
    return Stamp(int(told[0][1]), told[0][2], told[0][3], handed)


def _joined(lines: Iterable[Iterable[str]]) -> str:
    return "\n".join("\t".join(line) for line in lines)


def _rows(rows: Sequence[Sequence[Any]], labels: dict[str, str]) -> list[RowTold]:
    at = next((place for place, row in enumerate(rows[:HEAD_WITHIN]) if fold(CODE) in _folded(row)), None)
    if at is None:
        return []
    head = _folded(rows[at])
    found = []
    for table in TABLES:
        told = {fold(head_of(table, label)): award for label, award in labels.items()}
        places = {told[word]: place for place, word in enumerate(head) if word in told}
        if places and fold(NAME) in head:
            who = (head.index(fold(CODE)), head.index(fold(NAME)))
            found += [_row(table, place + 1, rows[place], who, places) for place in range(at + 1, len(rows))]
    return [row for row in found if row.code or row.awards or row.reason]


def _row(table: str, at: int, cells: Sequence[Any], who: tuple[int, int], places: dict[str, int]) -> RowTold:
    told = {award: _text(cells[place]) if place < len(cells) else "" for award, place in places.items()}
    code, name = (_text(cells[place]) if place < len(cells) else "" for place in who)
    odd = sorted({value for value in told.values() if value and fold(value) != MARK})
    why = f"Ô danh hiệu chỉ ghi {MARK} hoặc để trống; tệp ghi “{odd[0][:40]}”." if odd and code else ""
    awards = sorted(award for award, value in told.items() if fold(value) == MARK)
    return RowTold(table, at, code, name, awards, why)


def _text(value: Any) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return nfc(str(int(value) if whole else value)).strip()


def _folded(row: Sequence[Any]) -> list[str]:
    return [" ".join(fold(_text(value)).split()) for value in row]
