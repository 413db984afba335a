"""The queue: which decisions wait to be compared, which have no scan yet, which rows did not agree."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from bangvang.office.achievements import queries
from bangvang.office.people.permissions import Role
from bangvang.web.proofs.forms import ManyScansForm
from bangvang.web.proofs.kinds import SLUG_OF, SLUGS, WAIT_LABELS, WAITS
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.paging import Page, page_of
from bangvang.web.shared.reach import WORKS_ON_AWARDS
from bangvang.web.shared.respond import respond


@require_GET
@only(*WORKS_ON_AWARDS)
def queue(request: HttpRequest) -> HttpResponse:
    """By decision; what did not agree row by row, with its reason."""
    by = acting(request)
    kind = SLUGS.get(request.GET.get("loai", ""), "awards")
    counts = queries.count_waiting(by, kind)
    what = WAITS.get(request.GET.get("tinh-trang", ""), "") or _first(counts, is_reader=by.has_role(Role.OFFICER))
    pages, rows = _listed(request, kind, what)
    context = {
        "kinds": [(SLUG_OF[each], label, each == kind) for each, label in queries.KIND_LABELS.items()],
        "waits": [(slug, WAIT_LABELS[each], counts[each], each == what) for slug, each in WAITS.items()],
        "slug": SLUG_OF[kind],
        "what": what,
        "pages": pages,
        "rows": rows,
        "form": ManyScansForm(),
        "may_attach": by.has_role(Role.CLERK, Role.HEAD, Role.OFFICER),
    }
    return respond(request, "proofs/queue.html", context)


def _listed(request: HttpRequest, kind: str, what: str) -> tuple[Page, list[Any]]:
    """What did not agree row by row, the rest by decision."""
    by = acting(request)
    if what == "doubted":
        pages = page_of(queries.waiting(by, kind, what), request.GET, ("-pk",))
        return pages, [queries.row_view(kind, row) for row in pages]
    pages = page_of(queries.decisions_waiting(by, kind, what), request.GET, ("number", "issuer"))
    return pages, list(pages)


def _first(counts: dict[str, int], *, is_reader: bool) -> str:
    """An officer begins with what can be compared, a clerk with what came back; else where there is something."""
    order = ("scanned", "doubted", "bare") if is_reader else ("doubted", "bare", "scanned")
    return next((name for name in order if counts[name]), order[0])
