"""Where everybody stands is what each would be told; facts told in codes give the columns of facts told one by one."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.lawbook import (
    Coded,
    Told,
    columns_of,
    columns_of_groups,
    columns_told,
    explain,
    marks,
    period_of,
    put,
    standings,
    take,
)
from bangvang.lawbook.told import _FEW, _places

from . import people
from .test_readings import DAYS, LOCAL, SLOW

PERIOD = "2023-2024"
ANSWERS = ("not_eligible", "eligible", "unknown")
YEARS = [f"{2023 - j}-{2024 - j}" for j in range(13)]
YEAR_KEYS = ("rating", "discipline", "titles", "initiatives", "research", "leave", "months_worked")
DAY_KEYS = (
    "post",
    "exemplary",
    "disciplined_now",
    "holds",
    "awards",
    "merits",
    "years_in_education",
    "years_in_difficult_area",
    "discipline_periods",
)


def _told(found: Any, place: int) -> tuple[Any, ...]:
    failing = _codes(found, found.failing, place)
    ahead = int(found.ahead[place])
    earliest = period_of(PERIOD).back(-ahead).label if ahead >= 0 else ""
    return ANSWERS[found.answers[place]], failing, int(found.unmet[place]), earliest


def _explained(verdict: Any) -> tuple[Any, ...]:
    failing = [each.code for each in verdict.conditions if each.answer == "not_met"]
    return verdict.counted, failing, len(failing), verdict.earliest


def _codes(found: Any, mask: Any, place: int) -> list[str]:
    return [code for n, code in enumerate(found.clauses) if mask[place] >> n & 1]


def _open_as_told_alone(found: Any, place: int, verdict: Any) -> bool:
    """All that is not known is named; nothing else but what waits for a council under a text not read."""
    unknown = {each.code for each in verdict.conditions if each.answer == "unknown"}
    return unknown <= set(_codes(found, found.open, place)) <= unknown | {each.code for each in verdict.awaiting}


@SLOW
@given(
    st.one_of(
        st.tuples(st.just("person"), st.lists(people.PERSON, min_size=1, max_size=4)),
        st.tuples(st.just("group"), st.lists(people.group(), min_size=1, max_size=4)),
    ),
    st.sampled_from(DAYS),
    st.sampled_from([None, LOCAL]),
)
def test_where_one_stands_among_everybody_is_what_one_is_told_alone(asked: Any, day: date, local: Any) -> None:
    kind, many = asked
    columns = columns_of(kind, many, day=day, period=PERIOD, parameters=local)
    for code, found in standings(columns, day=day, parameters=local).items():
        alone = [explain(code, kind, facts, day=day, period=PERIOD, parameters=local) for facts in many]
        assert [_told(found, n) for n in range(len(many))] == [_explained(each) for each in alone], code
        assert all(_open_as_told_alone(found, n, each) for n, each in enumerate(alone)), code


# ---- told in codes -----------------------------------------------------------------------------------------------------
def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    """The same person on one clock and never disciplined, as those are who are told in codes."""
    history = {
        label: {**year, **({"discipline": "none"} if "discipline" in year else {})}
        for label, year in facts["history"].items()
        if label in YEARS
    }
    return {
        **{key: facts[key] for key in (*DAY_KEYS, "joined") if key in facts},
        "discipline_periods": [],
        "history": history,
    }


def _coded(values: list[Any]) -> Coded:
    known: list[Any] = [None]
    codes = [known.index(value) if value in known else known.append(value) or len(known) - 1 for value in values]
    return Coded(np.array(codes, np.int64), known)


def _in_codes(many: list[dict[str, Any]]) -> Told:
    cells = [[facts["history"].get(label) for facts in many] for label in YEARS]
    years = {}
    for key in YEAR_KEYS:
        coded = _coded([(year or {}).get(key) for row in cells for year in row])
        years[key] = Coded(coded.codes.reshape(len(YEARS), len(many)), coded.values)
    facts = {key: _coded([each.get(key) for each in many]) for key in DAY_KEYS}
    facts["discipline_periods"] = Coded(np.zeros(len(many), np.int64), [[]])
    given_years = np.array([[year is not None for year in row] for row in cells])
    return Told(len(many), _coded([each.get("joined") for each in many]), given_years, years, facts)


def _same(one: Any, other: Any) -> bool:
    same_years = all(np.array_equal(values, other.year(name)) for name, values in one.years.items())
    same_now = all(np.array_equal(values, other.now(name)) for name, values in one.present.items())
    same_amounts = all(np.array_equal(both, other.amounts[name]) for name, both in one.amounts.items())
    return same_years and same_now and same_amounts


@SLOW
@given(st.lists(people.PERSON.map(_plain), min_size=1, max_size=6), st.sampled_from(DAYS), st.sampled_from([0, 30]))
def test_facts_told_in_codes_give_the_same_columns(many: list[dict[str, Any]], day: date, share: int) -> None:
    asked: dict[str, Any] = {"day": day, "period": PERIOD, "parameters": {"initiative_min_share": share}}
    assert _same(columns_of("person", many, **asked), columns_told(_in_codes(many), **asked))


@SLOW
@given(st.lists(people.group(), max_size=6), st.sampled_from(DAYS), st.sampled_from([None, LOCAL]))
def test_groups_told_in_codes_give_the_same_columns(many: list[dict[str, Any]], day: date, local: Any) -> None:
    asked: dict[str, Any] = {"day": day, "period": PERIOD, "parameters": local}
    assert _same(columns_of("group", many, **asked), columns_of_groups(many, **asked))


@pytest.mark.parametrize(
    ("years", "facts"),
    [
        (
            {"discipline": Coded(np.array([[1]]), [None, "canh_cao"])},
            {"discipline_periods": Coded(np.array([0]), [[]])},
        ),
        ({}, {}),
    ],
)
def test_people_under_discipline_are_refused_where_facts_come_in_codes(years: Any, facts: Any) -> None:
    told = Told(1, Coded(np.array([0]), [None]), np.ones((1, 1), np.bool_), years, facts)
    with pytest.raises(ValueError, match="one by one"):
        columns_told(told, day=people.DAY, period=PERIOD)


@SLOW
@given(st.lists(people.PERSON, min_size=2, max_size=5))
def test_some_are_taken_out_and_put_back_where_they_were(many: list[dict[str, Any]]) -> None:
    asked: dict[str, Any] = {"day": people.DAY, "period": PERIOD}
    columns, places = columns_of("person", many, **asked), np.array([len(many) - 1, 0])
    some = take(columns, places)
    assert _same(some, columns_of("person", [many[-1], many[0]], **asked))
    swapped = columns_of("person", [many[-1], *many[1:-1], many[0]], **asked)
    put(swapped, np.array([0, len(many) - 1]), columns_of("person", [many[0], many[-1]], **asked))
    assert _same(swapped, columns)


@SLOW
@given(people.PERSON, st.sampled_from(DAYS))
def test_a_mark_stays_while_facts_text_and_numbers_do_and_changes_with_them(facts: dict[str, Any], day: date) -> None:
    def mark(known: dict[str, Any], on: date = day, local: Any = None) -> int:
        columns = columns_of("person", [known], day=on, period=PERIOD, parameters=local)
        return int(marks(columns, day=on, parameters=local)[0])

    history = {label: year for label, year in facts["history"].items() if label != "2024"} | {PERIOD: {"rating": "KHT"}}
    other = {**facts, "history": {**history, PERIOD: {"rating": "HTXS"}}}
    assert mark(facts) == mark(dict(reversed(facts.items())))
    assert mark({**facts, "history": history}) != mark(other)
    assert mark(facts) != mark(facts, local=LOCAL)
    assert mark(facts, DAYS[0]) != mark(facts, DAYS[1])


def test_many_combinations_are_found_by_a_sort_and_few_without_and_are_the_same() -> None:
    key = np.array([7, 3, 7, 0, 3, 9])
    for size in (10, _FEW + 1):
        distinct, codes = _places(key, size)
        assert (distinct.tolist(), codes.tolist()) == ([0, 3, 7, 9], [2, 1, 2, 0, 1, 3])
