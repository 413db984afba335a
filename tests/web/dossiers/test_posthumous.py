"""Đề nghị truy tặng on screen: offered where somebody has left, told with day, paper and what the law says."""

from datetime import date

import pytest

from bangvang.office.dossiers import actions as dossiers
from bangvang.office.dossiers.models import Line
from bangvang.office.people.models import Post
from tests import make
from tests.cast import signed_in
from tests.office.dossiers import way

TOLD = {"award": "LDTT", "died_date": "03/04/2024", "death_paper": "Trích lục khai tử số 12"}


def html(answer):
    return answer.content.decode()


@pytest.fixture
def letter(cast):
    return way.drafted(cast, count=1)


@pytest.fixture
def dead(cast):
    person = make.person("Phạm Văn Khuất", at=cast.school_a, code="0456")
    Post.objects.filter(person=person).update(until=date(2024, 4, 3))
    return person


def test_the_clerk_puts_one_who_has_died_on_the_letter(client, cast, letter, dead):
    browser = signed_in(client, cast.hoa)
    address = f"/de-nghi/{letter.pk}/truy-tang/"
    assert address in html(browser.get(f"/de-nghi/{letter.pk}/"))
    form = html(browser.get(address))
    assert "Phạm Văn Khuất, mã 0456" in form
    assert "Nguyễn Thị Hạnh A" not in form
    assert "Chưa rõ Lao động tiên tiến có được truy tặng hay không" in form
    page = html(browser.post(address, TOLD | {"person": dead.pk}, follow=True))
    assert "Đề nghị truy tặng Lao động tiên tiến" in page
    assert "<b>Truy tặng.</b> Mất ngày " in page
    assert "; Trích lục khai tử số 12. Chưa rõ Lao động tiên tiến" in page
    assert "Truy tặng Lao động tiên tiến" in html(browser.get(f"/de-nghi/{letter.pk}/"))


def test_what_is_typed_wrong_stays_on_the_page_and_makes_nothing(client, cast, letter, dead):
    browser = signed_in(client, cast.hoa)
    for wrong in ({"died_date": "31/12/2024"}, {"person": cast.vy.person_id}, {"death_paper": ""}, {"award": "GK"}):
        answer = browser.post(f"/de-nghi/{letter.pk}/truy-tang/", TOLD | {"person": dead.pk} | wrong)
        assert (answer.status_code, Line.objects.filter(person=dead).count()) == (200, 0)


def test_it_is_not_offered_where_nobody_has_left_or_the_letter_is_no_draft(client, cast, letter):
    browser = signed_in(client, cast.hoa)
    assert "truy-tang" not in html(browser.get(f"/de-nghi/{letter.pk}/"))
    assert "Không có người nào để chọn" in html(browser.get(f"/de-nghi/{letter.pk}/truy-tang/"))


@pytest.mark.parametrize("who", ["cuc", "vy", "phuc"])
def test_others_neither_see_who_has_left_nor_propose(client, cast, letter, dead, who):
    browser = signed_in(client, cast.accounts[who])
    answer = browser.get(f"/de-nghi/{letter.pk}/truy-tang/")
    assert (answer.status_code in (200, 403, 404), "Khuất" in html(answer)) == (True, False)
    browser.post(f"/de-nghi/{letter.pk}/truy-tang/", TOLD | {"person": dead.pk})
    assert not Line.objects.filter(person=dead).exists()


def test_the_posted_list_says_truy_tang(client, cast, letter, dead):
    told = {"award": "LDTT", "died_date": date(2024, 4, 3), "death_paper": "Trích lục khai tử số 12"}
    dossiers.add_posthumous(letter, by=cast.by("hoa"), person=dead, **told)
    voted = way.voted(cast, way.again(letter))
    dossiers.post(voted, by=cast.by("hoa"), since=way.TODAY, where=way.PLACE)
    posting = voted.postings.get()
    assert "Truy tặng Lao động tiên tiến" in html(client.get(f"/niem-yet/{posting.pk}/"))


@pytest.mark.parametrize(("why", "is_offered"), [("", True), ("died", True), ("retired", False), ("moved", False)])
def test_who_left_for_another_reason_is_not_offered(client, cast, letter, dead, why, is_offered):
    Post.objects.filter(person=dead).update(ended_as=why)
    browser = signed_in(client, cast.hoa)
    page = html(browser.get(f"/de-nghi/{letter.pk}/truy-tang/"))
    assert ("Phạm Văn Khuất" in page, "Đề nghị truy tặng" in html(browser.get(f"/de-nghi/{letter.pk}/"))) == (
        is_offered, is_offered,
    )  # fmt: skip
