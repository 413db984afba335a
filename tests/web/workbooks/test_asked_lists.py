"""A clerk's own list on screen: uploaded, compared, chosen, written, taken back; closed to everybody else."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bangvang.office.dossiers import actions as dossiers
from bangvang.office.registrations.queries import choices_of, period_on, sheet_of
from bangvang.office.units import actions as units
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets import read_rows
from tests import make
from tests.cast import signed_in
from tests.office.dossiers import way

NEW = "/so-cong-tac/danh-sach/dang-ky/{}/"


@pytest.fixture
def sen(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="0456")


def html(answer):
    return answer.content.decode()


def uploaded(browser, cast, *rows):
    text = "\n".join(("STT,Họ và tên,Mã cán bộ,Danh hiệu đăng ký", *rows))
    file = SimpleUploadedFile("đăng ký.csv", text.encode())
    sent = {"file": file, "period": period_on(cast.school_a, calendar.today())}
    answer = browser.post(NEW.format(cast.school_a.pk), sent, follow=True)
    return answer.request["PATH_INFO"], html(answer)


def test_upload_choose_write_take_back(client, cast, sen):
    browser = signed_in(client, cast.hoa)
    assert "nhập danh sách đăng ký" in html(browser.get("/so-cong-tac/"))
    address, page = uploaded(browser, cast, "1,Phạm Thị Sen,,LĐTT")
    assert "Nhận 1 dòng chỉ giống một người" in page
    assert "Ghi vào bảng" in html(browser.post(f"{address}nhan-het/", follow=True))
    assert "Đã ghi danh sách vào bảng đăng ký." in html(browser.post(f"{address}ghi/", follow=True))
    sheet = sheet_of(cast.school_a, period_on(cast.school_a, calendar.today()))
    assert choices_of(sheet) == {sen.pk: {"LDTT"}}
    assert "Đăng ký danh hiệu năm" in html(browser.get("/so-cong-tac/"))
    assert "Bảng trở lại như trước lần nhập này" in html(browser.post(f"{address}thu-hoi/", follow=True))
    assert choices_of(sheet) == {}


def test_the_next_year_may_be_registered_for_before_it_begins(client, cast, sen):
    browser = signed_in(client, cast.hoa)
    next_year = calendar.shift(period_on(cast.school_a, calendar.today()), 1)
    file = SimpleUploadedFile(
        "đăng ký.csv", "STT,Họ và tên,Mã cán bộ,Danh hiệu đăng ký\n1,Phạm Thị Sen,0456,LĐTT".encode()
    )
    answer = browser.post(NEW.format(cast.school_a.pk), {"file": file, "period": next_year}, follow=True)
    assert f"Xem trước: Đăng ký danh hiệu năm {next_year}" in html(answer)
    browser.post(f"{answer.request['PATH_INFO']}ghi/")
    assert choices_of(sheet_of(cast.school_a, next_year)) == {sen.pk: {"LDTT"}}


def test_a_column_may_be_taken_for_another_field_and_the_file_read_again(client, cast, sen):
    browser = signed_in(client, cast.hoa)
    address, _page = uploaded(browser, cast, "1,Phạm Thị Sen,0456,LĐTT")
    browser.post(f"{address}doc-lai/", {"page": "", "cot-2": ""})
    assert "Dòng chỉ ghi họ tên; giống 1 người trong sổ." in html(browser.get(address))


def test_wrong_rows_come_back_to_the_clerk_with_their_reasons(client, cast, sen):
    browser = signed_in(client, cast.hoa)
    address, page = uploaded(browser, cast, "1,Phạm Thị Sen,0456,LĐTT", "2,Ngô Văn Khách,,LĐTT")
    why = "Hiện không công tác tại đơn vị; cần nhập danh sách cán bộ trước."
    assert why in page
    rows = read_rows(browser.get(f"{address}dong-can-sua/").content, "a.xlsx")
    assert [row[2] for row in rows if why in row] == ["Ngô Văn Khách"]


@pytest.mark.parametrize("who", ["cuc", "dung", "vy"])
def test_lists_of_a_school_are_closed_to_others(client, cast, sen, who):
    address, _page = uploaded(signed_in(client, cast.hoa), cast, "1,Phạm Thị Sen,0456,LĐTT")
    stranger = signed_in(client, cast.accounts[who])
    assert stranger.get(address).status_code in (403, 404)
    answer = stranger.get(NEW.format(cast.school_a.pk))
    assert (answer.status_code in (403, 404), "Kim Đồng" in html(answer)) == (True, who == "dung")


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_asks_as_often_for_many_rows_as_for_one(client, cast, count, django_assert_max_num_queries):
    rows = []
    for place in range(count):
        make.person(f"Phạm Thị Sen {'ABC'[place]}", at=cast.school_a)
        rows.append(f"{place},Phạm Thị Sen {'ABC'[place]},,LĐTT")
    browser = signed_in(client, cast.hoa)
    address, _page = uploaded(browser, cast, *rows)
    with django_assert_max_num_queries(16):
        page = html(browser.get(address))
    assert page.count("Là Phạm Thị Sen") == count


def test_two_summaries_stand_side_by_side_until_one_is_chosen(client, cast, sen):
    letter = way.drafted(cast, count=1)
    line = dossiers.add_lines(letter, [(sen, "LDTT")], by=cast.by("hoa"))[0]
    dossiers.save_line(line, by=cast.by("hoa"), achievement="Phụ trách đội tuyển")
    browser = signed_in(client, cast.hoa)
    rows = "STT,Họ và tên,Mã cán bộ,Danh hiệu đề nghị,Tóm tắt thành tích\n1,Phạm Thị Sen,0456,LĐTT,Dạy giỏi"
    sent = {"file": SimpleUploadedFile("de-nghi.csv", rows.encode()), "period": letter.period}
    answer = browser.post(f"/so-cong-tac/danh-sach/de-nghi/{cast.school_a.pk}/", sent, follow=True)
    address, page = answer.request["PATH_INFO"], html(answer)
    assert "Chưa ghi gì vào bảng đề nghị." in page
    for words in ("(Lao động tiên tiến): Phụ trách đội tuyển", "Tóm tắt thành tích: Dạy giỏi", "Còn 1 dòng chưa chọn"):
        assert words in page
    name = re.search(r'name="(tom-tat-\d+)"', page).group(1)
    browser.post(f"{address}chon/", {name: "khac"})
    assert "Còn 1 dòng chưa chọn" in html(browser.get(address))
    browser.post(f"{address}chon/", {name: "tep"})
    page = html(browser.post(f"{address}ghi/", follow=True))
    assert "Đã ghi danh sách vào bảng đề nghị." in page
    assert "Đã ghi tóm tắt trong tệp" in page
    line.refresh_from_db()
    assert line.achievement == "Dạy giỏi"


def test_a_list_of_registrations_speaks_of_its_table_and_names_the_team_meant(client, cast, sen):
    units.found_team(cast.school_a, by=cast.by("hoa"), name="Tổ Khoa học tự nhiên", since=date(2023, 9, 5))
    address, page = uploaded(signed_in(client, cast.hoa), cast, "1,Tổ KHTN,,Tập thể LĐTT")
    assert "Chưa ghi gì vào bảng đăng ký." in page
    assert '<span class="hint">Tổ Khoa học tự nhiên</span>' in page
    page = html(client.post(f"{address}ghi/", follow=True))
    assert "Đã ghi vào bảng đăng ký" in page
