"""Rounds: “Đợt …” with its dates, what is striven for, and the days it commemorates; sums of years are checked."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bangvang.office.plans.reading.dates import FULL, iso, last_date, span
from bangvang.office.plans.reading.lines import Part
from bangvang.office.plans.reading.shape import RoundRead, Warned

ROUND = re.compile(
    r"^\s*(?:[-–—•+*]\s*)?(?:[a-zđ]\)\s*)?(Đợt\s+(?:thi đua\s+)?(?:thứ\s+)?(?:nhất|hai|ba|tư|bốn|năm|cao điểm|đầu|cuối|[IVX]{1,4}|\d{1,2}))\b(.*)$",
    re.I | re.S,
)
YEARS = re.compile(r"(\d{1,4})\s+năm\b(?!\s+\d{4})", re.I)


def read_rounds(parts: list[Part], year: int | None) -> tuple[list[RoundRead], list[Warned]]:
    rounds, warnings = [], []
    for part in parts:
        for head, text in _pieces(part):
            read = _round(head, text, year)
            rounds.append(read)
            warnings += [Warned(part.id, message) for message in _sums(read, text, year)]
    return rounds, warnings


def _pieces(part: Part) -> list[tuple[str, str]]:
    """Name and text of each round of a part; paragraphs under a round's own line belong to it."""
    found: list[tuple[str, str]] = []
    lines = [part.title, *part.paragraphs]
    for line in lines:
        if hit := ROUND.match(line):
            found.append((hit[1].strip(), hit[2]))
        elif found and line and not re.match(r"^\s*(?:\d+[.)]|[IVX]+\.)", line):
            name, text = found[-1]
            found[-1] = (name, f"{text.rstrip('.')}; {line}")
    return found if any(span(text, 2000) != (None, None) for _name, text in found) else []


def _round(name: str, text: str, year: int | None) -> RoundRead:
    head, colon, rest = text.lstrip(" :.-–").partition(":")
    start, end = span(head, year) if colon else span(text, year)
    pieces = [piece.strip(" .-–;") for piece in re.split(r";", rest if colon else text)]
    slogans = [piece for piece in pieces if re.match(r"(?:thi đua|phấn đấu|lập thành tích|chủ đề)", piece, re.I)]
    days = [day for piece in pieces for day in _commemorations(piece, year)]
    return RoundRead(_spelt(name), start, end, slogans, days)


def _spelt(name: str) -> str:
    words = re.sub(r"\s+", " ", name)
    return words[:1].upper() + words[1:]


def _commemorations(piece: str, year: int | None) -> list[dict[str, Any]]:
    """“kỷ niệm 70 năm ngày X (07/5/1954 - 07/5/2024)”: what, on which day of this year, how many years."""
    hit = re.search(r"(?:kỷ niệm|chào mừng)\s+(?!.*\bkỷ niệm\b)(.*)$", piece, re.I | re.S)
    text = hit[1] if hit else piece if re.match(r"(?:các\s+)?ngày\s", piece, re.I) or YEARS.match(piece) else ""
    days: list[dict[str, Any]] = []
    for bit in re.split(r"\s+và\s+(?=\d+\s+năm|ngày\s|Ngày\s|Quốc\s)|,\s+(?=\d+\s+năm|ngày\s)", text.strip()):
        if bit and (day := _commemoration(bit, year)):
            if days and day["years"] is None and not bit.lower().startswith("ngày") and days[-1]["on"] is None:
                day["years"] = days[-1]["years"]
            days.append(day)
    return days


def _commemoration(bit: str, year: int | None) -> dict[str, Any] | None:
    years = YEARS.match(bit)
    name = re.sub(r"\s*\([^)]*\d[^)]*\)", "", bit[years.end() :] if years else bit).strip(" ,.;")
    if not name or len(name) > 200:
        return None
    return {"name": name, "on": last_date(bit, year), "years": int(years[1]) if years else None}


def _sums(read: RoundRead, text: str, year: int | None) -> list[str]:
    """Years told that do not fit the years printed, or the year of the event."""
    messages = []
    for day in read.commemorations:
        began = _began(day["name"], text)
        own = int(day["on"][:4]) if day["on"] else year
        if day["years"] and began and own and own - began != day["years"]:
            messages.append(
                f"Văn bản ghi “{day['years']} năm {day['name']}”; tính từ năm {began} đến năm {own} là {own - began} năm."
            )
    return messages[:1] if len({m.split("”;")[0].split()[2] for m in messages}) == 1 else messages


def _began(name: str, text: str) -> int | None:
    """The year of the event: printed behind its name, else from the table of national days."""
    after = text[text.find(name) + len(name) :][:60] if name in text else ""
    if (hit := FULL.search(after)) and after.lstrip().startswith("("):
        return int(hit[3])
    folded = name.casefold()
    return next((row["year"] for row in anniversaries() if row["name"].casefold() in folded), None)


@cache
def anniversaries() -> list[dict[str, Any]]:
    return yaml.safe_load((Path(__file__).parent / "anniversaries.yaml").read_text(encoding="utf-8"))


def bounds(rounds: list[RoundRead], year: int | None) -> dict[str, str | None]:
    """From the first round's start, where every start is printed, to the last end; else the end of the year told."""
    starts = [read.start for read in rounds]
    ends = [read.end for read in rounds if read.end]
    first = min(start for start in starts if start) if starts and all(starts) else None
    last = max(ends) if ends else iso("31", "12", year) if year else None
    return {"from": first, "to": last}
