"""Dates in every form offices write: 02 tháng 01 năm 2024; 23/9/2014; 31-5-2024; 1/5 with the plan's year."""

import re
from datetime import date

DATE = r"(?:(?P<d>\d{1,2})\s*(?:tháng|/|-|\.)\s*(?P<m>\d{1,2})\s*(?:năm|/|-|\.)\s*(?P<y>\d{4}))"
FULL = re.compile(r"(\d{1,2})\s*(?:tháng|/|-|\.)\s*(\d{1,2})\s*(?:năm|/|-|\.)\s*(\d{4})")
SHORT = re.compile(r"(?<![\d/])(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})(?![\d/]|\s*/|\s*năm)")


def iso(day: str, month: str, year: str | int) -> str | None:
    """ISO date, or None where no such day exists."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def first_date(text: str, year: int | None = None) -> str | None:
    """The first date in a text; without a printed year the given one counts."""
    if found := FULL.search(text):
        return iso(*found.groups())
    if year and (found := SHORT.search(text)):
        return iso(found[1], found[2], year)
    return None


def last_date(text: str, year: int | None = None) -> str | None:
    """The last full date in a text ("22/12/1944 - 22/12/2024" gives 2024), else a short one with the year."""
    found = FULL.findall(text)
    if found:
        return iso(*found[-1])
    return first_date(text, year)


def span(text: str, year: int | None) -> tuple[str | None, str | None]:
    """Start and end of “từ … đến …”, “đến ngày …”, “từ nay đến …”; what is not printed stays None."""
    any_date = r"(\d{1,2}\s*(?:tháng|/|-|\.)\s*\d{1,2}(?:\s*(?:năm|/|-|\.)\s*\d{4})?)"
    both = re.search(
        rf"từ\s+(?:hết\s+)?(?:ngày\s+)?{any_date}\s*(?:đến|–|-)\s*(?:hết\s+)?(?:ngày\s+)?{any_date}", text, re.I
    )
    if both:
        end = first_date(both[2], year)
        own = int(end[:4]) if end else year
        return first_date(both[1], own), end
    until = re.search(rf"(?:đến|trước|kết thúc)\s+(?:hết\s+)?(?:ngày\s+)?{any_date}", text, re.I)
    start = re.search(rf"(?:từ|bắt đầu)\s+(?:ngày\s+)?{any_date}", text, re.I)
    return (first_date(start[1], year) if start else None), (first_date(until[1], year) if until else None)


DUE = re.compile(
    r"(?:trước|chậm nhất(?: là)?|trễ nhất|hạn cuối|đến hết|xong trong)\s+(?:(?:vào\s+)?ngày\s+)?"
    r"(\d{1,2}\s*(?:tháng|/|-|\.)\s*\d{1,2}(?:\s*(?:năm|/|-|\.)\s*\d{4})?)",
    re.I,
)


def due_of(text: str, year: int | None) -> str | None:
    """The day by which a duty is to be done, where one is printed."""
    found = DUE.search(text)
    return first_date(found[1], year) if found else None
