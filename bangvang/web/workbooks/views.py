"""The workbook of a unit: download, upload, differences row by row, write, take back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.dossiers.actions import workbooks as actions
from bangvang.office.dossiers.queries import workbooks as queries
from bangvang.office.dossiers.queries.asked_lists import asked_lists_seen_by
from bangvang.office.dossiers.workflow import workbooks as workflow
from bangvang.office.people.queries import units_read_by
from bangvang.toolbox import audit
from bangvang.toolbox.files import XLSX
from bangvang.toolbox.workflow import NotYours
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, keeping_list, perform
from bangvang.web.shared.taken_lists import UploadForm, choices_in
from bangvang.web.workbooks.table import shown
from bangvang.web.workbooks.workbook import unit_workbook

RECENT = 20  # lists taken in that are shown without asking


@require_GET
def workbooks(request: HttpRequest) -> HttpResponse:
    """Units whose workbook one keeps, and those that came back."""
    by = acting(request)
    pages = page_of(queries.workbooks_seen_by(by), request.GET, ("-taken_at", "-pk"))
    lists = asked_lists_seen_by(by)[:RECENT]
    context = {"units": queries.units_with_workbooks(by), "pages": pages, "lists": lists}
    return respond(request, "workbooks/list.html", context)


@require_GET
def download(request: HttpRequest, unit: int) -> HttpResponse:
    """The unit's workbook of the year, filled in with what stands today."""
    at, period = _unit(request, unit)
    audit.record_read(at, by=acting(request))
    head = {"Content-Disposition": f'attachment; filename="so-{at.code}-{period}.xlsx"'}
    return HttpResponse(unit_workbook(at, period), content_type=XLSX, headers=head)


def upload(request: HttpRequest, unit: int) -> HttpResponse:
    """The filled-in workbook; its differences are shown before anything is written."""
    at, period = _unit(request, unit)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        made = perform(request, keeping_list(actions.take_in_workbook), at, file=form.cleaned_data["file"])
        if made:
            return redirect_after(request, "workbook", made.pk)
    return respond(request, "workbooks/upload.html", {"unit": at, "period": period, "form": form})


@require_GET
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """Differences row by row, or what came of them."""
    found = _found(request, pk)
    pages = page_of(queries.differences_of(found), request.GET, ("pk",))
    steps = (workflow.WRITE_WORKBOOK, workflow.VOID_WORKBOOK)
    context = {
        "book": found,
        "pages": pages,
        "rows": [shown(row) for row in pages],
        "steps": buttons_for(found, acting(request), steps, f"/so-cong-tac/{pk}/"),
    }
    return respond(request, "workbooks/workbook.html", context)


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    choices = choices_in(request.POST)
    perform(request, actions.choose_rows, _found(request, pk), done="Đã lưu lựa chọn.", choices=choices)
    return redirect_after(request, "workbook", pk)


@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    perform(request, actions.write_workbook, _found(request, pk), done="Đã ghi các thay đổi của sổ.")
    return redirect_after(request, "workbook", pk)


@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    done = "Đã thu hồi. Bảng đăng ký và danh sách đề nghị trở lại như trước lần ghi này."
    perform(request, actions.void_workbook, _found(request, pk), done=done)
    return redirect_after(request, "workbook", pk)


def _unit(request: HttpRequest, unit: int) -> tuple[Any, str]:
    """The unit where one is clerk or head, with the year it works in."""
    by = acting(request)
    at = get_object_or_404(units_read_by(by), pk=unit)
    found = next((one for one in queries.units_with_workbooks(by) if one[0].pk == at.pk), None)
    if found is None:
        raise NotYours(f"Không có quyền lập sổ Excel của {at}.")
    return found


def _found(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(queries.workbooks_seen_by(acting(request)), pk=pk)
