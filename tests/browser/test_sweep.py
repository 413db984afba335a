"""Rà soát and Tôi đang ở đâu in a real browser: from a list to one person's conditions, clean for axe at both sizes."""

import pytest
from playwright.sync_api import expect

from bangvang.office.achievements import actions as achievements
from bangvang.office.eligibility.actions import sweep_office
from bangvang.toolbox.acting import MACHINE
from tests import make


@pytest.fixture
def teacher(cast):
    """One condition short of Lao động tiên tiến this year."""
    made = make.person("Phạm Thị Sen", at=cast.school_a, joined_date=make.APPOINTED)
    row = {"person": made, "grade": "HT", "period": "2023-2024", "number": "45/QĐ", "issuer": "Trường"}
    achievements.rate([row], by=MACHINE)
    return made


@pytest.mark.parametrize("tab", ["chua-de-nghi", "chua-du", "sap-du", "chua-ro"])
def test_every_list_of_a_sweep_is_clean_for_axe(page, phone, cast, teacher, sign_in, axe, tab):
    sweep_office()
    for screen in (page, phone):
        sign_in(screen, "dung")
        screen.goto(f"/ra-soat/?muc={tab}")
        axe(screen)


def test_an_officer_sweeps_and_goes_from_the_near_miss_to_her_conditions(page, cast, teacher, sign_in, axe):
    sign_in(page, "dung")
    page.get_by_role("link", name="Rà soát").click()
    page.get_by_role("button", name="Rà soát lại").click()
    expect(page.locator("main").get_by_role("status")).to_contain_text("Đã yêu cầu rà soát lại năm 2023-2024.")
    page.reload()
    page.get_by_role("link", name="Sắp đủ").click()
    page.get_by_label("Danh hiệu, hình thức").select_option("LDTT")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_role("link", name="Sắp đủ")).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="Từng điều kiện của Phạm Thị Sen").click()
    short = page.get_by_role("article").filter(has_text="Lao động tiên tiến")
    expect(short.first).to_contain_text("Sớm nhất vào năm 2024-2025")
    short.first.get_by_text("Từng điều kiện (").click()
    expect(short.first.get_by_text("Căn cứ: Điều 24 khoản 1 điểm a").first).to_be_visible()
    axe(page)
