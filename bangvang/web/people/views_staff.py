"""Screens that take in a staff list: upload, preview with choices, write, withdraw."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.people import actions, queries, workflow
from bangvang.office.people.reading import STAFF
from bangvang.toolbox.workflow import NotYours
from bangvang.web.people import staff_table
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, keeping_list, perform
from bangvang.web.shared.taken_lists import UploadForm, choices_in, preview_of, read_as_told, rows_to_mend


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
    units = queries.units_of_list(found.unit, acting(request))
    context = preview_of(request, found, queries.rows_of, STAFF)
    context |= {
        "rows": [staff_table.shown(row, units) for row in context["pages"]],
        "steps": buttons_for(
            found, acting(request), (workflow.WRITE_LIST, workflow.VOID_LIST), f"/can-bo/danh-sach/{pk}/"
        ),
    }
    return respond(request, "people/staff_list.html", context)


@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    read_as_told(request, found, STAFF, actions.read_list_again)
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
    found = _found(request, pk)
    return rows_to_mend(found, queries.rows_of(found), STAFF)


def _found(request: HttpRequest, pk: int) -> Any:
    found = queries.lists_seen_by(acting(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
