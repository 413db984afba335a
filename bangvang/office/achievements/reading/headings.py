"""What a list says once above its rows: “Kèm theo Quyết định số 45/QĐ-UBND ngày 05/8/2021 của UBND huyện”, “năm học 2020-2021”."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from bangvang.office.achievements.reading.givers import told_by_issuer
from bangvang.toolbox.sheets.reading import Reading
from bangvang.toolbox.vietnamese import nfc

_NUMBER = re.compile(r"(?:quyết định|qđ)\s*số\s*:?\s*(\d[\w.]*\s*/\s*[\w&./-]*\w)", re.IGNORECASE)
_DAY = re.compile(r"ngày\s*(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})", re.IGNORECASE)
_ISSUER = re.compile(r"\s*,?\s*của\s+([^();]{3,200})", re.IGNORECASE)
_CONTEST = re.compile(
    r"\b((?:hội thi|cuộc thi|kỳ thi|hội giảng|hội thao)\s[^();\n]{3,160}?)\s*(?=,?\s*\bnăm\b|[();|]|$)", re.I | re.M
)
_YEARS = re.compile(r"năm(?:\s+học)?\s*:?\s*(\d{4})\s*[-–]\s*(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm\s+((?:19|20)\d\d)\b(?!\s*[-–])", re.IGNORECASE)


def told_above(titles: Iterable[str]) -> dict[str, Any]:
    """number, decided_date, issuer, period, contest: each only where all titles together tell exactly one."""
    text = "\n".join(nfc(title) for title in titles)
    contests = {_as_written(found) for found in _CONTEST.findall(text)}
    return _single("period", _periods(text)) | _single("contest", contests) | _decision(text)


def with_titles(reading: Reading) -> Reading:
    """Rows that tell no decision or year themselves have what stands above them."""
    above = told_above(reading.titles)
    rows = (replace(row, values=above | dict(row.values)) for row in reading.rows)
    return replace(reading, rows=tuple(told_by_issuer(row, above) for row in rows))


def _decision(text: str) -> dict[str, Any]:
    found = list(_NUMBER.finditer(text))
    if len({re.sub(r"\s", "", one[1]) for one in found}) != 1:
        return {}
    rest = text[found[0].end() :].split("\n", 1)[0]
    told: dict[str, Any] = {"number": re.sub(r"\s", "", found[0][1])}
    day = _DAY.search(rest)
    if day and (whole := _whole(day)):
        told["decided_date"] = whole
    issuer = _ISSUER.match(rest[day.end() :]) if day else None
    return told | ({"issuer": " ".join(issuer[1].split()).rstrip(" .,")} if issuer else {})


def _whole(day: re.Match[str]) -> date | None:
    try:
        return date(int(day[3]), int(day[2]), int(day[1]))
    except ValueError:
        return None


def _periods(text: str) -> set[str]:
    """School years; a year alone only where it is no part of a day and no school year is told."""
    schooling = {f"{first}-{last}" for first, last in _YEARS.findall(text) if int(last) == int(first) + 1}
    return schooling or set(_YEAR.findall(_DAY.sub(" ", text)))


def _as_written(title: str) -> str:
    """A title all in capitals as it stands in a sentence."""
    plain = " ".join(title.split())
    return plain.capitalize() if plain.isupper() else plain[:1].upper() + plain[1:]


def _single(key: str, found: set[str]) -> dict[str, Any]:
    return {key: found.pop()} if len(found) == 1 else {}
