"""The school's people as one table: verdicts in the cells, ticks, and the quota counted under it."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.dossiers import actions, permissions, queries
from bangvang.toolbox.files import XLSX
from bangvang.toolbox.sheets import SheetRefused
from bangvang.toolbox.workflow import NotNow
from bangvang.web.dossiers.workbook import table_read, table_workbook
from bangvang.web.shared.acting import acting
from bangvang.web.shared.filters import SearchForm
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform


def choices(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    proposal = get_object_or_404(queries.proposals_seen_by(by), pk=pk)
    if request.method == "POST":
        return _saved(request, proposal)
    return _shown(request, proposal)


@require_GET
def workbook_out(request: HttpRequest, pk: int) -> HttpResponse:
    """The same table for those who would rather tick in Excel."""
    proposal = get_object_or_404(queries.proposals_seen_by(acting(request)), pk=pk)
    head = {"Content-Disposition": f'attachment; filename="bang-de-nghi-{pk}.xlsx"'}
    return HttpResponse(table_workbook(proposal), content_type=XLSX, headers=head)


@require_POST
def workbook_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the crosses of a filled-in workbook; rows that name nobody of the unit are told by their codes."""
    proposal = get_object_or_404(queries.proposals_seen_by(acting(request)), pk=pk)
    upload = request.FILES.get("file")
    try:
        if upload is None:
            raise SheetRefused("Chưa chọn tệp Excel.")
        told = table_read(proposal, upload.read(), upload.name)
    except SheetRefused as refusal:
        messages.error(request, f"Chưa nhận bảng: {refusal} Danh sách đã lưu vẫn còn nguyên.")
        return redirect_after(request, "proposal-table", pk)
    done = f"Đã nhận bảng Excel: {len(told.people)} người, {told.chosen} đề nghị."
    perform(request, actions.save_choices, proposal, people=told.people, done=done)
    if told.strangers:
        messages.warning(request, f"Bỏ qua các dòng không thuộc đơn vị: {', '.join(told.strangers[:10])}.")
    return redirect_after(request, "proposal-table", pk)


@require_POST
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """One click for the whole unit: all who registered, or all whom the lawbook finds fit; then tick off by hand."""
    proposal = get_object_or_404(queries.proposals_seen_by(acting(request)), pk=pk)
    source, _, award = request.POST.get("dien", "").partition(":")
    if award not in queries.awards_of_table(proposal)[0]:
        raise Http404
    rows = queries.rows_to_fill(proposal, award, is_registered=source == "dang-ky")
    label = queries.labels([award])
    if not rows:
        messages.info(request, f"Không có người nào để đưa thêm vào danh sách {label}.")
    elif added := perform(request, actions.add_lines, proposal, rows=rows):
        messages.success(request, f"Đã đưa thêm {len(added)} người vào danh sách {label}.")
    return redirect_after(request, "proposal-table", pk)


def _shown(request: HttpRequest, proposal: Any, ticked: dict[str, Any] | None = None) -> HttpResponse:
    """The table as it is kept; after a refusal with the ticks that were sent, so that nothing is lost."""
    person_awards, group_awards = queries.awards_of_table(proposal)
    search = SearchForm(request)
    pages = page_of(queries.people_to_choose(proposal, search.chosen.get("q", "")), request.GET, queries.KEYS)
    binding = queries.Binding(proposal)
    rows = queries.rows_for(proposal, pages.rows, person_awards, binding)
    context = {
        "proposal": proposal,
        "awards": [(code, queries.labels([code])) for code in person_awards],
        "rows": [_as_ticked(row, ticked["people"].get(row.subject_id, ())) for row in rows] if ticked else rows,
        "groups": _groups(proposal, group_awards, binding, ticked),
        "counts": _besides(queries.counts_of(proposal, person_awards, binding=binding), rows),
        "pages": pages,
        "filters": search,
        "may_write": permissions.may_prepare.test(acting(request), proposal) and proposal.state == "draft",
    }
    return respond(request, "dossiers/table.html", context, status=409 if ticked else 200)


def _groups(proposal: Any, awards: list[str], binding: Any, ticked: dict[str, Any] | None) -> list[tuple[str, Any]]:
    """The unit itself and its tổ, each with the name of its ticks."""
    own = queries.group_row(proposal, awards, binding)
    if own is None:
        return []
    rows = [("group", own)]
    rows += [(f"to-{row.key}", row) for row in queries.team_rows(proposal, awards, binding)]
    if not ticked:
        return rows
    sent = {f"to-{team}": told for team, told in ticked["teams"].items()} | {"group": ticked["group"]}
    return [(name, _as_ticked(row, sent[name]) if sent.get(name) is not None else row) for name, row in rows]


def _as_ticked(row: Any, awards: Any) -> Any:
    cells = [cell if cell.is_fixed else replace(cell, is_chosen=cell.award in awards) for cell in row.cells]
    return replace(row, cells=cells)


def _besides(counts: list[Any], rows: list[Any]) -> list[dict[str, Any]]:
    """What is chosen on other pages is added to what the page itself counts."""
    here = {count.name: 0 for count in counts}
    for row in rows:
        for cell in row.cells:
            here[cell.award] += cell.is_chosen
    return [{"count": count, "besides": count.chosen - here[count.name]} for count in counts]


def _saved(request: HttpRequest, proposal: Any) -> HttpResponse:
    """Keep the ticks of the rows shown; a draft that saves itself is answered in few words."""
    told = _ticks(request)
    if request.headers.get("X-Draft"):
        return _draft_answer(request, proposal, told)
    done = "Đã lưu danh sách."
    saved = perform(request, actions.save_choices, proposal, done=done, **told)
    if saved and request.POST.get("di-tiep"):
        return redirect_after(request, "proposal", proposal.pk)
    if saved:
        return redirect_after(request, request.get_full_path())
    messages.warning(
        request, "Các ô vừa đánh dấu chưa được lưu nhưng vẫn còn trong bảng này; đối chiếu xong thì lưu lại."
    )
    return _shown(request, proposal, told)


def _draft_answer(request: HttpRequest, proposal: Any, told: dict[str, Any]) -> HttpResponse:
    try:
        saved = actions.save_choices(proposal, by=acting(request), **told)
    except NotNow as refusal:
        return JsonResponse({"message": str(refusal)}, status=409)
    return JsonResponse({"version": saved.version})


def _ticks(request: HttpRequest) -> dict[str, Any]:
    """`shown` and `team-shown` name the rows of the page; `p-<id>`, `to-<id>` and `group` carry the awards ticked."""
    shown = [int(ident) for ident in request.POST.getlist("shown") if ident.isdecimal()]
    people = {ident: request.POST.getlist(f"p-{ident}") for ident in shown}
    group = request.POST.getlist("group") if "group-shown" in request.POST else None
    seen = [int(ident) for ident in request.POST.getlist("team-shown") if ident.isdecimal()]
    teams = {ident: request.POST.getlist(f"to-{ident}") for ident in seen}
    version = request.POST.get("version", "")
    return {"people": people, "group": group, "teams": teams, "version": int(version) if version.isdecimal() else None}
