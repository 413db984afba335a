"""A unit ends, its people work on: posts follow to the successor, roles end there, a split takes those named along."""

from datetime import date

import pytest
from django.conf import settings

from bangvang.office.people import actions
from bangvang.office.people.models import Post, Role
from bangvang.office.people.queries import people_of, units_answered_for
from bangvang.office.units import actions as units
from bangvang.office.units.models import Kind, Unit
from bangvang.office.units.queries import with_past_of
from bangvang.toolbox import jobs
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from tests import make

DAY, BEFORE = date(2024, 6, 1), date(2024, 5, 31)
DECISION = "Quyết định số 15/QĐ-UBND ngày 20/5/2024"


def told(**details):
    return {"since": DAY, "decision": DECISION, "by": MACHINE, **details}


def merge(unit, *, into, **details):
    return units.merge_units(into, units=[unit], **details)


def names(unit, day):
    return {person.full_name for person in people_of(unit, day)}


@pytest.fixture
def merged(cast):
    actions.reorganise(cast.school_a, change=merge, into=cast.school_b, **told())
    return cast


def test_people_of_a_merged_school_work_on_at_the_new_one_and_the_old_list_stays(merged):
    old = {"Trần Thị Hoa", "Lê Văn Bình", "Nguyễn Tường Vy"}
    assert names(merged.school_a, BEFORE) == old
    assert names(merged.school_a, DAY) == set()
    assert names(merged.school_b, DAY) == old | {"Phan Thị Cúc"}
    spells = Post.objects.filter(person=merged.vy.person).order_by("since").values_list("unit", "since", "until")
    assert list(spells) == [(merged.school_a.pk, make.APPOINTED, BEFORE), (merged.school_b.pk, DAY, None)]


def test_the_new_school_finds_the_history_of_both(merged):
    assert set(with_past_of(merged.school_b)) == {merged.school_a.pk, merged.school_b.pk}


def test_roles_end_with_the_school_and_those_of_the_successor_remain(merged):
    assert merged.by("hoa").roles == ()
    assert merged.by("cuc").holds(Role.CLERK, merged.school_a)
    assert merged.school_a in units_answered_for(merged.by("cuc"))


def test_of_two_heads_the_one_that_stood_remains_head(cast):
    make.person("Đỗ Văn Hiệu", at=cast.school_b, title="Hiệu trưởng", kind="manager")
    Post.objects.filter(title="Hiệu trưởng").update(is_head=True)
    actions.reorganise(cast.school_a, change=merge, into=cast.school_b, **told())
    heads = Post.objects.filter(unit=cast.school_b, is_head=True).values_list("person__full_name", flat=True)
    assert list(heads) == ["Đỗ Văn Hiệu"]


def test_where_nobody_works_yet_roles_go_along(cast):
    new = make.unit("Trường Tiểu học Võ Thị Sáu", Kind.DISTRICT_SCHOOL, cast.district_office, since=DAY)
    actions.reorganise(cast.school_a, change=units.dissolve_unit, successor=new, **told())
    assert cast.by("hoa").holds(Role.CLERK, new)
    assert cast.by("binh").holds(Role.HEAD, new)


def test_twice_is_once(merged):
    before = list(Post.objects.order_by("pk").values_list("pk", "unit", "since", "until"))
    actions.follow_units()
    assert list(Post.objects.order_by("pk").values_list("pk", "unit", "since", "until")) == before
    assert JournalEntry.objects.filter(step="people.follow_unit").count() == 1


def test_a_change_of_a_later_day_moves_nobody_before_and_the_worker_moves_all_on_the_day(cast, monkeypatch):
    actions.reorganise(cast.school_a, change=merge, into=cast.school_b, **told(since=date(2024, 7, 1)))
    assert names(cast.school_a, date(2024, 6, 30)) >= {"Trần Thị Hoa"}
    monkeypatch.setattr(settings, "BANGVANG_TODAY", "2024-07-01")
    jobs.JOBS[actions.FOLLOW]()
    assert names(cast.school_b, date(2024, 7, 1)) >= {"Trần Thị Hoa", "Phan Thị Cúc"}


def split(cast, **details):
    going = [cast.vy.person_id]
    names = {"code": "TH-KD2", "name": "Trường Tiểu học Kim Đồng 2", "short_name": "TH Kim Đồng 2"}
    return actions.split_off(cast.school_a, people=going, **names, **told(**details))


def test_a_split_takes_the_chosen_people_along(cast):
    new = split(cast)
    assert (new.kind, new.parent, new.since) == (Kind.DISTRICT_SCHOOL, cast.district_office, DAY)
    assert names(new, DAY) == {"Nguyễn Tường Vy"}
    assert names(cast.school_a, DAY) == {"Trần Thị Hoa", "Lê Văn Bình"}
    assert names(cast.school_a, BEFORE) >= {"Nguyễn Tường Vy"}


def test_a_split_taken_back_leaves_everybody_where_they_were(cast):
    new = split(cast, since=date(2024, 9, 1))
    change = new.changes_to_here.get()
    actions.take_back_change(change, by=MACHINE, reason="Chưa thực hiện")
    assert names(cast.school_a, date(2024, 9, 1)) >= {"Nguyễn Tường Vy"}
    assert names(new, date(2024, 9, 1)) == set()
    assert Unit.objects.get(pk=new.pk).until == date(2024, 8, 31)
