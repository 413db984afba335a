"""One's own account in a real browser: signing in, sessions, delegation; with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture(params=["page", "plain_page"])
def any_page(request: pytest.FixtureRequest):
    return request.getfixturevalue(request.param)


def test_a_session_elsewhere_is_seen_and_closed(any_page, new_page, cast, sign_in):
    elsewhere = new_page()
    sign_in(elsewhere, "hoa")
    sign_in(any_page, "hoa")
    any_page.goto("/tai-khoan/")
    any_page.get_by_role("button", name="Đóng phiên Chrome").click()
    expect(any_page.locator("main").get_by_role("status")).to_have_text("Đã đóng phiên đăng nhập.")
    elsewhere.goto("/")
    expect(elsewhere).to_have_url(re.compile("/dang-nhap/"))


def test_a_clerk_acts_under_the_delegation_of_the_head(any_page, new_page, cast, sign_in):
    head = new_page()
    sign_in(head, "binh")
    head.goto("/tai-khoan/")
    head.get_by_text("Ủy quyền mới").click()
    head.get_by_label("Người được ủy quyền").select_option("Trần Thị Hoa")
    head.get_by_label("Đến hết ngày").fill("14/06/2024")
    head.get_by_role("button", name="Ủy quyền", exact=True).click()
    expect(head.locator("main").get_by_role("status")).to_have_text(
        "Đã ủy quyền cho Trần Thị Hoa đến hết ngày 14/06/2024."
    )

    sign_in(any_page, "hoa")
    any_page.get_by_role("button", name="Xử lý thay Lê Văn Bình").click()
    expect(any_page.locator("main .note").first).to_contain_text("Từ giờ xử lý theo ủy quyền của Lê Văn Bình.")
    expect(any_page.locator("main")).to_contain_text("Đang xử lý theo ủy quyền của Lê Văn Bình.")
    any_page.get_by_role("button", name="Thôi xử lý thay").click()
    expect(any_page.locator("main")).to_contain_text("Trở lại xử lý việc của chính mình.")


def test_pages_of_accounts_are_clean_for_axe(page, cast, sign_in, axe):
    page.goto("/dang-nhap/")
    axe(page)
    page.goto("/dang-nhap/xin-lien-ket/")
    axe(page)
    sign_in(page, "an")
    for path in (
        "/",
        "/tai-khoan/",
        "/quan-tri/tai-khoan/",
        "/quan-tri/tai-khoan/mo/",
        f"/quan-tri/tai-khoan/{cast.hoa.pk}/",
    ):
        page.goto(path)
        axe(page)


def test_pages_of_accounts_fit_a_phone(phone, cast, sign_in, axe):
    sign_in(phone, "an")
    for path in ("/", "/tai-khoan/", "/quan-tri/tai-khoan/", f"/quan-tri/tai-khoan/{cast.hoa.pk}/", "/khong-co/"):
        phone.goto(path)
        axe(phone)


def test_the_whole_way_in_works_by_keyboard_alone(page, cast):
    page.goto("/dang-nhap/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.get_by_label("Tên đăng nhập").focus()
    page.keyboard.type("hoa")
    page.keyboard.press("Tab")
    page.keyboard.type("mua-thu-vang-2024")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Việc của tôi", level=1)).to_be_visible()
