"""What every award shares, on every day: Điều 4 of NĐ 98/2023 (kept by NĐ 152/2025) and the regimes of the texts."""

from datetime import date, timedelta
from typing import Any

import pytest

from bangvang.lawbook import answer_for, regime_on
from bangvang.lawbook.facts import AMOUNTS, FACTS
from bangvang.lawbook.rulebook import RULES

FIRST_DAYS = [
    date(2018, 1, 1),
    date(2020, 10, 1),
    date(2024, 1, 1),
    date(2024, 2, 15),
    date(2024, 4, 15),
    date(2025, 7, 1),
    date(2025, 8, 5),
    date(2026, 4, 2),
    date(2026, 10, 1),
]
DAYS = sorted({*FIRST_DAYS, *(each - timedelta(days=1) for each in FIRST_DAYS[1:])})
SOUVENIR = "KNC"  # a term of discipline is only taken out of the seniority


def _answers(code: str, kind: str, day: date, **facts: Any) -> dict[str, str]:
    verdict = answer_for(code, kind, facts, day=day, period=str(day.year))
    return {each.code: each.answer for each in (*verdict.conditions, *verdict.awaiting)}


@pytest.mark.parametrize(("code", "kind"), RULES)
def test_a_hold_defers_and_a_running_term_of_discipline_bars_every_award_on_every_day(code: str, kind: str) -> None:
    for day in DAYS:
        free = {"disciplined_now": False} if kind == "person" else {}
        clean, held = _answers(code, kind, day, holds=[], **free), _answers(code, kind, day, holds=["press"], **free)
        assert (clean["tam_hoan"], held["tam_hoan"]) == ("met", "unknown"), day
        assert clean["dang_ky_luat"] == "met", day
        if kind == "person":
            barred = _answers(code, kind, day, disciplined_now=True)["dang_ky_luat"]
            assert barred == ("unknown" if code == SOUVENIR else "not_met"), day


def _codes(code: str, kind: str, day: date) -> list[str]:
    return [each.code for each in RULES[code, kind].on(day).clauses]


@pytest.mark.parametrize(("code", "kind"), RULES)
def test_the_articles_ask_the_same_conditions_through_all_the_regimes_of_the_law_of_2022(code: str, kind: str) -> None:
    first = _codes(code, kind, date(2024, 6, 10))
    assert len(first) >= 4, "two conditions of its own and the two of Điều 4"
    for day in DAYS:
        if day >= date(2024, 1, 1):
            assert _codes(code, kind, day) == first, day


def test_who_did_not_fulfil_the_duties_is_no_advanced_worker_on_any_day() -> None:
    facts = {"history": {"2025": {"rating": "HT"}, "2024": {"rating": "HT"}, "2023": {"rating": "HT"}}}
    for day in DAYS:
        expected = "unknown" if day >= date(2026, 10, 1) or day.year not in (2023, 2024, 2025) else "not_eligible"
        assert answer_for("LDTT", "person", facts, day=day, period=str(day.year)).answer == expected, day


REGIMES = {
    date(2018, 1, 1): ("R0", "15/2003/QH11", "91/2017/NĐ-CP"),
    date(2023, 12, 31): ("R0", "15/2003/QH11", "91/2017/NĐ-CP"),
    date(2024, 1, 1): ("R1", "06/2022/QH15", "98/2023/NĐ-CP"),
    date(2025, 6, 30): ("R1", "06/2022/QH15", "98/2023/NĐ-CP"),
    date(2025, 7, 1): ("R2", "06/2022/QH15", "152/2025/NĐ-CP"),
    date(2026, 9, 30): ("R2", "06/2022/QH15", "152/2025/NĐ-CP"),
    date(2026, 10, 1): ("R3", "06/2022/QH15", "152/2025/NĐ-CP"),
}


@pytest.mark.parametrize("day", REGIMES, ids=str)
def test_each_day_has_its_regime(day: date) -> None:
    found = regime_on(day)
    assert (found.id, found.law.number, found.decree.number) == REGIMES[day]
    assert found.is_read == (found.id in ("R1", "R2"))
    assert (found.amended_by is not None) == (found.id == "R3")


KEYS = (
    "exemplary united holds disciplined_now merits registered post joined founded members completed ldtt cstdcs"
    " disciplined_members team leads_cluster leads_movement awards titles rating months_worked leave discipline initiatives"
    " research spells discipline_periods years_in_education years_teaching_directly years_in_difficult_area"
)


def test_the_source_of_a_fact_is_a_key_one_can_supply() -> None:
    named = {key for each in (*FACTS.values(), *AMOUNTS.values()) for key in each.source.split(", ")}
    assert named == set(KEYS.split())
