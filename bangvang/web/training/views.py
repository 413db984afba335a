"""Screens of training: the sessions, one session, its list, its materials."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from bangvang.office.people.permissions import Role
from bangvang.office.training import queries
from bangvang.office.training.queries import Mark, SessionState
from bangvang.office.training.workflow import PLAN, STEPS, TAKE_BACK, TAKE_OFF
from bangvang.toolbox import audit, calendar, files
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import respond
from bangvang.web.shared.stepping import buttons_for
from bangvang.web.shared.timeline import timeline_of
from bangvang.web.training import workbooks
from bangvang.web.training.forms import TrainingFilters

BY_NAME = ("person__name_key", "pk")


@require_GET
def training_list(request: HttpRequest) -> HttpResponse:
    """What is to come, then what has been."""
    by, filters = acting(request), TrainingFilters(request)
    found = queries.sessions_found(by, filters.chosen.get("q", ""))
    ended = queries.over(found, calendar.today())
    coming = queries.with_counts(found.exclude(pk__in=ended.values("pk"))).order_by("begins", "pk")
    pages = page_of(queries.with_counts(ended), request.GET, ("-begins", "-pk"))
    plans_at = [unit for unit in by.units_at(Role.OFFICER, Role.HEAD_OF_OFFICE) if PLAN.may(by, unit)]
    context = {"coming": coming[:100], "pages": pages, "filters": filters, "plans_at": plans_at}
    return respond(request, "training/list.html", context)


@require_GET
def training(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    session = get_object_or_404(queries.sessions_seen_by(by), pk=pk)
    seen = queries.attendances_seen_by(by, session)
    pages = page_of(seen, request.GET, BY_NAME)
    context = {"session": session, "pages": pages, "rows": queries.named_on(pages.rows, session)}
    context |= {"tally": queries.tally_of(seen), "organises": queries.organises(by, session)}
    context |= {"materials": queries.materials_seen_by(by).filter(session=session)}
    context |= {"buttons": buttons_for(session, by, STEPS, reverse("training", args=[pk]))}
    context |= {"may_take_off": _may_take_off(session, by)}
    context |= {"may_take_back": _may_take_back(session, by), "roles": _roles(session)}
    context |= {"to_call": queries.people_to_call(session).count() if _waits(session) else 0}
    context |= {"timeline": timeline_of(session) if context["organises"] else []}
    return respond(request, "training/training.html", context)


@require_GET
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Danh sách tham dự to sign; with `chi=vang` those who were absent."""
    by = acting(request)
    session = get_object_or_404(queries.sessions_seen_by(by), pk=pk)
    rows = queries.attendances_seen_by(by, session).order_by(*BY_NAME)
    if request.GET.get("chi") == "vang":
        absent = queries.named_on(rows.filter(mark=Mark.ABSENT), session)
        return printed.as_workbook("vang-mat", workbooks.absent_sheet(session, absent))
    found = queries.named_on(rows[: printed.MOST], session)
    return printed.as_workbook("danh-sach-tham-du", workbooks.attendance_sheet(session, found))


@require_GET
def material(request: HttpRequest, pk: int) -> HttpResponse:
    """For those called and the organiser alone; who took it is noted."""
    by = acting(request)
    found = get_object_or_404(queries.materials_seen_by(by), pk=pk)
    audit.record_read(found, by=by)
    return files.as_download(found.file)


def _may_take_off(session: Any, by: Any) -> bool:
    row = queries.Attendance(session=session)
    return TAKE_OFF.may(by, row) and not TAKE_OFF.missing(row)


def _may_take_back(session: Any, by: Any) -> bool:
    return TAKE_BACK.may(by, queries.Material(session=session))


def _waits(session: Any) -> bool:
    return session.state == SessionState.PLANNED


def _roles(session: Any) -> list[str]:
    return [str(Role(role).label) for role in session.roles]
