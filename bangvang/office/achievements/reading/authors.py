"""Authors in one cell: “Nguyễn Văn A (60%), Trần Thị B: 40%”; shares are read, never made up."""

import re
from collections.abc import Mapping
from typing import Any

from bangvang.toolbox.sheets.reading import Level, Look, Reason, Said
from bangvang.toolbox.sheets.reading.cells import text_of
from bangvang.toolbox.sheets.reading.persons import bare_name
from bangvang.toolbox.sheets.reading.values import whole

_SHARE = re.compile(r"[\s:(–-]*(\d{1,3})(?:[.,]0+)?\s*%\s*\)?\s*$")
_PARTS = re.compile(r"[\n;/–-]|,\s+")
_percent = whole(1, 100)
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


def shares(value: Any, look: Look) -> Said:
    """The percent of one author, or of several in their order: “60 % - 40 %”, one on each line."""
    parts = [part for part in _PARTS.split(text_of(value)) if part.strip()]
    if value == 1 and not isinstance(value, str):
        return look.doubt("“1” có thể là 100 %.", 100)
    if len(parts) < 2:
        return _percent(value, look)
    said = [_percent(part.strip(), look) for part in parts]
    reasons = tuple(reason for one in said for reason in one.reasons)
    told = [one.value for one in said if one.value is not None]
    if not reasons and sum(told) > 100:
        return look.wrong(f"tổng tỷ lệ đóng góp là {sum(told)} %.")
    return Said(None if reasons else told, reasons)


def check_shares(values: Mapping[str, Any]) -> list[Reason]:
    """As many shares as authors, or one for all of them to be told apart elsewhere."""
    told, names = values.get("percent"), values.get("authors") or []
    if not isinstance(told, list) or len(told) == len(names):
        return []
    return [Reason("percent", f"Dòng ghi {len(told)} tỷ lệ đóng góp cho {len(names)} tác giả.", Level.WRONG)]


def _author(part: str, look: Look) -> tuple[list[Any] | None, list[Reason]]:
    share = _SHARE.search(part)
    said = bare_name(" ".join(_SHARE.sub("", re.sub(r"^\d+[.)]\s*", "", part)).split()), look)
    reasons = [one for one in said.reasons if one.level is not Level.NOTE]
    percent = int(share[1]) if share else None
    if percent is not None and not 0 < percent <= 100:
        reasons.append(Reason(look.key, f"{look.label}: {percent} % không phải tỷ lệ đóng góp.", Level.WRONG))
    return ([said.value, percent] if said.value else None), reasons
