"""Pages without sign-in. They tell name, post, unit and title, and nothing else of a person."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from bangvang.office.decisions import queries
from bangvang.office.dossiers.queries.postings import posting_names, postings_open
from bangvang.toolbox import calendar
from bangvang.web.public.forms import RollFilter
from bangvang.web.shared.doorway import limited
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import respond


@login_not_required
@require_GET
def honour_roll(request: HttpRequest) -> HttpResponse:
    periods = queries.periods_on_roll()
    form = RollFilter(request, periods)
    asked = form.chosen
    period = asked.get("period") or (periods[0] if periods else "")
    rows = queries.search_records(queries.honour_roll(period, asked.get("award", "")), asked.get("q", ""))
    pages = page_of(rows, request.GET, ("award", "held_at__path", "pk"))
    return respond(request, "public/roll.html", {"pages": pages, "filters": form, "period": period})


@login_not_required
@require_GET
@limited(120)
def check(request: HttpRequest) -> HttpResponse:
    if code := request.GET.get("ma", "").strip():
        return redirect("check-code", code[:40].replace("/", "-"))
    return respond(request, "public/check.html", {})


@login_not_required
@require_GET
@limited(120)
def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR of a certificate leads."""
    found = queries.check_code(code)
    context = {"found": found, "code": code, "checked_at": calendar.now()}
    return respond(request, "public/check.html", context, status=404 if found.state == "unknown" else 200)


@login_not_required
@require_GET
def postings(request: HttpRequest) -> HttpResponse:
    return respond(request, "public/postings.html", {"postings": postings_open(calendar.today())})


@login_not_required
@require_GET
def posting(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(postings_open(calendar.today()), pk=pk)
    return respond(request, "public/posting.html", {"posting": found, "names": posting_names(found)})
