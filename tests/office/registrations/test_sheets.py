"""Registration sheets: drafts kept, handed in, received; two officers on one sheet."""

from datetime import date

import pytest

from bangvang.office.registrations import actions, queries
from bangvang.office.registrations.models import Registration
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make

YEAR = "2023-2024"


@pytest.fixture
def sheet(cast):
    return actions.open_sheet(cast.school_a, by=cast.by("hoa"), period=YEAR)


@pytest.fixture
def teacher(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a)


def save(cast, sheet, choices, group=(), who="hoa", version=None):
    seen = sheet.version if version is None else version
    return actions.save_sheet(sheet, by=cast.by(who), choices=choices, group_codes=group, version=seen)


def test_there_is_one_sheet_a_unit_and_year(cast, sheet):
    again = actions.open_sheet(cast.school_a, by=cast.by("binh"), period=YEAR)
    assert again == sheet
    assert again.to_unit == cast.district_office


def test_a_choice_struck_out_and_made_again_is_one_row(cast, sheet, teacher):
    sheet = save(cast, sheet, {teacher.pk: ["LDTT", "CSTDCS"]}, ["TTLDTT"])
    sheet = save(cast, sheet, {teacher.pk: ["LDTT"]})
    assert queries.choices_of(sheet) == {teacher.pk: {"LDTT"}}
    sheet = save(cast, sheet, {teacher.pk: ["CSTDCS"]}, ["TTLDTT"])
    assert queries.choices_of(sheet) == {teacher.pk: {"CSTDCS"}, None: {"TTLDTT"}}
    assert Registration.objects.count() == 3


def test_the_second_of_two_writers_is_told_and_nothing_of_the_first_is_lost(cast, sheet, teacher):
    save(cast, sheet, {teacher.pk: ["LDTT"]}, version=0)
    with pytest.raises(NotNow) as refusal:
        save(cast, sheet, {teacher.pk: ["CSTDCS"]}, who="binh", version=0)
    assert "Người khác vừa lưu bản đăng ký này." in str(refusal.value)
    assert queries.choices_of(sheet) == {teacher.pk: {"LDTT"}}


def test_an_empty_sheet_is_not_handed_in(cast, sheet):
    with pytest.raises(NotNow) as refusal:
        actions.hand_in(sheet, by=cast.by("binh"))
    assert "Chưa đánh dấu" in str(refusal.value)


def test_the_way_of_a_sheet(cast, sheet, teacher):
    sheet = save(cast, sheet, {teacher.pk: ["LDTT"]})
    assert queries.registered_titles([cast.school_a.pk], YEAR) == {}
    sheet = actions.hand_in(sheet, by=cast.by("binh"))
    assert queries.registered_titles([cast.school_a.pk], YEAR) == {cast.school_a.pk: {teacher.pk: ["LDTT"]}}
    with pytest.raises(NotNow):
        save(cast, sheet, {})
    sheet = actions.recall(sheet, by=cast.by("hoa"))
    sheet = actions.hand_in(sheet, by=cast.by("binh"))
    sheet = actions.receive([sheet], by=cast.by("phuc"))[0]
    assert (sheet.state, sheet.received_at is None) == ("received", False)
    with pytest.raises(NotNow):
        actions.recall(sheet, by=cast.by("hoa"))
    sheet = actions.return_sheet(sheet, by=cast.by("phuc"), reason="Thiếu tập thể.")
    assert sheet.state == "draft"


def test_strangers_and_the_level_above_do_not_write_a_sheet(cast, sheet, teacher):
    for who in ("cuc", "phuc", "dung", "vy", "thu"):
        with pytest.raises(NotYours):
            save(cast, sheet, {teacher.pk: ["LDTT"]}, who=who)
    sheet = save(cast, sheet, {teacher.pk: ["LDTT"]})
    sheet = actions.hand_in(sheet, by=cast.by("hoa"))
    for who in ("dung", "cuc", "hoa"):
        with pytest.raises(NotYours):
            actions.receive([sheet], by=cast.by(who))


def test_who_sees_which_sheets(cast, sheet):
    actions.open_sheet(cast.high_school, by=cast.by("mai"), period=YEAR)
    seen = {who: queries.sheets_seen_by(cast.by(who)).count() for who in ("hoa", "cuc", "phuc", "dung", "vy")}
    assert seen == {"hoa": 1, "cuc": 0, "phuc": 1, "dung": 2, "vy": 0}


def test_the_year_of_a_unit_follows_its_clock(cast):
    assert queries.period_on(cast.school_a, date(2023, 9, 5)) == "2023-2024"
    assert queries.period_on(cast.school_a, date(2024, 6, 12)) == "2023-2024"
    assert queries.period_on(cast.office, date(2024, 2, 1)) == "2024"


def test_in_september_the_sheet_is_a_task_until_it_is_handed_in(cast, sheet, teacher, settings):
    assert queries.tasks_for(cast.by("hoa")) == []
    settings.BANGVANG_TODAY = "2023-09-20"
    task = queries.tasks_for(cast.by("hoa"))[0]
    assert (task.label, task.due) == ("Đăng ký thi đua năm 2023-2024", date(2023, 10, 31))
    actions.hand_in(save(cast, sheet, {teacher.pk: ["LDTT"]}), by=cast.by("binh"))
    assert queries.tasks_for(cast.by("hoa")) == []
    assert [task.label for task in queries.tasks_for(cast.by("phuc"))] == [
        "Đăng ký thi đua năm 2023-2024",
        "Tiếp nhận 1 bản đăng ký thi đua năm 2023-2024",
    ]
