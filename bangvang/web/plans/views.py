"""Screens of plans. The confirm screen stands with movements, which it brings into being."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.movements import queries as movements
from bangvang.office.people.permissions import Role
from bangvang.office.plans import actions, permissions, queries, workflow
from bangvang.office.plans.reading import NotAPlan, read_plan
from bangvang.office.units.queries import Unit, units_on
from bangvang.toolbox import calendar, files
from bangvang.web.plans.forms import PlanFileForm, ReportForm
from bangvang.web.plans.workbooks import duty_sheet
from bangvang.web.shared.acting import acting
from bangvang.web.shared.filters import SearchForm
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.printed import as_workbook
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import keeping_file, perform
from bangvang.web.shared.timeline import timeline_of

WRITERS = (Role.OFFICER, Role.HEAD_OF_OFFICE, Role.CLERK)


@require_GET
def plan_list(request: HttpRequest) -> HttpResponse:
    by, form = acting(request), SearchForm(request)
    rows = queries.found(queries.plan_list(by), form.chosen.get("q", ""))
    pages = page_of(rows, request.GET, ("-entered_at", "-pk"))
    context = {"pages": pages, "filters": form, "may_take_in": by.has_role(*WRITERS)}
    return respond(request, "plans/list.html", context)


def take_in(request: HttpRequest) -> HttpResponse:
    """Hand in the file; what the reader understood waits on the next page for an officer's eye."""
    by = acting(request)
    unit = get_object_or_404(units_on(calendar.today()), pk__in=by.unit_ids(*WRITERS)[:1])
    form = PlanFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (plan := _taken_in(request, unit, form)):
        return redirect_after(request, "plan-confirm", plan.pk)
    return respond(request, "plans/new.html", {"form": form, "unit": unit})


def _taken_in(request: HttpRequest, unit: Unit, form: PlanFileForm) -> Any:
    upload = form.cleaned_data["file"]
    try:
        read = read_plan(upload.read(), upload.name)
    except NotAPlan as refusal:
        form.add_error("file", str(refusal))
        return None
    upload.seek(0)
    return perform(request, keeping_file(actions.take_in, "source"), unit, read=read, file=upload)


@require_GET
def plan_detail(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    plan = get_object_or_404(queries.plans_seen_by(by), pk=pk)
    context = queries.page_of_plan(plan, by) | movements.of_plan(plan)
    context |= {"may_write": permissions.may_write_plan.test(by, plan), "timeline": timeline_of(plan)}
    return respond(request, "plans/detail.html", context)


@require_GET
def duties_export(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    plan = get_object_or_404(queries.plans_seen_by(by).select_related("unit"), pk=pk)
    return as_workbook(f"nhiem-vu-{pk}", duty_sheet(plan, queries.pairs_of(plan, by)))


@require_GET
def source(request: HttpRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(queries.plans_seen_by(acting(request)).exclude(source=None), pk=pk)
    return files.as_download(plan.source)


@require_POST
def urge_all(request: HttpRequest, pk: int) -> HttpResponse:
    """One press: every unit one step below with a late or dated open duty gets one digest."""
    by = acting(request)
    plan = get_object_or_404(queries.plans_seen_by(by), pk=pk)
    owners = list(queries.owners_to_urge(plan, by))
    if owners:
        units = len({owner.unit_id for owner in owners})
        perform(request, actions.urge, owners, done=f"Đã đôn đốc {len(owners)} nhiệm vụ của {units} đơn vị.")
    else:
        messages.info(request, "Không có nhiệm vụ nào cần đôn đốc, hoặc đã đôn đốc trong ba ngày qua.")
    return redirect_after(request, "plan", plan.pk)


@require_POST
def urge_one(request: HttpRequest, pk: int) -> HttpResponse:
    owner = get_object_or_404(queries.owners_seen_by(acting(request)), pk=pk)
    perform(request, actions.urge, [owner], done=f"Đã đôn đốc {owner.body}.")
    return redirect_after(request, "plan", owner.duty.plan_id)


def duty_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One owner's part of a duty: what was reported, and the form to report."""
    by = acting(request)
    owner = get_object_or_404(queries.owners_seen_by(by), pk=pk)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = "Đã ghi báo cáo."
        if perform(request, actions.report_duty, owner, step=workflow.REPORT_DUTY, done=done, **form.cleaned_data):
            return redirect_after(request, "duty", owner.pk)
    may_report = permissions.may_report.test(by, owner)
    context = {"owner": owner, "reports": owner.reports.all(), "form": form, "may_report": may_report}
    return respond(request, "plans/duty.html", context)
