"""An award's page and what later decisions did to it: who sees it, what stands, what the check page tells."""

from datetime import date

import pytest

from bangvang.office.achievements import actions
from bangvang.office.achievements.models import AwardRecord, LaterAct
from bangvang.office.people.models import Post
from bangvang.toolbox.sheets import read_rows
from tests import make
from tests.cast import signed_in

FORM = {
    "number": "88/QĐ-UBND",
    "decided_date": "15/03/2023",
    "issuer": "UBND tỉnh Quảng Nam",
    "cause": "Sai tên đệm",
    "name_printed": "Nguyễn Thị Ân",
    "post_printed": "",
    "award": "BKT",
    "period": "2021-2022",
}


@pytest.fixture
def record(cast):
    person = make.person("Nguyễn Thị Ân", at=cast.school_a)
    row = {"person": person, "award": "BKT", "period": "2021-2022", "name_printed": "Nguyễn Thi Ân"}
    head = {"number": "45/QĐ-UBND", "decided_date": date(2022, 7, 28), "issuer": "UBND tỉnh Quảng Nam", "signer": ""}
    rows = [{**row, "held_at": cast.school_a}]
    return actions.record_awards(rows, by=cast.by("hoa"), door="history", proof="checked", **head)[0]


def page(browser, *parts):
    return browser.get("/" + "/".join(("so-khen-thuong", *map(str, parts))) + "/")


def html(answer):
    return answer.content.decode()


def test_a_correction_entered_on_the_page_stands_and_the_old_row_points_to_it(client, cast, record):
    officer = signed_in(client, cast.dung)
    sent = officer.post(f"/so-khen-thuong/{record.pk}/dieu-chinh/", FORM)
    new = AwardRecord.objects.get(replaces=record)
    assert sent["Location"] == f"/so-khen-thuong/{new.pk}/"
    old_page = html(page(officer, record.pk))
    assert "Đã điều chỉnh bởi Quyết định số 88/QĐ-UBND ngày" in old_page
    assert "Nguyễn Thi Ân" in old_page and "Có quyết định về sau" not in old_page
    assert "Quyết định số 45/QĐ-UBND: Nguyễn Thi Ân" in html(page(officer, new.pk))
    person_page = html(officer.get(f"/can-bo/{record.person_id}/"))
    assert "Đã điều chỉnh bởi Quyết định số 88/QĐ-UBND" in person_page


def test_the_register_and_its_workbook_read_the_standing_row_alone(client, cast, record):
    officer = signed_in(client, cast.dung)
    officer.post(f"/so-khen-thuong/{record.pk}/dieu-chinh/", FORM)
    listed = html(officer.get("/so-khen-thuong/"))
    assert "Nguyễn Thị Ân" in listed and "Nguyễn Thi Ân" not in listed
    rows = read_rows(officer.get("/so-khen-thuong/excel/").content, "x.xlsx")
    names = [cell for row in rows for cell in row if "Nguyễn Th" in str(cell)]
    assert names == ["Nguyễn Thị Ân"]


def test_nothing_changed_or_a_day_ahead_is_refused_with_what_was_typed_kept(client, cast, record):
    officer = signed_in(client, cast.dung)
    address = f"/so-khen-thuong/{record.pk}/dieu-chinh/"
    same = html(officer.post(address, {**FORM, "name_printed": "Nguyễn Thi Ân"}))
    assert "Chưa có nội dung nào khác" in same and 'value="88/QĐ-UBND"' in same
    ahead = officer.post(address, {**FORM, "decided_date": "01/01/2031"})
    assert "còn ở phía trước" in html(ahead)
    assert LaterAct.objects.count() == 0


def test_a_reissued_paper_shows_its_number_and_is_withdrawn_with_a_reason(client, cast, record):
    officer = signed_in(client, cast.dung)
    told = {**FORM, "nature": "reissue", "paper_number": "31/2023"}
    officer.post(f"/so-khen-thuong/{record.pk}/cap-doi-cap-lai/", told)
    assert "Số bằng, giấy mới: 31/2023." in html(page(officer, record.pk))
    act = LaterAct.objects.get()
    officer.post(f"/so-khen-thuong/quyet-dinh-sau/{act.pk}/rut/", {"reason": ""})
    assert LaterAct.objects.get().withdrawn_at is None
    officer.post(f"/so-khen-thuong/quyet-dinh-sau/{act.pk}/rut/", {"reason": "Ghi nhầm"})
    assert "(đã rút)" in html(page(officer, record.pk))


def test_taking_back_asks_for_the_word_and_for_the_directors_hand(client, cast, record):
    officer, address = signed_in(client, cast.dung), f"/so-khen-thuong/{record.pk}/thu-hoi/"
    officer.post(address, {**FORM, "word": "thu hồi"})
    assert AwardRecord.objects.get().revoked_date is None
    director = signed_in(client, cast.lan)
    director.post(address, FORM)
    assert AwardRecord.objects.get().revoked_date is None
    director.post(address, {**FORM, "word": "thu hồi"})
    assert AwardRecord.objects.get().revoked_date == date(2023, 3, 15)
    assert "<b>Đã thu hồi ngày" in html(page(director, record.pk))


def test_what_was_won_elsewhere_is_read_where_the_person_works_today(client, cast, record):
    """Transferred: the new school reads what its teacher won at the old one, the old one still what was won there."""
    others = signed_in(client, cast.cuc)
    assert page(others, record.pk).status_code == 404
    Post.objects.filter(person=record.person, until=None).update(until=date(2023, 8, 31))
    make.post(record.person, cast.school_b, since=date(2023, 9, 1))
    mine = html(others.get(f"/can-bo/{record.person_id}/"))
    assert (f"/so-khen-thuong/{record.pk}/" in mine, page(others, record.pk).status_code) == (True, 200)
    assert page(signed_in(client, cast.hoa), record.pk).status_code == 200
    assert page(signed_in(client, cast.mai), record.pk).status_code == 404


def test_strangers_find_no_award_page_and_a_teacher_her_own(client, cast, record):
    assert page(signed_in(client, cast.cuc), record.pk).status_code == 404
    assert page(signed_in(client, cast.vy), record.pk).status_code == 404
    own = make.account("an-gv", record.person, ("teacher", cast.school_a))
    mine = html(page(signed_in(client, own), record.pk))
    beside = f"/so-khen-thuong/doi-chieu/khen-thuong/{record.pk}/"
    assert ("Nguyễn Thi Ân" in mine, beside in mine, client.get(beside).status_code) == (True, False, 404)
    assert beside in html(page(signed_in(client, cast.hoa), record.pk))
    act = actions.renew_paper(
        record,
        by=cast.by("dung"),
        nature="reissue",
        act={"number": "1", "decided_date": date(2023, 1, 1), "issuer": "UBND", "cause": "Rách"},
        paper_number="2",
    )
    stranger = signed_in(client, cast.cuc)
    assert stranger.post(f"/so-khen-thuong/quyet-dinh-sau/{act.pk}/rut/", {"reason": "x"}).status_code == 404
