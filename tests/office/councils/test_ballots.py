"""The secret ballot: who votes, what is kept of it, how it is counted."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from bangvang.office.councils import actions, queries
from bangvang.office.councils.models import (
    AgendaItem,
    Ballot,
    BallotPaper,
    BallotRoll,
    BallotState,
    Meeting,
    MeetingState,
)
from bangvang.office.councils.reading import Count, count_papers, differing
from bangvang.office.documents.actions import apply_instrument, enter_instrument
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make
from tests.office.councils import sitting


@given(st.lists(st.sampled_from(["for", "against", "invalid", ""])))
def test_whatever_the_papers_say_the_figures_add_up(choices):
    count = count_papers(choices)
    assert count.laid_out == len(choices)
    assert count.taken_in == len(choices) - choices.count("")
    assert (count.votes_for, count.votes_against) == (choices.count("for"), choices.count("against"))


@given(st.lists(st.sampled_from(["for", "against", "invalid", ""])), st.randoms())
def test_the_order_of_the_papers_changes_no_count(choices, chance):
    mixed = list(choices)
    chance.shuffle(mixed)
    assert count_papers(mixed) == count_papers(choices)


@given(st.dictionaries(st.integers(1, 99).map(str), st.lists(st.integers(0, 9), min_size=3, max_size=3)))
def test_two_equal_counts_differ_nowhere(told):
    assert differing(told, dict(told)) == []
    assert differing(told, {}) == sorted(told, key=int)


def test_no_column_of_a_paper_tells_a_member_a_time_or_a_sequence():
    assert {field.name for field in BallotPaper._meta.concrete_fields} == {"id", "item", "choice", "receipt"}
    assert {field.name for field in BallotRoll._meta.concrete_fields} == {"id", "ballot", "member", "has_voted"}
    assert BallotPaper._meta.pk.get_internal_type() == "UUIDField"


def test_a_vote_is_counted_by_name(cast):
    ballot = sitting.voting(cast)
    sitting.everybody_votes(cast, ballot, who=("lan", "hai", "kim"))
    for who in ("son", "giang"):
        actions.cast(ballot, by=cast.by(who), choices=sitting.choices(ballot.meeting, n1="against"))
    ballot = actions.close_ballot(ballot, by=cast.by("giang"))
    told = list(AgendaItem.objects.values_list("votes_for", "votes_against", "base", "needed", "has_passed"))
    assert told == [(3, 2, 5, 4, False), (5, 0, 5, 4, True), (5, 0, 5, 4, True)]
    assert Meeting.objects.get().state == MeetingState.COUNTED


def test_casting_twice_is_an_error_and_the_first_paper_stands(cast):
    ballot = sitting.voting(cast, count=1)
    actions.cast(ballot, by=cast.by("kim"), choices=sitting.choices(ballot.meeting, "against"))
    with pytest.raises(NotNow, match="đã bỏ phiếu; phiếu trước được giữ nguyên"):
        actions.cast(ballot, by=cast.by("kim"), choices=sitting.choices(ballot.meeting, "for"))
    assert sorted(BallotPaper.objects.values_list("choice", flat=True)) == ["", "", "", "", "against"]


def test_opening_and_closing_twice_are_no_errors_and_are_told_once(cast):
    ballot = sitting.voting(cast)
    assert actions.open_ballot(ballot.meeting, by=cast.by("giang"), award="LDTT") == ballot
    sitting.everybody_votes(cast, ballot)
    first = actions.close_ballot(ballot, by=cast.by("giang"))
    second = actions.close_ballot(sitting.again(ballot), by=cast.by("lan"))
    assert (first.state, second.state) == (BallotState.CLOSED, BallotState.CLOSED)
    steps = list(JournalEntry.objects.values_list("step", flat=True))
    assert (steps.count("councils.open_ballot"), steps.count("councils.close_ballot")) == (1, 1)


def test_closing_is_not_for_a_member_even_the_second_time(cast):
    ballot = sitting.voting(cast)
    sitting.everybody_votes(cast, ballot)
    actions.close_ballot(ballot, by=cast.by("giang"))
    with pytest.raises(NotYours):
        actions.close_ballot(ballot, by=cast.by("kim"))


def test_a_name_without_a_choice_keeps_the_whole_sheet_back(cast):
    ballot = sitting.voting(cast)
    told = sitting.choices(ballot.meeting)
    told.popitem()
    with pytest.raises(NotNow, match="Còn 1 tên chưa chọn"):
        actions.cast(ballot, by=cast.by("kim"), choices=told)
    assert not BallotPaper.objects.exclude(choice="").exists()
    assert not BallotRoll.objects.filter(has_voted=True).exists()


@pytest.mark.parametrize("meddle", ["a paper turned blank", "a paper put in", "a paper taken out", "a vote unmarked"])
def test_papers_and_roll_that_disagree_refuse_to_close(cast, meddle):
    ballot = sitting.voting(cast)
    sitting.everybody_votes(cast, ballot)
    paper = BallotPaper.objects.order_by("pk").first()
    if meddle == "a paper turned blank":
        BallotPaper.objects.filter(pk=paper.pk).update(choice="")
    elif meddle == "a paper put in":
        BallotPaper.objects.create(item=paper.item, choice="for")
    elif meddle == "a paper taken out":
        BallotPaper.objects.filter(pk=paper.pk).delete()
    else:
        BallotRoll.objects.filter(pk=ballot.roll.first().pk).update(has_voted=False)
    with pytest.raises(NotNow, match="không khớp"):
        actions.close_ballot(ballot, by=cast.by("giang"))
    assert sitting.again(ballot).state == BallotState.OPEN


def test_closing_rewrites_both_tables_and_loses_nothing(cast):
    ballot = sitting.voting(cast)
    sitting.everybody_votes(cast, ballot)
    ids = set(BallotPaper.objects.values_list("pk", flat=True))
    seats = set(ballot.roll.values_list("pk", flat=True))
    actions.close_ballot(ballot, by=cast.by("giang"))
    assert not ids & set(BallotPaper.objects.values_list("pk", flat=True))
    assert not seats & set(ballot.roll.values_list("pk", flat=True))
    assert (BallotPaper.objects.count(), ballot.roll.filter(has_voted=True).count()) == (15, 5)


def test_a_receipt_proves_the_papers_were_counted_and_joins_none_of_them(cast):
    ballot = sitting.voting(cast)
    codes = sitting.everybody_votes(cast, ballot)
    actions.close_ballot(ballot, by=cast.by("giang"))
    assert [queries.papers_under(ballot, code) for code in codes.values()] == [3] * 5
    assert queries.papers_under(ballot, codes["kim"].lower() + " ") == 3
    assert queries.papers_under(ballot, "0000000000000000") == 0
    receipts = list(BallotPaper.objects.values_list("receipt", flat=True))
    assert len(set(receipts)) == 15
    assert not [code for code in codes.values() if code in receipts]


def test_a_recused_member_leaves_the_electorate_of_that_name_only(cast):
    meeting = sitting.begun(cast)
    item = meeting.items.first()
    kim = sitting.seat(meeting, "kim")
    actions.declare_conflict(item, by=cast.by("kim"), member=kim, reason_given="Người thân")
    ballot = actions.open_ballot(meeting, by=cast.by("giang"), award="LDTT")
    assert list(meeting.items.values_list("electorate", "base")) == [(4, 5), (5, 5), (5, 5)]
    assert [row.is_recused for row in queries.sheet_of(ballot, kim)] == [True, False, False]
    sitting.everybody_votes(cast, ballot)  # what is said of the recused name is not taken
    actions.close_ballot(ballot, by=cast.by("giang"))
    assert list(meeting.items.values_list("votes_for", "base", "has_passed")) == [
        (4, 5, True),
        (5, 5, True),
        (5, 5, True),
    ]


def test_a_local_regulation_takes_the_recused_out_of_the_denominator(cast):
    meeting = sitting.begun(cast)
    numbers = {"recused_leave_base": {"value": True, "cite": "Điều 9"}}
    _regulate(cast, numbers)
    item = meeting.items.first()
    actions.declare_conflict(item, by=cast.by("kim"), member=sitting.seat(meeting, "kim"), reason_given="Người thân")
    actions.open_ballot(Meeting.objects.get(), by=cast.by("giang"), award="LDTT")
    assert list(meeting.items.values_list("base", "needed")) == [(4, 3), (5, 4), (5, 4)]


def test_members_in_writing_vote_and_absent_ones_do_not_but_all_are_the_base(cast):
    ballot = sitting.voting(cast, kim="written")
    assert (ballot.members, ballot.present, ballot.written) == (5, 4, 1)
    assert ballot.roll.count() == 5
    assert set(AgendaItem.objects.values_list("electorate", "base")) == {(5, 5)}


def test_an_absent_member_is_not_on_the_roll(cast):
    ballot = sitting.voting(cast, son="absent")
    assert ballot.roll.count() == 4
    assert set(AgendaItem.objects.values_list("electorate", "base")) == {(4, 5)}
    with pytest.raises(NotYours):
        actions.cast(ballot, by=cast.by("son"), choices=sitting.choices(ballot.meeting))


def test_the_electorate_stays_as_it_was_when_the_ballot_opened(cast):
    ballot = sitting.voting(cast)
    ballot.meeting.presences.filter(member=sitting.seat(ballot.meeting, "kim")).update(how="absent")
    sitting.everybody_votes(cast, ballot)
    actions.close_ballot(ballot, by=cast.by("giang"))
    assert set(AgendaItem.objects.values_list("votes_for", "base", "has_passed")) == {(5, 5, True)}


def test_a_show_of_hands_is_refused_where_the_regulation_asks_for_secrecy(cast):
    with pytest.raises(NotNow, match="yêu cầu bỏ phiếu kín"):
        sitting.voting(cast, way_="hands")


def test_a_show_of_hands_is_open_where_the_regulation_says_so(cast):
    meeting = sitting.begun(cast)
    rule = {"LDTT": {"num": 1, "den": 2, "base": "present", "secret": False}}
    _regulate(cast, {"thresholds": {"value": rule, "cite": "Điều 5"}})
    ballot = actions.open_ballot(Meeting.objects.get(pk=meeting.pk), by=cast.by("giang"), award="LDTT", way="hands")
    counts = {item.pk: (3, 2, 0) for item in meeting.items.all()}
    actions.enter_count(ballot, by=cast.by("giang"), counts=counts)
    actions.enter_count(ballot, by=cast.by("hai"), counts=counts)
    assert set(meeting.items.values_list("votes_for", "base", "needed", "has_passed")) == {(3, 5, 3, True)}


def test_a_vote_without_a_known_threshold_is_not_opened(cast):
    meeting = sitting.begun(cast)
    _regulate(cast, {"thresholds": {"value": {}, "cite": ""}})
    with pytest.raises(NotNow, match="Chưa rõ tỷ lệ phiếu phải đạt của Lao động tiên tiến"):
        actions.open_ballot(Meeting.objects.get(pk=meeting.pk), by=cast.by("giang"), award="LDTT")


def test_a_secret_vote_on_screen_asks_for_an_account_of_every_voter(cast):
    meeting = sitting.begun(cast)
    meeting.council.members.filter(account=cast.kim).update(account=None)
    with pytest.raises(NotNow, match="chưa có tài khoản: Huỳnh Thị Kim"):
        actions.open_ballot(meeting, by=cast.by("giang"), award="LDTT")
    assert actions.open_ballot(meeting, by=cast.by("giang"), award="LDTT", way="paper").way == "paper"


def test_a_paper_count_needs_two_people_who_agree(cast):
    ballot = sitting.voting(cast, way_="paper")
    assert not BallotPaper.objects.exists()
    items = list(ballot.meeting.items.values_list("pk", flat=True))
    right = dict.fromkeys(items, (4, 1, 0))
    actions.enter_count(ballot, by=cast.by("giang"), counts=right)
    actions.enter_count(ballot, by=cast.by("giang"), counts=right)  # the same person again: still the first count
    assert sitting.again(ballot).state == BallotState.OPEN
    with pytest.raises(NotNow, match="Hai lần nhập khác nhau ở 1 tên"):
        actions.enter_count(ballot, by=cast.by("hai"), counts={**right, items[0]: (5, 0, 0)})
    actions.enter_count(ballot, by=cast.by("hai"), counts=right)
    ballot = sitting.again(ballot)
    assert (ballot.state, ballot.first_count_by, ballot.second_count_by) == (BallotState.CLOSED, cast.giang, cast.hai)
    assert set(AgendaItem.objects.values_list("votes_for", "votes_against", "has_passed")) == {(4, 1, True)}


@pytest.mark.parametrize("figures", [(5, 1, 0), (3, 1, 0), (6, -1, 0)])
def test_a_paper_count_must_add_up_to_the_electorate(cast, figures):
    ballot = sitting.voting(cast, count=1, way_="paper")
    with pytest.raises(NotNow, match="tổng số phiếu phải bằng 5"):
        actions.enter_count(ballot, by=cast.by("giang"), counts={ballot.meeting.items.get().pk: figures})


def test_a_vote_on_screen_takes_no_count_by_hand_and_a_vote_on_paper_no_click(cast):
    ballot = sitting.voting(cast, count=1)
    with pytest.raises(NotNow, match="bỏ phiếu trên màn hình"):
        actions.enter_count(ballot, by=cast.by("giang"), counts={ballot.meeting.items.get().pk: (5, 0, 0)})
    Ballot.objects.filter(pk=ballot.pk).update(way="paper")
    with pytest.raises(NotNow, match="tại phòng họp"):
        actions.cast(ballot, by=cast.by("kim"), choices=sitting.choices(ballot.meeting))


def test_counting_is_for_the_council_only(cast):
    ballot = sitting.voting(cast, count=1, way_="paper")
    with pytest.raises(NotYours):
        actions.enter_count(ballot, by=cast.by("dung"), counts={ballot.meeting.items.get().pk: (5, 0, 0)})


def test_a_name_nobody_may_vote_on_is_counted_as_nothing_and_closes(cast):
    meeting = sitting.begun(cast, count=2)
    item = meeting.items.first()
    for member in meeting.council.members.all():
        actions.declare_conflict(item, by=cast.by("giang"), member=member, reason_given="Người thân")
    ballot = actions.open_ballot(meeting, by=cast.by("giang"), award="LDTT")
    sitting.everybody_votes(cast, ballot)
    actions.close_ballot(ballot, by=cast.by("giang"))
    assert list(meeting.items.values_list("votes_for", "has_passed")) == [(0, False), (5, True)]


def test_a_sheet_of_many_names_is_cast_with_few_queries(cast):
    ballot = sitting.voting(cast, count=40)
    told = sitting.choices(ballot.meeting)
    with CaptureQueriesContext(connection) as few:
        actions.cast(ballot, by=cast.by("kim"), choices=told)
    assert len(few) <= 15
    assert BallotPaper.objects.filter(choice="for").count() == 40


def test_counts_of_an_unused_ballot_are_blank(cast):
    ballot = sitting.voting(cast, count=1)
    assert list(queries.counts_of(ballot).values()) == [Count(5, 0, 0, 0)]
    with pytest.raises(NotNow, match="Chưa có thành viên nào bỏ phiếu"):
        actions.close_ballot(ballot, by=cast.by("giang"))


def test_the_task_of_voting_goes_when_the_vote_is_cast(cast):
    ballot = sitting.voting(cast)
    assert [task.kind for task in queries.tasks_for(cast.by("kim"))] == ["councils.cast"]
    actions.cast(ballot, by=cast.by("kim"), choices=sitting.choices(ballot.meeting))
    assert queries.tasks_for(cast.by("kim")) == []
    stranger = make.account("la", None)
    assert queries.tasks_for(make.by(stranger)) == []


def _regulate(cast, numbers):
    """A later text of the office overrides these numbers."""
    entered = enter_instrument(
        cast.department,
        by=MACHINE,
        number="02/QĐ-SGDĐT",
        title="Quy chế Hội đồng minh họa",
        issuer="Sở GDĐT",
        issued_date=date(2024, 1, 1),
        since=date(2024, 1, 1),
        numbers=numbers,
    )
    apply_instrument(entered, by=MACHINE)
