"""Hồ sơ: one dossier, everything known of it, and what can be done next."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.decisions.queries.timeliness import days_of
from bangvang.office.dossiers import actions, permissions, queries, workflow
from bangvang.toolbox import audit, files
from bangvang.toolbox.workflow import NotNow, Step
from bangvang.web.dossiers.forms import AchievementForm, AttachForm, OpinionForm, ReasonForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, has_typed_word, perform
from bangvang.web.shared.timeline import timeline_of

PLAIN = {
    "tham-dinh": (actions.verify, "Đã xác nhận thẩm định."),
    "kiem-tra": (actions.check_papers, "Đã ghi nhận kiểm tra giấy tờ."),
    "doi-chieu-lai": (actions.look_again, "Đã đối chiếu lại theo số liệu hôm nay."),
    "hoan-tac-tra-lai": (actions.undo_return, "Đã lấy lại hồ sơ."),
    "nop-lai": (actions.mend, "Đã đưa hồ sơ vào tờ trình nộp lại; chờ thủ trưởng ký."),
    "rut": (actions.withdraw, "Đã rút hồ sơ."),
}
BUTTONS = [step for step in workflow.LINE_STEPS if step is not workflow.SAVE_LINE]


@require_GET
def dossier_detail(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    line = get_object_or_404(queries.one_line(by), pk=pk)
    audit.record_read(line, by=by)
    writes = permissions.may_mend.test(by, line) and line.state in workflow.SAVE_LINE.source
    context = {
        "line": line,
        "detail": queries.detail_of(line, by),
        "buttons": buttons_for(line, by, BUTTONS, reverse("dossier", args=[pk])),
        "form": _achievement(line) if writes else None,
        "timeline": timeline_of(line),
        "days": days_of(line),
    }
    return respond(request, "dossiers/dossier.html", context)


@require_POST
def save_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the summary of achievements, by click or by itself after each pause."""
    line = _seen(request, pk)
    form = AchievementForm(request.POST)
    told = {"achievement": request.POST.get("achievement", "")} if not form.is_valid() else form.cleaned_data
    if request.headers.get("X-Draft"):
        return _draft_answer(request, line, told)
    if perform(request, actions.save_line, line, done="Đã lưu tóm tắt thành tích.", **told):
        return redirect_after(request, "dossier", pk)
    latest = _seen(request, pk)
    context = {"line": latest, "typed": told["achievement"], "form": _achievement(latest)}
    return respond(request, "dossiers/conflict.html", context, status=409)


def attach(request: HttpRequest, pk: int) -> HttpResponse:
    line = _seen(request, pk)
    form = AttachForm(queries.paper_kinds([line]), request.POST or None, request.FILES or None)

    def act(thing: Any, *, by: Any, file: Any, kind: str, title: str) -> Any:
        kept = files.keep(file.name, file, by_id=by.author_id, by_name=by.author_name)
        return actions.attach_paper(thing, kind, kept, by=by, title=title)

    return _step(request, line, workflow.ATTACH, act, form, "Đã đính kèm giấy tờ.")


def give_opinion(request: HttpRequest, pk: int) -> HttpResponse:
    form = OpinionForm(request.POST or None)
    return _step(request, _seen(request, pk), workflow.OPINE, actions.give_opinion, form, "Đã ghi ý kiến.")


def return_line(request: HttpRequest, pk: int) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    return _step(request, _seen(request, pk), workflow.RETURN, _on_one(actions.return_lines), form, "Đã trả lại hồ sơ.")


def override(request: HttpRequest, pk: int) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    action = _on_one(actions.override_verdict)
    return _step(request, _seen(request, pk), workflow.OVERRIDE, action, form, "Đã ghi xác nhận và lý do.")


@require_POST
def take_step(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    """The steps of a dossier that ask for no more than a click, a reason or a typed word."""
    if path not in PLAIN:
        raise Http404
    line = _seen(request, pk)
    action, done = PLAIN[path]
    step = next(step for step in workflow.LINE_STEPS if step.path == path)
    reason = {"reason": request.POST.get("reason", "")} if step.needs_reason else {}
    result = perform(request, _on_one(action), line, step=step, done=done, **reason)
    if path == "nop-lai" and result:
        return redirect_after(request, "proposal", result.pk)
    return redirect_after(request, "dossier", pk)


def _step(
    request: HttpRequest, line: Any, step: Step, action: Callable[..., Any], form: Form, done: str
) -> HttpResponse:
    is_told = request.method == "POST" and form.is_valid() and has_typed_word(request, step)
    if is_told and perform(request, action, line, done=done, **form.cleaned_data):
        return redirect_after(request, "dossier", line.pk)
    context = {"form": form, "title": step.label, "lead": str(line), "button": step.label}
    context |= {"back": reverse("dossier", args=[line.pk]), "lacks": step.blockers(line)}
    return respond(request, "dossiers/write.html", context)


def _seen(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(queries.one_line(acting(request)), pk=pk)


def _on_one(action: Callable[..., Any]) -> Callable[..., Any]:
    """A bulk action on a list of one."""

    def act(thing: Any, *, by: Any, **details: Any) -> Any:
        return action([thing], by=by, **details)

    return act


def _achievement(line: Any) -> AchievementForm:
    return AchievementForm(
        initial={"achievement": line.achievement, "achieved_date": line.achieved_date, "version": line.version}
    )


def _draft_answer(request: HttpRequest, line: Any, told: dict[str, Any]) -> HttpResponse:
    try:
        saved = actions.save_line(line, by=acting(request), **told)
    except NotNow as refusal:
        return JsonResponse({"message": str(refusal)}, status=409)
    return JsonResponse({"version": saved.version})
