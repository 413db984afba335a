"""Articles read one by one: entered by one person, confirmed by another, withdrawn with a reason."""

from datetime import date

import pytest

from bangvang.office.documents.models import ArticleConfirmation
from bangvang.office.documents.queries import parameters_on
from bangvang.toolbox.calendar import office_day
from tests.cast import signed_in

DAY = date(2026, 10, 2)
HEAD = {"document_number": "06/2026/QH16", "document_date": "23/04/2026", "read_by": "Ngô Tiến Dũng"}
NEW = "/quy-dinh/doi-chieu/nhap/"
TWO = {
    "l26-24-muc": "same",
    "l26-24-trang": "3",
    "l26-28-muc": "changed",
    "l26-28-trang": "5",
    "l26-28-ttldtt_min_ldtt_percent": "75",
}


@pytest.fixture(autouse=True)
def october():
    with office_day(DAY):
        yield


def html(answer):
    return answer.content.decode()


def as_(client, cast, who):
    return signed_in(client, cast.accounts[who])


def entered(client, cast, **sent):
    return as_(client, cast, "dung").post(NEW, {**HEAD, **(sent or TWO)})


def test_the_page_lists_what_waits_on_the_day_with_the_numbers_of_the_book(client, cast):
    browser = as_(client, cast, "dung")
    waiting = {each.key for each in browser.get("/quy-dinh/doi-chieu/").context["waiting"]}
    assert {"L26 23", "L26 24", "L26 28", "TT07 KNC"} <= waiting
    assert browser.get("/quy-dinh/doi-chieu/", {"ngay": "12/06/2024"}).context["waiting"] == ()
    assert browser.get("/quy-dinh/doi-chieu/", {"ngay": "01/01/1900"}).context["waiting"] == ()
    page = html(browser.get(NEW))
    assert "Điều 28, Luật số 06/2022/QH15 (sửa đổi bởi Luật số 06/2026/QH16)" in page
    assert "Trong sổ luật: 70 %." in page


def test_one_enters_another_confirms_and_the_answers_follow(client, cast):
    entered(client, cast)
    rows = {row.article: row for row in ArticleConfirmation.objects.all()}
    kept = {key: (row.page, row.numbers, row.since, row.state) for key, row in rows.items()}
    assert kept == {
        "L26 24": ("3", {}, date(2026, 10, 1), "entered"),
        "L26 28": ("5", {"ttldtt_min_ldtt_percent": 75}, date(2026, 10, 1), "entered"),
    }
    assert parameters_on(DAY, cast.school_a) == {}
    ids = [row.pk for row in rows.values()]
    browser = as_(client, cast, "dung")
    page = browser.get("/quy-dinh/doi-chieu/")
    assert page.context["to_confirm"] == []
    assert not {"L26 24", "L26 28"} & {each.key for each in page.context["waiting"]}
    browser.post("/quy-dinh/doi-chieu/xac-nhan/", {"chon": ids})
    assert parameters_on(DAY, cast.school_a) == {}
    browser = as_(client, cast, "son")
    assert "Xác nhận kết quả đối chiếu 2 điều luật" in html(browser.get("/"))
    assert len(browser.get("/quy-dinh/doi-chieu/").context["to_confirm"]) == 2
    browser.post("/quy-dinh/doi-chieu/xac-nhan/", {"chon": [*ids, "x", "999999"]})
    assert set(parameters_on(DAY, cast.school_a)["confirmations"]) == {"L26 24", "L26 28"}
    waiting = {each.key for each in browser.get("/quy-dinh/doi-chieu/").context["waiting"]}
    assert not {"L26 24", "L26 28"} & waiting


def test_a_reading_is_withdrawn_with_a_reason_on_its_page(client, cast):
    entered(client, cast)
    row = ArticleConfirmation.objects.get(article="L26 28")
    browser = as_(client, cast, "son")
    browser.post(f"/quy-dinh/doi-chieu/{row.pk}/xac-nhan/")
    page = html(browser.get(f"/quy-dinh/doi-chieu/{row.pk}/"))
    assert "75 %" in page
    browser.post(f"/quy-dinh/doi-chieu/{row.pk}/rut/", {"reason": ""})
    assert set(parameters_on(DAY, cast.school_a)["confirmations"]) == {"L26 28"}
    browser.post(f"/quy-dinh/doi-chieu/{row.pk}/rut/", {"reason": "Đọc nhầm bản dự thảo"})
    assert parameters_on(DAY, cast.school_a) == {}
    taken = ArticleConfirmation.objects.get(withdraws=row)
    assert "Đọc nhầm bản dự thảo" in html(browser.get(f"/quy-dinh/doi-chieu/{taken.pk}/"))
    assert browser.post(f"/quy-dinh/doi-chieu/{row.pk}/khong-co/").status_code == 404


def test_a_reading_may_be_declined_with_a_reason(client, cast):
    entered(client, cast)
    row = ArticleConfirmation.objects.get(article="L26 24")
    as_(client, cast, "son").post(f"/quy-dinh/doi-chieu/{row.pk}/khong-xac-nhan/", {"reason": "Sai trang"})
    row.refresh_from_db()
    assert row.state == "declined"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"l26-24-muc": "same"}, "Cần ghi trang của văn bản."),
        ({"l26-24-trang": "3"}, "Hãy chọn kết quả đối chiếu của điều này."),
        ({"l26-28-muc": "changed", "l26-28-trang": "5"}, "Hãy điền số thay đổi."),
        (
            {"l26-28-muc": "same", "l26-28-trang": "5", "l26-28-ttldtt_min_ldtt_percent": "75"},
            "Đã chọn “Không đổi” mà có số thay đổi.",
        ),
        ({"l26-28-muc": "changed", "l26-28-trang": "5", "l26-28-ttldtt_min_ldtt_percent": "175"}, "không hợp lệ"),
        ({"l26-24-muc": "", "document_number": "06"}, "Chưa có điều nào được đối chiếu"),
        ({"l26-24-muc": "same", "l26-24-trang": "3", "document_date": "03/10/2026"}, "chưa tới"),
    ],
)
def test_what_is_not_whole_is_asked_for_again_and_what_was_typed_stays(client, cast, sent, said):
    page = html(entered(client, cast, **sent))
    assert said in page
    assert 'value="Ngô Tiến Dũng"' in page
    assert ArticleConfirmation.objects.count() == 0


def test_a_school_reads_and_does_not_enter(client, cast):
    entered(client, cast)
    row = ArticleConfirmation.objects.get(article="L26 24")
    for who in ("hoa", "phuc", "thu"):
        browser = as_(client, cast, who)
        assert browser.get("/quy-dinh/doi-chieu/").context["may_read"] is False
        assert browser.get(NEW).status_code == 404
        browser.post(f"/quy-dinh/doi-chieu/{row.pk}/xac-nhan/")
        row.refresh_from_db()
        assert row.state == "entered"
