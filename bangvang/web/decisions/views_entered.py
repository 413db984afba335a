"""Screens of decisions that other authorities made: entered, matched, confirmed by a second person."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from bangvang.office.decisions import actions, queries
from bangvang.office.decisions.wording.sentences import title_of
from bangvang.web.decisions.forms import EnterForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import keeping_file, perform


def enter(request: HttpRequest) -> HttpResponse:
    """Head, list and scan in one form; what was proposed and waits stands beside it."""
    by = acting(request)
    unit = queries.entering_unit_of(by)
    if unit is None:
        raise Http404
    form = EnterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (made := _entered(request, unit, form)):
        return redirect_after(request, "decision", made.pk)
    context = {"form": form, "unit": unit, "waiting": queries.waiting_by_award(unit)}
    return respond(request, "decisions/enter.html", context)


def _entered(request: HttpRequest, unit, form: EnterForm):
    told = form.cleaned_data
    details = {key: told[key] for key in ("issuer", "number", "decided_date", "signer", "award", "period", "printed")}
    title = title_of(told["award"], told["period"])
    done = "Đã nhập quyết định; chờ người thứ hai xác nhận."
    enter = keeping_file(actions.enter_decision, "scan")
    return perform(request, enter, unit, title=title, file=told["scan"], done=done, **details)


@require_POST
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrections to the matching: outcome and line of each name, as chosen in the table."""
    by = acting(request)
    decision = get_object_or_404(queries.decisions_seen_by(by), pk=pk)
    outcomes = {}
    for row in queries.names_of(decision, by):
        choice = request.POST.get(f"ten-{row.pk}")
        if choice and choice != "giu":
            outcomes[row.pk] = ("not_on_list", None) if choice == "ngoai" else ("name_differs", int(choice))
    if outcomes:
        perform(request, actions.match, decision, outcomes=outcomes, done=f"Đã đối chiếu {len(outcomes)} tên.")
    return redirect_after(request, "decision", pk)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(queries.decisions_seen_by(acting(request)), pk=pk)
    done = "Đã xác nhận. Danh hiệu đã vào sổ, các đơn vị đã được báo."
    perform(request, actions.confirm, decision, done=done)
    return redirect_after(request, "decision", pk)
