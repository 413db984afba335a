"""The small script: drafts, counting, choosing all, the typed word. Pages are whole without it; here it helps."""

import re

import pytest
from playwright.sync_api import expect

from tests import make

FORM = """
<div id="messages">{told}</div>
<form data-draft="x" method="post" action="/khong-co/">
<label>Nhận xét <textarea name="note"></textarea></label>
<label><input type="checkbox" name="lines" value="1" data-counts="cstd"> Một</label>
<label><input type="checkbox" name="lines" value="2" data-counts="cstd"> Hai</label>
<label><input type="checkbox" name="lines" value="3" disabled> Ba</label>
<span hidden><label><input type="checkbox" data-all="lines"> Tất cả</label></span>
<p data-saved></p><b data-count="cstd">0</b>
<meter data-meter="cstd" max="2" value="0" aria-label="Chiến sĩ thi đua cơ sở: 0/2"></meter>
<button>Gửi</button></form>
<form><label>Nhập chữ HỦY BỎ <input data-word="HỦY BỎ"></label><button>Hủy bỏ</button></form>
<script src="/tinh/bangvang.js" defer></script>
"""


@pytest.fixture
def form(page, db):
    """Draw the form as the office would answer it."""

    def draw(told: str = ""):
        page.goto("/healthz")
        page.set_content(FORM.format(told=told))
        page.locator("span:not([hidden]) input").wait_for()
        return page

    return draw


def test_a_draft_comes_back_after_the_page_was_lost(form):
    page = form()
    page.get_by_label("Nhận xét").fill("Hồ sơ đầy đủ")
    page.get_by_label("Hai").check()
    expect(page.locator("[data-saved]")).to_contain_text("Đã tự giữ trên máy này lúc")
    page = form()
    expect(page.get_by_label("Nhận xét")).to_have_value("Hồ sơ đầy đủ")
    expect(page.get_by_label("Hai")).to_be_checked()


def test_a_sent_draft_is_kept_until_the_office_says_yes(form):
    page = form()
    page.get_by_label("Nhận xét").fill("Hồ sơ đầy đủ")
    page.get_by_role("button", name="Gửi").click()
    page.get_by_role("heading", name="Không tìm thấy trang").wait_for()
    expect(form().get_by_label("Nhận xét")).to_have_value("Hồ sơ đầy đủ")
    yes = '<div id="messages"><p data-state="ok">Đã nhận.</p></div><script src="/tinh/bangvang.js"></script>'
    page.route("**/khong-co/", lambda route: route.fulfill(body=yes, content_type="text/html; charset=utf-8"))
    page.get_by_role("button", name="Gửi").click()
    page.get_by_text("Đã nhận.").wait_for()
    expect(form().get_by_label("Nhận xét")).to_have_value("")


def test_ticks_are_counted_and_all_can_be_chosen_at_once(form):
    page = form()
    page.get_by_label("Tất cả").check()
    expect(page.locator("[data-count]")).to_have_text("2")
    expect(page.get_by_label("Ba")).not_to_be_checked()
    expect(page.locator("meter")).to_have_attribute("aria-label", "Chiến sĩ thi đua cơ sở: 2/2")


def test_a_final_button_wakes_when_the_word_is_right(form):
    page = form()
    button = page.get_by_role("button", name="Hủy bỏ")
    expect(button).to_be_disabled()
    page.get_by_label("Nhập chữ HỦY BỎ").fill("hủy bỏ")
    expect(button).to_be_enabled()


def test_the_list_answers_while_typing_without_a_new_page(page, cast, sign_in):
    sign_in(page, "an")
    page.goto("/quan-tri/tai-khoan/")
    page.evaluate("window.same = true")
    page.get_by_label("Tìm không dấu").press_sequentially("duong lan")
    expect(page.locator("#accounts tbody tr")).to_have_count(1)
    expect(page.get_by_role("rowheader", name="Dương Thị Lan")).to_be_visible()
    expect(page).to_have_url(re.compile(r"q=duong(\+|%20)lan"))
    assert page.evaluate("window.same") is True


DRAFT = """
<form data-draft-to="/tai-khoan/"><input type="hidden" name="version" value="1">
<label>Nhận xét <input name="note"></label><p data-saved></p></form><script src="/tinh/bangvang.js" defer></script>
"""


def test_a_draft_that_met_a_closed_session_is_never_called_saved(page, db):
    page.goto("/dang-nhap/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    page.set_content(
        DRAFT.replace("<label>", f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}"><label>')
    )
    page.get_by_label("Nhận xét").press_sequentially("Đủ")
    expect(page.locator("[data-saved]")).to_contain_text("Phiên đăng nhập đã hết. Nội dung vẫn còn trên trang này")


def test_a_draft_that_met_a_broken_line_says_so_and_is_sent_again(page, db):
    page.goto("/healthz")
    page.set_content(DRAFT)
    page.route("**/tai-khoan/", lambda route: route.abort())
    page.get_by_label("Nhận xét").press_sequentially("Đủ")
    expect(page.locator("[data-saved]")).to_contain_text("Mất đường truyền.")
    page.unroute("**/tai-khoan/")
    page.route("**/tai-khoan/", lambda route: route.fulfill(json={"version": 2}))
    page.get_by_label("Nhận xét").press_sequentially(" rồi")
    expect(page.locator("[data-saved]")).to_contain_text("Đã tự lưu lúc")
    expect(page.locator("[name=version]")).to_have_value("2")


def test_a_session_that_ended_meanwhile_leads_to_the_sign_in_page(page, cast, sign_in):
    sign_in(page, "an")
    page.goto("/quan-tri/tai-khoan/")
    page.context.clear_cookies()
    page.get_by_label("Tìm không dấu").press_sequentially("lan")
    page.get_by_role("heading", name="Đăng nhập").wait_for()
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu").fill(make.PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_broken_line_is_told_beside_the_list(page, cast, sign_in):
    sign_in(page, "an")
    page.goto("/quan-tri/tai-khoan/")
    page.route("**/quan-tri/tai-khoan/?*", lambda route: route.abort())
    page.get_by_label("Tìm không dấu").press_sequentially("lan")
    expect(page.get_by_role("alert")).to_contain_text("Mất đường truyền, chưa gửi được.")
