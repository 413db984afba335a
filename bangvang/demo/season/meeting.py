"""A council meets: the Sở votes in secret on screen, a Phòng counts paper ballots entered by two people."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from bangvang.demo.season.cast import Cast
from bangvang.office.councils import actions
from bangvang.office.councils.models import Ballot, Meeting
from bangvang.office.councils.queries import ballot_items, council_of, sheets_of
from bangvang.office.dossiers.models import Line
from bangvang.office.people.models import Role
from bangvang.office.people.queries import acting
from bangvang.office.units.models import Kind, Unit
from bangvang.toolbox.calendar import office_day


def hold(cast: Cast, unit: Unit, lines: QuerySet[Line], held_at: datetime, period: str) -> Meeting | None:
    """From the invitation to signed minutes; None where nothing waits for the council."""
    chosen = list(lines)
    if not chosen:
        return None
    council = council_of(unit, held_at.date())
    if council is None:
        raise LookupError(f"{unit} has no council in the demo.")
    secretary = cast.by(Role.SECRETARY, unit)
    with office_day(held_at.date() - timedelta(days=3)):
        title = f"Xét thi đua, khen thưởng {period} tại {unit.short_name}"
        meeting = actions.plan_meeting(
            council, by=secretary, title=title, period=period, held_at=held_at, place="Phòng họp"
        )
        meeting = actions.set_agenda(meeting, by=secretary, lines=chosen)
    with office_day(held_at.date()):
        everybody = {member.pk: "present" for member in council.members.all()}
        meeting = actions.mark_presence(meeting, by=secretary, how=everybody)
        meeting = actions.open_meeting(meeting, by=secretary)
        for sheet in sheets_of(meeting):
            _vote(cast, unit, meeting, sheet.award, secretary)
        meeting.refresh_from_db()
        meeting = actions.write_minutes(
            meeting, by=secretary, conclusion="Hội đồng thông qua kết quả bỏ phiếu.", number="06"
        )
        return actions.sign_minutes(meeting, by=cast.head(unit))


def _vote(cast: Cast, unit: Unit, meeting: Meeting, award: str, secretary) -> None:
    if unit.kind != Kind.DEPARTMENT:
        _on_paper(cast, meeting, award, secretary, cast.head(unit))
        return
    ballot = actions.open_ballot(meeting, by=secretary, award=award)
    for seat in list(ballot.roll.select_related("member__account__person")):
        items = ballot_items(ballot, seat.member)
        choices = {item.pk: "against" if cast.chance.random() < 0.02 else "for" for item in items}
        actions.cast(ballot, by=acting(seat.member.account), choices=choices)
    actions.close_ballot(ballot, by=secretary)


def _on_paper(cast: Cast, meeting: Meeting, award: str, first, second) -> None:
    ballot = actions.open_ballot(meeting, by=first, award=award, way=Ballot.Way.PAPER)
    counts = {}
    for item in meeting.items.filter(line__award=award):
        against = cast.chance.choice((0, 0, 0, 0, 1))
        counts[item.pk] = (item.electorate - against, against, 0)
    ballot = actions.enter_count(ballot, by=first, counts=counts)
    actions.enter_count(ballot, by=second, counts=counts)
