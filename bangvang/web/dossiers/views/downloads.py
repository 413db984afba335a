"""Papers and files, each behind its own question of who may see."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from bangvang.office.dossiers import papers, queries
from bangvang.toolbox import audit, files, sheets
from bangvang.toolbox import papers as press
from bangvang.toolbox.vietnamese import slug
from bangvang.web.dossiers.views.lines import line_filter
from bangvang.web.shared.acting import acting
from bangvang.web.shared.handed_out import handed_out

MAKE: dict[str, Callable[[Any], Any]] = {
    "to-trinh": papers.letter,
    "bien-nhan": papers.receipt,
    "niem-yet": papers.posted_list,
}
ISSUED = {"to-trinh": "submission", "bien-nhan": "receipt"}
MOST_ROWS = 30_000
COLUMNS = (
    sheets.Column("TT", 6, "center"),
    sheets.Column("Họ và tên, tập thể", 30),
    sheets.Column("Chức vụ", 24),
    sheets.Column("Đơn vị", 34),
    sheets.Column("Danh hiệu, hình thức", 28),
    sheets.Column("Năm", 12, "center", True),
    sheets.Column("Đối chiếu điều kiện", 20),
    sheets.Column("Trạng thái", 24),
    sheets.Column("Nơi đang xử lý", 28),
)


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
    rows = queries.line_rows(acting(request), line_filter(request).chosen).order_by(*queries.KEYS)[:MOST_ROWS]
    return _workbook("ho-so", "DANH SÁCH HỒ SƠ", "", rows)


@require_GET
def proposal_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    proposal = get_object_or_404(queries.proposals_seen_by(by), pk=pk)
    rows = queries.line_rows(by, {"proposal": pk}).order_by("ordinal", *queries.KEYS)
    return _workbook(f"to-trinh-{pk}", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", str(proposal), rows)


def _workbook(name: str, title: str, subtitle: str, rows: Any) -> HttpResponse:
    told = [_row(number, line) for number, line in enumerate(rows, start=1)]
    closing = f"Danh sách này có {len(told)} hồ sơ."
    made = sheets.workbook([sheets.Sheet("Hồ sơ", title, COLUMNS, told, subtitle, closing=closing)])
    return _answer(made, files.XLSX, f"{name}.xlsx")


def _row(number: int, line: Any) -> list[Any]:
    return [
        number,
        line.subject_name,
        line.post_title,
        line.unit.name,
        queries.labels([line.award]),
        line.period,
        line.get_answer_display(),
        line.get_state_display(),
        line.place.short_name,
    ]


def _printed(document: dict[str, Any], suffix: str, name: str) -> HttpResponse:
    if suffix == "pdf":
        return _answer(press.preview(document), "application/pdf", f"{name}.pdf", inline=True)
    return _answer(press.preview_docx(document), files.DOCX, f"{name}.docx")


def _answer(data: bytes, kind: str, name: str, *, inline: bool = False) -> HttpResponse:
    how = "inline" if inline else "attachment"
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'{how}; filename="{name}"'})
