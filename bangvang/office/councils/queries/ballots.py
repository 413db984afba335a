"""Ballots: who may vote on what, how many did, what the papers sum up to."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from bangvang.office.councils.models import AgendaItem, Ballot, BallotPaper, BallotState, Member
from bangvang.office.councils.queries.meetings import items_of, meetings_seen_by
from bangvang.office.councils.reading import Count, count_papers
from bangvang.office.people.queries import Acting


@dataclass(frozen=True)
class SheetRow:
    """One name on a member's sheet; recused: shown, not voted on."""

    item: AgendaItem
    is_recused: bool


def ballots_open_to(by: Acting) -> QuerySet[Ballot]:
    """Ballots that wait for this person's own vote."""
    mine = Ballot.objects.filter(way=Ballot.Way.SECRET, state=BallotState.OPEN)
    waiting = mine.filter(roll__member__account=by.account, roll__has_voted=False) if by.giver is None else mine.none()
    return waiting.select_related("meeting__council__unit").distinct()


def ballots_voted_by(by: Acting) -> QuerySet[Ballot]:
    """Secret ballots on whose roll one stands oneself; never under delegation."""
    rows = Ballot.objects.filter(way=Ballot.Way.SECRET, roll__member__account=by.account)
    return (rows if by.giver is None else rows.none()).select_related("meeting__council__unit").distinct()


def ballots_kept_by(by: Acting) -> QuerySet[Ballot]:
    """Ballots of the meetings in sight, for chair, secretary and those who count."""
    meetings = meetings_seen_by(by).values("pk")
    return Ballot.objects.filter(meeting__in=meetings).select_related("meeting__council__unit", "first_count_by")


def ballot_items(ballot: Ballot, member: Member) -> list[AgendaItem]:
    """The names one member votes on: all of the sheet but those where a conflict was declared."""
    return [row.item for row in sheet_of(ballot, member) if not row.is_recused]


def sheet_of(ballot: Ballot, member: Member) -> list[SheetRow]:
    """All names of the ballot, as this member votes on them or does not."""
    items = items_of(ballot.meeting).filter(line__award=ballot.award)
    return [SheetRow(item, member.pk in {conflict.member_id for conflict in item.conflicts.all()}) for item in items]


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
    return {item.pk: len(voted - {conflict.member_id for conflict in item.conflicts.all()}) for item in items}


def papers_under(ballot: Ballot, code: str) -> int:
    """How many papers under this code are among those of the ballot; not what they say."""
    told = "".join(code.split()).upper()
    items = AgendaItem.objects.filter(meeting=ballot.meeting_id, line__award=ballot.award).values_list("pk", flat=True)
    digests = {receipt_digest(told, item) for item in items}
    kept = BallotPaper.objects.filter(item__in=list(items)).exclude(receipt="").values_list("receipt", flat=True)
    return len(digests.intersection(kept))


def receipt_digest(code: str, item_id: int) -> str:
    """Differs from item to item, so that no two papers of one member can be joined."""
    return hashlib.sha256(f"{code}:{item_id}".encode()).hexdigest()


def entered_by_other(ballot: Ballot, by: Acting) -> bool:
    """A first count is there and someone else's: this person enters the second."""
    return bool(ballot.first_count) and ballot.first_count_by_id != by.account.pk
