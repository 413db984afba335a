"""What the lawbook is told of people: what is known, nothing more, with its proof."""

from datetime import date

import pytest

from bangvang.office.achievements import actions as achievements
from bangvang.office.achievements.models import Door, Proof
from bangvang.office.eligibility import queries
from bangvang.office.people.actions import write_leaves
from bangvang.office.people.models import Leave
from bangvang.office.units import actions as units
from bangvang.toolbox.acting import MACHINE
from tests import make

DAY = date(2024, 6, 12)
YEAR = "2023-2024"


@pytest.fixture
def teacher(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, joined_date=date(2015, 8, 15), sex="nu")


def facts(person, day=DAY, period=YEAR):
    return queries.facts_of([person.pk], period=period, day=day)[person.pk]


def rate(person, grade, period=YEAR, **details):
    row = {"person": person, "grade": grade, "period": period, "number": "45/QĐ-THKĐ", "issuer": "Trường"}
    return achievements.rate([{**row, "decided_date": date(2024, 5, 28), "proof": "checked", **details}], by=MACHINE)


def give(person, unit, *titles, period, door=Door.ENTERED, number="612/QĐ-UBND", day=date(2023, 7, 10), covers=()):
    rows = [
        {"person": person, "award": award, "period": period, "name_printed": person.full_name, "held_at": unit}
        for award in titles
    ]
    return achievements.record_awards(
        rows,
        by=MACHINE,
        door=door,
        number=number,
        decided_date=day,
        issuer="UBND huyện Núi Thành",
        signer="Lê Văn A",
        proof=Proof.CONFIRMED,
        covers=covers,
    )


def test_of_a_person_nothing_was_entered_about_only_the_post_is_told(teacher):
    assert facts(teacher) == {
        "joined": date(2015, 8, 15),
        "woman": True,
        "post": "teacher",
        "contract": "staff",
        "years_in_difficult_area": 0,
        "disciplined_now": False,
        "discipline_periods": [],
        "holds": [],
    }


def test_a_rating_tells_its_year_with_the_decision_beside_it(teacher):
    rate(teacher, "HTXS")
    assert facts(teacher)["history"] == {
        YEAR: {
            "rating": "HTXS",
            "discipline": "none",
            "months_worked": 9,
            "source": {"rating": "Quyết định số 45/QĐ-THKĐ ngày 28/05/2024 của Trường (đã đối chiếu bản chụp)"},
        }
    }


def test_months_worked_of_a_newcomer_are_told_only_as_entered(cast):
    newcomer = make.person("Lê Mới", at=cast.school_a, since=date(2024, 1, 15), joined_date=date(2024, 1, 15))
    rate(newcomer, "HTT")
    assert "months_worked" not in facts(newcomer)["history"][YEAR]
    rate(newcomer, "HTT", months_worked=4)
    assert facts(newcomer)["history"][YEAR]["months_worked"] == 4


def test_no_title_on_the_list_means_none_only_where_the_list_is_whole(cast, teacher):
    other = make.person("Trần Văn Khá", at=cast.school_a)
    give(teacher, cast.school_a, "LDTT", period="2022-2023")
    assert "titles" not in facts(other).get("history", {}).get("2022-2023", {})
    assert "titles" not in facts(teacher)["history"]["2022-2023"]
    give(teacher, cast.school_a, "CSTDCS", period="2022-2023")
    assert facts(teacher)["history"]["2022-2023"]["titles"] == ["LDTT", "CSTDCS"]
    assert facts(other)["history"]["2022-2023"] == {"titles": []}


def test_history_and_covered_units_make_a_list_whole_without_a_name_on_it(cast, teacher):
    at_b = make.person("Đỗ Thị Bảy", at=cast.school_b)
    give(teacher, cast.school_a, "LDTT", period="2021-2022", door=Door.HISTORY, covers=[cast.school_b.pk])
    assert facts(at_b)["history"]["2021-2022"] == {"titles": []}


def test_a_revoked_title_and_one_decided_later_are_not_told(cast, teacher):
    achievements.complete_lists(cast.school_a, by=MACHINE, period="2022-2023", kinds=["titles"])
    record = give(teacher, cast.school_a, "CSTDCS", period="2022-2023")[0]
    give(teacher, cast.school_a, "BKT", period="2022-2023", number="1/QĐ", day=date(2024, 8, 1))
    assert "awards" not in facts(teacher) or facts(teacher)["awards"] == []
    achievements.revoke_award(record, by=MACHINE, date=date(2024, 1, 5), decision="Số 3/QĐ-UBND", reason="Khai sai.")
    assert facts(teacher)["history"]["2022-2023"]["titles"] == []


def test_commendations_are_told_with_day_and_kind(cast, teacher):
    give(teacher, cast.school_a, "BKT", period="2020-2021", day=date(2021, 8, 1))
    assert facts(teacher)["awards"] == [{"code": "BKT", "day": date(2021, 8, 1), "kind": "cong_trang"}]


def test_an_initiative_is_told_with_its_share_and_what_it_was_used_for(cast, teacher):
    rate(teacher, "HTT")
    achievements.enter_initiatives(
        cast.school_a,
        by=MACHINE,
        period=YEAR,
        reach="base",
        number="31/QĐ-PGDĐT",
        decided_date=date(2024, 5, 15),
        issuer="Phòng GDĐT",
        rows=[{"title": "Dạy đọc qua dự án", "authors": [(teacher, 60)]}],
        is_complete=True,
    )
    colleague = make.person("Võ Văn Tám", at=cast.school_a)
    assert facts(teacher)["history"][YEAR]["initiatives"] == [{"scope": "base", "share": 60}]
    assert facts(colleague)["history"][YEAR] == {"initiatives": [], "research": []}
    give(teacher, cast.school_a, "LDTT", "CSTDCS", period=YEAR, day=date(2024, 6, 10))
    assert facts(teacher)["history"][YEAR]["initiatives"] == [{"scope": "base", "share": 60, "used_for": "CSTDCS"}]


def test_excellent_work_uses_no_initiative_up(cast, teacher):
    rate(teacher, "HTXS")
    rows = [{"title": "Dạy đọc qua dự án", "authors": [(teacher, 100)]}]
    head = {"period": YEAR, "reach": "base", "number": "31", "decided_date": date(2024, 5, 15), "issuer": "Phòng"}
    achievements.enter_initiatives(cast.school_a, by=MACHINE, rows=rows, **head)
    give(teacher, cast.school_a, "CSTDCS", period=YEAR, day=date(2024, 6, 10))
    assert facts(teacher)["history"][YEAR]["initiatives"] == [{"scope": "base", "share": 100}]


def test_leave_discipline_and_holds_are_told_on_the_day(cast, teacher):
    rate(teacher, "HTT")
    write_leaves(
        [Leave(person=teacher, kind="maternity", since=date(2023, 10, 1), until=date(2024, 3, 31))], by=MACHINE
    )
    achievements.enter_discipline(
        teacher,
        by=MACHINE,
        form="khien_trach",
        since=date(2024, 2, 1),
        until=date(2024, 4, 30),
        number="9/QĐ",
        issuer="Phòng GDĐT",
    )
    hold = achievements.place_hold(teacher, by=MACHINE, kind="complaint", source="Đơn số 22", since=date(2024, 6, 3))
    told = facts(teacher)
    assert told["history"][YEAR]["leave"] == [{"kind": "maternity", "months": 6}]
    assert told["history"][YEAR]["discipline"] == "khien_trach"
    assert (told["disciplined_now"], told["holds"]) == (False, ["complaint"])
    achievements.lift_hold(hold, by=MACHINE, until=date(2024, 6, 10), reason="Không có vi phạm.")
    assert facts(teacher)["holds"] == []
    assert facts(teacher, day=date(2024, 3, 1))["disciplined_now"] is True


def test_years_in_difficult_areas_are_counted_from_the_posts(cast):
    far = make.unit("Trường Tiểu học Trà Linh", "district_school", cast.district_office, tags=["difficult"])
    person = make.person("Hồ Thị Núi", joined_date=date(2015, 9, 1))
    make.post(person, far, since=date(2015, 9, 1), until=date(2021, 8, 31))
    make.post(person, cast.school_a, since=date(2021, 9, 1))
    assert facts(person)["years_in_difficult_area"] == 6
    unknown = make.person("Hồ Văn Rừng", at=far, since=date(2020, 9, 1), joined_date=date(2010, 9, 1))
    assert "years_in_difficult_area" not in facts(unknown)


def test_only_the_time_a_unit_bore_the_tag_counts(cast):
    far = make.unit("Trường Tiểu học Trà Linh", "district_school", cast.district_office)
    units.tag_unit(far, by=MACHINE, kind="difficult", since=date(2017, 9, 1), decision="Quyết định số 900/QĐ-TTg")
    person = make.person("Hồ Thị Núi", joined_date=date(2015, 9, 1))
    make.post(person, far, since=date(2015, 9, 1))
    assert facts(person)["years_in_difficult_area"] == 6
    units.end_tag(far.tags.get(), by=MACHINE, until=date(2021, 6, 3), decision="Quyết định số 861/QĐ-TTg")
    assert facts(person)["years_in_difficult_area"] == 3


def test_the_number_of_queries_does_not_grow_with_the_people(cast, teacher, django_assert_num_queries):
    many = [make.person(f"Người thứ {n}", at=cast.school_a).pk for n in range(30)]
    with django_assert_num_queries(11):
        queries.facts_of([teacher.pk], period=YEAR, day=DAY)
    with django_assert_num_queries(11):
        queries.facts_of(many, period=YEAR, day=DAY)


def test_reading_whole_tables_tells_the_same(cast, teacher, monkeypatch):
    rate(teacher, "HTXS")
    give(teacher, cast.school_a, "LDTT", "CSTDCS", period="2022-2023")
    one = facts(teacher)
    monkeypatch.setattr("bangvang.office.eligibility.queries.gathering.IN_ONE", 0)
    assert facts(teacher) == one
