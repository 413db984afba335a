"""A school registers in a real browser: ticks that save themselves, the lists of the year, a local regulation."""

from datetime import date

import pytest
from playwright.sync_api import expect

from bangvang.office.achievements import queries as achievements
from bangvang.office.documents.models import LocalInstrument
from bangvang.office.registrations import actions, queries
from tests import make

YEAR = "2023-2024"


@pytest.fixture(params=["page", "plain_page"])
def any_page(request: pytest.FixtureRequest):
    return request.getfixturevalue(request.param)


@pytest.fixture
def teacher(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="CB-SEN", joined_date=date(2015, 8, 15))


@pytest.fixture
def sheet(cast):
    return actions.open_sheet(cast.school_a, by=cast.by("hoa"), period=YEAR)


def test_from_an_empty_year_to_a_sheet_received(any_page, new_page, cast, teacher, sign_in):
    sign_in(any_page, "hoa")
    any_page.goto("/dang-ky/")
    any_page.get_by_role("link", name="Trường Tiểu học Kim Đồng, năm 2023-2024").click()
    any_page.get_by_role("button", name="Lập bản đăng ký").click()
    any_page.get_by_label("Đăng ký Phạm Thị Sen, Lao động tiên tiến").check()
    any_page.get_by_role("button", name="Lưu bản đăng ký").click()
    expect(any_page.locator("main").get_by_role("status")).to_have_text("Đã lưu bản đăng ký.")
    any_page.get_by_role("button", name="Nộp bản đăng ký").click()
    expect(any_page.get_by_role("button", name="Rút lại để sửa")).to_be_visible()

    officer = new_page()
    sign_in(officer, "phuc")
    officer.goto("/dang-ky/")
    officer.get_by_label("Chọn bản đăng ký của Trường Tiểu học Kim Đồng").check()
    officer.get_by_role("button", name="Tiếp nhận các bản đã chọn").click()
    officer.get_by_role("button", name="Tiếp nhận 1 bản đăng ký").click()
    expect(officer.locator("main").get_by_role("status")).to_have_text("Đã tiếp nhận 1 bản đăng ký.")
    assert queries.sheet_of(cast.school_a, YEAR).state == "received"


def test_ticks_save_themselves_and_are_counted(page, cast, teacher, sheet, sign_in):
    sign_in(page, "hoa")
    page.goto(f"/dang-ky/{sheet.pk}/")
    page.get_by_label("Đăng ký Phạm Thị Sen, Lao động tiên tiến").check()
    expect(page.locator("[data-count=LDTT]")).to_have_text("1")
    expect(page.locator("[data-saved]")).to_contain_text("Đã tự lưu")
    assert queries.choices_of(sheet) == {teacher.pk: {"LDTT"}}
    page.reload()
    expect(page.get_by_label("Đăng ký Phạm Thị Sen, Lao động tiên tiến")).to_be_checked()


def test_a_draft_another_saved_is_told_and_the_ticks_stay(page, cast, teacher, sheet, sign_in):
    sign_in(page, "hoa")
    page.goto(f"/dang-ky/{sheet.pk}/")
    actions.save_sheet(sheet, by=cast.by("binh"), choices={teacher.pk: ["CSTDCS"]}, group_codes=[], version=0)
    page.get_by_label("Đăng ký Phạm Thị Sen, Lao động tiên tiến").check()
    expect(page.locator("[data-saved]")).to_contain_text("Người khác vừa lưu bản đăng ký này.")
    page.get_by_role("button", name="Lưu bản đăng ký").click()
    expect(page.get_by_label("Đăng ký Phạm Thị Sen, Lao động tiên tiến")).to_be_checked()
    expect(page.locator("main")).to_contain_text("Bản vừa lưu của người khác: đã đánh dấu")


def test_ratings_are_pasted_looked_at_and_kept(any_page, cast, teacher, sign_in):
    sign_in(any_page, "hoa")
    any_page.goto(f"/xep-loai/{cast.school_a.pk}/{YEAR}/")
    any_page.get_by_label("Dán từ Excel").fill("Phạm Thị Sen\tHoàn thành xuất sắc nhiệm vụ")
    any_page.get_by_role("button", name="Đọc vào bảng").click()
    expect(any_page.locator("main").get_by_role("status")).to_contain_text("Đã đọc 1 người vào bảng, chưa lưu.")
    any_page.get_by_label("Số, ký hiệu quyết định").fill("45/QĐ-THKĐ")
    any_page.get_by_label("Ngày quyết định").fill("28/05/2024")
    any_page.get_by_label("Cơ quan ban hành").fill("Trường Tiểu học Kim Đồng")
    any_page.get_by_role("button", name="Lưu bảng xếp loại").click()
    expect(any_page.locator("main").get_by_role("status")).to_contain_text("Đã lưu xếp loại")
    assert achievements.ratings_of([teacher.pk]).get().grade == "HTXS"


def test_a_regulation_below_the_law_is_refused_and_stays_on_the_page(any_page, cast, sign_in):
    sign_in(any_page, "son")
    any_page.goto("/quy-dinh/nhap/")
    any_page.get_by_label("Số, ký hiệu").fill("10/HD-SGDĐT")
    any_page.get_by_label("Trích yếu").fill("Hướng dẫn công tác thi đua, khen thưởng")
    any_page.get_by_label("Ngày ban hành").fill("02/01/2024")
    any_page.get_by_label("Có hiệu lực từ ngày").fill("15/01/2024")
    share = any_page.get_by_label(
        "Tỷ lệ tối thiểu Lao động tiên tiến để xét Tập thể lao động tiên tiến (%)", exact=True
    )
    share.fill("50")
    any_page.get_by_role("button", name="Lưu quy định").click()
    expect(any_page.get_by_role("alert").first).to_contain_text("thấp hơn mức 70")
    expect(any_page.get_by_label("Số, ký hiệu")).to_have_value("10/HD-SGDĐT")
    share.fill("75")
    any_page.get_by_role("button", name="Lưu quy định").click()
    expect(any_page.locator("main").get_by_role("status")).to_have_text("Đã nhập văn bản số 10/HD-SGDĐT.")
    assert LocalInstrument.objects.get().numbers["ttldtt_min_ldtt_percent"]["value"] == 75


def test_pages_are_clean_for_axe_and_fit_a_phone(page, phone, cast, teacher, sheet, sign_in, axe):
    places = {
        "hoa": (
            "/dang-ky/",
            f"/dang-ky/{sheet.pk}/",
            f"/dang-ky/{sheet.pk}/nguoi/{teacher.pk}/",
            f"/can-bo/{teacher.pk}/",
            f"/xep-loai/{cast.school_a.pk}/{YEAR}/",
            f"/sang-kien/{cast.school_a.pk}/{YEAR}/nhap/",
            f"/don-vi/{cast.school_a.pk}/",
        ),
        "son": ("/quy-dinh/", "/quy-dinh/nhap/", "/so-khen-thuong/", "/tim-kiem/?q=kim"),
    }
    for who, paths in places.items():
        for screen in (page, phone):
            sign_in(screen, who)
            for path in paths:
                screen.goto(path)
                axe(screen)
                assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
