"""The vote: frozen when it opens, cast without a trace, counted when it closes."""

import random
import secrets

from django.db import IntegrityError, transaction

from bangvang import lawbook
from bangvang.office.councils import workflow
from bangvang.office.councils.actions.finishing import finish_count
from bangvang.office.councils.models import AgendaItem, Ballot, BallotPaper, BallotRoll, BallotState, Meeting, Presence
from bangvang.office.councils.queries import (
    attendance_of,
    awards_without_ballot,
    ballot_items,
    counts_of,
    day_of,
    items_of,
    parameters_of,
    receipt_digest,
    threshold_on,
    voters_by_item,
    voters_without_account,
)
from bangvang.office.councils.reading import NO_PAPERS, Count, differing
from bangvang.office.councils.wording.sentences import label
from bangvang.office.people.queries import Acting
from bangvang.toolbox.acting import Author
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs

CHOICES = (BallotPaper.Choice.FOR, BallotPaper.Choice.AGAINST)


def open_ballot(meeting: Meeting, *, by: Author, award: str, way: str = Ballot.Way.SECRET) -> Ballot:
    """Open the vote on one award. Opening twice is no error: the ballot that runs is answered."""
    try:
        with transaction.atomic():
            return _standing(meeting, by, award) or _open_ballot(meeting, by=by, award=award, way=way)
    except IntegrityError:  # two people opened it in the same moment
        return meeting.ballots.get(award=award)


@begins(workflow.OPEN_BALLOT)
def _open_ballot(meeting: Meeting, *, by: Author, award: str, way: str) -> Ballot:
    """Freeze roll, electorates and attendance; for a secret ballot lay out as many blank papers an item as it has voters."""
    if lacks := _cannot_vote(meeting, award, way):
        raise NotNow(workflow.OPEN_BALLOT, lacks, meeting)
    told = attendance_of(meeting)
    ballot = Ballot(meeting=meeting, award=award, way=way)
    ballot.members, ballot.present, ballot.written = told.members, told.present, told.written
    ballot.save()
    voters = meeting.presences.exclude(how=Presence.How.ABSENT).values_list("member_id", flat=True)
    roll = BallotRoll.objects.bulk_create(BallotRoll(ballot=ballot, member_id=member) for member in voters)
    _freeze_electorates(ballot, {row.member_id for row in roll})
    return ballot


def cast(ballot: Ballot, *, by: Acting, choices: dict[int, str]) -> str:
    """Cast one's own sheet; returns a code that proves it was counted. `choices` by item id."""
    code = secrets.token_hex(8).upper()
    _cast(ballot, by=by, choices=choices, code=code)
    return code


@performs(workflow.CAST)
def _cast(ballot: Ballot, *, by: Acting, choices: dict[int, str], code: str) -> None:
    """The ballot's row is locked, so one sheet is taken at a time."""
    if ballot.way != Ballot.Way.SECRET:
        raise NotNow(workflow.CAST, [Lack("Lượt này bỏ phiếu tại phòng họp.")], ballot)
    seat = ballot.roll.select_for_update(of=("self",)).select_related("member").get(member__account=by.account)
    if seat.has_voted:
        raise NotNow(workflow.CAST, [Lack("Thành viên này đã bỏ phiếu; phiếu trước được giữ nguyên.")], ballot)
    items = ballot_items(ballot, seat.member)
    if left := [item for item in items if choices.get(item.pk) not in CHOICES]:
        raise NotNow(
            workflow.CAST, [Lack(f"Còn {len(left)} tên chưa chọn; các lựa chọn khác vẫn giữ trên trang.")], ballot
        )
    _fill_blanks(ballot, {item.pk: choices[item.pk] for item in items}, code)
    seat.has_voted = True
    seat.save(update_fields=["has_voted"])


def close_ballot(ballot: Ballot, *, by: Author) -> Ballot:
    """Close and count. Closing twice is no error: the count stands."""
    try:
        return _close_ballot(ballot, by=by)
    except NotNow:
        now = Ballot.objects.get(pk=ballot.pk)
        if now.state == BallotState.CLOSED:
            return now
        raise


@performs(workflow.CLOSE_BALLOT)
def _close_ballot(ballot: Ballot, *, by: Author) -> None:
    """Count; refuse if papers and roll do not agree; then rewrite both tables of this ballot in shuffled order."""
    if ballot.way != Ballot.Way.SECRET:
        lack = Lack("Lượt này kiểm phiếu tại phòng họp: hai người nhập kết quả.")
        raise NotNow(workflow.CLOSE_BALLOT, [lack], ballot)
    items = list(items_of(ballot.meeting).filter(line__award=ballot.award))
    counts, voters = counts_of(ballot), voters_by_item(ballot, items)
    for item in items:
        count = counts.setdefault(item.pk, NO_PAPERS)
        if count.taken_in != voters[item.pk] or count.laid_out != item.electorate:
            lack = Lack("Số phiếu và danh sách đã bỏ phiếu không khớp. Chưa kiểm phiếu.", "Báo Chủ tịch Hội đồng.")
            raise NotNow(workflow.CLOSE_BALLOT, [lack], ballot)
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
        names = ", ".join(AgendaItem.objects.filter(pk__in=wrong[:5]).values_list("line__subject_name", flat=True))
        lack = Lack(f"Hai lần nhập khác nhau ở {len(wrong)} tên: {names}.", "Hai người đếm lại rồi nhập lại.")
        raise NotNow(workflow.ENTER_COUNT, [lack], ballot)
    items = list(items_of(ballot.meeting).filter(line__award=ballot.award))
    figures = {item.pk: Count(item.electorate, *counts[item.pk]) for item in items}
    ballot.state, ballot.second_count_by = BallotState.CLOSED, by.account
    ballot.save(update_fields=["state", "second_count_by"])
    _settle(ballot, items, figures, by)


def _standing(meeting: Meeting, by: Author, award: str) -> Ballot | None:
    """The ballot that stands already, for those who might open it."""
    return meeting.ballots.filter(award=award).first() if workflow.OPEN_BALLOT.may(by, meeting) else None


def _cannot_vote(meeting: Meeting, award: str, way: str) -> list[Lack]:
    if not meeting.items.filter(line__award=award).exists():
        return [Lack("Chương trình họp không có hồ sơ nào của danh hiệu, hình thức này.")]
    rule = threshold_on(meeting, award)
    lacks = []
    if not rule.known:
        who = "Văn phòng Sở nhập quy định của địa phương."
        lacks.append(Lack(f"Chưa rõ tỷ lệ phiếu phải đạt của {label(award)}.", who))
    if way == Ballot.Way.HANDS and rule.known and rule.secret:
        lacks.append(Lack(f"Quy định đang áp dụng yêu cầu bỏ phiếu kín đối với {label(award)}.", rule.cite))
    if way == Ballot.Way.SECRET and (names := voters_without_account(meeting)):
        who = "Dùng phiếu giấy, hoặc quản trị cấp tài khoản."
        lacks.append(Lack(f"Thành viên chưa có tài khoản: {', '.join(names)}.", who))
    return lacks


def _freeze_electorates(ballot: Ballot, voters: set[int]) -> None:
    items = list(items_of(ballot.meeting).filter(line__award=ballot.award))
    for item in items:
        item.electorate = len(voters - {conflict.member_id for conflict in item.conflicts.all()})
        outcome = _outcome(ballot, item, votes_for=0)
        item.base, item.needed = outcome.base_count, outcome.needed
    AgendaItem.objects.bulk_update(items, ["electorate", "base", "needed"], batch_size=300)
    if ballot.way == Ballot.Way.SECRET:
        blanks = [BallotPaper(item=item) for item in items for _voter in range(item.electorate)]
        BallotPaper.objects.bulk_create(blanks, batch_size=500)


def _fill_blanks(ballot: Ballot, choices: dict[int, str], code: str) -> None:
    """Of each item one blank paper picked at random, all of them in one write."""
    blanks: dict[int, list[BallotPaper]] = {}
    for paper in _papers_of(ballot).filter(choice=BallotPaper.Choice.BLANK):
        blanks.setdefault(paper.item_id, []).append(paper)
    picked = [secrets.choice(blanks[item]) for item in choices]
    for paper in picked:
        paper.choice, paper.receipt = choices[paper.item_id], receipt_digest(code, paper.item_id)
    random.SystemRandom().shuffle(picked)
    BallotPaper.objects.bulk_update(picked, ["choice", "receipt"], batch_size=200)


def _papers_of(ballot: Ballot):
    return BallotPaper.objects.filter(item__meeting=ballot.meeting_id, item__line__award=ballot.award)


def _shuffle(ballot: Ballot) -> None:
    """Write roll and papers anew in random order, so that not even the place in the file tells anything."""
    items = list(ballot.meeting.items.filter(line__award=ballot.award).values_list("pk", flat=True))
    papers_now = BallotPaper.objects.filter(item__in=items)
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
    for item in items:
        count = counts[item.pk]
        item.votes_for, item.votes_against, item.invalid = count.votes_for, count.votes_against, count.invalid
        outcome = _outcome(ballot, item, votes_for=count.votes_for)
        item.has_passed, item.rule = outcome.passes, outcome.sentence[:300]
        item.base, item.needed = outcome.base_count, outcome.needed
    fields = ["votes_for", "votes_against", "invalid", "has_passed", "rule", "base", "needed"]
    AgendaItem.objects.bulk_update(items, fields, batch_size=200)
    if awards_without_ballot(ballot.meeting) in ([], [ballot.award]):
        finish_count(ballot.meeting, by=by)


def _outcome(ballot: Ballot, item: AgendaItem, votes_for: int) -> lawbook.VoteOutcome:
    """By the lawbook, with the attendance of the moment the ballot opened."""
    return lawbook.vote_passes(
        ballot.award,
        day=day_of(ballot.meeting),
        members=ballot.members,
        present=ballot.present,
        written=ballot.written,
        votes_for=votes_for,
        recused=_recused(ballot, item),
        parameters=parameters_of(ballot.meeting),
    )


def _recused(ballot: Ballot, item: AgendaItem) -> int:
    """Those who declared, of the same people the base counts."""
    if threshold_on(ballot.meeting, ballot.award).base == "members":
        return len(item.conflicts.all())
    return ballot.present + ballot.written - item.electorate


def _check_count(ballot: Ballot, told: dict[str, list[int]]) -> None:
    if ballot.way == Ballot.Way.SECRET:
        raise NotNow(workflow.ENTER_COUNT, [Lack("Lượt này bỏ phiếu trên màn hình; phiếu tự kiểm.")], ballot)
    items = ballot.meeting.items.filter(line__award=ballot.award).select_related("line")
    wrong = [item for item in items if not _adds_up(told.get(str(item.pk), []), item.electorate)]
    if wrong:
        name, votes = wrong[0].line.subject_name, wrong[0].electorate
        lack = Lack(f"{name}: tổng số phiếu phải bằng {votes}. Còn {len(wrong)} tên chưa khớp.")
        raise NotNow(workflow.ENTER_COUNT, [lack], ballot)


def _adds_up(figures: list[int], electorate: int) -> bool:
    return len(figures) == 3 and min(figures) >= 0 and sum(figures) == electorate
