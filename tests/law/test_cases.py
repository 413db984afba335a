"""Every law case in the repository, and those of the public collection where it is at hand."""

from pathlib import Path

import pytest

from bangvang.lawbook import CaseReport, check_cases, report_lines

CASES = Path(__file__).with_name("cases")
PUBLIC = Path(__file__).resolve().parents[3] / "shared" / "law" / "cases-public.yaml"


def _disagreements(report: CaseReport) -> list[str]:
    return report_lines(report)[:-1]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_book_answers_every_case_of_the_file_as_the_law_does(path: Path) -> None:
    assert _disagreements(check_cases(path)) == []


def test_there_are_at_least_two_hundred_and_fifty_cases() -> None:
    assert sum(check_cases(path).cases for path in CASES.glob("*.yaml")) >= 250


def test_readings_of_authorities_in_the_public_collection_are_answered_alike() -> None:
    if not PUBLIC.exists():
        pytest.skip("the public collection of law cases is not at hand")
    report = check_cases(PUBLIC)
    assert _disagreements(report) == []
    assert report.agreed == report.cases
