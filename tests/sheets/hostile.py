"""Inputs nobody thinks of: grids of awkward cells, files with flipped bytes, plain noise. What must hold whatever comes."""

import json
from random import Random
from typing import Any

from hypothesis import strategies as st

from bangvang.toolbox.sheets import SheetRefused
from bangvang.toolbox.sheets.reading import Kind, Reading, read_sheet
from tests.sheets import messy, writing
from tests.sheets.kinds import KINDS

HEADS = [word for kind in KINDS.values() for one in kind.fields for word in one.words[:2]]
AWKWARD = [
    "", "-", "nt", '"', "x", "X", "#N/A", "#REF!", "Ông", "Bà Nguyễn Thị Hường", "TỔNG CỘNG", "I.", "I. Tổ Toán", "1985", "31/02/2020", "ngày 5 tháng 9",
    "049085000123", "4.9E+10", "=1+1", "@SUM(A1)", "(1)", "\u200b", "a\nb", "1. a\n2. b", "NguyÔn ThÞ H\xadêng", "Nguyeãn Thò Höôøng", "ÐẶNG", "e\u0301\u0323",
    "99/99/9999", "00/00/0000", "Hoàn thành xuất sắc", "LĐTT, CSTĐCS", "(Danh sách này có 5 người)", "HIỆU TRƯỞNG", "²³", "١٢", "½", "\x00", "\x1f", "%", "60 %", "0",
]  # fmt: skip
NUMBERS = st.one_of(
    st.integers(-10, 10), st.integers(0, 10**13), st.floats(allow_nan=False, allow_infinity=False), st.booleans()
)
CELLS = st.one_of(
    st.sampled_from(AWKWARD),
    st.sampled_from(HEADS),
    st.text(max_size=12),
    st.dates().filter(lambda day: day.year >= 1900),
    NUMBERS,
    st.integers(1, 60),
)
GRIDS = st.lists(st.lists(CELLS, max_size=9), max_size=14)
ENDINGS = ("a.xlsx", "a.xls", "a.csv", "a.xlsm", "a.pdf")


def holds(data: bytes, name: str, kind: Kind) -> Reading | None:
    """A reading that accounts for every row, or one sentence of refusal; never anything else."""
    try:
        told = read_sheet(data, name, kind)
    except SheetRefused as refused:
        assert str(refused).endswith(".") and "\n" not in str(refused)[:-1], str(refused)
        return None
    assert [line.row for line in told.lines] == list(range(1, len(told.lines) + 1))
    assert list(dict.fromkeys(row.row for row in told.rows)) == [
        line.row for line in told.lines if line.what.value == "data"
    ]
    for row in told.rows:
        assert (row.state.value in ("doubtful", "wrong")) == any(one.level.value != "note" for one in row.reasons)
    json.dumps(told.as_dict(), allow_nan=False)
    return told


def with_head(rows: list[list[Any]], kind: Kind) -> list[list[Any]]:
    """The rows under a head of the kind, so that they are read as a list."""
    heads = [next(one for one in kind.fields if one.key == group[0]).words[0] for group in kind.needs]
    others = [one.words[0] for one in kind.fields if not one.ticked][: 7 - len(heads)]
    return [["STT", *dict.fromkeys((*heads, *others))], *rows]


def flipped(seed: int) -> tuple[bytes, str, Kind]:
    """A messy file with some bytes changed, cut or doubled."""
    chance = Random(seed)
    made = messy.messy(chance.randrange(120))
    data = bytearray(made.data)
    for _time in range(chance.randrange(1, 12)):
        place = chance.randrange(len(data))
        way = chance.randrange(4)
        if way == 0:
            data[place] = chance.randrange(256)
        elif way == 1:
            del data[place : place + chance.randrange(1, 40)]
        elif way == 2:
            data[place:place] = data[max(0, place - 30) : place]
        else:
            data[place:place] = bytes(chance.randrange(256) for _each in range(chance.randrange(1, 8)))
        if not data:
            break
    return bytes(data), chance.choice((made.name, made.name, *ENDINGS)), KINDS[made.kind]


def inside(seed: int) -> tuple[bytes, str, Kind]:
    """A messy workbook whose parts were changed before they were packed again."""
    import io
    import zipfile

    chance = Random(seed)
    made = messy.messy(chance.choice([one for one in range(60) if messy.FORMS[(one // 5) % 10] == "xlsx"]))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = bytearray(old.read(part))
            if chance.random() < 0.35:
                for _time in range(chance.randrange(1, 6)):
                    place = chance.randrange(len(text))
                    text[place : place + chance.randrange(0, 5)] = chance.choice(
                        (
                            b"",
                            b"<",
                            b">",
                            b'"',
                            b'r="XFD1048576"',
                            b"<c><v>1</v></c>",
                            b"<row r='99999999'/>",
                            b"&lt;",
                            b"\x00",
                            b"9999999999",
                            b"<f>1</f>",
                        )
                    )
            if chance.random() > 0.03:
                new.writestr(part, bytes(text))
    return out.getvalue(), made.name, KINDS[made.kind]


def as_file(rows: list[list[Any]], form: str) -> bytes:
    grid = writing.Grid(rows=rows)
    return writing.as_xlsx(grid) if form == "xlsx" else writing.as_csv(grid, "utf-8", ",")
