"""What was understood of a list: columns, rows with their values and reasons, and every other row by what it is."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from bangvang.toolbox.sheets.reading.head import ColumnFound
from bangvang.toolbox.sheets.reading.kinds import Kind, Level, Reason
from bangvang.toolbox.sheets.reading.lines import Line
from bangvang.toolbox.sheets.reading.pages import Converted


class State(StrEnum):
    """`NEW`, `CHANGED` and `SAME` are told by whoever compares with what is kept; without that a good row is new."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass(frozen=True)
class Row:
    """One row of the list: its number in the sheet, its values by field, why it is doubtful or wrong."""

    row: int
    values: Mapping[str, Any]
    reasons: tuple[Reason, ...] = ()
    raw: tuple[str, ...] = ()
    band: str = ""
    compared: State = State.NEW
    part: int = 0  # of a row taken as several: which of them

    @property
    def state(self) -> State:
        levels = {reason.level for reason in self.reasons}
        if Level.WRONG in levels:
            return State.WRONG
        return State.DOUBTFUL if Level.DOUBTFUL in levels else self.compared

    def as_dict(self) -> dict[str, Any]:
        reasons = [told_reason(one) for one in self.reasons]
        return {"row": self.row, "values": plain(self.values), "state": self.state.value, "reasons": reasons}


@dataclass(frozen=True)
class PageSeen:
    """One sheet of the file: whether it was read, and how many rows it has."""

    name: str
    rows: int
    is_hidden: bool
    is_read: bool


@dataclass(frozen=True)
class Reading:
    """A list as understood, before anything is written. `header_row` counts from 1 and is the lowest row of the head."""

    kind: Kind
    page: str
    header_rows: tuple[int, ...]
    columns: tuple[ColumnFound, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    pages: tuple[PageSeen, ...]
    encoding: str = ""
    converted: tuple[Converted, ...] = ()
    notes: tuple[str, ...] = ()
    titles: tuple[str, ...] = field(default_factory=tuple)

    @property
    def header_row(self) -> int:
        return self.header_rows[-1]

    @property
    def columns_told(self) -> list[dict[str, Any]]:
        """The columns that have a head or were understood, as JSON-able data."""
        return [
            {"place": one.place, "letters": one.letters, "head": " ".join(one.head.split()), "field": one.field}
            for one in self.columns
            if one.head or one.field
        ]

    @property
    def counts(self) -> dict[str, int]:
        """Rows of the list by state, all rows of the sheet by what they are."""
        states = Counter(row.state.value for row in self.rows)
        whats = Counter(line.what.value for line in self.lines)
        return (
            {state.value: states[state.value] for state in State}
            | {"rows": len(self.rows)}
            | dict(sorted(whats.items()))
        )

    def compared(self, compare: Callable[[Row], tuple[State, tuple[Reason, ...]]]) -> "Reading":
        """The same reading after each good or doubtful row was held against what is kept."""
        return replace(self, rows=tuple(_compared(row, compare) for row in self.rows))

    def as_dict(self) -> dict[str, Any]:
        """As `bangvang sheet read --json` prints it."""
        others = [line for line in self.lines if line.what.value != "data"]
        return {
            "kind": self.kind.code,
            "sheet": self.page,
            "sheets": [one.__dict__ for one in self.pages],
            "encoding": self.encoding,
            "converted": [one.__dict__ for one in self.converted],
            "notes": list(self.notes),
            "header_row": self.header_row,
            "header_rows": list(self.header_rows),
            "columns": [_column(one, self.kind) for one in self.columns],
            "rows": [row.as_dict() for row in self.rows],
            "other_rows": [{"row": one.row, "what": one.what.value, "text": one.text} for one in others],
            "counts": self.counts,
        }


def _compared(row: Row, compare: Callable[[Row], tuple[State, tuple[Reason, ...]]]) -> Row:
    if row.state is State.WRONG:
        return row
    state, reasons = compare(row)
    return replace(row, compared=state, reasons=(*row.reasons, *reasons))


def _column(one: ColumnFound, kind: Kind) -> dict[str, Any]:
    field_ = one.field or None
    label = "Số thứ tự" if one.field == "ordinal" else kind.label_of(one.field)
    return {"column": one.letters, "head": one.head, "field": field_, "label": label, "certainty": one.certainty}


def told_reason(one: Reason) -> dict[str, Any]:
    """A reason as JSON-able data."""
    return {"field": one.field, "level": one.level.value, "sentence": one.sentence, "proposed": plain(one.proposed)}


def plain(value: Any) -> Any:
    """The value as JSON holds it; days in ISO form."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value
