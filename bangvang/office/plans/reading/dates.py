"""Dates in every form offices write: 02 tháng 01 năm 2024; 23/9/2014; 31-5-2024; hết tháng 5/2024; 1/5 with the plan's year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

FULL = re.compile(r"(?<!\d)(\d{1,2})\s*(?:tháng|/|-|\.)\s*(\d{1,2})\s*(?:năm|/|-|\.)\s*(\d{4})(?!\d)")
SHORT = re.compile(r"(?<![\d/])(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})(?![\d/]|\s*/|\s*năm)")
MONTH_EDGE = re.compile(r"(hết|cuối|đầu)\s+tháng\s+(\d{1,2})(?:\s*(?:/|-|năm)\s*(\d{4}))?", re.I)
YEAR_END = re.compile(r"(?:hết|cuối)\s+năm\s+(\d{4})(?!\s*[-–]\s*\d)", re.I)
ANY = (
    r"(?:\d{1,2}\s*(?:tháng|/|-|\.)\s*\d{1,2}\s*(?:năm|/|-|\.)\s*\d{4}(?!\d)"
    r"|\d{1,2}\s*(?:/|tháng)\s*\d{1,2}(?![\d/])"
    r"|(?:hết|cuối|đầu)\s+tháng\s+\d{1,2}(?:\s*(?:/|-|năm)\s*\d{4})?"
    r"|(?:hết|cuối)\s+năm\s+\d{4}(?!\s*[-–]\s*\d))"
)
DAY = rf"(?:hết\s+)?(?:ngày\s+)?({ANY})"
BOTH = re.compile(rf"từ\s+{DAY}\s*(?:đến|tới|–|-)\s*{DAY}", re.I)
UNTIL = re.compile(rf"(?:đến|tới|trước|kết thúc)\s+{DAY}", re.I)
SINCE = re.compile(rf"(?:từ|bắt đầu)\s+{DAY}", re.I)
HOUR = r"(?:\d{1,2}\s*(?:h|giờ|:)\s*(?:\d{1,2})?\s*(?:phút)?,?\s+)?"
DUE = re.compile(
    r"(?:trước|chậm nhất|trễ nhất|muộn nhất|hạn cuối|hạn chót|thời hạn|đến hết|xong trong|hoàn thành trong)\s+"
    rf"(?:là\s+|vào\s+|đến\s+)*{HOUR}{DAY}",
    re.I,
)


@dataclass(frozen=True)
class Years:
    """The year a plan speaks of; a school year has two, and its autumn lies in the first."""

    first: int
    last: int

    def of(self, month: int) -> int:
        return self.first if month >= 8 else self.last


def iso(day: str | int, month: str | int, year: str | int) -> str | None:
    """ISO date, or None where no such day exists."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def first_date(text: str, years: Years | None = None) -> str | None:
    """The first date in a text; without a printed year the plan's own counts."""
    if found := FULL.search(text):
        return iso(*found.groups())
    if found := MONTH_EDGE.search(text):
        return _edge(found, years)
    if found := YEAR_END.search(text):
        return iso(31, 12, found[1])
    if years and (found := SHORT.search(text)):
        return iso(found[1], found[2], years.of(int(found[2])))
    return None


def _edge(found: re.Match[str], years: Years | None) -> str | None:
    month = int(found[2])
    year = int(found[3]) if found[3] else years.of(month) if years else 0
    if not (1 <= month <= 12 and year >= 1):
        return None
    return iso(1 if found[1].lower() == "đầu" else monthrange(year, month)[1], month, year)


def last_date(text: str, years: Years | None = None) -> str | None:
    """The last full date in a text ("22/12/1944 - 22/12/2024" gives 2024), else a short one with the plan's year."""
    found = FULL.findall(text)
    return iso(*found[-1]) if found else first_date(text, years)


def span(text: str, years: Years | None) -> tuple[str | None, str | None]:
    """Start and end of “từ … đến …”, “đến ngày …”, “từ nay đến …”; what is not printed stays None."""
    if both := BOTH.search(text):
        return _both(both, years)
    since, until = SINCE.search(text), UNTIL.search(text)
    return first_date(since[1], years) if since else None, first_date(until[1], years) if until else None


def _both(both: re.Match[str], years: Years | None) -> tuple[str | None, str | None]:
    """A start printed without a year has the year of the end, or the one before where it would come after it."""
    end = first_date(both[2], years)
    if not end:
        return first_date(both[1], years), None
    own = int(end[:4])
    start = first_date(both[1], Years(own, own))
    return (first_date(both[1], Years(own - 1, own - 1)) if start and start > end else start), end


def due_of(text: str, years: Years | None) -> str | None:
    """The day by which a duty is to be done, where one is printed."""
    found = DUE.search(text)
    return first_date(found[1], years) if found else None
