"""Sign-in, sessions, downloads and delegation as somebody who means harm would try them."""

import pytest
from django.conf import settings as conf
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory

from bangvang.office.people import actions
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import ReadEntry
from bangvang.web.shared.doorway import address_of
from tests import make
from tests.cast import signed_in
from tests.office.dossiers import way


@pytest.fixture(autouse=True)
def nobody_has_knocked():
    cache.clear()
    yield
    cache.clear()


def html(answer):
    return answer.content.decode()


def sign_in(client, name, password, **details):
    return client.post("/dang-nhap/", {"username": name, "password": password, **details})


def test_a_session_key_known_before_signing_in_opens_nothing_afterwards(client, cast):
    client.get("/dang-nhap/")
    session = client.session
    session["x"] = 1
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    sign_in(client, "hoa", make.PASSWORD)
    assert client.cookies["sessionid"].value != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert thief.get("/").status_code == 302


def test_the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client, cast, settings):
    settings.SESSION_COOKIE_SECURE = True
    sign_in(client, "hoa", make.PASSWORD)
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)
    assert conf.CSRF_COOKIE_HTTPONLY


@pytest.mark.parametrize(
    "there", ["https://xau.example/", "//xau.example", "/\\xau.example", "javascript:alert(1)", "http:xau.example"]
)
def test_the_way_on_after_signing_in_never_leaves_the_house(client, cast, there):
    assert sign_in(client, "hoa", make.PASSWORD, next=there).url == "/"


def test_a_lock_counts_name_and_address_together(client, cast):
    for _try in range(conf.AXES_FAILURE_LIMIT):
        sign_in(client, "hoa", "sai")
    assert sign_in(client, "hoa", make.PASSWORD).status_code == 429
    elsewhere = Client(REMOTE_ADDR="10.1.2.3")
    assert sign_in(elsewhere, "hoa", make.PASSWORD).status_code == 302
    assert sign_in(client, "binh", make.PASSWORD).status_code == 302


def test_one_address_trying_many_names_is_told_to_wait(client, cast):
    answers = [sign_in(client, f"ten-{number}", "sai").status_code for number in range(61)]
    assert answers[-2:] == [422, 429]
    assert "Hãy chờ một phút rồi thử lại" in html(sign_in(client, "hoa", make.PASSWORD))
    assert sign_in(Client(REMOTE_ADDR="10.1.2.3"), "hoa", make.PASSWORD).status_code == 302


def test_the_check_of_certificates_is_bounded_for_each_address(client, cast):
    codes = [client.get("/tra-cuu/khong-co/").status_code for _time in range(121)]
    assert codes[-2:] == [404, 429]
    assert Client(REMOTE_ADDR="10.1.2.3").get("/tra-cuu/khong-co/").status_code == 404


def test_behind_our_proxy_the_last_address_counts_and_elsewhere_none_is_believed(settings):
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="1.1.1.1, 203.0.113.9", REMOTE_ADDR="127.0.0.1")
    settings.HTTPS = False
    assert address_of(request) == "127.0.0.1"
    settings.HTTPS = True
    assert address_of(request) == "203.0.113.9"
    spoilt = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="<script>", REMOTE_ADDR="127.0.0.1")
    assert address_of(spoilt) == "127.0.0.1"


def test_a_host_that_is_not_ours_is_refused(client, cast, settings):
    settings.ALLOWED_HOSTS = ["thidua.example.gov.vn"]
    assert client.get("/dang-nhap/", HTTP_HOST="xau.example").status_code == 400


def test_outside_the_demo_nobody_gets_a_password_from_outside(cast, settings):
    settings.DEMO = False
    with pytest.raises(PermissionDenied):
        actions.set_demo_password(cast.hoa, "mua-thu-vang-2024")


def test_an_invitation_dies_with_its_use_and_with_its_days(client, cast, settings):
    token = actions.invitation_token(cast.vy, by=MACHINE)
    sent = {"password": "mot-cau-ngan-de-nho", "again": "mot-cau-ngan-de-nho"}
    assert client.post(f"/thu-moi/{token}/", sent).status_code == 302
    assert Client().get(f"/thu-moi/{token}/").status_code == 410
    late = actions.invitation_token(cast.vy, by=MACHINE)
    cast.vy.invitations.filter(used_at=None).update(expires_at="2020-01-01T00:00:00Z")
    assert Client().get(f"/thu-moi/{late}/").status_code == 410


def test_a_download_is_neither_guessed_nor_stored_nor_sniffed(client, cast):
    from bangvang.office.dossiers import actions as dossiers

    line = way.drafted(cast, count=1).lines.get()
    dossiers.attach_paper([line], "khac", way.pdf("../../etc/bao cáo.pdf"), by=cast.by("hoa"))
    place = f"/ho-so/giay-to/{line.papers.get().pk}/"
    answer = signed_in(client, cast.hoa).get(place)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert "/" not in answer["Content-Disposition"].split("filename", 1)[1]
    for who in ("cuc", "mai", "vy", "an"):
        browser = signed_in(client, cast.accounts[who])
        assert {browser.get(f"/ho-so/giay-to/{number}/").status_code for number in range(1, 40)} == {404}


def test_whoever_opens_a_dossier_is_shown_to_the_inspectorate_alone(client, cast):
    line = way.received(cast, count=1).lines.get()
    signed_in(client, cast.phuc).get(f"/ho-so/{line.pk}/")
    assert ReadEntry.objects.get().author_name == "Võ Hồng Phúc"
    page = html(signed_in(client, cast.thu).get("/nhat-ky/luot-xem/"))
    assert "Võ Hồng Phúc" in page
    assert f'href="/ho-so/{line.pk}/"' in page
    for who in ("hoa", "phuc", "dung", "cuc"):
        assert signed_in(client, cast.accounts[who]).get("/nhat-ky/luot-xem/").status_code == 403


def test_a_delegate_has_the_givers_rights_no_more_and_cannot_hand_them_on(client, cast):
    today = way.TODAY
    actions.delegate(cast.hoa, by=cast.by("hoa"), receiver=cast.vy, since=today, until=today)
    by = cast.by("vy", giver="hoa")
    assert by.role_names == cast.by("hoa").role_names
    with pytest.raises(PermissionDenied):
        actions.delegate(cast.hoa, by=by, receiver=cast.binh, since=today, until=today)
    browser = signed_in(client, cast.vy)
    browser.post("/tai-khoan/xu-ly-thay/", {"giver": cast.hoa.pk})
    proposal = way.drafted(cast, count=1)
    assert browser.get(f"/de-nghi/{proposal.pk}/").status_code == 200
    assert browser.post("/tai-khoan/xu-ly-thay/", {"giver": "khong phai so"}).status_code == 302
    assert browser.get(f"/de-nghi/{proposal.pk}/").status_code == 404


def test_the_secret_of_an_installation_is_made_once_and_read_by_its_owner_alone(tmp_path, monkeypatch):
    from bangvang.config.environment import env_secret

    monkeypatch.delenv("BANGVANG_SECRET_KEY", raising=False)
    made = env_secret("BANGVANG_SECRET_KEY", tmp_path)
    (kept,) = tmp_path.iterdir()
    assert len(made) > 50
    assert env_secret("BANGVANG_SECRET_KEY", tmp_path) == made
    assert kept.stat().st_mode & 0o077 == 0
