"""The values of the rows of a list: each cell by its column's reader; ditto, joined names, ticks, lost noughts, checks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from bangvang.toolbox.sheets.reading.cells import is_blank, is_dash, is_ditto, is_tick, text_of
from bangvang.toolbox.sheets.reading.head import ORDINAL, ColumnFound, Head
from bangvang.toolbox.sheets.reading.kinds import Field, Kind, Level, Look, Names, Reason, Said
from bangvang.toolbox.sheets.reading.lines import Line, What
from bangvang.toolbox.sheets.reading.pages import BadCell
from bangvang.toolbox.sheets.reading.reading import Row

_row_of = attrgetter("row")


def read_values(
    rows: Sequence[Sequence[Any]],
    lines: Sequence[Line],
    head: Head,
    kind: Kind,
    *,
    is_typed: bool,
    names: Mapping[str, Names],
) -> list[Row]:
    """A Row for every line of data, and one more for each further value of the field that stands apart."""
    reader = _RowReader(kind, head, is_typed, names)
    read = [row for line in lines if line.what is What.DATA for row in reader.read(line, rows[line.row - 1])]
    return _numbered([part for row in _with_noughts(read, kind) for part in _each_apart(row, kind.apart)])


@dataclass
class _Told:
    """What is gathered of one row."""

    kind: Kind
    values: dict[str, Any] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    years: list[tuple[str, Said]] = field(default_factory=list)

    def take(self, key: str, said: Said) -> None:
        """The value, its reasons, and what it says of other fields; two that contradict are a doubt."""
        self.reasons += said.reasons
        if said.value is not None:
            self.values[key] = said.value
        for other, value in said.also.items():
            self.hear(other, value)

    def hear(self, other: str, value: Any) -> None:
        """A cell of one field speaks of another."""
        before = self.values.setdefault(other, value)
        if before != value:
            del self.values[other]
            sentence = f"{self.kind.label_of(other)}: hai ô của dòng nói khác nhau ({before}, {value})."
            self.reasons.append(Reason(other, sentence))


class _RowReader:
    """Reads rows in order: a ditto mark takes what stood above."""

    def __init__(self, kind: Kind, head: Head, is_typed: bool, names: Mapping[str, Names]) -> None:
        self.kind = kind
        self.columns = [one for one in head.columns if one.field and one.field != ORDINAL]
        fields = {one.key: one for one in kind.fields}
        self.looks = {key: Look(key, one.label, is_typed, names) for key, one in fields.items()}
        self.fields: dict[str, Field] = fields
        self.band_look = Look(*(kind.band.key, kind.band.label) if kind.band else ("", ""), is_typed, names)
        self.above: dict[int, Any] = {}
        self.joined = {part: whole for whole, parts in kind.joins.items() for part in parts}

    def read(self, line: Line, cells: Sequence[Any]) -> list[Row]:
        told = _Told(self.kind)
        halves: dict[str, str] = {}
        for column in self.columns:
            value = self._value(column, cells[column.place] if column.place < len(cells) else "", told)
            if value is None:
                continue
            if column.year:
                told.years.append((column.year, self.fields[column.field].read(value, self.looks[column.field])))
            elif column.field in self.joined:
                halves[column.field] = text_of(value)
            elif column.value:
                self._take_tick(column, value, told)
            else:
                self._take(column.field, value, told)
        self._take_joined(halves, told)
        self._finish(line, told)
        raw = tuple("" if is_blank(cell) else text_of(cell) for cell in cells)
        row = Row(line.row, told.values, tuple(told.reasons), raw, line.band)
        return [_of_year(row, self.kind, year, said) for year, said in told.years] or [row]

    def _value(self, column: ColumnFound, value: Any, told: _Told) -> Any:
        """The cell after ditto marks and errors; None where there is nothing."""
        if is_blank(value) or is_dash(value):
            return None
        look = self.looks[column.field]
        if isinstance(value, BadCell):
            told.take(column.field, look.wrong(f"ô lỗi {value.text}." if value.text[0] in "#E" else f"{value.text}."))
            return None
        if is_ditto(value):
            return self._ditto(column, value, look, told)
        self.above[column.place] = value
        return value

    def _ditto(self, column: ColumnFound, value: Any, look: Look, told: _Told) -> Any:
        if not self.fields[column.field].may_repeat or column.place not in self.above:
            told.take(column.field, look.wrong(f"“{value}” không chỉ rõ giá trị nào."))
            return None
        return self.above[column.place]

    def _take(self, key: str, value: Any, told: _Told) -> None:
        said = self.fields[key].read(value, self.looks[key])
        other = told.values.get(key)
        if key in self.kind.lists and said.value is not None:
            more = said.value if isinstance(said.value, list) else [said.value]
            said = replace(said, value=[*(other or []), *more])
        elif other is not None and said.value is not None and other != said.value:
            said = self.looks[key].doubt(f"hai ô của dòng nói khác nhau ({other}, {said.value}).")
            told.values.pop(key)
        told.take(key, said)

    def _take_tick(self, column: ColumnFound, value: Any, told: _Told) -> None:
        """A tick under a head means that head's value; the head's own words in the cell mean the same."""
        look = self.looks[column.field]
        own = text_of(value).casefold() in (column.head.casefold(), column.head.split(" ")[-1].casefold())
        said = Said(True) if is_tick(value) or own else self.fields[column.field].read(value, look)
        told.reasons += said.reasons
        if said.value is True:
            self._put(column.into, column.value, told, look)
        for other, one in said.also.items():
            told.hear(other, one)
            self._put(column.into, column.value, told, look)

    def _put(self, into: str, value: Any, told: _Told, look: Look) -> None:
        if into in self.kind.lists:
            told.values[into] = [*told.values.get(into, []), value]
        elif told.values.get(into, value) != value:
            labels = self.fields[into].labels if into in self.fields else {}
            both = ", ".join(labels.get(one, str(one)) for one in (told.values.pop(into), value))
            told.take(into, self.looks.get(into, look).wrong(f"hai ô của dòng nói khác nhau ({both})."))
        else:
            told.values[into] = value

    def _take_joined(self, halves: dict[str, str], told: _Told) -> None:
        for whole, parts in self.kind.joins.items():
            text = " ".join(halves[part] for part in parts if part in halves)
            if text:
                self._take(whole, text, told)

    def _finish(self, line: Line, told: _Told) -> None:
        """What the band gives, what is missing, what contradicts."""
        self._take_band(line.band, told)
        failed = {reason.field for reason in told.reasons if reason.level is not Level.NOTE}
        for group in self.kind.needs:
            by_year = {self.kind.by_year} if told.years else set()
            if not {*told.values, *failed, *by_year, *self.kind.may_lack} & set(group):
                label = self.kind.label_of(group[0])
                told.reasons.append(Reason(group[0], f"Thiếu {label[0].lower()}{label[1:]}.", Level.WRONG))
        if self.kind.check:
            told.reasons += self.kind.check(told.values)

    def _take_band(self, band: str, told: _Told) -> None:
        """What the band above says, of fields for which the table has no column."""
        if not band or self.kind.band is None:
            return
        said = self.kind.band.read(band, self.band_look)
        told.reasons += [reason for reason in said.reasons if not self._has(reason.field)]
        for key, value in said.also.items():
            if not self._has(key.removesuffix("_printed")):
                told.values.setdefault(key, value)

    def _has(self, key: str) -> bool:
        return any(column.field == key for column in self.columns)


def _of_year(row: Row, kind: Kind, year: str, said: Said) -> Row:
    """What the row says of one of its years."""
    told = {**said.also, "period": year}
    if said.value is not None:
        is_one_of = kind.by_year in kind.lists and not isinstance(said.value, list)
        told[kind.by_year] = [said.value] if is_one_of else said.value
    reasons = (Reason(one.field, f"Năm {year}: {one.sentence}", one.level, one.proposed) for one in said.reasons)
    return replace(row, values={**row.values, **told}, reasons=(*row.reasons, *reasons))


def _each_apart(row: Row, key: str) -> list[Row]:
    """“LĐTT, CSTĐCS” of one person: a row of the one and a row of the other, the same in all else."""
    if not key or key not in row.values:
        return [row]
    told = dict.fromkeys(row.values[key])
    rest = {name: value for name, value in row.values.items() if name != key}
    if not told:
        return [replace(row, values=rest)]
    return [replace(row, values={**rest, key: one}) for one in told]


def _numbered(rows: list[Row]) -> list[Row]:
    """Which part of its row each is."""
    return [
        replace(row, part=part) if part else row
        for _row, parts in groupby(rows, _row_of)
        for part, row in enumerate(parts)
    ]


def _with_noughts(rows: list[Row], kind: Kind) -> list[Row]:
    """Codes of one length in a column: a shorter one may have lost its noughts, and is doubted."""
    for one in kind.fields:
        length = _length([row.values.get(one.key) for row in rows]) if one.is_code else 0
        if length:
            rows = [_nought_doubted(row, one, length) for row in rows]
    return rows


def _length(codes: Sequence[Any]) -> int:
    """The length of most codes, if some of them begin with a nought."""
    digits = [code for code in codes if isinstance(code, str) and code.isdecimal()]
    most = Counter(map(len, digits)).most_common(1)
    is_usual = bool(most) and most[0][1] >= 0.5 * len(digits)
    return most[0][0] if is_usual and any(code[0] == "0" for code in digits) else 0


def _nought_doubted(row: Row, one: Field, length: int) -> Row:
    code = row.values.get(one.key)
    if not isinstance(code, str) or not code.isdecimal() or len(code) >= length:
        return row
    full = code.zfill(length)
    sentence = f"{one.label}: “{code}” ngắn hơn các mã khác, có thể là {full}."
    return replace(row, reasons=(*row.reasons, Reason(one.key, sentence, Level.DOUBTFUL, full)))
