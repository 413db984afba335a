"""Screens of registration. Each view: load what the user may see, check, form, one action, answer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.people import queries as people
from bangvang.office.registrations import actions, permissions, queries, workflow
from bangvang.office.registrations.queries import SheetState
from bangvang.office.units.queries import search
from bangvang.toolbox.workflow import ACTIONS, NotNow, undo
from bangvang.web.registrations import reading, workbooks
from bangvang.web.registrations.forms import SheetFilters, choices_in, team_choices_in, version_in
from bangvang.web.registrations.table import asked_day, table_of
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.printed import as_workbook
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, perform
from bangvang.web.shared.timeline import timeline_of

STEPS = (workflow.HAND_IN, workflow.RECALL, workflow.RECEIVE, workflow.RETURN)


@require_GET
def sheet_list(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    filters = SheetFilters(request, queries.periods_registered(by))
    chosen = filters.chosen
    rows = queries.sheet_rows(by, chosen.get("nam", ""), chosen.get("trang_thai", ""))
    if words := chosen.get("q"):
        rows = rows.filter(unit__in=search(people.units_answered_for(by), words).values("pk"))
    pages = page_of(rows, request.GET, ("unit__path", "-period", "pk"))
    queries.count_registrations(pages)
    own = reading.own_units(by)
    may_receive = any(permissions.may_receive.test(by, row) and row.state == SheetState.HANDED_IN for row in pages)
    context = {"pages": pages, "filters": filters, "own": own, "may_receive": may_receive}
    return respond(
        request, "registrations/list.html", context | {"mine": reading.own_titles(by), "behind": reading.behind(by)}
    )


def open_sheet(request: HttpRequest, unit: int, period: str) -> HttpResponse:
    """A task leads here: to the sheet if there is one, else to the button that opens it."""
    by = acting(request)
    at = get_object_or_404(people.units_answered_for(by), pk=unit)
    if period not in reading.years_open(at):
        raise Http404
    found = queries.sheet_of(at, period)
    if request.method == "POST" and not found:
        found = perform(request, actions.open_sheet, at, period=period)
    if found:
        return redirect_after(request, "registration", found.pk)
    may = permissions.may_open.test(by, at)
    return respond(request, "registrations/open.html", {"unit": at, "period": period, "may_open": may})


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The table; a POST keeps the draft."""
    found = get_object_or_404(queries.sheets_seen_by(acting(request)), pk=pk)
    if request.method == "POST":
        choices = choices_in(request.POST, _staff_ids(found))
        if not _save(request, found, choices):
            found.refresh_from_db()
            return _show(request, found, choices, team_choices_in(request.POST), queries.choices_of(found))
        messages.success(request, "Đã lưu bản đăng ký.")
        return redirect_after(request, "registration", pk)
    return _show(request, found, queries.choices_of(found), queries.team_choices_of(found))


def _show(request: HttpRequest, found: Any, choices: Any, teams: Any, saved: Any = None) -> HttpResponse:
    by = acting(request)
    may_write = found.state == SheetState.DRAFT and permissions.may_prepare.test(by, found)
    context = {
        "sheet": found,
        "table": table_of(found.unit, found.period, choices, teams, saved),
        "may_write": may_write,
        "buttons": buttons_for(found, by, STEPS, reverse("registration", args=[found.pk])),
        "timeline": timeline_of(found),
        "last_day": queries.last_day(found.unit, found.period),
    }
    return respond(request, "registrations/sheet.html", context)


def _save(request: HttpRequest, found: Any, choices: Any) -> Any:
    named = {person: codes for person, codes in choices.items() if person is not None}
    told = {"choices": named, "group_codes": choices[None], "teams": team_choices_in(request.POST)}
    return perform(request, actions.save_sheet, found, version=version_in(request.POST), **told)


def _staff_ids(found: Any) -> list[int]:
    return list(people.people_of(found.unit, asked_day(found.period)).values_list("pk", flat=True))


@require_POST
def keep_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """What the page sends by itself after each pause."""
    by = acting(request)
    found = get_object_or_404(queries.sheets_seen_by(by), pk=pk)
    choices = choices_in(request.POST, _staff_ids(found))
    told = {"group_codes": choices.pop(None), "teams": team_choices_in(request.POST)}
    try:
        kept = actions.save_sheet(found, by=by, choices=choices, version=version_in(request.POST), **told)
    except NotNow as refusal:
        return JsonResponse({"message": str(refusal)}, status=409)
    return JsonResponse({"version": kept.version})


@require_POST
def take_step(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    """Hand in, recall, receive, return."""
    found = get_object_or_404(queries.sheets_seen_by(acting(request)), pk=pk)
    step = next((each for each in STEPS if each.path == path), None)
    if step is None:
        raise Http404
    done = f"Đã thực hiện: {step.label.lower()}."
    perform(request, ACTIONS[step.name], found, done=done, reason=request.POST.get("reason", ""))
    return redirect_after(request, "registration", pk)


@require_POST
def receive_many(request: HttpRequest) -> HttpResponse:
    """The chosen sheets: first which they are, then received at once, and undone while nobody has gone on."""
    ids = [int(ident) for ident in request.POST.getlist("sheet") if ident.isdecimal()]
    sheets = list(queries.sheets_seen_by(acting(request)).filter(pk__in=ids, state=SheetState.HANDED_IN))
    if not sheets:
        messages.info(request, "Chưa chọn bản đăng ký nào đang chờ tiếp nhận.")
        return redirect_after(request, "registrations")
    if "confirmed" not in request.POST:
        return respond(request, "registrations/receive.html", {"sheets": sheets})
    done = perform(request, actions.receive, sheets, done=f"Đã tiếp nhận {len(sheets)} bản đăng ký.")
    batch = str(done[0].journal_batch) if done else ""
    return respond(request, "registrations/received.html", {"sheets": sheets, "batch": batch})


@require_POST
def undo_receipt(request: HttpRequest) -> HttpResponse:
    perform(request, undo, request.POST.get("batch", ""), done="Đã hoàn tác: các bản đăng ký lại chờ tiếp nhận.")
    return redirect_after(request, "registrations")


@require_GET
def reasons(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Why a cell says what it says: each condition with its fact, its paper and its article."""
    found = get_object_or_404(queries.sheets_seen_by(acting(request)), pk=pk)
    staff = get_object_or_404(people.people_of(found.unit, asked_day(found.period)), pk=person)
    context = {"sheet": found, "person": staff, "awards": reading.conditions_by_award(found, staff.pk)}
    return respond(request, "registrations/reasons.html", context)


@require_GET
def export(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.sheets_seen_by(acting(request)), pk=pk)
    table = table_of(found.unit, found.period, queries.choices_of(found), queries.team_choices_of(found))
    name = f"dang-ky-{found.unit.code}-{found.period}"
    return as_workbook(name, workbooks.registration_sheet(found, table))
