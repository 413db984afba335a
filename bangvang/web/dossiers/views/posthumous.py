"""Đề nghị truy tặng: who has died in post, of which day, by which paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from bangvang.office.dossiers import actions, queries
from bangvang.office.dossiers.workflow.posthumous import ADD_POSTHUMOUS
from bangvang.web.dossiers.forms import PosthumousForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import may_take, perform


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """One person and one award; what the law does not say is shown and refuses nobody."""
    by = acting(request)
    proposal = get_object_or_404(queries.proposals_seen_by(by), pk=pk)
    may = may_take(ADD_POSTHUMOUS, proposal, by)
    people = list(queries.people_gone(proposal)) if may else []
    awards = queries.awards_of_table(proposal)[0]
    form = PosthumousForm(people, awards, request.POST or None)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = form.cleaned_data | {"person": next(one for one in people if one.pk == form.chosen)}
        if line := perform(request, actions.add_posthumous, proposal, done="Đã đưa vào danh sách: truy tặng.", **told):
            return redirect_after(request, "dossier", line.pk)
    context = {"form": form, "proposal": proposal, "people": people, "may": may}
    context |= {"lacks": ADD_POSTHUMOUS.blockers(proposal), "said": queries.posthumous_said(awards)}
    return respond(request, "dossiers/posthumous.html", context | {"back": reverse("proposal", args=[pk])})
