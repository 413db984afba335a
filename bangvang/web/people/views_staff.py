"""Screens that take in a staff list: upload, preview with choices, write, withdraw."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.people import actions, queries, workflow
from bangvang.office.people.reading import STAFF
from bangvang.toolbox import files
from bangvang.toolbox.workflow import NotYours
from bangvang.web.people import staff_table
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, keeping_list, perform
from bangvang.web.shared.taken_lists import (
    STATES,
    ReadingForm,
    UploadForm,
    choices_in,
    columns_in,
    columns_shown,
    error_workbook,
    known_fields,
    tabs,
)


@require_GET
def staff_lists(request: HttpRequest) -> HttpResponse:
    """Lists taken in before, and the units whose list one may take in."""
    by = acting(request)
    pages = page_of(queries.lists_seen_by(by), request.GET, ("-taken_at", "-pk"))
    return respond(request, "people/staff_lists.html", {"pages": pages, "units": queries.units_listed_by(by)})


def staff_list_new(request: HttpRequest, unit: int) -> HttpResponse:
    """Choose the file; it is read at once and nothing is written to the register."""
    by = acting(request)
    at = get_object_or_404(queries.units_read_by(by), pk=unit)
    if not workflow.TAKE_IN_LIST.may(by, at):
        raise NotYours(f"Không có quyền nhập danh sách cán bộ của {at}.")
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        made = perform(request, keeping_list(actions.take_in_list), at, file=form.cleaned_data["file"])
        if made:
            return redirect_after(request, "staff-list", made.pk)
    return respond(request, "people/staff_list_new.html", {"unit": at, "form": form})


@require_GET
def staff_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview, or what came of it."""
    found = _found(request, pk)
    chosen = request.GET.get("trang-thai", "")
    state = chosen if chosen in STATES else ""
    pages = page_of(queries.rows_of(found, state), request.GET, ("row",))
    units = queries.units_of_list(found.unit, acting(request))
    context = {
        "list": found,
        "pages": pages,
        "rows": [staff_table.shown(row, units) for row in pages],
        "tabs": tabs(found, state),
        "columns": columns_shown(found, STAFF),
        "form": ReadingForm(found),
        "steps": buttons_for(
            found, acting(request), (workflow.WRITE_LIST, workflow.VOID_LIST), f"/can-bo/danh-sach/{pk}/"
        ),
    }
    return respond(request, "people/staff_list.html", context)


@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet, the head and the columns as chosen; rows are held against the register anew."""
    found = _found(request, pk)
    form = ReadingForm(found, request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa đọc lại: trang hoặc dòng tiêu đề chưa đúng.")
    else:
        is_other = form.cleaned_data["page"] not in ("", found.page)
        told = {} if is_other else columns_in(request.POST, found, known_fields(STAFF))
        head = [] if is_other else form.header_rows
        page = form.cleaned_data["page"]
        perform(
            request, actions.read_list_again, found, done="Đã đọc lại tệp.", page=page, header_rows=head, columns=told
        )
    return redirect_after(request, "staff-list", pk)


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """What was chosen for the doubtful rows of this page."""
    found = _found(request, pk)
    perform(request, actions.choose, found, done="Đã lưu lựa chọn.", choices=choices_in(request.POST))
    return redirect_after(request, "staff-list", pk)


@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    done = "Đã ghi danh sách vào sổ cán bộ."
    perform(request, actions.write_list, _found(request, pk), done=done)
    return redirect_after(request, "staff-list", pk)


@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """One click: what this list brought is gone from every list, its rows stay."""
    done = "Đã thu hồi. Sổ cán bộ trở lại như trước lần nhập này; các dòng vẫn được giữ."
    perform(request, actions.void_list, _found(request, pk), done=done, reason=request.POST.get("reason", "")[:300])
    return redirect_after(request, "staff-list", pk)


@require_GET
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """The clerk's own rows that need a look, with the reasons beside them."""
    found = _found(request, pk)
    rows = queries.rows_of(found).filter(state__in=("doubtful", "wrong"))
    headers = {"Content-Disposition": 'attachment; filename="dong-can-sua.xlsx"'}
    return HttpResponse(error_workbook(found, rows, STAFF), content_type=files.XLSX, headers=headers)


def _found(request: HttpRequest, pk: int) -> Any:
    found = queries.lists_seen_by(acting(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
