"""Screens of local regulations."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bangvang import lawbook
from bangvang.office.documents import actions, permissions, queries, workflow
from bangvang.office.people.permissions import Role
from bangvang.office.people.queries import units_answered_for
from bangvang.toolbox import calendar, files
from bangvang.web.documents.affected import Affected, Asked
from bangvang.web.documents.forms import EndForm, InstrumentForm, SupposeForm, YearForm
from bangvang.web.documents.numbers import told_by
from bangvang.web.documents.supposing import supposed, years
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, keeping_file, may_take, perform
from bangvang.web.shared.timeline import timeline_of

WRITERS = (Role.HEAD_OF_OFFICE, Role.OFFICER)


@require_GET
def instrument_list(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    pages = page_of(queries.instruments_seen_by(by), request.GET, ("-since", "-pk"))
    context = {"pages": pages, "may_enter": by.has_role(*WRITERS), "today": calendar.today()}
    return respond(request, "documents/list.html", context)


@require_GET
def instrument(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    found = get_object_or_404(queries.instruments_seen_by(by), pk=pk)
    may_change = permissions.may_change.test(by, found)
    context = {"instrument": found, "numbers": told_by(found.numbers), "timeline": timeline_of(found)}
    context |= {"may_change": may_change, "may_end": may_take(workflow.END, found, by), "today": calendar.today()}
    context |= {"form": EndForm(), "buttons": buttons_for(found, by, [workflow.DROP], reverse("instrument", args=[pk]))}
    return respond(request, "documents/instrument.html", context)


@only(*WRITERS)
def enter(request: HttpRequest) -> HttpResponse:
    """A text of the reader's own body; below a floor of the Law it is refused and what was typed stays."""
    by = acting(request)
    scope = get_object_or_404(units_answered_for(by), pk=by.unit_ids(*WRITERS)[0])
    form = InstrumentForm(request.POST or None, request.FILES or None, initial={"issuer": scope.name})
    if request.method == "POST" and form.is_valid() and (made := _enter(request, scope, form)):
        return redirect_after(request, "instrument-affected", made.pk)
    return respond(request, "documents/new.html", {"form": form, "scope": scope})


def _enter(request: HttpRequest, scope: Any, form: InstrumentForm) -> Any:
    head = {name: value for name, value in form.cleaned_data.items() if name in _HEAD}
    done = f"Đã nhập văn bản số {head['number']}."
    enter = keeping_file(actions.enter_instrument, "proof")
    return perform(request, enter, scope, file=form.cleaned_data["scan"], done=done, numbers=form.numbers, **head)


_HEAD = ("number", "title", "issuer", "issued_date", "since", "until")


def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.instruments_seen_by(acting(request)), pk=pk)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = "Đã ghi ngày hết hiệu lực."
        perform(request, actions.end_instrument, found, step=workflow.END, done=done, **form.cleaned_data)
    return redirect_after(request, "instrument", pk)


@require_GET
def affected(request: HttpRequest, pk: int) -> HttpResponse:
    """Whose answer changes once the text is applied: looked at before it is."""
    by = acting(request)
    found = get_object_or_404(queries.instruments_seen_by(by), pk=pk)
    if not permissions.may_change.test(by, found):
        raise PermissionDenied("Chỉ cơ quan nhập văn bản xem được văn bản làm thay đổi kết quả của ai.")
    form = YearForm(request)
    day = max(found.since, calendar.today())
    told = Affected(by, Asked(found.scope, form.chosen.get("nam") or years()[0][0], day, adding=[found]))
    context = {"instrument": found, "numbers": told_by(found.numbers), "filters": form, "day": day}
    context |= {"affected": told, "pages": told.page(request.GET)}
    context |= {"buttons": buttons_for(found, by, workflow.INSTRUMENT_STEPS, reverse("instrument", args=[pk]))}
    return respond(request, "documents/affected.html", context)


@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.instruments_seen_by(acting(request)), pk=pk)
    perform(request, actions.apply_instrument, found, done=f"Văn bản số {found.number} đã được đưa vào áp dụng.")
    return redirect_after(request, "instrument", pk)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.instruments_seen_by(acting(request)), pk=pk)
    reason = request.POST.get("reason", "")
    perform(request, actions.drop_instrument, found, done="Đã ghi: không áp dụng văn bản này.", reason=reason)
    return redirect_after(request, "instrument", pk)


@only(*WRITERS, Role.DIRECTOR)
@require_GET
def suppose(request: HttpRequest) -> HttpResponse:
    """Giả định: the same answers under one number taken otherwise, marked as a simulation; nothing is written."""
    by = acting(request)
    scope = get_object_or_404(units_answered_for(by), pk=by.unit_ids(*WRITERS, Role.DIRECTOR)[0])
    form, told, refusal = SupposeForm(request), None, ""
    day = form.chosen.get("ngay") or calendar.today()
    try:
        told = supposed(scope, form.chosen, queries.parameters_on(day, scope))
        found = Affected(by, told.asked) if told else None
        pages = found.page(request.GET) if found else None
    except lawbook.LawbookError as refused:
        told, found, pages, refusal = None, None, None, str(refused)
    context = {"filters": form, "scope": scope, "supposed": told, "affected": found, "pages": pages}
    return respond(request, "documents/suppose.html", context | {"refusal": refusal, "day": day})


@require_GET
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.instruments_seen_by(acting(request)).exclude(proof=None), pk=pk)
    return files.as_download(found.proof)
