"""Bàn giao: choose the role, see what is open, say who takes it; then the biên bản to download."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from bangvang.office.people import actions
from bangvang.office.people import queries as people
from bangvang.office.people.papers import handover_minutes
from bangvang.office.people.workflow import HAND_OVER
from bangvang.toolbox import calendar, papers
from bangvang.toolbox.files import DOCX
from bangvang.web.duty.forms import HandOverForm
from bangvang.web.duty.open_tasks import open_tasks_of
from bangvang.web.shared.acting import acting
from bangvang.web.shared.handed_out import handed_out
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform

KINDS = {"pdf": "application/pdf", "docx": DOCX}


def hand_over(request: HttpRequest, unit: int) -> HttpResponse:
    """One role at a time; where the unit has only one to hand over it is chosen already."""
    by = acting(request)
    at = get_object_or_404(people.units_answered_for(by), pk=unit, until=None)
    if not HAND_OVER.may(by, at):
        raise Http404
    roles = list(people.roles_to_hand_over(at))
    held = _chosen(roles, request.GET.get("vai-tro", ""))
    if held is None:
        return respond(request, "duty/choose.html", {"unit": at, "roles": roles})
    tasks = open_tasks_of(held)
    receivers = people.may_take_over(at, by).exclude(pk=held.account_id)
    form = HandOverForm(receivers, request.POST or None, initial={"since": calendar.today()})
    if request.method == "POST" and form.is_valid() and (made := _handed_over(request, held, tasks, form)):
        return redirect_after(request, "handover", made.pk)
    context = {"unit": at, "held": held, "tasks": tasks, "form": form, "several": len(roles) > 1}
    return respond(request, "duty/hand_over.html", context, status=422 if form.is_bound else 200)


def _chosen(roles: list[Any], asked: str) -> Any:
    if len(roles) == 1 and not asked:
        return roles[0]
    return next((held for held in roles if str(held.pk) == asked), None)


def _handed_over(request: HttpRequest, held: Any, tasks: list[dict[str, str]], form: HandOverForm) -> Any:
    told = {"giver": held.account, "role": held.role, "open_tasks": tasks, **form.cleaned_data}
    return perform(request, actions.hand_over, held.unit, done="Đã bàn giao công việc.", **told)


@require_GET
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """What was handed over, its biên bản, and what the giver still holds here."""
    by = acting(request)
    found = get_object_or_404(people.handovers_seen_by(by), pk=pk)
    may = found.unit.until is None and HAND_OVER.may(by, found.unit)
    left = people.roles_to_hand_over(found.unit).filter(account=found.giver_id) if may else []
    return respond(request, "duty/handover.html", {"handover": found, "left": left})


@require_GET
def minutes(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The frozen biên bản; drawn at once while its files are still being made."""
    found = get_object_or_404(people.handovers_seen_by(acting(request)), pk=pk)
    if suffix not in KINDS:
        raise Http404
    issued = people.minutes_of(found)
    if answer := handed_out(request, issued, suffix, ("handover", pk)):
        return answer
    document = issued.data if issued else handover_minutes(found).as_dict()
    made = papers.preview(document) if suffix == "pdf" else papers.preview_docx(document)
    headers = {"Content-Disposition": f'inline; filename="bien-ban-ban-giao.{suffix}"'}
    return HttpResponse(made, content_type=KINDS[suffix], headers=headers)
