"""A teacher points at a row of her own record, the clerk answers, she reads it: with scripts, without, on a phone."""

import os
from datetime import date

import pytest
from playwright.sync_api import expect

from bangvang.office.achievements import actions as achievements
from bangvang.toolbox.acting import MACHINE

SHOTS = os.environ.get("SHOTS", "")


def shot(page, name):
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


@pytest.fixture
def rated(cast):
    achievements.rate([{"person": cast.vy.person, "grade": "HTT", "period": "2021-2022"}], by=MACHINE)
    head = {"number": "45/QĐ-THKĐ", "decided_date": date(2023, 5, 28), "issuer": "Trường Tiểu học Kim Đồng"}
    row = {"person": cast.vy.person, "grade": "HTXS", "period": "2022-2023", "proof": "checked"}
    achievements.rate([row | head], by=MACHINE)
    return cast


@pytest.mark.parametrize("kind", ["page", "plain_page", "phone"])
def test_a_wrong_row_is_pointed_at_and_answered(request, kind, new_page, rated, sign_in, axe):
    mine, office = request.getfixturevalue(kind), new_page()
    sign_in(mine, "vy")
    mine.goto("/ho-so-cua-toi/")
    shot(mine, f"own-{kind}")
    if kind != "plain_page":
        axe(mine)
    mine.get_by_role("link", name="Yêu cầu đính chính: Xếp loại năm 2021-2022").click()
    expect(mine.get_by_label("Dòng cần đính chính")).to_have_value(
        f"rating:{rated.vy.person.ratings.get(period='2021-2022').pk}"
    )
    mine.get_by_label("Nội dung đúng").fill("Hoàn thành xuất sắc nhiệm vụ, Quyết định số 12")
    shot(mine, f"ask-{kind}")
    mine.get_by_role("button", name="Gửi yêu cầu đính chính").click()
    expect(mine.get_by_text("Chờ trả lời").first).to_be_visible()
    sign_in(office, "hoa")
    office.get_by_role("link", name="Trả lời yêu cầu đính chính của Nguyễn Tường Vy").click()
    shot(office, f"answer-{kind}")
    axe(office)
    office.get_by_label("Đã làm gì").fill("Đã nhập lại theo Quyết định số 12.")
    office.get_by_role("button", name="Chấp nhận", exact=True).click()
    expect(office.get_by_text("Đã trả lời: chấp nhận.")).to_be_visible()
    office.goto("/dinh-chinh/")
    shot(office, f"list-{kind}")
    axe(office)
    mine.goto("/ho-so-cua-toi/")
    expect(mine.get_by_text("Đã nhập lại theo Quyết định số 12.")).to_be_visible()
    mine.get_by_role("link", name="Ai đã xem hồ sơ").click()
    expect(mine.get_by_role("rowheader", name="Trần Thị Hoa").first).to_be_visible()
    shot(mine, f"reads-{kind}")
