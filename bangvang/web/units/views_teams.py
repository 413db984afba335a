"""Screens of tổ: lập, đổi tên, kết thúc, and who belongs to one from when."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from bangvang.office.achievements import queries as achievements
from bangvang.office.people import actions as people_actions
from bangvang.office.people import queries as people
from bangvang.office.people.queries.teams import members_on, teams_by_person
from bangvang.office.units import actions, permissions
from bangvang.office.units import queries as units
from bangvang.toolbox import calendar
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform
from bangvang.web.units.changing import may_have_teams
from bangvang.web.units.forms import EndTeamForm, MembersForm, TeamForm

FOUND_TEXT = (
    "Tổ là một phần của đơn vị, có thể được đề nghị khen thưởng như một tập thể. Người của tổ ghi ở trang của tổ."
)
RENAME_TEXT = "Văn bản của những ngày trước giữ tên cũ."
END_TEXT = "Danh hiệu, khen thưởng của tổ và danh sách người của tổ theo thời gian vẫn còn trong sổ."


def found(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    unit = get_object_or_404(people.units_answered_for(by), pk=pk)
    if not may_have_teams(by, unit):
        raise Http404
    form = TeamForm(request.POST or None)
    kept = request.method == "POST" and form.is_valid()
    if kept and (made := perform(request, actions.found_team, unit, done="Đã lập tổ.", **form.cleaned_data)):
        return redirect_after(request, "team", made.pk)
    context = {"form": form, "unit": unit, "title": "Lập tổ", "text": FOUND_TEXT, "button": "Lập tổ"}
    return respond(request, "units/form.html", context, status=422 if form.is_bound else 200)


def team(request: HttpRequest, pk: int) -> HttpResponse:
    """Who belongs to it today, what it was given; the school's own clerk and head write both lists down."""
    by = acting(request)
    asked = _seen(by, pk)
    may_keep = _may_keep(by, asked)
    members = list(members_on([asked.pk], calendar.today()))
    form = _members_form(request, asked, members) if may_keep else None
    if request.method == "POST" and form and form.is_valid():
        told = {"done": "Đã ghi người của tổ.", **form.cleaned_data}
        if perform(request, people_actions.keep_team, asked, **told):
            return redirect_after(request, "team", pk)
    awards = [(achievements.award_label(row.award), row) for row in achievements.awards_of(units=[pk])]
    context = {"team": asked, "members": members, "form": form, "may_keep": may_keep, "awards": awards}
    return respond(request, "units/team.html", context, status=422 if request.method == "POST" else 200)


def rename(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _kept(request, pk)
    form = TeamForm(request.POST or None, initial={"name": asked.name})
    texts = {"title": "Đổi tên tổ", "text": RENAME_TEXT, "button": "Đổi tên"}
    return _changed(request, asked, form, actions.rename_team, "Đã ghi tên mới của tổ.", texts)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _kept(request, pk)
    texts = {"title": "Kết thúc tổ", "text": END_TEXT, "button": "Kết thúc tổ"}
    return _changed(request, asked, EndTeamForm(request.POST or None), actions.end_team, "Đã ghi ngày kết thúc.", texts)


def _changed(
    request: HttpRequest, asked: Any, form: Any, action: Any, done: str, texts: dict[str, str]
) -> HttpResponse:
    told = request.method == "POST" and form.is_valid()
    if told and perform(request, action, asked, done=done, **form.cleaned_data):
        return redirect_after(request, "team", asked.pk)
    context = {"form": form, "unit": asked.parent, "team": asked, **texts}
    return respond(request, "units/form.html", context, status=422 if form.is_bound else 200)


def _members_form(request: HttpRequest, asked: Any, members: list[Any]) -> MembersForm:
    """Ticked as it is today; of the others it says in which tổ they are."""
    others = {one.pk: one.name for one in units.teams_on(asked.parent, calendar.today()) if one.pk != asked.pk}
    elsewhere = {person: others[one] for one, person in teams_by_person(others, calendar.today())}
    now = [row.person.stays_id or row.person_id for row in members]
    leader = next((person for person, row in zip(now, members, strict=True) if row.is_leader), None)
    return MembersForm(asked, elsewhere, request.POST or None, initial={"people": now, "leader": leader})


def _seen(by: people.Acting, pk: int) -> Any:
    return get_object_or_404(units.teams_of(people.units_answered_for(by)), pk=pk)


def _may_keep(by: people.Acting, asked: Any) -> bool:
    return asked.until is None and permissions.may_keep_team.test(by, asked)


def _kept(request: HttpRequest, pk: int) -> Any:
    by = acting(request)
    asked = _seen(by, pk)
    if not _may_keep(by, asked):
        raise Http404
    return asked
