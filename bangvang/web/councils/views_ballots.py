"""The vote. A member's sheet and the chair's view are two pages; of a cast nothing is kept in session, log or address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.councils import actions, permissions, queries, workflow
from bangvang.web.councils.forms import OpenBallotForm, count_told
from bangvang.web.councils.sheet import Sheet
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, perform


def open_ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """How to vote on one award; members on the list who declared nothing are named."""
    meeting = get_object_or_404(queries.meetings_seen_by(acting(request)), pk=pk)
    award = request.GET.get("danh-hieu", "")
    sheet = next((row for row in queries.sheets_of(meeting) if row.award == award), None)
    if sheet is None or sheet.ballot:
        return redirect_after(request, "meeting", pk)
    form = OpenBallotForm(queries.ways_for(meeting, award), request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = {"award": award, "way": form.cleaned_data["way"]}
        if made := perform(request, actions.open_ballot, meeting, done="Đã mở bỏ phiếu.", **told):
            return redirect_after(request, "ballot-chair", made.pk)
    context = {"meeting": meeting, "sheet": sheet, "form": form, "attendance": queries.attendance_of(meeting)}
    context["candidates"] = queries.candidates_among_members(meeting, award)
    return respond(request, "councils/open_ballot.html", context)


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """The member's own sheet: choose, look again, cast. The answer to the cast carries the receipt; it is stored nowhere."""
    by = acting(request)
    seen = get_object_or_404(queries.ballots_voted_by(by), pk=pk)
    sheet = Sheet(seen, by, request.POST)
    if request.POST.get("viec") == "bo-phieu":
        code = perform(request, actions.cast, seen, choices=sheet.choices)
        if code:
            return respond(request, "councils/receipt.html", {"ballot": seen, "code": code, "count": sheet.votes})
    return respond(request, "councils/ballot.html", {"ballot": seen, "sheet": sheet})


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether the papers under a code are among those counted; the code travels in the body, never in an address."""
    seen = get_object_or_404(queries.ballots_voted_by(acting(request)), pk=pk)
    asked = request.POST.get("ma", "").strip()
    found = queries.papers_under(seen, asked) if asked else None
    return respond(request, "councils/receipt_check.html", {"ballot": seen, "asked": asked, "found": found})


@require_GET
def chair(request: HttpRequest, pk: int) -> HttpResponse:
    """For chair, secretary and counters: how many have voted, and after the count the result."""
    by = acting(request)
    seen = get_object_or_404(queries.ballots_kept_by(by), pk=pk)
    sheet = next(row for row in queries.sheets_of(seen.meeting) if row.award == seen.award)
    context = {
        "ballot": seen,
        "sheet": sheet,
        "may_close": seen.way == "secret" and permissions.may_open_or_close.test(by, seen),
        "may_count": seen.way != "secret" and seen.state == "open" and permissions.may_count.test(by, seen),
        "is_second": queries.entered_by_other(seen, by),
        "buttons": buttons_for(seen, by, [workflow.CLOSE_BALLOT]) if seen.state == "open" else [],
        "word": workflow.CLOSE_BALLOT.typed_word,
    }
    return respond(request, "councils/chair.html", context)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    seen = get_object_or_404(queries.ballots_kept_by(acting(request)), pk=pk)
    perform(request, actions.close_ballot, seen, step=workflow.CLOSE_BALLOT, done="Đã kiểm phiếu.")
    return redirect_after(request, "ballot-chair", pk)


def enter_count(request: HttpRequest, pk: int) -> HttpResponse:
    """Figures counted in the room; the second person sees nothing of the first one's."""
    by = acting(request)
    seen = get_object_or_404(queries.ballots_kept_by(by).exclude(way="secret"), pk=pk)
    items = list(queries.items_of(seen.meeting).filter(line__award=seen.award))
    is_second = queries.entered_by_other(seen, by)
    if request.method == "POST":
        done = "Hai lần nhập khớp nhau. Đã kiểm phiếu." if is_second else "Đã lưu lần nhập thứ nhất."
        if perform(request, actions.enter_count, seen, counts=count_told(request.POST, items), done=done):
            return redirect_after(request, "ballot-chair", pk)
    context = {"ballot": seen, "rows": _typed(request, items), "is_second": is_second}
    return respond(request, "councils/count.html", context)


def _typed(request: HttpRequest, items: list[Any]) -> list[dict[str, Any]]:
    """What was typed stays on the page."""
    said = request.POST
    return [
        {"item": item, **{key: said.get(f"{name}-{item.pk}", "") for key, name in FIGURES.items()}} for item in items
    ]


FIGURES = {"votes_for": "dong-y", "against": "khong", "invalid": "hong"}
