"""One box: people, units, decisions, texts, plans; slips mended and told; nothing beyond the reader's reach."""

import re
import unicodedata
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.office.achievements import actions as achievements
from bangvang.office.people import actions as people
from bangvang.office.people.models import Person
from bangvang.office.units import actions as units
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.finding import Words
from bangvang.web.search import gathering
from tests import make
from tests.cast import signed_in
from tests.office.decisions import way as deciding


def html(answer):
    return answer.content.decode()


@pytest.fixture(autouse=True)
def fresh_words():
    gathering.OF_PEOPLE.forget()
    gathering.OF_UNITS.forget()


@pytest.fixture
def staff(cast):
    names = ("Nguyễn Thị Hường", "Nguyễn Thị Hương", "Đinh Thị Hòa", "Lê Hoàng Đức", "H'Hen Niê")
    return [make.person(name, at=cast.school_a, code=f"QN0{n}7") for n, name in enumerate(names)]


def found(client, account, words, kind="Người"):
    """Labels of one kind on the page, in order."""
    page = html(signed_in(client, account).get("/tim-kiem/", {"q": words}))
    part = re.search(rf"<section class=\"section\"><h2>{kind}</h2>(.*?)</section>", page, re.S)
    return re.findall(r'<li><a href="[^"]+">([^<]+)</a>', part[1]) if part else []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("nguyen thi huong", ["Nguyễn Thị Hương", "Nguyễn Thị Hường"]),
        ("Hương Nguyễn", ["Nguyễn Thị Hương", "Nguyễn Thị Hường"]),
        ("nguyễn thị hư", ["Nguyễn Thị Hương", "Nguyễn Thị Hường"]),
        (unicodedata.normalize("NFD", "Đinh Thị Hoà"), ["Đinh Thị Hòa"]),
        ("dinh hoa", ["Đinh Thị Hòa"]),
        ("le hoang duc", ["Lê Hoàng Đức"]),
        ("h'hen", ["H&#x27;Hen Niê"]),
        ("qn037", ["Lê Hoàng Đức"]),
        ("tran hoa bo", []),
    ],
)
def test_people_are_found_by_words_in_any_order_with_or_without_marks(client, cast, staff, words, names):
    assert found(client, cast.hoa, words) == names
    assert "Kết quả gần đúng" not in html(client.get("/tim-kiem/", {"q": words}))


@pytest.mark.parametrize(
    "words", ["Nguyễ Thị Hưog", "nguyen thi huogn", "nguyeexn thij huwowng", "Nguye6n4 Thi5 Huong"]
)
def test_slips_are_mended_and_told(client, cast, staff, words):
    assert found(client, cast.hoa, words) == ["Nguyễn Thị Hương", "Nguyễn Thị Hường"]
    assert "Kết quả gần đúng." in html(client.get("/tim-kiem/", {"q": words}))


def test_a_known_word_may_be_the_slip_where_nobody_has_all_of_them(client, cast, staff):
    assert found(client, cast.hoa, "dinh thi hao") == ["Đinh Thị Hòa"]
    make.person("Phạm Thị Hào", at=cast.school_a)  # now the slip is a name itself
    assert found(client, cast.hoa, "dinh thi hao") == ["Đinh Thị Hòa"]


def test_whole_words_come_before_beginnings_and_each_in_the_order_of_names(client, cast):
    for name in ("Lê Thị Ánh", "Trần An", "Lê Thị Anh", "An Thị Bé"):
        make.person(name, at=cast.school_a)
    assert found(client, cast.hoa, "an") == ["Trần An", "An Thị Bé", "Lê Thị Anh", "Lê Thị Ánh"]


def test_whole_words_are_found_among_very_many_beginnings(client, cast):
    for n in range(70):
        make.person(f"Lê Thị Anh {chr(65 + n % 26)}", at=cast.school_a)
    make.person("Vũ Thị An Yên", at=cast.school_a)
    assert found(client, cast.hoa, "an")[0] == "Vũ Thị An Yên"


def test_a_person_is_found_by_a_name_borne_before_within_reach(client, cast, staff):
    told = {"full_name": "Nguyễn Tường Lan", "since": date(2024, 1, 1), "decision": "Trích lục số 3"}
    people.rename_person(staff[1], by=cast.by("hoa"), **told)
    assert found(client, cast.hoa, "nguyen thi huong") == ["Nguyễn Thị Hường", "Nguyễn Tường Lan"]
    assert "trước đây: Nguyễn Thị Hương" in html(client.get("/tim-kiem/", {"q": "nguyen thi huong"}))
    assert found(client, cast.cuc, "nguyen thi huong") == []


def test_a_person_entered_a_moment_ago_is_found_and_soon_mended_too(client, cast, staff):
    assert found(client, cast.hoa, "huogn") == ["Nguyễn Thị Hương", "Nguyễn Thị Hường"]
    make.person("Vừ A Khoang", at=cast.school_a)
    assert found(client, cast.hoa, "khoang") == ["Vừ A Khoang"]
    assert found(client, cast.hoa, "khoagn") == ["Vừ A Khoang", "Lê Hoàng Đức"]  # one slip before two


@pytest.mark.parametrize("who", ["cuc", "vy", "mai", "an"])
@pytest.mark.parametrize("words", ["Nguyễn Thị Hương", "huogn", "hường", "QN007", "hu"])
def test_no_way_of_asking_tells_of_people_out_of_reach(client, cast, staff, who, words):
    """A clerk of another school, a teacher, another branch's clerk, who only keeps accounts."""
    browser = signed_in(client, cast.accounts[who])
    for place in ("/tim-kiem/", "/tim-kiem/goi-y/"):
        page = html(browser.get(place, {"q": words})).replace(f'value="{words}"', "")
        assert "Nguyễn Thị H" not in page
        assert "Kết quả gần đúng" not in page  # not even that somebody bears such a name
    assert found(client, cast.hoa, words)


def test_decisions_are_found_by_number_and_words_but_not_by_who_keeps_accounts(
    client, cast, django_capture_on_commit_callbacks
):
    decision = deciding.issued(cast, django_capture_on_commit_callbacks, count=1, award="LDTT")
    for words in (decision.number, "lao dong tien tien"):
        assert found(client, cast.lan, words, "Quyết định") == [f"Quyết định số {decision.number}"]
        for who in ("an", "cuc", "vy"):
            assert found(client, cast.accounts[who], words, "Quyết định") == []


def test_a_decision_of_the_register_is_told_with_the_names_within_reach(client, cast, staff):
    row = {"person": staff[0], "award": "LDTT", "period": "2022-2023", "name_printed": "H", "held_at": cast.school_a}
    head = {"number": "612/QĐ-UBND", "decided_date": date(2023, 7, 10), "issuer": "UBND huyện"}
    achievements.record_awards([row], by=MACHINE, door="history", signer="", proof="confirmed", **head)
    assert found(client, cast.hoa, "612", "Quyết định") == ["Quyết định số 612/QĐ-UBND"]
    assert found(client, cast.cuc, "612", "Quyết định") == []


def test_units_answer_to_their_code_their_earlier_name_and_slips(client, cast):
    assert found(client, cast.dung, "TH-KD", "Đơn vị") == ["Trường Tiểu học Kim Đồng"]
    assert found(client, cast.dung, "kim dogn", "Đơn vị") == ["Trường Tiểu học Kim Đồng"]
    told = {"name": "Trường Tiểu học Võ Thị Sáu", "short_name": "TH Võ Thị Sáu", "decision": "Quyết định số 15"}
    units.rename_unit(cast.school_a, by=cast.by("an"), since=date(2024, 1, 1), **told)
    assert found(client, cast.dung, "kim dong", "Đơn vị") == ["Trường Tiểu học Võ Thị Sáu"]
    assert "trước đây: Trường Tiểu học Kim Đồng" in html(client.get("/tim-kiem/", {"q": "kim dong"}))
    assert found(client, cast.dung, "vo thi sau", "Đơn vị") == ["Trường Tiểu học Võ Thị Sáu"]
    assert found(client, cast.cuc, "vo thi sau", "Đơn vị") == []


def test_texts_of_the_state_are_found_by_number(client, cast):
    assert any("98/2023" in label for label in found(client, cast.hoa, "98/2023", "Văn bản, quy định"))


@pytest.mark.parametrize("words", ["'; drop table people_person; --", "%", "_", "\\", "((((", "a" * 500, "𝓃𝓰𝓾𝔂", "0"])
def test_odd_signs_find_nothing_and_break_nothing(client, cast, staff, words):
    assert found(client, cast.hoa, words) == []


def test_nothing_typed_asks_nothing(client, cast, staff):
    page = html(signed_in(client, cast.hoa).get("/tim-kiem/?q=++"))
    assert "<section" not in page
    assert "Không tìm thấy" not in page


def test_what_is_found_is_found_with_as_many_queries_for_three_as_for_one(
    client, cast, staff, django_assert_num_queries
):
    browser = signed_in(client, cast.dung)
    for words, most in (("huong", 16), ("huogn", 20)):
        browser.get("/tim-kiem/", {"q": words})
        with CaptureQueriesContext(connection) as one:
            browser.get("/tim-kiem/", {"q": words})
        count = len(one)
        assert 0 < count <= most
        for n in range(3):
            make.person(f"Trần Hương {n}", at=cast.school_a)
        browser.get("/tim-kiem/", {"q": words})  # new names are read once
        with django_assert_num_queries(count):
            browser.get("/tim-kiem/", {"q": words})


def test_the_first_rows_are_a_list_that_a_screen_reader_can_walk(client, cast, staff):
    part = html(signed_in(client, cast.hoa).get("/tim-kiem/goi-y/", {"q": "huong"}))
    assert "<html" not in part
    assert re.findall(r'role="option"[^>]*id="(tim-nguoi[^"]+)"', part) == ["tim-nguoi-1", "tim-nguoi-2"]
    assert f"{part.count('aria-selected')} kết quả đầu." in part
    assert "Không tìm thấy" in html(client.get("/tim-kiem/goi-y/", {"q": "zzzz"}))


def test_the_words_of_a_large_table_are_read_a_batch_at_a_time_and_a_new_row_at_once(cast):
    def read(words):
        return words.of(Person.objects.all()).texts

    there = Person.objects.count()
    slowly, at_once = Words(batch=2, pause=3600), Words(batch=there + 5, pause=3600)
    assert [read(slowly), read(slowly), read(at_once)] == [2, 2, there]
    make.person("Cao Thị Mới", at=cast.school_a)
    assert [read(slowly), read(at_once)] == [2, there + 1]
    assert at_once.read.share("moi") == 1 / (there + 1)
