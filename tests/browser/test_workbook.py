"""A unit's workbook away from the office and back: downloaded, changed by another program, uploaded, looked at, written."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bangvang.office.achievements.models import Rating
from bangvang.office.registrations.queries import choices_of, period_on, sheet_of
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets.reading.opening import open_book
from tests import make
from tests.web.workbooks.test_workbook_lists import put, saved


@pytest.fixture(params=["page", "plain_page", "phone"])
def any_page(request):
    return request.getfixturevalue(request.param)


def test_the_workbook_goes_out_comes_back_and_is_accepted(request, any_page, cast, sign_in, axe, tmp_path):
    page, kind = any_page, request.node.callspec.params["any_page"]
    check = axe if kind != "plain_page" else lambda page: None
    sen = make.person("Phạm Thị Sen", at=cast.school_a, birth_date=date(1985, 3, 7))
    sign_in(page, "hoa")
    page.goto("/so-cong-tac/")
    check(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải sổ").click()
    changed = _changed(Path(download.value.path()).read_bytes(), tmp_path)
    page.get_by_role("link", name="Nộp từ Excel").click()
    page.locator("input[type=file]").set_input_files(changed)
    check(page)
    page.get_by_role("button", name="Đọc và xem khác biệt").click()
    row = page.get_by_role("row").filter(has_text="Phạm Thị Sen")
    expect(row).to_contain_text("Lao động tiên tiến")
    check(page)
    page.get_by_role("button", name="Ghi các thay đổi").click()
    expect(page.locator("#messages")).to_contain_text("Đã ghi các thay đổi của sổ.")
    page.get_by_role("link", name="Trang Xếp loại: 1 dòng đã sửa").click()
    check(page)
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.locator("#messages")).to_contain_text("Đã ghi danh sách vào sổ.")
    year = period_on(cast.school_a, calendar.today())
    assert choices_of(sheet_of(cast.school_a, year)) == {sen.pk: {"LDTT"}}
    assert Rating.objects.get(person=sen, period=year).grade == "HTT"


def _changed(data, folder):
    """A mark on one table, a grade on the other."""
    book = {page.name: [list(row) for row in page.rows] for page in open_book(data, "so.xlsx").pages}
    put(book["Đăng ký"], "Phạm Thị Sen", **{"Đăng ký: Lao động tiên tiến": "x"})
    put(book["Xếp loại"], "Phạm Thị Sen", Xếp_loại="Hoàn thành tốt nhiệm vụ")
    path = folder / "so.xlsx"
    path.write_bytes(saved(book))
    return path
