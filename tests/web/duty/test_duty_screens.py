"""The list of those who do the work: whom it shows, what it warns of, what goes out as a workbook."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import load_workbook

from bangvang.office.people import actions
from tests import make
from tests.cast import signed_in

HOME = "/can-bo-phu-trach/"


def main(answer):
    page = answer.content.decode()
    return page[page.index("<main") :]


def rows(page):
    return {line.split('/">')[1].split("<")[0]: line for line in page.split("<tr>")[2:] if f'href="{HOME}' in line}


def test_each_unit_shows_who_does_the_work_since_when_and_who_heads_it(client, cast):
    page = rows(main(signed_in(client, cast.phuc).get(HOME)))
    assert set(page) == {cast.district_office.name, cast.school_a.name, cast.school_b.name}
    here = page[cast.school_a.name]
    assert [word in here for word in ("Trần Thị Hoa", "15/08/2015", "Lê Văn Bình")] == [True] * 3


def test_where_nobody_does_the_work_it_is_said_and_found(client, cast):
    actions.close_account(cast.hoa, by=cast.by("an"))
    browser = signed_in(client, cast.phuc)
    page = main(browser.get(f"{HOME}?tinhtrang=trong"))
    assert set(rows(page)) == {cast.school_a.name}
    assert "Chưa có người" in rows(page)[cast.school_a.name]
    assert "1 đơn vị chưa có người" in page
    desk = main(browser.get("/"))
    assert f'<a href="{HOME}?tinhtrang=trong">1 đơn vị chưa có người làm công tác thi đua</a>' in desk


def test_who_soon_leaves_is_told_with_the_day_as_it_is_written_down(client, cast):
    cast.cuc.person.retired_date = date(2024, 12, 1)
    cast.cuc.person.save()
    browser = signed_in(client, cast.phuc)
    page = rows(main(browser.get(f"{HOME}?tinhtrang=sap-roi")))
    assert set(page) == {cast.school_b.name}
    assert "Phan Thị Cúc rời vị trí ngày" in page[cast.school_b.name]
    assert "cần bàn giao công việc trước ngày này" in main(browser.get(f"{HOME}{cast.school_b.pk}/"))


def test_units_are_found_without_accents(client, cast):
    page = main(signed_in(client, cast.dung).get(f"{HOME}?q=kim dong"))
    assert set(rows(page)) == {cast.school_a.name}


def test_the_history_of_a_unit_keeps_everybody_with_days(client, cast):
    told = {"giver": cast.hoa, "receiver": cast.vy, "role": "clerk", "since": date(2024, 6, 17)}
    actions.hand_over(cast.school_a, by=cast.by("binh"), **told)
    page = main(signed_in(client, cast.binh).get(f"{HOME}{cast.school_a.pk}/"))
    history = page[: page.index("Các lần bàn giao")]
    assert [word in history for word in ("Trần Thị Hoa", "16/06/2024", "Nguyễn Tường Vy", "17/06/2024")] == [True] * 4
    assert "Trần Thị Hoa bàn giao cho Nguyễn Tường Vy" in page


@pytest.mark.parametrize("who", ["vy", "hai", "uyen", "giang"])
def test_those_it_does_not_concern_have_no_such_page(client, cast, who):
    assert signed_in(client, cast.accounts[who]).get(HOME).status_code == 403


def test_a_clerk_sees_the_own_unit_only(client, cast):
    browser = signed_in(client, cast.cuc)
    assert set(rows(main(browser.get(HOME)))) == {cast.school_b.name}
    assert browser.get(f"{HOME}{cast.school_a.pk}/").status_code == 404


def test_the_workbook_holds_the_same_rows_as_the_page(client, cast):
    answer = signed_in(client, cast.phuc).get(f"{HOME}excel/?q=le loi")
    cells = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    (row,) = [line for line in cells if cast.school_b.name in line]
    assert row[1:5] == [cast.school_b.name, "Phan Thị Cúc", date(2015, 8, 15), ""]
    assert any("(Danh sách này có 01 (một) đơn vị)" in str(cell) for line in cells for cell in line)


def test_the_list_asks_as_often_for_many_units_as_for_few(client, cast):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            browser.get(HOME)
        return len(asked)

    browser = signed_in(client, cast.phuc)
    browser.get(HOME)
    few = cost()
    for number in range(5):
        school = make.unit(f"Trường Tiểu học số {number}", "district_school", cast.district_office)
        make.account(f"ct{number}", make.person(f"Lê Thị {number}", at=school), ("clerk", school), ("head", school))
    assert cost() == few
