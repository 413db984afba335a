"""Truy tặng: the Law's words, article by article (law.md K-33); silence is not known and never a no."""

from datetime import date

import pytest

from bangvang.lawbook import AWARDS, posthumous_for

DAY = date(2024, 6, 12)
SAID = {
    "BKT": "Điều 74",
    "BKB": "Điều 74",
    "BKTTG": "Điều 73",
    "HCLD1": "Điều 33",
    "HCLD2": "Điều 33",
    "HCLD3": "Điều 33",
}


@pytest.mark.parametrize("code", [code for code, award in AWARDS.items() if "person" in award.given_to])
def test_an_award_may_be_given_after_death_where_its_article_says_so(code: str) -> None:
    found = posthumous_for(code, day=DAY)
    assert (found.is_known, found.cite if found.is_known else None) == (
        code in SAID,
        f"{SAID[code]}, Luật số 06/2022/QH15" if code in SAID else None,
    )
    assert found.sentence.startswith("Chưa rõ") == (code not in SAID)


@pytest.mark.parametrize(
    ("day", "is_known"),
    [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2026, 9, 30), True), (date(2026, 10, 1), False)],
)
def test_nothing_is_said_of_days_whose_text_was_not_read(day: date, is_known: bool) -> None:
    found = posthumous_for("BKT", day=day)
    assert (found.is_known, bool(found.cite)) == (is_known, is_known)
