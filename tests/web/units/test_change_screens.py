"""Thay đổi tổ chức on screen: told, shown with what it touches, confirmed, taken back before its day."""

import pytest

from bangvang.office.units.models import Unit, UnitChange
from tests.cast import signed_in
from tests.office.dossiers import way

NEW = {"what": "rename", "name": "Trường Tiểu học Võ Thị Sáu", "short_name": "TH Võ Thị Sáu"}
TOLD = {"since": "01/06/2024", "decision": "Quyết định số 15/QĐ-UBND ngày 20/5/2024"}


def html(answer):
    return answer.content.decode()


def url(unit):
    return f"/don-vi/{unit.pk}/thay-doi/"


def test_a_change_is_shown_with_what_it_touches_before_it_is_kept(client, cast):
    way.received(cast, count=2)
    browser = signed_in(client, cast.dung)
    told = {"what": "merge", "other": cast.school_b.pk, **TOLD}
    page = html(browser.post(url(cast.school_a), told))
    assert '<dt>Đơn vị bị ảnh hưởng</dt><dd class="figures">1</dd>' in page
    assert '<dt>Số người</dt><dd class="figures">5</dd>' in page
    assert '<dt>Hồ sơ đang xử lý</dt><dd class="figures">2</dd>' in page
    assert "do Trường Trung học cơ sở Lê Lợi làm tiếp" in page
    assert not UnitChange.objects.exists()
    page = html(browser.post(url(cast.school_a), told | {"xac-nhan": "1"}, follow=True))
    assert "Đã ghi thay đổi tổ chức." in page
    assert "Sáp nhập: Trường Tiểu học Kim Đồng vào Trường Trung học cơ sở Lê Lợi" in page
    assert Unit.objects.get(pk=cast.school_a.pk).successor == cast.school_b


@pytest.mark.parametrize("who", ["dung", "an", "son"])
def test_the_department_renames_a_school(client, cast, who):
    browser = signed_in(client, getattr(cast, who))
    browser.post(url(cast.school_a), NEW | TOLD | {"xac-nhan": "1"})
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
    browser.post(url(cast.school_a), NEW | TOLD | {"since": "01/09/2024", "xac-nhan": "1"})
    assert "Chờ đến ngày" in html(browser.get("/don-vi/thay-doi/"))
    change = UnitChange.objects.get()
    page = html(browser.post(f"/don-vi/thay-doi/{change.pk}/huy/", {"reason": "Nhập nhầm"}, follow=True))
    assert "Đã hủy thay đổi tổ chức." in page
    assert UnitChange.objects.get().cancelled_at is not None


def test_a_dissolved_unit_says_so_and_who_went_on(client, cast):
    browser = signed_in(client, cast.dung)
    told = {"what": "dissolve", "other": cast.school_b.pk, **TOLD}
    browser.post(url(cast.school_a), told | {"xac-nhan": "1"})
    page = html(browser.get(f"/don-vi/{cast.school_a.pk}/"))
    assert "31/05/2024</time>; đơn vị kế thừa: Trường Trung học cơ sở Lê Lợi." in page
    assert browser.get(url(cast.school_a)).status_code == 404


def test_the_list_of_changes_asks_few_queries(client, cast, django_assert_max_num_queries):
    browser = signed_in(client, cast.dung)
    browser.post(url(cast.school_a), NEW | TOLD | {"xac-nhan": "1"})
    with django_assert_max_num_queries(12):
        browser.get("/don-vi/thay-doi/")
