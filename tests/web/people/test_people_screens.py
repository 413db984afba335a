"""People: within reach only, the record with its decisions, the register of awards, the search box."""

from datetime import date

import pytest

from bangvang.office.achievements import actions as achievements
from bangvang.office.people.actions import merge_record, transfer
from bangvang.office.people.models import Person
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import ReadEntry
from bangvang.toolbox.sheets import read_rows
from tests import make
from tests.cast import signed_in

YEAR = "2022-2023"


@pytest.fixture
def teacher(cast):
    person = make.person("Phạm Thị Sen", at=cast.school_a, joined_date=date(2015, 8, 15))
    head = {"number": "45/QĐ-THKĐ", "decided_date": date(2023, 5, 28), "issuer": "Trường Tiểu học Kim Đồng"}
    achievements.rate([{"person": person, "grade": "HTXS", "period": YEAR, "proof": "checked", **head}], by=MACHINE)
    rows = [
        {"person": person, "award": award, "period": YEAR, "name_printed": person.full_name, "held_at": cast.school_a}
        for award in ("CSTDCS", "BKT")
    ]
    head = {"number": "612/QĐ-UBND", "decided_date": date(2023, 7, 10), "issuer": "UBND huyện Núi Thành"}
    achievements.record_awards(rows, by=MACHINE, door="history", signer="", proof="confirmed", **head)
    achievements.enter_initiatives(
        cast.school_a,
        by=MACHINE,
        period=YEAR,
        reach="base",
        number="31/QĐ-PGDĐT",
        decided_date=date(2023, 5, 15),
        issuer="Phòng GDĐT",
        rows=[{"title": "Dạy đọc qua dự án", "authors": [(person, 60)]}],
    )
    return person


def html(answer):
    return answer.content.decode()


def test_the_record_shows_each_fact_with_its_decision_and_proof(client, cast, teacher):
    page = html(signed_in(client, cast.hoa).get(f"/can-bo/{teacher.pk}/"))
    row = page[page.index(f">{YEAR}</th>") :].split("</tr>")[0]
    for said in (
        "Hoàn thành xuất sắc nhiệm vụ",
        "Quyết định số 45/QĐ-THKĐ",
        "Đã đối chiếu bản chụp",
        "Chiến sĩ thi đua cơ sở",
        "Quyết định số 612/QĐ-UBND",
        "Cơ quan ban hành xác nhận",
        "Dạy đọc qua dự án",
        "60 %",
    ):
        assert said in row, said
    assert "Bằng khen" in page


def test_who_opens_a_record_is_noted_oneself_is_not(client, cast, teacher):
    signed_in(client, cast.hoa).get(f"/can-bo/{teacher.pk}/")
    signed_in(client, cast.vy).get(f"/can-bo/{cast.vy.person_id}/")
    assert [entry.author_name for entry in ReadEntry.objects.all()] == ["Trần Thị Hoa"]


def test_who_may_open_whose_record(client, cast, teacher):
    seen = {
        who: signed_in(client, cast.accounts[who]).get(f"/can-bo/{teacher.pk}/").status_code
        for who in ("hoa", "binh", "phuc", "dung", "cuc", "mai", "vy", "an")
    }
    assert seen == {"hoa": 200, "binh": 200, "phuc": 200, "dung": 200, "cuc": 404, "mai": 404, "vy": 404, "an": 404}


def test_after_a_transfer_the_old_school_no_longer_opens_the_record(client, cast, teacher):
    transfer(teacher, cast.school_b, by=MACHINE, since=date(2024, 1, 1))
    assert signed_in(client, cast.hoa).get(f"/can-bo/{teacher.pk}/").status_code == 404
    assert signed_in(client, cast.cuc).get(f"/can-bo/{teacher.pk}/").status_code == 200


def test_a_teacher_sees_herself_and_no_list_of_others(client, cast, teacher):
    browser = signed_in(client, cast.vy)
    assert "Nguyễn Tường Vy" in html(browser.get(f"/can-bo/{cast.vy.person_id}/"))
    for place in ("/can-bo/?q=sen", "/tim-kiem/?q=sen", "/so-khen-thuong/", "/don-vi/"):
        page = html(browser.get(place))
        assert "Phạm Thị Sen" not in page
        assert "Kim Đồng" not in page[page.index("<main") :]


def test_people_and_units_are_found_without_accents_within_reach(client, cast, teacher):
    page = html(signed_in(client, cast.hoa).get("/tim-kiem/?q=sen pham"))
    assert "Phạm Thị Sen" in page
    page = html(signed_in(client, cast.cuc).get("/tim-kiem/?q=sen"))
    assert "Phạm Thị Sen" not in page
    page = html(signed_in(client, cast.dung).get("/tim-kiem/?q=song tranh"))
    assert "Trường Trung học phổ thông Sông Tranh" in page


def test_a_decision_is_found_by_its_number_within_reach(client, cast, teacher):
    page = html(signed_in(client, cast.hoa).get("/tim-kiem/?q=612"))
    assert "Quyết định số 612/QĐ-UBND" in page
    assert "2 tên" in page
    assert "612/QĐ-UBND" not in html(signed_in(client, cast.cuc).get("/tim-kiem/?q=612"))


def test_why_a_case_waits_is_read_by_the_inspectorate_not_by_the_school(client, cast, teacher):
    achievements.place_hold(teacher, by=MACHINE, kind="complaint", source="Đơn số 22", since=date(2024, 6, 1))
    for who, is_told in (("thu", True), ("phuc", True), ("hoa", False), ("binh", False), ("lan", False)):
        page = html(signed_in(client, cast.accounts[who]).get(f"/can-bo/{teacher.pk}/"))
        assert ("Đơn số 22" in page) is is_told, who
        assert ("Đang chờ cơ quan có thẩm quyền xác nhận" in page) is not is_told, who


def test_the_register_is_filtered_and_exported_as_shown(client, cast, teacher):
    browser = signed_in(client, cast.hoa)
    page = html(browser.get("/so-khen-thuong/?q=sen&danh-hieu=BKT"))
    assert page.count("612/QĐ-UBND") == 1
    rows = read_rows(browser.get("/so-khen-thuong/excel/?danh-hieu=BKT").content, "so.xlsx")
    assert [row[7] for row in rows if "Phạm Thị Sen" in row] == ["612/QĐ-UBND"]
    assert "612/QĐ-UBND" not in html(signed_in(client, cast.cuc).get("/so-khen-thuong/"))


def test_pages_ask_as_many_queries_for_many_as_for_one(client, cast, teacher, django_assert_max_num_queries):
    browser = signed_in(client, cast.dung)
    for place, most in (
        ("/can-bo/", 12),
        (f"/can-bo/{teacher.pk}/", 15),
        ("/so-khen-thuong/", 12),
        ("/tim-kiem/?q=ng", 15),
    ):
        browser.get(place)  # the words of the search box are read when they are first asked for
        with django_assert_max_num_queries(most) as one:
            browser.get(place)
        for n in range(4):
            other = make.person(f"Nguyễn Văn {n}", at=cast.school_a)
            row = {"person": other, "award": "LDTT", "period": YEAR, "name_printed": "Nguyễn", "held_at": cast.school_a}
            head = {
                "number": "7",
                "decided_date": date(2023, 7, 10),
                "issuer": "UBND",
                "signer": "",
                "proof": "checked",
            }
            achievements.record_awards([row], by=MACHINE, door="history", **head)
        browser.get(place)
        with django_assert_max_num_queries(most) as many:
            browser.get(place)
        assert len(one) == len(many), place


def test_a_merged_record_leads_to_the_one_that_stays_with_the_past_of_both(client, cast, teacher):
    born = date(1988, 4, 30)
    Person.objects.filter(pk=teacher.pk).update(birth_date=born)
    other = make.person("Phạm Thị Sen", at=cast.school_a, birth_date=born)
    merge_record(Person.objects.get(pk=teacher.pk), by=cast.by("hoa"), into=other)
    browser = signed_in(client, cast.hoa)
    assert browser.get(f"/can-bo/{teacher.pk}/").url == f"/can-bo/{other.pk}/"
    page = html(browser.get(f"/can-bo/{other.pk}/"))
    assert ("Quyết định số 612/QĐ-UBND" in page, "Dạy đọc qua dự án" in page) == (True, True)
    assert html(browser.get("/can-bo/")).count("Phạm Thị Sen") == 1
