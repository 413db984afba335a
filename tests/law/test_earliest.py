"""The first year in which an award may be given, and around a change of law both answers."""

from datetime import date
from typing import Any

import pytest

from bangvang.lawbook import AWARDS, answers_between, columns_of, explain, standings

DAY = date(2024, 3, 15)
SIX = range(2018, 2024)


def person(titles: dict[int, list[str]], **more: Any) -> dict[str, Any]:
    """Good years from 2018 on, with the titles given for some of them."""
    year = {"rating": "HTXS", "months_worked": 12, "discipline": "none", "initiatives": [], "research": []}
    return {
        "joined": date(2018, 1, 2),
        "post": "teacher",
        "exemplary": True,
        "disciplined_now": False,
        "holds": [],
        "awards": [],
        "merits": [],
        "discipline_periods": [],
        "history": {str(y): {**year, "titles": titles.get(y, [])} for y in SIX},
        **more,
    }


def earliest(code: str, facts: dict[str, Any], kind: str = "person", **more: Any) -> str:
    """Asked of one alone and among everybody: both say the same year."""
    alone = explain(code, kind, facts, day=DAY, period="2023", **more).earliest
    if kind in AWARDS[code].given_to:
        columns = columns_of(kind, [facts, facts], day=DAY, period="2023")
        ahead = standings(columns, day=DAY)[code].ahead.tolist()
        assert ahead == [int(alone) - 2023 if alone else -1] * 2
    return alone


BASE, WON = ["LDTT", "CSTDCS"], ["LDTT", "CSTDCS", "CSTDT"]


@pytest.mark.parametrize(
    ("titles", "year"),
    [
        ({}, "2029"),  # six new years: three for each title of the province
        ({2023: BASE}, "2028"),
        ({2022: BASE, 2023: BASE}, "2027"),
        ({2021: BASE, 2022: BASE, 2023: BASE}, "2026"),
        ({2020: BASE, 2021: BASE, 2022: BASE, 2023: BASE}, "2026"),
        ({2021: BASE, 2022: BASE, 2023: WON}, "2026"),  # one won: three new years after it
        ({2020: BASE, 2021: BASE, 2022: WON, 2023: BASE}, "2025"),
        ({2019: BASE, 2020: BASE, 2021: WON, 2022: BASE, 2023: BASE}, "2024"),
        ({2018: BASE, 2019: BASE, 2020: WON, 2021: BASE, 2022: BASE, 2023: BASE}, "2024"),
        ({2019: WON, 2023: []}, "2029"),  # too long ago: six new years again
        ({2020: WON, 2023: WON}, "2024"),  # both won: only a ground of national effect is to come
    ],
)
def test_the_national_title_rests_on_two_of_the_province_of_three_years_each(
    titles: dict[int, list[str]], year: str
) -> None:
    assert earliest("CSTDTQ", person(titles)) == year


@pytest.mark.parametrize(
    ("titles", "year"),
    [
        ({}, "2026"),
        ({2023: BASE}, "2025"),
        ({2022: BASE, 2023: BASE}, "2024"),
        ({2021: BASE, 2022: BASE, 2023: BASE}, "2024"),  # the ground of the province is still wanted
        ({2021: BASE, 2022: BASE, 2023: WON}, "2026"),
        ({2021: WON, 2022: BASE, 2023: BASE}, "2024"),
    ],
)
def test_the_title_of_the_province_rests_on_three_new_years(titles: dict[int, list[str]], year: str) -> None:
    assert earliest("CSTDT", person(titles)) == year


def held(code: str, year: int) -> list[dict[str, Any]]:
    return [{"code": code, "day": date(year, 1, 1), "kind": "cong_trang"}]


@pytest.mark.parametrize(
    ("code", "awards", "year"),
    [
        ("BKTTG", [], "2026"),  # three CSTĐCS to come
        ("BKTTG", held("BKTTG", 2022), "2026"),
        ("HCLD3", held("BKTTG", 2019), "2026"),
        ("HCLD3", held("BKTTG", 2023), "2027"),
        ("HCLD3", held("BKTTG", 2020) + held("HCLD3", 2023), "2027"),
        ("HCLD2", held("HCLD3", 2019), "2024"),
        ("HCLD2", held("HCLD3", 2023), "2027"),
        ("HCLD1", held("HCLD2", 2019), "2025"),
        ("HCLD1", held("HCLD2", 2023), "2027"),
        ("HCLD1", held("HCLD3", 2019), ""),  # the order before it is not held
        ("HCLD3", [{**held("BKTTG", 2019)[0], "revoked": True}], ""),
    ],
)
def test_an_order_waits_for_five_years_after_the_one_before(code: str, awards: list[dict[str, Any]], year: str) -> None:
    assert earliest(code, person({}, awards=[*awards, *held("BKT", 2018)])) == year


def test_seniority_grows_by_a_year_a_year() -> None:
    years = {"years_in_education": 17, "years_teaching_directly": 12, "years_in_difficult_area": 0}
    assert earliest("KNC", person({}, **years)) == "2026"
    assert earliest("NGUT", person({}, **years)) == "2026"
    assert earliest("NGND", person({}, **years)) == "2031"  # it may be given the title before it meanwhile
    ngut = {"awards": [{"code": "NGUT", "day": date(2020, 11, 20)}]}
    assert earliest("NGND", person({}, **years, **ngut)) == "2031"
    assert earliest("NGUT", person({}, **years, post="staff")) == ""
    for taught, year in ((0, "2038"), (1, "2037")):
        young = {"years_in_education": taught, "years_teaching_directly": taught, "years_in_difficult_area": 0}
        assert earliest("NGUT", person({}, **young)) == year
    there = person({}, years_in_education=4, years_in_difficult_area=0)
    assert earliest("KNC", there) == "2034"  # fifteen years, five of them in a hard area
    for taught, year in ((5, "2038"), (4, "")):  # fifteen years ahead are still in sight
        young = {"years_in_education": taught, "years_teaching_directly": taught, "years_in_difficult_area": 0}
        assert earliest("NGND", person({}, **young, **ngut)) == year
    assert earliest("KNC", person({}, **years, awards=[{"code": "KNC", "day": date(2020, 1, 1)}])) == ""


def group(**more: Any) -> dict[str, Any]:
    return {
        "exemplary": True,
        "united": True,
        "holds": [],
        "merits": [],
        "awards": [],
        "founded": date(2016, 1, 1),
        "leads_cluster": False,
        "leads_movement": {},
        "history": {str(y): {"rating": "HTXS", "titles": []} for y in SIX},
        **more,
    }


def test_a_unit_waits_for_its_age_its_flags_and_its_members() -> None:
    bkttg = {"awards": held("BKTTG", 2018)}
    assert earliest("HCLD3", group(**bkttg), "group") == "2025"  # ten years of existence
    assert earliest("HCLD3", group(**bkttg, founded=date(2010, 1, 1)), "group") == "2024"  # the flags are to come
    assert earliest("CTDT", group(), "group") == ""
    assert earliest("BKT", group(), "group") == "2023"
    nobody = {"members": 10, "ldtt": 6, "completed": 10, "cstdcs": 0, "disciplined_members": 0}
    assert earliest("TTLDXS", group(**nobody), "group") == "2024"
    assert earliest("TTLDXS", group(**{**nobody, "ldtt": 7, "cstdcs": 1}), "group") == "2023"
    assert earliest("TTLDTT", group(**{**nobody, "ldtt": 7, "disciplined_members": 1}), "group") == "2024"
    assert earliest("TTLDTT", group(**{**nobody, "ldtt": 7}), "group") == "2023"
    assert earliest("TTLDTT", group(**{**nobody, "ldtt": 7, "team": True}), "group") == "2023"  # a text may list it


def test_an_award_not_given_to_the_kind_has_no_first_year() -> None:
    assert earliest("TTLDTT", person({})) == ""


def test_both_texts_answer_where_the_decision_falls_on_the_first_day_of_the_new_one() -> None:
    asked: dict[str, Any] = {"period": "2025-2026", "received": date(2026, 9, 30)}
    for decided, regimes in ((date(2026, 9, 30), ["R2"]), (date(2026, 10, 1), ["R2", "R3"])):
        found = answers_between("CSTDCS", "person", person({}), decided=decided, **asked)
        assert [each.regime for each in found] == regimes
    late = answers_between(
        "CSTDCS", "person", person({}), period="2025-2026", received=date(2026, 10, 1), decided=date(2026, 10, 2)
    )
    assert [each.regime for each in late] == ["R3"]
