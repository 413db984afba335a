"""Yearly lists of a unit: ratings as a table, recognised initiatives from their decision."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.achievements import actions, queries, workflow
from bangvang.office.people import queries as people
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets import SheetRefused
from bangvang.toolbox.workflow import NotYours, Step
from bangvang.web.people import workbooks
from bangvang.web.people.forms import DecisionForm, InitiativesForm, RowsForm
from bangvang.web.people.list_reading import Staff, as_text, read_grades, read_initiatives, table_in
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform


def ratings(request: HttpRequest, unit: int, period: str) -> HttpResponse:
    """The table of a year; a POST writes what was chosen under one decision."""
    at = _unit(request, unit, period)
    form = DecisionForm(request.POST or None)
    chosen = _chosen(request)
    if request.method == "POST" and form.is_valid() and _rate(request, at, period, chosen, form.cleaned_data):
        return redirect_after(request, "ratings", unit, period)
    return _show_ratings(request, at, period, form, chosen)


@require_POST
def ratings_file(request: HttpRequest, unit: int, period: str) -> HttpResponse:
    """Read a list into the table; nothing is written before the table is saved."""
    at = _written_by(request, workflow.RATE, _unit(request, unit, period))
    form = RowsForm(request.POST, request.FILES)
    form.is_valid()
    told, refused = None, ""
    try:
        rows = table_in(form.cleaned_data.get("rows", ""), form.cleaned_data.get("file"))
        told = read_grades(rows, _known_staff(at, period))
    except SheetRefused as refusal:
        refused = str(refusal)
    more = {"doubts": told.doubts if told else [], "refused": refused, "read": len(told.grades) if told else 0}
    return _show_ratings(request, at, period, DecisionForm(), told.grades if told else {}, more | {"was_read": True})


@require_GET
def initiatives(request: HttpRequest, unit: int, period: str) -> HttpResponse:
    at = _unit(request, unit, period)
    context = {"unit": at, "period": period, "initiatives": queries.initiatives_at(at, period)}
    context["is_complete"] = queries.ListKind.INITIATIVES in queries.lists_complete(at, period)
    context["may_enter"] = workflow.ENTER_INITIATIVES.may(acting(request), at)
    return respond(request, "people/initiatives.html", context)


@require_GET
def initiatives_export(request: HttpRequest, unit: int, period: str) -> HttpResponse:
    at = _unit(request, unit, period)
    sheet = workbooks.initiative_sheet(at, period, queries.initiatives_at(at, period))
    return printed.as_workbook(f"sang-kien-{period}", sheet)


@require_GET
def ratings_export(request: HttpRequest, unit: int, period: str) -> HttpResponse:
    """The ratings kept, not what was chosen and not yet saved."""
    at = _unit(request, unit, period)
    staff = _staff(at, period)
    kept = {row.person_id: row for row in queries.ratings_of([person.pk for person in staff], [period])}
    rows = [(person, kept.get(person.pk)) for person in staff]
    return printed.as_workbook(f"xep-loai-{period}", workbooks.rating_sheet(at, period, rows))


def initiatives_new(request: HttpRequest, unit: int, period: str) -> HttpResponse:
    """Decision and list, then a preview line by line, then written."""
    at = _written_by(request, workflow.ENTER_INITIATIVES, _unit(request, unit, period))
    form = InitiativesForm(request.POST or None, request.FILES or None)
    context = {"unit": at, "period": period, "form": form}
    if request.method == "POST" and form.is_valid():
        read, text = _read_initiatives(form, at, period)
        form.data = {**request.POST.dict(), "rows": text}
        is_confirmed = "confirmed" in request.POST and read and not read.doubts
        if is_confirmed and _enter_initiatives(request, at, period, form.cleaned_data, read):
            return redirect_after(request, "initiatives", unit, period)
        context["read"] = read
    return respond(request, "people/initiatives_new.html", context)


@require_POST
def list_is_complete(request: HttpRequest, unit: int, period: str) -> HttpResponse:
    """Nobody else had an initiative recognised that year: from now on a name not listed means none."""
    at = _unit(request, unit, period)
    kinds = [queries.ListKind.INITIATIVES]
    done = f"Đã xác nhận danh sách sáng kiến năm {period} là đủ."
    perform(request, actions.complete_lists, at, done=done, period=period, kinds=kinds)
    return redirect_after(request, "initiatives", unit, period)


def _unit(request: HttpRequest, unit: int, period: str) -> Any:
    """A unit within reach and a year that exists."""
    try:
        calendar.period_bounds(period)
    except ValueError as wrong:
        raise Http404 from wrong
    return get_object_or_404(people.units_read_by(acting(request)), pk=unit)


def _written_by(request: HttpRequest, step: Step, at: Any) -> Any:
    """Who only reads there gets no form to write in: nothing typed is lost for nothing."""
    if not step.may(acting(request), at):
        raise NotYours(f"Không có quyền thực hiện “{step.label}” đối với {at}.")
    return at


def _staff(at: Any, period: str) -> list[Any]:
    return list(people.people_of(at, min(calendar.today(), calendar.period_bounds(period)[1])))


def _known_staff(at: Any, period: str) -> Staff:
    found = _staff(at, period)
    return Staff(found, people.codes_of_merged(found))


def _chosen(request: HttpRequest) -> dict[int, str]:
    """Grades picked in the table, by person."""
    names = ((name.removeprefix("grade-"), value) for name, value in request.POST.items() if name.startswith("grade-"))
    return {int(ident): value for ident, value in names if ident.isdecimal() and value in queries.Grade.values}


def _rate(request: HttpRequest, at: Any, period: str, chosen: dict[int, str], decision: dict[str, Any]) -> Any:
    rows = [
        {"person": person, "grade": chosen[person.pk], "period": period, **decision}
        for person in _staff(at, period)
        if person.pk in chosen
    ]
    done = f"Đã lưu xếp loại năm {period} của {len(rows)} người."
    return perform(request, lambda unit, *, by: actions.rate(rows, by=by, at=unit), at, done=done)


def _show_ratings(
    request: HttpRequest, at: Any, period: str, form: DecisionForm, chosen: dict[int, str], more: Any = None
) -> HttpResponse:
    staff = _staff(at, period)
    kept = {row.person_id: row for row in queries.ratings_of([person.pk for person in staff], [period])}
    rows = [(person, kept.get(person.pk), chosen.get(person.pk) or _grade(kept.get(person.pk))) for person in staff]
    context = {"unit": at, "period": period, "rows": rows, "form": form, "rows_form": RowsForm()}
    context |= {"grades": queries.Grade.choices, "may_enter": workflow.RATE.may(acting(request), at)}
    return respond(request, "people/ratings.html", context | (more or {}))


def _grade(rating: Any) -> str:
    return rating.grade if rating else ""


def _read_initiatives(form: InitiativesForm, at: Any, period: str) -> tuple[Any, str]:
    try:
        rows = table_in(form.cleaned_data.get("rows", ""), form.cleaned_data.get("file"))
    except SheetRefused as refusal:
        form.add_error("file", str(refusal))
        return None, form.data.get("rows", "")
    return read_initiatives(rows, _known_staff(at, period)), as_text(rows)


def _enter_initiatives(request: HttpRequest, at: Any, period: str, told: dict[str, Any], read: Any) -> Any:
    decision = {name: told[name] for name in ("number", "decided_date", "issuer", "reach", "is_complete")}
    rows = [row.as_row() for row in read.rows]
    done = f"Đã nhập {len(rows)} sáng kiến theo Quyết định số {told['number']}."
    return perform(request, actions.enter_initiatives, at, done=done, period=period, rows=rows, **decision)
