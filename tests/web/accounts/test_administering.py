"""The administrator: own branch only, links shown once, roles given and ended."""

import re

import pytest

from bangvang.office.people import queries
from bangvang.office.people.models import Account, Role
from bangvang.toolbox.models import JournalEntry
from tests import make
from tests.cast import signed_in

PAGES = ["/quan-tri/tai-khoan/", "/quan-tri/tai-khoan/mo/"]


@pytest.fixture
def district_admin(cast):
    """An administrator of the Phòng only."""
    who = make.person("Phan Văn Tài", at=cast.district_office)
    return make.account("tai", who, (Role.ADMINISTRATOR, cast.district_office))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("name", ["hoa", "lan", "dung", "vy"])
def test_only_administrators_open_the_pages_of_accounts(cast, client, name, path):
    assert signed_in(client, getattr(cast, name)).get(path).status_code == 403


def test_the_link_is_shown_once_and_works(cast, client):
    signed_in(client, cast.an)
    page = client.post(f"/quan-tri/tai-khoan/{cast.hoa.pk}/moi/").content.decode()
    (token,) = re.findall(r"/thu-moi/([\w-]+)/", page)
    assert queries.live_invitation(token).account == cast.hoa
    assert "/thu-moi/" not in client.get(f"/quan-tri/tai-khoan/{cast.hoa.pk}/").content.decode()


def test_an_administrator_sees_only_accounts_of_the_own_branch(cast, district_admin):
    seen = {account.username for account in queries.accounts_seen_by(make.by(district_admin))}
    assert seen == {"tai", "phuc", "quy", "hoa", "binh", "vy", "cuc"}


def test_an_account_of_another_branch_is_not_found(cast, client, district_admin):
    assert signed_in(client, district_admin).get(f"/quan-tri/tai-khoan/{cast.lan.pk}/").status_code == 404


def test_no_link_for_somebody_who_also_works_above(cast, client, district_admin):
    make.role(cast.phuc, Role.OFFICER, cast.department)
    client = signed_in(client, district_admin)
    client.post(f"/quan-tri/tai-khoan/{cast.phuc.pk}/moi/")
    assert cast.phuc.invitations.count() == 0


def test_nobody_gives_a_role_to_themselves(cast, client):
    given = {"role": Role.DIRECTOR, "unit": cast.department.pk}
    signed_in(client, cast.an).post(f"/quan-tri/tai-khoan/{cast.an.pk}/giao-vai-tro/", given)
    assert list(cast.an.roles.values_list("role", flat=True)) == [Role.ADMINISTRATOR]


def test_a_role_outside_the_branch_cannot_be_given(cast, client, district_admin):
    given = {"role": Role.OFFICER, "unit": cast.department.pk}
    signed_in(client, district_admin).post(f"/quan-tri/tai-khoan/{cast.hoa.pk}/giao-vai-tro/", given)
    assert list(cast.hoa.roles.values_list("role", flat=True)) == [Role.CLERK]


def test_an_ended_role_ends_with_the_day(cast, client):
    held = cast.hoa.roles.get()
    signed_in(client, cast.an).post(f"/quan-tri/tai-khoan/{cast.hoa.pk}/vai-tro/{held.pk}/ket-thuc/")
    held.refresh_from_db()
    assert f"{held.until:%d/%m/%Y}" == "12/06/2024"


def test_an_account_is_opened_for_a_person_with_a_first_role(cast, client):
    who = make.person("Võ Thị Lệ", at=cast.school_b, code="LE-01")
    given = {"code": "le-01", "username": "le.vo", "role": Role.CLERK, "unit": cast.school_b.pk}
    answer = signed_in(client, cast.an).post("/quan-tri/tai-khoan/mo/", given)
    opened = Account.objects.get(person=who)
    assert answer.url == f"/quan-tri/tai-khoan/{opened.pk}/"
    assert (opened.has_usable_password(), make.by(opened).holds(Role.CLERK, cast.school_b)) == (False, True)
    steps = JournalEntry.objects.filter(author_name=str(cast.an)).order_by("pk").values_list("step", flat=True)
    assert list(steps) == ["people.give_role", "people.open_account"]


def test_a_person_has_one_account_only(cast, client):
    given = {"code": "CB-hoa", "username": "hoa.hai", "role": Role.CLERK, "unit": cast.school_b.pk}
    assert signed_in(client, cast.an).post("/quan-tri/tai-khoan/mo/", given).status_code == 422


def test_a_closed_account_signs_in_no_more(cast, client, settings):
    signed_in(client, cast.an).post(f"/quan-tri/tai-khoan/{cast.hoa.pk}/ngung/")
    client.post("/dang-xuat/")
    assert client.post("/dang-nhap/", {"username": "hoa", "password": make.PASSWORD}).status_code == 422


def test_the_list_asks_as_many_questions_for_thirty_as_for_three(cast, client, django_assert_max_num_queries):
    signed_in(client, cast.an)
    for number in range(30):
        make.account(f"them{number}", make.person(at=cast.school_a), (Role.TEACHER, cast.school_a))
    with django_assert_max_num_queries(12):
        client.get("/quan-tri/tai-khoan/")
