"""Screens of people: lists, a person's record, the register of awards."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from bangvang.office.achievements import queries as achievements
from bangvang.office.achievements.permissions import may_place_hold
from bangvang.office.dossiers import queries as dossiers
from bangvang.office.people import queries as people
from bangvang.toolbox import audit
from bangvang.web.people import workbooks
from bangvang.web.people.dated import dated_of
from bangvang.web.people.forms import AwardFilters, PeopleFilters
from bangvang.web.people.record import held, record_of
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.reach import WORKS_ON_AWARDS, people_in_reach, reads_standing, records_in_reach
from bangvang.web.shared.respond import respond

LISTERS = (people.Role.CLERK, people.Role.HEAD, people.Role.OFFICER)  # who takes in lists


@require_GET
def people_list(request: HttpRequest) -> HttpResponse:
    by, filters = acting(request), PeopleFilters(request)
    rows, unit = _people(by, filters)
    pages = page_of(rows, request.GET, ("name_key", "pk"))
    listing = {"may_list": by.has_role(*LISTERS)}
    return respond(request, "people/list.html", {"pages": pages, "filters": filters, "unit": unit} | listing)


@require_GET
def people_export(request: HttpRequest) -> HttpResponse:
    """The same people as a list to print; days of birth stand on it, so who took it is noted."""
    by = acting(request)
    rows, unit = _people(by, PeopleFilters(request))
    at = printed.unit_of(by)
    if unit or at:
        audit.record_read(unit or at, by=by)
    told = printed.streamed(rows.order_by("name_key", "pk"))
    return printed.as_workbook("danh-sach-can-bo", workbooks.people_sheet(told, unit, at, printed.left_out(rows)))


def _people(by: Any, filters: PeopleFilters) -> tuple[Any, Any]:
    """The people asked for, and the one unit they are of where one was chosen."""
    chosen = filters.chosen
    unit = people.units_answered_for(by).filter(pk=chosen["don_vi"]).first() if "don_vi" in chosen else None
    return people.search(people_in_reach(by, unit), chosen.get("q", "")), unit


@require_GET
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """The life-long record; who opened it is noted."""
    by = acting(request)
    records = records_in_reach(by, pk)
    if not records:
        raise Http404
    found, same = records[0], people.SamePeople((one.pk, records[0].pk) for one in records)
    if found.pk != pk:  # merged: an old address leads to the record that stays
        return redirect("person", found.pk)
    if by.person_id != found.pk:
        audit.record_read(found, by=by)
    context = {"person": found, "dated": dated_of(found, by, same, records), "record": record_of(found, by, same)}
    lines = dossiers.lines_seen_by(by).filter(person__in=list(same)).order_by("-period", "-pk")
    context |= {
        "is_own": by.person_id == found.pk,
        "lines": [(achievements.award_label(row.award), row) for row in lines],
    }
    context |= {"shows_standing": reads_standing(by, pk), "may_write_conduct": may_place_hold.test(by, found)}
    return respond(request, "people/person.html", context)


@require_GET
def award_list(request: HttpRequest) -> HttpResponse:
    """The register of awards within reach."""
    filters = AwardFilters(request)
    pages = page_of(_awards(request, filters), request.GET, ("-decided_date", "-pk"))
    context = {"pages": pages, "filters": filters, "rows": [held(record) for record in pages]}
    by = acting(request)
    context |= {"may_compare": by.has_role(*WORKS_ON_AWARDS), "may_list": by.has_role(*LISTERS)}
    return respond(request, "people/awards.html", context)


@require_GET
def award_export(request: HttpRequest) -> HttpResponse:
    """The register as it is filtered."""
    rows = _awards(request, AwardFilters(request)).select_related("person", "held_at")
    told, at = printed.streamed(rows.order_by("-decided_date", "-pk")), printed.unit_of(acting(request))
    return printed.as_workbook("so-khen-thuong", workbooks.award_sheet(told, at, printed.left_out(rows)))


def _awards(request: HttpRequest, filters: AwardFilters):
    chosen = filters.chosen
    asked = {"words": chosen.get("q", ""), "award": chosen.get("danh_hieu", ""), "period": chosen.get("nam", "")}
    return achievements.awards_seen_by(acting(request), **asked)
