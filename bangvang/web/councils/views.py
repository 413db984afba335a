"""Councils: who sits on them, and the call to a meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from bangvang.office.councils import actions, permissions, queries
from bangvang.toolbox import calendar
from bangvang.web.councils.forms import ROLES, FoundForm, PlanForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform
from bangvang.web.shared.timeline import timeline_of


@require_GET
def council_list(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    pages = page_of(queries.councils_seen_by(by), request.GET, ("-since", "-pk"))
    return respond(request, "councils/councils.html", {"pages": pages, "units": queries.units_to_found(by)})


@require_GET
def council_detail(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    council = get_object_or_404(queries.councils_seen_by(by), pk=pk)
    context = {
        "council": council,
        "members": queries.members_on(council, council.until or calendar.today()),
        "pages": page_of(queries.meetings_of(council), request.GET, ("-held_at", "-pk")),
        "may_plan": council.until is None and permissions.keeps_council.test(by, council),
        "timeline": timeline_of(council),
    }
    return respond(request, "councils/council.html", context)


def found(request: HttpRequest, unit: int) -> HttpResponse:
    """Members by decision: everybody of the unit and its divisions in one table."""
    place = get_object_or_404(queries.units_to_found(acting(request)), pk=unit)
    initial = {"name": f"Hội đồng thi đua, khen thưởng {place.name}"}
    form = FoundForm(queries.people_to_seat(place), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = perform(request, actions.found_council, place, done="Đã lập Hội đồng.", **form.cleaned_data)
        if made:
            return redirect_after(request, "council", made.pk)
    return respond(request, "councils/found.html", {"form": form, "unit": place, "roles": ROLES})


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    council = get_object_or_404(queries.councils_seen_by(acting(request)), pk=pk)
    initial = {"title": "Họp xét thi đua, khen thưởng", "day": calendar.today(), "hour": "08:00"}
    form = PlanForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        done = "Đã lên lịch và gửi giấy mời tới các thành viên có tài khoản."
        if made := perform(request, actions.plan_meeting, council, done=done, **form.cleaned_data):
            return redirect_after(request, "meeting", made.pk)
    context = {"form": form, "title": "Lên lịch họp", "thing": council, "back": reverse("council", args=[pk])}
    return respond(request, "councils/write.html", context)
