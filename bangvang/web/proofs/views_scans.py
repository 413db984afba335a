"""Scans come in, one or many at once, and go out to those who may read the row."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.achievements import actions, queries
from bangvang.office.achievements.reading.scan_names import Decided, Named, match_scans
from bangvang.office.people.permissions import Role
from bangvang.toolbox import audit, bundles, files
from bangvang.web.proofs.forms import NO_SCAN, ManyScansForm, ScanForm, is_scan
from bangvang.web.proofs.kinds import kind_of, row_in_reach
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import keeping_file, perform

OPENS = {"application/pdf", "image/png", "image/jpeg"}


@require_GET
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF], "object-src": [SELF]})  # type: ignore[arg-type]  # the browser's viewer in our page
def scan(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The scan of a row's decision; who read it is noted."""
    return _handed_out(request, row_in_reach(request, kind, pk), "scan")


@require_GET
def letter(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    return _handed_out(request, row_in_reach(request, kind, pk), "letter")


def _handed_out(request: HttpRequest, row: Any, name: str) -> HttpResponse:
    file = getattr(row, name)
    if file is None:
        raise Http404
    audit.record_read(row, by=acting(request))
    return files.as_download(file, inline=file.content_type in OPENS)


@only(Role.CLERK, Role.HEAD, Role.OFFICER)
def attach(request: HttpRequest, kind: str) -> HttpResponse:
    """One scan for all rows of one decision; they are shown before."""
    number, issuer = request.GET.get("so", ""), request.GET.get("co-quan", "")
    found = queries.rows_of_decision(acting(request), kind_of(kind), number, issuer)
    rows = list(found[: queries.MOST_AT_ONCE])
    if not rows:
        raise Http404
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = f"Đã đính kèm bản chụp cho {len(rows)} dòng của Quyết định số {number}."
        if perform(request, keeping_file(actions.attach_scan), rows, done=done, **form.cleaned_data):
            return redirect_after(request, "proof", kind, rows[0].pk)
    views = [queries.row_view(kind_of(kind), row) for row in rows]
    context = {"form": form, "rows": views, "number": number, "issuer": issuer, "slug": kind}
    return respond(request, "proofs/attach.html", context)


@require_POST
@only(Role.CLERK, Role.HEAD, Role.OFFICER)
def take_in(request: HttpRequest) -> HttpResponse:
    """Many scans at once: each goes to its decision by the number in its name; what fits none is told, never guessed."""
    form = ManyScansForm(request.POST, request.FILES)
    taken: list[Named] = []
    left: list[Named] = []
    if form.is_valid():
        by = acting(request)
        kinds: dict[Decided, list[str]] = {}
        for kind, number, issuer, year in queries.decisions_without_scan(by):
            kinds.setdefault(Decided(number, issuer, year), []).append(kind)
        for name, data in _unpacked(request, form.cleaned_data["scans"]):
            named = match_scans([name], kinds)[0] if is_scan(name) else Named(name, None, NO_SCAN)
            is_taken = named.found is not None and _attached(request, named, kinds[named.found], data)
            (taken if is_taken else left).append(named)
            if is_taken:
                kinds.pop(named.found)
    context = {"form": form, "taken": taken, "left": left}
    return respond(request, "proofs/taken.html", context, status=200 if form.is_valid() else 422)


def _unpacked(request: HttpRequest, uploads: list[Any]) -> Any:
    """Name and content of every file, those of zips too; a refused zip becomes a message."""
    for upload in uploads:
        if not upload.name.lower().endswith(".zip"):
            yield upload.name, upload
            continue
        try:
            yield from bundles.files_inside(upload.name, upload)
        except files.FileRefused as refusal:
            messages.error(request, f"Chưa nhận tệp: {refusal}")


def _attached(request: HttpRequest, named: Named, kinds: list[str], data: Any) -> bool:
    """The scan kept and given to the decision's rows of every kind; a refusal is told by `perform`."""
    by = acting(request)

    def act(found: Decided, *, by: Any) -> int:
        kept = files.keep(named.name, data, by_id=by.author_id, by_name=by.author_name)
        each = [
            list(queries.rows_of_decision(by, kind, found.number, found.issuer).filter(scan=None)) for kind in kinds
        ]
        for rows in each:
            actions.attach_scan(rows, by=by, file=kept)
        return sum(len(rows) for rows in each)

    return bool(by) and bool(perform(request, act, named.found))
