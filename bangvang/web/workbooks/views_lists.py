"""A clerk's own list of registrations or nominations: upload, preview with choices, write, take back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.dossiers.actions import asked_lists as actions
from bangvang.office.dossiers.queries import asked_lists as queries
from bangvang.office.dossiers.queries.workbooks import units_with_workbooks
from bangvang.office.dossiers.reading import NOMINATIONS, REGISTRATIONS
from bangvang.office.dossiers.workflow import asked_lists as workflow
from bangvang.office.people.queries import units_read_by
from bangvang.toolbox.workflow import NotYours
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, keeping_list, perform
from bangvang.web.shared.taken_lists import choices_in, preview_of, read_as_told, rows_to_mend
from bangvang.web.workbooks.forms import AskedForm
from bangvang.web.workbooks.table import asked_row

SLUGS = {"dang-ky": queries.AskedKind.REGISTRATIONS, "de-nghi": queries.AskedKind.NOMINATIONS}
KINDS = {"registrations": REGISTRATIONS, "nominations": NOMINATIONS}
TABLES = {"registrations": "bảng đăng ký", "nominations": "bảng đề nghị"}
BUTTONS = (workflow.WRITE_ASKED, workflow.VOID_ASKED)


def asked_list_new(request: HttpRequest, kind: str, unit: int) -> HttpResponse:
    """Choose the file; it is read at once and nothing is written."""
    if kind not in SLUGS:
        raise Http404
    by = acting(request)
    at = get_object_or_404(units_read_by(by), pk=unit)
    period = next((year for one, year in units_with_workbooks(by) if one.pk == at.pk), None)
    if period is None:
        raise NotYours(f"Không có quyền nhập danh sách đăng ký, đề nghị của {at}.")
    form = AskedForm(period, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"kind": SLUGS[kind], "period": form.cleaned_data["period"]}
        made = perform(request, keeping_list(actions.take_in_asked), at, file=form.cleaned_data["file"], **told)
        if made:
            return redirect_after(request, "asked-list", made.pk)
    context = {"unit": at, "form": form, "label": queries.AskedKind(SLUGS[kind]).label}
    return respond(request, "workbooks/asked_new.html", context)


@require_GET
def asked_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview, or what came of it."""
    found = _found(request, pk)
    context = preview_of(request, found, queries.asked_rows_of, KINDS[found.kind])
    context |= {
        "slug": next(slug for slug, kind in SLUGS.items() if kind == found.kind),
        "table": TABLES[found.kind],
        "rows": [asked_row(row) for row in context["pages"]],
        "steps": buttons_for(found, acting(request), BUTTONS, f"/so-cong-tac/danh-sach/{pk}/"),
    }
    return respond(request, "workbooks/asked.html", context)


@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    read_as_told(request, found, KINDS[found.kind], actions.read_asked_again)
    return redirect_after(request, "asked-list", pk)


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """What was chosen for the doubtful rows of this page."""
    told: dict[str, Any] = {"choices": choices_in(request.POST), "texts": choices_in(request.POST, "tom-tat-")}
    perform(request, actions.choose_asked, _found(request, pk), done="Đã lưu lựa chọn.", **told)
    return redirect_after(request, "asked-list", pk)


@require_POST
def take_only(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer for every row that can mean one person alone."""
    found = _found(request, pk)
    done = f"Đã nhận {found.counts.get('sole', 0)} dòng, mỗi dòng chỉ giống một người trong sổ."
    perform(request, actions.take_only_asked, found, done=done)
    return redirect_after(request, "asked-list", pk)


@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    perform(request, actions.write_asked, found, done=f"Đã ghi danh sách vào {TABLES[found.kind]}.")
    return redirect_after(request, "asked-list", pk)


@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    done = "Đã thu hồi. Bảng trở lại như trước lần nhập này; các dòng vẫn được giữ."
    perform(request, actions.void_asked, _found(request, pk), done=done, reason=request.POST.get("reason", "")[:300])
    return redirect_after(request, "asked-list", pk)


@require_GET
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    return rows_to_mend(found, queries.asked_rows_of(found), KINDS[found.kind])


def _found(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(queries.asked_lists_seen_by(acting(request)), pk=pk)
