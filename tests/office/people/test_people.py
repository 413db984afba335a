"""People and accounts: who may what, on the office's day."""

import unicodedata
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from bangvang.office.people import actions, queries
from bangvang.office.people.models import Role
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make


def test_names_are_kept_in_nfc_folded_for_search_and_sorted_by_given_name(db):
    decomposed = unicodedata.normalize("NFD", "Đặng Thị Ánh")
    for name in ("Lê Văn Bình", decomposed, "Đỗ An"):
        make.person(name)
    found = queries.search(queries.Person.objects.all(), "dang anh")
    assert [person.full_name for person in found] == ["Đặng Thị Ánh"]
    assert [person.full_name for person in queries.Person.objects.all()] == ["Đỗ An", "Đặng Thị Ánh", "Lê Văn Bình"]


def test_people_of_a_unit_are_those_with_a_post_there_on_the_day(cast):
    moved = make.person("Lê Chuyển", at=cast.school_b)
    actions.transfer(moved, cast.school_a, by=MACHINE, since=date(2024, 7, 1))
    before = queries.people_of(cast.school_a, date(2024, 6, 30)).filter(pk=moved.pk).exists()
    after = queries.people_of(cast.school_a, date(2024, 7, 1)).filter(pk=moved.pk).exists()
    assert (before, after) == (False, True)


def test_a_role_counts_only_between_its_days(cast):
    make.role(cast.vy, Role.CLERK, cast.school_a, since=date(2024, 7, 1))
    today = cast.by("vy").role_names
    with calendar.office_day(date(2024, 7, 1)):
        assert (today, cast.by("vy").role_names) == ({Role.TEACHER}, {Role.TEACHER, Role.CLERK})


@pytest.mark.parametrize(
    ("name", "role", "place", "answer"),
    [
        ("hoa", Role.CLERK, "school_a", True),
        ("hoa", Role.CLERK, "school_b", False),
        ("phuc", Role.OFFICER, "school_b", True),
        ("phuc", Role.OFFICER, "high_school", False),
        ("dung", Role.OFFICER, "school_a", True),
        ("dung", Role.DIRECTOR, "department", False),
    ],
)
def test_who_oversees_what(cast, name, role, place, answer):
    assert cast.by(name).oversees(role, getattr(cast, place)) is answer


def test_under_a_delegation_the_rights_are_the_givers(cast):
    by = cast.by("hoa", giver="binh")
    assert (by.has_role(Role.HEAD), by.has_role(Role.CLERK)) == (True, False)
    assert (by.author_name, by.for_name, by.person_id) == ("Trần Thị Hoa", "Lê Văn Bình", cast.binh.person_id)


def test_a_delegation_lives_between_its_days_and_until_it_is_ended(cast):
    given = actions.delegate(
        cast.binh, by=cast.by("binh"), receiver=cast.hoa, since=date(2024, 6, 13), until=date(2024, 6, 14)
    )
    days = [date(2024, 6, day) for day in (12, 13, 14, 15)]
    assert [cast.binh in queries.givers_of(cast.hoa, day) for day in days] == [False, True, True, False]
    actions.end_delegation(given, by=cast.by("hoa"))
    assert cast.binh not in queries.givers_of(cast.hoa, date(2024, 6, 13))


def test_a_delegation_into_the_past_is_refused(cast):
    with pytest.raises(NotNow):
        actions.delegate(
            cast.binh, by=cast.by("binh"), receiver=cast.hoa, since=date(2024, 6, 1), until=date(2024, 6, 11)
        )


def test_an_administrator_of_one_school_makes_no_link_for_the_school_next_door(cast):
    make.role(cast.vy, Role.ADMINISTRATOR, cast.school_a)
    with pytest.raises(NotYours):
        actions.invitation_token(cast.cuc, by=cast.by("vy"))
    assert queries.live_invitation(actions.invitation_token(cast.hoa, by=cast.by("vy"))).account == cast.hoa


def test_an_administrator_cannot_give_roles_outside_the_branch(cast):
    make.role(cast.vy, Role.ADMINISTRATOR, cast.school_a)
    with pytest.raises(NotYours):
        actions.give_role(cast.school_b, by=cast.by("vy"), account=cast.hoa, role=Role.CLERK, since=date(2024, 6, 12))


def test_only_demo_accounts_get_a_password_from_outside(cast):
    account = actions.open_account(by=MACHINE, username="that")
    with pytest.raises(PermissionDenied):
        actions.set_demo_password(account, "bat-ky-mat-khau")


def test_nobody_closes_the_own_account(cast):
    with pytest.raises(NotYours):
        actions.close_account(cast.an, by=cast.by("an"))
    cast.an.refresh_from_db()
    assert cast.an.is_active is True
