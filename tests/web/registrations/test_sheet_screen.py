"""The registration screen: the table, drafts, two writers, handing in, receiving."""

from datetime import date

import pytest

from bangvang.office.achievements import actions as achievements
from bangvang.office.registrations import actions, queries
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.sheets import read_rows
from tests import make
from tests.cast import signed_in

YEAR = "2023-2024"


@pytest.fixture
def teacher(cast):
    person = make.person("Phạm Thị Sen", at=cast.school_a, joined_date=date(2015, 8, 15))
    achievements.rate([{"person": person, "grade": "HTXS", "period": "2022-2023", "number": "4/QĐ"}], by=MACHINE)
    row = {"person": person, "award": "LDTT", "period": "2022-2023", "name_printed": person.full_name}
    head = {"door": "history", "number": "612", "decided_date": date(2023, 7, 10), "issuer": "UBND", "signer": ""}
    achievements.record_awards([{**row, "held_at": cast.school_a}], by=MACHINE, proof="confirmed", **head)
    return person


@pytest.fixture
def sheet(cast):
    return actions.open_sheet(cast.school_a, by=cast.by("hoa"), period=YEAR)


def html(answer):
    return answer.content.decode()


def test_last_years_values_stand_in_the_row_and_the_open_year_is_waited_for(client, cast, sheet, teacher):
    page = html(signed_in(client, cast.hoa).get(f"/dang-ky/{sheet.pk}/"))
    row = page[page.index("Phạm Thị Sen") :].split("</tr>")[0]
    assert "Hoàn thành xuất sắc nhiệm vụ" in row
    assert "Lao động tiên tiến" in row
    assert row.count("Chờ kết quả trong năm") == 3
    assert 'name="LDTT"' in row


def test_a_poor_rating_shows_what_is_impossible_and_still_may_be_ticked(client, cast, sheet, teacher):
    achievements.rate([{"person": teacher, "grade": "HT", "period": YEAR}], by=MACHINE)
    browser = signed_in(client, cast.hoa)
    page = html(browser.get(f"/dang-ky/{sheet.pk}/"))
    row = page[page.index("Phạm Thị Sen") :].split("</tr>")[0]
    assert row.count("Không đủ điều kiện năm nay") == 2
    assert "disabled" not in row
    browser.post(f"/dang-ky/{sheet.pk}/", {"version": 0, "LDTT": [teacher.pk], "don-vi": ["TTLDTT"]})
    assert queries.choices_of(sheet) == {teacher.pk: {"LDTT"}, None: {"TTLDTT"}}


def test_names_of_other_schools_in_the_form_are_left_out(client, cast, sheet, teacher):
    stranger = make.person("Trần Văn Lạ", at=cast.school_b)
    signed_in(client, cast.hoa).post(
        f"/dang-ky/{sheet.pk}/", {"version": 0, "LDTT": [teacher.pk, stranger.pk, "x"], "don-vi": ["CO"]}
    )
    assert queries.choices_of(sheet) == {teacher.pk: {"LDTT"}}


def test_the_draft_saves_itself_and_tells_its_version(client, cast, sheet, teacher):
    browser = signed_in(client, cast.hoa)
    answer = browser.post(f"/dang-ky/{sheet.pk}/tu-luu/", {"version": 0, "CSTDCS": [teacher.pk]})
    assert answer.json() == {"version": 1}
    late = browser.post(f"/dang-ky/{sheet.pk}/tu-luu/", {"version": 0, "LDTT": [teacher.pk]})
    assert late.status_code == 409
    assert "Người khác vừa lưu bản đăng ký này." in late.json()["message"]
    assert queries.choices_of(sheet) == {teacher.pk: {"CSTDCS"}}


def test_the_second_writer_keeps_the_ticks_and_sees_where_they_differ(client, cast, sheet, teacher):
    actions.save_sheet(sheet, by=cast.by("binh"), choices={teacher.pk: ["CSTDCS"]}, group_codes=[], version=0)
    page = html(signed_in(client, cast.hoa).post(f"/dang-ky/{sheet.pk}/", {"version": 0, "LDTT": [teacher.pk]}))
    row = page[page.index("Phạm Thị Sen</a>") :].split("</tr>")[0]
    ldtt, cstdcs, _bkt = row.split("<td>")[-3:]
    assert "checked" in ldtt
    assert "Bản vừa lưu của người khác: không đánh dấu" in ldtt
    assert "checked" not in cstdcs
    assert "Bản vừa lưu của người khác: đã đánh dấu" in cstdcs
    assert 'name="version" value="1"' in page


def test_handing_in_receiving_and_undoing(client, cast, sheet, teacher):
    actions.save_sheet(sheet, by=cast.by("hoa"), choices={teacher.pk: ["LDTT"]}, group_codes=[], version=0)
    signed_in(client, cast.binh).post(f"/dang-ky/{sheet.pk}/nop/")
    browser = signed_in(client, cast.phuc)
    assert "Tiếp nhận 1 bản đăng ký" in html(browser.post("/dang-ky/tiep-nhan/", {"sheet": [sheet.pk]}))
    sheet.refresh_from_db()
    assert sheet.state == "handed_in"
    done = browser.post("/dang-ky/tiep-nhan/", {"sheet": [sheet.pk], "confirmed": "1"})
    sheet.refresh_from_db()
    assert sheet.state == "received"
    browser.post("/dang-ky/hoan-tac/", {"batch": done.context["batch"]})
    sheet.refresh_from_db()
    assert (sheet.state, sheet.received_at) == ("handed_in", None)


def test_who_may_not_press_is_told_and_nothing_changes(client, cast, sheet, teacher):
    actions.save_sheet(sheet, by=cast.by("hoa"), choices={teacher.pk: ["LDTT"]}, group_codes=[], version=0)
    signed_in(client, cast.dung).post(f"/dang-ky/{sheet.pk}/nop/")
    sheet.refresh_from_db()
    assert sheet.state == "draft"


def test_a_stranger_finds_no_sheet(client, cast, sheet, teacher):
    for who in ("cuc", "vy", "an"):  # an account administrator keeps accounts, not records
        browser = signed_in(client, cast.accounts[who])
        for place in ("", "excel/", f"nguoi/{teacher.pk}/"):
            assert browser.get(f"/dang-ky/{sheet.pk}/{place}").status_code == 404, (who, place)


def test_the_office_above_sees_who_has_not_handed_in(client, cast, sheet, teacher):
    actions.save_sheet(sheet, by=cast.by("hoa"), choices={teacher.pk: ["LDTT"]}, group_codes=[], version=0)
    actions.hand_in(sheet, by=cast.by("hoa"))
    page = html(signed_in(client, cast.phuc).get("/dang-ky/"))
    missing = page[page.index("Chưa nộp, năm học") :].split("</section>")[0]
    assert "Trường Trung học cơ sở Lê Lợi" in missing
    assert "Kim Đồng" not in missing


def test_each_reason_stands_one_click_away_with_its_article(client, cast, sheet, teacher):
    page = html(signed_in(client, cast.hoa).get(f"/dang-ky/{sheet.pk}/nguoi/{teacher.pk}/"))
    assert "Điều 24" in page
    assert "Còn thiếu" in page


def test_a_hold_is_not_told_in_the_cells(client, cast, sheet, teacher):
    achievements.rate([{"person": teacher, "grade": "HTXS", "period": YEAR}], by=MACHINE)
    achievements.place_hold(teacher, by=MACHINE, kind="complaint", source="Đơn số 22", since=date(2024, 6, 1))
    browser = signed_in(client, cast.hoa)
    for place in (f"/dang-ky/{sheet.pk}/", f"/dang-ky/{sheet.pk}/nguoi/{teacher.pk}/"):
        page = html(browser.get(place))
        assert "Đang chờ cơ quan có thẩm quyền xác nhận" in page
        assert "Đơn số 22" not in page


def test_the_workbook_is_the_table(client, cast, sheet, teacher):
    actions.save_sheet(sheet, by=cast.by("hoa"), choices={teacher.pk: ["LDTT"]}, group_codes=[], version=0)
    answer = signed_in(client, cast.hoa).get(f"/dang-ky/{sheet.pk}/excel/")
    rows = read_rows(answer.content, "dang-ky.xlsx")
    row = next(row for row in rows if "Phạm Thị Sen" in row)
    assert row[3:] == ["Giáo viên", "Hoàn thành xuất sắc nhiệm vụ", "Lao động tiên tiến", "x", "", ""]


def test_opening_asks_for_a_press_and_then_leads_to_the_sheet(client, cast):
    browser = signed_in(client, cast.hoa)
    place = f"/dang-ky/lap/{cast.school_a.pk}/{YEAR}/"
    assert "Lập bản đăng ký" in html(browser.get(place))
    assert queries.sheet_of(cast.school_a, YEAR) is None
    answer = browser.post(place)
    assert answer.url == f"/dang-ky/{queries.sheet_of(cast.school_a, YEAR).pk}/"
    assert browser.get(f"/dang-ky/lap/{cast.school_a.pk}/1999-2000/").status_code == 404


def test_pages_ask_as_many_queries_for_many_as_for_one(client, cast, sheet, teacher, django_assert_max_num_queries):
    browser = signed_in(client, cast.hoa)
    with django_assert_max_num_queries(36) as one:
        browser.get(f"/dang-ky/{sheet.pk}/")
    for n in range(8):
        make.person(f"Người thứ {n}", at=cast.school_a)
    with django_assert_max_num_queries(36) as many:
        browser.get(f"/dang-ky/{sheet.pk}/")
    assert len(one) == len(many)
    boss = signed_in(client, cast.dung)
    with django_assert_max_num_queries(12) as one:
        boss.get("/dang-ky/")
    for unit in (cast.school_b, cast.high_school, cast.district_office):
        actions.open_sheet(unit, by=MACHINE, period=YEAR)
    with django_assert_max_num_queries(12) as many:
        boss.get("/dang-ky/")
    assert len(one) == len(many)
