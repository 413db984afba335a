"""A staff list through the screens: upload, preview, choice, write, withdraw; nothing of it shows at another school."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bangvang.office.people.models import Person, StaffList
from bangvang.toolbox.sheets import read_rows
from tests import make
from tests.cast import signed_in

HEAD = "STT,Họ và tên,Ngày sinh,Mã cán bộ,Chức vụ"
BORN = date(1985, 3, 7)


def html(answer):
    return answer.content.decode()


def upload(client, at, *rows):
    text = "\n".join((HEAD, *rows)).encode()
    answer = client.post(f"/can-bo/danh-sach/nhap/{at.pk}/", {"file": SimpleUploadedFile("ds.csv", text)})
    return answer["Location"]


@pytest.fixture
def hoa(client, cast):
    make.person("Phạm Thị Sen", at=cast.school_a, code="0456", birth_date=BORN)
    return signed_in(client, cast.hoa)


def test_from_upload_to_register_and_back(hoa, cast):
    page = upload(hoa, cast.school_a, "1,Phạm Thị Sen,07/03/1985,0456,Tổ trưởng", "2,Ngô Thị Mới,05/05/1995,,Giáo viên")
    shown = html(hoa.get(page))
    assert [
        said in shown for said in ("Chức vụ, chức danh: Giáo viên → Tổ trưởng", "Chưa ghi gì vào sổ", "Ngô Thị Mới")
    ] == [True] * 3
    hoa.post(f"{page}ghi/")
    assert "Thu hồi lần nhập này" in html(hoa.get(page))
    assert Person.objects.filter(full_name="Ngô Thị Mới").count() == 1
    hoa.post(f"{page}thu-hoi/")
    assert "Đã thu hồi" in html(hoa.get(page))
    assert "Ngô Thị Mới" not in html(hoa.get("/can-bo/"))


def test_a_doubt_is_chosen_on_the_page(hoa, cast):
    page = upload(hoa, cast.school_a, "1,Phạm Thị Sen,,,Tổ trưởng")
    row = StaffList.objects.get().rows.get()
    sen = Person.objects.get(code="0456")
    assert f'<option value="la:{sen.pk}">' in html(hoa.get(page))
    hoa.post(f"{page}chon/", {f"chon-{row.pk}": f"la:{sen.pk}"})
    assert f'<option value="la:{sen.pk}" selected>' in html(hoa.get(page))
    hoa.post(f"{page}ghi/")
    assert StaffList.objects.get().state == "written"


def test_the_error_file_is_the_clerks_rows_with_reasons_and_no_formula(hoa, cast):
    page = upload(hoa, cast.school_a, "1,Ngô Thị Hỏng,05/05/1995,=1+1,", "2,Ngô Thị Mới,05/05/1995,,Giáo viên")
    answer = hoa.get(f"{page}dong-can-sua/")
    rows = read_rows(answer.content, "loi.xlsx")
    body = [row for row in rows if "Ngô Thị Hỏng" in row]
    assert [(row[0], row[4], row[-1]) for row in body] == [(2, "=1+1", "Người mới cần có chức vụ, chức danh.")]
    assert not any("Ngô Thị Mới" in row for row in rows)


def test_a_column_is_read_otherwise(hoa, cast):
    page = upload(hoa, cast.school_a, "1,Ngô Thị Mới,05/05/1995,0999,Giáo viên")
    hoa.post(f"{page}doc-lai/", {"page": StaffList.objects.get().page, "first": "1", "last": "1", "cot-3": "note"})
    kept = StaffList.objects.get()
    assert {one["place"]: one["field"] for one in kept.columns}[3] == "note"
    assert "code" not in kept.rows.get().values


def test_a_file_that_is_no_list_is_refused_in_words(hoa, cast):
    answer = hoa.post(
        f"/can-bo/danh-sach/nhap/{cast.school_a.pk}/",
        {"file": SimpleUploadedFile("ds.csv", b"khong,co,gi\n1,2,3")},
        follow=True,
    )
    assert "Không tìm thấy dòng tiêu đề" in html(answer)
    assert StaffList.objects.exists() is False


@pytest.mark.parametrize("name", ["cuc", "vy", "dung", "thu"])
def test_nobody_else_sees_or_begins_a_list_of_the_school(hoa, client, cast, name):
    page = upload(hoa, cast.school_a, "1,Ngô Thị Mới,05/05/1995,0999,Giáo viên")
    other = signed_in(client, cast.accounts[name])
    begun = other.get(f"/can-bo/danh-sach/nhap/{cast.school_a.pk}/").status_code
    assert (other.get(page).status_code, begun in (403, 404)) == (404, True)


def test_a_preview_of_three_rows_costs_the_queries_of_one(hoa, cast, django_assert_max_num_queries):
    one = upload(hoa, cast.school_a, "1,Ngô Thị Mới,05/05/1995,0999,Giáo viên")
    three = upload(
        hoa,
        cast.school_a,
        *(f"{n},Ngô Thị {word},05/05/1995,099{n},Giáo viên" for n, word in enumerate(("Một", "Hai", "Ba"))),
    )
    for page in (one, three):
        with django_assert_max_num_queries(12):
            hoa.get(page)
