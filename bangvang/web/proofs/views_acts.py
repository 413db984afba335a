"""One award of the register and what later decisions did to it: corrected, its paper given anew, taken back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.achievements import actions, queries, workflow
from bangvang.office.decisions import queries as decisions
from bangvang.toolbox import audit
from bangvang.toolbox.workflow import Step
from bangvang.web.proofs.forms import ActForm, CorrectionForm, HandOverForm, RenewalForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, keeping_file, may_take, perform
from bangvang.web.shared.timeline import timeline_of

ACT = ("number", "decided_date", "issuer", "cause", "scan")


@require_GET
def award(request: HttpRequest, pk: int) -> HttpResponse:
    """What the decision printed, how far it is proven, which row stands now."""
    by, record = acting(request), _record(request, pk)
    if by.person_id != record.person_id:
        audit.record_read(record, by=by)
    certificate = decisions.certificates_seen_by(by).filter(record=record).first()
    steps = [step for step in workflow.LATER_ACTS if certificate is None or step is not workflow.TAKE_BACK]
    acts = queries.acts_on(record)
    standing = queries.corrected_by([record]).get(record.pk)
    context = {
        "record": record,
        "label": queries.given_label(record),
        "standing": standing,
        "acts": [(act, not act.withdrawn_at and workflow.WITHDRAW_ACT.may(by, act)) for act in acts],
        "buttons": _possible(record, by, steps),
        "certificate": certificate,
        "hand_over": HandOverForm() if may_take(workflow.HAND_OVER, record, by) and standing is None else None,
        "timeline": timeline_of(record),
        "has_scan_page": queries.rows_in_reach(by, "awards").filter(pk=record.pk).exists(),
    }
    return respond(request, "proofs/award.html", context)


def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The correcting decision, and what it puts right; what is printed now stands in the fields."""
    record = _record(request, pk)
    now = {name: getattr(record, name) for name in ("name_printed", "post_printed", "award", "period")}
    form = CorrectionForm(request.POST or None, request.FILES or None, initial={**now, "issuer": record.issuer})

    def told(data: dict[str, Any]) -> dict[str, Any]:
        return {"right": {name: data[name] for name in now}}

    return _entered(request, record, workflow.CORRECT, actions.correct_award, form, told)


def renew(request: HttpRequest, pk: int) -> HttpResponse:
    record = _record(request, pk)
    form = RenewalForm(request.POST or None, request.FILES or None, initial={"issuer": record.issuer})

    def told(data: dict[str, Any]) -> dict[str, Any]:
        return {name: data[name] for name in ("nature", "paper_number")}

    return _entered(request, record, workflow.RENEW_PAPER, actions.renew_paper, form, told)


def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    record = _record(request, pk)
    form = ActForm(request.POST or None, request.FILES or None, initial={"issuer": record.issuer})
    return _entered(request, record, workflow.TAKE_BACK, actions.take_back_award, form, lambda data: {})


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """An act entered by mistake, while nothing was built on it."""
    by = acting(request)
    act = get_object_or_404(queries.later_acts_in_reach(by), pk=pk)
    said = request.POST.get("reason", "").strip()
    perform(request, actions.withdraw_act, act, reason=said, done="Đã rút; dòng trong sổ trở lại như trước.")
    return redirect_after(request, "award", act.record_id)


@require_POST
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """The day of one award, or of all of its decision that this reader may write."""
    record, form = _record(request, pk), HandOverForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa ghi được: nhập ngày trao, ví dụ 28/05/2024.")
        return redirect_after(request, "award", pk)
    day, records = form.cleaned_data["day"], [record]
    if form.cleaned_data["for_all"]:
        by = acting(request)
        found = queries.awards_of_decision(by, record)[:2000]
        records = [each for each in found if workflow.HAND_OVER.may(by, each)] or records
    done = f"Đã ghi ngày trao cho {len(records)} dòng."
    perform(request, actions.hand_over, records, day=day, done=done)
    return redirect_after(request, "award", pk)


def _record(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(queries.award_in_reach(acting(request), pk))


def _possible(record: Any, by: Any, steps: list[Step]) -> list[Any]:
    """Nothing is offered on a row that no longer stands."""
    if workflow.CORRECT.missing(record):
        return []
    return buttons_for(record, by, steps, f"/so-khen-thuong/{record.pk}/")


def _entered(
    request: HttpRequest, record: Any, step: Step, action: Callable[..., Any], form: ActForm, told: Callable[..., Any]
) -> HttpResponse:
    """One form for all acts; the decision first, then what is particular."""
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data

        def act(thing: Any, *, by: Any, scan: Any = None, **more: Any) -> Any:
            return action(thing, by=by, act={**{name: data[name] for name in ACT}, "scan": scan}, **more)

        done = f"Đã ghi: {step.label.lower()}."
        kept = keeping_file(act, "scan")
        if made := perform(request, kept, record, step=step, done=done, file=data["scan"], **told(data)):
            return redirect_after(request, "award", (made.made or record).pk)
    label = queries.given_label(record)
    context = {"record": record, "label": label, "form": form, "step": step}
    return respond(request, "proofs/act.html", context, status=422 if form.errors else 200)
