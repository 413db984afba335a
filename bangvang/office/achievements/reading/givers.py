"""“Bằng khen” alone is the one that the issuer of its decision gives; where no issuer tells, the list must say it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bangvang import lawbook
from bangvang.office.achievements.reading.spellings import AWARDS
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets.reading import Level, Reason, Row
from bangvang.toolbox.vietnamese import fold

# How decisions name the offices of the lawbook, folded. “LĐLĐ tỉnh”, “Tỉnh đoàn” give others.
NAMED = {
    "chu_tich_tinh": re.compile(r"(?:ubnd|uy ban nhan dan)\b.*\btinh\b"),
    "bo_truong": re.compile(r"\bbo (?:truong bo )?(?:giao duc|gd)"),
    "thu_tuong": re.compile(r"\bthu tuong\b"),
    "chinh_phu": re.compile(r"\bchinh phu\b"),
}
OF_ONE_LEVEL = ("bang_khen", "co_thi_dua")  # titles are decided at more levels than the one they bear


def told_by_issuer(row: Row, common: Mapping[str, Any]) -> Row:
    """The row with the award its issuer gives, and a note of that; else what it lacks. `common`: said above all rows."""
    told = {**common, **row.values}
    issuer, day = fold(str(told.get("issuer") or "")), told.get("decided_date")
    on = day if isinstance(day, date) else calendar.today()
    return narrowed(row, "award", lambda code: _gives(issuer, code, on), "Theo cơ quan ban hành là")


def narrowed(row: Row, key: str, fits: Callable[[str], bool], because: str) -> Row:
    """Of the awards that a wide word may mean the only one that fits, with a note; else the list must say which."""
    wide = next((one for one in row.reasons if one.field == key and isinstance(one.proposed, tuple)), None)
    if wide is None:
        return row
    rest, fitting = tuple(one for one in row.reasons if one is not wide), [*filter(fits, wide.proposed)]
    if len(fitting) != 1:
        return replace(row, reasons=(*rest, Reason(key, f"{wide.sentence} Ghi rõ trong tệp.", Level.WRONG)))
    before = row.values.get(key)
    value = [*before, fitting[0]] if isinstance(before, list) else before or fitting[0]
    note = Reason(key, f"{wide.sentence} {because} {AWARDS.labels[fitting[0]]}.", Level.NOTE)
    return replace(row, values={**row.values, key: value}, reasons=(*rest, note))


def _gives(issuer: str, code: str, day: date) -> bool:
    """Whether the lawbook names this issuer as the one who decides the award."""
    if lawbook.AWARDS[code].object not in OF_ONE_LEVEL:
        return False
    office = NAMED.get(lawbook.deciding_authority(code, "department_unit", day=day).code)
    return office is not None and office.search(issuer) is not None
