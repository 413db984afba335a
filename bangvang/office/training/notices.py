"""Whom the steps of training tell: those who are called."""

from collections.abc import Iterable

from django.urls import reverse

from bangvang.office.people.models import Account
from bangvang.office.training.models import Attendance, SessionState, TrainingSession
from bangvang.office.training.queries import called_to
from bangvang.office.training.wording import sentences
from bangvang.toolbox.acting import Author
from bangvang.toolbox.notices import Message


def announced(sessions: list[TrainingSession], by: Author) -> list[Message]:
    return [invitation(session, called_to(session)) for session in sessions]


def changed(sessions: list[TrainingSession], by: Author) -> list[Message]:
    """Who has not been invited yet is not told of a change."""
    told = [session for session in sessions if session.state == SessionState.ANNOUNCED]
    return [_to_called(session, sentences.CHANGED) for session in told]


def cancelled(sessions: list[TrainingSession], by: Author) -> list[Message]:
    return [_to_called(session, sentences.CANCELLED) for session in sessions]


def taken_off(rows: list[Attendance], by: Author) -> list[Message]:
    """Only who had been invited."""
    told = [row for row in rows if row.session.state == SessionState.ANNOUNCED]
    return [_message(row.session, sentences.TAKEN_OFF, [row.person_id]) for row in told]


def invitation(session: TrainingSession, rows: Iterable[Attendance]) -> Message:
    return _message(session, sentences.INVITED, [row.person_id for row in rows])


def _to_called(session: TrainingSession, what: str) -> Message:
    return _message(session, what, list(called_to(session).values_list("person_id", flat=True)))


def _message(session: TrainingSession, what: str, people: list[int]) -> Message:
    to = Account.objects.filter(person__in=people, is_active=True).values_list("pk", flat=True)
    text = sentences.when_and_where(session)
    return Message(tuple(to), f"{what}: {session}", text, reverse("training", args=[session.pk]))
