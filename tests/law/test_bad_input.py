"""Bad questions: one sentence naming the case and the key, never a traceback and never a silent no."""

from datetime import date
from pathlib import Path

import pytest

from bangvang.lawbook import CaseError, LawbookError, NoTextInForce, answer_for, check_cases, read_cases, report_lines

GOOD = """
- id: one
  award: LDTT
  subject: person
  day: 2024-06-10
  for: "2023-2024"
  facts: {joined: 2012-08-20, history: {"2023-2024": {rating: HTT}}}
  expect: {answer: unknown}
"""


def error_of(text: str) -> CaseError:
    with pytest.raises(CaseError) as caught:
        check_cases(text)
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("award: LDTT", "award: CUP", ""),
        ("subject: person", "subject: robot", "subject"),
        ("day: 2024-06-10", "day: 2024-06-31", ""),
        ("day: 2024-06-10", 'day: "soon"', "day"),
        ('for: "2023-2024"', 'for: "2023-2025"', "for"),
        ("{rating: HTT}", "{rating: GOOD}", "history.2023-2024.rating"),
        ("{rating: HTT}", "{rating: HTT, rating: HT}", "rating"),
        ("{rating: HTT}", "{months_worked: -1}", "history.2023-2024.months_worked"),
        ("{rating: HTT}", "{months_worked: 13}", "history.2023-2024.months_worked"),
        ("{rating: HTT}", "{initiatives: [{scope: base, share: 200}]}", "history.2023-2024.initiatives.share"),
        ("{rating: HTT}", "{initiatives: [{share: 20}]}", "history.2023-2024.initiatives.scope"),
        ("{rating: HTT}", "{initiatives: none}", "history.2023-2024.initiatives"),
        ("{rating: HTT}", "HTT", "history.2023-2024"),
        ("{rating: HTT}", "{mood: good}", "history.2023-2024.mood"),
        ('"2023-2024": {rating: HTT}', '"2023-2025": {}', "history.2023-2025"),
        ('history: {"2023-2024": {rating: HTT}}', "history: []", "history"),
        ("joined: 2012-08-20", "joined: yesterday", "joined"),
        ("joined: 2012-08-20", "exemplary: 1", "exemplary"),
        ("joined: 2012-08-20", "holds: [gossip]", "holds"),
        ("joined: 2012-08-20", "spells: [{kind: education, from: 2010-01-01, to: 2009-01-01}]", "to"),
        ("joined: 2012-08-20", "members: 4", "members"),
        ("award: LDTT", "award: LDTT\n  colour: red", "colour"),
        ("  expect: {answer: unknown}", "", "expect"),
        ("expect: {answer: unknown}", "expect: {}", "expect"),
        ("expect: {answer: unknown}", "expect: {vnd: 5}", "expect.vnd"),
        ("award: LDTT", "ask: poetry\n  award: LDTT", "ask"),
        ("facts: {", "parameters: {wind: 3}\n  facts: {", ""),
        ("day: 2024-06-10", "day: 2017-06-10", ""),
    ],
)
def test_a_malformed_case_names_itself_and_its_key(old: str, new: str, key: str) -> None:
    assert old in GOOD
    error = error_of(GOOD.replace(old, new))
    assert error.key == key
    assert "\n" not in str(error)


def test_the_case_is_named_where_it_can_be() -> None:
    assert error_of(GOOD.replace("award: LDTT", "award: CUP")).case == "one"
    assert str(error_of(GOOD.replace("{rating: HTT}", "{rating: X}"))).startswith(
        "Trường hợp “one”: khóa “history.2023-2024.rating”:"
    )


def test_names_are_needed_and_used_once() -> None:
    assert error_of(GOOD.replace("id: one", "note: one")).key == "id"
    assert error_of(GOOD + GOOD).key == "id"
    assert "danh sách" in str(error_of("one: 1\ntwo: 2\n"))
    assert error_of("- one\n- two\n").key == "id"


def test_a_text_that_is_no_yaml_names_the_line() -> None:
    assert str(error_of("- id: one\n  facts: {a: [}\n")).startswith("dòng 2")
    assert "khóa" in str(error_of("- [a]: 1\n  id: x\n  ? [b]\n  : 2\n"))
    assert error_of("- {2024-01-01: 1, id: x}\n- 2\n").key == "2024-01-01"


def test_a_file_that_is_not_there_is_an_error_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="không đọc được tệp"):
        read_cases(tmp_path / "none.yaml")
    path = tmp_path / "cases.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert check_cases(path).agreed == 1


def test_a_day_before_any_text_is_not_answered() -> None:
    for code, kind in (("LDTT", "person"), ("TTLDTT", "group")):
        with pytest.raises(NoTextInForce):
            answer_for(code, kind, {"history": {}}, day=date(2017, 1, 1), period="2016")


def test_counts_beyond_the_members_are_refused() -> None:
    with pytest.raises(CaseError) as caught:
        answer_for("TTLDTT", "group", {"members": 4, "ldtt": 5}, day=date(2024, 6, 1), period="2023-2024")
    assert caught.value.key == "ldtt"
    with pytest.raises(LawbookError):
        answer_for("TTLDTT", "group", {"members": -4}, day=date(2024, 6, 1), period="2023-2024")


@pytest.mark.parametrize("label", ["1800", "1850-1851", "year", 20.5])
def test_a_year_under_review_is_a_school_year_or_a_calendar_year(label: object) -> None:
    with pytest.raises(CaseError) as caught:
        answer_for("LDTT", "person", {}, day=date(2024, 6, 1), period=label)  # type: ignore[arg-type]
    assert caught.value.key == "for"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("- {id: p, ask: prize, subject: person, day: 2024-06-10, expect: {vnd: 1}}", "award"),
        ("- {id: v, ask: vote, award: LDTT, day: 2024-06-10, votes: {members: 3}, expect: {passes: true}}", "votes"),
        ("- {id: v, ask: vote, award: LDTT, day: 2024-06-10, votes: 3, expect: {passes: true}}", "votes"),
        ("- {id: a, ask: authority, award: LDTT, unit: palace, day: 2024-06-10, expect: {decides: x}}", "unit"),
        ("- {id: d, ask: deadline, act: rest, day: 2024-06-10, expect: {accept_by: 2024-06-11}}", "act"),
        ("- {id: r, ask: regime, expect: {law: x}}", "day"),
    ],
)
def test_other_questions_are_checked_too(text: str, key: str) -> None:
    assert error_of(text + "\n").key == key


def test_a_disagreement_is_printed_with_the_conditions_found() -> None:
    report = check_cases(GOOD.replace("answer: unknown", "answer: eligible"))
    lines = report_lines(report)
    assert lines[0] == "one: mong đợi {'answer': 'eligible'}, trả lời {'answer': 'unknown'}"
    assert any("24.1.a" in line for line in lines)
    assert lines[-1] == "0/1 trường hợp khớp."
    assert report.as_dict()["results"][0]["conditions"][0]["code"] == "24.1.a"
    figures = check_cases("- {id: p, ask: prize, award: LDTT, subject: person, day: 2024-06-10, expect: {vnd: 1}}\n")
    assert "Lao động tiên tiến" in report_lines(figures)[1]
