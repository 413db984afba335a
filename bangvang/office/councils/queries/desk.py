"""What of the councils waits for a person."""

from django.db.models import Q

from bangvang import lawbook
from bangvang.office.councils.models import Meeting, MeetingState, Member, MemberRole
from bangvang.office.councils.queries.ballots import ballots_open_to
from bangvang.office.councils.queries.meetings import day_of
from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting
from bangvang.toolbox.tasks import Sent, Task


def tasks_for(by: Acting) -> list[Task]:
    return [*_voting(by), *_meetings(by)]


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


def _meetings(by: Acting) -> list[Task]:
    """Minutes to sign for who chairs, meetings under way for who keeps them."""
    chairs = Member.objects.filter(account=by.principal, role=MemberRole.CHAIR, until=None).values("council")
    minuted = Q(state=MeetingState.MINUTED, council__in=chairs)
    under_way = ~Q(state__in=(MeetingState.SIGNED, MeetingState.MINUTED))
    kept = Q(council__unit__in=by.unit_ids(Role.SECRETARY)) & under_way
    return [_meeting_task(row) for row in Meeting.objects.filter(minuted | kept)]


def _meeting_task(row: Meeting) -> Task:
    if row.state == MeetingState.MINUTED:
        return _task("Ký biên bản họp Hội đồng", row, "councils.sign")
    return _task(f"Phiên họp: {row.get_state_display()}", row, "councils.keep")


def _task(title: str, meeting: Meeting, kind: str) -> Task:
    return Task(title, "meeting", (meeting.pk,), day_of(meeting), meeting.title, kind=kind)
