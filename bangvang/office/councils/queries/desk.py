"""What of the councils waits for a person."""

from bangvang import lawbook
from bangvang.office.councils.models import Meeting, MeetingState, MemberRole
from bangvang.office.councils.queries.ballots import ballots_open_to
from bangvang.office.councils.queries.meetings import day_of
from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting
from bangvang.toolbox.tasks import Sent, Task


def tasks_for(by: Acting) -> list[Task]:
    return [*_voting(by), *_signing(by), *_keeping(by)]


def sent_by(by: Acting) -> list[Sent]:
    """A council sends nothing away: its lines are followed in their letters."""
    return []


def _voting(by: Acting) -> list[Task]:
    return [
        Task(
            f"Bỏ phiếu: {lawbook.AWARDS[ballot.award].label}",
            "ballot",
            (ballot.pk,),
            day_of(ballot.meeting),
            ballot.meeting.title,
            kind="councils.cast",
        )
        for ballot in ballots_open_to(by)
    ]


def _signing(by: Acting) -> list[Task]:
    chaired = Meeting.objects.filter(
        state=MeetingState.MINUTED,
        council__members__account_id=by.principal.pk,
        council__members__role=MemberRole.CHAIR,
        council__members__until=None,
    )
    return [_task("Ký biên bản họp Hội đồng", row, "councils.sign") for row in chaired]


def _keeping(by: Acting) -> list[Task]:
    done = (MeetingState.SIGNED, MeetingState.MINUTED)
    kept = Meeting.objects.filter(council__unit__in=by.unit_ids(Role.SECRETARY)).exclude(state__in=done)
    return [_task(f"Phiên họp: {row.get_state_display()}", row, "councils.keep") for row in kept]


def _task(title: str, meeting: Meeting, kind: str) -> Task:
    return Task(title, "meeting", (meeting.pk,), day_of(meeting), meeting.title, kind=kind)
