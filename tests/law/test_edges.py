"""The last day and the first, the default and the exception: edges of the text that a slip of the pen would move."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from bangvang.lawbook import Planes, Roll, answers_between, columns_of, deadline_for, stages, vote_passes
from bangvang.lawbook.periods import period_of
from bangvang.lawbook.seniority import countable_spans, sector, service_months_needed
from bangvang.lawbook.subject import Subject

DAY = date(2024, 6, 10)
PERIOD = "2023-2024"
SEPTEMBER, MAY = date(2023, 9, 1), date(2024, 5, 31)  # the first and the last day of the school year


def subject(**facts: Any) -> Subject:
    return Subject("person", facts, period_of(PERIOD), DAY)


def year(**more: Any) -> dict[str, Any]:
    return {"rating": "HTXS", "discipline": "none", "titles": [], **more}


def test_a_place_is_remote_only_when_it_is_said_to_be() -> None:
    """Luật Khiếu nại Điều 28, 33."""
    assert deadline_for("complaint_first", day=DAY).settle_within_days == 30
    assert deadline_for("complaint_first", day=DAY, remote=True).settle_within_days == 45
    assert deadline_for("complaint_submit_second", day=DAY).submit_by == DAY + timedelta(days=30)


@pytest.mark.parametrize(("leaves", "base"), [(False, 9), (True, 7)])
def test_recused_members_leave_the_base_only_where_the_office_says_so(leaves: bool, base: int) -> None:
    told = {"thresholds": {"LDTT": {"num": 2, "den": 3, "base": "members"}}, "recused_leave_base": leaves}
    found = vote_passes("LDTT", day=DAY, members=9, present=7, written=0, votes_for=6, recused=2, parameters=told)
    assert found.base_count == base
    all_stay = vote_passes("LDTT", day=DAY, members=9, present=7, written=0, votes_for=6, parameters=told)
    assert all_stay.base_count == 9


def test_an_award_without_a_threshold_cites_where_one_would_stand() -> None:
    found = vote_passes("LDTT", day=DAY, members=9, present=9, written=0, votes_for=9)
    with_threshold = {"thresholds": {"LDTT": {"num": 1, "den": 2, "base": "members"}}}
    assert vote_passes("LDTT", day=DAY, members=9, present=9, written=0, votes_for=9, parameters=with_threshold).passes
    assert (found.passes, bool(found.cite)) == (None, True)


def test_office_time_of_women_is_cut_by_a_third_unless_the_higher_age_is_told() -> None:
    """NĐ 98/2023 Điều 4."""
    assert (service_months_needed(180, woman=True), service_months_needed(180, woman=False)) == (120, 180)


def test_study_counts_for_who_was_in_the_sector_until_its_very_last_day() -> None:
    """TT 29/2023 Điều 8: those who came back, or never left."""
    last = date(2020, 8, 31)
    study = {"kind": "study", "from": date(2018, 9, 1), "to": last}
    inside = subject(spells=[{"kind": "education", "from": date(2010, 9, 1), "to": last}, study])
    left = subject(spells=[{"kind": "education", "from": date(2010, 9, 1), "to": date(2018, 8, 31)}, study])
    assert countable_spans(inside) == [(date(2010, 9, 1), date(2020, 9, 1))]
    assert countable_spans(left) == [(date(2010, 9, 1), date(2018, 9, 1))]


def test_hard_years_double_no_more_months_than_were_worked() -> None:
    """Luật Điều 64 khoản 4: at most, because it is not told which years they were."""
    assert sector(subject(years_in_education=20, years_in_difficult_area=5)) == (240, 300)
    assert sector(subject(years_in_education=4, years_in_difficult_area=5)) == (48, 96)


@pytest.mark.parametrize(("last", "answer"), [(MAY, 0), (MAY - timedelta(days=90), -1), (date(2023, 8, 31), -1)])
def test_a_year_with_a_discipline_counts_for_nothing_or_is_not_known(last: date, answer: int) -> None:
    """NĐ 98/2023 Điều 4: achievement counts from the end of the term; a term of an earlier year does not tell this one's."""
    spans = [{"kind": "khien_trach", "from": last - timedelta(days=90), "to": last}]
    told = subject(history={PERIOD: year(discipline="khien_trach")}, discipline_periods=spans)
    assert told.column("standing")[0] == answer


@pytest.mark.parametrize(
    ("given", "counts"), [(SEPTEMBER - timedelta(days=1), [0, 1]), (SEPTEMBER, [1, 0]), (MAY, [1, 0])]
)
def test_an_award_of_the_first_day_of_a_year_belongs_to_that_year_alone(given: date, counts: list[int]) -> None:
    held = subject(awards=[{"code": "BKT", "day": given, "kind": "cong_trang"}])
    assert held.column("bkt")[:2] == counts


@pytest.mark.parametrize(
    ("won", "base", "answer"),
    [
        ((0, 3), range(9), 1),  # three years between: each rests on three new ones
        ((0, 4), range(9), -1),  # longer gaps are not settled by any text read
        ((0, 4), (0, 1, 2, 4, 5, 6), 0),  # a year between without the base title breaks the row
    ],
)
def test_two_provincial_titles_in_a_row_are_read_from_the_years_between(won: Any, base: Any, answer: int) -> None:
    """Luật Điều 21."""
    history = {
        f"{2023 - back}-{2024 - back}": year(
            titles=["LDTT", *(["CSTDCS"] if back in base else []), *(["CSTDT"] if back in won else [])]
        )
        for back in range(9)
    }
    assert subject(history=history, joined=date(2015, 9, 1)).present("cstdt_pair") == answer


def test_numbers_given_once_hold_for_every_text_between_receipt_and_decision() -> None:
    confirmed = {"confirmations": {"L26 23": {}, "L26 24": {}}}
    facts = {
        "history": {"2025-2026": year(months_worked=10, leave=[], initiatives=[], research=[])},
        "joined": date(2015, 9, 1),
        "exemplary": True,
        "disciplined_now": False,
        "holds": [],
        "discipline_periods": [],
        "awards": [],
    }
    asked = {"received": date(2026, 9, 30), "decided": date(2026, 10, 1), "period": "2025-2026"}
    unread = answers_between("LDTT", "person", facts, **asked)
    read = answers_between("LDTT", "person", facts, **asked, parameters=confirmed)
    assert [each.counted for each in unread] == ["eligible", "unknown"]
    assert [each.counted for each in read] == ["eligible", "eligible"]


def test_the_stages_ask_people_with_the_offices_own_numbers() -> None:
    facts = {
        "history": {"2025-2026": year(months_worked=10, leave=[], initiatives=[], research=[])},
        "joined": date(2015, 9, 1),
        "exemplary": True,
        "disciplined_now": False,
        "holds": [],
        "discipline_periods": [],
        "awards": [],
    }
    day, roll = date(2026, 10, 1), Roll(np.array([0]), np.array([1]), None)
    planes = Planes(columns_of("person", [facts], day=day, period="2025-2026"))
    unit = columns_of("group", [{"history": {"2025-2026": {"rating": "HTXS"}}}], day=day, period="2025-2026")
    confirmed = {"confirmations": {"L26 23": {}, "L26 24": {}}}
    answers = [
        stages(planes, roll, unit, day=day, parameters=told).people.answers("LDTT").tolist()
        for told in (None, confirmed)
    ]
    assert answers == [[2], [1]]
