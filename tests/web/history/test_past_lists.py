"""Past years through the screens: upload, preview, one answer for all, write, withdraw; nothing of it shows at another school."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.office.achievements.models import STANDS, AwardRecord, PastList
from bangvang.toolbox.sheets import read_rows
from tests import make
from tests.cast import signed_in

HEAD = "STT,Họ và tên,Ngày sinh,Danh hiệu"
DECISION = {"period": "2020-2021", "number": "45/QĐ-UBND", "decided_date": "05/08/2021", "issuer": "UBND huyện"}
BORN = date(1985, 3, 7)


def html(answer):
    return answer.content.decode()


def upload(client, at, *rows, kind="danh-hieu", head=HEAD, **told):
    file = SimpleUploadedFile("2021.csv", "\n".join((head, *rows)).encode())
    return client.post(f"/so-khen-thuong/nhap/{kind}/{at.pk}/", {"file": file, **DECISION, **told})


def counted():
    return list(AwardRecord.objects.filter(STANDS).values_list("award", flat=True).order_by("award"))


@pytest.fixture
def hoa(client, cast):
    make.person("Phạm Thị Sen", at=cast.school_a, code="0456", birth_date=BORN)
    return signed_in(client, cast.hoa)


def test_from_upload_to_register_and_back(hoa, cast):
    page = upload(hoa, cast.school_a, "1,Phạm Thị Sen,07/03/1985,CSTĐCS", "2,Phạm Thị Sen,,LĐTT")["Location"]
    shown = html(hoa.get(page))
    said = ("Chưa ghi gì vào sổ", "Chiến sĩ thi đua cơ sở, 2020-2021", "Số 45/QĐ-UBND, ngày 05/08/2021, UBND huyện")
    assert [words in shown for words in said] == [True] * 3
    assert "Nhận 1 dòng chỉ giống một người" in shown
    hoa.post(f"{page}nhan-het/")
    hoa.post(f"{page}ghi/")
    assert counted() == ["CSTDCS", "LDTT"]
    assert "Lao động tiên tiến" in html(hoa.get("/so-khen-thuong/"))
    hoa.post(f"{page}thu-hoi/")
    assert (counted(), "Đã thu hồi" in html(hoa.get(page))) == ([], True)


def test_all_unknown_people_of_a_list_are_added_with_one_button(hoa, cast):
    rows = ("1,Ngô Thị Hưu,05/05/1960,LĐTT", "2,Bùi Văn Mã,06/06/1961,LĐTT", "3,Đỗ Văn Nhầm,,LĐTT")
    page = upload(hoa, cast.school_a, *rows)["Location"]
    assert "Thêm người vào sổ cán bộ ở 2 dòng" in html(hoa.get(page))
    assert "Đã chọn thêm người vào sổ cán bộ ở 2 dòng" in html(hoa.post(f"{page}them-het/", follow=True))
    row = PastList.objects.get().rows.get(row=4)
    hoa.post(f"{page}chon/", {f"chon-{row.pk}": "bo"})
    hoa.post(f"{page}ghi/")
    assert (counted(), "Thêm người vào sổ cán bộ ở" in html(hoa.get(page))) == (["LDTT", "LDTT"], False)


def test_a_row_is_chosen_on_the_page_and_the_wrong_ones_come_back_with_reasons(hoa, cast):
    page = upload(hoa, cast.school_a, "1,Phạm Thị Sen,,LĐTT", "2,Phạm Thị Sen,07/03/1985,TTLĐXS")["Location"]
    row = PastList.objects.get().rows.get(row=2)
    hoa.post(f"{page}chon/", {f"chon-{row.pk}": f"la:{row.options[0][0].removeprefix('la:')}"})
    row.refresh_from_db()
    assert row.choice == row.options[0][0]
    rows = read_rows(hoa.get(f"{page}dong-can-sua/").content, "x.xlsx")
    assert rows[-1][-1] == "Tập thể lao động xuất sắc không tặng cho cá nhân."


def test_a_column_taken_for_another_is_read_again(hoa, cast):
    page = upload(hoa, cast.school_a, "1,Phạm Thị Sen,07/03/1985,LĐTT,CSTĐCS", head=f"{HEAD},Đề nghị")["Location"]
    hoa.post(f"{page}doc-lai/", {"page": "", "cot-3": "", "cot-4": "award"})
    assert PastList.objects.get().rows.get().values["award"] == "CSTDCS"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"period": "2020-2022"}, "hai năm liền nhau"),
        ({"decided_date": "31/02/2021"}, "Ngày"),
        ({"period": "năm nay"}, ""),
    ],
)
def test_what_is_said_for_all_rows_must_make_sense(hoa, cast, told, words):
    answer = upload(hoa, cast.school_a, "1,Phạm Thị Sen,07/03/1985,LĐTT", **told)
    assert (answer.status_code, PastList.objects.count(), words in html(answer)) == (200, 0, True)


@pytest.mark.parametrize(
    ("kind", "head", "row"),
    [
        ("xep-loai", "STT,Họ và tên,Ngày sinh,Xếp loại", "1,Phạm Thị Sen,07/03/1985,HTXSNV"),
        ("sang-kien", "STT,Tên sáng kiến,Tác giả,Mã cán bộ,Phạm vi", "1,Dạy toán,Phạm Thị Sen,0456,Tỉnh"),
        ("hoi-thi", "STT,Họ và tên,Ngày sinh,Hội thi,Giải", "1,Phạm Thị Sen,07/03/1985,Giáo viên dạy giỏi,Nhì"),
    ],
)
def test_each_kind_of_list_has_its_page(hoa, cast, kind, head, row):
    page = upload(hoa, cast.school_a, row, kind=kind, head=head)["Location"]
    hoa.post(f"{page}ghi/")
    found = PastList.objects.get()
    assert (found.state, [len(each.made) for each in found.rows.all()]) == ("written", [1])


def test_a_list_of_one_school_is_nothing_to_another(hoa, cast):
    page = upload(hoa, cast.school_a, "1,Phạm Thị Sen,07/03/1985,LĐTT")["Location"]
    cuc = signed_in(hoa, cast.cuc)
    assert [cuc.get(page).status_code, cuc.post(f"{page}ghi/").status_code] == [404, 404]
    assert "2021.csv" not in html(cuc.get("/so-khen-thuong/nhap/"))
    assert upload(cuc, cast.school_a, "1,Phạm Thị Sen,07/03/1985,LĐTT").status_code == 404
    assert counted() == []


def test_three_rows_or_one_cost_as_many_questions(hoa, cast):
    counts = []
    for names in ("A", "ABC"):
        page = upload(hoa, cast.school_a, *[f"1,Trần Văn {name},,LĐTT" for name in names])["Location"]
        with CaptureQueriesContext(connection) as asked:
            hoa.get(page)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_two_awards_of_one_row_stand_as_two_and_a_wrong_row_is_left_out_on_the_page(hoa, cast):
    head = "STT,Họ và tên,Ngày sinh,Mã cán bộ,LĐTT,CSTĐCS"
    rows = ("1,Phạm Thị Sen,07/03/1985,0456,x,x", "2,Phạm Thị Sen,31/02/1985,0456,?,")
    page = upload(hoa, cast.school_a, *rows, head=head)["Location"]
    shown = html(hoa.get(page))
    assert [shown.count(f'<td class="num">{row}</td>') for row in (2, 3)] == [2, 1]
    assert ("Còn 1 dòng sai" in shown, "Không nhập dòng này" in shown) == (True, True)
    mend = read_rows(hoa.get(f"{page}dong-can-sua/").content, "dong-can-sua.xlsx")
    assert [row[0] for row in mend if row and isinstance(row[0], int | float)] == [3]
    row = PastList.objects.get().rows.get(row=3)
    hoa.post(f"{page}chon/", {f"chon-{row.pk}": "bo"})
    hoa.post(f"{page}ghi/")
    assert (counted(), "Không nhập dòng này" in html(hoa.get(page))) == (["CSTDCS", "LDTT"], True)
