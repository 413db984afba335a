"""Papers and files, each behind its own question of who may see."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from bangvang.office.dossiers import papers, queries
from bangvang.toolbox import audit, files
from bangvang.toolbox import papers as press
from bangvang.toolbox.vietnamese import slug
from bangvang.web.dossiers import lists
from bangvang.web.dossiers.views.lines import line_filter
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting
from bangvang.web.shared.handed_out import handed_out

MAKE: dict[str, Callable[[Any], Any]] = {
    "to-trinh": papers.letter,
    "bien-nhan": papers.receipt,
    "niem-yet": papers.posted_list,
}
ISSUED = {"to-trinh": "submission", "bien-nhan": "receipt"}


@require_GET
def proposal_paper(request: HttpRequest, pk: int, kind: str, suffix: str) -> HttpResponse:
    """The issued paper where there is one, else as it would be issued now."""
    proposal = get_object_or_404(queries.proposals_seen_by(acting(request)), pk=pk)
    if kind not in MAKE or suffix not in ("pdf", "docx"):
        raise Http404
    issued = queries.issued_paper(proposal, ISSUED.get(kind, ""))
    if answer := handed_out(request, issued, suffix, ("proposal", pk)):
        return answer
    document = issued.data if issued else MAKE[kind](proposal).as_dict()
    return _printed(document, suffix, f"{kind}-{proposal.pk}")


@require_GET
def appraisal_paper(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    by = acting(request)
    line = get_object_or_404(queries.one_line(by), pk=pk)
    if suffix not in ("pdf", "docx"):
        raise Http404
    document = papers.appraisal(queries.detail_of(line, by)).as_dict()
    return _printed(document, suffix, f"phieu-tham-dinh-{slug(line.subject_name)}")


@require_GET
def signed_letter(request: HttpRequest, pk: int) -> HttpResponse:
    seen = queries.proposals_seen_by(acting(request)).exclude(signed_file=None)
    return files.as_download(get_object_or_404(seen, pk=pk).signed_file)


@require_GET
def dossier_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper of a dossier, for who may see the dossier; the reading is noted."""
    by = acting(request)
    paper = get_object_or_404(queries.papers_seen(queries.lines_seen_by(by)), pk=pk)
    audit.record_read(paper.line, by=by)
    return files.as_download(paper.file)


@require_GET
def minutes_file(request: HttpRequest, pk: int) -> HttpResponse:
    vote = get_object_or_404(queries.votes_seen(queries.lines_seen_by(acting(request))), pk=pk)
    return files.as_download(vote.minutes)


@require_GET
def line_sheet(request: HttpRequest) -> HttpResponse:
    """Just the table of the screen, all its pages."""
    by = acting(request)
    rows = queries.line_rows(by, line_filter(request).chosen).select_related("person")
    told, notes = printed.streamed(rows.order_by(*queries.KEYS)), printed.left_out(rows)
    return printed.as_workbook("ho-so", lists.line_sheet(told, printed.unit_of(by), notes))


@require_GET
def proposal_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The list behind the letter, as it is printed."""
    by = acting(request)
    proposal = get_object_or_404(queries.proposals_seen_by(by), pk=pk)
    lines = list(queries.letter_rows(by, proposal))
    return printed.as_workbook(f"to-trinh-{pk}", lists.letter_sheet(proposal, lines))


@require_GET
def campaign_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    campaign = get_object_or_404(queries.campaigns_seen_by(by), pk=pk)
    letters = list(queries.proposal_rows(by, {"campaign": pk}).order_by("from_unit__path", "pk")[: printed.MOST])
    queries.count_lines(letters)
    return printed.as_workbook(f"dot-xet-{pk}", lists.campaign_sheet(campaign, letters))


def _printed(document: dict[str, Any], suffix: str, name: str) -> HttpResponse:
    if suffix == "pdf":
        return _answer(press.preview(document), "application/pdf", f"{name}.pdf", inline=True)
    return _answer(press.preview_docx(document), files.DOCX, f"{name}.docx")


def _answer(data: bytes, kind: str, name: str, *, inline: bool = False) -> HttpResponse:
    how = "inline" if inline else "attachment"
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'{how}; filename="{name}"'})
