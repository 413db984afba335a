"""Hồ sơ as a table: filters in the address, counts that lead to names, ticks for bulk steps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from bangvang.office.dossiers import queries
from bangvang.web.dossiers.forms import LineFilter
from bangvang.web.dossiers.views.bulk import steps_for
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import respond


@require_GET
def line_list(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    filters = line_filter(request)
    state = filters.chosen.get("state")
    without_state = {name: value for name, value in filters.chosen.items() if name != "state"}
    tallies = queries.tally_of(queries.line_rows(by, without_state))
    total = sum(tally.count for tally in tallies if not state or tally.state == state)
    pages = page_of(queries.line_rows(by, filters.chosen), request.GET, queries.KEYS, total=total)
    context = {
        "filters": filters,
        "pages": pages,
        "tallies": tallies,
        "steps": steps_for(by),
        "many": queries.MOST_AT_ONCE,
    }
    return respond(request, "dossiers/lines.html", context)


def line_filter(request: HttpRequest) -> Any:
    periods = queries.periods_of_proposals(acting(request))
    return LineFilter(request, queries.LINE_STATES, queries.ANSWERS, periods)
