"""What holds for every page: the policy, the weight, the rail, the pages for what went wrong."""

import gzip
import re
from collections import Counter
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from bangvang.config import urls
from bangvang.web.shared.rail import rail_for
from tests import cast as company
from tests.cast import signed_in


def break_down(request):
    raise RuntimeError


def refuse(request):
    raise PermissionDenied("Hồ sơ này đã chuyển sang đơn vị khác.")


class WithBrokenPages:
    """The house, and two doors that lead nowhere."""

    urlpatterns = [*urls.urlpatterns, path("hong/", break_down), path("cam/", refuse)]
    handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500


def rail_of(cast, name: str) -> list[str]:
    client = signed_in(Client(), getattr(cast, name))
    request = client.get("/").wsgi_request
    return [str(entry.label) for section in rail_for(request, cast.by(name)) for entry in section.entries]


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline(client, cast):
    policy = signed_in(client, cast.an).get("/").headers["Content-Security-Policy"]
    assert ("default-src 'self'" in policy, "unsafe" in policy, "http" in policy) == (True, False, False)


@pytest.mark.parametrize("address", ["/", "/tai-khoan/", "/quan-tri/tai-khoan/", "/quan-tri/tai-khoan/mo/"])
def test_no_page_carries_inline_style_or_script(client, cast, address):
    html = signed_in(client, cast.an).get(address).content.decode()
    assert re.findall(r'\sstyle="|<style|<script(?![^>]*src=)|\son\w+="', html) == []


def test_a_first_visit_weighs_less_than_300_kilobytes(client, cast):
    html = client.get("/dang-nhap/").content
    named = re.findall(r'(?:href|src)="/tinh/([^"#]+)"', html.decode())
    bodies = [html] + [Path(finders.find(name)).read_bytes() for name in sorted(set(named))]
    weight = sum(len(body) if body[:4] == b"wOF2" else len(gzip.compress(body)) for body in bodies)
    assert weight < 300_000


def test_the_rail_shows_each_role_its_own_places(cast):
    assert "Tài khoản" in rail_of(cast, "an")
    assert "Tài khoản" not in rail_of(cast, "hoa")
    assert rail_of(cast, "vy")[0] == "Việc của tôi"


MOST = {"/": 40, "/toi-dang-o-dau/": 20}  # the desk asks every app; one person's whole record is read as a dossier is


@pytest.mark.parametrize("name", company.WORKS)
def test_every_place_the_rail_names_opens_within_twelve_questions(cast, name):
    client = signed_in(Client(), getattr(cast, name))
    request = client.get("/").wsgi_request
    opened = {}
    for entry in (entry for section in rail_for(request, cast.by(name)) for entry in section.entries):
        with CaptureQueriesContext(connection) as asked:
            opened[entry.url] = (client.get(entry.url).status_code, len(asked) <= MOST.get(entry.url, 12))
    assert {url: seen for url, seen in opened.items() if seen != (200, True)} == {}


def test_no_two_doors_share_an_address_or_a_name():
    doors = [door for area in urls.urlpatterns for door in getattr(area, "url_patterns", [area])]
    addresses = Counter(str(door.pattern) for door in doors)
    names = Counter(door.name for door in doors)
    assert [one for one, times in (addresses | names).items() if times > 1] == []


def test_the_health_page_answers_without_signing_in(client, db):
    assert client.get("/healthz").content == b"ok"


def test_a_missing_page_says_so_in_vietnamese(client, db):
    answer = client.get("/khong-co/")
    assert (answer.status_code, "Không tìm thấy trang" in answer.content.decode()) == (404, True)


@override_settings(ROOT_URLCONF=WithBrokenPages)
def test_a_refusal_gives_its_reason(client, cast):
    answer = signed_in(client, cast.hoa).get("/cam/")
    assert (answer.status_code, "Hồ sơ này đã chuyển" in answer.content.decode()) == (403, True)


@override_settings(ROOT_URLCONF=WithBrokenPages)
def test_a_broken_page_says_what_happened_and_shows_no_detail(cast):
    client = signed_in(Client(raise_request_exception=False), cast.hoa)
    answer = client.get("/hong/")
    assert (answer.status_code, "chưa được ghi" in answer.content.decode()) == (500, True)
    assert "RuntimeError" not in answer.content.decode()


def test_a_form_from_an_old_page_is_refused_politely(cast):
    answer = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"username": "hoa", "password": "x"})
    assert (answer.status_code, "Trang đã mở quá lâu" in answer.content.decode()) == (403, True)
