"""Screens that take in lists of past years: upload, preview with choices, write, withdraw."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.achievements import actions, queries, workflow
from bangvang.office.people import queries as people
from bangvang.toolbox.workflow import NotYours
from bangvang.web.history.forms import KINDS, SLUGS, PastForm, kind_of, slug_of
from bangvang.web.history.rows import shown
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, keeping_list, perform
from bangvang.web.shared.taken_lists import choices_in, preview_of, read_as_told, rows_to_mend

BUTTONS = (workflow.WRITE_PAST, workflow.VOID_PAST)


@require_GET
def past_lists(request: HttpRequest) -> HttpResponse:
    """Lists taken in before; which unit, which kind next."""
    by = acting(request)
    pages = page_of(queries.past_lists_seen_by(by), request.GET, ("-taken_at", "-pk"))
    context = {"pages": pages, "units": people.units_listed_by(by), "kinds": KINDS}
    return respond(request, "history/lists.html", context)


def past_list_new(request: HttpRequest, kind: str, unit: int) -> HttpResponse:
    """Choose the file, and say once what its rows do not tell; it is read at once and nothing is written."""
    if kind not in SLUGS:
        raise Http404
    by = acting(request)
    at = get_object_or_404(people.units_read_by(by), pk=unit)
    if not workflow.TAKE_IN_PAST.may(by, at):
        raise NotYours(f"Không có quyền nhập thành tích các năm trước của {at}.")
    form = PastForm(SLUGS[kind], request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = {"kind": SLUGS[kind], "common": form.common, "is_complete": form.cleaned_data.get("is_complete", False)}
        made = perform(request, keeping_list(actions.take_in_past), at, file=form.cleaned_data["file"], **told)
        if made:
            return redirect_after(request, "past-list", made.pk)
    label = queries.PastKind(SLUGS[kind]).label
    return respond(request, "history/new.html", {"unit": at, "form": form, "label": label})


@require_GET
def past_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview, or what came of it."""
    found = _found(request, pk)
    context = preview_of(request, found, queries.past_rows_of, kind_of(found))
    context |= {
        "slug": slug_of(found.kind),
        "rows": [shown(row, found.kind) for row in context["pages"]],
        "steps": buttons_for(found, acting(request), BUTTONS, f"/so-khen-thuong/nhap/{pk}/"),
    }
    return respond(request, "history/list.html", context)


@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    read_as_told(request, found, kind_of(found), actions.read_past_again)
    return redirect_after(request, "past-list", pk)


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """What was chosen for the doubtful rows of this page."""
    choices = choices_in(request.POST)
    perform(request, actions.choose_past, _found(request, pk), done="Đã lưu lựa chọn.", choices=choices)
    return redirect_after(request, "past-list", pk)


@require_POST
def take_only_namesakes(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer for every row that can mean one person alone."""
    found = _found(request, pk)
    done = f"Đã nhận {found.counts.get('sole', 0)} dòng, mỗi dòng chỉ giống một người trong sổ."
    perform(request, actions.take_only_namesakes, found, done=done)
    return redirect_after(request, "past-list", pk)


@require_POST
def add_all_unknown(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer for every row whose person is on no register and is told by more than a name."""
    found = _found(request, pk)
    rows = found.counts.get("unknown", 0)
    done = f"Đã chọn thêm người vào sổ cán bộ ở {rows} dòng. Muốn khác thì chọn lại ở từng dòng; chưa ghi gì vào sổ."
    perform(request, actions.add_all_unknown, found, done=done)
    return redirect_after(request, "past-list", pk)


@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    perform(request, actions.write_past, _found(request, pk), done="Đã ghi danh sách vào sổ.")
    return redirect_after(request, "past-list", pk)


@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """One click: what this list brought counts no more, its rows stay."""
    done = "Đã thu hồi. Sổ trở lại như trước lần nhập này; các dòng vẫn được giữ."
    perform(request, actions.void_past, _found(request, pk), done=done, reason=request.POST.get("reason", "")[:300])
    return redirect_after(request, "past-list", pk)


@require_GET
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    return rows_to_mend(found, queries.past_rows_of(found), kind_of(found))


def _found(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(queries.past_lists_seen_by(acting(request)), pk=pk)
