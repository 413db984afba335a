"""Screens of units."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from bangvang.office.people import queries as people
from bangvang.office.units import queries as units
from bangvang.toolbox import calendar
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import respond
from bangvang.web.units import on_day, workbooks
from bangvang.web.units.changing import at_the_top, may_change, may_have_teams
from bangvang.web.units.forms import UnitFilters
from bangvang.web.units.record import record_of


@require_GET
def unit_list(request: HttpRequest) -> HttpResponse:
    """The units of today; with a day, the organisation as it stood on it."""
    by, filters = acting(request), UnitFilters(request)
    if day := filters.chosen.get("ngay"):
        return _on_day(request, by, filters, day)
    pages = page_of(_units(by, filters), request.GET, ("path",))
    context = {"pages": pages, "filters": filters, "may_change": at_the_top(by)}
    return respond(request, "units/list.html", context | {"to_come": units.to_come(people.units_answered_for(by))})


def _on_day(request: HttpRequest, by: Any, filters: UnitFilters, day: date) -> HttpResponse:
    rows = on_day.standing(by, day, filters.chosen)
    pages = page_of(rows, request.GET, ("path",))
    told = {"rows": on_day.told(by, pages.rows, day), "counts": on_day.counted(rows, day), "day": day}
    return respond(request, "units/on_day.html", {"pages": pages, "filters": filters, **told})


def _units(by: Any, filters: UnitFilters) -> Any:
    chosen = filters.chosen
    rows = units.search(units.standing(people.units_answered_for(by)), chosen.get("q", ""))
    rows = rows.filter(kind=chosen["loai"]) if "loai" in chosen else rows
    return rows.select_related("parent")


@require_GET
def unit_export(request: HttpRequest) -> HttpResponse:
    by, filters = acting(request), UnitFilters(request)
    if day := filters.chosen.get("ngay"):
        standing = on_day.standing(by, day, filters.chosen).order_by("path")
        rows = on_day.told(by, standing[: printed.MOST], day)
        return printed.as_workbook("to-chuc", workbooks.day_sheet(rows, day, printed.unit_of(by)))
    found = _units(by, filters).order_by("path")
    sheet = workbooks.unit_sheet(printed.streamed(found), printed.unit_of(by), printed.left_out(found))
    return printed.as_workbook("don-vi", sheet)


@require_GET
def cluster_export(request: HttpRequest) -> HttpResponse:
    """Clusters in which a unit of the reader stands: of such a unit all is shown, of the others nothing."""
    by = acting(request)
    rows = units.cluster_places(people.units_answered_for(by))[: printed.MOST]
    return printed.as_workbook("cum-khoi-thi-dua", workbooks.cluster_sheet(rows, printed.unit_of(by)))


@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit: who heads it, its people counted, what it was given, and the lists of the year."""
    by = acting(request)
    found = get_object_or_404(people.units_answered_for(by).select_related("parent"), pk=pk)
    context = {"unit": found, "record": record_of(found), "may_change": may_change(by, found)}
    context |= {"is_to_come": found.since > calendar.today(), "may_keep_teams": may_have_teams(by, found)}
    context["reads_records"] = people.units_read_by(by).filter(pk=pk).exists()
    return respond(request, "units/unit.html", context)
