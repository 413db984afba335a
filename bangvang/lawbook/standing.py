"""Discipline and awards already held: what they do to the years (NĐ 98/2023 Điều 4; Luật Điều 5 khoản 2 điểm c)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from .shapes import DISCIPLINES
from .subject import COLUMNS, PRESENT, UNKNOWN, Raw, Subject, Year

PLAIN_KINDS = ("cong_trang", "cong_hien", "nien_han")
FEEDS = {"BKT": ("BKT", "BKB"), "BKTTG": ("BKTTG",), "HCLD3": ("HCLD3",), "HCLD2": ("HCLD2",), "HCLD1": ("HCLD1",)}


# ---- achievement counts only from the day the term of discipline was completed -----------------------------------------
def standing(subject: Subject) -> list[int]:
    """1 counts, 0 wiped by a later or running discipline, -1 not known; newest first."""
    if not subject.is_person:
        return [1] * len(subject.years)
    spans = subject.facts.get("discipline_periods")
    out: list[int] = []
    allowed = 1  # what the newer years leave to the older ones
    for year in subject.years:
        by_spans, decided = _by_spans(year, spans or ()), _decided(year)
        here = _here(by_spans, decided, spans)
        out.append(0 if 0 in (allowed, here) else min(allowed, here))
        if decided > 0 or by_spans == UNKNOWN:
            allowed = 0
        elif out[-1] == UNKNOWN and allowed:
            allowed = UNKNOWN
    return out


def _decided(year: Year) -> int:
    if not year.raws:
        return 0 if year.ended else UNKNOWN
    levels = [DISCIPLINES.get(raw.get("discipline", ""), UNKNOWN) for raw in year.raws]
    return UNKNOWN if UNKNOWN in levels else max(levels)


def _here(by_spans: int, decided: int, spans: Sequence[Raw] | None) -> int:
    """A term known to run past the year wipes it; one decided in the year whose term ended in it, or is not known, may."""
    if by_spans == 0:
        return 0
    return UNKNOWN if decided > 0 or (decided == UNKNOWN and spans is None) else by_spans


def _by_spans(year: Year, spans: Sequence[Raw]) -> int:
    found = 1
    for span in spans:
        last = span.get("to", date.max)
        if last >= year.until:
            return 0
        if last >= year.since:
            found = UNKNOWN
    return found


COLUMNS["standing"] = standing


# ---- awards held: sudden and thematic ones do not feed the tracks of công trạng ----------------------------------------------
def counts(row: Raw, day: date, *, feeds: bool) -> int:
    """Whether an award is held on a day and may feed a track."""
    if row.get("revoked") or ("day" in row and row["day"] > day):
        return 0
    kind = row.get("kind")
    if feeds and kind in ("dot_xuat", "chuyen_de"):
        return 0
    return 1 if "day" in row and (not feeds or kind in PLAIN_KINDS) else UNKNOWN


def _rows(subject: Subject, codes: tuple[str, ...]) -> list[tuple[int, date | None]] | None:
    held = subject.facts.get("awards")
    if held is None:
        return None
    rows = [(counts(row, subject.day, feeds=True), row.get("day")) for row in held if row["code"] in codes]
    return [row for row in rows if row[0]]


def _each_year(
    codes: tuple[str, ...], read: Callable[[list[tuple[int, date | None]], Subject, int], int]
) -> Callable[[Subject], list[int]]:
    def column(subject: Subject) -> list[int]:
        rows = _rows(subject, codes)
        if rows is None:
            return [UNKNOWN] * len(subject.years)
        return [read(rows, subject, j) for j in range(len(subject.years))]

    return column


def _after(rows: list[tuple[int, date | None]], subject: Subject, j: int) -> int:
    """The year began after the award was given: “sau đó”."""
    since = subject.years[j].since
    found = 0
    for sure, day in rows:
        if sure == 1 and day is not None and day <= since:
            return 1
        if day is None or (day <= since):
            found = UNKNOWN
    return found


def _unused(rows: list[tuple[int, date | None]], subject: Subject, j: int) -> int:
    """The year was not yet over when the same award was last given: a used window is not used again."""
    until = subject.years[j].until
    found = 1
    for sure, day in rows:
        if sure == 1 and day is not None and day > until:
            return 0
        if day is None or day > until:
            found = UNKNOWN
    return found


def _within(rows: list[tuple[int, date | None]], subject: Subject, j: int) -> int:
    """How many were given from the beginning of the year to the beginning of the next."""
    since = subject.years[j].since
    end = subject.years[j - 1].since if j else date.max
    inside = [sure for sure, day in rows if day is not None and since <= day < end]
    doubtful = UNKNOWN in inside or any(day is None for _, day in rows)
    return UNKNOWN if doubtful and inside.count(1) < 2 else inside.count(1)


for _code, _codes in FEEDS.items():
    COLUMNS[f"after_{_code.lower()}"] = _each_year(_codes, _after)
    COLUMNS[f"unused_{_code.lower()}"] = _each_year(_codes, _unused)
COLUMNS["bkt"] = _each_year(FEEDS["BKT"], _within)


def held(codes: tuple[str, ...], *, feeds: bool) -> Callable[[Subject], int]:
    """Whether one of the awards is held on the day of the request."""

    def read(subject: Subject) -> int:
        rows = subject.facts.get("awards")
        if rows is None:
            return UNKNOWN
        found = [counts(row, subject.day, feeds=feeds) for row in rows if row["code"] in codes]
        return 1 if 1 in found else UNKNOWN if UNKNOWN in found else 0

    return read


def _never(codes: tuple[str, ...]) -> Callable[[Subject], int]:
    has = held(codes, feeds=False)
    return lambda subject: {1: 0, 0: 1}.get(has(subject), UNKNOWN)


PRESENT["held_bkt"] = held(FEEDS["BKT"], feeds=True)
PRESENT["held_ngut"] = held(("NGUT",), feeds=False)
PRESENT["never_knc"] = _never(("KNC",))


# ---- two CSTĐ of ministry or province in a row (Điều 21) --------------------------------------------------------------------
def pair_of_provincial_titles(subject: Subject) -> int:
    """Two in a row: each rests on three new years, so at most three years lie between; longer gaps are not settled."""
    won, base = subject.column("cstdt"), subject.column("cstdcs")
    best = 0
    for first in range(len(won)):
        for second in range(first + 1, len(won)):
            found = _pair(won, base, first, second)
            if found == 1:
                return 1
            best = found or best
    return best


def _pair(won: list[int], base: list[int], first: int, second: int) -> int:
    if 0 in (won[first], won[second]):
        return 0
    if second - first > 3:
        return 0 if 0 in base[first:second] or 1 in won[first + 1 : second] else UNKNOWN
    return UNKNOWN if UNKNOWN in (won[first], won[second]) or first > 3 else 1


PRESENT["cstdt_pair"] = pair_of_provincial_titles
