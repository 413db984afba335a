"""A person or a group as the rules see it: years newest first, each field a small whole number, -1 where not known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .periods import Period, months_between, period_of
from .shapes import DISCIPLINES, MERITS, RATINGS, check_facts

UNKNOWN = -1
REACH = 16  # years looked back; planes and persons alike
PLAIN_KINDS = ("cong_trang", "cong_hien", "nien_han")
FEEDS = {"BKT": ("BKT", "BKB"), "BKTTG": ("BKTTG",), "HCLD3": ("HCLD3",), "HCLD2": ("HCLD2",), "HCLD1": ("HCLD1",)}

YEAR_FIELDS = (
    "rating excellent six_months leave_counts undisciplined standing ldtt cstdcs cstdt cstdtq ttldtt ttldxs ct ctdcp "
    "sk_any sk_free sk_tinh sk_nation sk_nation_used dt_any dt_free dt_tinh dt_nation bkt "
    "after_bkt after_bkttg after_hcld3 after_hcld2 "
    "unused_bkt unused_bkttg unused_hcld3 unused_hcld2 unused_hcld1"
).split()


class Year:
    """One year of review in small whole numbers."""

    __slots__ = (*YEAR_FIELDS, "label", "raw", "since", "until")

    def __init__(self, fill: int, label: str, since: date, until: date, raw: Mapping[str, Any] | None = None) -> None:
        for name in YEAR_FIELDS:
            setattr(self, name, fill)
        self.label, self.since, self.until, self.raw = label, since, until, raw


def yes(value: Any) -> int:
    """True, false or not given."""
    return UNKNOWN if value is None else int(value)


class Subject:
    """The facts of one question, read once."""

    def __init__(self, kind: str, facts: Mapping[str, Any], period: Period, day: date, *, min_share: float = 0) -> None:
        check_facts(kind, facts)
        self.kind, self.facts, self.period, self.day = kind, facts, period, day
        self.is_person = kind == "person"
        self.began: date | None = facts.get("joined" if self.is_person else "founded")
        self.min_share = min_share
        self.masks: dict[str, tuple[int, int]] = {}
        self.now: dict[str, int] = {}
        self.years = self._chain()
        self._standing()
        self._awards()
        self._now()

    # ---- the years -----------------------------------------------------------------------------
    def _chain(self) -> list[Year]:
        by_index: dict[int, list[tuple[Period, Mapping[str, Any]]]] = {}
        for label, raw in (self.facts.get("history") or {}).items():
            period = period_of(label, key="history")
            by_index.setdefault(period.index, []).append((period, raw))
        return [self._year(self.period.back(j), by_index.get(self.period.index - j, [])) for j in range(REACH)]

    def _year(self, period: Period, given: list[tuple[Period, Mapping[str, Any]]]) -> Year:
        if not given:
            ended = self.began is not None and period.until < self.began
            year = Year(0 if ended else UNKNOWN, period.label, period.since, period.until)
            if ended:
                year.undisciplined = 1
            return year
        years = [self._read(at, raw) for at, raw in given]
        first = years[0]
        if (
            len(years) > 1
        ):  # two reviews closing in one year (a change of clock): counted once, and only where they agree
            own = next((each for each in years if each.label == period.label), first)
            for name in YEAR_FIELDS:
                if len({getattr(each, name) for each in years}) > 1:
                    setattr(own, name, UNKNOWN)
            return own
        return first

    def _read(self, period: Period, raw: Mapping[str, Any]) -> Year:
        year = Year(UNKNOWN, period.label, period.since, period.until, raw)
        year.rating = RATINGS.get(raw.get("rating", ""), UNKNOWN)
        titles = raw.get("titles")
        if titles is not None:
            for name, codes in TITLE_FIELDS:
                setattr(year, name, int(any(code in titles for code in codes)))
        year.excellent = _either(UNKNOWN if year.rating == UNKNOWN else int(year.rating >= 3), year.ttldxs)
        if self.is_person:
            self._read_person(year, raw)
        return year

    def _read_person(self, year: Year, raw: Mapping[str, Any]) -> None:
        discipline = raw.get("discipline")
        year.undisciplined = 1 if discipline == "none" else UNKNOWN
        year.leave_counts = _leave_counts(raw.get("leave"), self.day)
        year.six_months = _six_months(year, raw, self.began, self.day)
        _initiatives(year, raw.get("initiatives"), self.min_share)
        _research(year, raw.get("research"))

    # ---- discipline (achievement counts only from the end of its term) -----------------------------
    def _standing(self) -> None:
        if not self.is_person:
            for year in self.years:
                year.standing = 1
            return
        spans = self.facts.get("discipline_periods")
        worst = 1  # standing the newer years allow the older ones: 0 wiped, -1 not known, 1 free
        for year in self.years:
            raw = year.raw or {}
            of_periods = _standing_by_periods(year, spans or ())
            decided = DISCIPLINES.get(raw.get("discipline", ""), UNKNOWN)
            if year.raw is None and self.began and year.until < self.began:
                decided = 0
            here = of_periods
            if decided > 0 and not _covered(year, spans or ()):
                here = min(here, UNKNOWN) if here else 0
            elif decided == UNKNOWN and spans is None:
                here = UNKNOWN if here else 0
            year.standing = 0 if worst == 0 or here == 0 else min(here, worst)
            if decided > 0 or of_periods == UNKNOWN:
                worst = 0
            elif year.standing == UNKNOWN and worst:
                worst = UNKNOWN

    # ---- awards already held -----------------------------------------------------------------------
    def _awards(self) -> None:
        held = self.facts.get("awards")
        for code, accepted in FEEDS.items():
            rows = None if held is None else [row for row in held if row["code"] in accepted and not row.get("revoked")]
            self._feed(code.lower(), rows)
        self.now["held_bkt"] = self._held(FEEDS["BKT"], feeds=True)
        for code in ("KNC", "NGUT", "NGND"):
            self.now[f"held_{code.lower()}"] = self._held((code,), feeds=False)
        self.now["never_knc"] = {1: 0, 0: 1}.get(self.now["held_knc"], UNKNOWN)

    def _held(self, codes: tuple[str, ...], *, feeds: bool) -> int:
        held = self.facts.get("awards")
        if held is None:
            return UNKNOWN
        return max(
            (_counts(row, self.day, feeds=feeds) for row in held if row["code"] in codes),
            key=_RANK.__getitem__,
            default=0,
        )

    def _feed(self, name: str, rows: list[Mapping[str, Any]] | None) -> None:
        after, unused = f"after_{name}", f"unused_{name}"
        for j, year in enumerate(self.years):
            if rows is None:
                values = {after: UNKNOWN, unused: UNKNOWN, name: UNKNOWN}
            else:
                values = _feeding(rows, year, self.years[j - 1].since if j else None, self.day, after, unused, name)
            for field, value in values.items():
                if field in YEAR_FIELDS:
                    setattr(year, field, value)

    # ---- what holds now ------------------------------------------------------------------------------
    def _now(self) -> None:
        facts, now = self.facts, self.now
        now["exemplary"] = yes(facts.get("exemplary"))
        now["united"] = yes(facts.get("united"))
        now["no_hold"] = 1 if facts.get("holds") == [] or facts.get("holds") == () else UNKNOWN
        disciplined = facts.get("disciplined_now")
        now["free_of_discipline"] = (
            1 if not self.is_person else UNKNOWN if disciplined is None else int(not disciplined)
        )
        merits = facts.get("merits")
        for name in MERITS:
            now[name] = UNKNOWN if merits is None else int(name in merits)
        now["leads_cluster"] = yes(facts.get("leads_cluster"))
        for name in ("members", "completed", "cstdcs", "disciplined_members"):
            now[f"n_{name}"] = facts.get(name, UNKNOWN)
        now["n_ldtt"] = facts.get("ldtt", UNKNOWN)


_RANK = {1: 2, UNKNOWN: 1, 0: 0}
TITLE_FIELDS = (
    ("ldtt", ("LDTT",)),
    ("cstdcs", ("CSTDCS",)),
    ("cstdt", ("CSTDT", "CSTDB")),
    ("cstdtq", ("CSTDTQ",)),
    ("ttldtt", ("TTLDTT",)),
    ("ttldxs", ("TTLDXS",)),
    ("ct", ("CTDT", "CTDB")),
    ("ctdcp", ("CTDCP",)),
)


def _either(one: int, other: int) -> int:
    return 1 if 1 in (one, other) else UNKNOWN if UNKNOWN in (one, other) else 0


def _counts(row: Mapping[str, Any], day: date, *, feeds: bool) -> int:
    """Whether an award is held on a day and may feed a track of công trạng (sudden and thematic ones do not)."""
    if row.get("revoked") or ("day" in row and row["day"] > day):
        return 0
    kind = row.get("kind")
    if feeds and kind in ("dot_xuat", "chuyen_de"):
        return 0
    return 1 if "day" in row and (not feeds or kind in PLAIN_KINDS) else UNKNOWN


def _feeding(
    rows: list[Mapping[str, Any]], year: Year, next_since: date | None, day: date, after: str, unused: str, name: str
) -> dict[str, int]:
    before, used, within = 0, 1, 0
    for row in rows:
        counts = _counts(row, day, feeds=True)
        if not counts:
            continue
        at: date | None = row.get("day")
        sure = UNKNOWN if counts == UNKNOWN or at is None else 1
        if (at is None or at <= year.since) and before != 1:
            before = sure
        if at is None or at > year.until:
            used = 0 if sure == 1 else min(used, UNKNOWN) if used else 0
        if at is None:
            within = UNKNOWN
        elif year.since <= at and (next_since is None or at < next_since) and within != UNKNOWN:
            within = UNKNOWN if sure == UNKNOWN else within + 1
    return {after: before, unused: used, name: within}


def _standing_by_periods(year: Year, spans: Any) -> int:
    found = 1
    for span in spans:
        if span["from"] > year.until and span["from"] > year.since:
            found = 0  # disciplined after this year: what was achieved before no longer counts
        elif "to" not in span or span["to"] >= year.until:
            found = 0
        elif span["to"] >= year.since:
            found = min(found, UNKNOWN) if found else 0
    return found


def _covered(year: Year, spans: Any) -> bool:
    return any(span["from"] <= year.until and span.get("to", date.max) >= year.since for span in spans)


def _leave_counts(leaves: Any, day: date) -> int:
    """Leave that counts as work (maternity, study, injury); long leave of other kinds is not settled by a text read."""
    found = 1
    other = 0.0
    for leave in leaves or ():
        kind = leave["kind"]
        if kind == "study":
            found = _worse(found, _study_counts(leave, day))
        elif kind in ("sick", "unpaid"):
            other += leave.get("months", 3)
    return _worse(found, UNKNOWN if other >= 3 else 1)


def _worse(one: int, other: int) -> int:
    return 0 if 0 in (one, other) else min(one, other)


def _study_counts(leave: Mapping[str, Any], day: date) -> int:
    """TT 01/2024 Điều 1 khoản 5 điểm b, TT 15/2025 Điều 2 khoản 5 điểm b; before them a result from khá."""
    kept = leave.get("kept_rules")
    if kept is False:
        return 0
    length = leave.get("course_months")
    if length is not None and length < 12:
        return yes(kept)
    result = leave.get("result")
    by_result = {"gioi": 1, "kha": 1, "yeu": 0, "trung_binh": 1 if day >= date(2025, 8, 5) else UNKNOWN}.get(
        result, UNKNOWN
    )
    if length is None:
        return UNKNOWN if by_result != 1 or kept is None else 1
    return _worse(by_result, yes(kept))


COUNTED_LEAVE = ("maternity", "study", "injury")


def _six_months(year: Year, raw: Mapping[str, Any], joined: date | None, day: date) -> int:
    """Newcomers under six months are not considered; exactly six is enough; the day of counting is not stated in the text."""
    if joined is not None and joined < year.since:
        return 1
    months = raw.get("months_worked")
    if months is not None:
        counted = months + sum(
            leave.get("months", 0) for leave in raw.get("leave") or () if leave["kind"] in COUNTED_LEAVE
        )
        if counted >= 6:
            return 1
        return UNKNOWN if joined is None else 0
    if joined is None:
        return UNKNOWN
    ends = {
        months_between(joined, end) >= 6 for end in (year.until, min(max(day, joined), date(year.until.year, 12, 31)))
    }
    return int(ends.pop()) if len(ends) == 1 else UNKNOWN


def _initiatives(year: Year, given: Any, min_share: float) -> None:
    """Recognised sáng kiến of the year; one that was the ground of another award does not count again, save as read."""
    if given is None:
        return
    counts = {"sk_any": 0, "sk_free": 0, "sk_tinh": 0, "sk_nation": 0, "sk_nation_used": 0}
    for each in given:
        used, scope = each.get("used_for") or "", each["scope"]
        share = each.get("share")
        if min_share and (share is None or share < min_share):
            if share is None:
                counts = {name: value or UNKNOWN for name, value in counts.items()}
            continue
        again = used in ("", "LDTT", "CSTDCS")
        counts["sk_any"] = max(counts["sk_any"], 0) + again
        counts["sk_free"] = max(counts["sk_free"], 0) + (not used)
        counts["sk_tinh"] = max(counts["sk_tinh"], 0) + (scope != "base" and again)
        counts["sk_nation"] = max(counts["sk_nation"], 0) + (scope == "nation" and again)
        counts["sk_nation_used"] = max(counts["sk_nation_used"], 0) + (scope == "nation" and used in ("CSTDT", "CSTDB"))
    for name, value in counts.items():
        setattr(year, name, value)


def _research(year: Year, given: Any) -> None:
    if given is None:
        return
    fresh = [each for each in given if (each.get("used_for") or "") in ("", "LDTT", "CSTDCS")]
    year.dt_any = len(fresh)
    year.dt_free = sum(not each.get("used_for") for each in given)
    year.dt_tinh = sum(each["scope"] != "base" for each in fresh)
    year.dt_nation = sum(each["scope"] == "nation" for each in fresh)
