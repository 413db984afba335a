"""A step on many dossiers: first a page that says how many and which, then one action, then undo while nobody built on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from bangvang.office.dossiers import actions, queries, workflow
from bangvang.toolbox import files
from bangvang.toolbox.workflow import NotNow, NotYours, Step, undo
from bangvang.web.dossiers.forms import AttachForm, LineFilter, OpinionForm, ReasonForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.forms import OfficeForm
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import has_typed_word, perform


@dataclass(frozen=True)
class Bulk:
    """One step that can be taken on many lines: its action, its form, and what it says when done."""

    step: Step
    act: Callable[..., Any]
    done: str
    form: str = ""
    leads_to_proposal: bool = False


BULK = {
    bulk.step.path: bulk
    for bulk in (
        Bulk(workflow.VERIFY, actions.verify, "Đã xác nhận thẩm định {} hồ sơ."),
        Bulk(workflow.RETURN, actions.return_lines, "Đã trả lại {} hồ sơ kèm lý do.", "reasons"),
        Bulk(workflow.OVERRIDE, actions.override_verdict, "Đã ghi xác nhận của {} hồ sơ.", "reason"),
        Bulk(workflow.CHECK_PAPERS, actions.check_papers, "Đã ghi nhận kiểm tra giấy tờ của {} hồ sơ."),
        Bulk(workflow.LOOK_AGAIN, actions.look_again, "Đã đối chiếu lại {} hồ sơ."),
        Bulk(workflow.OPINE, actions.give_opinion, "Đã ghi ý kiến vào {} hồ sơ.", "opinion"),
        Bulk(workflow.ATTACH, actions.attach_paper, "Đã đính kèm giấy tờ cho {} hồ sơ.", "attach"),
        Bulk(workflow.UNDO_RETURN, actions.undo_return, "Đã lấy lại {} hồ sơ."),
        Bulk(workflow.MEND, actions.mend, "Đã đưa {} hồ sơ vào tờ trình nộp lại.", "", True),
        Bulk(workflow.PROPOSE_UPWARDS, actions.propose_upwards, "Đã lập tờ trình cho {} hồ sơ.", "", True),
        Bulk(workflow.WITHDRAW, actions.withdraw, "Đã rút {} hồ sơ.", "reason"),
    )
}
OF_OFFICERS = ("tham-dinh", "tra-lai", "xac-nhan-khac", "kiem-tra", "doi-chieu-lai", "y-kien", "trinh-len")
OF_UNITS = ("dinh-kem", "nop-lai", "rut")


def steps_for(by: Any) -> list[Step]:
    """The bulk steps that make sense for one's roles."""
    paths = [*(OF_OFFICERS if by.has_role("officer", "head_of_office") else ())]
    paths += OF_UNITS if by.has_role("clerk", "head") else ()
    return [BULK[path].step for path in paths]


def preview(request: HttpRequest) -> HttpResponse:
    """How many and which; what cannot go along says why; then the confirming click."""
    bulk = BULK.get(request.POST.get("buoc") or request.GET.get("buoc", ""))
    if bulk is None:
        raise Http404
    fit, unfit = _sorted(request, bulk, _chosen(request))
    form = _form(request, bulk, fit)
    is_sent = request.method == "POST" and "xac-nhan" in request.POST
    if is_sent and fit and form.is_valid() and (to := _performed(request, bulk, fit, form)):
        return redirect_after(request, to)
    context = {"bulk": bulk, "fit": fit, "unfit": unfit, "form": form, "shown": fit[:50], "more": len(fit) - 50}
    return respond(request, "dossiers/bulk.html", context)


def done(request: HttpRequest, batch: UUID) -> HttpResponse:
    """What was done in one go, and the way back."""
    by = acting(request)
    told = queries.batch_told(str(batch), by)
    if told is None:
        raise Http404
    if request.method == "POST":
        try:
            messages.success(request, f"Đã hoàn tác {undo(batch, by=by)} hồ sơ.")
        except (NotNow, NotYours) as refusal:
            messages.error(request, f"Chưa hoàn tác được: {refusal}")
        return redirect_after(request, "lines")
    return respond(request, "dossiers/bulk_done.html", {"told": told, "batch": batch})


def _chosen(request: HttpRequest) -> list[Any]:
    """The ticked lines, or all that the filters in the address let through; only those one may see."""
    asked = request.POST if request.method == "POST" else request.GET
    by = acting(request)
    if asked.get("tat-ca"):
        filters = LineFilter(request, queries.LINE_STATES, queries.ANSWERS, queries.periods_of_proposals(by))
        rows = queries.line_rows(by, filters.chosen)
    else:
        rows = queries.line_rows(by, {}).filter(pk__in=[one for one in asked.getlist("chon") if one.isdecimal()])
    return list(rows.order_by(*queries.KEYS)[: queries.MOST_AT_ONCE])


def _sorted(request: HttpRequest, bulk: Bulk, lines: list[Any]) -> tuple[list[Any], list[tuple[Any, str]]]:
    by, fit, unfit = acting(request), [], []
    for line in lines:
        why = _why_not(bulk.step, line, by)
        fit.append(line) if not why else unfit.append((line, why))
    return fit, unfit


def _why_not(step: Step, line: Any, by: Any) -> str:
    if step is workflow.PROPOSE_UPWARDS and line.unit_id == line.place_id:
        return f"{line} đi theo tờ trình của chính đơn vị."
    if step is workflow.PROPOSE_UPWARDS:
        return "" if line.state == "supported" else f"{line} chưa được Hội đồng thông qua."
    if not step.may(by, line):
        return "Việc này thuộc đơn vị khác, hoặc là hồ sơ của chính đơn vị mình."
    return " ".join(str(lack) for lack in step.blockers(line))


def _form(request: HttpRequest, bulk: Bulk, lines: list[Any]) -> Form:
    data = request.POST if "xac-nhan" in request.POST else None
    if bulk.form in ("reason", "reasons"):
        return ReasonForm(data)
    if bulk.form == "opinion":
        return OpinionForm(data)
    if bulk.form == "attach":
        return AttachForm(queries.paper_kinds(lines), data, request.FILES or None)
    return _NoForm(data)


class _NoForm(OfficeForm):
    """Nothing to type: the click says all."""

    nothing = forms.CharField(required=False, widget=forms.HiddenInput)


def _performed(request: HttpRequest, bulk: Bulk, lines: list[Any], form: Form) -> str:
    """The address to go on to, or nothing where the step was refused."""
    if not has_typed_word(request, bulk.step):
        messages.error(request, f"Cần nhập đúng chữ “{bulk.step.typed_word}”.")
        return ""
    result = perform(request, _with_details(request, bulk, form), lines, done=bulk.done.format(len(lines)))
    if result is None:
        return ""
    if bulk.leads_to_proposal:
        return reverse("proposal", args=[result.pk])
    if bulk.step.undoable and result:
        return reverse("lines-bulk-done", args=[result[0].journal_batch])
    return reverse("lines") + "?here=on"


def _with_details(request: HttpRequest, bulk: Bulk, form: Form) -> Callable[..., Any]:
    told = form.cleaned_data

    def act(lines: list[Any], *, by: Any) -> Any:
        if bulk.form == "attach":
            upload = told["file"]
            kept = files.keep(upload.name, upload, by_id=by.author_id, by_name=by.author_name)
            return bulk.act(lines, told["kind"], kept, by=by, title=told["title"])
        if bulk.form == "reasons":
            own = {line.pk: request.POST.get(f"ly-do-{line.pk}", "").strip() for line in lines}
            return bulk.act(lines, by=by, reason=told["reason"], reasons={k: v for k, v in own.items() if v})
        return bulk.act(lines, by=by, **{name: told[name] for name in ("reason", "text") if name in told})

    return act
