"""The readings of one rule agree for made-up people: one by one, everybody in planes, and an independent one in SQL."""

import os
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangvang.lawbook import answers_for, columns_of, sweep

from . import people
from .sql_reading import answers_in_sql

SLOW = settings(
    max_examples=int(os.environ.get("LAW_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
WORDS = {0: "not_eligible", 1: "eligible", 2: "unknown"}
DAYS = [date(2023, 7, 15), date(2024, 3, 1), date(2024, 7, 15), date(2025, 8, 10), date(2026, 5, 5), date(2026, 11, 2)]


def _in_planes(
    kind: str, many: list[dict[str, Any]], day: date, counted: bool, parameters: Any
) -> list[dict[str, str]]:
    found = sweep(columns_of(kind, many, day=day, period="2023-2024"), day=day, counted=counted, parameters=parameters)
    return [{code: WORDS[int(found.answers(code)[i])] for code in found.sides} for i in range(len(many))]


def _one_by_one(
    kind: str, many: list[dict[str, Any]], day: date, counted: bool, parameters: Any
) -> list[dict[str, str]]:
    answers = [answers_for(kind, facts, day=day, period="2023-2024", parameters=parameters) for facts in many]
    return [{code: each.counted if counted else each.answer for code, each in verdicts.items()} for verdicts in answers]


LOCAL = {
    "gk_criteria": {"person": {"rating": "HTT", "titles": ["LDTT"]}, "group": {"rating": "HTXS"}},
    "ldtt_discipline_excludes": True,
}


@SLOW
@given(
    st.lists(people.PERSON, min_size=1, max_size=5),
    st.sampled_from(DAYS),
    st.booleans(),
    st.sampled_from([None, LOCAL]),
)
def test_a_person_alone_and_among_everybody_gets_the_same_answers(
    many: list[dict[str, Any]], day: date, counted: bool, local: Any
) -> None:
    assert _in_planes("person", many, day, counted, local) == _one_by_one("person", many, day, counted, local)


@SLOW
@given(
    st.lists(people.group(), min_size=1, max_size=5),
    st.sampled_from(DAYS),
    st.booleans(),
    st.sampled_from([None, LOCAL]),
)
def test_a_group_alone_and_among_all_gets_the_same_answers(
    many: list[dict[str, Any]], day: date, counted: bool, local: Any
) -> None:
    assert _in_planes("group", many, day, counted, local) == _one_by_one("group", many, day, counted, local)


@SLOW
@given(st.lists(people.PERSON, min_size=1, max_size=6))
def test_an_independent_reading_in_sql_answers_alike_for_persons(many: list[dict[str, Any]]) -> None:
    expected = answers_in_sql("person", many)
    found = _one_by_one("person", many, people.DAY, False, None)
    assert [{code: each[code] for code in expected[i]} for i, each in enumerate(found)] == expected


@SLOW
@given(st.lists(people.group(), min_size=1, max_size=6))
def test_an_independent_reading_in_sql_answers_alike_for_groups(many: list[dict[str, Any]]) -> None:
    expected = answers_in_sql("group", many)
    found = _one_by_one("group", many, people.DAY, False, None)
    assert [{code: each[code] for code in expected[i]} for i, each in enumerate(found)] == expected


def _with_less(facts: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """The facts with one key no longer given."""
    if len(path) == 1:
        return {key: value for key, value in facts.items() if key != path[0]}
    return {key: _with_less(value, path[1:]) if key == path[0] else value for key, value in facts.items()}


def _paths(facts: dict[str, Any]) -> list[tuple[str, ...]]:
    top = [(key,) for key in facts if key not in ("history", "joined", "founded")]
    years = [
        ("history", year, key)
        for year, raw in facts["history"].items()
        for key in raw
        if key not in ("leave", "months_worked")
    ]
    return top + years


@pytest.mark.parametrize("kind", ["person", "group"])
@SLOW
@given(st.data())
def test_learning_a_fact_never_overturns_a_settled_answer(kind: str, data: st.DataObject) -> None:
    facts = data.draw(people.PERSON if kind == "person" else people.group())
    paths = _paths(facts)
    if not paths:
        return
    less = _with_less(facts, data.draw(st.sampled_from(paths)))
    before, after = (_one_by_one(kind, [each], people.DAY, False, None)[0] for each in (less, facts))
    overturned = {code: (before[code], after[code]) for code in after if before[code] not in ("unknown", after[code])}
    assert overturned == {}
