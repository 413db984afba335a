"""Screens of thay đổi tổ chức: what was entered, a new one with its preview, taking one back before its day."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from bangvang.office.people import actions
from bangvang.office.people import queries as people
from bangvang.office.units import permissions, workflow
from bangvang.office.units import queries as units
from bangvang.office.units.queries import What
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform
from bangvang.web.units import workbooks
from bangvang.web.units.changing import (
    CancelForm,
    ChangeForm,
    account_now,
    action_for,
    at_the_top,
    foretold,
    may_change,
)


@require_GET
def change_list(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    if not at_the_top(by):
        raise Http404
    pages = page_of(units.changes_of(people.units_answered_for(by)), request.GET, ("-since", "-pk"))
    return respond(request, "units/changes.html", {"pages": pages})


@require_GET
def change_export(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    if not at_the_top(by):
        raise Http404
    rows = units.changes_of(people.units_answered_for(by))
    sheet = workbooks.change_sheet(printed.streamed(rows), printed.unit_of(by), printed.left_out(rows))
    return printed.as_workbook("thay-doi-to-chuc", sheet)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Told, then shown with everything that follows, then confirmed."""
    by = acting(request)
    unit = get_object_or_404(people.units_answered_for(by), pk=pk)
    if not may_change(by, unit):
        raise Http404
    form = ChangeForm(by, unit, request.POST or None, initial=request.GET.dict())
    context = {"unit": unit, "form": form}
    if request.method == "POST" and form.is_valid():
        action, details = action_for(form.told)
        told, done = foretold(request, unit, action, details), "Đã ghi thay đổi tổ chức."
        if told.is_confirmed and (made := perform(request, action, unit, done=done, **details)):
            return redirect_after(request, "unit-change", (made[0] if isinstance(made, list) else made).pk)
        context |= {"day": form.told["since"], "told": told}
    return respond(request, "units/change.html", context, status=422 if form.errors else 200)


@require_GET
def change_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What a change did, as it was written down with it; of one that waits, what will follow as things stand."""
    by = acting(request)
    found = get_object_or_404(units.changes_of(people.units_answered_for(by)), pk=pk)
    if not at_the_top(by):
        raise Http404
    context = {"change": found, "day": found.since, "waits": not (found.applied_at or found.cancelled_at)}
    if not found.cancelled_at:
        context["account"], context["lacks"] = account_now(by, found)
    return respond(request, "units/change_detail.html", context)


def opposite(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a change in effect is brought back: to the form of its opposite, filled in."""
    by = acting(request)
    found = get_object_or_404(units.changes_of(people.units_answered_for(by)), pk=pk)
    if not permissions.may_cancel.test(by, found) or not found.applied_at:
        raise Http404
    at_same_unit = found.what in (What.RENAME, What.MOVE)
    asked = units.opposite_of(found)
    if not at_same_unit:
        asked["people"] = people.came_from(found.unit, found.other)
    name, where = ("unit-reorganise", found.unit_id) if at_same_unit else ("unit-split", found.other_id)
    if where is None:
        raise Http404
    return redirect(f"{reverse(name, args=[where])}?{urlencode(asked, doseq=True)}")


def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """A change whose day has not come is taken back, with the reason."""
    by = acting(request)
    found = get_object_or_404(units.changes_of(people.units_answered_for(by)), pk=pk)
    if not permissions.may_cancel.test(by, found):
        raise Http404
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = "Đã hủy thay đổi tổ chức."
        if perform(request, actions.take_back_change, found, done=done, reason=form.cleaned_data["reason"]):
            return redirect_after(request, "unit-changes")
    context = {"change": found, "form": form, "lacks": workflow.CANCEL.blockers(found)}
    return respond(request, "units/cancel.html", context)
