"""What looks wrong in the text: days that no calendar has, dates in the wrong order, sums of years that do not add up."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from bangvang.office.plans.reading.dates import FULL, Years, iso
from bangvang.office.plans.reading.parts import Part
from bangvang.office.plans.reading.rounds import YEARS_TOLD, Announced
from bangvang.office.plans.reading.shape import Base, RoundRead, Warned

WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "chủ nhật")
WEEKDAY = re.compile(rf"(thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\s*[,(]?\s*(?:ngày\s+)?{FULL.pattern}", re.I)
ONLY_MONTH = re.compile(r"(?:từ|đến)\s+(tháng\s+\d{1,2}(?:\s*(?:/|-|năm)\s*\d{4})?)", re.I)


def warnings_of(
    head: list[str],
    parts: list[Part],
    rounds: list[tuple[RoundRead, Announced]],
    issued: str | None,
    bases: list[Base],
    years: Years | None,
) -> list[Warned]:
    """All that an officer should look at before confirming, in the order of the text."""
    told = [Warned("", message) for line in head for message in _impossible(line)]
    told += [Warned(base.cited_in[0] if base.cited_in else "", message) for base, message in _younger(bases, issued)]
    for part in parts:
        told += [Warned(part.id, message) for _where, text in part.texts() for message in _of_calendar(text)]
        told += [
            Warned(part.id, text) for read, at in rounds if at.clause == part.id for text in _of_round(read, at, years)
        ]
    told += [Warned(clause, message) for clause, message in _overlaps(rounds)]
    return list(dict.fromkeys(told))


def _impossible(text: str) -> Iterator[str]:
    for found in FULL.finditer(text):
        if iso(*found.groups()) is None:
            yield f"Văn bản ghi ngày “{found[0]}”; lịch không có ngày này."


def _of_calendar(text: str) -> Iterator[str]:
    yield from _impossible(text)
    for found in WEEKDAY.finditer(text):
        day = iso(*found.groups()[1:])
        if day and WEEKDAYS[date.fromisoformat(day).weekday()] != found[1].lower().removeprefix("thứ").strip():
            yield f"Văn bản ghi “{found[0]}”; ngày này là {_weekday(day)}."


def _weekday(day: str) -> str:
    name = WEEKDAYS[date.fromisoformat(day).weekday()]
    return name if name == "chủ nhật" else f"thứ {name}"


def _younger(bases: list[Base], issued: str | None) -> Iterator[tuple[Base, str]]:
    for base in bases:
        if issued and base.date and base.number and base.date > issued:
            yield base, f"Căn cứ {base.number} ghi ngày {_day(base.date)}, sau ngày của kế hoạch ({_day(issued)})."


def _of_round(read: RoundRead, announced: Announced, years: Years | None) -> Iterator[str]:
    if read.start and read.end and read.start > read.end:
        yield f"{read.name} bắt đầu ngày {_day(read.start)}, sau ngày kết thúc {_day(read.end)}."
    if (read.start, read.end) == (None, None) and (month := ONLY_MONTH.search(announced.text)):
        yield f"{read.name} chỉ ghi “{month[0]}”, không ghi ngày."
    yield from _sums(read, announced.text, years)


def _overlaps(rounds: list[tuple[RoundRead, Announced]]) -> Iterator[tuple[str, str]]:
    for (before, _), (after, announced) in pairwise(rounds):
        if before.end and after.start and after.start <= before.end and (before.start or "") < after.start:
            yield (
                announced.clause,
                f"{after.name} bắt đầu ngày {_day(after.start)}, khi {before.name} chưa kết thúc ({_day(before.end)}).",
            )


def _sums(read: RoundRead, text: str, years: Years | None) -> Iterator[str]:
    """Years told that do not fit the years printed, or the year of the event; one slip is told once."""
    seen: set[tuple[int, int]] = set()
    for day in read.commemorations:
        began = _began(day["name"], text)
        own = int((day["on"] or read.end or read.start or "0")[:4]) or (years.last if years else 0)
        if not (day["years"] and began and own) or own - began == day["years"] or (began, day["years"]) in seen:
            continue
        seen.add((began, day["years"]))
        yield f"Văn bản ghi “{day['years']} năm {day['name']}”; tính từ năm {began} đến năm {own} là {own - began} năm."


def title_sums(title: str) -> Iterator[str]:
    """“40 năm ngày X (20/11/1982 - 20/11/2022)” in the title itself."""
    if (told := YEARS_TOLD.search(title)) and len(days := FULL.findall(title)) == 2:
        apart = int(days[1][2]) - int(days[0][2])
        if apart != int(told[1]):
            yield f"Văn bản ghi “{told[0]}”; từ năm {days[0][2]} đến năm {days[1][2]} là {apart} năm."


def _began(name: str, text: str) -> int | None:
    """The year of the event: printed behind its name, else from the table of national days."""
    after = text[text.find(name) + len(name) :][:60] if name in text else ""
    if (hit := FULL.search(after)) and after.lstrip().startswith("("):
        return int(hit[3])
    folded = " ".join(name.split()).casefold()
    return next((row["year"] for row in anniversaries() if row["name"] in folded), None)


@cache
def anniversaries() -> list[dict[str, Any]]:
    """National days with the year of their event, the fuller names first."""
    rows = yaml.safe_load((Path(__file__).parent / "anniversaries.yaml").read_text(encoding="utf-8"))
    return sorted(rows, key=lambda row: -len(row["name"]))


def _day(iso_date: str) -> str:
    return f"{date.fromisoformat(iso_date):%d/%m/%Y}"
