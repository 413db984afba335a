"""The staff and the ratings of a workbook that came back: the rows somebody altered, and those altered on both sides."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bangvang.office.dossiers.reading.workbooks import CODE, NAME
from bangvang.toolbox.vietnamese import date_text, fold, nfc

STAFF, RATINGS = "can-bo", "xep-loai"
TITLES = {STAFF: "Cán bộ", RATINGS: "Xếp loại"}
HEADS = {
    STAFF: (CODE, NAME, "Ngày sinh", "Giới tính", "Dân tộc", "Chức vụ", "Loại hợp đồng", "Ngày vào ngành",
            "Giữ chức vụ từ ngày", "Ngày nghỉ", "Lý do nghỉ"),
    RATINGS: (CODE, NAME, "Chức vụ", "Xếp loại", "Số quyết định", "Ngày quyết định", "Cơ quan ban hành"),
}  # fmt: skip
HEAD_WITHIN = 30
# Not in workbooks handed out before; a row is signed without them while they are empty.
ADDED = ("Ngày nghỉ", "Lý do nghỉ")
BOTH_SIDES = "Trên hệ thống dòng này cũng đã được sửa sau khi tải sổ. Cần tải sổ mới rồi sửa lại."

Signs = Mapping[tuple[str, str], list[str]]


@dataclass
class Altered:
    """A list with only its altered rows, each where it stood in the file; `clashes`: row, code, name."""

    rows: list[list[str]]
    count: int = 0
    clashes: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def data(self) -> bytes:
        out = io.StringIO()
        csv.writer(out).writerows(self.rows)
        return out.getvalue().encode("utf-8-sig")


def sign_of(cells: Iterable[Any]) -> str:
    """A short word that is another as soon as a cell is."""
    told = [_text(cell) for cell in cells]
    while len(told) > len(HEADS[STAFF]) - len(ADDED) and not told[-1]:
        told.pop()
    return hashlib.sha256("\t".join(told).encode()).hexdigest()[:16]


def altered_lists(pages: Iterable[Sequence[Sequence[Any]]], handed: Signs, stands: Signs) -> dict[str, Altered]:
    """The lists of which somebody altered a row; what nobody touched is not told again."""
    found: dict[str, Altered] = {}
    for rows in pages:
        for name, heads in HEADS.items():
            if (at := _head(rows, heads)) is not None:
                one = _altered(name, rows, at, handed, stands)
                found |= {name: one} if one.count or one.clashes else {}
    return found


def _head(rows: Sequence[Sequence[Any]], heads: tuple[str, ...]) -> int | None:
    wanted = {fold(head) for head in heads if head not in ADDED}
    return next(
        (at for at, row in enumerate(rows[:HEAD_WITHIN]) if wanted <= {fold(_text(cell)) for cell in row}), None
    )


def _altered(name: str, rows: Sequence[Sequence[Any]], at: int, handed: Signs, stands: Signs) -> Altered:
    head = [fold(_text(cell)) for cell in rows[at]]
    places = [head.index(fold(one)) for one in HEADS[name] if fold(one) in head]
    made = Altered([[_text(cell) for cell in row] for row in rows[: at + 1]])
    for place in range(at + 1, len(rows)):
        cells = [_text(rows[place][one]) if one < len(rows[place]) else "" for one in places]
        key, sign = (name, cells[0]), [sign_of(cells)]
        is_row = bool(cells[1]) and any(cells[2:])
        if not is_row or sign in (handed.get(key), stands.get(key)):
            made.rows.append([])
        elif key in handed and handed[key] != stands.get(key):
            made.rows.append([])
            made.clashes.append((place + 1, cells[0], cells[1]))
        else:
            made.rows.append([_text(cell) for cell in rows[place]])
            made.count += 1
    return made


def _text(value: Any) -> str:
    """A cell as a person reads it."""
    if isinstance(value, date):
        return date_text(value)
    whole = isinstance(value, float) and value.is_integer()
    return " ".join(nfc("" if value is None else str(int(value) if whole else value)).split())
