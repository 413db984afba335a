"""The council of the Sở (Lan in the chair, Giang secretary, Hải, Kim, Sơn) brought to any point of a meeting."""

from datetime import date, datetime

from bangvang.office.councils import actions
from bangvang.office.councils.models import Ballot, Meeting
from bangvang.office.dossiers.actions import verify
from bangvang.office.dossiers.models import Line
from bangvang.toolbox.calendar import HERE
from tests.office.dossiers import way

SEATS = (("lan", "chair"), ("hai", "member"), ("kim", "member"), ("son", "member"), ("giang", "secretary"))
HELD = datetime(2024, 6, 12, 8, 0, tzinfo=HERE)


def council(cast):
    rows = [
        {"person": cast.accounts[who].person, "role": role, "post_title": "Ủy viên Hội đồng"} for who, role in SEATS
    ]
    return actions.found_council(
        cast.department,
        by=cast.by("giang"),
        name="Hội đồng thi đua, khen thưởng Sở",
        number="05/QĐ-SGDĐT",
        decided_date=date(2023, 9, 1),
        members=rows,
    )


def waiting(cast, count=3, award="LDTT"):
    proposal = way.received(cast, school="high_school", count=count, award=award)
    return verify(list(proposal.lines.all()), by=cast.by("dung"))


def planned(cast, count=3):
    meeting = actions.plan_meeting(
        council(cast), by=cast.by("giang"), title="Họp xét thi đua", period=way.YEAR, held_at=HELD, place="Phòng họp 2"
    )
    return actions.set_agenda(meeting, by=cast.by("giang"), lines=waiting(cast, count))


def attended(cast, meeting, **how):
    told = {member.pk: how.get(member.account.username, "present") for member in meeting.council.members.all()}
    return actions.mark_presence(meeting, by=cast.by("giang"), how=told)


def begun(cast, count=3, **how):
    return actions.open_meeting(attended(cast, planned(cast, count), **how), by=cast.by("giang"))


def voting(cast, count=3, way_="secret", **how):
    return actions.open_ballot(begun(cast, count, **how), by=cast.by("giang"), award="LDTT", way=way_)


def seat(meeting, who):
    return meeting.council.members.get(account__username=who)


def choices(meeting, said="for", **other):
    """The same on every name; `other` by place on the agenda: n1="against"."""
    return {item.pk: other.get(f"n{item.order}", said) for item in meeting.items.all()}


def everybody_votes(cast, ballot, said="for", who=tuple(who for who, _role in SEATS)):
    return {one: actions.cast(ballot, by=cast.by(one), choices=choices(ballot.meeting, said)) for one in who}


def counted(cast, count=3):
    ballot = voting(cast, count)
    everybody_votes(cast, ballot)
    return Meeting.objects.get(pk=actions.close_ballot(ballot, by=cast.by("lan")).meeting_id)


def minuted(cast, count=3):
    return actions.write_minutes(
        counted(cast, count), by=cast.by("giang"), conclusion="Thông qua danh sách.", number="06/BB"
    )


def states():
    return sorted(Line.objects.values_list("state", flat=True))


def again(ballot):
    return Ballot.objects.get(pk=ballot.pk)
