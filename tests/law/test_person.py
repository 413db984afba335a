"""One person's verdict: figures by year, the article, what is missing, who supplies it, and the earliest year."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bangvang.lawbook import Finding, Verdict, answer_for, answers_between, answers_for, explain, governing, missing_for

DAY = date(2024, 6, 10)
CS = ["LDTT", "CSTDCS"]


def year(rating: str = "HTXS", **more: Any) -> dict[str, Any]:
    return {
        "rating": rating,
        "months_worked": 10,
        "discipline": "none",
        "titles": CS,
        "initiatives": [],
        "research": [],
        **more,
    }


def person(**more: Any) -> dict[str, Any]:
    base = {
        "joined": date(2021, 9, 1),
        "post": "teacher",
        "exemplary": True,
        "disciplined_now": False,
        "holds": [],
        "awards": [],
        "merits": [],
    }
    return {**base, "history": {"2023-2024": year()}, **more}


def ask(code: str, facts: dict[str, Any], **more: Any) -> Verdict:
    return explain(code, "person", facts, day=DAY, period="2023-2024", **more)


def finding(verdict: Verdict, code: str) -> Finding:
    return next(each for each in (*verdict.conditions, *verdict.awaiting) if each.code == code)


def test_a_met_condition_shows_its_figure_its_article_and_asks_for_nothing() -> None:
    found = finding(ask("LDTT", person()), "24.1.a")
    assert (found.answer, found.figures, found.missing) == ("met", "2023-2024: hoàn thành xuất sắc nhiệm vụ", "")
    assert found.cite == "Điều 24 khoản 1 điểm a, Luật số 06/2022/QH15"


def test_what_is_not_known_names_the_paper_and_who_has_it() -> None:
    found = finding(ask("LDTT", person(history={"2023-2024": year("HTT")})), "24.1.a")
    assert found.answer == "met"
    unrated = {key: value for key, value in year().items() if key != "rating"}
    found = finding(ask("LDTT", person(history={"2023-2024": unrated})), "24.1.a")
    assert (found.answer, found.missing, found.supplied_by) == (
        "unknown",
        "cần quyết định xếp loại chất lượng (2023-2024)",
        "đơn vị",
    )


def test_conduct_waits_for_the_council_and_the_counted_answer_goes_without_it() -> None:
    facts = person()
    del facts["exemplary"]
    verdict = ask("LDTT", facts)
    assert (verdict.answer, verdict.counted) == ("unknown", "eligible")
    assert [each.figures for each in verdict.awaiting] == ["chờ bình xét"]


def test_one_of_several_grounds_is_listed_way_by_way() -> None:
    ways = finding(ask("CSTDCS", person()), "23.2").alternatives
    assert [(each.code, each.answer) for each in ways] == [
        ("23.2.htxs", "met"),
        ("23.2.sang_kien", "not_met"),
        ("23.2.de_tai", "not_met"),
    ]


def test_a_title_that_rests_on_another_shows_its_parts() -> None:
    parts = finding(ask("CSTDCS", person(history={"2023-2024": year("HT")})), "23.1").parts
    assert [each.code for each in parts if each.answer == "not_met"] == ["24.1.a"]


def test_a_verdict_is_json_through_and_through() -> None:
    for code in ("CSTDCS", "BKT", "HCLD3", "KNC"):
        verdict = ask(code, person())
        assert json.loads(json.dumps(verdict.as_dict()))["award"] == code
        assert json.loads(json.dumps(verdict.conditions[0].as_dict()))["code"] == verdict.conditions[0].code


@pytest.mark.parametrize(
    ("code", "facts", "earliest"),
    [
        ("LDTT", person(), "2023-2024"),
        ("LDTT", person(history={"2023-2024": year("HT")}), "2024-2025"),
        ("CSTDT", person(joined=date(2023, 9, 1)), "2025-2026"),
        ("BKT", person(joined=date(2023, 9, 1)), "2024-2025"),
        ("BKTTG", person(joined=date(2023, 9, 1)), "2027-2028"),
        ("BKTTG", person(joined=date(2023, 9, 1), awards=[{"code": "BKTTG", "day": date(2024, 6, 1), "kind": "cong_trang"}]), "2028-2029"),
        ("HCLD3", person(joined=date(2023, 9, 1)), ""),
        ("HCLD3", person(joined=date(2010, 9, 1), awards=[{"code": "BKTTG", "day": date(2024, 6, 1), "kind": "cong_trang"}]), "2028-2029"),
        ("CSTDTQ", person(joined=date(2023, 9, 1)), "2028-2029"),
        ("CSTDTQ", person(joined=date(2021, 9, 1), history={f"{y}-{y + 1}": year(titles=[*CS, "CSTDT"] if y == 2023 else CS) for y in (2021, 2022, 2023)}), "2026-2027"),
        ("KNC", person(years_in_education=18, years_in_difficult_area=0, discipline_periods=[]), "2025-2026"),
        ("NGUT", person(years_in_education=12, years_teaching_directly=12, years_in_difficult_area=0), "2026-2027"),
        ("NGUT", person(years_in_education=12, years_teaching_directly=12, post="staff"), ""),
        ("KNC", person(awards=[{"code": "KNC", "day": date(2020, 1, 1)}]), ""),
        ("GK", person(), "2023-2024"),
        ("AHLD", person(), "2023-2024"),
        ("TTLDTT", person(), ""),
    ],
)  # fmt: skip
def test_the_earliest_year_follows_from_the_years_still_to_come(
    code: str, facts: dict[str, Any], earliest: str
) -> None:
    assert ask(code, facts).earliest == earliest


def test_local_criteria_set_the_earliest_year_too() -> None:
    local = {"gk_criteria": {"person": {"rating": "HTXS", "titles": ["LDTT"]}}}
    assert ask("GK", person(history={"2023-2024": year("HT")}), parameters=local).earliest == "2024-2025"


@pytest.mark.parametrize(
    ("counts", "earliest"),
    [
        ({"members": 10, "ldtt": 7, "completed": 10, "cstdcs": 1, "disciplined_members": 0}, "2023-2024"),
        ({"members": 10, "ldtt": 6, "completed": 10, "cstdcs": 1, "disciplined_members": 0}, "2024-2025"),
        ({"members": 10, "ldtt": 7, "completed": 10, "cstdcs": 1, "disciplined_members": 1}, "2024-2025"),
        ({"ldtt": 6}, "2023-2024"),
    ],
)
def test_a_group_may_try_again_next_year(counts: dict[str, int], earliest: str) -> None:
    facts = {"exemplary": True, "united": True, "holds": [], "history": {"2023-2024": {"rating": "HTT"}}, **counts}
    assert explain("TTLDTT", "group", facts, day=DAY, period="2023-2024").earliest == earliest


def test_around_a_change_of_law_both_texts_are_shown() -> None:
    facts = person(history={"2025-2026": year()}, joined=date(2015, 9, 1))
    found = answers_between(
        "CSTDCS", "person", facts, received=date(2026, 9, 30), decided=date(2026, 10, 20), period="2025-2026"
    )
    assert [(each.regime, each.answer) for each in found] == [("R2", "eligible"), ("R3", "unknown")]


def test_all_awards_of_a_person_come_in_the_order_of_the_book() -> None:
    found = list(answers_for("person", person(), day=DAY, period="2023-2024"))
    assert found[:4] == ["LDTT", "CSTDCS", "CSTDT", "CSTDB"]
    assert "TTLDTT" not in found


def test_an_unread_text_says_what_the_known_one_would_have_answered() -> None:
    verdict = answer_for(
        "LDTT", "person", person(history={"2025-2026": year()}), day=date(2026, 10, 1), period="2025-2026"
    )
    found = finding(verdict, "24.1.a")
    assert (found.answer, found.confidence) == ("unknown", "L")
    assert found.note.startswith("Chưa đối chiếu văn bản")


def test_a_confirmed_article_may_carry_a_changed_number() -> None:
    confirmed = {"L26 28": {"document": "06/2026/QH16", "numbers": {"ttldtt_min_ldtt_percent": 60}}}
    facts = {
        "exemplary": True,
        "united": True,
        "holds": [],
        "history": {"2025-2026": {"rating": "HTT"}},
        "members": 10,
        "ldtt": 6,
        "disciplined_members": 0,
    }
    asked = {"day": date(2026, 10, 1), "period": "2025-2026"}
    assert answer_for("TTLDTT", "group", facts, **asked).answer == "unknown"
    assert answer_for("TTLDTT", "group", facts, **asked, parameters={"confirmations": confirmed}).answer == "eligible"


def test_long_windows_show_only_the_years_that_are_known() -> None:
    found = finding(ask("CSTDT", person()), "22.1.b").alternatives[2]
    assert "2010" not in found.figures


def test_what_is_missing_is_listed_condition_by_condition() -> None:
    facts = person(history={"2023-2024": year("HTT", research=[])})
    found = missing_for("CSTDCS", "person", facts, day=DAY, period="2023-2024")
    assert [each.code for each in found] == ["23.2.htxs", "23.2.sang_kien", "23.2.de_tai"]
    assert missing_for("LDTT", "person", facts, day=DAY, period="2023-2024") == ()
    del facts["exemplary"]
    assert [
        (each.code, each.supplied_by) for each in missing_for("LDTT", "person", facts, day=DAY, period="2023-2024")
    ] == [("24.1.b", "hội đồng")]


def test_of_several_parts_only_the_open_ones_are_asked_for() -> None:
    facts = person()
    del facts["exemplary"]
    found = finding(ask("CSTDCS", facts), "23.1")
    assert (found.answer, found.missing, found.supplied_by, found.is_judged) == (
        "unknown",
        "cần biên bản bình xét",
        "hội đồng",
        True,
    )
    failing = finding(ask("CSTDCS", {**facts, "history": {"2023-2024": year("HT")}}), "23.1")
    assert (failing.answer, failing.missing, failing.is_judged) == (
        "not_met",
        "không có trong năm xét: hoàn thành tốt nhiệm vụ trở lên",
        False,
    )


BOUNDARIES = [("CSTDCS", date(2025, 7, 1)), ("BKB", date(2026, 4, 2)), ("CSTDCS", date(2026, 10, 1))]


@pytest.mark.parametrize(("code", "first"), BOUNDARIES)
def test_a_dossier_of_the_eve_has_two_readings_and_one_of_the_day_has_one(code: str, first: date) -> None:
    eve, facts = first - timedelta(days=1), person(history={"2024-2025": year()})
    asked: dict[str, Any] = {"decided": first, "period": "2024-2025"}
    both = answers_between(code, "person", facts, received=eve, **asked)
    assert [each.day for each in both] == [eve.isoformat(), first.isoformat()]
    only = answers_between(code, "person", facts, received=first, **asked)
    assert [each.day for each in only] == [first.isoformat()]
    assert governing(both)[0] == governing(only)[0] == 0


def test_each_text_is_asked_with_the_numbers_of_its_own_day() -> None:
    first = date(2026, 10, 1)
    confirmed = {"confirmations": {"L26 23": {}, "L26 24": {}}}
    facts = person(history={"2025-2026": year()}, joined=date(2015, 9, 1))
    found = answers_between(
        "CSTDCS",
        "person",
        facts,
        received=date(2026, 9, 30),
        decided=first,
        period="2025-2026",
        parameters=lambda day: confirmed if day >= first else {},
    )
    assert [each.counted for each in found] == ["eligible", "eligible"]


def test_the_day_of_receipt_governs_unless_the_amended_law_is_more_favourable() -> None:
    def told(*answers: tuple[str, str]) -> tuple[int, bool, bool]:
        verdicts = [replace(ask("CSTDCS", person()), regime=regime, counted=counted) for regime, counted in answers]
        chosen, why = governing(verdicts)
        return chosen, "có lợi hơn, nên" in why, "chưa rõ" in why

    assert told(("R2", "not_eligible"), ("R3", "eligible")) == (1, True, False)
    assert told(("R2", "unknown"), ("R3", "eligible")) == (1, True, False)
    assert told(("R2", "eligible"), ("R3", "unknown")) == (0, False, False)
    assert told(("R2", "not_eligible"), ("R3", "unknown")) == (0, False, True)
    assert told(("R2", "not_eligible"), ("R3", "not_eligible")) == (0, False, False)
    assert told(("R1", "not_eligible"), ("R2", "eligible")) == (0, False, False)
    assert told(("R3", "not_eligible"), ("R3", "eligible")) == (0, False, False)
    assert told(("R1", "not_eligible"), ("R2", "not_eligible"), ("R3", "eligible")) == (2, True, False)
