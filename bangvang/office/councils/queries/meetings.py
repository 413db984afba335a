"""Councils, their meetings, agendas and attendance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count as CountOf
from django.db.models import Prefetch, Q, QuerySet
from django.utils.timezone import localtime

from bangvang import lawbook
from bangvang.office.councils.models import (
    AgendaItem,
    Ballot,
    BallotRoll,
    BallotState,
    Conflict,
    Council,
    Meeting,
    Member,
    MemberRole,
    Presence,
)
from bangvang.office.councils.wording.sentences import threshold
from bangvang.office.documents.queries import LocalNumber, numbers_on
from bangvang.office.dossiers.models import Line, LineState, ProposalState
from bangvang.office.people.models import Person, Role
from bangvang.office.people.queries import Acting, posts_on, same_person_ids
from bangvang.office.units.models import Kind, Unit
from bangvang.office.units.queries import with_past_of
from bangvang.toolbox import calendar
from bangvang.toolbox.papers import Unmade, unmade

KEEPERS = (Role.SECRETARY, Role.HEAD_OF_OFFICE, Role.DIRECTOR, Role.HEAD)
WITHIN = (Kind.DIVISION, Kind.OFFICE, Kind.UNION)  # parts of an office, not units under it
FOUNDERS = (Role.SECRETARY, Role.HEAD_OF_OFFICE, Role.HEAD)


@dataclass(frozen=True)
class Attendance:
    """Who is there: all members by decision, present, voting in writing; the quorum asks for those present."""

    members: int
    present: int
    written: int
    needed: int

    @property
    def is_enough(self) -> bool:
        return self.present >= self.needed

    @property
    def absent(self) -> int:
        return self.members - self.present - self.written


@dataclass(frozen=True)
class AwardSheet:
    """The items of one award before a meeting, with its ballot if it was opened."""

    award: str
    label: str
    items: list[AgendaItem]
    ballot: Ballot | None
    voted: int
    electorate: int
    rule: str

    @property
    def is_counted(self) -> bool:
        return self.ballot is not None and self.ballot.state == BallotState.CLOSED

    @property
    def passed(self) -> int:
        return sum(1 for item in self.items if item.has_passed)


def councils_seen_by(by: Acting) -> QuerySet[Council]:
    """Councils of units where one keeps the papers or signs, and those one sits on."""
    kept = Q(unit__in=by.unit_ids(*KEEPERS))
    sits = Q(pk__in=_seats_of(by).values("council"))
    return Council.objects.filter(kept | sits).select_related("unit")


def _seats_of(by: Acting) -> QuerySet[Member]:
    return Member.objects.filter(account_id=by.principal.pk, until=None)


def units_to_found(by: Acting) -> QuerySet[Unit]:
    """Units for which this person may set up a council."""
    return Unit.objects.filter(pk__in=by.unit_ids(*FOUNDERS)).order_by("path")


def people_to_seat(unit: Unit) -> list[Person]:
    """Who may be called into the unit's council: its own people and those of its divisions, by given name."""
    near = Q(unit=unit) | Q(unit__parent=unit, unit__kind__in=WITHIN)
    here = posts_on(calendar.today()).filter(near).select_related("unit").order_by("pk")
    people = Person.objects.filter(pk__in=here.values("person_id"))
    return list(people.prefetch_related(Prefetch("posts", here, to_attr="post_here")).order_by("name_key", "pk"))


def meetings_seen_by(by: Acting) -> QuerySet[Meeting]:
    rows = Meeting.objects.filter(council__in=councils_seen_by(by).values("pk"))
    return rows.select_related("council__unit").annotate(item_count=CountOf("items", distinct=True))


def meetings_of(council: Council) -> QuerySet[Meeting]:
    return council.meetings.annotate(item_count=CountOf("items"))


def council_of(unit: Unit, day: date) -> Council | None:
    """The unit's council on the day."""
    live = unit.councils.filter(Q(until=None) | Q(until__gte=day), since__lte=day)
    return live.order_by("-since", "-pk").first()


def day_of(meeting: Meeting) -> date:
    """The day of the meeting in the time of the office."""
    return localtime(meeting.held_at).date()


def members_on(council: Council, day: date) -> QuerySet[Member]:
    live = council.members.filter(Q(until=None) | Q(until__gte=day), since__lte=day)
    return live.select_related("person", "account")


def seat_of(meeting: Meeting, by: Acting) -> Member | None:
    """The seat of the signed-in person itself; delegation gives no seat."""
    return members_on(meeting.council, calendar.today()).filter(account=by.account).first()


def chair_of(council: Council, day: date) -> Member | None:
    return members_on(council, day).filter(role=MemberRole.CHAIR).first()


def secretary_of(council: Council, day: date) -> Member | None:
    return members_on(council, day).filter(role=MemberRole.SECRETARY).first()


def presences_of(meeting: Meeting) -> QuerySet[Presence]:
    return meeting.presences.select_related("member__person")


def attendance_of(meeting: Meeting) -> Attendance:
    told = meeting.presences.aggregate(
        members=CountOf("pk"),
        present=CountOf("pk", filter=Q(how=Presence.How.PRESENT)),
        written=CountOf("pk", filter=Q(how=Presence.How.WRITTEN)),
    )
    rule = threshold_on(meeting, "LDTT")  # the quorum is one for all awards
    return Attendance(**told, needed=-(-told["members"] * rule.quorum_numerator // rule.quorum_denominator))


def threshold_on(meeting: Meeting, award: str) -> lawbook.Threshold:
    """What the award needs, by the lawbook with the local regulation of the day."""
    return lawbook.threshold_of(award, day=day_of(meeting), parameters=parameters_of(meeting))


def ways_for(meeting: Meeting, award: str) -> list[tuple[str, str]]:
    """The ways this award may be voted: a show of hands only where the regulation does not ask for secrecy."""
    rule = threshold_on(meeting, award)
    is_open = rule.known and not rule.secret
    return [(way.value, str(way.label)) for way in Ballot.Way if is_open or way != Ballot.Way.HANDS]


def voters_without_account(meeting: Meeting) -> list[str]:
    """Members who take part and have no account to vote with on screen."""
    here = meeting.presences.exclude(how=Presence.How.ABSENT).filter(member__account=None)
    return list(here.values_list("member__person__full_name", flat=True))


def lines_waiting(unit: Unit) -> QuerySet[Line]:
    """What the unit's council can take up: appraised here, or drafted here in the unit's own letter."""
    drafted = Q(state=LineState.DRAFT, unit=unit, proposal__from_unit=unit, proposal__state=ProposalState.DRAFT)
    return Line.objects.filter(Q(state=LineState.VERIFIED) | drafted, place__in=with_past_of(unit))


def waiting_for(meeting: Meeting) -> list[Line]:
    """Lines of the meeting's year that wait at its unit, award by award."""
    order = list(lawbook.AWARDS)
    rows = lines_waiting(meeting.council.unit).filter(period=meeting.period).select_related("unit")
    return sorted(rows, key=lambda line: (order.index(line.award), line.name_key, line.pk))


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    return meeting.items.select_related("line__person", "line__group", "line__unit").prefetch_related(
        Prefetch("conflicts", Conflict.objects.select_related("member__person"))
    )


def conflicts_seen_by(by: Acting) -> QuerySet[Conflict]:
    meetings = meetings_seen_by(by).values("pk")
    return Conflict.objects.filter(item__meeting__in=meetings).select_related("item__meeting", "item__line", "member")


def candidates_among_members(meeting: Meeting, award: str) -> list[str]:
    """Members who stand on the list themselves, under whichever record, and have declared nothing yet."""
    members = {row.member.person_id: row.member_id for row in presences_of(meeting)}
    seats = same_person_ids(members).spread(members)
    items = [item for item in items_of(meeting).filter(line__award=award) if item.line.person_id in seats]
    return [item.line.subject_name for item in items if not _declared_oneself(item, seats)]


def _declared_oneself(item: AgendaItem, seats: dict[int, int]) -> bool:
    return seats[item.line.person_id] in {conflict.member_id for conflict in item.conflicts.all()}


def has_ballot(meeting: Meeting, award: str) -> bool:
    return meeting.ballots.filter(award=award).exists()


def awards_without_ballot(meeting: Meeting) -> list[str]:
    """Awards on the agenda whose ballot is not closed yet."""
    wanted = set(meeting.items.values_list("line__award", flat=True))
    closed = set(meeting.ballots.filter(state=BallotState.CLOSED).values_list("award", flat=True))
    return sorted(wanted - closed)


def sheets_of(meeting: Meeting) -> list[AwardSheet]:
    """The agenda award by award, with how many have voted (11/13) and nothing of what they said."""
    ballots = {ballot.award: ballot for ballot in meeting.ballots.all()}
    rolls = {
        row["ballot__award"]: (row["voted"], row["all"])
        for row in BallotRoll.objects.filter(ballot__meeting=meeting)
        .values("ballot__award")
        .annotate(voted=CountOf("pk", filter=Q(has_voted=True)), all=CountOf("pk"))
    }
    by_award: dict[str, list[AgendaItem]] = {}
    for item in items_of(meeting):
        by_award.setdefault(item.line.award, []).append(item)
    return [_sheet(meeting, award, items, ballots.get(award), rolls) for award, items in _in_order(by_award)]


def _in_order(by_award: dict[str, list[AgendaItem]]) -> Iterable[tuple[str, list[AgendaItem]]]:
    order = list(lawbook.AWARDS)
    return sorted(by_award.items(), key=lambda row: order.index(row[0]))


def _sheet(
    meeting: Meeting, award: str, items: list[AgendaItem], ballot: Ballot | None, rolls: dict[str, tuple[int, int]]
) -> AwardSheet:
    voted, electorate = rolls.get(award, (0, 0))
    rule, local = threshold_on(meeting, award), _numbers(meeting).get("thresholds")
    source = local.source if local and rule.is_local else ""
    return AwardSheet(award, lawbook.AWARDS[award].label, items, ballot, voted, electorate, threshold(rule, source))


def parameters_of(meeting: Meeting) -> dict[str, Any]:
    """Name → value of the local regulation of the meeting's day, as the lawbook takes them."""
    return {name: number.value for name, number in _numbers(meeting).items()}


def _numbers(meeting: Meeting) -> dict[str, LocalNumber]:
    """The local regulation of the day, asked once a meeting at hand."""
    if not hasattr(meeting, "_local_numbers"):
        meeting._local_numbers = numbers_on(day_of(meeting), meeting.council.unit)  # type: ignore[attr-defined]
    return meeting._local_numbers  # type: ignore[attr-defined]


def unmade_files(meeting: Meeting) -> list[Unmade]:
    """Minutes and count sheet without files: being made, or failed and why."""
    return unmade("councils.meeting", meeting.pk) if meeting.minutes_id else []
