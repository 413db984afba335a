"""Units: the tree within reach, and a unit's page."""

import re
from datetime import date

from bangvang.office.achievements import actions as achievements
from bangvang.toolbox.acting import MACHINE
from tests.cast import signed_in


def html(answer):
    return answer.content.decode()


def test_the_list_is_the_readers_own_branch(client, cast):
    page = html(signed_in(client, cast.phuc).get("/don-vi/?q=le+loi"))
    assert "Trường Trung học cơ sở Lê Lợi" in page
    assert "Kim Đồng" not in page[page.index("<main") :]
    page = html(signed_in(client, cast.hoa).get("/don-vi/"))
    assert "Lê Lợi" not in page


def test_the_page_counts_people_and_names_the_awards(client, cast):
    row = {"unit": cast.school_a, "award": "TTLDXS", "period": "2022-2023", "name_printed": "Kim Đồng"}
    head = {"number": "99/QĐ-UBND", "decided_date": date(2023, 8, 1), "issuer": "UBND tỉnh", "signer": ""}
    achievements.record_awards(
        [{**row, "held_at": cast.school_a}], by=MACHINE, door="history", proof="confirmed", **head
    )
    page = html(signed_in(client, cast.hoa).get(f"/don-vi/{cast.school_a.pk}/"))
    assert f'href="/can-bo/?don-vi={cast.school_a.pk}">3</a>' in page
    assert "Tập thể lao động xuất sắc" in page
    assert "99/QĐ-UBND" in page
    assert signed_in(client, cast.cuc).get(f"/don-vi/{cast.school_a.pk}/").status_code == 404


def test_pages_ask_few_queries(client, cast, django_assert_max_num_queries):
    browser = signed_in(client, cast.dung)
    with django_assert_max_num_queries(12):
        browser.get("/don-vi/")
    with django_assert_max_num_queries(14):
        browser.get(f"/don-vi/{cast.school_a.pk}/")


def test_who_keeps_accounts_alone_is_led_to_no_ratings_of_a_unit(client, cast):
    at = cast.school_a
    told = {}
    for name in ("an", "hoa"):
        page = signed_in(client, getattr(cast, name)).get(f"/don-vi/{at.pk}/").content.decode()
        link = next(iter(re.findall(rf"/xep-loai/{at.pk}/[\d-]+/", page)), f"/xep-loai/{at.pk}/2023-2024/")
        told[name] = (link in page, client.get(link).status_code)
    assert told == {"an": (False, 404), "hoa": (True, 200)}
