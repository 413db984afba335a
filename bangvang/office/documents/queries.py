"""What is asked about local instruments: which numbers bind a unit on a day, and by which text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from bangvang.office.documents.models import LocalInstrument
from bangvang.office.people.queries import Acting, units_answered_for
from bangvang.office.units.models import Unit


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
    """Instruments in force on the day."""
    return LocalInstrument.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def numbers_on(day: date, unit: Unit) -> dict[str, LocalNumber]:
    """Numbers that bind the unit on the day: the nearer scope wins, then the later text."""
    rows = instruments_on(day).filter(scope__path__in=_places_above(unit.path)).select_related("scope")
    return _numbers(rows)


def parameters_on(day: date, unit: Unit) -> dict[str, Any]:
    """Name → value, as the lawbook takes them."""
    return {name: number.value for name, number in numbers_on(day, unit).items()}


def parameters_by_unit(day: date, units: Iterable[Unit]) -> dict[int, dict[str, Any]]:
    """The same for many units with one query; units under the same texts share one dict."""
    rows = list(instruments_on(day).select_related("scope"))
    by_texts: dict[tuple[int, ...], dict[str, Any]] = {}
    found = {}
    for unit in units:
        binding = [row for row in rows if unit.path.startswith(row.scope.path)]
        texts = tuple(row.pk for row in binding)
        if texts not in by_texts:
            by_texts[texts] = {name: number.value for name, number in _numbers(binding).items()}
        found[unit.pk] = by_texts[texts]
    return found


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


def _numbers(rows: Iterable[LocalInstrument]) -> dict[str, LocalNumber]:
    found: dict[str, LocalNumber] = {}
    for row in sorted(rows, key=lambda each: (len(each.scope.path), each.since, each.pk)):
        for name, said in row.numbers.items():
            found[name] = LocalNumber(name, said["value"], said.get("cite", ""), row)
    return found


def _places_above(path: str) -> list[str]:
    codes = path.rstrip(".").split(".")
    return [".".join(codes[: depth + 1]) + "." for depth in range(len(codes))]
