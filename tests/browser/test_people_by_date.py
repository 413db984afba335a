"""A record moved, merged and apart again: with scripts, without, on a phone; renamed by the keyboard alone."""

import os
from datetime import date

import pytest
from playwright.sync_api import expect

from bangvang.office.people.models import Person, Post
from tests import make

SHOTS = os.environ.get("SHOTS", "")
BORN = date(1988, 4, 30)
DECISION = "Quyết định số 12/QĐ-PGDĐT ngày 20/02/2024"


def shot(page, name):
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


@pytest.fixture(params=["page", "plain_page", "phone"])
def any_page(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def pair(cast):
    """The same teacher twice at school A."""
    return [make.person("Phạm Thị Sen", at=cast.school_a, code=code, birth_date=BORN) for code in ("SEN-1", "SEN-2")]


def test_moved_merged_and_apart_again(request, any_page, cast, pair, sign_in, axe):
    page, (old, new), kind = any_page, pair, request.node.callspec.params["any_page"]
    check = axe if kind != "plain_page" else lambda page: None
    sign_in(page, "phuc")
    page.goto(f"/can-bo/{new.pk}/")
    check(page)
    page.get_by_role("link", name="Chuyển đơn vị").click()
    page.get_by_label("Đơn vị mới", exact=True).select_option(str(cast.school_b.pk))
    page.get_by_label("Công tác tại đơn vị mới từ ngày").fill("01/03/2024")
    page.get_by_label("Quyết định", exact=True).fill(DECISION)
    shot(page, f"move-{kind}")
    check(page)
    page.get_by_role("button", name="Chuyển đơn vị").click()
    expect(page.locator("#messages")).to_contain_text("Đã ghi việc chuyển đơn vị.")
    assert Post.objects.get(person=new, until=None).unit == cast.school_b
    page.goto("/can-bo/co-the-trung/")
    check(page)
    page.get_by_label("Mã SEN-2").check()
    shot(page, f"pair-{kind}")
    page.get_by_role("button", name="Gộp").click()
    expect(page.locator("#messages")).to_contain_text("Đã gộp hồ sơ mã SEN-1 vào hồ sơ mã SEN-2.")
    page.get_by_role("link", name="Đã gộp").click()
    page.locator("summary", has_text="Bỏ gộp").click()
    page.get_by_label("Lý do").fill("Hai chị em sinh đôi")
    check(page)
    page.get_by_role("button", name="Bỏ gộp hồ sơ SEN-1").click()
    expect(page.locator("#messages")).to_contain_text("Đã bỏ gộp")
    assert Person.objects.get(pk=old.pk).merged_into is None


def test_another_name_by_the_keyboard_alone(page, cast, pair, sign_in):
    person, keys = pair[0], page.keyboard
    sign_in(page, "hoa")
    page.goto(f"/can-bo/{person.pk}/")
    page.get_by_role("link", name="Đổi tên").focus()
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đổi tên")
    page.get_by_label("Họ và tên mới").focus()
    for text in ("Phạm Thị Hương Sen", "01/03/2024", DECISION):
        keys.type(text)
        keys.press("Tab")
    expect(page.get_by_role("button", name="Đổi tên")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Đã ghi họ tên mới.")
    expect(page.get_by_text("Họ tên trước đây: Phạm Thị Sen")).to_be_visible()
