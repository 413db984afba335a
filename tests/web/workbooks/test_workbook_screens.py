"""The workbook on screen: handed out, brought back by upload, its differences, written; closed to everybody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bangvang.office.registrations.queries import choices_of, period_on, sheet_of
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets import Column, Sheet, workbook
from bangvang.toolbox.sheets.reading.opening import open_book
from tests import make
from tests.cast import signed_in


@pytest.fixture
def sen(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a)


def with_mark(data, name, head):
    """The workbook with one more mark, saved by another program."""
    sheets = []
    for page in open_book(data, "so.xlsx").pages:
        rows = [list(row) for row in page.rows]
        found = next((row for row in rows if head in row), None)
        for row in rows:
            if found and name in row:
                row[found.index(head)] = "x"
        wide = max(map(len, rows))
        cells = [[*row, *[""] * (wide - len(row))] for row in rows]
        sheets.append(Sheet(page.name, "", [Column("", 20, is_text=True)] * wide, cells))
    return workbook(sheets)


def html(answer):
    return answer.content.decode()


def test_download_fill_in_upload_see_the_difference_write_take_back(client, cast, sen):
    browser = signed_in(client, cast.hoa)
    assert "Tải sổ" in html(browser.get("/so-cong-tac/"))
    data = browser.get(f"/so-cong-tac/don-vi/{cast.school_a.pk}/").content
    filled = SimpleUploadedFile("so.xlsx", with_mark(data, "Phạm Thị Sen", "Đăng ký: Lao động tiên tiến"))
    answer = browser.post(f"/so-cong-tac/don-vi/{cast.school_a.pk}/tai-len/", {"file": filled}, follow=True)
    address, page = answer.request["PATH_INFO"], html(answer)
    row = page[page.index("Phạm Thị Sen") :].split("</tr>")[0]
    assert ("Thay đổi" in row, "Lao động tiên tiến" in row, "Ghi theo tệp" in row) == (True, True, True)
    assert "Đã ghi các thay đổi của sổ." in html(browser.post(f"{address}ghi/", follow=True))
    sheet = sheet_of(cast.school_a, period_on(cast.school_a, calendar.today()))
    assert choices_of(sheet) == {sen.pk: {"LDTT"}}
    assert "Đã thu hồi." in html(browser.post(f"{address}thu-hoi/", follow=True))
    assert choices_of(sheet) == {}


def test_a_file_that_is_no_workbook_of_ours_is_refused_in_plain_words(client, cast):
    browser = signed_in(client, cast.hoa)
    other = SimpleUploadedFile("khac.xlsx", workbook([Sheet("A", "A", [Column("B")], [["C"]])]))
    page = html(browser.post(f"/so-cong-tac/don-vi/{cast.school_a.pk}/tai-len/", {"file": other}))
    assert "không phải sổ Excel tải từ trang này" in page


def test_the_workbook_of_another_unit_is_not_handed_out(client, cast, sen):
    browser = signed_in(client, cast.mai)
    answer = browser.get(f"/so-cong-tac/don-vi/{cast.school_a.pk}/")
    assert (answer.status_code in (403, 404), "Phạm Thị Sen" in html(answer)) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_differences_asks_as_often_for_many_rows_as_for_one(
    client, cast, count, django_assert_max_num_queries
):
    for place in range(count):
        make.person(f"Phạm Thị Sen {'ABC'[place]}", at=cast.school_a)
    browser = signed_in(client, cast.hoa)
    data = browser.get(f"/so-cong-tac/don-vi/{cast.school_a.pk}/").content
    for place in range(count):
        data = with_mark(data, f"Phạm Thị Sen {'ABC'[place]}", "Đăng ký: Lao động tiên tiến")
    upload = f"/so-cong-tac/don-vi/{cast.school_a.pk}/tai-len/"
    address = browser.post(upload, {"file": SimpleUploadedFile("so.xlsx", data)}).headers["Location"]
    with django_assert_max_num_queries(16):
        page = html(browser.get(address))
    assert page.count("Ghi theo tệp") == count
