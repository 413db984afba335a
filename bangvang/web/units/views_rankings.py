"""Screens of a cluster's result: written from its minutes or a decision, printed as a table."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from bangvang.office.people import queries as people
from bangvang.office.units import actions, permissions
from bangvang.office.units import queries as units
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform
from bangvang.web.units import workbooks
from bangvang.web.units.changing import at_the_top
from bangvang.web.units.ranking import RankingForm


def rank(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole result at once; what was written before stays, so a second one needs its reason."""
    found = _seen(request, pk)
    if not permissions.may_keep_cluster.test(acting(request), found):
        raise Http404
    rankings = units.rankings_of(found)
    form = RankingForm(units.members_of(found), rankings, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = "Đã ghi kết quả thi đua của cụm, khối."
        if perform(request, actions.rank_cluster, found, done=done, **form.told):
            return redirect_after(request, "cluster", pk)
    context = {"cluster": found, "form": form, "rankings": rankings}
    return respond(request, "units/rank.html", context, status=422 if form.is_bound else 200)


@require_GET
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The result that holds."""
    rankings = units.rankings_of(_seen(request, pk))
    if not rankings:
        raise Http404
    sheet = workbooks.ranking_sheet(rankings[0], printed.unit_of(acting(request)))
    return printed.as_workbook("ket-qua-thi-dua-cum-khoi", sheet)


def _seen(request: HttpRequest, pk: int) -> Any:
    by = acting(request)
    return get_object_or_404(units.clusters_of(people.units_answered_for(by), whole=at_the_top(by)), pk=pk)
