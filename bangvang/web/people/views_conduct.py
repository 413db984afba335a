"""Screens of the inspectorate: cases that wait for an authority, and discipline. Nobody else finds them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from bangvang.office.achievements import actions, queries, workflow
from bangvang.office.people.permissions import Role
from bangvang.web.people import workbooks
from bangvang.web.people.forms import ConclusionForm, DisciplineForm, HoldForm
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.reach import person_in_reach
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform


@require_GET
@only(Role.INSPECTOR)
def hold_list(request: HttpRequest) -> HttpResponse:
    pages = page_of(queries.holds_seen_by(acting(request)), request.GET, ("-since", "-pk"))
    return respond(request, "people/holds.html", {"pages": pages})


@require_GET
@only(Role.INSPECTOR)
def hold_export(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    sheet = workbooks.hold_sheet(queries.holds_seen_by(by)[: printed.MOST], printed.unit_of(by))
    return printed.as_workbook("viec-cho-xac-nhan", sheet)


def place_hold(request: HttpRequest, pk: int) -> HttpResponse:
    """A case an authority has in hand; the person's awards wait, they are not refused."""
    person = _person(request, pk, workflow.PLACE_HOLD)
    form = HoldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = "Đã ghi việc đang chờ xác nhận."
        if perform(request, actions.place_hold, person, done=done, **form.cleaned_data):
            return redirect_after(request, "person", pk)
    context = {"person": person, "form": form, "title": "Ghi việc đang chờ xác nhận", "hint": HOLD_HINT}
    return respond(request, "people/conduct.html", context)


HOLD_HINT = (
    "Chỉ ghi việc đã được cơ quan có thẩm quyền thụ lý và liên quan trực tiếp đến người này."
    " Ngoài Thanh tra và chuyên viên thẩm định, người khác chỉ thấy “Đang chờ cơ quan có thẩm quyền xác nhận”."
)


def enter_discipline(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk, workflow.ENTER_DISCIPLINE)
    form = DisciplineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = "Đã ghi quyết định kỷ luật."
        if perform(request, actions.enter_discipline, person, done=done, **form.cleaned_data):
            return redirect_after(request, "person", pk)
    context = {"person": person, "form": form, "title": "Ghi quyết định kỷ luật", "hint": DISCIPLINE_HINT}
    return respond(request, "people/conduct.html", context)


DISCIPLINE_HINT = "Chỉ Thanh tra và chuyên viên thẩm định xem được quyết định này."


def lift_hold(request: HttpRequest, pk: int) -> HttpResponse:
    """The authority has concluded; the conclusion goes into the journal as the reason."""
    hold = get_object_or_404(queries.holds_seen_by(acting(request)), pk=pk)
    form = ConclusionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = {"until": form.cleaned_data["until"], "reason": form.cleaned_data["conclusion"]}
        if perform(request, actions.lift_hold, hold, done="Đã ghi kết luận.", **told):
            return redirect_after(request, "holds")
    context = {"person": hold.person or hold.unit, "form": form, "title": "Ghi kết luận", "hint": hold.source}
    return respond(request, "people/conduct.html", context)


def _person(request: HttpRequest, pk: int, step: Any) -> Any:
    """A person of the inspectorate's branch; for everybody else there is no such page."""
    by = acting(request)
    person = get_object_or_404(person_in_reach(by, pk))
    if not step.may(by, person):
        raise Http404
    return person
