"""Bàn giao: one step ends the giver's role and gives it to the receiver on a day, and keeps what was open."""

from datetime import date

import pytest

from bangvang.office.people import actions
from bangvang.office.people.models import Handover, Role
from bangvang.office.people.papers import handover_minutes
from bangvang.office.people.queries import duty_at, roles_on, units_on_duty, units_without_duty
from bangvang.toolbox import papers
from bangvang.toolbox.workflow import NotNow, NotYours

DAY, BEFORE = date(2024, 6, 17), date(2024, 6, 16)  # the tests live on 12 June 2024
OPEN = [{"label": "Nộp đăng ký thi đua", "due": "30/06/2024"}]


def hand_over(cast, who="binh", receiver="vy", **details):
    told = {"giver": cast.hoa, "receiver": getattr(cast, receiver), "role": Role.CLERK, "since": DAY, **details}
    return actions.hand_over(cast.school_a, by=cast.by(who), open_tasks=OPEN, **told)


def clerks(unit, day):
    return [held.account.username for held in roles_on(day).filter(unit=unit, role=Role.CLERK)]


def test_the_role_passes_on_the_day_and_what_was_open_is_kept(cast):
    made = hand_over(cast, note="Sổ khen thưởng năm 2023")
    assert clerks(cast.school_a, BEFORE) == ["hoa"]
    assert clerks(cast.school_a, DAY) == ["vy"]
    assert (made.open_tasks, made.note) == (OPEN, "Sổ khen thưởng năm 2023")
    assert papers.preview(handover_minutes(made).as_dict())[:5] == b"%PDF-"


@pytest.mark.parametrize("who", ["hoa", "cuc", "phuc", "dung"])
def test_only_the_head_of_the_unit_and_the_administrator_hand_work_over(cast, who):
    with pytest.raises(NotYours):
        hand_over(cast, who=who)
    assert not Handover.objects.exists()


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        ({"receiver": "cuc"}, "Người nhận phải đang công tác tại đơn vị"),
        ({"receiver": "hoa"}, "khác người giao"),
        ({"since": date(2024, 6, 11)}, "từ hôm nay trở đi"),
        ({"role": Role.HEAD}, "không còn giữ vai trò này"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(cast, details, sentence):
    with pytest.raises(NotNow, match=sentence):
        hand_over(cast, **details)
    assert clerks(cast.school_a, DAY) == ["hoa"]
    assert not Handover.objects.exists()


def test_nobody_takes_the_work_for_oneself(cast):
    with pytest.raises(NotYours):
        hand_over(cast, receiver="binh")


def test_the_officer_sees_where_nobody_does_the_work_and_who_will_leave(cast):
    cast.hoa.person.retired_date = date(2024, 12, 1)
    cast.hoa.person.save()
    within = units_on_duty(cast.by("phuc"))
    (row,) = duty_at([cast.school_a])
    assert ([held.account for held in row.clerks], row.soon) == ([cast.hoa], [("Trần Thị Hoa", date(2024, 12, 1))])
    assert set(units_without_duty(within)) == set()
    actions.close_account(cast.hoa, by=cast.by("an"))
    assert set(units_without_duty(within)) == {cast.school_a}
