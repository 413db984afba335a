"""Authors in one cell: “Nguyễn Văn A (60%), Trần Thị B: 40%”; shares are read, never made up."""

import re
from typing import Any

from bangvang.toolbox.sheets.reading import Level, Look, Reason, Said
from bangvang.toolbox.sheets.reading.persons import bare_name

_SHARE = re.compile(r"[\s:(–-]*(\d{1,3})(?:[.,]0+)?\s*%\s*\)?\s*$")
_BETWEEN = re.compile(r"[\n;,]|\s+và\s+|\s+&\s+")


def authors(value: Any, look: Look) -> Said:
    """[[name, percent or None], …]; together at most 100 %."""
    parts = [part.strip(" .-+•") for part in _BETWEEN.split(str(value))]
    said = [_author(part, look) for part in parts if part]
    told = [one for one, _reasons in said if one]
    reasons = [reason for _one, found in said for reason in found]
    total = sum(percent or 0 for _name, percent in told)
    if total > 100:
        reasons.append(Reason(look.key, f"{look.label}: tổng tỷ lệ đóng góp là {total} %.", Level.WRONG))
    return Said(told or None, tuple(reasons))


def _author(part: str, look: Look) -> tuple[list[Any] | None, list[Reason]]:
    share = _SHARE.search(part)
    said = bare_name(" ".join(_SHARE.sub("", re.sub(r"^\d+[.)]\s*", "", part)).split()), look)
    reasons = [one for one in said.reasons if one.level is not Level.NOTE]
    percent = int(share[1]) if share else None
    if percent is not None and not 0 < percent <= 100:
        reasons.append(Reason(look.key, f"{look.label}: {percent} % không phải tỷ lệ đóng góp.", Level.WRONG))
    return ([said.value, percent] if said.value else None), reasons
