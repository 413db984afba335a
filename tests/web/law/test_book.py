"""The lawbook as a book: on any day, by award, by instrument."""

from datetime import date

import pytest
from django.urls import reverse

from bangvang import lawbook
from bangvang.office.documents.actions import ReadArticle, confirm_readings, enter_readings
from bangvang.toolbox.calendar import office_day
from tests.cast import signed_in


def text(answer):
    return answer.content.decode()


def test_the_book_names_every_award_with_its_text_of_the_day(client, cast):
    page = signed_in(client, cast.hoa).get(reverse("law"), {"ngay": "12/06/2024"})
    shown = {row.code for _title, rows in page.context["parts"] for row in rows}
    assert shown == set(lawbook.AWARDS)
    assert "Nghị định số 98/2023/NĐ-CP" in text(page)


@pytest.mark.parametrize(("day", "decree"), [("30/06/2025", "98/2023/NĐ-CP"), ("01/07/2025", "152/2025/NĐ-CP")])
def test_today_s_law_does_not_leak_into_yesterday(client, cast, day, decree):
    page = signed_in(client, cast.dung).get(reverse("law-award", args=["CSTDCS"]), {"ngay": day})
    assert page.context["regime"].decree.number == decree


def test_the_grounds_of_chien_si_thi_dua_co_so_stand_as_alternatives(client, cast):
    page = signed_in(client, cast.dung).get(reverse("law-award", args=["CSTDCS"]))
    ways = [way.sentence for row in page.context["texts"] for clause in row.clauses for way in clause.ways]
    assert len(ways) == 3
    assert "Điều 23 khoản 2, Luật số 06/2022/QH15" in text(page)


def test_a_day_before_any_text_is_one_sentence(client, cast):
    page = signed_in(client, cast.dung).get(reverse("law-award", args=["CSTDCS"]), {"ngay": "01/01/1900"})
    assert page.status_code == 200
    assert page.context["texts"] == []
    assert page.context["refusal"].endswith(".")


def test_an_award_that_is_none_is_not_found(client, cast):
    assert signed_in(client, cast.dung).get(reverse("law-award", args=["KHONGCO"])).status_code == 404


def test_what_changed_on_the_first_of_july_is_told_with_its_text(client, cast):
    page = signed_in(client, cast.dung).get(reverse("law-changes"), {"tu": "30/06/2025", "den": "01/07/2025"})
    assert ("Nghị định số 98/2023/NĐ-CP", "Nghị định số 152/2025/NĐ-CP") in [
        (row.before, row.after) for row in page.context["rows"]
    ]
    same = client.get(reverse("law-changes"), {"tu": "12/06/2024", "den": "12/06/2024"})
    assert list(same.context["rows"]) == []


@pytest.mark.parametrize(
    ("code", "day", "first", "is_before"),
    [
        ("CSTDCS", "30/06/2025", date(2025, 7, 1), True),
        ("CSTDCS", "01/07/2025", date(2025, 7, 1), False),
        ("BKB", "01/04/2026", date(2026, 4, 2), True),
        ("BKB", "02/04/2026", date(2026, 4, 2), False),
        ("CSTDCS", "30/09/2026", date(2026, 10, 1), True),
        ("CSTDCS", "01/10/2026", date(2026, 10, 1), False),
    ],
)
def test_near_a_change_both_texts_stand_side_by_side(client, cast, code, day, first, is_before):
    page = signed_in(client, cast.dung).get(reverse("law-award", args=[code]), {"ngay": day})
    assert [(turn.day, turn.received_before) for turn in page.context["turns"]] == [(first, is_before)]
    assert f"Thay đổi văn bản ngày {first:%d/%m/%Y}" in text(page).replace("</time>", "").replace(
        f'<time datetime="{first}">', ""
    )
    far = client.get(reverse("law-award", args=[code]), {"ngay": "12/06/2024"})
    assert far.context["turns"] == []


def test_an_article_the_office_confirmed_says_by_whom_and_where(client, cast):
    day = date(2026, 10, 2)
    with office_day(day):
        rows = enter_readings(
            cast.department,
            by=cast.by("dung"),
            day=day,
            articles=[ReadArticle("L26 23", "2")],
            document_number="06/2026/QH16",
            document_date=date(2026, 4, 23),
            read_by="Ngô Tiến Dũng",
        )
        address = reverse("law-award", args=["CSTDCS"])
        browser = signed_in(client, cast.hoa)
        assert "đối chiếu từng điều" in text(browser.get(address))
        confirm_readings(rows, by=cast.by("son"))
        page = text(browser.get(address))
    assert "văn bản số 06/2026/QH16 ngày 23/04/2026, trang 2" in page
    assert "người đối chiếu: Ngô Tiến Dũng" in page
