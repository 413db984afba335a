"""Screens of local regulations."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from bangvang.office.documents import actions, permissions, queries, workflow
from bangvang.office.people.permissions import Role
from bangvang.office.people.queries import units_answered_for
from bangvang.toolbox import calendar, files
from bangvang.web.documents.forms import EndForm, InstrumentForm
from bangvang.web.documents.numbers import told_by
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform
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
    context = {"instrument": found, "numbers": told_by(found.numbers), "timeline": timeline_of(found)}
    context |= {"may_end": permissions.may_end.test(by, found), "form": EndForm(), "today": calendar.today()}
    return respond(request, "documents/instrument.html", context)


@only(*WRITERS)
def enter(request: HttpRequest) -> HttpResponse:
    """A text of the reader's own body; below a floor of the Law it is refused and what was typed stays."""
    by = acting(request)
    scope = get_object_or_404(units_answered_for(by), pk=by.unit_ids(*WRITERS)[0])
    form = InstrumentForm(request.POST or None, request.FILES or None, initial={"issuer": scope.name})
    if request.method == "POST" and form.is_valid() and (made := _enter(request, scope, form)):
        return redirect_after(request, "instrument", made.pk)
    return respond(request, "documents/new.html", {"form": form, "scope": scope})


def _enter(request: HttpRequest, scope: Any, form: InstrumentForm) -> Any:
    head = {name: value for name, value in form.cleaned_data.items() if name in _HEAD}
    by = acting(request)
    if upload := form.cleaned_data.get("scan"):
        try:
            head["proof"] = files.keep(upload.name, upload, by_id=by.author_id, by_name=by.author_name)
        except files.FileRefused as refusal:
            form.add_error("scan", str(refusal))
            return None
    done = f"Đã nhập văn bản số {head['number']}."
    return perform(request, actions.enter_instrument, scope, done=done, numbers=form.numbers, **head)


_HEAD = ("number", "title", "issuer", "issued_date", "since", "until")


def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.instruments_seen_by(acting(request)), pk=pk)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = "Đã ghi ngày hết hiệu lực."
        perform(request, actions.end_instrument, found, step=workflow.END, done=done, **form.cleaned_data)
    return redirect_after(request, "instrument", pk)


@require_GET
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.instruments_seen_by(acting(request)).exclude(proof=None), pk=pk)
    return files.as_download(found.proof)
