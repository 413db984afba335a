"""Requests to correct a record: asked by the person, answered by the unit, read by both."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.people import actions, workflow
from bangvang.office.people.permissions import Role
from bangvang.office.people.queries import corrections
from bangvang.toolbox import audit, calendar, files
from bangvang.web.records.forms import CorrectionForm
from bangvang.web.records.own import row_named, sections_of
from bangvang.web.records.views import own_person
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import keeping_file, may_take, perform
from bangvang.web.shared.timeline import timeline_of

DONE = {
    "chap-nhan": (actions.accept_correction, "Đã trả lời: chấp nhận."),
    "khong-chap-nhan": (actions.refuse_correction, "Đã trả lời: không chấp nhận."),
    "rut": (actions.withdraw_correction, "Đã rút yêu cầu."),
}


def ask(request: HttpRequest) -> HttpResponse:
    """The person points at a row of the own record, or says what is missing."""
    person = own_person(acting(request))
    sections = sections_of(person)
    form = CorrectionForm(
        sections, request.POST or None, request.FILES or None, initial={"row": request.GET.get("dong")}
    )
    if request.method == "POST" and form.is_valid():
        row = row_named(sections, form.cleaned_data["row"])
        told: dict[str, Any] = {
            "about": row.about if row else corrections.About.MISSING,
            "row": row.whole if row else "",
        }
        told |= {"wanted": form.cleaned_data["wanted"], "file": form.cleaned_data["file"]}
        if made := perform(request, keeping_file(actions.ask_correction, "scan"), person, done=SENT, **told):
            return redirect_after(request, "correction", made.pk)
    return respond(request, "records/ask.html", {"person": person, "form": form})


SENT = "Đã gửi yêu cầu đính chính. Kết quả trả lời được báo tại đây."


@require_GET
@only(Role.CLERK, Role.HEAD, Role.OFFICER)
def correction_list(request: HttpRequest) -> HttpResponse:
    """What the reader's units have been asked, what waits first, and how much was answered in time."""
    rows = corrections.corrections_to_answer(acting(request))
    pages = page_of(corrections.waiting_first(rows), request.GET, ("place", "-due", "-pk"))
    context = {"pages": pages, "figures": corrections.told_in_time(rows), "today": calendar.today()}
    return respond(request, "records/corrections.html", context)


@require_GET
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    found = get_object_or_404(corrections.corrections_seen_by(by), pk=pk)
    if found.person_id != by.account.person_id:
        audit.record_read(found.person, by=by)
    context = {"asked": found, "today": calendar.today(), "timeline": timeline_of(found)}
    context["may_answer"] = may_take(workflow.ACCEPT_CORRECTION, found, by)
    context["may_withdraw"] = may_take(workflow.WITHDRAW_CORRECTION, found, by)
    return respond(request, "records/correction.html", context)


@require_POST
def take_step(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    found = get_object_or_404(corrections.corrections_seen_by(acting(request)), pk=pk)
    if path not in DONE:
        raise Http404
    action, done = DONE[path]
    perform(request, action, found, done=done, reason=request.POST.get("reason", ""))
    return redirect_after(request, "correction", pk)


@require_GET
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(corrections.corrections_seen_by(acting(request)).exclude(scan=None), pk=pk)
    return files.as_download(found.scan)
