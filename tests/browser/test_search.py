"""The box at the top: first rows while typing, arrows and Enter, the whole page without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests import make


@pytest.fixture
def school(cast):
    for name in ("Nguyễn Thị Hường", "Nguyễn Thị Hương", "Đinh Thị Hòa"):
        make.person(name, at=cast.school_a)
    return cast


def test_the_first_rows_come_while_typing_and_arrows_and_enter_open_one(page, school, sign_in, axe):
    sign_in(page, "hoa")
    box = page.get_by_role("combobox", name="Tìm người, đơn vị, quyết định, văn bản")
    box.press_sequentially("nguyen thi huo", delay=20)
    people = page.get_by_role("group", name="Người").get_by_role("option")
    expect(people).to_have_count(2)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_contain_text("2 kết quả đầu.")
    axe(page)
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(people.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "tim-nguoi-2")
    box.press("ArrowUp")
    expect(people.nth(0)).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    page.get_by_role("heading", name="Nguyễn Thị Hương", level=1).wait_for()


def test_escape_shuts_the_list_and_enter_without_a_choice_opens_the_page(page, school, sign_in):
    sign_in(page, "hoa")
    box = page.get_by_role("combobox")
    box.press_sequentially("huogn", delay=20)
    expect(page.get_by_role("group", name="Người Kết quả gần đúng").get_by_role("option")).to_have_count(2)
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_have_count(0)
    box.press("Enter")
    page.get_by_role("heading", name="Tra cứu", level=1).wait_for()
    expect(page.get_by_text("Kết quả gần đúng.")).to_be_visible()


def test_a_phone_reads_the_list_within_its_width(phone, school, sign_in, axe):
    sign_in(phone, "hoa")
    phone.get_by_role("combobox").press_sequentially("hoa", delay=20)
    expect(phone.get_by_role("option", name="Đinh Thị Hòa")).to_be_visible()
    axe(phone)


def test_without_javascript_enter_opens_the_whole_answer(plain_page, school, sign_in):
    sign_in(plain_page, "hoa")
    box = plain_page.get_by_label("Tìm người, đơn vị, quyết định, văn bản")
    box.fill("dinh hao")
    box.press("Enter")
    expect(plain_page.get_by_role("link", name="Đinh Thị Hòa")).to_be_visible()
    expect(plain_page.get_by_text("Kết quả gần đúng.")).to_be_visible()
