"""Ratings as a table, initiatives from their decision: read from Excel, looked at, then written."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from bangvang.office.achievements import queries
from bangvang.office.achievements.models import Initiative, Rating
from bangvang.office.people.models import Person
from bangvang.web.people.list_reading import Staff, read_grades, read_initiatives
from tests import make
from tests.cast import signed_in

YEAR = "2023-2024"
DECISION = {"number": "45/QĐ-THKĐ", "decided_date": "28/05/2024", "issuer": "Trường Tiểu học Kim Đồng"}


@pytest.fixture
def teacher(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="CB-SEN")


@pytest.fixture
def place(cast):
    return f"/xep-loai/{cast.school_a.pk}/{YEAR}/"


def html(answer):
    return answer.content.decode()


def book(*rows):
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    page = made.add_worksheet()
    for place, row in enumerate(rows):
        page.write_row(place, 0, row)
    made.close()
    return SimpleUploadedFile("xep-loai.xlsx", out.getvalue())


def test_the_table_is_written_under_one_decision(client, cast, teacher, place):
    other = make.person("Trần Văn Khá", at=cast.school_a)
    answer = signed_in(client, cast.hoa).post(
        place, {**DECISION, f"grade-{teacher.pk}": "HTXS", f"grade-{other.pk}": ""}
    )
    assert answer.url == place
    kept = Rating.objects.get()
    assert (kept.person, kept.grade, kept.number, kept.get_proof_display()) == (
        teacher,
        "HTXS",
        "45/QĐ-THKĐ",
        "Tự khai",
    )


def test_without_a_decision_nothing_is_written_and_the_choices_stay(client, cast, teacher, place):
    page = html(signed_in(client, cast.hoa).post(place, {f"grade-{teacher.pk}": "HTXS"}))
    assert "Cần điền mục này." in page
    row = page[page.index("Phạm Thị Sen</a>") :].split("</tr>")[0]
    assert '<option value="HTXS" selected>' in row
    assert Rating.objects.count() == 0


def test_a_workbook_fills_the_table_and_writes_nothing(client, cast, teacher, place):
    file = book(
        ["TT", "Họ và tên", "Xếp loại"], [1, "phạm thị sen", "Hoàn thành xuất sắc nhiệm vụ"], [2, "Lê Lạ", "HTT"]
    )
    page = html(signed_in(client, cast.hoa).post(f"{place}tep/", {"file": file}))
    assert "Đã đọc 1 người vào bảng, chưa lưu." in page
    assert "Không có người này trong đơn vị." in page
    assert '<option value="HTXS" selected>' in page
    assert Rating.objects.count() == 0


def test_a_file_that_is_no_workbook_gets_a_sentence(client, cast, teacher, place):
    file = SimpleUploadedFile("anh.xlsx", b"no workbook")
    page = html(signed_in(client, cast.hoa).post(f"{place}tep/", {"file": file}))
    assert "Không mở được tệp anh.xlsx." in page


def test_strangers_get_no_table_and_the_inspectorate_no_form(client, cast, teacher, place):
    assert signed_in(client, cast.cuc).get(place).status_code == 404
    assert "Lưu bảng xếp loại" not in html(signed_in(client, cast.thu).get(place))
    signed_in(client, cast.thu).post(place, {**DECISION, f"grade-{teacher.pk}": "KHT"})
    assert Rating.objects.count() == 0


def test_the_officer_of_the_so_reads_the_lists_of_a_district_school_and_writes_none(client, cast, teacher, place):
    browser = signed_in(client, cast.dung)
    of_initiatives = f"/sang-kien/{cast.school_a.pk}/{YEAR}/"
    assert "Phạm Thị Sen" in html(browser.get(place))
    for page in (html(browser.get(place)), html(browser.get(of_initiatives))):
        assert [
            word for word in ("Lưu bảng", "Đọc vào bảng", "Nhập danh sách", "Xác nhận danh sách") if word in page
        ] == []
    browser.post(place, {**DECISION, f"grade-{teacher.pk}": "KHT"})
    browser.post(f"{of_initiatives}da-du/")
    sent = {**DECISION, "reach": "base", "rows": "Dạy đọc\tPhạm Thị Sen", "confirmed": "1"}
    assert browser.post(f"{of_initiatives}nhap/", sent).status_code == 403
    assert browser.get(f"{of_initiatives}nhap/").status_code == 403
    written = Rating.objects.count(), Initiative.objects.count(), queries.lists_complete(cast.school_a, YEAR)
    assert written == (0, 0, set())


def test_initiatives_are_looked_at_before_they_are_written(client, cast, teacher):
    other = make.person("Trần Văn Khá", at=cast.school_a)
    browser = signed_in(client, cast.hoa)
    new = f"/sang-kien/{cast.school_a.pk}/{YEAR}/nhap/"
    rows = "Tên sáng kiến\tTác giả\n1\tDạy đọc qua dự án\tPhạm Thị Sen (60%); Trần Văn Khá (40%)"
    sent = {**DECISION, "reach": "base", "rows": rows, "is_complete": "on"}
    page = html(browser.post(new, sent))
    assert "Xem trước: 1 sáng kiến" in page
    assert Initiative.objects.count() == 0
    assert browser.post(new, {**sent, "rows": rows, "confirmed": "1"}).status_code == 302
    shares = {share.person: share.percent for share in queries.initiatives_of([teacher.pk, other.pk])}
    assert shares == {teacher: 60, other: 40}
    assert queries.lists_complete(cast.school_a, YEAR) == {"initiatives"}


def test_a_list_with_a_doubtful_line_is_not_written(client, cast, teacher):
    new = f"/sang-kien/{cast.school_a.pk}/{YEAR}/nhap/"
    sent = {**DECISION, "reach": "base", "rows": "Dạy đọc\tAi Đó", "confirmed": "1"}
    page = html(signed_in(client, cast.hoa).post(new, sent))
    assert "Không có người này trong đơn vị." in page
    assert "Dạy đọc\tAi Đó" in page
    assert Initiative.objects.count() == 0


def test_saying_that_the_list_is_whole(client, cast, teacher):
    place = f"/sang-kien/{cast.school_a.pk}/{YEAR}/"
    browser = signed_in(client, cast.hoa)
    assert "Chưa xác nhận danh sách đã đủ" in html(browser.get(place))
    browser.post(f"{place}da-du/")
    assert queries.lists_complete(cast.school_a, YEAR) == {"initiatives"}


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("Hoàn thành xuất sắc nhiệm vụ", "HTXS"),
        ("HTXSNV hoàn thành xuất sắc", "HTXS"),
        ("Hoàn thành tốt nhiệm vụ", "HTT"),
        ("hoàn thành nhiệm vụ", "HT"),
        ("Không hoàn thành nhiệm vụ", "KHT"),
        ("HTT", "HTT"),
    ],
)
def test_grades_are_understood_as_offices_write_them(cast, teacher, said, grade):
    assert read_grades([["CB-SEN", said]], Staff([teacher])).grades == {teacher.pk: grade}


def test_a_name_borne_twice_finds_nobody(cast, teacher):
    namesake = make.person("Phạm Thị Sen", at=cast.school_a)
    told = read_grades([["Phạm Thị Sen", "HTT"], [namesake.code, "HT"]], Staff([teacher, namesake]))
    assert told.grades == {namesake.pk: "HT"}
    assert [doubt.why for doubt in told.doubts] == ["Có 2 người cùng tên; xin dùng mã cán bộ."]


def test_shares_above_the_whole_are_a_doubt(cast, teacher):
    told = read_initiatives([["Dạy đọc", "Phạm Thị Sen (70%); Phạm Thị Sen (50%)"]], Staff([teacher]))
    assert [doubt.why for doubt in told.doubts] == ["Tổng tỷ lệ đóng góp là 120 %."]
    alone = read_initiatives([["Dạy đọc", "Phạm Thị Sen", "80"]], Staff([teacher])).rows[0]
    assert alone.authors == ((teacher, 80),)


def test_a_code_borne_before_two_records_became_one_still_finds_the_person(client, cast, teacher, place):
    old = make.person("Phạm Thị Sen", at=cast.school_b, code="0456")
    Person.objects.filter(pk=old.pk).update(merged_into=teacher, stays=teacher)
    page = html(signed_in(client, cast.hoa).post(f"{place}tep/", {"file": book(("0456", "HTXS"))}))
    assert "Không có người này" not in page
    assert f'name="grade-{teacher.pk}"' in page
    chosen = page[page.index(f'name="grade-{teacher.pk}"') :]
    assert '<option value="HTXS" selected>' in chosen[: chosen.index("</select>")]
