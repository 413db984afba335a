"""From the confirmed plan to a round closed with its review: who may, in which order, and what is refused."""

import pytest

from bangvang.office.movements import actions, queries
from bangvang.office.movements.models import DispatchState, Movement, ReviewState, Round, RoundState
from bangvang.office.plans.actions import report_duty, urge
from bangvang.office.plans.models import Basis, Duty, DutyOwner, DutyState, PlanState
from bangvang.office.plans.queries import plans_seen_by
from bangvang.toolbox import audit
from bangvang.toolbox.models import JournalEntry, Notice
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make
from tests.office.movements import way


def test_nothing_comes_of_a_plan_before_an_officer_confirms_it(cast):
    plan = way.taken_in(cast)
    assert (plan.state, Movement.objects.count(), Round.objects.count(), Duty.objects.count()) == (
        PlanState.READ,
        0,
        0,
        0,
    )


def test_a_confirmed_plan_has_its_movements_rounds_duties_and_bases(cast):
    plan = way.confirmed(cast)
    assert plan.state == PlanState.CONFIRMED
    assert (Movement.objects.count(), Round.objects.count(), Duty.objects.count(), Basis.objects.count()) == (
        13,
        2,
        14,
        10,
    )


def test_what_the_officer_struck_out_does_not_come_to_be(cast):
    plan = way.taken_in(cast)
    told = plan.reading | {"movements": plan.reading["movements"][:2]}
    actions.confirm_plan(plan, by=cast.by("dung"), confirmed=told)
    assert [movement.name for movement in Movement.objects.order_by("pk")] == [
        "Dạy tốt - Học tốt",
        "Đổi mới, sáng tạo trong quản lý, giảng dạy và học tập",
    ]


def test_duties_go_to_the_units_their_bodies_name(cast):
    way.confirmed(cast)
    owners = DutyOwner.objects.filter(duty__clause="III.2").values_list("body", "unit__code").distinct()
    assert sorted(owners) == [("Các Phòng GDĐT", "PGD-NT"), ("đơn vị trực thuộc Sở GDĐT", "THPT-ST")]
    cluster = DutyOwner.objects.filter(duty__clause="III.3").values_list("body", "unit").distinct()
    assert list(cluster) == [("Các Cụm, Khối thi đua", None)]


def test_a_school_clerk_cannot_confirm_the_plan_of_the_department(cast):
    plan = way.taken_in(cast)
    with pytest.raises(NotYours):
        actions.confirm_plan(plan, by=cast.by("hoa"), confirmed=plan.reading)
    assert Movement.objects.count() == 0


def test_a_plan_only_read_is_not_shown_to_the_units_below(cast):
    plan = way.taken_in(cast)
    assert list(plans_seen_by(cast.by("hoa"))) == []
    actions.confirm_plan(plan, by=cast.by("dung"), confirmed=plan.reading)
    assert list(plans_seen_by(cast.by("hoa"))) == [plan]


def test_a_launch_goes_one_step_down_and_the_phong_sends_it_on_to_its_schools(cast):
    round_ = way.launched(cast)
    sent = set(round_.dispatches.values_list("unit__code", flat=True))
    assert sent == {"VP", "PGD-NT", "THPT-ST"}
    to_schools = way.dispatch_to(round_, cast.district_office)
    actions.forward(to_schools, by=cast.by("phuc"), units=[cast.school_a, cast.school_b, cast.high_school])
    assert set(round_.dispatches.values_list("unit__code", flat=True)) == sent | {"TH-KD", "THCS-LL"}


def test_launching_twice_sends_once(cast):
    round_ = way.launched(cast)
    before = round_.dispatches.count()
    actions.launch(round_, by=cast.by("dung"), units=[cast.district_office, cast.high_school])
    assert round_.dispatches.count() == before


def test_the_launch_tells_clerks_and_heads_of_the_unit(cast):
    way.launched(cast)
    told = set(Notice.objects.filter(subject__startswith="Phát động").values_list("recipient_id", flat=True))
    assert told == {cast.accounts[name].pk for name in ("phuc", "quy", "mai", "nga")}


def test_a_stranger_cannot_answer_for_another_school(cast):
    round_ = way.launched(cast, whole_sector=True)
    with pytest.raises(NotYours):
        actions.answer(
            way.dispatch_to(round_, cast.school_a), by=cast.by("cuc"), text="Tham gia", people_count=3, movements=[]
        )


def test_an_answer_keeps_how_many_take_part_and_in_what(cast):
    round_ = way.launched(cast, whole_sector=True)
    chosen = list(Movement.objects.all()[:2])
    done = actions.answer(
        way.dispatch_to(round_, cast.school_a),
        by=cast.by("hoa"),
        text="Cả trường tham gia",
        people_count=32,
        movements=chosen,
    )
    assert (done.state, done.people_count, list(done.movements.order_by("pk"))) == (DispatchState.ANSWERED, 32, chosen)
    assert done.received_at is not None


def test_a_round_does_not_close_while_a_unit_one_step_below_has_not_reported(cast):
    round_ = way.launched(cast)
    with pytest.raises(NotNow) as refused:
        actions.close_round(round_, by=cast.by("dung"), review_text="Tốt")
    assert "Còn 3 đơn vị chưa có báo cáo sơ kết được tiếp nhận" in str(refused.value)
    assert Round.objects.get(pk=round_.pk).state == RoundState.LAUNCHED


def test_reports_go_up_one_step_and_their_figures_are_not_typed_again(cast):
    round_ = way.launched(cast, whole_sector=True)
    for unit, who, people in ((cast.school_a, "hoa", 30), (cast.school_b, "cuc", 25)):
        review = way.reported(cast, round_, unit, who, {"people": people})
        assert review.to_unit == cast.district_office
        actions.accept_reviews([review], by=cast.by("phuc"))
    summary = actions.begin_review(way.dispatch_to(round_, cast.district_office), by=cast.by("phuc"))
    assert (summary.figures["people"], summary.to_unit) == (55, cast.department)


def test_the_so_does_not_take_in_a_school_s_report_over_the_head_of_its_phong(cast):
    round_ = way.launched(cast, whole_sector=True)
    review = way.reported(cast, round_, cast.school_a, "hoa")
    with pytest.raises(NotYours):
        actions.accept_reviews([review], by=cast.by("dung"))


def test_a_round_closes_when_every_report_one_step_below_was_accepted(cast):
    round_ = way.launched(cast)
    for unit, who in ((cast.office, "son"), (cast.district_office, "phuc"), (cast.high_school, "mai")):
        if who == "son":
            make.role(cast.son, "clerk", cast.office)
        actions.accept_reviews([way.reported(cast, round_, unit, who)], by=cast.by("dung"))
    closed = actions.close_round(round_, by=cast.by("dung"), review_text="Đạt mục tiêu")
    assert (closed.state, closed.review_text, closed.closed_date.isoformat()) == (
        RoundState.CLOSED,
        "Đạt mục tiêu",
        "2024-06-12",
    )


@pytest.mark.parametrize("who", ["hoa", "uyen", "phuc", "quy", "son", "lan"])
def test_a_report_is_signed_by_nobody_but_the_head_of_its_unit(cast, who):
    make.role(cast.uyen, "union", cast.school_a)
    review = way.prepared(cast, way.launched(cast, whole_sector=True), cast.school_a, "hoa")
    with pytest.raises(NotYours):
        actions.hand_in_review(review, by=cast.by(who))
    signed = actions.hand_in_review(review, by=cast.by("binh"))
    assert (signed.state, signed.signer) == (ReviewState.HANDED_IN, "Lê Văn Bình")


def test_the_report_of_a_phong_is_signed_by_its_head_not_by_its_officer(cast):
    review = way.prepared(cast, way.launched(cast), cast.district_office, "phuc")
    with pytest.raises(NotYours):
        actions.hand_in_review(review, by=cast.by("phuc"))
    assert actions.hand_in_review(review, by=cast.by("quy")).signer == "Đặng Ngọc Quý"


def test_under_delegation_the_report_is_signed_in_the_name_of_the_head(cast):
    review = way.prepared(cast, way.launched(cast, whole_sector=True), cast.school_a, "hoa")
    assert actions.hand_in_review(review, by=cast.by("hoa", "binh")).signer == "Lê Văn Bình"


def test_a_prepared_report_waits_on_the_desk_of_the_head_and_no_longer_of_the_clerk(cast):
    round_ = way.launched(cast, whole_sector=True)
    Round.objects.filter(pk=round_.pk).update(until="2024-06-15")
    assert desk_of(cast, "hoa") == ["movements.answer", "movements.review"]
    review = way.prepared(cast, round_, cast.school_a, "hoa")
    assert (desk_of(cast, "hoa"), desk_of(cast, "cuc")) == (
        ["movements.answer"],
        ["movements.answer", "movements.review"],
    )
    assert desk_of(cast, "binh") == ["movements.answer", "movements.sign"]
    actions.hand_in_review(review, by=cast.by("binh"))
    assert desk_of(cast, "binh") == ["movements.answer"]


def test_a_returned_report_goes_back_to_the_clerk_and_once_mended_to_the_head(cast):
    round_ = way.launched(cast, whole_sector=True)
    Round.objects.filter(pk=round_.pk).update(until="2024-06-15")
    review = way.reported(cast, round_, cast.school_a, "hoa")
    review = actions.return_review(review, by=cast.by("phuc"), reason="Thiếu số liệu.")
    assert (desk_of(cast, "hoa")[1:], desk_of(cast, "binh")[1:]) == (["movements.review"], ["movements.review"])
    told = {"figures": {"people": 30}, "remarks": "", "paragraphs": {}, "version": review.version}
    actions.save_review(review, by=cast.by("hoa"), **told)
    assert (desk_of(cast, "hoa")[1:], desk_of(cast, "binh")[1:]) == ([], ["movements.sign"])


def desk_of(cast, who):
    return [task.kind for task in queries.tasks_for(cast.by(who))]


def test_an_empty_report_is_not_handed_in(cast):
    round_ = way.launched(cast)
    review = actions.begin_review(way.dispatch_to(round_, cast.high_school), by=cast.by("mai"))
    with pytest.raises(NotNow):
        actions.hand_in_review(review, by=cast.by("nga"))
    review.refresh_from_db()
    assert review.state == ReviewState.DRAFT


def test_two_writers_on_one_report_the_second_is_told_and_nothing_is_lost(cast):
    round_ = way.launched(cast)
    review = actions.begin_review(way.dispatch_to(round_, cast.high_school), by=cast.by("mai"))
    details = {"figures": {}, "paragraphs": {}, "version": review.version}
    actions.save_review(review, by=cast.by("mai"), remarks="Bản của Mai", **details)
    with pytest.raises(NotNow) as refused:
        actions.save_review(review, by=cast.by("nga"), remarks="Bản của Nga", **details)
    assert "Người khác vừa lưu báo cáo này" in str(refused.value)
    review.refresh_from_db()
    assert review.remarks == "Bản của Mai"


def test_names_put_forward_are_read_only_once_the_report_was_accepted(cast):
    round_ = way.launched(cast)
    review = actions.begin_review(way.dispatch_to(round_, cast.high_school), by=cast.by("mai"))
    actions.put_forward(review, by=cast.by("mai"), person=cast.nga.person, reason_given="Tiêu biểu")
    assert list(queries.commended_names(round_)) == []
    review = way.reported(cast, round_, cast.high_school, "mai")
    actions.accept_reviews([review], by=cast.by("dung"))
    assert [name.person.full_name for name in queries.commended_names(round_)] == ["Bùi Thúy Nga"]


def test_a_movement_s_own_review_is_a_separate_act(cast):
    plan = way.confirmed(cast)
    movement = Movement.objects.filter(plan=plan).first()
    from datetime import date

    done = actions.review_movement(
        movement, by=cast.by("dung"), text="Đạt", held_date=date(2024, 6, 10), is_final=True, unit=cast.department
    )
    assert done.state == "reviewed"
    assert set(Round.objects.values_list("state", flat=True)) == {RoundState.PLANNED}


def test_urging_goes_one_step_down_only(cast):
    way.confirmed(cast)
    duty = Duty.objects.first()
    owner = DutyOwner.objects.create(duty=duty, body="Trường", unit=cast.school_a)
    with pytest.raises(NotYours):
        urge([owner], by=cast.by("dung"))
    assert urge([owner], by=cast.by("phuc"))[0].urged_at is not None
    assert (
        Notice.objects.filter(subject__startswith="Đôn đốc").values_list("recipient_id", flat=True).get() == cast.hoa.pk
    )


def test_a_duty_reported_done_is_done_for_that_unit_alone(cast):
    way.confirmed(cast)
    owner = DutyOwner.objects.filter(unit=cast.high_school).first()
    report_duty(owner, by=cast.by("mai"), text="Đã ban hành kế hoạch", is_done=True)
    states = DutyOwner.objects.filter(duty=owner.duty).values_list("unit__code", "state")
    assert dict(states) == {"THPT-ST": DutyState.DONE, "PGD-NT": DutyState.OPEN}


def test_every_step_is_in_the_journal_and_the_chain_holds(cast):
    way.launched(cast)
    assert list(JournalEntry.objects.filter(step__startswith="movements.").values_list("step", flat=True)) == [
        "movements.confirm_plan",
        "movements.launch",
    ]
    assert audit.broken_entry() is None
