"""What is asked about councils, meetings and ballots. Nothing here joins a member to a choice."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count as CountOf
from django.db.models import Prefetch, Q, QuerySet

from bangvang import lawbook
from bangvang.office.councils.models import (
    AgendaItem,
    Ballot,
    BallotPaper,
    BallotRoll,
    BallotState,
    Council,
    Meeting,
    MeetingState,
    Member,
    MemberRole,
    Presence,
)
from bangvang.office.councils.reading import Count, count_papers
from bangvang.office.councils.wording.sentences import threshold
from bangvang.office.documents.queries import parameters_on
from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.tasks import Task

KEEPERS = (Role.SECRETARY, Role.HEAD_OF_OFFICE, Role.DIRECTOR, Role.HEAD)


@dataclass(frozen=True)
class Attendance:
    """Who is there: all members by decision, present, voting in writing; and what the quorum asks."""

    members: int
    present: int
    written: int
    needed: int

    @property
    def is_enough(self) -> bool:
        return self.present + self.written >= self.needed


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


def councils_seen_by(by: Acting) -> QuerySet[Council]:
    """Councils of units where one keeps the papers or signs, and those one sits on."""
    kept = Q(unit__in=by.unit_ids(*KEEPERS))
    sits = Q(members__account_id=by.principal.pk, members__until=None)
    return Council.objects.filter(kept | sits).select_related("unit").distinct()


def meetings_seen_by(by: Acting) -> QuerySet[Meeting]:
    rows = Meeting.objects.filter(council__in=councils_seen_by(by).values("pk"))
    return rows.select_related("council__unit").annotate(item_count=CountOf("items", distinct=True))


def council_of(unit: Unit, day: date) -> Council | None:
    """The unit's council on the day."""
    live = unit.councils.filter(Q(until=None) | Q(until__gte=day), since__lte=day)
    return live.order_by("-since", "-pk").first()


def members_on(council: Council, day: date) -> QuerySet[Member]:
    live = council.members.filter(Q(until=None) | Q(until__gte=day), since__lte=day)
    return live.select_related("person", "account")


def seat_of(meeting: Meeting, by: Acting) -> Member | None:
    """The seat of the signed-in person itself; delegation gives no seat."""
    return members_on(meeting.council, calendar.today()).filter(account=by.account).first()


def attendance_of(meeting: Meeting) -> Attendance:
    told = meeting.presences.aggregate(
        members=CountOf("pk"),
        present=CountOf("pk", filter=Q(how=Presence.How.PRESENT)),
        written=CountOf("pk", filter=Q(how=Presence.How.WRITTEN)),
    )
    num, den = quorum_of(meeting)
    return Attendance(**told, needed=-(-told["members"] * num // den))


def quorum_of(meeting: Meeting) -> tuple[int, int]:
    """Share of members that must take part, from the lawbook with the local regulation of the day."""
    day = meeting.held_at.date()
    rule = lawbook.threshold_of("LDTT", day=day, parameters=parameters_on(day, meeting.council.unit))
    return rule.quorum_numerator, rule.quorum_denominator


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    return meeting.items.select_related("line__person", "line__group", "line__unit").prefetch_related(
        Prefetch("conflicts", to_attr="declared")
    )


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
    return [_sheet(meeting, award, items, ballots.get(award), rolls) for award, items in by_award.items()]


def _sheet(
    meeting: Meeting, award: str, items: list[AgendaItem], ballot: Ballot | None, rolls: dict[str, tuple[int, int]]
) -> AwardSheet:
    voted, electorate = rolls.get(award, (0, 0))
    day = meeting.held_at.date()
    rule = lawbook.threshold_of(award, day=day, parameters=parameters_on(day, meeting.council.unit))
    return AwardSheet(award, lawbook.AWARDS[award].label, items, ballot, voted, electorate, threshold(award, rule))


def ballot_items(ballot: Ballot, member: Member) -> list[AgendaItem]:
    """The names one member votes on: all of the sheet but those where a conflict was declared."""
    rows = items_of(ballot.meeting).filter(line__award=ballot.award)
    return list(rows.exclude(conflicts__member=member))


def ballots_open_to(by: Acting) -> QuerySet[Ballot]:
    """Ballots that wait for this person's own vote."""
    return (
        Ballot.objects.filter(
            state=BallotState.OPEN,
            way=Ballot.Way.SECRET,
            roll__member__account=by.account,
            roll__has_voted=False,
        )
        .select_related("meeting__council__unit")
        .distinct()
    )


def counts_of(ballot: Ballot) -> dict[int, Count]:
    """Papers counted item by item."""
    choices: dict[int, list[str]] = {}
    rows = BallotPaper.objects.filter(item__meeting=ballot.meeting_id, item__line__award=ballot.award)
    for item_id, choice in rows.values_list("item_id", "choice"):
        choices.setdefault(item_id, []).append(choice)
    return {item_id: count_papers(said) for item_id, said in choices.items()}


def voters_by_item(ballot: Ballot, items: Iterable[AgendaItem]) -> dict[int, int]:
    """How many members on the roll have voted, item by item (a declared conflict leaves an item's electorate)."""
    voted = set(ballot.roll.filter(has_voted=True).values_list("member_id", flat=True))
    return {item.pk: len(voted - {conflict.member_id for conflict in item.declared}) for item in items}


def was_counted(ballot: Ballot, code: str) -> bool:
    """Whether papers under this member's code are among those counted; not what they say."""
    items = AgendaItem.objects.filter(meeting=ballot.meeting_id, line__award=ballot.award).values_list("pk", flat=True)
    return BallotPaper.objects.filter(receipt__in=[receipt_digest(code, item) for item in items]).exists()


def receipt_digest(code: str, item_id: int) -> str:
    """Differs from item to item, so that no two papers of one member can be joined."""
    return hashlib.sha256(f"{code}:{item_id}".encode()).hexdigest()


def awards_without_ballot(meeting: Meeting) -> list[str]:
    """Awards on the agenda whose ballot is not closed yet."""
    wanted = set(meeting.items.values_list("line__award", flat=True))
    closed = set(meeting.ballots.filter(state=BallotState.CLOSED).values_list("award", flat=True))
    return sorted(wanted - closed)


def chair_of(council: Council, day: date) -> Member | None:
    return members_on(council, day).filter(role=MemberRole.CHAIR).first()


def tasks_for(by: Acting) -> list[Task]:
    return [*_voting(by), *_signing(by), *_keeping(by)]


def _voting(by: Acting) -> list[Task]:
    return [
        Task(
            f"Bỏ phiếu: {lawbook.AWARDS[ballot.award].label}",
            "ballot",
            (ballot.pk,),
            ballot.meeting.held_at.date(),
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
    return [
        Task("Ký biên bản họp Hội đồng", "meeting", (row.pk,), row.held_at.date(), row.title, kind="councils.sign")
        for row in chaired
    ]


def _keeping(by: Acting) -> list[Task]:
    done = (MeetingState.SIGNED, MeetingState.MINUTED)
    kept = Meeting.objects.filter(council__unit__in=by.unit_ids(Role.SECRETARY)).exclude(state__in=done)
    return [
        Task(
            f"Phiên họp: {row.get_state_display()}",
            "meeting",
            (row.pk,),
            row.held_at.date(),
            row.title,
            kind="councils.keep",
        )
        for row in kept
    ]
