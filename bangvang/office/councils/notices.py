"""Whom a council's steps tell."""

from django.urls import reverse

from bangvang.office.councils.models import Ballot, Meeting, MemberRole
from bangvang.toolbox.acting import Author
from bangvang.toolbox.notices import Message


def meeting_called(meetings: list[Meeting], by: Author) -> list[Message]:
    return [_to_members(m, f"Mời họp: {m.title}", f"{m.held_at:%H:%M ngày %d/%m/%Y}, {m.place}") for m in meetings]


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


def _to_members(meeting: Meeting, subject: str, text: str, role: str = "") -> Message:
    members = meeting.council.members.filter(until=None).exclude(account=None)
    if role:
        members = members.filter(role=role)
    accounts = tuple(members.values_list("account_id", flat=True))
    return Message(accounts, subject, text, reverse("meeting", args=[meeting.pk]))
