"""What a list says once above its rows: “Kèm theo Quyết định số 45/QĐ-UBND ngày 05/8/2021 của UBND huyện”, “năm học 2020-2021”."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from bangvang.toolbox.vietnamese import nfc

_NUMBER = re.compile(r"(?:quyết định|qđ)\s*số\s*:?\s*(\d[\w.]*\s*/\s*[\w&./-]*\w)", re.IGNORECASE)
_DAY = re.compile(r"ngày\s*(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})", re.IGNORECASE)
_ISSUER = re.compile(r"\s*,?\s*của\s+([^();]{3,200})", re.IGNORECASE)
_YEARS = re.compile(r"năm(?:\s+học)?\s*:?\s*(\d{4})\s*[-–]\s*(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm\s+((?:19|20)\d\d)\b(?!\s*[-–])", re.IGNORECASE)


def told_above(titles: Iterable[str]) -> dict[str, Any]:
    """number, decided_date, issuer, period: each only where all titles together tell exactly one."""
    text = "\n".join(nfc(title) for title in titles)
    return _single("period", _periods(text)) | _decision(text)


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


def _single(key: str, found: set[str]) -> dict[str, Any]:
    return {key: found.pop()} if len(found) == 1 else {}
