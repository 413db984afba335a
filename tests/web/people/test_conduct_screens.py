"""The inspectorate's screens: a case is written down, concluded; nobody else finds the pages."""

import pytest

from bangvang.office.achievements import queries
from bangvang.office.achievements.models import Hold
from bangvang.toolbox.models import JournalEntry
from tests import make
from tests.cast import signed_in

CASE = {"kind": "complaint", "source": "Sổ thụ lý số 22/2024", "since": "03/06/2024"}


@pytest.fixture
def teacher(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a)


def html(answer):
    return answer.content.decode()


def test_a_case_is_written_down_and_concluded(client, cast, teacher):
    browser = signed_in(client, cast.thu)
    assert browser.post(f"/can-bo/{teacher.pk}/cho-xac-nhan/", CASE).url == f"/can-bo/{teacher.pk}/"
    page = html(browser.get("/viec-cho-xac-nhan/"))
    assert "Phạm Thị Sen" in page
    assert "Sổ thụ lý số 22/2024" in page
    place = f"/viec-cho-xac-nhan/{Hold.objects.get().pk}/ket-luan/"
    assert "Cần điền mục này." in html(browser.post(place, {"until": "10/06/2024"}))
    browser.post(place, {"until": "10/06/2024", "conclusion": "Không có vi phạm."})
    assert queries.shown_holds(cast.by("thu"), teacher) == []
    assert JournalEntry.objects.get(step="achievements.lift_hold").reason == "Không có vi phạm."


def test_nobody_else_finds_the_pages(client, cast, teacher):
    signed_in(client, cast.thu).post(f"/can-bo/{teacher.pk}/cho-xac-nhan/", CASE)
    hold = Hold.objects.get()
    for who in ("hoa", "binh", "phuc", "dung", "lan", "cuc", "an"):
        browser = signed_in(client, cast.accounts[who])
        for path in (
            f"can-bo/{teacher.pk}/cho-xac-nhan",
            f"can-bo/{teacher.pk}/ky-luat",
            f"viec-cho-xac-nhan/{hold.pk}/ket-luan",
        ):
            assert browser.post(f"/{path}/", CASE).status_code == 404, (who, path)
        assert browser.get("/viec-cho-xac-nhan/").status_code == 403
    assert Hold.objects.count() == 1


def test_discipline_is_entered_and_read_by_those_who_must(client, cast, teacher):
    sent = {
        "form": "khien_trach",
        "number": "9/QĐ",
        "issuer": "Phòng GDĐT",
        "since": "01/02/2024",
        "until": "31/01/2024",
    }
    browser = signed_in(client, cast.thu)
    page = html(browser.post(f"/can-bo/{teacher.pk}/ky-luat/", sent))
    assert "Ngày hết thời hạn trước ngày bắt đầu." in page
    browser.post(f"/can-bo/{teacher.pk}/ky-luat/", {**sent, "until": "30/04/2024"})
    assert "Khiển trách" in html(browser.get(f"/can-bo/{teacher.pk}/"))
    assert "Khiển trách" in html(signed_in(client, cast.phuc).get(f"/can-bo/{teacher.pk}/"))
    assert "Khiển trách" not in html(signed_in(client, cast.hoa).get(f"/can-bo/{teacher.pk}/"))
