"""Screens of those who do the work on emulation."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from bangvang.office.people import queries as people
from bangvang.office.people.permissions import Role
from bangvang.office.people.workflow import HAND_OVER
from bangvang.office.training import queries as training
from bangvang.office.units import queries as units
from bangvang.web.duty import workbooks
from bangvang.web.duty.forms import EMPTY, LEAVING, UNTRAINED, DutyFilters
from bangvang.web.duty.trained import with_training
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.rail import ON_DUTY
from bangvang.web.shared.respond import respond

STANDINGS = {
    EMPTY: people.units_without_duty,
    LEAVING: people.units_losing_duty,
    UNTRAINED: training.units_untrained,
}


@require_GET
@only(*ON_DUTY)
def duty_list(request: HttpRequest) -> HttpResponse:
    by, filters = acting(request), DutyFilters(request)
    pages = page_of(_found(by, filters), request.GET, ("path",))
    without = people.units_without_duty(people.units_on_duty(by)).count()
    rows = with_training(people.duty_at(pages.rows))
    context = {"pages": pages, "rows": rows, "filters": filters, "without": without}
    context |= {"keeps": by.has_role(Role.ADMINISTRATOR), "follows": by.has_role(*training.READERS)}
    return respond(request, "duty/list.html", context)


@require_GET
@only(*ON_DUTY)
def duty_export(request: HttpRequest) -> HttpResponse:
    """The list as filtered."""
    by = acting(request)
    found = _found(by, DutyFilters(request))
    rows = with_training(people.duty_at(found.order_by("path")[: printed.MOST]))
    follows, notes = by.has_role(*training.READERS), printed.left_out(found)
    sheet = workbooks.duty_sheet(rows, printed.unit_of(by), follows=follows, notes=notes)
    return printed.as_workbook("can-bo-phu-trach", sheet)


@require_GET
@only(*ON_DUTY)
def duty_at_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: who does the work now, who did before, how it passed on."""
    by = acting(request)
    unit = get_object_or_404(people.units_answered_for(by), pk=pk)
    (row,) = people.duty_at([unit])
    on_duty = [held.account.person_id for held in row.clerks if held.account.person_id]
    context = {"unit": unit, "row": row, "history": people.duty_history(unit)}
    context |= {"handovers": people.handovers_seen_by(by).filter(unit=unit)}
    context |= {"attended": training.attended_by(by, on_duty), "follows": by.has_role(*training.READERS)}
    context |= {"may_hand_over": unit.until is None and HAND_OVER.may(by, unit)}
    return respond(request, "duty/unit.html", context)


def _found(by: Any, filters: DutyFilters) -> Any:
    chosen = filters.chosen
    rows = units.search(people.units_on_duty(by), chosen.get("q", ""))
    return STANDINGS[chosen["tinhtrang"]](rows) if "tinhtrang" in chosen else rows
