"""What is asked about local texts: which numbers bind a unit on a day and by which text, which articles are confirmed."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from bangvang.office.documents.models import ArticleConfirmation, InstrumentState, LocalInstrument, ReadingState
from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting, units_answered_for
from bangvang.office.units.models import Unit
from bangvang.toolbox.tasks import Task


@dataclass(frozen=True)
class LocalNumber:
    """One number of a local instrument, with the place that says it."""

    name: str
    value: Any
    cite: str
    instrument: LocalInstrument

    @property
    def source(self) -> str:
        place = f"{self.cite}, " if self.cite else ""
        return f"{place}{self.instrument.title_with_number}"


def instruments_on(day: date) -> QuerySet[LocalInstrument]:
    """Instruments applied and in force on the day."""
    applied = LocalInstrument.objects.filter(state=InstrumentState.APPLIED)
    return applied.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def numbers_on(day: date, unit: Unit) -> dict[str, LocalNumber]:
    """Numbers that bind the unit on the day: the nearer scope wins, then the later text."""
    rows = instruments_on(day).filter(scope__path__in=_places_above(unit.path)).select_related("scope")
    return _numbers(rows)


def parameters_on(day: date, unit: Unit) -> dict[str, Any]:
    """Name → value as the lawbook takes them, with the articles confirmed for the unit."""
    return parameters_by_unit(day, [unit])[unit.pk]


def parameters_by_unit(
    day: date,
    units: Iterable[Unit],
    *,
    adding: Sequence[LocalInstrument] = (),
    figures: Mapping[str, int] | None = None,
) -> dict[int, dict[str, Any]]:
    """The same for many units with two queries; units under the same texts share one dict.

    `adding`: texts not applied (or not even kept) taken as if they were; `figures`: figures of the Law taken otherwise.
    """
    rows = [*instruments_on(day).select_related("scope"), *adding]
    confirmed = list(_confirmed_on(day))
    by_texts: dict[tuple[int, ...], dict[str, Any]] = {}
    found = {}
    for unit in units:
        binding = [row for row in rows if unit.path.startswith(row.scope.path)]
        readings = [row for row in confirmed if unit.path.startswith(row.scope.path)]
        texts = tuple(id(row) for row in (*binding, *readings))
        if texts not in by_texts:
            by_texts[texts] = _as_parameters(binding, readings, figures or {})
        found[unit.pk] = by_texts[texts]
    return found


def supposed_text(scope: Unit, since: date, numbers: dict[str, dict[str, Any]]) -> LocalInstrument:
    """A text that is only supposed: to ask `parameters_by_unit` with, never kept."""
    return LocalInstrument(scope=scope, since=since, numbers=numbers)


def confirmations_on(day: date, unit: Unit) -> dict[str, ArticleConfirmation]:
    """Articles confirmed for the unit that hold on the day."""
    return _latest(_confirmed_on(day).filter(scope__path__in=_places_above(unit.path)))


def confirmed_numbers(day: date, unit: Unit) -> dict[str, Any]:
    """Figures of the Law which confirmed articles changed."""
    return {name: value for row in confirmations_on(day, unit).values() for name, value in row.numbers.items()}


def instruments_seen_by(by: Acting) -> QuerySet[LocalInstrument]:
    """Instruments that bind a unit one answers for or works at."""
    places = {place for held in by.roles for place in _places_above(held.path)}
    below = units_answered_for(by).values("pk")
    seen = Q(scope__path__in=places) | Q(scope__in=below)
    return LocalInstrument.objects.filter(seen).select_related("scope", "proof")


def numbers_told(instrument: LocalInstrument) -> Iterable[LocalNumber]:
    """The numbers of one instrument in the order of their names."""
    for name, said in sorted(instrument.numbers.items()):
        yield LocalNumber(name, said["value"], said.get("cite", ""), instrument)


def confirmations_seen_by(by: Acting) -> QuerySet[ArticleConfirmation]:
    """Readings that bind a unit one answers for or works at, newest first."""
    places = {place for held in by.roles for place in _places_above(held.path)}
    seen = ArticleConfirmation.objects.filter(
        Q(scope__path__in=places) | Q(scope__in=units_answered_for(by).values("pk"))
    )
    return seen.select_related("scope", "proof", "entered_by__person", "withdraws")


def articles_entered(scope: Unit) -> set[str]:
    """Articles with a reading that waits for the second person."""
    waiting = ArticleConfirmation.objects.filter(scope=scope, state=ReadingState.ENTERED)
    return set(waiting.values_list("article", flat=True))


def tasks_for(by: Acting) -> list[Task]:
    """Readings of articles that wait for the second person."""
    at = by.unit_ids(Role.HEAD_OF_OFFICE, Role.DIRECTOR)
    waiting = ArticleConfirmation.objects.filter(scope__in=at, state=ReadingState.ENTERED)
    count = waiting.exclude(entered_by__in=[by.account, by.principal]).count()
    if not count:
        return []
    label = f"Xác nhận kết quả đối chiếu {count} điều luật"
    return [Task(label, "readings", count=count, kind="documents.confirm_articles")]


def _confirmed_on(day: date) -> QuerySet[ArticleConfirmation]:
    rows = ArticleConfirmation.objects.filter(state=ReadingState.CONFIRMED, since__lte=day)
    return rows.select_related("scope")


def _latest(rows: Iterable[ArticleConfirmation]) -> dict[str, ArticleConfirmation]:
    """The reading that holds of each article: the nearer scope, then the later day, then the later row."""
    found: dict[str, ArticleConfirmation] = {}
    for row in sorted(rows, key=lambda each: (len(each.scope.path), each.since, each.pk)):
        if row.withdraws_id is None:
            found[row.article] = row
        else:
            found.pop(row.article, None)
    return found


def _as_parameters(
    binding: list[LocalInstrument], readings: list[ArticleConfirmation], figures: Mapping[str, int]
) -> dict[str, Any]:
    told: dict[str, Any] = {name: number.value for name, number in _numbers(binding).items()}
    confirmed: dict[str, Any] = {
        article: {
            "document": row.document_number,
            "date": f"{row.document_date:%d/%m/%Y}",
            "page": row.page,
            "name": row.read_by,
            "numbers": row.numbers,
        }
        for article, row in _latest(readings).items()
    }
    if figures:
        confirmed["Giả định"] = {"numbers": dict(figures)}
    return told | ({"confirmations": confirmed} if confirmed else {})


def _numbers(rows: Iterable[LocalInstrument]) -> dict[str, LocalNumber]:
    found: dict[str, LocalNumber] = {}
    for row in sorted(rows, key=lambda each: (len(each.scope.path), each.since, each.pk or math.inf)):
        for name, said in row.numbers.items():
            found[name] = LocalNumber(name, said["value"], said.get("cite", ""), row)
    return found


def _places_above(path: str) -> list[str]:
    codes = path.rstrip(".").split(".")
    return [".".join(codes[: depth + 1]) + "." for depth in range(len(codes))]
