"""What is asked about requests to correct a record: who sees them, who answers them, how many in time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When

from bangvang.office.people.models import About, Account, CorrectionRequest, CorrectionState, Person, Role
from bangvang.office.people.queries.acting import Acting, roles_on
from bangvang.office.people.queries.persons import is_held_on, posts_held
from bangvang.office.people.queries.sameness import same_person_ids
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import heir_of
from bangvang.toolbox import calendar
from bangvang.toolbox.tasks import Task

__all__ = ["About", "CorrectionState"]

ANSWER_AT = (Role.CLERK, Role.HEAD, Role.OFFICER)


@dataclass(frozen=True)
class InTime:
    """How a set of requests was answered."""

    asked: int
    waiting: int
    overdue: int
    answered: int
    in_time: int


def unit_that_answers(person: Person) -> Unit | None:
    """Where the person works today; of one who left, the unit that follows the last one."""
    held, today = posts_held(person), calendar.today()
    now = next((post for post in held if is_held_on(post, today)), None)
    last = now or max(held, key=lambda post: (post.until or date.max, post.pk), default=None)
    return heir_of(last.unit) if last else None


def accounts_that_answer(request: CorrectionRequest) -> list[int]:
    """The clerks of the unit; where there are none besides who asks, its head; else the officers one step above."""
    unit = request.unit
    places = ((Role.CLERK, unit.pk), (Role.HEAD, unit.pk), (Role.OFFICER, unit.pk), (Role.OFFICER, unit.parent_id))
    held = roles_on(calendar.today()).filter(account__is_active=True, unit__in=[unit.pk, unit.parent_id])
    held = held.exclude(account__person__in=list(same_person_ids([request.person_id])))
    found: dict[tuple[str, int], list[int]] = {}
    for role, at, account in held.order_by("pk").values_list("role", "unit_id", "account_id"):
        found.setdefault((role, at), []).append(account)
    return next((found[place] for place in places if place in found), [])


def corrections_seen_by(by: Acting) -> QuerySet[CorrectionRequest]:
    """One's own requests, and those one may answer."""
    return _told(CorrectionRequest.objects.filter(_of_record(by.own_person_id) | _answered_by(by)))


def corrections_to_answer(by: Acting) -> QuerySet[CorrectionRequest]:
    """Requests of the units where one answers them, never one's own."""
    return _told(CorrectionRequest.objects.filter(_answered_by(by)))


def corrections_waiting_at(unit: Unit) -> QuerySet[CorrectionRequest]:
    """Requests that the unit has not answered."""
    return CorrectionRequest.objects.filter(unit=unit, state=CorrectionState.SENT)


def corrections_of(person: Person) -> QuerySet[CorrectionRequest]:
    return CorrectionRequest.objects.filter(person__in=list(same_person_ids([person.pk]))).select_related(
        "unit", "answered_by__person"
    )


def told_in_time(rows: QuerySet[CorrectionRequest]) -> InTime:
    """One query for all figures."""
    today = calendar.today()
    waiting, answered = Q(state=CorrectionState.SENT), Q(answered_date__isnull=False)
    told = rows.order_by().aggregate(
        asked=Count("pk", filter=~Q(state=CorrectionState.WITHDRAWN)),
        waiting=Count("pk", filter=waiting),
        overdue=Count("pk", filter=waiting & Q(due__lt=today)),
        answered=Count("pk", filter=answered),
        in_time=Count("pk", filter=answered & Q(answered_date__lte=F("due"))),
    )
    return InTime(**told)


def waiting_first(rows: QuerySet[CorrectionRequest]) -> QuerySet[CorrectionRequest]:
    is_waiting = Case(When(state=CorrectionState.SENT, then=0), default=1)
    return rows.annotate(place=is_waiting)


def correction_tasks(by: Acting) -> list[Task]:
    """For the clerk what waits; for the head what is overdue or has no clerk; one step above where neither is."""
    if not by.has_role(*ANSWER_AT):
        return []
    rows = corrections_to_answer(by).filter(state=CorrectionState.SENT).order_by("due", "pk")
    return [_task(row, calendar.today()) for row in rows.filter(_on_the_desk_of(by))[:20]]


def _task(row: CorrectionRequest, today: date) -> Task:
    hint = f"{row.get_about_display()}. {row.unit}"
    late = f"Đã quá hạn trả lời. {hint}" if row.due < today else hint
    label = f"Trả lời yêu cầu đính chính của {row.person}"
    return Task(label, "correction", (row.pk,), due=row.due, hint=late, kind="people.accept_correction")


def _on_the_desk_of(by: Acting) -> Q:
    clerk, head = _is_held(Role.CLERK), _is_held(Role.HEAD)
    late = Q(due__lt=calendar.today())
    at_clerk = Q(unit__in=by.unit_ids(Role.CLERK))
    at_head = Q(unit__in=by.unit_ids(Role.HEAD)) & (late | ~Q(clerk))
    above = Q(unit__in=by.unit_ids(Role.OFFICER)) | Q(unit__parent__in=by.unit_ids(Role.OFFICER))
    return at_clerk | at_head | above & ~Q(clerk) & ~Q(head)


def _is_held(role: str) -> Any:
    """Somebody with the role at the unit besides who asks."""
    held = roles_on(calendar.today()).filter(role=role, unit=OuterRef("unit"), account__is_active=True)
    return Exists(held.exclude(account__person=OuterRef("person")))


def _told(rows: QuerySet[CorrectionRequest]) -> QuerySet[CorrectionRequest]:
    return rows.select_related("person", "unit", "scan", "answered_by__person")


def _answered_by(by: Acting) -> Q:
    """The same rule as `permissions.answers_request`, for a list: never the own request, nor that of who gave the rights."""
    here = Q(unit__in=by.unit_ids(*ANSWER_AT)) | Q(unit__parent__in=by.unit_ids(Role.OFFICER))
    return here & ~_of_record(by.own_person_id) & ~_of_record(by.person_id)


def _of_record(person_id: int | None) -> Q:
    """Written under this record, which stays, or under one merged into it."""
    return Q(person=person_id or 0) | Q(person__in=Person.objects.filter(stays=person_id or 0).values("pk"))


def accounts_of(person: Person) -> list[int]:
    """Active accounts of a person: whom a notice about the record reaches."""
    return list(
        Account.objects.filter(person__in=list(same_person_ids([person.pk])), is_active=True).values_list(
            "pk", flat=True
        )
    )
