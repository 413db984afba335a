"""The organisation on a day, founding, splitting, areas, clusters: entered by the Sở, read by those it concerns."""

from datetime import date

import pytest

from bangvang.office.people.queries import people_of
from bangvang.office.units import actions
from bangvang.office.units.models import Cluster, Unit, UnitTag
from bangvang.toolbox.acting import MACHINE
from tests.cast import signed_in
from tests.web.units.confirming import confirmed

DECISION = "Quyết định số 15/QĐ-UBND ngày 20/5/2024"
TOLD = {"since": "01/06/2024", "decision": DECISION}
NEW = {"name": "Trường Tiểu học Võ Thị Sáu", "short_name": "TH Võ Thị Sáu", "code": "TH-VTS"}


def html(answer):
    return answer.content.decode()


def main(answer):
    page = html(answer)
    return page[page.index("<main") :]


def test_a_unit_is_founded_under_the_one_chosen(client, cast):
    told = NEW | TOLD | {"parent": cast.district_office.pk, "kind": "district_school", "level": "TH"}
    page = html(signed_in(client, cast.an).post("/don-vi/thanh-lap/", told, follow=True))
    assert "Đã thành lập đơn vị." in page
    made = Unit.objects.get(code="TH-VTS")
    assert (made.parent, made.names.get().decision, made.since) == (cast.district_office, DECISION, date(2024, 6, 1))


def test_what_stands_in_the_wrong_place_or_bears_a_code_twice_is_refused(client, cast):
    browser = signed_in(client, cast.an)
    told = NEW | TOLD | {"parent": cast.department.pk, "kind": "district_school", "code": "TH-KD"}
    page = html(browser.post("/don-vi/thanh-lap/", told))
    assert "Mã TH-KD đã có đơn vị dùng." in page
    assert "phải thuộc “Phòng GDĐT”" in page


def test_a_split_is_entered_with_the_people_who_go(client, cast):
    browser = signed_in(client, cast.an)
    assert "Nguyễn Tường Vy, Giáo viên Ngữ văn" in html(browser.get(f"/don-vi/{cast.school_a.pk}/tach/"))
    told = NEW | TOLD | {"people": [cast.vy.person_id]}
    assert "Đã ghi việc tách đơn vị." in html(
        confirmed(browser, f"/don-vi/{cast.school_a.pk}/tach/", told, follow=True)
    )
    made = Unit.objects.get(code="TH-VTS")
    assert [person.pk for person in people_of(made, date(2024, 6, 12))] == [cast.vy.person_id]


def test_a_merger_is_brought_back_by_a_split_that_is_filled_in(client, cast):
    browser = signed_in(client, cast.an)
    told = {"what": "merge", "other": cast.school_b.pk}
    confirmed(browser, f"/don-vi/{cast.school_a.pk}/thay-doi/", TOLD | told)
    assert "Nhập thay đổi ngược lại" in html(browser.get("/don-vi/thay-doi/"))
    change = cast.school_a.changes.get()
    page = html(browser.get(f"/don-vi/thay-doi/{change.pk}/nguoc-lai/", follow=True))
    assert 'value="Trường Tiểu học Kim Đồng"' in page
    assert page.count("checked") == 3  # the three who came from there


def test_a_new_name_is_brought_back_by_the_old_one(client, cast):
    browser = signed_in(client, cast.an)
    told = {"what": "rename", "name": "Trường Mới", "short_name": "Mới"}
    confirmed(browser, f"/don-vi/{cast.school_a.pk}/thay-doi/", TOLD | told)
    change = cast.school_a.changes.get()
    page = html(browser.get(f"/don-vi/thay-doi/{change.pk}/nguoc-lai/", follow=True))
    assert 'value="Trường Tiểu học Kim Đồng"' in page


def test_the_area_of_a_unit_is_told_with_its_days(client, cast):
    browser = signed_in(client, cast.an)
    told = {"kind": "difficult", "since": "01/09/2020", "decision": "Quyết định số 861/QĐ-TTg"}
    browser.post(f"/don-vi/{cast.school_a.pk}/dia-ban/", told)
    tag = UnitTag.objects.get()
    ended = {"until": "31/05/2024", "decision": "Quyết định số 9/QĐ-TTg"}
    browser.post(f"/don-vi/dia-ban/{tag.pk}/ket-thuc/", ended)
    page = html(browser.get(f"/don-vi/{cast.school_a.pk}/"))
    assert "đặc biệt khó khăn, từ ngày" in page
    assert "861/QĐ-TTg; kết thúc theo Quyết định số 9/QĐ-TTg" in page
    assert "đặc biệt khó khăn" in main(browser.get("/don-vi/?ngay=01/01/2024&q=kim"))
    assert "đặc biệt khó khăn" not in main(browser.get("/don-vi/?ngay=01/06/2024&q=kim"))


def test_the_organisation_on_a_day_is_what_stood_then(client, cast):
    browser = signed_in(client, cast.dung)
    actions.merge_units(cast.school_b, by=MACHINE, units=[cast.school_a], since=date(2024, 6, 1), decision=DECISION)
    actions.rename_unit(
        cast.school_b, by=MACHINE, name="Trường Mới", short_name="Mới", since=date(2024, 6, 1), decision=DECISION
    )
    before = main(browser.get("/don-vi/?ngay=31/05/2024"))
    assert "Trường Tiểu học Kim Đồng" in before
    assert "Trường Trung học cơ sở Lê Lợi" in before
    assert "Trường Mới" not in before
    after = main(browser.get("/don-vi/?ngay=01/06/2024"))
    assert "Kim Đồng" not in after
    assert "Trường Mới" in after
    assert '<dt>Trường thuộc Phòng GDĐT</dt><dd class="figures">2</dd>' in before
    assert '<dt>Trường thuộc Phòng GDĐT</dt><dd class="figures">1</dd>' in after
    assert browser.get("/don-vi/excel/?ngay=31/05/2024")["Content-Type"].endswith("spreadsheetml.sheet")


def test_a_school_sees_only_itself_on_any_day(client, cast):
    page = main(signed_in(client, cast.cuc).get("/don-vi/?ngay=31/05/2024"))
    assert "Lê Lợi" in page
    assert "Kim Đồng" not in page


def test_a_cluster_of_last_year_begins_the_one_of_this_year(client, cast):
    old = actions.form_cluster("Cụm số 1", "2022-2023", [cast.school_a, cast.school_b], by=MACHINE)
    browser = signed_in(client, cast.an)
    told = {"name": "Cụm số 1", "year": "2023-2024", "decision": DECISION}
    page = html(browser.post(f"/cum-khoi/lap/?theo={old.pk}", told, follow=True))
    assert "Trường Trung học cơ sở Lê Lợi" in page
    made = Cluster.objects.get(year="2023-2024")
    browser.post(f"/cum-khoi/{made.pk}/vao/", {"unit": cast.high_school.pk, "role": "head", "since": "01/06/2024"})
    browser.post(f"/cum-khoi/{made.pk}/ra/", {"unit": cast.school_a.pk, "since": "01/06/2024"})
    rows = {row.unit: (row.role, row.since, row.until) for row in made.members.all()}
    assert rows == {
        cast.high_school: ("head", date(2024, 6, 1), None),
        cast.school_a: ("member", None, date(2024, 5, 31)),
        cast.school_b: ("member", None, None),
    }
    assert f'href="/cum-khoi/{made.pk}/">Cụm số 1, năm 2023-2024' in html(browser.get(f"/don-vi/{cast.school_b.pk}/"))


@pytest.mark.parametrize("who", ["phuc", "quy", "lan", "cuc"])
def test_others_found_nothing_and_split_nothing(client, cast, who):
    cluster = actions.form_cluster("Cụm số 1", "2023-2024", [cast.high_school], by=MACHINE)
    browser = signed_in(client, getattr(cast, who))
    before = (Unit.objects.count(), UnitTag.objects.count(), Cluster.objects.count())
    for address in ("/don-vi/thanh-lap/", f"/don-vi/{cast.school_a.pk}/tach/", f"/don-vi/{cast.school_a.pk}/dia-ban/"):
        assert browser.post(address, NEW | TOLD).status_code == 404
    for address in ("/cum-khoi/lap/", f"/cum-khoi/{cluster.pk}/vao/", f"/cum-khoi/{cluster.pk}/ra/"):
        assert browser.post(address, NEW | TOLD).status_code == 404
    assert (Unit.objects.count(), UnitTag.objects.count(), Cluster.objects.count()) == before


def test_a_cluster_is_read_by_its_units_and_not_by_others(client, cast):
    cluster = actions.form_cluster("Cụm số 1", "2023-2024", [cast.school_b], by=MACHINE)
    assert signed_in(client, cast.cuc).get(f"/cum-khoi/{cluster.pk}/").status_code == 200
    assert signed_in(client, cast.hoa).get(f"/cum-khoi/{cluster.pk}/").status_code == 404


def test_pages_ask_few_queries(client, cast, django_assert_max_num_queries):
    actions.form_cluster("Cụm số 1", "2023-2024", [cast.school_b, cast.school_a], by=MACHINE)
    browser = signed_in(client, cast.dung)
    with django_assert_max_num_queries(18):
        browser.get("/don-vi/?ngay=31/05/2024")
    with django_assert_max_num_queries(10):
        browser.get("/cum-khoi/")
