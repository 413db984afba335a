"""What a teacher reads stays as it was read and agreed: every word of a choice of verdicts, in `explained.txt`.

A change of words shows there as a difference; `UPDATE_EXPLAINED=1 pytest tests/law/test_explained.py` writes it anew.
Whether an answer is right is not said here: that is for the cases, which cite the law."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bangvang.lawbook import Finding, Verdict, explain, read_cases

KEPT = Path(__file__).with_name("explained.txt")
CASES = Path(__file__).with_name("cases")


def _all_cases() -> dict[str, dict[str, Any]]:
    cases = [case for path in sorted(CASES.glob("*.yaml")) for case in read_cases(path)]
    return {case["id"]: case for case in cases if case.get("ask", "eligibility") == "eligibility"}


def _lines(case: dict[str, Any], told: set[str]) -> Iterator[str]:
    verdict = explain(
        case["award"],
        case["subject"],
        case["facts"],
        day=case["day"],
        period=case["for"],
        parameters=case.get("parameters"),
    )
    yield f"# {case['id']}"
    yield from _verdict(verdict, told)


def _verdict(verdict: Verdict, told: set[str]) -> Iterator[str]:
    yield (
        f"{verdict.award} {verdict.kind} {verdict.period} {verdict.day} {verdict.regime}: {verdict.answer},"
        f" counted {verdict.counted}, earliest {verdict.earliest or '-'}"
    )
    for sign, findings in (("", verdict.conditions), ("? ", verdict.awaiting)):
        for each in findings:
            words = "\n".join(_finding(each, f"  {sign}"))
            yield from [f"  {sign}{each.code}: {each.answer}, as above"] if words in told else words.splitlines()
            told.add(words)
    for reason in verdict.reasons:
        yield f"  = {reason}"


def _finding(found: Finding, indent: str) -> Iterator[str]:
    judged = ", for a council" if found.is_judged else ""
    yield f"{indent}{found.code}: {found.answer} {found.confidence}{judged} | {found.sentence} | {found.sentence_en} | {found.cite}"
    for name in ("figures", "missing", "supplied_by", "note"):
        if value := getattr(found, name):
            yield f"{indent}    {name}: {value}"
    if found.facts:
        yield f"{indent}    facts: {', '.join(found.facts)}"
    for sign, inside in (("& ", found.parts), ("| ", found.alternatives)):
        for each in inside:
            yield from _finding(each, f"{indent}    {sign}")


def test_verdicts_read_as_they_did() -> None:
    cases = _all_cases()
    kept = KEPT.read_text(encoding="utf-8").splitlines()
    seen: set[str] = set()
    told = [line for name in kept if name.startswith("# ") for line in [*_lines(cases[name[2:]], seen), ""]]
    if os.environ.get("UPDATE_EXPLAINED"):
        KEPT.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert told == kept
