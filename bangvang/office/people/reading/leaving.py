"""The day somebody leaves a post, and why: the first day no longer in it; who died held it to that day."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bangvang.toolbox.sheets.reading import Field, Level, Look, Reason, Said
from bangvang.toolbox.sheets.reading.cells import folded, text_of
from bangvang.toolbox.sheets.reading.days import day
from bangvang.toolbox.sheets.reading.values import Choices, choice, text
from bangvang.toolbox.vietnamese import date_text

RETIRED, RESIGNED, MOVED, DIED = "retired", "resigned", "moved", "died"
_WAYS = Choices(
    {
        RETIRED: ("Nghỉ hưu", "Hưu", "Hưu trí", "Về hưu", "Nghỉ hưu trước tuổi", "Nghỉ chế độ"),
        RESIGNED: ("Thôi việc", "Nghỉ việc", "Xin thôi việc", "Chấm dứt hợp đồng", "Hết hợp đồng", "Buộc thôi việc"),
        MOVED: ("Chuyển đi", "Chuyển công tác", "Chuyển trường", "Thuyên chuyển", "Điều động đi", "Chuyển đơn vị"),
        DIED: ("Mất", "Từ trần", "Qua đời", "Chết"),
    }
)
_DAY = day(1960, 2060)
LEFT_DATE = Field(
    "left_date",
    "Ngày nghỉ",
    (
        "Ngày nghỉ", "Ngày nghỉ việc", "Ngày thôi việc", "Nghỉ việc từ ngày", "Ngày chuyển đi", "Ngày rời đơn vị",
        "Ngày thôi giữ chức vụ", "Ngày nghỉ công tác",
    ),
    _DAY,
    never=("phép", "thai sản", "ốm", "bù", "số"),
    may_repeat=False,
)  # fmt: skip
LEFT_AS = Field(
    "left_as", "Lý do nghỉ", ("Lý do nghỉ", "Lý do nghỉ việc", "Lý do rời đơn vị", "Hình thức nghỉ"), choice(_WAYS),
    may_repeat=False, labels=_WAYS.labels,
)  # fmt: skip


def _as_retired(value: Any, look: Look) -> Said:
    """A day under “Nghỉ hưu từ” is a leaving day, with its reason."""
    said = _DAY(value, replace(look, key=LEFT_DATE.key))
    told = {LEFT_AS.key: RETIRED} | ({LEFT_DATE.key: said.value} if said.value else {})
    return Said(None, said.reasons, told)


RETIRED_FROM = Field(
    "retired_from", "Nghỉ hưu từ", ("Nghỉ hưu từ", "Nghỉ hưu từ ngày", "Ngày nghỉ hưu", "Thời điểm nghỉ hưu"),
    _as_retired, may_repeat=False,
)  # fmt: skip
_TELLS = re.compile(
    r"\b(nghi huu|ve huu|huu tri|thoi viec|nghi viec|chuyen di|chuyen cong tac|chuyen truong|tu tran|mat)\b"
)
_WRITTEN = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\b")
_LONGEST = text(400)


def noted(value: Any, look: Look) -> Said:
    """A note that speaks of leaving and tells a day is a doubt: the clerk says whether it is meant."""
    said, plain = _LONGEST(value, look), folded(text_of(value))
    way, written = _TELLS.search(plain), _WRITTEN.search(plain)
    day_ = _DAY(written[0], look).value if way and written else None
    kind = _WAYS.find(way[0]) if way else None
    if not isinstance(day_, date) or kind is None:
        return said
    why = f"Ghi chú: “{text_of(value)}” có thể là ngày nghỉ {date_text(day_)}, lý do {_WAYS.labels[kind].lower()}."
    doubt = Reason(LEFT_DATE.key, why, Level.DOUBTFUL, day_)
    return replace(said, reasons=(*said.reasons, doubt), also={**said.also, LEFT_AS.key: kind})


def last_day(left: date, way: str) -> date:
    """The last day in the post."""
    return left if way == DIED else left - timedelta(days=1)


def left_on(until: date | None, way: str) -> date | None:
    """The leaving day of a post that ends; an end without a reason is told as a day all the same."""
    return until and (until if way == DIED else until + timedelta(days=1))
