"""Records that may be of one person on screen: side by side, merged and apart again, told to be two and taken back."""

from datetime import date

import pytest

from bangvang.office.achievements import actions as achievements
from bangvang.office.people import queries
from bangvang.office.people.actions import describe_person, merge_record
from bangvang.office.people.models import NotTheSame, Person
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from tests import make
from tests.cast import signed_in

BORN = date(1988, 4, 30)
LIST = "/can-bo/co-the-trung/"


@pytest.fixture
def pair(cast):
    """The same teacher twice at school A; a namesake without a birth date, and one at another school."""
    old = make.person("Phạm Thị Sen", at=cast.school_a, code="SEN-1", birth_date=BORN)
    new = make.person("Phạm Thị Sen", at=cast.school_a, code="SEN-2", birth_date=BORN, joined_date=make.APPOINTED)
    make.person("Phạm Thị Sen", at=cast.school_a, code="SEN-3")
    make.person("Phạm Thị Sen", at=cast.school_b, code="SEN-B", birth_date=BORN)
    head = {"number": "612/QĐ-UBND", "decided_date": date(2023, 7, 10), "issuer": "UBND huyện", "signer": ""}
    row = {"person": old, "award": "LDTT", "period": "2022-2023", "name_printed": "Sen", "held_at": cast.school_a}
    achievements.record_awards([row], by=MACHINE, door="history", proof="checked", **head)
    return old, new


def html(answer):
    return answer.content.decode()


def merge(client, first, second, **told):
    return client.post(f"{LIST}{first.pk}/{second.pk}/gop/", told, follow=True)


def test_a_pair_stands_side_by_side_with_its_reasons_and_what_differs(client, cast, pair):
    describe_person(pair[0], by=MACHINE, citizen_id="049188001234")
    page = html(signed_in(client, cast.hoa).get(LIST))
    assert page.count("<section") == 1
    assert "Cùng họ tên và ngày sinh, từng ở cùng đơn vị." in page
    rows = {row.split("<")[0].strip(): row for row in page.split('<th scope="row">')[1:]}
    told = {label: "Khác nhau" in row.split("</tr>")[0] for label, row in rows.items()}
    assert told == {
        "Họ và tên": False, "Ngày sinh": False, "Mã cán bộ": True, "Số định danh": True, "Vào ngành": True,
        "Quá trình công tác": False, "Danh hiệu, khen thưởng": True,
    }  # fmt: skip
    assert ("•••••••••234" in page, "049188001234" in page) == (True, False)
    assert ("SEN-3" in page, "SEN-B" in page) == (False, False)


def test_merged_into_the_record_chosen_and_apart_again_with_a_reason(client, cast, pair):
    old, new = pair
    browser = signed_in(client, cast.hoa)
    assert "chọn hồ sơ giữ lại" in html(merge(browser, old, new))
    page = html(merge(browser, old, new, stays=str(new.pk)))
    assert ("Đã gộp hồ sơ mã SEN-1 vào hồ sơ mã SEN-2" in page, "Không có cặp nào" in page) == (True, True)
    assert queries.same_person_ids([old.pk]) == {old.pk: new.pk, new.pk: new.pk}
    assert "Đã gộp vào hồ sơ này: Phạm Thị Sen, mã SEN-1." in html(browser.get(f"/can-bo/{new.pk}/"))
    assert "SEN-1" in html(browser.get(f"{LIST}da-gop/"))
    assert "Cần ghi lý do." in html(browser.post(f"/can-bo/{old.pk}/bo-gop/", follow=True))
    browser.post(f"/can-bo/{old.pk}/bo-gop/", {"reason": "Hai chị em sinh đôi"})
    assert Person.objects.get(pk=old.pk).merged_into_id is None
    assert JournalEntry.objects.get(step="people.unmerge_record").reason == "Hai chị em sinh đôi"


def test_two_people_are_shown_no_more_until_that_is_taken_back(client, cast, pair):
    old, new = pair
    browser = signed_in(client, cast.hoa)
    browser.post(f"{LIST}{old.pk}/{new.pk}/hai-nguoi/")
    assert "Không có cặp nào" in html(browser.get(LIST))
    assert "bỏ ghi nhận đó trước" in html(merge(browser, old, new, stays=str(new.pk)))
    told = NotTheSame.objects.get()
    assert "Trần Thị Hoa" in html(browser.get(f"{LIST}hai-nguoi/")).split("<main")[1]
    browser.post(f"/can-bo/hai-nguoi/{told.pk}/bo/")
    told.refresh_from_db()
    assert (told.ended_by, told.ended_at is not None) == (cast.hoa, True)
    assert f"{LIST}{old.pk}/{new.pk}/hai-nguoi/" in html(browser.get(LIST))
    browser.post(f"{LIST}{old.pk}/{new.pk}/hai-nguoi/")
    assert [bool(one.ended_at) for one in NotTheSame.objects.order_by("pk")] == [True, False]


def test_only_those_who_keep_records_are_led_to_the_pairs_of_their_own_people(client, cast, pair):
    def said(who):
        browser = signed_in(client, cast.accounts[who])
        is_led = LIST in html(browser.get("/can-bo/"))
        return html(browser.get(LIST)).count("Không phải một người") if is_led else None

    assert [said(who) for who in ("hoa", "phuc", "cuc", "lan", "vy")] == [1, 3, 0, None, None]


def test_whoever_keeps_not_both_records_finds_no_pair(client, cast, pair):
    old, new = pair
    elsewhere = Person.objects.get(code="SEN-B")
    for who, first, second in (("hoa", old, elsewhere), ("cuc", old, new), ("lan", old, new), ("vy", old, new)):
        browser = signed_in(client, cast.accounts[who])
        codes = [browser.post(f"{LIST}{first.pk}/{second.pk}/{way}/").status_code for way in ("gop", "hai-nguoi")]
        assert codes == [404, 404], who
    merge_record(old, by=MACHINE, into=new)
    assert signed_in(client, cast.cuc).post(f"/can-bo/{old.pk}/bo-gop/", {"reason": "x"}).status_code == 404
    assert "SEN-1" not in html(client.get(f"{LIST}da-gop/"))
    assert Person.objects.get(pk=old.pk).merged_into_id == new.pk


def test_many_pairs_cost_as_many_queries_as_three(client, cast, pair, django_assert_max_num_queries):
    browser = signed_in(client, cast.hoa)
    make.person("Phạm Thị Sen", at=cast.school_a, birth_date=BORN)  # three records, three pairs
    browser.get(LIST)
    with django_assert_max_num_queries(30) as three:
        assert html(browser.get(LIST)).count("<section") == 3
    for n in range(9):
        for _time in range(2):
            make.person(f"Nguyễn Văn {n}", at=cast.school_a, birth_date=BORN)
    with django_assert_max_num_queries(30) as many:
        assert html(browser.get(LIST)).count("<section") == 12
    assert len(three) == len(many)
