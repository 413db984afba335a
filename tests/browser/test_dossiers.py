"""Tờ trình and hồ sơ in a real browser: the table, a letter to its receipt, bulk appraisal; with and without JavaScript."""

import pytest
from playwright.sync_api import expect

from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Line, LineState, Proposal
from tests.office.dossiers import way


@pytest.fixture(params=["page", "plain_page"])
def any_page(request: pytest.FixtureRequest):
    return request.getfixturevalue(request.param)


def test_a_clerk_draws_up_a_letter_and_brings_it_to_posting(any_page, cast, sign_in):
    way.regulation(cast)
    way.people(cast.school_a, 3)
    call = way.campaign(cast)
    sign_in(any_page, "hoa")
    any_page.goto(f"/de-nghi/dot/{call.pk}/")
    any_page.get_by_role("button", name="Lập tờ trình").click()
    for letter in "AB":
        any_page.get_by_label(f"Đề nghị Nguyễn Thị Hạnh {letter}, Lao động tiên tiến").check()
    any_page.get_by_role("button", name="Lưu và về tờ trình").click()
    expect(any_page.locator("#messages")).to_contain_text("Đã lưu danh sách.")
    any_page.get_by_role("link", name="Nhập biên bản họp Hội đồng").click()
    any_page.get_by_label("Tổng số thành viên theo quyết định").fill("7")
    any_page.get_by_label("Có mặt").fill("7")
    any_page.get_by_label("Số phiếu đồng ý chung").fill("7")
    any_page.get_by_role("button", name="Ghi kết quả 2 hồ sơ").click()
    expect(any_page.locator("#messages")).to_contain_text("Đã ghi kết quả họp Hội đồng của 2 hồ sơ.")
    any_page.get_by_role("link", name="Niêm yết danh sách").click()
    any_page.get_by_label("Nơi niêm yết").fill("Bảng tin của trường")
    any_page.get_by_role("button", name="Niêm yết danh sách").click()
    expect(any_page.locator("main")).to_contain_text("Danh sách đang niêm yết đến hết ngày 19/06/2024.")
    assert set(Line.objects.values_list("state", flat=True)) == {LineState.SUPPORTED}


def test_ticks_save_themselves_and_are_counted_while_one_clicks(page, cast, sign_in):
    proposal = way.drafted(cast, count=2)
    sign_in(page, "hoa")
    page.goto(f"/de-nghi/{proposal.pk}/danh-sach/")
    expect(page.locator('[data-count="LDTT"]')).to_have_text("2")
    page.get_by_label("Đề nghị Nguyễn Thị Hạnh B, Lao động tiên tiến").uncheck()
    expect(page.locator('[data-count="LDTT"]')).to_have_text("1")
    expect(page.locator("[data-saved]")).to_contain_text("Đã tự lưu lúc")
    assert proposal.lines.filter(state=LineState.DRAFT).count() == 1
    page.get_by_label("Đề nghị Nguyễn Thị Hạnh B, Lao động tiên tiến").check()
    expect(page.locator("input[name=version]")).to_have_value("2")
    assert proposal.lines.filter(state=LineState.DRAFT).count() == 2


def test_the_second_officer_at_one_table_is_told_and_sees_the_ticks_still(page, new_page, cast, sign_in):
    proposal = way.drafted(cast, count=1)
    sign_in(page, "hoa")
    page.goto(f"/de-nghi/{proposal.pk}/danh-sach/")
    actions.save_choices(proposal, by=cast.by("binh"), people={}, version=0)
    box = page.get_by_label("Đề nghị Nguyễn Thị Hạnh A, Chiến sĩ thi đua cơ sở")
    box.check()
    expect(page.locator("[data-saved]")).to_contain_text("Người khác vừa lưu trước")
    expect(box).to_be_checked()


def test_an_officer_verifies_many_after_a_page_that_says_which_and_takes_it_back(any_page, cast, sign_in):
    way.received(cast, count=3)
    sign_in(any_page, "phuc")
    any_page.goto("/ho-so/?state=received&here=on")
    any_page.get_by_label("Tất cả 3 hồ sơ theo bộ lọc").check()
    any_page.get_by_label("Với các hồ sơ đã chọn").select_option("Xác nhận đã thẩm định")
    any_page.get_by_role("button", name="Xem trước").click()
    expect(any_page.get_by_role("heading", level=1)).to_have_text("Xác nhận đã thẩm định: 3 hồ sơ")
    any_page.get_by_role("button", name="Xác nhận đã thẩm định, 3 hồ sơ").click()
    expect(any_page.locator("#messages")).to_contain_text("Đã xác nhận thẩm định 3 hồ sơ.")
    assert set(Line.objects.values_list("state", flat=True)) == {LineState.VERIFIED}
    any_page.get_by_role("button", name="Hoàn tác 3 hồ sơ").click()
    expect(any_page.locator("#messages")).to_contain_text("Đã hoàn tác 3 hồ sơ.")
    assert set(Line.objects.values_list("state", flat=True)) == {LineState.RECEIVED}


def test_a_withdrawal_wakes_only_when_the_word_is_right(page, cast, sign_in):
    line = way.received(cast, count=1).lines.get()
    sign_in(page, "hoa")
    page.goto(f"/ho-so/{line.pk}/")
    page.locator("summary", has_text="Rút hồ sơ").click()
    page.get_by_label("Lý do").fill("Giáo viên xin rút.")
    button = page.locator("form button", has_text="Rút hồ sơ")
    expect(button).to_be_disabled()
    page.get_by_label("Nhập chữ").fill("RÚT")
    button.click()
    expect(page.locator("#messages")).to_contain_text("Đã rút hồ sơ.")


def pages_of(proposal: Proposal, line: Line) -> list[tuple[str, str]]:
    return [
        ("hoa", "/de-nghi/"),
        ("hoa", f"/de-nghi/dot/{proposal.campaign_id}/"),
        ("hoa", f"/de-nghi/dot/{proposal.campaign_id}/giai-trinh/"),
        ("hoa", f"/de-nghi/{proposal.pk}/"),
        ("hoa", f"/de-nghi/{proposal.pk}/danh-sach/"),
        ("phuc", f"/de-nghi/{proposal.pk}/"),
        ("phuc", "/de-nghi/dot/mo/"),
        ("phuc", "/de-nghi/tiep-nhan/"),
        ("phuc", "/ho-so/"),
        ("phuc", f"/ho-so/{line.pk}/"),
        ("phuc", f"/ho-so/{line.pk}/tra-lai/"),
        ("phuc", "/ho-so/hang-loat/?buoc=tra-lai&tat-ca=1"),
    ]


@pytest.mark.parametrize("window", ["page", "phone"])
def test_pages_of_dossiers_are_clean_for_axe_and_fit_the_window(request, cast, sign_in, axe, window):
    page = request.getfixturevalue(window)
    proposal = way.received(cast, count=3, grade="HT")
    signed_in_as = ""
    for who, path in pages_of(proposal, proposal.lines.first()):
        if who != signed_in_as:
            page.context.clear_cookies()
            sign_in(page, who)
            signed_in_as = who
        page.goto(path)
        axe(page)


def test_a_draft_is_clean_for_axe_at_every_step(page, cast, sign_in, axe):
    proposal = way.drafted(cast, count=3)
    sign_in(page, "hoa")
    for path in ("danh-sach/", "bien-ban/", "niem-yet/", "tai-ban-ky/", ""):
        page.goto(f"/de-nghi/{proposal.pk}/{path}")
        axe(page)
