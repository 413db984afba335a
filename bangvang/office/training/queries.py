"""What is asked about training: sessions and people within reach, who would be called, what a person last attended."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from bangvang.office.people.models import Person, Role
from bangvang.office.people.queries import (
    Acting,
    on_duty_today,
    posts_of,
    roles_on,
    same_person_ids,
    units_answered_for,
)
from bangvang.office.training.models import Attendance, Mark, Material, SessionState, TrainingSession
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import names_on
from bangvang.toolbox import calendar
from bangvang.toolbox.tasks import Task
from bangvang.toolbox.vietnamese import fold

__all__ = ["READERS", "Attendance", "Mark", "Material", "SessionState", "TrainingSession"]

ORGANISERS = (Role.OFFICER, Role.HEAD_OF_OFFICE)
READERS = (Role.CLERK, Role.HEAD, Role.OFFICER, Role.HEAD_OF_OFFICE, Role.DIRECTOR, Role.INSPECTOR)
CALLED_BY_ROLE = (Role.CLERK, Role.OFFICER, Role.HEAD, Role.SECRETARY, Role.MEMBER, Role.UNION)
SOON = timedelta(days=14)


def sessions_seen_by(by: Acting) -> QuerySet[TrainingSession]:
    """Sessions of the units one answers for; announced ones to which oneself or people of these units are called."""
    called = _called(by).exclude(session__state=SessionState.PLANNED)
    rows = TrainingSession.objects.filter(Q(unit__in=_reach(by)) | Q(pk__in=called.values("session_id")))
    return rows.select_related("unit")


def sessions_found(by: Acting, words: str) -> QuerySet[TrainingSession]:
    """Of these the ones whose name holds every word."""
    rows = sessions_seen_by(by)
    for word in fold(words).split():
        rows = rows.filter(search_text__contains=word)
    return rows


def over(sessions: QuerySet[TrainingSession], day: date) -> QuerySet[TrainingSession]:
    """Those that have been, or will not be."""
    return sessions.filter(Q(ends__lt=day) | Q(state__in=(SessionState.HELD, SessionState.CANCELLED)))


def attendances_seen_by(by: Acting, session: TrainingSession) -> QuerySet[Attendance]:
    """Everybody called, for the organiser; else oneself and the people of the units one answers for."""
    rows = called_to(session) if organises(by, session) else _called(by).filter(session=session)
    return rows.select_related("person", "unit", "marked_by__person")


def called_to(session: TrainingSession) -> QuerySet[Attendance]:
    """Everybody called, but who was taken off."""
    return session.attendances.filter(taken_off_at=None)


def rows_run_by(by: Acting) -> QuerySet[Attendance]:
    """Whoever is called to the sessions of the units one answers for."""
    rows = Attendance.objects.filter(session__unit__in=_reach(by), taken_off_at=None)
    return rows.select_related("session__unit", "person")


def organises(by: Acting, session: TrainingSession) -> bool:
    return _reach(by).filter(pk=session.unit_id).exists()


def materials_seen_by(by: Acting) -> QuerySet[Material]:
    """What is offered to the organiser and to those called, once they are told."""
    return Material.objects.filter(session__in=_of_materials(by), taken_back_at=None).select_related("session", "file")


def reads_materials(by: Acting, session: TrainingSession) -> bool:
    return _of_materials(by).filter(pk=session.pk).exists()


def people_to_call(session: TrainingSession) -> QuerySet[Person]:
    """People who hold one of the roles called, today, at a unit below the organiser; not yet called."""
    held = roles_on(calendar.today()).filter(role__in=session.roles, account__is_active=True)
    held = held.filter(unit__path__startswith=session.unit.path).exclude(unit=session.unit_id)
    known = session.attendances.values("person_id")  # who was taken off is not called again by the role
    return Person.objects.filter(pk__in=held.values("account__person_id")).exclude(pk__in=known)


def rows_for(session: TrainingSession, people: Iterable[Person]) -> list[Attendance]:
    """A row for each, with the unit and the post of the day the session begins."""
    people = list(people)
    posts = posts_of([person.pk for person in people], session.begins)
    made = []
    for person in people:
        post = posts.get(person.pk)
        place = {"unit": post.unit, "title": post.title} if post else {}
        made.append(Attendance(session=session, person=person, **place))
    return made


def named_on(rows: Iterable[Attendance], session: TrainingSession) -> list[Attendance]:
    """The rows with what each unit was called on the day: `row.unit_name`."""
    rows = list(rows)
    names = names_on(Unit.objects.filter(pk__in={row.unit_id for row in rows}), session.begins)
    for row in rows:
        row.unit_name = names.get(row.unit_id, row.unit.name if row.unit else "")  # type: ignore[attr-defined]
    return rows


def tally_of(rows: QuerySet[Attendance]) -> dict[str, int]:
    """How many were called, came, were absent."""
    present, absent = (Count("pk", filter=Q(mark=mark)) for mark in (Mark.PRESENT, Mark.ABSENT))
    return rows.order_by().aggregate(called=Count("pk"), present=present, absent=absent)


def unmarked(session: TrainingSession) -> int:
    return called_to(session).filter(mark=Mark.CALLED).count()


def with_counts(sessions: QuerySet[TrainingSession]) -> QuerySet[TrainingSession]:
    present = Count("attendances", filter=Q(attendances__mark=Mark.PRESENT))
    return sessions.annotate(called=Count("attendances", filter=Q(attendances__taken_off_at=None)), present=present)


def last_attended(people: Iterable[int]) -> dict[int, TrainingSession]:
    """The session each person attended last, by the id of any of the person's records."""
    same = same_person_ids(people)
    rows = Attendance.objects.filter(person_id__in=list(same), mark=Mark.PRESENT).select_related("session")
    return same.spread({row.person_id: row.session for row in rows.order_by("session__begins", "session_id")})


def attended_by(by: Acting, people: Iterable[int]) -> QuerySet[Attendance]:
    """The sessions these people were called to, as far as the reader may know."""
    rows = _called(by) | Attendance.objects.filter(session__unit__in=_reach(by), taken_off_at=None)
    rows = rows.filter(person__in=list(same_person_ids(people)))
    shown = rows.exclude(session__state__in=(SessionState.PLANNED, SessionState.CANCELLED))
    return shown.select_related("session", "person").order_by("-session__begins", "-pk")


def units_untrained(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Of these, the units where somebody on duty has attended no session."""
    trained = Attendance.objects.filter(mark=Mark.PRESENT)
    of_record = Q(account__person__in=trained.values("person_id"))
    of_merged = Q(account__person__in=trained.filter(person__stays__gt=0).values("person__stays_id"))
    return units.filter(pk__in=on_duty_today().exclude(of_record | of_merged).values("unit_id"))


def tasks_for(by: Acting) -> list[Task]:
    return [*_invitations(by), *_organising(by)]


def _invitations(by: Acting) -> list[Task]:
    """Sessions to come to which oneself is called."""
    if by.own_person_id is None:
        return []
    coming = {"session__state": SessionState.ANNOUNCED, "session__ends__gte": calendar.today()}
    rows = Attendance.objects.filter(_of(by.own_person_id), taken_off_at=None, **coming).select_related("session")
    return [
        Task(f"Dự tập huấn: {row.session}", "training", (row.session_id,), row.session.begins, row.session.place,
             kind="training.attend")
        for row in rows.order_by("session__begins")
    ]  # fmt: skip


def _organising(by: Acting) -> list[Task]:
    """Sessions to announce soon, and those over whose attendance is not closed."""
    today = calendar.today()
    soon = Q(state=SessionState.PLANNED, begins__lte=today + SOON)
    over = Q(state=SessionState.ANNOUNCED, ends__lte=today)
    at = by.unit_ids(*ORGANISERS)
    rows = TrainingSession.objects.filter(soon | over, unit__in=at) if at else ()
    return [_task(row) for row in rows]


def _task(row: TrainingSession) -> Task:
    if row.state == SessionState.PLANNED:
        return Task(f"Thông báo lớp tập huấn: {row}", "training", (row.pk,), row.begins, kind="training.announce")
    return Task(f"Điểm danh, kết thúc lớp tập huấn: {row}", "training", (row.pk,), row.ends, kind="training.close")


def _reach(by: Acting) -> QuerySet[Unit]:
    """Units whose training one follows: who keeps accounts or sits on a council does not by that."""
    readers = tuple(held for held in by.roles if held.role in READERS)
    return units_answered_for(Acting(by.account, readers, by.giver))


def _called(by: Acting) -> QuerySet[Attendance]:
    return Attendance.objects.filter(Q(unit__in=_reach(by)) | _of(by.person_id), taken_off_at=None)


def _of_materials(by: Acting) -> QuerySet[TrainingSession]:
    called = Q(pk__in=Attendance.objects.filter(_of(by.person_id), taken_off_at=None).values("session_id"))
    told = called & ~Q(state__in=(SessionState.PLANNED, SessionState.CANCELLED))
    return TrainingSession.objects.filter(Q(unit__in=_reach(by)) | told)


def _of(person_id: int | None) -> Q:
    """Of this person, under any record."""
    return Q(person=person_id or 0) | Q(person__stays=person_id or 0)
