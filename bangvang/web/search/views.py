"""The search box: the whole answer on a page, its first rows below the box while one types."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bangvang.web.search.gathering import gathered
from bangvang.web.shared.acting import acting
from bangvang.web.shared.doorway import limited
from bangvang.web.shared.respond import respond

FOUND, FIRST = 20, 5  # of each kind on the page, and below the box
LONGEST = 100


@limited(600)  # a whole school may type behind one address
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:LONGEST]
    groups = gathered(acting(request), words, FOUND)
    return respond(request, "search/search.html", {"words": words, "groups": groups})


@limited(1200)
@require_GET
def first_found(request: HttpRequest) -> HttpResponse:
    """A part of a page for the small script; the box answers without it too."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    groups = gathered(acting(request), words, FIRST)
    count = sum(len(group.hits) for group in groups)
    return render(request, "search/first.html", {"words": words, "groups": groups, "count": count})
