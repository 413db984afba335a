"""What is read of each year: rating, titles, products, leave, newcomers. Plain functions, each citing its text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .periods import months_between
from .shapes import DISCIPLINES, RATINGS
from .subject import UNKNOWN, Raw, Subject, Year, both, either, yearly, yes

TITLES = {
    "ldtt": ("LDTT",),
    "cstdcs": ("CSTDCS",),
    "cstdt": ("CSTDT", "CSTDB"),
    "cstdtq": ("CSTDTQ",),
    "ttldtt": ("TTLDTT",),
    "ttldxs": ("TTLDXS",),
    "ct": ("CTDT", "CTDB"),
    "ctdcp": ("CTDCP",),
}


@yearly("rating")
def rating(_: Subject, __: Year, raw: Raw) -> int:
    """The annual rating, 0 to 3."""
    return RATINGS.get(raw.get("rating", ""), UNKNOWN)


def _title(codes: tuple[str, ...]) -> Callable[[Subject, Year, Raw], int]:
    def read(_: Subject, __: Year, raw: Raw) -> int:
        titles = raw.get("titles")
        return UNKNOWN if titles is None else int(any(code in titles for code in codes))

    return read


for _name, _codes in TITLES.items():
    yearly(_name)(_title(_codes))


@yearly("no_cstdt", ended=1)
def no_cstdt(subject: Subject, year: Year, raw: Raw) -> int:
    """No CSTĐ of ministry or province decided for the year: the next one rests on three new years (Điều 22, words “liên tục”)."""
    won = _title(TITLES["cstdt"])(subject, year, raw)
    return UNKNOWN if won == UNKNOWN else 1 - won


@yearly("excellent")
def excellent(subject: Subject, year: Year, raw: Raw) -> int:
    """HTXS or Tập thể lao động xuất sắc, as the tracks of collectives count (Điều 73, 74, 42–44)."""
    rated = rating(subject, year, raw)
    return either(UNKNOWN if rated == UNKNOWN else int(rated >= 3), _title(TITLES["ttldxs"])(subject, year, raw))


@yearly("discipline")
def discipline(_: Subject, __: Year, raw: Raw) -> int:
    """The level of discipline decided in the year, 0 none."""
    return DISCIPLINES.get(raw.get("discipline", ""), UNKNOWN)


@yearly("undisciplined", ended=1)
def undisciplined(subject: Subject, _: Year, raw: Raw) -> int:
    """Discipline in the year: the Law has no line on it (Điều 24); what it does to LĐTT is for the rating or a local rule."""
    given = raw.get("discipline")
    return 1 if given == "none" else UNKNOWN if given is None or not subject.is_person else 0


# ---- newcomers and leave (TT 01/2024/TT-BNV Điều 1 khoản 5, TT 15/2025/TT-BNV Điều 2 khoản 5) --------------------------
COUNTED_LEAVE = ("maternity", "study", "injury")


def _months_with_leave(raw: Raw) -> float | None:
    months = raw.get("months_worked")
    if months is None:
        return None
    counted = sum(leave.get("months", 0) for leave in raw.get("leave") or () if leave["kind"] in COUNTED_LEAVE)
    return float(months + counted)


def _newcomer(subject: Subject, year: Year, raw: Raw, least: int) -> int:
    joined = subject.began
    if joined is not None and joined < year.since:
        return 1
    months = _months_with_leave(raw)
    if months is not None:
        return 1 if months >= least else UNKNOWN if joined is None else 0
    if joined is None:
        return UNKNOWN
    ends = {months_between(joined, end) >= least for end in (year.until, max(subject.day, joined))}
    return int(ends.pop()) if len(ends) == 1 else UNKNOWN


@yearly("six_months")
def six_months(subject: Subject, year: Year, raw: Raw) -> int:
    """Newcomers under six months are not considered; exactly six is enough; the day of counting is not stated."""
    return _newcomer(subject, year, raw, 6)


@yearly("ten_months")
def ten_months(subject: Subject, year: Year, raw: Raw) -> int:
    """Until 2023-12-31: newcomers under ten months (NĐ 91/2017 Điều 10 khoản 6)."""
    return _newcomer(subject, year, raw, 10)


@yearly("leave_counts", ended=1)
def leave_counts(subject: Subject, year: Year, raw: Raw) -> int:
    """Leave that counts as work; other leave from three months is not settled by a text that was read."""
    leaves = raw.get("leave")
    if leaves is None:
        return 1 if _worked_through(subject, year, raw) else UNKNOWN
    found, other = 1, 0.0
    for leave in leaves:
        if leave["kind"] == "study":
            found = both(found, study_counts(leave, subject.day))
        elif leave["kind"] in ("sick", "unpaid"):
            other += leave.get("months", 3)
    return both(found, UNKNOWN if other >= 3 else 1)


def _worked_through(subject: Subject, year: Year, raw: Raw) -> bool:
    """Months worked leave no room for three months of leave."""
    months = raw.get("months_worked")
    if months is None:
        return False
    start = max(year.since, subject.began) if subject.began else year.since
    return bool(months_between(start, year.until) + 1 - months < 3)


def study_counts(leave: Raw, day: date) -> int:
    """A course under a year counts where the rules were kept; longer ones also need a result (khá before TT 15/2025)."""
    kept, length, result = leave.get("kept_rules"), leave.get("course_months"), leave.get("result")
    if kept is False:
        return 0
    if length is not None and length < 12:
        return yes(kept)
    middling = 1 if day >= date(2025, 8, 5) else UNKNOWN if day >= date(2024, 1, 1) else 0
    by_result = {"gioi": 1, "kha": 1, "trung_binh": middling, "yeu": 0}.get(result or "", UNKNOWN)
    if length is None and by_result != 1:
        return UNKNOWN
    return both(by_result, yes(kept))


# ---- sáng kiến and research: one that was the ground of another award does not count again (Điều 5 khoản 2 điểm c) ---------
AGAIN = (
    "",
    "LDTT",
    "CSTDCS",
)  # the ground of a CSTĐ cơ sở may serve a CSTĐ of the province (answer of Bộ Nội vụ, 12/2024)


def _counted(key: str, keep: Callable[[Raw], bool]) -> Callable[[Subject, Year, Raw], int]:
    def read(subject: Subject, _: Year, raw: Raw) -> int:
        given = raw.get(key)
        if not given:
            return UNKNOWN if given is None else 0
        share = subject.min_share if key == "initiatives" else 0
        count = sum(keep(each) for each in given if not share or each.get("share", -1) >= share)
        return count if count or not share or all("share" in each for each in given) else UNKNOWN

    return read


def _used(each: Raw) -> str:
    return each.get("used_for") or ""


_WAYS: dict[str, Callable[[Raw], bool]] = {
    "any": lambda each: _used(each) in AGAIN,
    "free": lambda each: not _used(each),
    "province": lambda each: each["scope"] != "base" and _used(each) in AGAIN,
    "nation": lambda each: each["scope"] == "nation" and _used(each) in AGAIN,
    "nation_used": lambda each: each["scope"] == "nation" and _used(each) in ("CSTDT", "CSTDB"),
}
for _way, _keep in _WAYS.items():
    yearly(f"sk_{_way}")(_counted("initiatives", _keep))
    yearly(f"dt_{_way}")(_counted("research", _keep))
