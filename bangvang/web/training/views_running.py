"""Running a session: planned, changed, announced, attended, closed or cancelled."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from bangvang.office.people import queries as people
from bangvang.office.training import actions, queries, workflow
from bangvang.office.training.queries import SessionState
from bangvang.toolbox.workflow import Step
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.reach import people_in_reach
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import keeping_file, may_take, perform
from bangvang.web.training.forms import ChangeForm, MarkForm, MaterialForm, PersonSearch, ReasonForm, SessionForm

A_FORM = 1000  # lines of one form: a larger session is marked page by page
FOUND = 30
FIELDS = ("title", "begins", "ends", "place", "seats", "document", "content", "roles")


def plan(request: HttpRequest, unit: int) -> HttpResponse:
    by = acting(request)
    at = get_object_or_404(people.units_answered_for(by), pk=unit, until=None)
    if not workflow.PLAN.may(by, at):
        raise Http404
    form = SessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = perform(request, actions.plan_session, at, done="Đã lập lớp tập huấn.", **form.cleaned_data)
        if made:
            return redirect_after(request, "training", made.pk)
    context = {"form": form, "title": "Lập lớp tập huấn", "lead": at.name, "button": "Lập lớp"}
    return respond(request, "training/form.html", context, status=422 if form.is_bound else 200)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    session = _run_by(request, pk, workflow.CHANGE)
    told = {name: getattr(session, name) for name in FIELDS}
    is_planned = session.state == SessionState.PLANNED
    form = ChangeForm(request.POST or None, initial=told, roles_open=is_planned)
    if request.method == "POST" and form.is_valid():
        done = "Đã sửa." if is_planned else "Đã sửa và báo cho những người được mời."
        if perform(request, actions.change_session, session, done=done, **form.cleaned_data):
            return redirect_after(request, "training", pk)
    lead = "" if is_planned else "Những người được mời nhận thông báo về thay đổi."
    context = {"form": form, "session": session, "title": "Sửa lớp tập huấn", "lead": lead, "button": "Lưu"}
    return respond(request, "training/form.html", context, status=422 if form.is_bound else 200)


def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Search by name, tick, call."""
    session = _run_by(request, pk, workflow.CALL)
    near = people_in_reach(acting(request))
    if request.method == "POST" and _called(request, session, near):
        return redirect_after(request, "training", pk)
    search = PersonSearch(request)
    words = search.chosen.get("q", "")
    known = queries.called_to(session).values("person_id")
    found = people.search(near, words).exclude(pk__in=known).order_by("name_key", "pk")[:FOUND] if words else []
    context = {"session": session, "filters": search, "found": found, "words": words, "most": FOUND}
    return respond(request, "training/call.html", context)


def _called(request: HttpRequest, session: Any, near: Any) -> bool:
    """Those ticked, if they are within reach."""
    ticked = [word for word in request.POST.getlist("nguoi")[:FOUND] if word.isascii() and word.isdigit()]
    named = list(near.filter(pk__in=[int(word) for word in ticked if len(word) < 19]))
    if not named:
        messages.error(request, "Chưa chọn ai để mời.")
        return False
    done = f"Đã mời thêm {len(named)} người."
    return bool(perform(request, actions.call_people, session, people=named, done=done))


def add_material(request: HttpRequest, pk: int) -> HttpResponse:
    session = _run_by(request, pk, workflow.ADD_MATERIAL)
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        add = keeping_file(actions.add_material)
        if perform(request, add, session, done="Đã thêm tài liệu.", **form.cleaned_data):
            return redirect_after(request, "training", pk)
    return respond(
        request, "training/material.html", {"form": form, "session": session}, status=422 if form.is_bound else 200
    )


def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """All in one form; marking again corrects, and the journal keeps both."""
    by = acting(request)
    session = _run_by(request, pk, workflow.MARK)
    seen = queries.attendances_seen_by(by, session)
    pages = page_of(seen, request.GET, ("person__name_key", "pk"), size=A_FORM)
    form = MarkForm(queries.named_on(pages.rows, session), request.POST or None)
    is_told = request.method == "POST" and form.is_valid()
    if is_told and perform(request, actions.mark, session, marks=form.marks, done="Đã lưu điểm danh."):
        return redirect_after(request, "training", pk)
    context = {"form": form, "session": session, "pages": pages, "lacks": workflow.MARK.missing(session)}
    return respond(request, "training/mark.html", context, status=422 if form.is_bound else 200)


@require_POST
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    return _stepped(request, pk, actions.announce, done="Đã thông báo và gửi lời mời.")


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    return _stepped(request, pk, actions.close_session, done="Lớp tập huấn đã kết thúc.")


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    reason = request.POST.get("reason", "")
    return _stepped(request, pk, actions.cancel_session, done="Đã hủy lớp tập huấn.", reason=reason)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.materials_seen_by(acting(request)), pk=pk)
    perform(request, actions.take_back_material, found, done="Đã gỡ tài liệu.")
    return redirect_after(request, "training", found.session_id)


def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody invited by mistake; the reason is asked."""
    by = acting(request)
    row = get_object_or_404(queries.rows_run_by(by), pk=pk)
    if not may_take(workflow.TAKE_OFF, row, by):
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if perform(request, actions.take_off, row, done=f"Đã rút tên {row.person}.", reason=reason):
            return redirect_after(request, "training", row.session_id)
    lead = f"{row.person}: không còn trong danh sách mời; lý do được lưu trong nhật ký."
    if row.session.state == SessionState.ANNOUNCED:
        lead += " Người này nhận thông báo."
    context = {
        "form": form,
        "session": row.session,
        "title": "Rút tên khỏi danh sách mời",
        "lead": lead,
        "button": "Rút tên",
    }
    return respond(request, "training/form.html", context, status=422 if form.is_bound else 200)


def _stepped(request: HttpRequest, pk: int, action: Any, **told: Any) -> HttpResponse:
    session = get_object_or_404(queries.sessions_seen_by(acting(request)), pk=pk)
    perform(request, action, session, **told)
    return redirect_after(request, "training", pk)


def _run_by(request: HttpRequest, pk: int, step: Step) -> Any:
    """The session, if the reader may take this step on it as it stands."""
    by = acting(request)
    session = get_object_or_404(queries.sessions_seen_by(by), pk=pk)
    if not may_take(step, session, by):
        raise Http404
    return session
