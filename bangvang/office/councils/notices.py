"""Whom a council's steps tell."""

from django.urls import reverse
from django.utils.timezone import localtime

from bangvang.office.councils.models import Ballot, Meeting, MemberRole
from bangvang.toolbox.acting import Author
from bangvang.toolbox.notices import Message


def meeting_called(meetings: list[Meeting], by: Author) -> list[Message]:
    return [_to_members(m, f"Mời họp: {m.title}", _when(m)) for m in meetings]


def meeting_moved(meetings: list[Meeting], by: Author) -> list[Message]:
    return [_to_members(m, f"Đổi lịch họp: {m.title}", _when(m)) for m in meetings]


def ballot_opened(ballots: list[Ballot], by: Author) -> list[Message]:
    return [
        Message(
            tuple(b.roll.exclude(member__account=None).values_list("member__account_id", flat=True)),
            "Đã mở bỏ phiếu",
            b.meeting.title,
            reverse("ballot", args=[b.pk]),
        )
        for b in ballots
        if b.way == Ballot.Way.SECRET
    ]


def minutes_to_chair(meetings: list[Meeting], by: Author) -> list[Message]:
    return [_to_members(m, "Biên bản họp chờ ký", m.title, MemberRole.CHAIR) for m in meetings]


def _when(meeting: Meeting) -> str:
    place = f", {meeting.place}" if meeting.place else ""
    return f"{localtime(meeting.held_at):%H:%M ngày %d/%m/%Y}{place}"


def _to_members(meeting: Meeting, subject: str, text: str, role: str = "") -> Message:
    members = meeting.council.members.filter(until=None).exclude(account=None)
    if role:
        members = members.filter(role=role)
    accounts = tuple(members.values_list("account_id", flat=True))
    return Message(accounts, subject, text, reverse("meeting", args=[meeting.pk]))
