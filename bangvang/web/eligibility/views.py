"""Rà soát: the last sweep as four lists. Tôi đang ở đâu: one person and every award, read from today's facts."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.eligibility import actions, queries, workflow
from bangvang.office.people.permissions import Role
from bangvang.toolbox import audit
from bangvang.toolbox.workflow import NotYours
from bangvang.web.eligibility import rows
from bangvang.web.eligibility.forms import TABS, SweepFilters
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.reach import WORKS_ON_AWARDS, person_in_reach, reads_standing
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform

ASKED = "Đã yêu cầu rà soát lại năm {}. Kết quả hiện ở trang này khi rà soát xong; tải lại trang sau ít phút."


@require_GET
@only(*WORKS_ON_AWARDS)
def review_list(request: HttpRequest) -> HttpResponse:
    """One of the four lists of a year; before the first sweep a sentence."""
    by, filters = acting(request), SweepFilters(request)
    may_sweep = bool(_swept_by(by))
    context: dict[str, Any] = {"filters": filters, "tabs": TABS, "sweep": filters.sweep, "may_sweep": may_sweep}
    if may_sweep:
        context["failed"] = queries.why_sweep_failed(filters.period)
    if filters.sweep:
        found, keys = rows.rows_asked(by, filters)
        pages = page_of(found, request.GET, keys)
        context |= {"pages": pages, "rows": rows.told(pages, filters.sweep)}
    return respond(request, "eligibility/sweep.html", context)


@require_GET
@only(*WORKS_ON_AWARDS)
def export(request: HttpRequest) -> HttpResponse:
    """The list just as it is filtered, as a workbook."""
    filters = SweepFilters(request)
    if filters.sweep is None:
        return redirect_after(request, "sweep")
    by = acting(request)
    found, keys = rows.rows_asked(by, filters)
    sheet = rows.sweep_sheet(found.order_by(*keys), filters, printed.unit_of(by))
    return printed.as_workbook(f"ra-soat-{filters.tab}-{filters.period}", sheet)


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """An officer of the Sở has everybody swept anew, aside."""
    places = _swept_by(acting(request))
    if not places:
        raise NotYours("Chỉ chuyên viên hoặc Chánh Văn phòng của Sở yêu cầu rà soát lại.")
    years: Any = SweepFilters(request).fields["nam"]
    offered = [label for label, _shown in years.choices]
    year = request.POST.get("nam", "")
    year = year if year in offered else offered[0]
    perform(request, actions.sweep_again, places[0], done=ASKED.format(year), year=year)
    return redirect_after(request, f"{reverse('sweep')}?nam={year}")


@require_GET
def own_standing(request: HttpRequest) -> HttpResponse:
    """What I can be proposed for this year, and what is missing."""
    found = acting(request).principal.person
    told = queries.prospects_of(found) if found else None
    return respond(request, "eligibility/standing.html", {"told": told, "is_own": True})


@require_GET
def person_standing(request: HttpRequest, pk: int) -> HttpResponse:
    """The same of somebody within reach; who looked is noted."""
    by = acting(request)
    if not reads_standing(by, pk):
        raise PermissionDenied("Trang này dành cho người có vai trò khác.")
    found = get_object_or_404(person_in_reach(by, pk))
    if by.person_id != found.pk:
        audit.record_read(found, by=by)
    context = {"told": queries.prospects_of(found), "is_own": by.person_id == found.pk}
    return respond(request, "eligibility/standing.html", context)


def _swept_by(by: Any) -> list[Any]:
    """The Sở, for those who may have it swept."""
    places = by.units_at(Role.OFFICER, Role.HEAD_OF_OFFICE)
    return [place for place in places if workflow.SWEEP_AGAIN.may(by, place)]
