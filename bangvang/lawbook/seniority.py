"""Countable seniority in months, from spells by date or from years given; least and greatest where it is not known."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from .periods import months_between
from .subject import AMOUNT_OF, Raw, Subject

MANY = 12 * 100
Span = tuple[date, date]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Half-open spans without overlap, in order."""
    out: list[Span] = []
    for since, until in sorted(spans):
        if out and since <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], until))
        elif since < until:
            out.append((since, until))
    return out


def without(spans: list[Span], cuts: list[Span]) -> list[Span]:
    """The spans with the cuts taken out."""
    for low, high in cuts:
        left = [(since, min(until, low)) for since, until in spans if since < low]
        right = [(max(since, high), until) for since, until in spans if until > high]
        spans = merged(left + right)
    return spans


def months_of(spans: Iterable[Span]) -> int:
    """Whole months of the spans together; thirty-one leftover days make a month."""
    months = days = 0
    for since, until in spans:
        whole = months_between(since, until)
        months += whole
        days += (until - _plus_months(since, whole)).days
    return months + days // 31


def _plus_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _spans(rows: Iterable[Raw], day: date) -> list[Span]:
    found = ((row["from"], min(row.get("to", day), day)) for row in rows)
    return merged((since, until + timedelta(days=1) if until < day else until) for since, until in found)


def countable_spans(subject: Subject) -> list[Span] | None:
    """Education, with study and military service of those who came back (TT 29/2023 Điều 8); None where no dates are given."""
    rows = subject.facts.get("spells")
    if rows is None:
        return None
    own = [row for row in rows if row["kind"] == "education"]
    kept = own + [row for row in rows if row["kind"] in ("study", "military") and _left_and_came_back(row, own)]
    return _spans(kept, subject.day)


def _left_and_came_back(row: Raw, own: list[Raw]) -> bool:
    """Sent from the sector, and in it again afterwards (or all the while)."""
    until = row.get("to", date.max)
    return any(each["from"] <= row["from"] for each in own) and any(each.get("to", date.max) >= until for each in own)


def in_education(subject: Subject) -> tuple[int, int]:
    """Months in the sector."""
    spans = countable_spans(subject)
    if spans is not None:
        months = months_of(spans)
        return months, months
    return _given(subject, "years_in_education")


def _given(subject: Subject, key: str) -> tuple[int, int]:
    years = subject.facts.get(key)
    if years is not None:
        return round(years * 12), round(years * 12)
    joined: date | None = subject.facts.get("joined")
    most = MANY if joined is None or joined > subject.day else months_between(joined, subject.day)
    return 0, most


def for_souvenir_medal(subject: Subject) -> tuple[int, int]:
    """Months countable for the Kỷ niệm chương: time under discipline is taken out (TT 29/2023 Điều 8)."""
    rows = subject.facts.get("discipline_periods")
    low, high = in_education(subject)
    if rows is None:
        return 0, high
    cuts = _spans(rows, subject.day)
    spans = countable_spans(subject)
    if spans is not None:
        months = months_of(without(spans, cuts))
        return months, months
    lost = months_of(cuts)
    return max(low - lost, 0), max(high - lost, 0)


def difficult(subject: Subject) -> tuple[int, int]:
    """Months in the especially difficult area of the present work."""
    years = subject.facts.get("years_in_difficult_area")
    if years is None:
        return 0, in_education(subject)[1]
    return round(years * 12), round(years * 12)


def _doubled(months: tuple[int, int], hard: tuple[int, int]) -> tuple[int, int]:
    """Years in hard areas count double (Điều 64 khoản 4); whether they were years of this kind is not given, so only at most."""
    return months[0], months[1] + min(hard[1], months[1])


def teaching(subject: Subject) -> tuple[int, int]:
    """Months of direct teaching, hard areas doubled."""
    return _doubled(_given(subject, "years_teaching_directly"), difficult(subject))


def sector(subject: Subject) -> tuple[int, int]:
    """Months in the sector, hard areas doubled."""
    return _doubled(in_education(subject), difficult(subject))


def _months_since_discipline(subject: Subject) -> tuple[int, int]:
    """Months since the last term of discipline ended: none running, many where there was none."""
    rows = subject.facts.get("discipline_periods")
    if rows is None:
        return 0, MANY
    ends = [row.get("to", date.max) for row in rows if row["from"] <= subject.day]
    months = (
        0
        if any(end > subject.day for end in ends)
        else min((months_between(end, subject.day) for end in ends), default=MANY)
    )
    return months, months


AMOUNT_OF["months_since_discipline"] = _months_since_discipline
AMOUNT_OF["education_months"] = in_education
AMOUNT_OF["knc_months"] = for_souvenir_medal
AMOUNT_OF["difficult_months"] = difficult
AMOUNT_OF["teaching_months"] = teaching
AMOUNT_OF["sector_months"] = sector


def group_age(subject: Subject) -> tuple[int, int]:
    """Months since the group was founded."""
    founded: date | None = subject.facts.get("founded")
    months = MANY if founded is None else max(months_between(founded, subject.day), 0)
    return (0 if founded is None else months), months


AMOUNT_OF["group_months"] = group_age


def service_months_needed(months: int, *, woman: bool, has_higher_retirement_age: bool = False) -> int:
    """Time of office for quá trình cống hiến: cut by a third for women, save those of a higher retirement age (NĐ 98/2023 Điều 4)."""
    return -(-months * 2 // 3) if woman and not has_higher_retirement_age else months
