"""A reading as an officer reads it on a terminal."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bangvang.toolbox.sheets.reading.kinds import Kind
from bangvang.toolbox.sheets.reading.lines import What
from bangvang.toolbox.sheets.reading.reading import Reading, Row, State
from bangvang.toolbox.vietnamese import date_text

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
        yield f"  dòng {row.row}, {STATES[row.state]}: {'; '.join(_values(row, reading.kind))}"
        yield from (f"      – {reason.sentence}" for reason in row.reasons)


def _values(row: Row, kind: Kind) -> Iterator[str]:
    """Each value as a person says it: a name where the list says one, not the number it was found to mean."""
    for key, value in row.values.items():
        one = kind.field_of(key)
        if one or f"{key}_printed" in row.values:
            labels = one.labels if one else {}
            yield f"{kind.label_of(key)}: {_said(row.values.get(f'{key}_printed', value), labels)}"
        elif not key.endswith("_printed"):
            yield _said(value, {})


def _said(value: Any, labels: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, list) and [type(one) for one in value[1:]] in ([int], [type(None)]):  # a name with its share
        return value[0] if value[1] is None else f"{value[0]} ({value[1]})"
    if isinstance(value, list | tuple):
        return ", ".join(_said(one, labels) for one in value)
    return labels.get(value, str(value)) if isinstance(value, str) else str(value)


def _counts(reading: Reading) -> Iterator[str]:
    counts = reading.counts
    states = ", ".join(f"{counts[state.value]} {word}" for state, word in STATES.items() if counts[state.value])
    yield f"{counts['rows']} dòng danh sách{': ' + states if states else ''}."
    others = ", ".join(f"{counts[what.value]} {word}" for what, word in WHATS.items() if counts.get(what.value))
    yield f"Các dòng khác: {others or 'không có'}."
