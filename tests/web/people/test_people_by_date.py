"""What is written into a person's record on screen: names, posts, facts, time away; the citizen id masked and guarded."""

from datetime import date

import pytest

from bangvang.office.people.actions import describe_person
from bangvang.office.people.models import Leave, Person, Post
from bangvang.office.units import actions as units
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry, ReadEntry
from tests import make
from tests.cast import signed_in

CITIZEN_ID = "049188001234"
DECISION = "Quyết định số 12/QĐ-PGDĐT ngày 20/02/2024"


@pytest.fixture
def teacher(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, joined_date=date(2015, 8, 15))


@pytest.fixture
def numbered(teacher):
    describe_person(teacher, by=MACHINE, citizen_id=CITIZEN_ID)
    return Person.objects.get(pk=teacher.pk)


def html(answer):
    return answer.content.decode()


def send(client, cast, who, address, **told):
    return signed_in(client, cast.accounts[who]).post(address, told)


def test_the_buttons_are_those_of_the_reader(client, cast, teacher):
    def buttons(who):
        page = html(signed_in(client, cast.accounts[who]).get(f"/can-bo/{teacher.pk}/"))
        return [word for word in ("Đổi tên", "Chuyển đơn vị", "Sửa thông tin", "Ghi thời gian nghỉ") if word in page]

    assert {who: len(buttons(who)) for who in ("hoa", "binh", "phuc", "lan")} == {
        "hoa": 3, "binh": 3, "phuc": 4, "lan": 0,
    }  # fmt: skip
    assert buttons("dung") == ["Chuyển đơn vị"]


def test_another_name_stands_on_the_page_with_its_day_and_paper(client, cast, teacher):
    told = {"full_name": "Phạm Thị  Hương Sen", "since": "01/03/2024", "decision": DECISION}
    answer = send(client, cast, "hoa", f"/can-bo/{teacher.pk}/doi-ten/", **told)
    assert answer.url == f"/can-bo/{teacher.pk}/"
    page = html(client.get(answer.url))
    assert "Họ tên trước đây: Phạm Thị Sen" in page
    row = page[page.index('class="name">Phạm Thị Hương Sen</th>') :].split("</tr>")[0]
    assert ("01/03/2024" in row, "nay" in row, DECISION in row) == (True, True, True)


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(client, cast, teacher):
    told = {"full_name": "Phạm Sen", "since": "01/03/2099", "decision": ""}
    answer = send(client, cast, "hoa", f"/can-bo/{teacher.pk}/doi-ten/", **told)
    assert answer.status_code == 422
    page = html(answer)
    assert ("Ngày này còn ở phía trước." in page, "Cần điền mục này." in page) == (True, True)
    assert 'value="Phạm Sen"' in page
    again = send(client, cast, "hoa", f"/can-bo/{teacher.pk}/doi-ten/", **told | {"full_name": " Phạm Thị  Sen"})
    assert "giống họ tên đang dùng" in html(again).split('name="since"')[0]
    assert Person.objects.get(pk=teacher.pk).full_name == "Phạm Thị Sen"


def test_an_officer_moves_a_person_between_the_units_below_and_sees_no_other(client, cast, teacher):
    address = f"/can-bo/{teacher.pk}/chuyen/"
    page = html(signed_in(client, cast.phuc).get(address))
    assert (cast.school_b.name in page, cast.high_school.name in page) == (True, False)
    told = {"unit": cast.high_school.pk, "since": "01/03/2024", "decision": DECISION}
    assert client.post(address, told).status_code == 422
    told |= {"unit": cast.school_b.pk, "title": "Tổ trưởng", "kind": "manager"}
    assert client.post(address, told).url == f"/can-bo/{teacher.pk}/"
    posts = Post.objects.filter(person=teacher).order_by("since").values_list("unit", "until", "title", "kind")
    assert list(posts) == [
        (cast.school_a.pk, date(2024, 2, 29), "Giáo viên", "teacher"),
        (cast.school_b.pk, None, "Tổ trưởng", "manager"),
    ]
    assert DECISION in html(client.get(f"/can-bo/{teacher.pk}/"))
    assert signed_in(client, cast.hoa).get(f"/can-bo/{teacher.pk}/").status_code == 404


def test_who_holds_no_post_is_placed_with_title_and_kind_told(client, cast, teacher):
    Post.objects.filter(person=teacher).update(until=date(2023, 1, 1))
    told = {"unit": cast.school_b.pk, "since": "01/03/2024", "decision": DECISION, "title": "Giáo viên"}
    address = f"/can-bo/{teacher.pk}/chuyen/"
    assert "ghi chức vụ và loại vị trí" in html(send(client, cast, "phuc", address, **told))
    assert send(client, cast, "phuc", address, **told, kind="teacher").status_code == 302


def test_facts_are_kept_as_typed_and_an_empty_id_keeps_the_one_on_file(client, cast, numbered):
    address = f"/can-bo/{numbered.pk}/sua/"
    page = html(signed_in(client, cast.hoa).get(address))
    assert ("•••••••••234" in page, CITIZEN_ID in page) == (True, False)
    told = {"citizen_id": "", "sex": "nu", "ethnicity": "Cơ Tu", "party_since": "03/02/2015"}
    client.post(address, told)
    kept = Person.objects.get(pk=numbered.pk)
    assert (kept.citizen_id, kept.sex, kept.ethnicity, kept.party_since) == (
        CITIZEN_ID, "nu", "Cơ Tu", date(2015, 2, 3),
    )  # fmt: skip
    assert kept.joined_date is None  # emptied on the form
    client.post(address, told | {"citizen_id": "012345678"})
    assert Person.objects.get(pk=numbered.pk).citizen_id == "012345678"
    for wrong in ("12345678", "1234567890", "04918800123A"):
        assert "có 12 chữ số" in html(client.post(address, told | {"citizen_id": wrong}))


def test_a_post_and_a_spell_away_are_corrected_each_on_its_page(client, cast, teacher):
    post = Post.objects.get(person=teacher)
    send(client, cast, "hoa", f"/can-bo/{teacher.pk}/vi-tri/{post.pk}/", kind="manager", contract="contract")
    post.refresh_from_db()
    assert (post.kind, post.contract) == ("manager", "contract")
    client.post(f"/can-bo/{teacher.pk}/nghi/", {"kind": "study", "since": "01/09/2022", "course_months": "12"})
    leave = Leave.objects.get(person=teacher)
    address = f"/can-bo/{teacher.pk}/nghi/{leave.pk}/tro-lai/"
    assert "trước ngày bắt đầu" in html(client.post(address, {"until": "01/08/2022"}))
    client.post(address, {"until": "31/08/2023", "has_kept_rules": "yes", "result": "kha"})
    page = html(client.get(f"/can-bo/{teacher.pk}/"))
    row = page[page.index("Khóa học 12 tháng") :].split("</tr>")[0]
    assert ("Kết quả: Khá" in row, "Ghi kết quả" in row) == (True, True)


def test_time_in_an_area_is_told_from_post_and_unit_with_its_source(client, cast, teacher):
    told = {"kind": "difficult", "since": date(2018, 7, 1), "decision": "Quyết định số 861/QĐ-TTg"}
    tag = units.tag_unit(cast.school_a, by=MACHINE, **told)
    units.end_tag(tag, by=MACHINE, until=date(2021, 6, 4), decision="Quyết định số 433/QĐ-UBDT")
    units.tag_unit(cast.school_b, by=MACHINE, kind="difficult", since=date(2010, 1, 1), decision="Không của ai")
    page = html(signed_in(client, cast.hoa).get(f"/can-bo/{teacher.pk}/"))
    table = page[page.index('aria-label="Thời gian công tác theo địa bàn"') :].split("</table>")[0]
    assert table.count("<tr>") == 2
    for said in ("01/07/2018", "04/06/2021", "đặc biệt khó khăn", cast.school_a.name):
        assert said in table, said
    assert "Không của ai" not in page


def test_the_citizen_id_is_shown_whole_only_when_asked_for_and_that_is_noted(client, cast, numbered):
    browser = signed_in(client, cast.hoa)
    assert "•••••••••234" in html(browser.get(f"/can-bo/{numbered.pk}/"))
    answer = browser.post(f"/can-bo/{numbered.pk}/so-dinh-danh/")
    assert (CITIZEN_ID in html(answer), answer["Cache-Control"]) == (True, "private, no-store")
    entries = ReadEntry.objects.filter(what="citizen_id").values_list("author_name", "thing_id")
    assert list(entries) == [("Trần Thị Hoa", str(numbered.pk))]
    assert browser.get(f"/can-bo/{numbered.pk}/so-dinh-danh/").status_code == 405


def test_the_number_is_on_no_other_page_list_or_journal(client, cast, numbered):
    browser = signed_in(client, cast.hoa)
    pages = [f"/can-bo/{numbered.pk}/{more}" for more in ("", "sua/", "doi-ten/", "nghi/")]
    for place in (*pages, "/can-bo/", "/can-bo/excel/", f"/tim-kiem/?q={CITIZEN_ID}", "/tim-kiem/?q=sen"):
        content = browser.get(place).getvalue().decode("utf-8", "replace")
        assert CITIZEN_ID not in content.replace(f'value="{CITIZEN_ID}"', "").replace(f"“{CITIZEN_ID}”", ""), place
    assert CITIZEN_ID not in str(list(JournalEntry.objects.values_list("changes", "thing_label", "reason")))


@pytest.mark.parametrize(("who", "code"), [("cuc", 404), ("lan", 404), ("thu", 404), ("vy", 404), ("phuc", 200)])
def test_who_may_ask_for_the_number(client, cast, numbered, who, code):
    assert send(client, cast, who, f"/can-bo/{numbered.pk}/so-dinh-danh/").status_code == code
    assert ReadEntry.objects.filter(what="citizen_id").count() == (code == 200)


def test_one_reads_the_own_number_unnoted_and_sees_who_else_did(client, cast):
    describe_person(cast.vy.person, by=MACHINE, citizen_id=CITIZEN_ID)
    address = f"/can-bo/{cast.vy.person_id}/so-dinh-danh/"
    assert CITIZEN_ID in html(send(client, cast, "vy", address))
    assert not ReadEntry.objects.filter(what="citizen_id").exists()
    send(client, cast, "binh", address)
    page = html(signed_in(client, cast.vy).get("/ho-so-cua-toi/luot-xem/"))
    assert "Số định danh cá nhân, xem đủ" in page[page.index("Lê Văn Bình") :].split("</tr>")[0]
    assert "Số định danh cá nhân trong hồ sơ" in html(signed_in(client, cast.lan).get("/nhat-ky/luot-xem/"))


def test_strangers_find_none_of_the_forms(client, cast, teacher):
    post = Post.objects.get(person=teacher)
    places = ("doi-ten/", "chuyen/", "sua/", "nghi/", f"vi-tri/{post.pk}/", "nghi/1/tro-lai/")
    for who in ("cuc", "lan", "vy"):
        browser = signed_in(client, cast.accounts[who])
        assert {browser.get(f"/can-bo/{teacher.pk}/{place}").status_code for place in places} == {404}, who
