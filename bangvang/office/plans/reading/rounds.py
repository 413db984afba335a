"""Rounds: “Đợt …” with its dates, what is striven for, and the days it commemorates."""

import re
from typing import Any, NamedTuple

from bangvang.office.plans.reading.dates import BOTH, SINCE, UNTIL, Years, iso, last_date, span
from bangvang.office.plans.reading.parts import Part, carrying_out
from bangvang.office.plans.reading.shape import RoundRead, Where

ORDINAL = (
    r"(?:thứ\s+)?(?:nhất|hai|ba|tư|bốn|năm)\b|cao điểm|đặc biệt|(?:đầu|giữa|cuối)(?:\s+năm(?:\s+học)?|\s+kỳ)?|"
    r"[IVX]{1,4}\b|\d{1,2}\b(?!\s*[/.]\s*\d)"
)
ROUND = re.compile(
    rf"^\s*(?:[-–—•+*]\s*)?(?:[a-zđ]\)\s*)?(Đợt\s+(?:thi đua\s+)?(?:số\s+)?(?:{ORDINAL}))(?!\w)(.*)$", re.I | re.S
)
YEARS_TOLD = re.compile(r"(?:lần thứ\s+)?(\d{1,4})\s+năm\b(?!\s+\d{4})", re.I)
LABEL = re.compile(r"^[\s\-–+*•]*(?:nội dung(?: thi đua)?|thời gian|mục tiêu|trọng tâm)[^:;.]{0,20}:\s*", re.I)
SLOGAN = re.compile(r"(?:thi đua|phấn đấu|lập thành tích|(?:với )?chủ đề|chào mừng)", re.I)
PIECES = re.compile(r";|(?<=[a-zà-ỹđ0-9)”\"])\.\s+(?=[A-ZÀ-ỸĐ“])")
LEAD = re.compile(
    rf"^\s*(?:từ nay\s+)?(?:{BOTH.pattern}|{SINCE.pattern}|{UNTIL.pattern})(?:\s+và)?\s*[,.;:–-]?\s*", re.I
)
DAYS_APART = re.compile(r"\s+và\s+(?:kỷ niệm\s+)?(?=\d+\s+năm|ngày\s|Ngày\s|Quốc\s)|,\s+(?=\d+\s+năm|ngày\s)")


class Announced(NamedTuple):
    """A round as its part prints it: name and all that belongs to it."""

    name: str
    text: str
    clause: str
    where: Where


def read_rounds(parts: list[Part], years: Years | None) -> list[tuple[RoundRead, Announced]]:
    """Every round once, beside the text it was read from; the part “Tổ chức thực hiện” only speaks of them."""
    doing = {id(part) for part in carrying_out(parts)}
    found: dict[str, Announced] = {}
    for part in parts:
        if id(part) not in doing:
            for announced in _announced(part, years):
                found.setdefault(_key(announced.name), announced)
    return [(_round(announced, years), announced) for announced in found.values()]


def _key(name: str) -> str:
    return re.sub(r"\s+|thi đua|thứ|số", "", name.casefold())


def _announced(part: Part, years: Years | None) -> list[Announced]:
    """Rounds of a part; paragraphs under a round's own line belong to it."""
    found: list[Announced] = []
    for where, line in part.texts():
        if hit := ROUND.match(line):
            found.append(Announced(_spelt(hit[1]), hit[2], part.id, where))
        elif found and len(found[-1].text) < 20_000:
            found[-1] = found[-1]._replace(text=f"{found[-1].text.rstrip('.')}; {line}")
    is_told = len(found) > 1 or any(span(each.text, years or Years(2000, 2000)) != (None, None) for each in found)
    return found if is_told else []


def _spelt(name: str) -> str:
    words = " ".join(name.split())
    return words[:1].upper() + words[1:]


def _round(announced: Announced, years: Years | None) -> RoundRead:
    head, body = _head_and_body(announced.text)
    pieces = [LABEL.sub("", piece).strip(" .-–+•;,:") for piece in PIECES.split(body)]
    start, end = span(head, years)
    if (start, end) == (None, None):
        start, end = next((span(piece, years) for piece in pieces if LEAD.match(piece)), (None, None))
    own = _own_years(start, end, years)
    slogans = [piece for piece in pieces if SLOGAN.match(piece)]
    days = [day for piece in pieces for day in commemorations(piece, own)]
    return RoundRead(announced.name, start, end, slogans, days, announced.where)


def _head_and_body(text: str) -> tuple[str, str]:
    """The dates of a round and what it is for: “(từ … đến …): …”, “từ … đến …: …”, “từ … đến …, …”."""
    text = LABEL.sub("", text.lstrip(" :.-–,;"))
    if bracket := re.match(r"\(([^()]*)\)\s*[:.,;–-]?\s*", text):
        return bracket[1], text[bracket.end() :]
    if lead := LEAD.match(text):
        return lead[0], text[lead.end() :]
    head, colon, body = text.partition(":")
    if not colon or len(head) > 160:
        return text, text
    dated = LEAD.match(LABEL.sub("", body.lstrip()))
    return _head_and_body(body) if dated and span(head, Years(2000, 2000)) == (None, None) else (head, body)


def _own_years(start: str | None, end: str | None, years: Years | None) -> Years | None:
    """Days without a year lie in the round's own year, where it has only one."""
    known = [int(day[:4]) for day in (start, end) if day]
    return Years(known[0], known[0]) if known and known[0] == known[-1] else years


def commemorations(piece: str, years: Years | None) -> list[dict[str, Any]]:
    """“kỷ niệm 70 năm ngày X (07/5/1954 - 07/5/2024)”: what, on which day of this year, how many years."""
    hit = re.search(
        r"(?:kỷ niệm|chào mừng|hướng tới)\s+(?!.*\b(?:kỷ niệm|chào mừng)\b)(.*)$", piece[:2000], re.I | re.S
    )
    text = hit[1] if hit else piece if re.match(r"(?:các\s+)?ngày\s", piece, re.I) or YEARS_TOLD.match(piece) else ""
    days: list[dict[str, Any]] = []
    for bit in DAYS_APART.split(text.strip()):
        if bit and (day := _commemoration(bit, years)):
            if days and day["years"] is None and not bit.lower().startswith("ngày") and days[-1]["on"] is None:
                day["years"] = days[-1]["years"]
            days.append(day)
    return days


def _commemoration(bit: str, years: Years | None) -> dict[str, Any] | None:
    told = YEARS_TOLD.match(bit)
    name = re.sub(r"\s*\([^)]*\d[^)]*\)", "", bit[told.end() :] if told else bit).strip(" ,.;")
    if not name or len(name) > 200:
        return None
    return {"name": name, "on": last_date(bit, years), "years": int(told[1]) if told else None}


def bounds(rounds: list[RoundRead], years: Years | None) -> dict[str, str | None]:
    """From the first round's start, where every start is printed, to the last end; else the end of the year told."""
    starts = [read.start for read in rounds]
    ends = [read.end for read in rounds]
    first = min(start for start in starts if start) if starts and all(starts) else None
    last = max(end for end in ends if end) if ends and all(ends) else None
    if last is None and years and years.first == years.last:
        last = iso(31, 12, years.last)
    return {"from": first, "to": last}
