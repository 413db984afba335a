"""Screens of our own decisions and of the register of awards."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.decisions import actions, queries, workflow
from bangvang.office.decisions.papers import decision_paper
from bangvang.office.decisions.wording.sentences import title_of
from bangvang.office.people.permissions import Role
from bangvang.toolbox import calendar, files, papers
from bangvang.web.decisions.forms import DraftForm, IssueForm
from bangvang.web.decisions.page import page_of_decision
from bangvang.web.decisions.sheets import name_sheet
from bangvang.web.shared.acting import acting
from bangvang.web.shared.filters import SearchForm
from bangvang.web.shared.forms import OfficialForm
from bangvang.web.shared.handed_out import MAKING, handed_out
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.printed import as_workbook
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import keeping_file, may_take, perform
from bangvang.web.shared.timeline import timeline_of

DRAFTERS = (Role.OFFICER, Role.HEAD_OF_OFFICE)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
def decision_list(request: HttpRequest) -> HttpResponse:
    by, form = acting(request), SearchForm(request)
    rows = queries.found(queries.decisions_seen_by(by), form.chosen.get("q", ""))
    pages = page_of(rows, request.GET, ("-created_at", "-pk"))
    queries.count_names(pages)
    context = {"pages": pages, "filters": form, "ready": queries.ready_by_award(by), "may_enter": queries.may_enter(by)}
    return respond(request, "decisions/list.html", context)


def draft(request: HttpRequest) -> HttpResponse:
    """From the names the council supported: one award, one decision."""
    by = acting(request)
    unit = queries.deciding_unit_of(by, DRAFTERS)
    if unit is None:
        raise Http404
    award, period = request.GET.get("danh-hieu", ""), request.GET.get("nam", "")
    lines = queries.lines_to_draft(unit, award, period)
    initial = {"title": title_of(award, period) if lines else "", **queries.signer_of(unit)}
    form = DraftForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = [line for line in lines if str(line.pk) in request.POST.getlist("lines")]
        made = perform(
            request, actions.draft, unit, lines=chosen, done="Đã soạn dự thảo quyết định.", **form.cleaned_data
        )
        if made:
            return redirect_after(request, "decision", made.pk)
    context = {"form": form, "lines": lines, "ready": queries.ready_by_award(by), "award": award}
    return respond(request, "decisions/draft.html", context)


@require_GET
def decision_detail(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    decision = get_object_or_404(queries.decisions_seen_by(by), pk=pk)
    pages = page_of(queries.names_of(decision, by), request.GET, ("order", "pk"))
    context = page_of_decision(decision, by) | {"pages": pages, "timeline": timeline_of(decision)}
    context["issue_form"] = IssueForm(initial={"decided_date": calendar.today()})
    context["may_attach"] = may_take(workflow.ATTACH_OFFICIAL, decision, by)
    context["official_form"] = OfficialForm()
    return respond(request, "decisions/detail.html", context)


@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(queries.decisions_seen_by(acting(request)), pk=pk)
    form = IssueForm(request.POST)
    if form.is_valid():
        done = "Đã ban hành quyết định."
        perform(request, actions.issue, decision, step=workflow.ISSUE, done=done, **form.cleaned_data)
    if form.errors:
        context = page_of_decision(decision, acting(request)) | {"issue_form": form}
        context["pages"] = page_of(queries.names_of(decision, acting(request)), request.GET, ("order", "pk"))
        return respond(request, "decisions/detail.html", context, status=422)
    return redirect_after(request, "decision", pk)


@require_POST
def attach_official(request: HttpRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(queries.decisions_seen_by(acting(request)), pk=pk)
    form = OfficialForm(request.POST, request.FILES)
    if form.is_valid():
        done = "Đã nhận bản ký; từ nay tệp PDF này được giao."
        perform(request, keeping_file(actions.attach_official), decision, done=done, **form.cleaned_data)
    else:
        messages.error(request, "Chưa chọn tệp PDF đã ký.")
    return redirect_after(request, "decision", pk)


@require_GET
def paper(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The issued file; before issue a preview of the same."""
    decision = get_object_or_404(queries.decisions_seen_by(acting(request)), pk=pk)
    if suffix not in ("pdf", "docx"):
        raise Http404
    if answer := handed_out(request, decision.paper, suffix, ("decision", pk)):
        return answer
    document = decision_paper(decision).as_dict()
    made = papers.preview(document) if suffix == "pdf" else papers.preview_docx(document)
    return HttpResponse(made, content_type="application/pdf" if suffix == "pdf" else DOCX)


@require_POST
def make_files_again(request: HttpRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(queries.decisions_seen_by(acting(request)), pk=pk)
    perform(request, actions.make_files_again, decision, done=MAKING)
    return redirect_after(request, "decision", pk)


@require_GET
def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    decision = get_object_or_404(queries.decisions_seen_by(by).exclude(certificates_file=None), pk=pk)
    if not queries.owns(decision, by):
        raise Http404
    return files.as_download(decision.certificates_file, inline=True)


@require_GET
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    decision = get_object_or_404(queries.decisions_seen_by(by).exclude(scan=None), pk=pk)
    return files.as_download(decision.scan)


@require_GET
def names_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    decision = get_object_or_404(queries.decisions_seen_by(by), pk=pk)
    return as_workbook(f"danh-sach-{pk}", name_sheet(decision, queries.names_of(decision, by)))


def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    certificate = get_object_or_404(queries.certificates_seen_by(acting(request)), pk=pk)
    decision = certificate.decision_line.decision
    if request.method == "POST":
        said = {"reason": request.POST.get("reason", ""), "decision": request.POST.get("decision", "").strip()}
        done = f"Đã thu hồi bằng, giấy khen số {certificate.book_number}."
        if perform(request, actions.revoke, certificate, step=workflow.REVOKE, done=done, **said):
            return redirect_after(request, "decision", decision.pk)
    return respond(request, "decisions/revoke.html", {"certificate": certificate, "decision": decision})
