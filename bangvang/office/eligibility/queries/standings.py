"""What the last sweep found, for lists and for one person. Rows are limited to the units one reads."""

from typing import Any

from django.db.models import Max, QuerySet

from bangvang import lawbook
from bangvang.office.eligibility.models import Standing, Sweep
from bangvang.office.people.models import Person
from bangvang.office.people.queries import Acting, units_read_by
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.jobs import why_failed

SWEEP = "eligibility.sweep"  # the job an officer asks for


def standings(
    by: Acting,
    *,
    period: str,
    award: str | None = None,
    answer: str | None = None,
    unit: Unit | int | None = None,
    near: bool = False,
) -> QuerySet[Standing]:
    """Rows of a year on both clocks; `near`: one condition short, within reach next year. Keys for pages: person__name_key, pk."""
    rows = Standing.objects.filter(period__in=both_clocks(period), at__in=units_read_by(by).values("pk"))
    asked: dict[str, Any] = {"award": award, "answer": answer, "at": unit, "is_near": near or None}
    rows = rows.filter(**{name: value for name, value in asked.items() if value is not None})
    return rows.select_related("person", "unit", "at", "sweep")


def standing_of(person: Person, period: str) -> list[Standing]:
    """One person's rows of a year, in the order of the lawbook; empty before the first sweep."""
    rows = Standing.objects.filter(person=person, period__in=both_clocks(period)).select_related("at", "sweep")
    order = {code: place for place, code in enumerate(lawbook.AWARDS)}
    return sorted(rows, key=lambda row: order[row.award])


def last_sweep(period: str) -> Sweep | None:
    """The last run for a year: when, on which day's text, how many."""
    return Sweep.objects.filter(period__in=both_clocks(period)).order_by("-pk").first()


def last_sweeps() -> dict[str, Sweep]:
    """School year → the last run for it on either clock, the newest year first."""
    newest = Sweep.objects.values("period").annotate(last=Max("pk")).values("last")
    found = {both_clocks(run.period)[0]: run for run in Sweep.objects.filter(pk__in=newest).order_by("pk")}
    return dict(sorted(found.items(), reverse=True))


def why_sweep_failed(period: str) -> str:
    """Why the sweep asked for on the screen could not be made; nothing while it waits, runs or is done."""
    return why_failed(SWEEP, year=period)


def periods_swept() -> list[str]:
    """School years and calendar years that were swept, newest first."""
    return sorted(set(Sweep.objects.values_list("period", flat=True)), reverse=True)


def both_clocks(period: str) -> list[str]:
    """The same year on both clocks: the school year and the calendar year in which it ends."""
    last = lawbook.period_of(period).index
    return [f"{last - 1}-{last}", str(last)]


def year_swept(year: str | None) -> dict[str, str]:
    """Clock → the year to sweep: the one asked for on both clocks, else the one each clock works in today."""
    if year:
        school, civil = both_clocks(year)
        return {calendar.SCHOOL: school, calendar.CALENDAR: civil}
    today = calendar.today()
    return {clock: calendar.period_of(today, clock) for clock in (calendar.SCHOOL, calendar.CALENDAR)}
