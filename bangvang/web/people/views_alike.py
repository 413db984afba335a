"""Screens of records that may be of one person: pairs side by side, what was merged, what was told apart."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.people import actions
from bangvang.office.people import queries as people
from bangvang.office.people.permissions import Role
from bangvang.web.people import alike
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform

KEEPERS = (Role.CLERK, Role.HEAD, Role.OFFICER)


@require_GET
@only(*KEEPERS)
def look_alikes(request: HttpRequest) -> HttpResponse:
    """The first pairs; each that is settled makes room for the next."""
    found = people.look_alikes(acting(request))
    context = {"pairs": alike.shown(found), "total": len(found), "here": "look-alikes"}
    return respond(request, "people/look_alikes.html", context)


@require_GET
@only(*KEEPERS)
def merged(request: HttpRequest) -> HttpResponse:
    rows = people.merged_within(people.people_kept_by(acting(request)))
    pages = page_of(rows, request.GET, ("name_key", "pk"))
    return respond(request, "people/merged.html", {"pages": pages, "here": "look-alikes-merged"})


@require_GET
@only(*KEEPERS)
def told_apart(request: HttpRequest) -> HttpResponse:
    rows = people.told_apart_of(people.people_kept_by(acting(request)))
    pages = page_of(rows, request.GET, ("-told_at", "-pk"))
    return respond(request, "people/told_apart.html", {"pages": pages, "here": "look-alikes-apart"})


@require_POST
def merge(request: HttpRequest, person: int, pk: int) -> HttpResponse:
    """The record chosen stays; the other points at it."""
    pair = {str(one.pk): one for one in (_kept(request, person), _kept(request, pk))}
    stays = pair.pop(request.POST.get("stays", ""), None)
    if stays is None:
        messages.error(request, "Chưa gộp: chọn hồ sơ giữ lại trước.")
    else:
        other = next(iter(pair.values()), stays)
        done = f"Đã gộp hồ sơ mã {other.code} vào hồ sơ mã {stays.code}. Bỏ gộp được ở mục Đã gộp."
        perform(request, actions.merge_record, other, done=done, into=stays)
    return redirect_after(request, "look-alikes")


@require_POST
def tell_apart(request: HttpRequest, person: int, pk: int) -> HttpResponse:
    first, second = _kept(request, person), _kept(request, pk)
    done = f"Đã ghi: mã {first.code} và mã {second.code} là hai người khác nhau."
    perform(request, actions.tell_apart, first, done=done, other=second)
    return redirect_after(request, "look-alikes")


@require_POST
def unmerge(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(people.merged_within(people.people_kept_by(acting(request))), pk=pk)
    done = f"Đã bỏ gộp: {found} trở lại là hồ sơ riêng, mã {found.code}."
    perform(request, actions.unmerge_record, found, done=done, reason=request.POST.get("reason", "")[:300])
    return redirect_after(request, "look-alikes-merged")


@require_POST
def stop_telling_apart(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(people.told_apart_of(people.people_kept_by(acting(request))), pk=pk)
    perform(request, actions.stop_telling_apart, found, done="Đã bỏ ghi nhận; cặp này được xem xét lại.")
    return redirect_after(request, "look-alikes-apart")


def _kept(request: HttpRequest, pk: int) -> Any:
    """A record that the reader writes; for others there is no such pair."""
    found = people.people_kept_by(acting(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
