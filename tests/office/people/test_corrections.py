"""Requests to correct one's own record: who answers, by when, what is told; the record itself stays as it was."""

from datetime import date

import pytest

from bangvang.office.people import actions, queries
from bangvang.office.people.models import CorrectionRequest, Person
from bangvang.office.people.queries import corrections
from bangvang.toolbox import calendar
from bangvang.toolbox.models import JournalEntry, Notice
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make

WEDNESDAY, LATE = date(2024, 6, 12), date(2024, 6, 20)
TOLD = {"about": "birth", "row": "Ngày sinh: 01/01/1985", "wanted": "01/10/1985, theo giấy khai sinh"}


def ask(cast, who="vy", **told):
    by = cast.by(who)
    return actions.ask_correction(by.account.person, by=by, **(TOLD | told))


def desk(cast, who):
    return [task.label for task in queries.tasks_for(cast.by(who)) if task.kind == "people.accept_correction"]


def test_a_request_goes_to_the_clerk_of_the_unit_with_a_day_in_working_days(cast):
    asked = ask(cast)
    assert (asked.unit, asked.sent_date, asked.due) == (cast.school_a, WEDNESDAY, date(2024, 6, 17))  # over the weekend
    assert list(Notice.objects.values_list("recipient_id", flat=True)) == [cast.hoa.pk]
    assert desk(cast, "hoa") == ["Trả lời yêu cầu đính chính của Nguyễn Tường Vy"]
    for who in ("binh", "cuc", "phuc", "dung", "vy", "lan", "an"):
        assert desk(cast, who) == [], who


def test_an_overdue_request_rises_to_the_head(cast):
    ask(cast)
    with calendar.office_day(date(2024, 6, 17)):
        assert desk(cast, "binh") == []
    with calendar.office_day(date(2024, 6, 18)):
        assert len(desk(cast, "binh")) == len(desk(cast, "hoa")) == 1
        assert desk(cast, "cuc") == desk(cast, "phuc") == []


def test_a_clerks_own_request_is_answered_by_the_head_and_a_lone_heads_one_step_above(cast):
    own = ask(cast, "hoa")
    assert (desk(cast, "hoa"), len(desk(cast, "binh"))) == ([], 1)
    with pytest.raises(NotYours):
        actions.accept_correction(own, by=cast.by("hoa"), reason="Đã sửa")
    of_head = ask(cast, "nga")
    assert len(desk(cast, "mai")) == 1
    actions.refuse_correction(of_head, by=cast.by("mai"), reason="Không có căn cứ.")
    officer = make.person("Lê Thị Một", at=cast.district_office)
    make.account("mot", officer, ("officer", cast.district_office))
    of_phong = ask(cast, "phuc")
    assert corrections.accounts_that_answer(of_phong) == [cast.quy.pk]  # another clerk is not there, the head is


def test_only_oneself_asks_about_the_own_record(cast):
    with pytest.raises(NotYours):
        actions.ask_correction(cast.vy.person, by=cast.by("hoa"), **TOLD)
    with pytest.raises(NotYours):
        actions.ask_correction(cast.vy.person, by=cast.by("binh", giver="vy"), **TOLD)  # not under delegation either
    assert not CorrectionRequest.objects.exists()


def test_the_answer_is_kept_with_its_day_and_told_and_nothing_of_the_record_changes(cast):
    before = Person.objects.filter(pk=cast.vy.person_id).values().get()
    asked = ask(cast)
    with pytest.raises(NotNow):
        actions.accept_correction(asked, by=cast.by("hoa"))  # what was done must be said
    with calendar.office_day(date(2024, 6, 14)):
        actions.accept_correction(asked, by=cast.by("hoa"), reason="Đã sửa ngày sinh theo giấy khai sinh.")
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == ("accepted", "Đã sửa ngày sinh theo giấy khai sinh.")
    assert (asked.answered_by, asked.answered_date) == (cast.hoa, date(2024, 6, 14))
    assert Notice.objects.filter(recipient_id=cast.vy.pk).get().text == asked.answer
    assert Person.objects.filter(pk=cast.vy.person_id).values().get() == before
    steps = list(JournalEntry.objects.filter(thing_type="people.correctionrequest").values_list("step", flat=True))
    assert steps == ["people.ask_correction", "people.accept_correction"]


def test_an_answered_or_withdrawn_request_is_not_answered_again(cast):
    asked = ask(cast)
    with pytest.raises(NotYours):
        actions.withdraw_correction(asked, by=cast.by("hoa"))
    actions.withdraw_correction(asked, by=cast.by("vy"))
    for act in (actions.accept_correction, actions.refuse_correction):
        with pytest.raises(NotNow):
            act(asked, by=cast.by("hoa"), reason="Đã sửa")
    assert desk(cast, "hoa") == []


@pytest.mark.parametrize("who", ["cuc", "mai", "an", "lan", "thu", "uyen", "giang"])
def test_nobody_else_sees_or_answers(cast, who):
    asked = ask(cast)
    assert list(corrections.corrections_seen_by(cast.by(who))) == []
    with pytest.raises(NotYours):
        actions.accept_correction(asked, by=cast.by(who), reason="Đã sửa")


def test_answers_in_time_are_counted(cast):
    requests = [ask(cast) for _n in range(4)]
    actions.withdraw_correction(requests[0], by=cast.by("vy"))
    with calendar.office_day(requests[1].due):
        actions.accept_correction(requests[1], by=cast.by("hoa"), reason="Đã sửa")
    with calendar.office_day(LATE):
        actions.refuse_correction(requests[2], by=cast.by("hoa"), reason="Không có căn cứ")
        told = corrections.told_in_time(corrections.corrections_to_answer(cast.by("hoa")))
    assert told == corrections.InTime(asked=3, waiting=1, overdue=1, answered=2, in_time=1)


def test_a_request_of_one_who_left_goes_to_the_last_unit(cast):
    person = make.person("Lê Thị Hai", at=cast.school_b, retired_date=date(2024, 1, 1))
    person.posts.update(until=date(2023, 12, 31))
    assert corrections.unit_that_answers(person) == cast.school_b
    assert corrections.unit_that_answers(make.person("Không Nơi")) is None
