"""A meeting from its invitation to signed minutes."""

from datetime import date, timedelta

import pytest

from bangvang.office.councils import actions, queries
from bangvang.office.councils.models import Conflict, Meeting, MeetingState
from bangvang.office.councils.papers import count_sheet, minutes
from bangvang.office.councils.permissions import sits_on_roll
from bangvang.office.dossiers.models import Line, LineState, Vote
from bangvang.office.people.models import Person, Role
from bangvang.toolbox.models import JournalEntry
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make
from tests.office.councils import sitting
from tests.office.dossiers import way


def test_a_meeting_goes_from_invitation_to_signed_minutes_and_only_then_do_the_lines_carry_the_word(cast):
    meeting = sitting.minuted(cast)
    assert sitting.states() == [LineState.BEFORE_COUNCIL] * 3
    meeting = actions.sign_minutes(meeting, by=cast.by("lan"))
    assert meeting.state == MeetingState.SIGNED
    assert sitting.states() == [LineState.SUPPORTED] * 3
    votes = Vote.objects.filter(unit=cast.department)
    told = set(votes.values_list("members", "present", "written", "votes_for", "minutes_number"))
    assert told == {(5, 5, 0, 5, "06/BB")}


def test_a_signed_scan_is_as_good_as_a_signature_and_lies_with_every_vote(cast):
    file = way.pdf()
    actions.upload_signed_minutes(sitting.minuted(cast), by=cast.by("giang"), file=file, signed_date=date(2024, 6, 12))
    assert sitting.states() == [LineState.SUPPORTED] * 3
    assert set(Vote.objects.filter(unit=cast.department).values_list("minutes", flat=True)) == {file.pk}


def test_only_the_chair_signs(cast):
    with pytest.raises(NotYours):
        actions.sign_minutes(sitting.minuted(cast), by=cast.by("giang"))


def test_lines_that_wait_elsewhere_come_on_no_agenda(cast):
    meeting = actions.plan_meeting(
        sitting.council(cast), by=cast.by("giang"), title="Họp", period=way.YEAR, held_at=sitting.HELD
    )
    strange = list(way.received(cast).lines.all())  # received at the Phòng, not at the Sở
    with pytest.raises(NotNow, match="không chờ họp tại Sở GDĐT"):
        actions.set_agenda(meeting, by=cast.by("giang"), lines=strange)
    assert sitting.states() == [LineState.RECEIVED] * 3


def test_a_school_takes_up_the_drafts_of_its_own_letter(cast):
    proposal = way.drafted(cast)
    make.role(cast.hoa, Role.SECRETARY, cast.school_a)
    council = actions.found_council(
        cast.school_a,
        by=cast.by("hoa"),
        name="Hội đồng trường",
        number="01/QĐ",
        decided_date=date(2023, 9, 1),
        members=[{"person": cast.binh.person, "role": "chair"}],
    )
    meeting = actions.plan_meeting(council, by=cast.by("hoa"), title="Họp", period=way.YEAR, held_at=sitting.HELD)
    assert {line.pk for line in queries.waiting_for(meeting)} == set(proposal.lines.values_list("pk", flat=True))
    actions.set_agenda(meeting, by=cast.by("hoa"), lines=queries.waiting_for(meeting))
    assert sitting.states() == [LineState.BEFORE_COUNCIL] * 3


def test_a_dossier_put_off_goes_back_to_where_it_stood(cast):
    meeting = sitting.planned(cast)
    first = meeting.items.first()
    actions.remove_items(meeting, by=cast.by("giang"), items=[first.pk], reason="Chờ bổ sung minh chứng.")
    assert Line.objects.get(pk=first.line_id).state == LineState.VERIFIED
    assert meeting.items.count() == 2


def test_a_dossier_is_not_put_off_once_its_ballot_is_open(cast):
    ballot = sitting.voting(cast)
    items = ballot.meeting.items.values_list("pk", flat=True)[:1]
    with pytest.raises(NotNow, match="đã mở bỏ phiếu"):
        actions.remove_items(ballot.meeting, by=cast.by("giang"), items=items, reason="Muộn.")


def test_an_open_meeting_keeps_at_least_one_dossier(cast):
    meeting = sitting.begun(cast, count=1)
    items = meeting.items.values_list("pk", flat=True)
    with pytest.raises(NotNow, match="ít nhất một hồ sơ"):
        actions.remove_items(meeting, by=cast.by("giang"), items=items, reason="Hoãn.")


def test_quorum_asks_for_members_in_the_room_not_for_opinions_in_writing(cast):
    meeting = sitting.attended(cast, sitting.planned(cast), kim="written", son="absent")
    told = queries.attendance_of(meeting)
    assert (told.members, told.present, told.written, told.needed, told.is_enough) == (5, 3, 1, 4, False)
    with pytest.raises(NotNow, match="Mới có 3/5 thành viên có mặt, cần ít nhất 4"):
        actions.open_meeting(meeting, by=cast.by("giang"))


def test_attendance_rests_while_a_vote_runs(cast):
    ballot = sitting.voting(cast)
    with pytest.raises(NotNow, match="Đang bỏ phiếu"):
        sitting.attended(cast, ballot.meeting, kim="absent")


def test_a_member_declares_for_oneself_and_the_secretary_for_anybody(cast):
    meeting = sitting.planned(cast)
    item = meeting.items.first()
    kim = sitting.seat(meeting, "kim")
    with pytest.raises(NotYours):
        actions.declare_conflict(item, by=cast.by("hai"), member=kim, reason_given="Người thân")
    actions.declare_conflict(item, by=cast.by("kim"), member=kim, reason_given="Người thân")
    actions.declare_conflict(item, by=cast.by("giang"), member=sitting.seat(meeting, "hai"), reason_given="Người thân")
    assert item.conflicts.count() == 2
    with pytest.raises(NotYours):
        actions.take_back_conflict(kim.conflicts.get(), by=cast.by("hai"))
    actions.take_back_conflict(kim.conflicts.get(), by=cast.by("kim"))
    assert list(Conflict.objects.values_list("member__account__username", flat=True)) == ["hai"]


def test_nobody_declares_once_the_ballot_is_open(cast):
    meeting = sitting.voting(cast).meeting
    with pytest.raises(NotNow, match="đã mở bỏ phiếu"):
        actions.declare_conflict(
            meeting.items.first(), by=cast.by("kim"), member=sitting.seat(meeting, "kim"), reason_given="Người thân"
        )


def test_a_moved_meeting_tells_its_members(cast):
    meeting = actions.move_meeting(
        sitting.planned(cast), by=cast.by("giang"), held_at=sitting.HELD + timedelta(hours=6), place="Phòng họp 1"
    )
    assert (meeting.place, meeting.held_at) == ("Phòng họp 1", sitting.HELD + timedelta(hours=6))
    notices = cast.hai.notices.order_by("pk") if hasattr(cast.hai, "notices") else None
    if notices is not None:
        assert "14:00 ngày 12/06/2024" in notices.last().text


@pytest.mark.parametrize("who", ["hoa", "phuc", "quy", "dung", "thu", "hai", "an"])
def test_none_but_the_secretary_keeps_a_meeting(cast, who):
    meeting = sitting.attended(cast, sitting.planned(cast))
    with pytest.raises(NotYours):
        actions.open_meeting(meeting, by=cast.by(who))
    with pytest.raises(NotYours):
        actions.open_ballot(meeting, by=cast.by(who), award="LDTT")


@pytest.mark.parametrize(
    ("who", "sees"),
    [("giang", 1), ("lan", 1), ("kim", 1), ("son", 1), ("hoa", 0), ("phuc", 0), ("thu", 0), ("an", 0), ("vy", 0)],
)
def test_a_meeting_is_seen_by_its_council_and_its_office_only(cast, who, sees):
    sitting.planned(cast)
    assert queries.meetings_seen_by(cast.by(who)).count() == sees


def test_the_minutes_print_numerator_denominator_and_rule(cast):
    meeting = sitting.counted(cast)
    told = str(minutes(meeting).as_dict()) + str(count_sheet(meeting).as_dict())
    assert "5/5 (100 %)" in told
    assert "ít nhất 7/10 tổng số thành viên đồng ý" in told
    assert "Dương Thị Lan, Ủy viên Hội đồng, Chủ tịch" in told
    assert "Đạt 3/3" in told


def test_the_journal_tells_that_a_ballot_opened_and_closed_and_nothing_of_a_vote(cast):
    sitting.counted(cast)
    steps = list(JournalEntry.objects.filter(step__startswith="councils.").values_list("step", flat=True))
    assert steps.count("councils.open_ballot") == 1
    assert steps.count("councils.close_ballot") == 1
    assert not [step for step in steps if "cast" in step]


def test_a_delegate_has_no_vote(cast):
    ballot = sitting.voting(cast)
    assert not sits_on_roll.test(cast.by("hai", giver="kim"), ballot)
    with pytest.raises(NotYours):
        actions.cast(ballot, by=cast.by("dung", giver="kim"), choices=sitting.choices(ballot.meeting))
    assert list(queries.ballots_open_to(cast.by("hai", giver="kim"))) == []


def test_minutes_wait_for_every_count(cast):
    meeting = Meeting.objects.get(pk=sitting.voting(cast).meeting_id)
    with pytest.raises(NotNow):
        actions.write_minutes(meeting, by=cast.by("giang"), conclusion="Sớm.")


def test_a_member_on_the_list_under_another_record_of_the_same_person_is_asked_to_declare_it(cast):
    meeting = sitting.begun(cast)
    line, hai = Line.objects.order_by("pk")[0], cast.accounts["hai"].person
    assert queries.candidates_among_members(meeting, "LDTT") == []
    Person.objects.filter(pk=line.person_id).update(merged_into=hai, stays=hai)
    assert queries.candidates_among_members(meeting, "LDTT") == [line.subject_name]
    item = meeting.items.get(line=line)
    actions.declare_conflict(item, by=cast.by("giang"), member=sitting.seat(meeting, "hai"), reason_given="Có tên")
    assert queries.candidates_among_members(meeting, "LDTT") == []
