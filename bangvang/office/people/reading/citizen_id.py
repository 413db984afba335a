"""Số định danh cá nhân as it may be shown: its last three digits. Lists keep the whole of it apart from what pages print."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bangvang.toolbox.sheets.reading import Reading, Reason, Row
from bangvang.toolbox.sheets.reading.kinds import Look, Reader, Said

SHOWN = 3
KEY = "citizen_id"


def masked(digits: str) -> str:
    """“•••••••••234”: enough to tell two ids apart, not enough to use one."""
    return "•" * (len(digits) - SHOWN) + digits[-SHOWN:] if digits else ""


def hidden_values(values: Mapping[str, Any]) -> dict[str, Any]:
    return {**values, KEY: masked(values[KEY])} if values.get(KEY) else dict(values)


def hidden_changes(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {**changes, KEY: [masked(one or "") for one in changes[KEY]]} if KEY in changes else dict(changes)


def unsaid(changes: Mapping[str, Any]) -> dict[str, Any]:
    """For the journal: that it changed, not to what."""
    return {**changes, KEY: ["•••", "•••"]} if KEY in changes else dict(changes)


def hidden_reason(one: Reason) -> Reason:
    """For the eyes: what a reason about an id proposes, masked like what it says."""
    return replace(one, proposed=masked(one.proposed)) if one.field == KEY and isinstance(one.proposed, str) else one


def unspoken(reader: Reader) -> Reader:
    """A reader of ids whose reasons do not repeat them, whatever kind of list it reads."""

    def read(value: Any, look: Look) -> Said:
        said = reader(value, look)
        return replace(said, reasons=tuple(replace(one, sentence=_unspoken(one.sentence)) for one in said.reasons))

    return read


def _unspoken(sentence: str) -> str:
    """An id stands in quotes or as bare digits; years and counts stay."""
    said = re.sub("“([^”]*)”", lambda found: f"“{masked(found[1])}”", sentence)
    return re.sub(r"\d{5,}", lambda found: masked(found[0]), said)


def hidden(reading: Reading) -> Reading:
    """A list as it may be printed."""
    return replace(reading, rows=tuple(_hidden_row(row) for row in reading.rows))


def _hidden_row(row: Row) -> Row:
    return replace(row, values=hidden_values(row.values), reasons=tuple(map(hidden_reason, row.reasons)))
