"""Tập huấn: planned, announced to those who hold the roles, attended, closed; marked again where it was wrong."""

from datetime import date

import pytest

from bangvang.office.people import actions as people
from bangvang.office.people.models import Role
from bangvang.office.people.queries import units_on_duty
from bangvang.office.training import actions, queries
from bangvang.office.training.models import Mark, SessionState
from bangvang.office.units import actions as units
from bangvang.toolbox import audit, calendar, files
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.calendar import office_day
from bangvang.toolbox.notices import inbox_of
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make

DAY, LATER = date(2024, 6, 20), date(2024, 6, 21)  # the tests live on 12 June 2024
TOLD = {"title": "Tập huấn công tác thi đua", "begins": DAY, "ends": LATER, "place": "Hội trường Sở"}


def planned(cast, who="phuc", at="district_office", **told):
    return actions.plan_session(getattr(cast, at), by=cast.by(who), roles=[Role.CLERK], **{**TOLD, **told})


def announced(cast, **told):
    return actions.announce(planned(cast, **told), by=cast.by("phuc"))


def named(rows):
    return {row.person.full_name for row in rows}


def marked(cast, session, **marks):
    rows = {row.person.account.username: row.pk for row in session.attendances.select_related("person__account")}
    with office_day(LATER):
        return actions.mark(session, by=cast.by("phuc"), marks={rows[who]: mark for who, mark in marks.items()})


def test_the_holders_of_the_role_below_are_called_as_of_the_day_it_is_announced(cast):
    session = planned(cast)
    assert not session.attendances.exists()
    told = {"giver": cast.hoa, "receiver": cast.vy, "role": Role.CLERK, "since": date(2024, 6, 13)}
    people.hand_over(cast.school_a, by=cast.by("binh"), **told)
    with office_day(date(2024, 6, 13)):
        actions.announce(session, by=cast.by("phuc"))
    assert named(session.attendances.all()) == {"Nguyễn Tường Vy", "Phan Thị Cúc"}
    assert [notice.subject for notice in inbox_of(cast.vy.pk)] == ["Mời tập huấn: Tập huấn công tác thi đua"]
    assert inbox_of(cast.vy.pk)[0].text == "Từ ngày 20/06/2024 đến ngày 21/06/2024, tại Hội trường Sở"
    assert not inbox_of(cast.hoa.pk).exists()


@pytest.mark.parametrize("who", ["hoa", "binh", "quy", "dung", "an", "thu"])
def test_only_the_officers_of_the_unit_itself_run_a_session(cast, who):
    session = planned(cast)
    with pytest.raises(NotYours):
        actions.announce(session, by=cast.by(who))
    with pytest.raises(NotYours):
        planned(cast, who=who)


def test_a_school_holds_no_session_of_its_own(cast):
    make.role(cast.phuc, Role.OFFICER, cast.school_a)
    with pytest.raises(NotYours):
        planned(cast, at="school_a")


def test_nobody_to_call_means_no_announcement(cast):
    session = planned(cast, at="department", who="dung")
    actions.change_session(session, by=cast.by("dung"), roles=[])
    with pytest.raises(NotNow, match="Chưa có ai được mời"):
        actions.announce(session, by=cast.by("dung"))


def test_who_is_named_later_is_invited_at_once_and_once(cast):
    session = announced(cast)
    for _again in range(2):
        actions.call_people(session, by=cast.by("phuc"), people=[cast.binh.person])
    assert named(session.attendances.all()) == {"Trần Thị Hoa", "Phan Thị Cúc", "Lê Văn Bình"}
    assert inbox_of(cast.binh.pk).count() == 1


def test_unit_and_post_are_those_of_the_day_of_the_session(cast):
    told = {"name": "Trường Tiểu học Võ Thị Sáu", "short_name": "TH Võ Thị Sáu", "decision": "Quyết định số 15"}
    units.rename_unit(cast.school_a, by=cast.by("an"), since=date(2024, 6, 1), **told)
    session = planned(cast, begins=date(2024, 5, 20), ends=date(2024, 5, 20))
    actions.announce(session, by=cast.by("phuc"))
    rows = queries.named_on(queries.attendances_seen_by(cast.by("phuc"), session), session)
    assert {row.unit_name for row in rows} == {cast.school_a.name, cast.school_b.name}
    assert {row.title for row in rows} == {"Nhân viên văn thư"}


def test_attendance_is_marked_from_the_first_day_and_corrected_with_the_journal_keeping_both(cast):
    session = announced(cast)
    with pytest.raises(NotNow, match="Điểm danh được từ ngày 20/06/2024"):
        actions.mark(session, by=cast.by("phuc"), marks={})
    marked(cast, session, hoa=(Mark.PRESENT, ""), cuc=(Mark.PRESENT, ""))
    marked(cast, session, hoa=(Mark.PRESENT, ""), cuc=(Mark.ABSENT, "Nghỉ ốm"))
    row = session.attendances.get(person=cast.cuc.person)
    assert (row.mark, row.absent_why, row.marked_by) == (Mark.ABSENT, "Nghỉ ốm", cast.phuc)
    kept = [entry.changes["mark"] for entry in audit.history_of(row)]
    assert kept == [["called", "present"], ["present", "absent"]]
    untouched = session.attendances.get(person=cast.hoa.person)
    assert audit.history_of(untouched).count() == 1


def test_a_session_is_closed_when_it_is_over_and_everybody_is_marked(cast):
    session = announced(cast)
    with pytest.raises(NotNow, match="đến hết ngày 21/06/2024"):
        actions.close_session(session, by=cast.by("phuc"))
    marked(cast, session, hoa=(Mark.PRESENT, ""))
    with office_day(LATER):
        with pytest.raises(NotNow, match="Còn 1 người chưa điểm danh"):
            actions.close_session(session, by=cast.by("phuc"))
        marked(cast, session, cuc=(Mark.ABSENT, ""))
        assert actions.close_session(session, by=cast.by("phuc")).state == SessionState.HELD
    marked(cast, session, cuc=(Mark.PRESENT, ""))
    assert queries.unmarked(session) == 0


def test_those_invited_are_told_of_a_change_and_of_the_end(cast):
    session = announced(cast)
    actions.change_session(session, by=cast.by("phuc"), place="Trường Tiểu học Kim Đồng")
    with pytest.raises(NotNow, match="Cần ghi lý do"):
        actions.cancel_session(session, by=cast.by("phuc"))
    actions.cancel_session(session, by=cast.by("phuc"), reason="Bão")
    assert [notice.subject.split(":")[0] for notice in inbox_of(cast.hoa.pk)] == [
        "Hủy lớp tập huấn",
        "Thay đổi thời gian, địa điểm lớp tập huấn",
        "Mời tập huấn",
    ]


def test_materials_are_for_those_called_and_the_organiser_once_it_is_announced(cast):
    session = planned(cast)
    paper = files.keep("bai.txt", "Bài giảng".encode())
    actions.add_material(session, by=cast.by("phuc"), title="Bài giảng", file=paper)

    def readers():
        return {who for who in cast.accounts if queries.materials_seen_by(cast.by(who)).exists()}

    above = {"phuc", "quy", "dung", "lan", "son", "thu"}
    assert readers() == above
    actions.announce(session, by=cast.by("phuc"))
    assert readers() == above | {"hoa", "cuc"}
    actions.take_back_material(session.materials.get(), by=cast.by("phuc"))
    assert readers() == set()


def test_attendance_is_seen_by_oneself_the_own_unit_and_the_organiser(cast):
    session = announced(cast)
    seen = {who: named(queries.attendances_seen_by(cast.by(who), session)) for who in ("hoa", "binh", "cuc", "phuc")}
    hoa, cuc = {"Trần Thị Hoa"}, {"Phan Thị Cúc"}
    assert seen == {"hoa": hoa, "binh": hoa, "cuc": cuc, "phuc": hoa | cuc}
    strangers = ("vy", "mai", "nga", "hai", "uyen", "an", "giang")
    assert {who for who in strangers if queries.sessions_seen_by(cast.by(who)).exists()} == set()


def test_who_has_attended_nothing_is_found_and_the_last_session_counts(cast):
    first = announced(cast, title="Lớp thứ nhất", begins=date(2024, 5, 6), ends=date(2024, 5, 6))
    second = announced(cast, title="Lớp thứ hai")
    marked(cast, first, hoa=(Mark.PRESENT, ""), cuc=(Mark.ABSENT, ""))
    marked(cast, second, hoa=(Mark.PRESENT, ""))
    assert queries.last_attended([cast.hoa.person_id, cast.cuc.person_id]) == {cast.hoa.person_id: second}
    within = units_on_duty(cast.by("phuc"))
    assert set(queries.units_untrained(within)) == {cast.school_b, cast.district_office}
    cast.cuc.person.birth_date = date(1990, 5, 2)
    cast.cuc.person.save()
    twin = make.person("Phan Thị Cúc", at=cast.school_b, birth_date=date(1990, 5, 2))
    actions.call_people(first, by=MACHINE, people=[twin])
    row = first.attendances.get(person=twin)
    actions.mark(first, by=MACHINE, marks={row.pk: (Mark.PRESENT, "")})
    people.merge_record(twin, by=cast.by("phuc"), into=cast.cuc.person)
    assert set(queries.units_untrained(within)) == {cast.district_office}
    assert queries.last_attended([cast.cuc.person_id])[cast.cuc.person_id] == first


def test_the_desk_reminds_the_invited_and_the_organiser(cast):
    session = planned(cast)
    assert [task.label for task in queries.tasks_for(cast.by("phuc"))] == [
        "Thông báo lớp tập huấn: Tập huấn công tác thi đua"
    ]
    actions.announce(session, by=cast.by("phuc"))
    (task,) = queries.tasks_for(cast.by("hoa"))
    assert (task.label, task.due, task.hint) == ("Dự tập huấn: Tập huấn công tác thi đua", DAY, "Hội trường Sở")
    with office_day(LATER):
        assert [task.kind for task in queries.tasks_for(cast.by("phuc"))] == ["training.close"]
    with office_day(date(2024, 6, 22)):
        assert queries.tasks_for(cast.by("hoa")) == []
    assert calendar.today() == date(2024, 6, 12)


def test_who_was_invited_by_mistake_is_taken_off_with_a_reason_and_told(cast):
    session = announced(cast)
    row = session.attendances.get(person=cast.cuc.person)
    with pytest.raises(NotNow):
        actions.take_off(row, by=cast.by("phuc"))
    actions.take_off(row, by=cast.by("phuc"), reason="Mời nhầm")
    assert named(queries.attendances_seen_by(cast.by("phuc"), session)) == {"Trần Thị Hoa"}
    assert queries.sessions_seen_by(cast.by("cuc")).exists() is False
    assert [one.kind for one in queries.tasks_for(cast.by("cuc"))] == []
    assert inbox_of(cast.cuc.pk)[0].subject == "Rút lời mời tập huấn: Tập huấn công tác thi đua"
    assert audit.history_of(row).get().reason == "Mời nhầm"
    with pytest.raises(NotNow, match="đã được rút tên"):
        actions.take_off(row, by=cast.by("phuc"), reason="Mời nhầm")
    actions.call_people(session, by=cast.by("phuc"), people=[cast.cuc.person])
    assert queries.called_to(session).filter(person=cast.cuc.person).count() == 1


def test_who_was_taken_off_before_the_announcement_is_not_called_by_the_role_and_not_told(cast):
    session = planned(cast)
    actions.call_people(session, by=cast.by("phuc"), people=[cast.cuc.person])
    actions.take_off(session.attendances.get(), by=cast.by("phuc"), reason="Mời nhầm")
    actions.announce(session, by=cast.by("phuc"))
    assert named(queries.called_to(session)) == {"Trần Thị Hoa"}
    assert not inbox_of(cast.cuc.pk).exists()


def test_nobody_is_taken_off_once_the_session_began_or_attendance_is_recorded(cast):
    session = announced(cast)
    marked(cast, session, hoa=(Mark.ABSENT, "Nghỉ ốm"))
    hoa, cuc = (session.attendances.get(person=one.person) for one in (cast.hoa, cast.cuc))
    with pytest.raises(NotNow, match="đã được điểm danh"):
        actions.take_off(hoa, by=cast.by("phuc"), reason="Mời nhầm")
    with office_day(DAY), pytest.raises(NotNow, match="đã khai mạc"):
        actions.take_off(cuc, by=cast.by("phuc"), reason="Mời nhầm")
    marked(cast, session, hoa=(Mark.CALLED, ""))
    with pytest.raises(NotNow, match="đã được điểm danh"):
        actions.take_off(hoa, by=cast.by("phuc"), reason="Mời nhầm")


@pytest.mark.parametrize("who", ["hoa", "binh", "quy", "dung", "an"])
def test_only_the_officers_of_the_unit_take_somebody_off(cast, who):
    row = announced(cast).attendances.get(person=cast.cuc.person)
    with pytest.raises(NotYours):
        actions.take_off(row, by=cast.by(who), reason="Mời nhầm")
