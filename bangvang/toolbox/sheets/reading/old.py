"""What an .xls says of itself before anything lays it out: how far its cells reach, and which of them are errors.

A compound file ([MS-CFB]) holds the stream “Workbook” of records ([MS-XLS]); only their heads and places are read here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import error as Short
from struct import unpack_from

from bangvang.toolbox.sheets.reading.pages import BadCell

FREE = 0xFFFFFFFA  # this and above are marks, not sectors
BOF, END, SHEET, FORMULA, ERROR, SEVERAL, EXTENT = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205, 0x00BD, 0x0200
CELLS = {FORMULA, ERROR, SEVERAL, 0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6}
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass
class SheetSeen:
    """How many rows and columns a sheet reaches, and its error cells by place."""

    rows: int = 0
    columns: int = 0
    told: int = 0
    bad: dict[tuple[int, int], BadCell] = field(default_factory=dict)

    @property
    def cells(self) -> int:
        """What a reader would lay out or set aside: by the cells, or by what the sheet says of itself if that is more."""
        return max(self.rows * self.columns, self.told)


def sheets_in(data: bytes) -> list[SheetSeen]:
    """The sheets in the order in which they are listed; none where the file is not understood: the reader refuses it."""
    try:
        stream = _workbook(data)
        whole = _records(stream, 0, len(stream))
        places = [unpack_from("<I", stream, at)[0] for kind, at, _size in whole if kind == SHEET]
        ends = dict(zip(sorted(set(places)), [*sorted(set(places))[1:], len(stream)], strict=True))  # none read twice
        return [_seen(stream, place, ends[place]) for place in dict.fromkeys(places)]
    except (Short, IndexError, ValueError):
        return []


def _seen(stream: bytes, place: int, end: int) -> SheetSeen:
    found = SheetSeen()
    for kind, at, size in _records(stream, place, end):
        if kind == EXTENT and size >= 10:
            top, below, left, right = unpack_from("<IIHH" if size >= 12 else "<HHHH", stream, at)
            if top > below or left > right:
                raise ValueError("an extent that ends before it begins: the reader would take it for endless")
            found.told = (below - top + 1) * (right - left + 1)
        if kind in CELLS and size >= 6:
            row, column = unpack_from("<HH", stream, at)
            last = unpack_from("<H", stream, at + size - 2)[0] if kind == SEVERAL else column
            found.rows, found.columns = max(found.rows, row + 1), max(found.columns, last + 1)
            code = _error(stream, kind, at, size)
            if code is not None:
                found.bad[row, column] = BadCell(ERRORS.get(code, "#N/A"))
    return found


def _error(stream: bytes, kind: int, at: int, size: int) -> int | None:
    if kind == ERROR and size >= 8 and stream[at + 7] == 1:
        return stream[at + 6]
    if kind == FORMULA and size >= 14 and stream[at + 6] == 2 and stream[at + 12 : at + 14] == b"\xff\xff":
        return stream[at + 8]
    return None


def _records(stream: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of each record from here to the end of the sheet; what lies within (charts) belongs to it."""
    depth = 0
    while at + 4 <= end:
        kind, size = unpack_from("<HH", stream, at)
        depth += (kind == BOF) - (kind == END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, at + 4, size
        at += 4 + size


def _workbook(data: bytes) -> bytes:
    shift, small_shift = unpack_from("<HH", data, 30)
    if not (7 <= shift <= 12 and small_shift <= shift):
        raise ValueError("no sector size of a compound file")
    first_directory, cutoff, first_small = unpack_from("<I", data, 48)[0], *unpack_from("<II", data, 56)
    table = _table(data, shift)
    entries = _chain(data, first_directory, table, shift, 512)
    stream, root = b"", b""
    for place in range(0, len(entries), 128):
        entry = entries[place : place + 128]
        name = entry[: max(0, unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace")
        start, size = unpack_from("<II", entry, 116)
        if entry[66] == 5:
            root = _chain(data, start, table, shift, 512)
        if name in ("Workbook", "Book"):
            small = size < cutoff
            numbers = _numbers(_chain(data, first_small, table, shift, 512)) if small else table
            stream = _chain(root, start, numbers, small_shift, 0) if small else _chain(data, start, table, shift, 512)
            stream = stream[:size]
    return stream


def _table(data: bytes, shift: int) -> list[int]:
    """Which sector follows which, gathered from the sectors the head and its continuations name."""
    named = [one for one in _numbers(data[76:512]) if one < FREE]
    following, sectors = unpack_from("<I", data, 68)[0], len(data) >> shift
    left = sectors
    while following < FREE and left > 0 and len(named) <= sectors:
        more = _numbers(_sector(data, following, shift, 512))
        named += [one for one in more[:-1] if one < FREE]
        following, left = more[-1], left - 1
    most = sectors // (1 << (shift - 2)) + 2  # sectors that name all sectors
    return [number for one in named[:most] for number in _numbers(_sector(data, one, shift, 512))]


def _chain(data: bytes, first: int, table: list[int], shift: int, head: int) -> bytes:
    parts: list[bytes] = []
    while first < FREE and len(parts) <= len(table):
        parts.append(_sector(data, first, shift, head))
        first = table[first]
    return b"".join(parts)


def _sector(data: bytes, number: int, shift: int, head: int) -> bytes:
    start = (max(head, 1 << shift) if head else 0) + (number << shift)
    return data[start : start + (1 << shift)]


def _numbers(data: bytes) -> list[int]:
    return list(unpack_from(f"<{len(data) // 4}I", data))
