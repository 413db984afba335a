"""Signing in, being locked out, asking for a new link, setting a password by it."""

import pytest
from django.conf import settings
from django.test import Client

from bangvang.office.people import actions, queries
from tests import make
from tests.cast import signed_in


def sign_in(client: Client, username: str, password: str, **more: str):
    return client.post("/dang-nhap/", {"username": username, "password": password, **more})


def test_the_right_password_leads_to_the_desk_and_is_remembered_as_a_session(client, cast):
    answer = sign_in(client, "hoa", make.PASSWORD)
    assert (answer.status_code, answer.url) == (302, "/")
    assert [row.session_key for row in cast.hoa.sign_ins.all()] == [client.session.session_key]


def test_a_page_asked_for_before_signing_in_is_reached_afterwards(client, cast):
    asked = client.get("/tai-khoan/")
    assert asked.url == "/dang-nhap/?next=/tai-khoan/"
    assert sign_in(client, "hoa", make.PASSWORD, next="/tai-khoan/").url == "/tai-khoan/"


def test_an_address_outside_is_never_followed(client, cast):
    assert sign_in(client, "hoa", make.PASSWORD, next="https://example.org/").url == "/"


def test_a_wrong_password_tells_how_many_tries_are_left(client, cast):
    answer = sign_in(client, "hoa", "sai")
    assert answer.status_code == 422
    assert "Còn thử được 4 lần" in answer.content.decode()


def test_five_wrong_passwords_lock_for_a_quarter_of_an_hour_and_show_the_way_out(client, cast):
    for _try in range(settings.AXES_FAILURE_LIMIT):
        answer = sign_in(client, "hoa", "sai")
    assert answer.status_code == 429
    assert "15 phút" in answer.content.decode()
    assert sign_in(client, "hoa", make.PASSWORD).status_code == 429


def test_a_wish_for_a_new_link_reaches_the_administrators_desk_once(client, cast):
    for _time in range(2):
        client.post("/dang-nhap/xin-lien-ket/", {"username": "hoa"})
    wish = ("Gửi liên kết đăng nhập mới cho Trần Thị Hoa", (cast.hoa.pk,))
    told = {who: [(task.label, task.url_args) for task in queries.tasks_for(cast.by(who))] for who in ("an", "binh")}
    assert {who: tasks.count(wish) for who, tasks in told.items()} == {"an": 1, "binh": 0}


def test_asking_for_a_link_tells_nobody_which_names_exist(client, cast):
    known = client.post("/dang-nhap/xin-lien-ket/", {"username": "hoa"}, follow=True).content
    unknown = client.post("/dang-nhap/xin-lien-ket/", {"username": "khong-co"}, follow=True).content
    assert ("Đã gửi yêu cầu" in known.decode(), "Đã gửi yêu cầu" in unknown.decode()) == (True, True)


def test_the_link_of_an_invitation_sets_the_password_once(client, cast):
    token = actions.invitation_token(cast.hoa, by=cast.by("an"))
    new = {"password": "hoa-phuong-no-ruc", "again": "hoa-phuong-no-ruc"}
    assert client.post(f"/thu-moi/{token}/", new).url == "/"
    assert client.get(f"/thu-moi/{token}/").status_code == 410
    assert sign_in(Client(), "hoa", "hoa-phuong-no-ruc").url == "/"


def test_a_short_password_is_refused_and_the_link_lives_on(client, cast):
    token = actions.invitation_token(cast.hoa, by=cast.by("an"))
    client.post(f"/thu-moi/{token}/", {"password": "ngan", "again": "ngan"})
    assert queries.live_invitation(token).account == cast.hoa


def test_a_new_link_kills_the_one_before_and_answers_the_wish(cast):
    actions.ask_for_link("hoa")
    old = actions.invitation_token(cast.hoa, by=cast.by("an"))
    actions.invitation_token(cast.hoa, by=cast.by("an"))
    wishes = [task for task in queries.tasks_for(cast.by("an")) if task.url_args == (cast.hoa.pk,)]
    assert (queries.live_invitation(old), wishes) == (None, [])


def test_the_demo_password_is_written_only_where_the_demo_is(client, cast, settings):
    assert settings.DEMO_PASSWORD in client.get("/dang-nhap/").content.decode()
    settings.DEMO = False
    assert settings.DEMO_PASSWORD not in client.get("/dang-nhap/").content.decode()


@pytest.mark.parametrize("path", ["/", "/tai-khoan/", "/quan-tri/tai-khoan/"])
def test_no_page_of_the_desk_opens_without_signing_in(client, db, path):
    assert client.get(path).url == f"/dang-nhap/?next={path}"


def test_signing_out_closes_the_session(client, cast):
    sign_in(client, "hoa", make.PASSWORD)
    answer = client.post("/dang-xuat/")
    assert (cast.hoa.sign_ins.filter(ended_at=None).count(), client.get("/").status_code) == (0, 302)
    assert answer["Clear-Site-Data"] == '"storage"'


def test_the_desk_greets_by_name_and_role(client, cast):
    html = signed_in(client, cast.hoa).get("/").content.decode()
    assert "Trần Thị Hoa" in html
    assert "Cán bộ phụ trách thi đua, khen thưởng, Trường Tiểu học Kim Đồng" in html
