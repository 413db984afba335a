"""Thay đổi tổ chức on screen: told, shown with what it touches, confirmed, taken back before its day."""

import pytest

from bangvang.office.units.models import Unit, UnitChange
from tests.cast import signed_in
from tests.web.units.confirming import confirmed

NEW = {"what": "rename", "name": "Trường Tiểu học Võ Thị Sáu", "short_name": "TH Võ Thị Sáu"}
TOLD = {"since": "01/06/2024", "decision": "Quyết định số 15/QĐ-UBND ngày 20/5/2024"}


def html(answer):
    return answer.content.decode()


def url(unit):
    return f"/don-vi/{unit.pk}/thay-doi/"


@pytest.mark.parametrize("who", ["dung", "an", "son"])
def test_the_department_renames_a_school(client, cast, who):
    browser = signed_in(client, getattr(cast, who))
    confirmed(browser, url(cast.school_a), NEW | TOLD)
    assert Unit.objects.get(pk=cast.school_a.pk).name == "Trường Tiểu học Võ Thị Sáu"
    assert "Đổi tên: Trường Tiểu học Võ Thị Sáu" in html(browser.get(f"/don-vi/{cast.school_a.pk}/"))


@pytest.mark.parametrize("who", ["phuc", "quy", "binh", "lan", "cuc"])
def test_for_others_there_is_no_such_page_and_no_button(client, cast, who):
    browser = signed_in(client, getattr(cast, who))
    assert browser.get("/don-vi/thay-doi/").status_code == 404
    assert browser.post(url(cast.school_a), NEW | TOLD | {"xac-nhan": "1"}).status_code == 404
    assert "Nhập thay đổi tổ chức" not in html(browser.get(f"/don-vi/{cast.school_a.pk}/"))
    assert not UnitChange.objects.exists()


def test_what_is_missing_is_said_beside_its_field_and_what_cannot_be_before_the_confirmation(client, cast):
    browser = signed_in(client, cast.dung)
    assert "Cần chọn loại đơn vị sau khi chuyển." in html(browser.post(url(cast.school_a), {"what": "move", **TOLD}))
    told = {"what": "dissolve", "other": cast.department.pk, **TOLD}
    page = html(browser.post(url(cast.district_office), told))
    assert "Còn 2 đơn vị thuộc" in page
    assert "Xác nhận thay đổi" not in page


def test_a_change_of_a_later_day_waits_and_can_be_taken_back(client, cast):
    browser = signed_in(client, cast.an)
    confirmed(browser, url(cast.school_a), NEW | TOLD | {"since": "01/09/2024"})
    assert "Chờ đến ngày" in html(browser.get("/don-vi/thay-doi/"))
    change = UnitChange.objects.get()
    page = html(browser.post(f"/don-vi/thay-doi/{change.pk}/huy/", {"reason": "Nhập nhầm"}, follow=True))
    assert "Đã hủy thay đổi tổ chức." in page
    assert UnitChange.objects.get().cancelled_at is not None


def test_a_dissolved_unit_says_so_and_who_went_on(client, cast):
    browser = signed_in(client, cast.dung)
    told = {"what": "dissolve", "other": cast.school_b.pk, **TOLD}
    confirmed(browser, url(cast.school_a), told)
    page = html(browser.get(f"/don-vi/{cast.school_a.pk}/"))
    assert "31/05/2024</time>; đơn vị kế thừa: Trường Trung học cơ sở Lê Lợi." in page
    assert browser.get(url(cast.school_a)).status_code == 404


def test_the_list_of_changes_asks_few_queries(client, cast, django_assert_max_num_queries):
    browser = signed_in(client, cast.dung)
    confirmed(browser, url(cast.school_a), NEW | TOLD)
    with django_assert_max_num_queries(12):
        browser.get("/don-vi/thay-doi/")
