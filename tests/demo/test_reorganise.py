"""The demo office through the reorganisations of 2025: what the command does, tells, and leaves alone."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.apps import apps
from django.db import transaction
from django.test import override_settings

from bangvang.demo.load import load
from bangvang.demo.reorganise import NotTheDemo, Told, play
from bangvang.office.people.models import Account, Post, RoleHeld
from bangvang.office.people.queries import acting, units_answered_for
from bangvang.office.units.models import Kind, Unit
from bangvang.office.units.queries import letterhead_on, the_department
from bangvang.toolbox import audit
from bangvang.toolbox.calendar import office_day

pytestmark = pytest.mark.django_db  # so that the tables are made though no other test asks for them
JULY = date(2025, 7, 7)


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The small demo as it is loaded; every test takes its own changes back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load("small", quiet=True)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def office(demo: None, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_without_write_the_same_figures_are_told_and_nothing_is_kept(office: None) -> None:
    before = counts()
    told = play()
    assert counts() == before
    assert Unit.objects.get(code="PGD-NSO").until is None
    assert told == play(write=True)
    assert [(one.day, one.founded, one.ended, one.moved) for one in told] == [
        ("2025-01-01", 0, 2, 0),
        ("2025-07-01", 2, 2, 52),
        ("2025-07-01", 3, 34, 25),
    ]


def test_units_schools_and_people_stand_where_the_decisions_put_them(office: None) -> None:
    phong = list(Post.objects.filter(unit__code="PGD-TKY", until=None).values_list("person", flat=True))
    play(write=True)
    with office_day(JULY):
        assert the_department().code == "SGD-DN"
    standing = Unit.objects.filter(until=None)
    assert not standing.filter(kind__in=(Kind.DISTRICT, Kind.DISTRICT_OFFICE)).exists()
    assert {unit.code for unit in standing.filter(kind=Kind.COMMUNE)} == {"UBX-TKY", "UBX-TBI", "UBX-BTM"}
    schools = standing.filter(code__in=("TKY-MN01", "BTM-THCS01", "THPT01"))
    assert dict(schools.values_list("code", "parent__code")) == {
        "TKY-MN01": "UBX-TKY",
        "BTM-THCS01": "SGD-DN",
        "THPT01": "SGD-DN",
    }
    now_at = Post.objects.filter(person__in=phong, until=None).values_list("unit__code", flat=True)
    assert list(now_at) == ["SGD-DN"] * len(phong)
    assert not RoleHeld.objects.filter(unit__code="PGD-TKY", until=None).exists()
    assert Unit.objects.get(code="SGD-DN").posts.filter(is_head=True, until=None).count() == 1


def test_nong_son_goes_to_que_son_alone_until_new_years_day(office: None) -> None:
    assert [one.day for one in play(write=True, until=date(2025, 1, 1))] == ["2025-01-01"]
    ended = Unit.objects.filter(kind=Kind.DISTRICT_OFFICE).exclude(until=None).values_list("code", "successor__code")
    assert list(ended) == [("PGD-NSO", "PGD-QSO")]
    assert [one.done_before for one in play(write=True)] == [True, False, False]


def test_papers_of_a_school_name_the_phong_before_the_day_and_the_commune_after_it(office: None) -> None:
    play(write=True)
    with office_day(JULY):
        school = Unit.objects.get(code="TKY-MN01")
        assert letterhead_on(school, date(2024, 6, 12)).parent == "Phòng Giáo dục và Đào tạo thành phố Tam Kỳ"
        assert letterhead_on(school, JULY).parent == "Ủy ban nhân dân phường Tam Kỳ"
        officer = acting(Account.objects.get(username="chuyenvien.so"))
        assert Unit.objects.get(code="PGD-TKY") in units_answered_for(officer)


def test_a_second_run_changes_nothing(office: None) -> None:
    play(write=True)
    before = counts()
    assert play(write=True) == [Told(day=one.day, title=one.title, done_before=True) for one in play()]
    assert counts() == before
    assert audit.broken_entry() is None


def test_it_refuses_what_is_not_the_demo(office: None) -> None:
    with override_settings(DEMO=False), pytest.raises(NotTheDemo, match="dữ liệu minh họa"):
        play(write=True)
    Account.objects.filter(username="giamdoc").update(is_demo=False)
    with pytest.raises(NotTheDemo):
        play()
