"""Quotas over units: places by the stated rule, ties reported, three answers through the stages."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from bangvang.lawbook import Columns, Planes, Roll, columns_of, columns_of_groups, stages, sweep
from bangvang.lawbook.conditions import Run
from bangvang.lawbook.groups import capped
from bangvang.lawbook.planes import Pass, at_least, packed, unpacked
from bangvang.lawbook.seniority import service_months_needed
from bangvang.lawbook.settings import Settings

DAY = date(2024, 6, 20)
PERIOD = "2023-2024"


def people(count: int, **more: Any) -> list[dict[str, Any]]:
    year = {
        "rating": "HTXS",
        "months_worked": 10,
        "leave": [],
        "discipline": "none",
        "titles": [],
        "initiatives": [],
        "research": [],
    }
    base = {
        "joined": date(2010, 9, 1),
        "exemplary": True,
        "disciplined_now": False,
        "holds": [],
        "merits": [],
        "awards": [],
    }
    return [{**base, "history": {PERIOD: {**year, **more}}} for _ in range(count)]


def in_stages(
    many: list[dict[str, Any]], unit: list[int], points: list[int], woman: Any = None, **parameters: Any
) -> tuple[Roll, Any]:
    roll = Roll(np.array(unit), np.array(points), woman)
    ordered = [many[i] for i in roll.order]
    planes = Planes(columns_of("person", ordered, day=DAY, period=PERIOD))
    unit_year = {"rating": "HTXS"}
    units = [{"exemplary": True, "united": True, "holds": [], "history": {PERIOD: unit_year}} for _ in roll.units]
    of_units = columns_of("group", units, day=DAY, period=PERIOD)
    return roll, stages(planes, roll, of_units, day=DAY, parameters=parameters or None)


def who(roll: Roll, words: Any) -> list[int]:
    return sorted(int(roll.order[i]) for i in np.flatnonzero(unpacked(words, roll.count)))


def test_the_best_of_each_unit_are_inside_the_quota() -> None:
    points = [50, 90, 10, 20, 30, 40, 60, 70, 80, 95, 5, 6, 7]
    roll, found = in_stages(people(13), [0] * 10 + [1] * 3, points, cstdcs_max_ratio=0.2)
    assert found.caps.tolist() == [2, 0]
    assert who(roll, found.within_quota) == [1, 9]
    assert who(roll, found.tied) == []


def test_equal_points_at_the_cut_are_reported_for_the_council() -> None:
    roll, found = in_stages(people(10), [0] * 10, [90, 80, 80, 80, 10, 10, 10, 10, 10, 10], cstdcs_max_ratio=0.2)
    assert who(roll, found.within_quota) == [0, 1]
    assert who(roll, found.tied) == [1, 2, 3]


def test_among_equals_a_woman_goes_first() -> None:
    woman = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    roll, found = in_stages(people(10), [0] * 10, [80] * 10, woman, cstdcs_max_ratio=0.1)
    assert who(roll, found.within_quota) == [2]
    assert who(roll, found.tied) == []


def test_unit_titles_rest_on_the_titles_of_the_stage_before() -> None:
    _, found = in_stages(people(10), [0] * 10, list(range(10)))
    assert found.units.answers("TTLDXS").tolist() == [1]
    _, small = in_stages(people(3), [0] * 3, [1, 2, 3])
    assert small.units.answers("TTLDXS").tolist() == [0]
    assert small.units.answers("TTLDTT").tolist() == [1]


def test_what_is_not_known_of_members_is_not_known_of_the_unit() -> None:
    many = people(10)
    for each in many[:4]:
        del each["history"][PERIOD]["rating"]
    _, found = in_stages(many, [0] * 10, list(range(10)))
    assert found.units.answers("TTLDTT").tolist() == [2]
    assert found.units.answers("TTLDXS").tolist() == [2]


def test_units_may_span_machine_words() -> None:
    roll, found = in_stages(people(200), [i // 70 for i in range(200)], list(range(200)))
    assert roll.counted(found.people.sides["LDTT"][0]).tolist() == [70, 70, 60]
    assert [len([i for i in who(roll, found.within_quota) if i // 70 == unit]) for unit in range(3)] == [10, 10, 9]


@pytest.mark.parametrize(("rounding", "expected"), [("down", [0, 1, 7]), ("nearest", [1, 2, 7]), ("up", [1, 2, 8])])
def test_shares_are_whole_numbers(rounding: str, expected: list[int]) -> None:
    assert capped(np.array([5, 10, 47]), 0.15, rounding).tolist() == expected


def test_nobody_at_all_is_answered_for_nobody() -> None:
    empty = Columns("person", 0, lambda name: np.zeros((1, 0), np.int8), lambda name: np.zeros(0, np.int8), {})
    assert sweep(empty, day=DAY, codes=("LDTT",)).answers("LDTT").tolist() == []


def test_counting_planes_agrees_with_adding_bits() -> None:
    bits = np.random.default_rng(5).random((7, 130)) < 0.4
    rows = list(packed(bits))
    for least in range(9):
        assert unpacked(at_least(rows, least), 130).tolist() == (bits.sum(0) >= least).astype(int).tolist()


@pytest.mark.parametrize(("woman", "later", "months"), [(True, False, 120), (True, True, 180), (False, False, 180)])
def test_office_time_of_women_is_cut_by_a_third_with_its_exception(woman: bool, later: bool, months: int) -> None:
    assert service_months_needed(180, woman=woman, has_higher_retirement_age=later) == months


def test_rare_holders_among_many_are_found_by_the_runs() -> None:
    year = {"rating": "HTXS", "discipline": "none", "titles": ["LDTT", "CSTDCS"]}
    plain = {
        "joined": date(2005, 9, 1),
        "exemplary": True,
        "disciplined_now": False,
        "holds": [],
        "merits": [],
        "awards": [],
    }
    history = {f"{first}-{first + 1}": year for first in range(2018, 2024)}
    many = [{**plain, "history": history} for _ in range(300)]
    order = {"code": "BKTTG", "day": date(2017, 9, 20), "kind": "cong_trang"}
    for i in (7, 250):
        many[i] = {**many[i], "awards": [order]}
    found = sweep(columns_of("person", many, day=DAY, period=PERIOD), day=DAY, codes=("HCLD3", "HCLD2"))
    assert np.flatnonzero(found.answers("HCLD3") == 1).tolist() == [7, 250]
    assert set(found.answers("HCLD2").tolist()) == {0}


def test_values_can_be_put_in_the_order_of_the_roll() -> None:
    roll = Roll(np.array([2, 1, 2]), np.array([5, 6, 7]))
    assert roll.in_order(np.array([10, 11, 12])).tolist() == [11, 12, 10]


def test_a_run_anywhere_needs_nothing_but_its_years() -> None:
    rated = {0: "HT", 1: "HTT", 2: "HTT", 3: "HTT", 4: "HT"}
    many = [
        {"history": {f"{2023 - j}-{2024 - j}": {"rating": rated[j]} for j in range(5)}},
        {"history": {}, "joined": date(2024, 1, 1)},
    ]
    planes = Planes(columns_of("person", many, day=DAY, period=PERIOD))
    reader = Pass(planes, Settings(DAY))
    for least, expected in ((3, [1, 0]), (4, [0, 0])):
        assert unpacked(reader.read(Run(("htt",), least, to_request=False), 0), 2).tolist() == expected
        assert unpacked(reader.read(Run(("htt",), least), 0), 2).tolist() == [0, 0]


def test_facts_of_a_trusted_source_need_no_second_check() -> None:
    many = people(2)
    checked, trusted = (columns_of("person", many, day=DAY, period=PERIOD, is_checked=each) for each in (False, True))
    assert (
        sweep(checked, day=DAY).answers("LDTT").tolist() == sweep(trusted, day=DAY).answers("LDTT").tolist() == [1, 1]
    )


def test_the_quota_of_a_unit_is_rounded_as_the_office_set_it() -> None:
    everybody, units, points = people(23), [0] * 10 + [1] * 13, list(range(23))
    caps = [
        in_stages(everybody, units, points, quota_rounding=how)[1].caps.tolist() for how in ("down", "nearest", "up")
    ]
    assert caps == [[1, 1], [2, 2], [2, 2]]
    assert in_stages(everybody, units, points, cstdcs_max_ratio=0.25, quota_rounding="down")[1].caps.tolist() == [2, 3]


def test_a_team_told_in_codes_is_read_as_one_by_one() -> None:
    asked: dict[str, Any] = {"day": DAY, "period": PERIOD, "parameters": {"ttldtt_teams": False}}
    many = [{"team": True}, {}, {"team": False}]
    for columns in (columns_of("group", many, **asked), columns_of_groups(many, **asked)):
        assert columns.now("whole_unit").tolist() == [0, 1, 1]
        assert sweep(columns, day=DAY, parameters=asked["parameters"]).answers("TTLDTT").tolist() == [0, 2, 2]
