"""“Bằng khen” alone is the one that the issuer of its decision gives; where no issuer tells, the list must say it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bangvang.office.achievements.reading.spellings import AWARDS
from bangvang.toolbox.sheets.reading import Level, Reason, Row
from bangvang.toolbox.vietnamese import fold

MINISTER = ("bo truong", "bo giao duc", "bo gd")
GIVERS = {  # as decisions name who issued them, folded (Luật 06/2022/QH15, Điều 79, 80)
    "BKT": ("tinh",), "BKB": MINISTER, "BKTTG": ("thu tuong",),
    "CTDT": ("tinh",), "CTDB": MINISTER, "CTDCP": ("chinh phu", "thu tuong"),
}  # fmt: skip


def told_by_issuer(row: Row, common: Mapping[str, Any]) -> Row:
    """The row with the award its issuer gives, and a note of that; else what it lacks. `common`: said above all rows."""
    wide = next((one for one in row.reasons if one.field == "award" and isinstance(one.proposed, tuple)), None)
    if wide is None or row.values.get("award"):
        return row
    rest = tuple(one for one in row.reasons if one is not wide)
    issuer = fold(str(row.values.get("issuer") or common.get("issuer") or ""))
    given = [code for code in wide.proposed if any(word in issuer for word in GIVERS.get(code, ()))]
    if len(given) != 1:
        return replace(row, reasons=(*rest, Reason("award", f"{wide.sentence} Ghi rõ trong tệp.", Level.WRONG)))
    said = f"{wide.sentence} Theo cơ quan ban hành là {AWARDS.labels[given[0]]}."
    return replace(row, values={**row.values, "award": given[0]}, reasons=(*rest, Reason("award", said, Level.NOTE)))
