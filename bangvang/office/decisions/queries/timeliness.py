"""Kịp thời: from the achievement to the paper in the hand, as far as days are known; what is not known is counted, never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone

from bangvang.office.achievements.models import AwardRecord
from bangvang.office.decisions.models import DecisionLine, DecisionState, Outcome
from bangvang.office.dossiers.models import Line, LineState, Stop
from bangvang.office.people.queries import Acting, units_answered_for
from bangvang.office.units.models import Kind

DECIDED = (DecisionState.ISSUED, DecisionState.CONFIRMED)
GIVEN = (Outcome.GIVEN, Outcome.NAME_DIFFERS)
# From which day to which: what is measured.
MEASURES = {
    "achieved": "Từ ngày đạt thành tích đến ngày quyết định",
    "submitted": "Từ ngày nộp hồ sơ đến ngày quyết định",
    "handed": "Từ ngày quyết định đến ngày trao",
}
ENDS = {"achieved": ("achieved", "decided"), "submitted": ("submitted", "decided"), "handed": ("decided", "handed")}
KIND_NAMES = {"cong_trang": "Công trạng", "chuyen_de": "Chuyên đề", "dot_xuat": "Đột xuất"}


@dataclass(frozen=True)
class Days:
    """The days of one dossier; None where nobody has written it down."""

    achieved: date | None
    submitted: date | None
    received: date | None
    decided: date | None
    handed: date | None

    def between(self, measure: str) -> int | None:
        """Days from one end to the other; not known where one of them is not, or where they run backwards."""
        first, last = (getattr(self, name) for name in ENDS[measure])
        return (last - first).days if first and last and last >= first else None


@dataclass(frozen=True)
class Figure:
    """One group of dossiers: how many, of how many the days are known, the median, the share within the limit."""

    level: str
    level_name: str
    kind: str
    kind_name: str
    count: int
    known: int
    median: float | None
    within: int

    @property
    def share(self) -> int | None:
        return round(100 * self.within / self.known) if self.known else None

    @property
    def middle(self) -> str:
        """The median as offices write it: 12 or 12,5."""
        return "" if self.median is None else f"{self.median:g}".replace(".", ",")

    @property
    def unknown(self) -> int:
        return self.count - self.known


@dataclass(frozen=True)
class Passed:
    """One dossier with its days."""

    line: Line
    days: Days
    took: int | None


def days_of(line: Line) -> Days:
    """The days of one dossier; under way those of the letter it lies in, once awarded those of its whole way."""
    if line.state == LineState.AWARDED:
        told = _dated(Line.objects.filter(pk=line.pk)).order_by().values_list(*NAMES).first()
        return Days(*(told or (line.achieved_date, None, None, None, None)))
    letter = line.proposal
    submitted, received = (letter.submitted_at, letter.received_at) if letter else (None, None)
    return Days(line.achieved_date, _on(submitted), _on(received), None, None)


def _on(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None


def figures(by: Acting, measure: str, period: str, limit: int) -> list[Figure]:
    """By level of the unit and kind of commendation, of all awarded dossiers this reader answers for."""
    found: dict[tuple[str, str], list[int | None]] = {}
    rows = _awarded(by, period).values_list("unit__kind", "kind", *NAMES)
    for level, kind, *days in rows:
        found.setdefault((level, kind), []).append(Days(*days).between(measure))
    order = list(Kind.values)
    return [_figure(*key, found[key], limit) for key in sorted(found, key=lambda key: (order.index(key[0]), key[1]))]


def names_of(level: str, kind: str) -> tuple[str, str] | None:
    """A level and a kind in words; nothing for words that name none."""
    if level not in Kind.values or not kind.isascii() or len(kind) > 12:
        return None
    return str(Kind(level).label), KIND_NAMES.get(kind, kind)


def passed(by: Acting, period: str, level: str, kind: str) -> QuerySet[Any]:
    """The dossiers behind a figure."""
    return _awarded(by, period).filter(unit__kind=level, kind=kind).select_related("unit")


def with_days(lines: Iterable[Any], measure: str) -> list[Passed]:
    found = [(line, Days(*(getattr(line, name) for name in NAMES))) for line in lines]
    return [Passed(line, days, days.between(measure)) for line, days in found]


def periods_awarded(by: Acting) -> list[str]:
    """Years in which a dossier in reach was awarded, newest first."""
    return sorted(set(_in_reach(by).order_by().values_list("period", flat=True)), reverse=True)


NAMES = ("achieved_date", "first_submitted", "first_received", "decided", "handed")


def _in_reach(by: Acting) -> QuerySet[Line]:
    seen = units_answered_for(by).values("pk")
    return Line.objects.filter(Exists(_naming()), unit__in=seen)


def _naming() -> QuerySet[DecisionLine]:
    return DecisionLine.objects.filter(line=OuterRef("pk"), decision__state__in=DECIDED, outcome__in=GIVEN)


def _awarded(by: Acting, period: str) -> QuerySet[Any]:
    return _dated(_in_reach(by).filter(period=period))


def _dated(lines: QuerySet[Line]) -> QuerySet[Any]:
    """Each line with its days: handed in and taken in for the first time, decided, handed over."""
    zone = timezone.get_current_timezone()
    stops = Stop.objects.filter(line=OuterRef("pk")).order_by().values("line")
    record = AwardRecord.objects.filter(
        Q(person=OuterRef("person")) | Q(unit=OuterRef("group")), award=OuterRef("award"), period=OuterRef("period")
    ).filter(number=OuterRef("decided_number"))
    first = _naming().order_by("decision__decided_date", "pk")
    told = lines.annotate(
        first_submitted=_day(stops.annotate(day=Min("proposal__submitted_at")).values("day"), zone),
        first_received=_day(stops.annotate(day=Min("received_at")).values("day"), zone),
        decided=Subquery(first.values("decision__decided_date")[:1]),
        decided_number=Subquery(first.values("decision__number")[:1]),
    )
    return told.annotate(handed=Subquery(record.order_by("-pk").values("handed_date")[:1]))


def _day(moments: QuerySet[Any], zone: Any) -> Any:
    return TruncDate(Subquery(moments[:1]), tzinfo=zone)


def _figure(level: str, kind: str, took: list[int | None], limit: int) -> Figure:
    known = [days for days in took if days is not None]
    middle = median(known) if known else None
    within = sum(days <= limit for days in known)
    kind_name = KIND_NAMES.get(kind, kind)
    return Figure(level, str(Kind(level).label), kind, kind_name, len(took), len(known), middle, within)
