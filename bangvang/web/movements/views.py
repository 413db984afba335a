"""Screens of movements and rounds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.movements import actions, permissions, queries, workflow
from bangvang.office.plans import queries as plans
from bangvang.office.units.queries import units_on
from bangvang.toolbox import calendar
from bangvang.web.movements.calendar_line import year_line
from bangvang.web.movements.forms import AnswerForm, CloseForm, ConfirmForms, LaunchForm, MovementReviewForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, perform
from bangvang.web.shared.timeline import timeline_of


def confirm_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The text on the left, what was read on the right; only what is confirmed here comes to exist."""
    by = acting(request)
    plan = get_object_or_404(plans.plans_seen_by(by), pk=pk, state="read")
    forms = ConfirmForms(plan.reading, request.POST or None)
    if request.method == "POST" and forms.is_valid():
        done = "Đã xác nhận kế hoạch. Phong trào, đợt thi đua và nhiệm vụ đã được lập."
        if perform(request, actions.confirm_plan, plan, confirmed=forms.confirmed(), done=done):
            return redirect_after(request, "plan", plan.pk)
    may = permissions.may_confirm.test(by, plan)
    context = {"plan": plan, "clauses": plan.clauses.all(), "forms": forms, "reading": plan.reading, "may_confirm": may}
    return respond(request, "movements/confirm.html", context)


@require_GET
def movement_list(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    rounds = list(queries.rounds_seen_by(by))
    year = calendar.today().year
    line = year_line([row for row in rounds if row.plan.year == year], year, calendar.today())
    context = {"movements": queries.movements_seen_by(by), "rounds": rounds, "line": line}
    return respond(request, "movements/list.html", context)


@require_GET
def movement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    movement = get_object_or_404(queries.movements_seen_by(by), pk=pk)
    context = queries.page_of_movement(movement, by)
    context["line"] = year_line(context["rounds"], movement.plan.year or calendar.today().year, calendar.today())
    context["buttons"] = buttons_for(movement, by, [workflow.REVIEW_MOVEMENT], reverse("movement", args=[pk]))
    context["timeline"] = timeline_of(movement)
    return respond(request, "movements/detail.html", context)


def review_movement(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    movement = get_object_or_404(queries.movements_seen_by(by), pk=pk)
    form = MovementReviewForm(request.POST or None, initial={"held_date": calendar.today()})
    if request.method == "POST" and form.is_valid():
        unit = movement.plan.unit
        done = "Đã ghi sơ kết, tổng kết phong trào."
        if perform(request, actions.review_movement, movement, unit=unit, done=done, **form.cleaned_data):
            return redirect_after(request, "movement", pk)
    context = {
        "thing": movement,
        "form": form,
        "back": reverse("movement", args=[pk]),
        "title": "Sơ kết, tổng kết phong trào",
    }
    return respond(request, "movements/write.html", context)


@require_GET
def round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    round_ = get_object_or_404(queries.rounds_seen_by(by), pk=pk)
    steps = [workflow.LAUNCH, workflow.CLOSE_ROUND]
    context = queries.page_of_round(round_, by)
    context["buttons"] = buttons_for(round_, by, steps, reverse("round", args=[pk]))
    context["timeline"] = timeline_of(round_)
    return respond(request, "movements/round.html", context)


def launch(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the units, see how many, send."""
    round_ = get_object_or_404(queries.rounds_seen_by(acting(request)), pk=pk)
    whole = request.GET.get("pham-vi") == "toan-nganh"
    units = queries.units_to_launch(round_, whole_sector=whole)
    form = LaunchForm(units, request.POST or None, initial={"units": [unit.pk for unit in units]})
    if request.method == "POST" and form.is_valid():
        chosen = list(form.cleaned_data["units"])
        done = f"Đã phát động {round_.name} tới {len(chosen)} đơn vị."
        if perform(request, actions.launch, round_, units=chosen, done=done):
            return redirect_after(request, "round", pk)
    context = {"round": round_, "form": form, "units": units, "whole": whole}
    return respond(request, "movements/launch.html", context)


def close_round(request: HttpRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_seen_by(acting(request)), pk=pk)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = f"Đã sơ kết {round_.name}."
        if perform(request, actions.close_round, round_, done=done, **form.cleaned_data):
            return redirect_after(request, "round", pk)
    context = {"thing": round_, "form": form, "back": reverse("round", args=[pk]), "title": "Sơ kết đợt thi đua"}
    context |= {"figures": queries.totals_of(round_), "names": queries.commended_names(round_)}
    return respond(request, "movements/write.html", context)


def dispatch_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The launch as the unit received it: confirm, say how it takes part, send on, report."""
    by = acting(request)
    dispatch = get_object_or_404(queries.dispatches_seen_by(by), pk=pk)
    form = AnswerForm(queries.movements_of(dispatch.round), request.POST or None, initial=queries.answer_of(dispatch))
    if request.method == "POST" and form.is_valid():
        done = "Đã gửi đăng ký hưởng ứng."
        if perform(request, actions.answer, dispatch, done=done, **form.cleaned_data):
            return redirect_after(request, "dispatch", pk)
    context = {"dispatch": dispatch, "form": form, "may_answer": permissions.may_answer.test(by, dispatch)}
    context |= {"to_forward": queries.units_to_forward(dispatch), "timeline": timeline_of(dispatch)}
    context["review"] = queries.review_of(dispatch.round, dispatch.unit)
    return respond(request, "movements/dispatch.html", context)


@require_POST
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    dispatch = get_object_or_404(queries.dispatches_seen_by(acting(request)), pk=pk)
    perform(request, actions.receive, [dispatch], done="Đã xác nhận nhận văn bản phát động.")
    return redirect_after(request, "dispatch", pk)


@require_POST
def forward(request: HttpRequest, pk: int) -> HttpResponse:
    dispatch = get_object_or_404(queries.dispatches_seen_by(acting(request)), pk=pk)
    chosen = units_on(calendar.today()).filter(pk__in=request.POST.getlist("units"), parent=dispatch.unit)
    perform(request, actions.forward, dispatch, units=list(chosen), done=f"Đã gửi xuống {len(chosen)} trường.")
    return redirect_after(request, "dispatch", pk)
