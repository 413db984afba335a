"""How facts are gathered: a fixed number of queries whatever the number of people, and the proof beside each fact."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from bangvang.lawbook import period_of
from bangvang.office.achievements.models import AwardRecord, CompleteList, Proof
from bangvang.office.people.queries import SamePeople

REACH = 11  # years of history told to the lawbook
IN_ONE = 5000  # beyond so many names a table is read whole: one pass, and no limit of bound values

PERSON_TITLES = ("LDTT", "CSTDCS", "CSTDT", "CSTDB", "CSTDTQ")
GROUP_TITLES = ("TTLDTT", "TTLDXS", "CTDT", "CTDB", "CTDCP")
COMMENDATIONS = ("GK", "GKX", "BKT", "BKB", "BKTTG", "HCLD3", "HCLD2", "HCLD1", "KNC", "NGUT", "NGND", "AHLD", "NGTB")
# Kinds of commendation in the words of the lawbook; a thematic one lies inside "phong trào" (Điều 8 khoản 3).
KINDS = {"phong_trao": "chuyen_de", "qua_trinh_cong_hien": "cong_hien"}

Facts = dict[str, Any]


def labels_back(period: str, years: int = REACH) -> list[str]:
    """The years up to this one, on both clocks: a person may have moved from a school to an office."""
    last = period_of(period).index
    return [label for index in range(last - years + 1, last + 1) for label in (f"{index - 1}-{index}", str(index))]


@lru_cache(maxsize=512)
def days_of(label: str) -> tuple[date, date]:
    """First and last day of review of a year."""
    period = period_of(label)
    return period.since, period.until


@lru_cache(maxsize=512)
def whole_year(label: str) -> tuple[date, date]:
    """The twelve months a year stands for: what happens in the summer belongs to the school year that ended."""
    since, until = days_of(label)
    return since, date(until.year, 8, 31) if period_of(label).is_school else until


def only_of(rows: QuerySet[Any], field: str, wanted: Collection[int]) -> QuerySet[Any]:
    """The rows of the wanted ids, or of everybody where they are very many."""
    return rows.filter(**{f"{field}__in": list(wanted)}) if len(wanted) <= IN_ONE else rows


def rows_of(rows: QuerySet[Any], field: str, wanted: Collection[int], *names: str) -> Iterator[tuple[Any, ...]]:
    """Plain tuples, the id first, of the wanted ids only; of a person with several records, the id of the one that stays."""
    asked = only_of(rows, field, wanted).values_list(field, *names)
    found: Iterable[tuple[Any, ...]] = asked
    if len(wanted) > IN_ONE:
        found = (row for row in asked.iterator(chunk_size=5000) if row[0] in wanted)
    if isinstance(wanted, SamePeople) and wanted.merged:
        return ((wanted[row[0]], *row[1:]) for row in found)
    return iter(found)


@lru_cache(maxsize=4096)
def proof_text(number: str, day: date | None, issuer: str, proof: str) -> str:
    """“Quyết định số 45/QĐ-SGDĐT ngày 28/05/2024 của … (đã đối chiếu bản chụp)”."""
    dated = f" ngày {day:%d/%m/%Y}" if day else ""
    by = f" của {issuer}" if issuer else ""
    degree = Proof(proof).label.lower() if proof else ""
    head = f"Quyết định số {number}" if number else "Chưa có số quyết định"
    return f"{head}{dated}{by} ({degree})"


def lists_whole_on(day: date) -> QuerySet[CompleteList]:
    """Lists that were settled by the day: one decided later does not yet say “no” to those who are not on it."""
    return CompleteList.objects.filter(Q(since=None) | Q(since__lte=day))


def awards_known_on(day: date) -> QuerySet[Any]:
    """Awards decided by the day, as they stood then: a row corrected later still stands, its correction does not yet.

    `given`: the day the award counts from, which a correction does not move.
    """
    stood = Q(replaced_date=None) | Q(replaced_date__gt=day)
    rows = AwardRecord.objects.filter(stood, decided_date__lte=day)
    return rows.annotate(given=Coalesce("given_date", "decided_date"))


def year_of(facts: Facts, label: str) -> Facts:
    """The year of a history, begun if it is not there yet."""
    history: dict[str, Facts] = facts.setdefault("history", {})
    if label not in history:
        history[label] = {}
    return history[label]


def add_source(told: Facts, what: str, text: str) -> None:
    """The proof stands beside the fact; more than one is a list in words."""
    sources = told.setdefault("source", {})
    if text not in sources.get(what, ""):
        sources[what] = f"{sources[what]}; {text}" if what in sources else text


def months_inside(since: date, until: date | None, first: date, last: date) -> int:
    """Whole months of a spell that lie between two days."""
    start, end = max(since, first), min(until or last, last) + timedelta(days=1)
    if end <= start:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def award_fact(code: str, kind: str, day: date, revoked: date | None) -> Facts:
    fact: Facts = {"code": code, "day": day, "kind": KINDS.get(kind, kind)}
    return fact | ({"revoked": True} if revoked else {})


def covers(spells: Iterable[tuple[date, date | None, int]], day: date) -> int | None:
    """The unit of the spell that contains the day."""
    for since, until, unit in spells:
        if since <= day and (until is None or until >= day):
            return unit
    return None
