"""Articles read in the text the office holds: two people, a day, a page; the verdicts follow at once."""

from datetime import date

import pytest

from bangvang.office.achievements import actions as achievements
from bangvang.office.documents import queries
from bangvang.office.documents.actions import (
    ReadArticle,
    apply_instrument,
    confirm_readings,
    decline_reading,
    enter_instrument,
    enter_readings,
    withdraw_reading,
)
from bangvang.office.documents.models import ArticleConfirmation
from bangvang.office.eligibility.queries import verdicts_for
from bangvang.toolbox import audit
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.calendar import office_day
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make

BEFORE, AFTER = date(2026, 9, 30), date(2026, 10, 2)
ADVANCED = [ReadArticle("L26 24", "3")]
SHARE = "ttldtt_min_ldtt_percent"


@pytest.fixture(autouse=True)
def october():
    with office_day(AFTER):
        yield


def read(cast, articles=None, who="dung", **details):
    head = {
        "day": AFTER,
        "articles": articles or ADVANCED,
        "document_number": "06/2026/QH16",
        "document_date": date(2026, 4, 23),
        "read_by": "Ngô Tiến Dũng",
    }
    return enter_readings(cast.department, by=cast.by(who), **{**head, **details})


def confirmed(cast, articles=None, **details):
    return confirm_readings(read(cast, articles, **details), by=cast.by("son"))


def answer(cast, person, day):
    parameters = queries.parameters_on(day, cast.school_a)
    told = verdicts_for([person.pk], ["LDTT"], period="2025-2026", day=day, parameters=parameters)
    return told[person.pk, "LDTT"].counted


def rated(cast, grade):
    teacher = make.person(f"Cô {grade}", at=cast.school_a, joined_date=date(2015, 8, 15))
    achievements.rate([{"person": teacher, "grade": grade, "period": "2025-2026"}], by=MACHINE)
    return teacher


def test_verdicts_follow_the_confirmed_article_from_its_day_and_not_before(cast):
    good, poor = rated(cast, "HTT"), rated(cast, "KHT")
    old = answer(cast, good, BEFORE), answer(cast, poor, BEFORE)
    assert old == ("eligible", "not_eligible")
    assert (answer(cast, good, AFTER), answer(cast, poor, AFTER)) == ("unknown", "unknown")
    rows = read(cast)
    assert (answer(cast, good, AFTER), answer(cast, poor, AFTER)) == ("unknown", "unknown")
    confirm_readings(rows, by=cast.by("son"))
    assert (answer(cast, good, AFTER), answer(cast, poor, AFTER)) == ("eligible", "not_eligible")
    assert (answer(cast, good, BEFORE), answer(cast, poor, BEFORE)) == old


def test_the_lawbook_is_told_document_page_and_name(cast):
    confirmed(cast, [ReadArticle("L26 28", "5", {SHARE: 75})])
    assert queries.parameters_on(AFTER, cast.school_a) == {
        "confirmations": {
            "L26 28": {
                "document": "06/2026/QH16",
                "date": "23/04/2026",
                "page": "5",
                "name": "Ngô Tiến Dũng",
                "numbers": {SHARE: 75},
            }
        }
    }
    assert queries.parameters_on(BEFORE, cast.school_a) == {}
    assert queries.parameters_on(AFTER, cast.province) == {}


def test_a_second_person_who_leads_the_office_confirms(cast):
    rows = read(cast, who="son")
    for who in ("son", "dung", "phuc", "hoa", "thu"):
        with pytest.raises(NotYours):
            confirm_readings(rows, by=cast.by(who))
    confirm_readings(rows, by=cast.by("lan"))
    steps = list(audit.history_of(rows[0]).order_by("pk").values_list("step", "author_name"))
    assert steps == [("documents.read_articles", "Mai Hoàng Sơn"), ("documents.confirm_articles", "Dương Thị Lan")]


@pytest.mark.parametrize("who", ["phuc", "quy", "hoa", "lan", "thu", "an"])
def test_only_officers_of_the_department_enter_what_they_read(cast, who):
    with pytest.raises(NotYours):
        read(cast, who=who)
    with pytest.raises(NotYours):
        enter_readings(
            cast.district_office, by=cast.by("phuc"), day=AFTER, articles=ADVANCED, document_date=date(2026, 4, 23)
        )


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"articles": [ReadArticle("L26 24", " ")]}, "Cần ghi trang"),
        ({"articles": [ReadArticle("L26 99", "1")]}, "không phải điều chờ đối chiếu"),
        ({"articles": [ReadArticle("L26 24", "1", {SHARE: 75})]}, "không có số liệu"),
        ({"articles": [ReadArticle("L26 28", "1", {SHARE: 101})]}, "không hợp lệ"),
        ({"day": BEFORE}, "không phải điều chờ đối chiếu"),
        ({"document_date": date(2026, 10, 3)}, "chưa tới"),
    ],
)
def test_what_cannot_be_a_reading_is_refused_in_a_sentence(cast, details, said):
    with pytest.raises(NotNow, match=said):
        read(cast, **details)
    assert ArticleConfirmation.objects.count() == 0


def test_an_article_waits_for_one_reading_at_a_time(cast):
    rows = read(cast)
    with pytest.raises(NotNow, match="chờ xác nhận"):
        read(cast)
    with pytest.raises(NotNow, match="lý do"):
        decline_reading(rows[0], by=cast.by("son"))
    decline_reading(rows[0], by=cast.by("son"), reason="Sai trang")
    assert queries.parameters_on(AFTER, cast.school_a) == {}
    confirmed(cast)
    assert set(queries.confirmations_on(AFTER, cast.school_a)) == {"L26 24"}


def test_a_later_reading_takes_the_place_of_an_earlier_one_and_a_withdrawal_ends_it(cast):
    first = confirmed(cast, [ReadArticle("L26 28", "5", {SHARE: 75})])
    second = confirmed(cast, [ReadArticle("L26 28", "6", {SHARE: 80})])
    assert queries.confirmed_numbers(AFTER, cast.school_a) == {SHARE: 80}
    with pytest.raises(NotNow, match="lý do"):
        withdraw_reading(second[0], by=cast.by("son"), reason=" ")
    with pytest.raises(NotYours):
        withdraw_reading(second[0], by=cast.by("hoa"), reason="Đọc nhầm điều")
    taken = withdraw_reading(second[0], by=cast.by("dung"), reason="Đọc nhầm điều")
    assert queries.confirmations_on(AFTER, cast.school_a) == {}
    assert (taken.withdraws, taken.reason, taken.state) == (second[0], "Đọc nhầm điều", "confirmed")
    for gone in (second[0], taken):
        with pytest.raises(NotNow):
            withdraw_reading(gone, by=cast.by("son"), reason="Lần nữa")
    confirmed(cast, [ReadArticle("L26 28", "7", {SHARE: 70})])
    assert queries.confirmed_numbers(AFTER, cast.school_a) == {SHARE: 70}
    assert ArticleConfirmation.objects.filter(numbers=first[0].numbers).get().page == "5"


def test_a_local_text_may_not_go_below_the_floor_the_new_law_raised(cast):
    confirmed(cast, [ReadArticle("L26 28", "5", {SHARE: 75})])
    text = {
        "number": "9/QĐ",
        "title": "Quy định",
        "issuer": "Sở",
        "issued_date": AFTER,
        "since": AFTER,
        "numbers": {SHARE: {"value": 72}},
    }
    with pytest.raises(NotNow, match="72 thấp hơn mức 75"):
        enter_instrument(cast.department, by=cast.by("son"), **text)
    kept = enter_instrument(cast.department, by=cast.by("son"), **{**text, "numbers": {SHARE: {"value": 78}}})
    apply_instrument(kept, by=cast.by("son"))
    assert queries.parameters_on(AFTER, cast.school_a)[SHARE] == 78


def test_the_desk_of_the_second_person_tells_how_many_wait(cast):
    read(cast, [ReadArticle("L26 24", "3"), ReadArticle("L26 23", "2")])
    told = {who: [task.count for task in queries.tasks_for(cast.by(who))] for who in ("dung", "son", "lan", "phuc")}
    assert told == {"dung": [], "son": [2], "lan": [2], "phuc": []}
    read(cast, [ReadArticle("L26 22", "2")], who="son")
    assert [task.count for task in queries.tasks_for(cast.by("son"))] == [2]
