"""The demo office: as many units and people as promised, invented the same way every time, standing on 12 June 2024."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from random import Random

import pytest
from django.db import transaction

from bangvang.demo import organisation, staff
from bangvang.demo.load import SEED, AlreadyLoaded, NotLoaded, load
from bangvang.office.achievements.models import AwardRecord, Discipline, Hold, Initiative, Rating
from bangvang.office.councils.models import Council
from bangvang.office.documents.models import LocalInstrument
from bangvang.office.dossiers.models import Campaign, LineState, Proposal
from bangvang.office.people.models import Account, Leave, Person, Post, RoleHeld
from bangvang.office.plans.models import Plan
from bangvang.office.registrations.models import RegistrationSheet
from bangvang.office.units.models import ClusterMember, Kind, Unit
from bangvang.toolbox import audit

SCHOOLS = (Kind.DISTRICT_SCHOOL, Kind.DEPARTMENT_UNIT)


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker) -> Iterator[organisation.Organisation]:
    """The small office, loaded once for this file and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load("small", quiet=True)
        transaction.set_rollback(True)


def sketched(size: str) -> organisation.Organisation:
    """An office that was never saved: units by the same generator."""
    chance = Random(SEED)
    department = Unit(code="SGDDT", kind=Kind.DEPARTMENT, short_name="Sở GDĐT")
    union = Unit(code="CDGD", kind=Kind.UNION)
    offices = [_unit(organisation.office_row(department, *row)) for row in organisation.DISTRICTS]
    divisions = [Unit(code=f"SGDDT-{code}", kind=kind, name=name) for code, kind, name in organisation.DIVISIONS]
    schools = [_unit(row) for row in organisation.school_rows(size, department, offices, chance)]
    return organisation.Organisation(department, Unit(code="UBND"), divisions, offices, schools, union)


def _unit(row: dict) -> Unit:
    return Unit(**{name: value for name, value in row.items() if name != "tags"})


def invented(size: str) -> list[dict]:
    chance = Random(SEED)
    places = list(staff.places_in(sketched(size), size, chance))
    return [staff.person_row(order, place, chance) for order, place in enumerate(places, start=1)]


def test_the_small_office_has_three_offices_with_schools_and_1200_people(office: organisation.Organisation) -> None:
    schools = Unit.objects.filter(kind__in=SCHOOLS)
    assert Counter(schools.values_list("level", flat=True)) == {"MN": 9, "TH": 9, "THCS": 7, "THPT": 6, "GDTX": 1}
    assert set(schools.filter(kind=Kind.DISTRICT_SCHOOL).values_list("parent__place", flat=True)) == {
        "Tam Kỳ",
        "Thăng Bình",
        "Bắc Trà My",
    }
    assert Unit.objects.filter(kind=Kind.DISTRICT_OFFICE).count() == 18
    assert Unit.objects.filter(kind=Kind.DISTRICT_OFFICE, tags__kind="mountain").count() == 9
    assert Person.objects.count() == 1200


def test_the_small_office_remembers_five_years(office: organisation.Organisation) -> None:
    school_years = {"2018-2019", "2019-2020", "2020-2021", "2021-2022", "2022-2023"}
    assert set(AwardRecord.objects.values_list("period", flat=True)) == school_years | {
        "2019",
        "2020",
        "2021",
        "2022",
        "2023",
    }
    assert set(Rating.objects.filter(period__contains="-").values_list("period", flat=True)) == school_years | {
        "2023-2024"
    }
    assert set(AwardRecord.objects.values_list("award", flat=True)) == {"LDTT", "CSTDCS", "BKT"}
    assert not AwardRecord.objects.filter(number="").exists()


def test_schools_people_and_the_regulation_are_marked_as_invented(office: organisation.Organisation) -> None:
    assert not Unit.objects.filter(kind__in=SCHOOLS, is_invented=False).exists()
    assert not Person.objects.filter(is_invented=False).exists()
    assert [(row.is_invented, "minh họa" in row.title) for row in LocalInstrument.objects.all()] == [(True, True)]


def test_every_name_is_composed_unicode(office: organisation.Organisation) -> None:
    names = [
        *Person.objects.values_list("full_name", flat=True),
        *Unit.objects.values_list("name", flat=True),
        *Post.objects.values_list("title", flat=True).distinct(),
    ]
    assert [name for name in names if name != unicodedata.normalize("NFC", name) or name != name.strip()] == []


def test_lives_are_plausible(office: organisation.Organisation) -> None:
    assert set(Leave.objects.values_list("kind", flat=True)) == {"maternity", "study"}
    moved = Post.objects.exclude(until=None).filter(person__posts__until=None).values("person").distinct()
    assert moved.count() > 20
    assert Person.objects.exclude(retired_date=None).exists()
    assert Unit.objects.filter(tags__kind="difficult", kind=Kind.DISTRICT_SCHOOL).exists()
    assert Discipline.objects.exists()
    assert Hold.objects.filter(until=None).count() == 2
    assert ClusterMember.objects.filter(cluster__year="2022-2023", rank=1).count() == 4


def test_only_named_roles_have_accounts(office: organisation.Organisation) -> None:
    assert Account.objects.count() == 28
    assert not Account.objects.exclude(pk__in=RoleHeld.objects.values("account")).exists()
    assert Council.objects.count() == 7


def test_the_office_stands_on_12_june_2024(office: organisation.Organisation) -> None:
    sheets = RegistrationSheet.objects.values_list("period", "state")
    assert Counter(sheets) == {("2023-2024", "received"): 35, ("2024", "received"): 10}
    assert Initiative.objects.filter(period="2023-2024").exists()
    deadlines = Campaign.objects.values_list("deadline_date", "deadline_hour")
    assert list(deadlines) == [(date(2024, 6, 28), time(17, 0))] * 4
    begun = Proposal.objects.get()
    assert begun.state == "draft"
    assert set(begun.lines.values_list("state", flat=True)) == {LineState.DRAFT}
    assert not Plan.objects.exists()


def test_what_was_loaded_is_in_a_sound_journal(office: organisation.Organisation) -> None:
    assert audit.broken_entry() is None


def test_a_filled_office_is_left_alone(office: organisation.Organisation) -> None:
    with pytest.raises(AlreadyLoaded):
        load("small", quiet=True)
    assert Person.objects.count() == 1200


def test_an_office_in_production_gets_no_demo(db: None, settings) -> None:
    settings.DEMO = False
    with pytest.raises(NotLoaded):
        load("small", quiet=True)
    assert not Unit.objects.exists()


def test_the_province_has_797_schools_and_26693_people() -> None:
    office = sketched("province")
    levels = Counter(unit.level for unit in office.schools)
    assert levels == {"MN": 286, "TH": 234, "THCS": 216, "THPT": 61, "GDTX": 1}
    assert len({unit.code for unit in office.schools}) == 798
    assert {unit.parent.code for unit in office.schools} == {unit.code for unit in office.offices} | {"SGDDT"}
    assert len(invented("province")) == 26_693


def test_the_same_seed_invents_the_same_people() -> None:
    assert invented("small") == invented("small")
