"""The cases of persons and groups asked once more of the planes, where everybody is answered at once: the law's answer again."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bangvang.lawbook import AWARDS, Columns, answer_for, columns_of, read_cases, sweep

CASES = Path(__file__).with_name("cases")
WORDS = {0: "not_eligible", 1: "eligible", 2: "unknown"}


@cache
def _together() -> dict[tuple[str, ...], list[dict[str, Any]]]:
    """Cases that may be asked in one sweep: the same kind of subject, day, year and local settings."""
    found: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for path in sorted(CASES.glob("*.yaml")):
        for case in read_cases(path):
            if case.get("ask", "eligibility") == "eligibility":
                asked = (case["subject"], str(case["day"]), str(case["for"]), repr(case.get("parameters")))
                found[asked].append(case)
    return found


@cache
def _columns(asked: tuple[str, ...]) -> Columns:
    cases = _together()[asked]
    facts, one = [case["facts"] for case in cases], cases[0]
    return columns_of(one["subject"], facts, day=one["day"], period=one["for"], parameters=one.get("parameters"))


def _swept(counted: bool) -> Iterator[tuple[dict[str, Any], str]]:
    for asked, cases in _together().items():
        one, codes = cases[0], {case["award"] for case in cases}
        given = tuple(sorted(code for code in codes if one["subject"] in AWARDS[code].given_to))
        if not given:
            continue
        swept = sweep(_columns(asked), day=one["day"], parameters=one.get("parameters"), codes=given, counted=counted)
        for i, case in enumerate(cases):
            if case["award"] in given:
                yield case, WORDS[int(swept.answers(case["award"])[i])]


def test_everybody_at_once_is_answered_as_the_law_answers_each_case() -> None:
    found = {case["id"]: (answer, case["expect"].get("answer")) for case, answer in _swept(counted=False)}
    assert {name: each for name, each in found.items() if each[1] not in (None, each[0])} == {}
    assert len(found) > 300


def test_what_waits_for_a_council_is_left_out_of_the_counted_answer_as_for_one_person() -> None:
    for case, answer in _swept(counted=True):
        day, parameters = case["day"], case.get("parameters")
        one = answer_for(
            case["award"], case["subject"], case["facts"], day=day, period=case["for"], parameters=parameters
        )
        assert (case["id"], answer) == (case["id"], one.counted)
