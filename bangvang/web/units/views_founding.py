"""Screens that bring units into being: founded, split off; and the areas they lie in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from bangvang.office.people import actions as people_actions
from bangvang.office.people import queries as people
from bangvang.office.units import actions
from bangvang.office.units import queries as units
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform
from bangvang.web.units.changing import at_the_top, foretold, may_change
from bangvang.web.units.forms import EndTagForm, FoundForm, SplitForm, TagForm

FOUND_TEXT = "Đơn vị mới có tên, nơi trực thuộc và quyết định thành lập từ ngày ghi dưới đây."


def found(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    if not at_the_top(by):
        raise Http404
    form = FoundForm(by, request.POST or None, initial={"parent": request.GET.get("thuoc")})
    if request.method == "POST" and form.is_valid():
        details = form.cleaned_data
        parent = details.pop("parent")
        if made := perform(request, actions.found_at, parent, done="Đã thành lập đơn vị.", **details):
            return redirect_after(request, "unit", made.pk)
    context = {"form": form, "title": "Thành lập đơn vị", "text": FOUND_TEXT, "button": "Thành lập"}
    return respond(request, "units/form.html", context, status=422 if form.is_bound else 200)


def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Told with who goes, shown with everything that follows, confirmed; the unit itself stays with the others."""
    unit, asked = _changeable(request, pk), request.GET
    initial = {"name": asked.get("name"), "short_name": asked.get("short_name"), "people": asked.getlist("people")}
    form = SplitForm(unit, request.POST or None, initial=initial)
    context: dict[str, Any] = {"unit": unit, "form": form}
    if request.method == "POST" and form.is_valid():
        act, details, done = people_actions.split_off, form.cleaned_data, "Đã ghi việc tách đơn vị."
        told = foretold(request, unit, act, details)
        if told.is_confirmed and (made := perform(request, act, unit, done=done, **details)):
            return redirect_after(request, "unit-change", units.changes_about(made)[0].pk)
        context |= {"day": details["since"], "told": told}
    return respond(request, "units/split.html", context, status=422 if form.errors else 200)


def tag(request: HttpRequest, pk: int) -> HttpResponse:
    unit = _changeable(request, pk)
    form = TagForm(request.POST or None)
    kept = request.method == "POST" and form.is_valid()
    if kept and perform(request, actions.tag_unit, unit, done="Đã ghi địa bàn.", **form.cleaned_data):
        return redirect_after(request, "unit", pk)
    text = "Điều kiện, thời gian công tác và chế độ theo địa bàn tính đúng các ngày ghi ở đây."
    context = {"form": form, "unit": unit, "title": "Ghi địa bàn của đơn vị", "text": text, "button": "Ghi địa bàn"}
    return respond(request, "units/form.html", context, status=422 if form.is_bound else 200)


def end_tag(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    found_tag = get_object_or_404(units.tags_of(people.units_answered_for(by)), pk=pk, until=None)
    unit = _changeable(request, found_tag.unit_id)
    form = EndTagForm(request.POST or None)
    kept = request.method == "POST" and form.is_valid()
    if kept and perform(request, actions.end_tag, found_tag, done="Đã kết thúc địa bàn.", **form.cleaned_data):
        return redirect_after(request, "unit", unit.pk)
    context = {"form": form, "unit": unit, "title": "Kết thúc địa bàn", "text": found_tag, "button": "Kết thúc"}
    return respond(request, "units/form.html", context, status=422 if form.is_bound else 200)


def _changeable(request: HttpRequest, pk: int) -> units.Unit:
    by = acting(request)
    unit = get_object_or_404(people.units_answered_for(by), pk=pk)
    if not may_change(by, unit):
        raise Http404
    return unit
