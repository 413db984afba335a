"""Every write of the councils. A cast is told to nobody: no journal entry, no notice, no time."""

import random
import secrets
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from bangvang import lawbook
from bangvang.office.councils import workflow
from bangvang.office.councils.models import (
    AgendaItem,
    Ballot,
    BallotPaper,
    BallotRoll,
    Conflict,
    Council,
    Meeting,
    Member,
    Presence,
)
from bangvang.office.councils.papers import count_sheet, minutes
from bangvang.office.councils.queries import (
    attendance_of,
    awards_without_ballot,
    ballot_items,
    counts_of,
    items_of,
    members_on,
    receipt_digest,
    voters_by_item,
)
from bangvang.office.councils.reading import Count, differing
from bangvang.office.documents.queries import parameters_on
from bangvang.office.dossiers.actions import put_before_council, record_vote
from bangvang.office.dossiers.models import Line
from bangvang.office.people.models import Person
from bangvang.office.people.queries import Acting
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar, papers
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs

CHOICES = (BallotPaper.Choice.FOR, BallotPaper.Choice.AGAINST)


@begins(workflow.FOUND)
def found_council(
    unit: Unit, *, by: Author, name: str, number: str, decided_date: date, members: Iterable[dict[str, Any]]
) -> Council:
    """A council by its decision. A member: person, role, post_title; the account is the person's own if there is one."""
    council = Council(unit=unit, name=nfc(name), number=number, decided_date=decided_date, since=decided_date)
    council.save()
    Member.objects.bulk_create(_member(council, order, row) for order, row in enumerate(members, start=1))
    return council


@begins(workflow.PLAN)
def plan_meeting(
    council: Council, *, by: Author, title: str, period: str, held_at: datetime, place: str = ""
) -> Meeting:
    """Call a meeting; every member of that day stands on the attendance list."""
    meeting = Meeting(council=council, title=nfc(title), period=period, held_at=held_at, place=nfc(place))
    meeting.save()
    here = members_on(council, held_at.date())
    Presence.objects.bulk_create(Presence(meeting=meeting, member=member) for member in here)
    return meeting


@performs(workflow.SET_AGENDA)
def set_agenda(meeting: Meeting, *, by: Author, lines: Iterable[Line]) -> None:
    """Bring dossiers before the council, award by award and by given name."""
    chosen = put_before_council(list(lines), by=by)
    order = list(lawbook.AWARDS)
    chosen.sort(key=lambda line: (order.index(line.award), line.name_key, line.pk))
    start = meeting.items.count()
    AgendaItem.objects.bulk_create(
        [AgendaItem(meeting=meeting, line=line, order=start + n) for n, line in enumerate(chosen, start=1)],
        batch_size=500,
    )


@performs(workflow.MARK_PRESENCE)
def mark_presence(meeting: Meeting, *, by: Author, how: dict[int, str], reasons: dict[int, str] | None = None) -> None:
    """Who is there, votes in writing, or is absent and why (by member id)."""
    rows = list(meeting.presences.filter(member_id__in=how))
    for row in rows:
        row.how = how[row.member_id]
        row.reason = nfc((reasons or {}).get(row.member_id, ""))
    Presence.objects.bulk_update(rows, ["how", "reason"])


@performs(workflow.OPEN_MEETING)
def open_meeting(meeting: Meeting, *, by: Author) -> None:
    meeting.opened_at = calendar.now()
    meeting.save(update_fields=["opened_at"])


@performs(workflow.DECLARE)
def declare_conflict(item: AgendaItem, *, by: Acting, member: Member, reason_given: str) -> None:
    """A member takes no part in the vote on this name. Only before its ballot opens; only for oneself or by the secretary."""
    if item.meeting.ballots.filter(award=item.line.award).exists():
        raise NotNow(workflow.DECLARE, [Lack("Danh hiệu này đã mở bỏ phiếu.")], item)
    Conflict.objects.get_or_create(
        item=item, member=member, defaults={"reason": nfc(reason_given), "declared_at": calendar.now()}
    )


@begins(workflow.OPEN_BALLOT)
def open_ballot(meeting: Meeting, *, by: Author, award: str, way: str = Ballot.Way.SECRET) -> Ballot:
    """Freeze roll and electorates; for a secret ballot lay out as many blank papers an item as it has voters."""
    if meeting.ballots.filter(award=award).exists():
        return meeting.ballots.get(award=award)
    ballot = Ballot(meeting=meeting, award=award, way=way)
    ballot.save()
    voters = meeting.presences.exclude(how=Presence.How.ABSENT).values_list("member_id", flat=True)
    roll = BallotRoll.objects.bulk_create(BallotRoll(ballot=ballot, member_id=member) for member in voters)
    _freeze_electorates(ballot, {row.member_id for row in roll})
    return ballot


def cast(ballot: Ballot, *, by: Acting, choices: dict[int, str]) -> str:
    """Cast one's own sheet; returns a code that proves it was counted. `choices` by item id."""
    code = secrets.token_hex(6).upper()
    _cast(ballot, by=by, choices=choices, code=code)
    return code


@performs(workflow.CAST)
def _cast(ballot: Ballot, *, by: Acting, choices: dict[int, str], code: str) -> None:
    seat = ballot.roll.select_for_update().select_related("member").get(member__account=by.account)
    if seat.has_voted:
        raise NotNow(workflow.CAST, [Lack("Thành viên này đã bỏ phiếu; phiếu trước được giữ nguyên.")], ballot)
    items = ballot_items(ballot, seat.member)
    if left := [item for item in items if choices.get(item.pk) not in CHOICES]:
        raise NotNow(
            workflow.CAST, [Lack(f"Còn {len(left)} tên chưa chọn; các lựa chọn khác vẫn giữ trên trang.")], ballot
        )
    for item in items:
        _fill_blank(item, choices[item.pk], receipt_digest(code, item.pk))
    seat.has_voted = True
    seat.save(update_fields=["has_voted"])


@performs(workflow.CLOSE_BALLOT)
def close_ballot(ballot: Ballot, *, by: Author) -> None:
    """Count; refuse if papers and roll do not agree; then rewrite both tables of this ballot in shuffled order."""
    if ballot.way != Ballot.Way.SECRET:
        raise NotNow(
            workflow.CLOSE_BALLOT, [Lack("Lượt này kiểm phiếu tại phòng họp: hai người nhập kết quả.")], ballot
        )
    items = list(items_of(ballot.meeting).filter(line__award=ballot.award))
    counts, voters = counts_of(ballot), voters_by_item(ballot, items)
    if [item for item in items if counts[item.pk].taken_in != voters[item.pk]]:
        raise NotNow(
            workflow.CLOSE_BALLOT, [Lack("Số phiếu và danh sách đã bỏ phiếu không khớp. Chưa kiểm phiếu.")], ballot
        )
    _shuffle(ballot)
    _settle(ballot, items, counts, by)


@performs(workflow.ENTER_COUNT)
def enter_count(ballot: Ballot, *, by: Acting, counts: dict[int, tuple[int, int, int]]) -> None:
    """A count made in the room (paper or show of hands): entered by one person, confirmed by a second who enters it again."""
    told = {str(item): list(count) for item, count in counts.items()}
    _check_count(ballot, told)
    if not ballot.first_count or ballot.first_count_by_id == by.account.pk:
        ballot.first_count, ballot.first_count_by = told, by.account
        ballot.save(update_fields=["first_count", "first_count_by"])
        return
    if wrong := differing(ballot.first_count, told):
        names = AgendaItem.objects.filter(pk__in=wrong[:5]).values_list("line__subject_name", flat=True)
        raise NotNow(
            workflow.ENTER_COUNT, [Lack(f"Hai lần nhập khác nhau ở {len(wrong)} tên: {', '.join(names)}.")], ballot
        )
    items = list(items_of(ballot.meeting).filter(line__award=ballot.award))
    figures = {item.pk: Count(item.electorate, *counts[item.pk]) for item in items}
    ballot.state = "closed"
    ballot.save(update_fields=["state"])
    _settle(ballot, items, figures, by)


@performs(workflow.FINISH_COUNT)
def _finish_count(meeting: Meeting, *, by: Author) -> None:
    """All awards of the agenda are counted."""


@performs(workflow.WRITE_MINUTES)
def write_minutes(meeting: Meeting, *, by: Author, conclusion: str, number: str = "") -> None:
    """Freeze minutes and count sheet as they stand."""
    meeting.conclusion, meeting.minutes_number, meeting.ended_at = nfc(conclusion), number, calendar.now()
    meeting.minutes = papers.issue("council_minutes", "councils.meeting", meeting.pk, minutes(meeting).as_dict(), by=by)
    meeting.count_sheet = papers.issue(
        "count_sheet", "councils.meeting", meeting.pk, count_sheet(meeting).as_dict(), by=by
    )
    meeting.save(update_fields=["conclusion", "minutes_number", "ended_at", "minutes", "count_sheet"])


@performs(workflow.SIGN_MINUTES)
def sign_minutes(meeting: Meeting, *, by: Author) -> None:
    """The chair signs on screen; only now the lines carry the council's word."""
    meeting.signed_date = calendar.today()
    meeting.save(update_fields=["signed_date"])
    _hand_results_down(meeting, by)


@performs(workflow.UPLOAD_MINUTES)
def upload_signed_minutes(meeting: Meeting, *, by: Author, file: StoredFile, signed_date: date) -> None:
    """The minutes were signed on paper: the scan is as good as a signature on screen."""
    meeting.signed_file, meeting.signed_date = file, signed_date
    meeting.save(update_fields=["signed_file", "signed_date"])
    _hand_results_down(meeting, by)


def _member(council: Council, order: int, row: dict[str, Any]) -> Member:
    person: Person = row["person"]
    account = getattr(person, "account", None)
    return Member(
        council=council,
        person=person,
        account=account,
        role=row.get("role", "member"),
        post_title=row.get("post_title", ""),
        order=order,
        since=council.since,
    )


def _freeze_electorates(ballot: Ballot, voters: set[int]) -> None:
    items = list(items_of(ballot.meeting).filter(line__award=ballot.award))
    for item in items:
        item.electorate = len(voters - {conflict.member_id for conflict in item.declared})
    AgendaItem.objects.bulk_update(items, ["electorate"], batch_size=500)
    if ballot.way == Ballot.Way.SECRET:
        blanks = [BallotPaper(item=item) for item in items for _voter in range(item.electorate)]
        BallotPaper.objects.bulk_create(blanks, batch_size=500)


def _fill_blank(item: AgendaItem, choice: str, receipt: str) -> None:
    blanks = BallotPaper.objects.filter(item=item, choice=BallotPaper.Choice.BLANK).values_list("pk", flat=True)
    picked = secrets.choice(list(blanks))
    BallotPaper.objects.filter(pk=picked).update(choice=choice, receipt=receipt)


def _shuffle(ballot: Ballot) -> None:
    """Write roll and papers anew in random order, so that not even the place in the file tells anything."""
    papers_now = BallotPaper.objects.filter(item__meeting=ballot.meeting_id, item__line__award=ballot.award)
    told = [(paper.item_id, paper.choice, paper.receipt) for paper in papers_now]
    seats = [(seat.member_id, seat.has_voted) for seat in ballot.roll.all()]
    chance = random.SystemRandom()
    chance.shuffle(told)
    chance.shuffle(seats)
    papers_now.delete()
    ballot.roll.all().delete()
    BallotPaper.objects.bulk_create([BallotPaper(item_id=i, choice=c, receipt=r) for i, c, r in told], batch_size=500)
    BallotRoll.objects.bulk_create(BallotRoll(ballot=ballot, member_id=m, has_voted=v) for m, v in seats)


def _settle(ballot: Ballot, items: list[AgendaItem], counts: dict[int, Count], by: Author) -> None:
    told = attendance_of(ballot.meeting)
    day = ballot.meeting.held_at.date()
    parameters = parameters_on(day, ballot.meeting.council.unit)
    for item in items:
        count = counts[item.pk]
        item.votes_for, item.votes_against, item.invalid = count.votes_for, count.votes_against, count.invalid
        outcome = lawbook.vote_passes(
            ballot.award,
            day=day,
            members=told.members,
            present=told.present,
            written=told.written,
            votes_for=count.votes_for,
            parameters=parameters,
        )
        item.has_passed, item.rule = outcome.passes, outcome.sentence[:300]
    AgendaItem.objects.bulk_update(
        items, ["votes_for", "votes_against", "invalid", "has_passed", "rule"], batch_size=300
    )
    if awards_without_ballot(ballot.meeting) in ([], [ballot.award]):
        _finish_count(ballot.meeting, by=by)


def _check_count(ballot: Ballot, told: dict[str, list[int]]) -> None:
    items = ballot.meeting.items.filter(line__award=ballot.award)
    wrong = [item for item in items if sum(told.get(str(item.pk), [-1])) != item.electorate]
    if wrong:
        raise NotNow(
            workflow.ENTER_COUNT,
            [Lack(f"{wrong[0]}: tổng số phiếu phải bằng {wrong[0].electorate}. Còn {len(wrong)} tên chưa khớp.")],
            ballot,
        )


def _hand_results_down(meeting: Meeting, by: Author) -> None:
    told = attendance_of(meeting)
    items = list(items_of(meeting))
    record_vote(
        [item.line for item in items],
        by=by,
        unit=meeting.council.unit,
        results={item.line_id: (item.votes_for or 0, bool(item.has_passed), item.rule) for item in items},
        members=told.members,
        present=told.present,
        written=told.written,
        held_date=meeting.held_at.date(),
        minutes_number=meeting.minutes_number,
    )
