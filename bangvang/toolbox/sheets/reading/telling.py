"""A reading as an officer reads it on a terminal."""

from collections.abc import Iterator
from typing import Any

from bangvang.toolbox.sheets.reading.lines import What
from bangvang.toolbox.sheets.reading.reading import Reading, Row, State, plain

STATES = {
    State.NEW: "mới",
    State.CHANGED: "thay đổi",
    State.SAME: "không đổi",
    State.DOUBTFUL: "cần xem lại",
    State.WRONG: "sai",
}
WHATS = {
    What.TITLE: "tên bảng",
    What.HEAD: "tiêu đề",
    What.BAND: "nhóm",
    What.TOTAL: "tổng",
    What.SIGNATURE: "chữ ký",
    What.NOTE: "ghi chú",
    What.BLANK: "trống",
}


def as_text(reading: Reading) -> str:
    """Columns, rows that need a look, and how many of everything there are."""
    return "\n".join([*_top(reading), *_columns(reading), "", *_rows(reading), "", *_counts(reading)])


def _top(reading: Reading) -> Iterator[str]:
    yield f"Trang “{reading.page}”, tiêu đề ở dòng {', '.join(map(str, reading.header_rows))}; đọc theo {reading.kind.label}."
    yield from (f"  • {note}" for note in reading.notes)


def _columns(reading: Reading) -> Iterator[str]:
    for one in reading.columns:
        if one.head or one.field:
            label = "số thứ tự" if one.field == "ordinal" else reading.kind.label_of(one.field)
            what = f"{label} ({one.certainty:.0%})" if one.field else "chưa nhận ra, không dùng"
            yield f"  {one.letters}  {' '.join(one.head.split())}: {what}"


def _rows(reading: Reading) -> Iterator[str]:
    for row in reading.rows:
        yield f"  dòng {row.row}, {STATES[row.state]}: {_values(row)}"
        yield from (f"      – {reason.sentence}{_proposed(reason.proposed)}" for reason in row.reasons)


def _values(row: Row) -> str:
    return "; ".join(str(plain(value)) for value in row.values.values())


def _proposed(value: Any) -> str:
    return "" if value in (None, [], "") else f" Đề xuất: {plain(value)}."


def _counts(reading: Reading) -> Iterator[str]:
    counts = reading.counts
    states = ", ".join(f"{counts[state.value]} {word}" for state, word in STATES.items() if counts[state.value])
    yield f"{counts['rows']} dòng danh sách{': ' + states if states else ''}."
    others = ", ".join(f"{counts[what.value]} {word}" for what, word in WHATS.items() if counts.get(what.value))
    yield f"Các dòng khác: {others or 'không có'}."
