"""Rules say which degree of proof they accept; what is proven less is not known, and the verdict says why."""

from datetime import date

import pytest

from bangvang.lawbook import columns_of
from bangvang.office.achievements import actions
from bangvang.office.eligibility.queries import conditions_of, facts_of, verdicts_for
from bangvang.office.eligibility.queries.accepting import accepted
from bangvang.office.eligibility.queries.columns import columns_for
from tests import make

YEAR, DAY = "2023-2024", date(2024, 6, 3)
HEAD = {"number": "45/QĐ-SGDĐT", "decided_date": date(2024, 5, 28), "issuer": "Sở Giáo dục và Đào tạo"}
NONE, CHECKED, CONFIRMED = {}, {"accepted_proof": "checked"}, {"accepted_proof": "confirmed"}


@pytest.fixture
def teacher(cast):
    person = make.person("Phạm Thị Sen", at=cast.school_a, joined_date=date(2015, 8, 15))
    actions.rate(
        [{"person": person, "grade": "HTT", "period": YEAR, "months_worked": 12, **HEAD}],
        by=cast.by("hoa"),
        at=cast.school_a,
    )
    return person


def rated(facts):
    return facts["history"].get(YEAR, {}).get("rating")


def test_without_a_local_text_the_units_own_word_counts_and_the_verdict_warns(cast, teacher):
    facts = facts_of([teacher.pk], period=YEAR, day=DAY)[teacher.pk]
    assert accepted(facts, NONE) is facts
    verdict = verdicts_for([teacher.pk], ["LDTT"], period=YEAR, day=DAY)[teacher.pk, "LDTT"]
    views = conditions_of(verdict.as_dict(), facts)
    warned = [view for view in views if "mới ở mức tự khai" in view.note]
    assert [view.answer for view in warned] == ["met"]
    assert "(tự khai)" in warned[0].source


def test_a_local_text_that_asks_for_more_makes_the_declared_unknown_and_says_why(cast, teacher):
    facts = facts_of([teacher.pk], period=YEAR, day=DAY)[teacher.pk]
    verdict = verdicts_for([teacher.pk], ["LDTT"], period=YEAR, day=DAY, parameters=CHECKED)[teacher.pk, "LDTT"]
    assert verdict.answer == "unknown"
    views = conditions_of(verdict.as_dict(), accepted(facts, CHECKED))
    assert any("Đã khai nhưng chưa được tính" in view.note and "45/QĐ-SGDĐT" in view.note for view in views)


@pytest.mark.parametrize(
    ("proof", "numbers", "grade"),
    [
        ("declared", NONE, "HTT"), ("declared", CHECKED, None), ("declared", CONFIRMED, None),
        ("checked", NONE, "HTT"), ("checked", CHECKED, "HTT"), ("checked", CONFIRMED, None),
        ("confirmed", NONE, "HTT"), ("confirmed", CHECKED, "HTT"), ("confirmed", CONFIRMED, "HTT"),
    ],
)  # fmt: skip
def test_each_degree_against_what_is_accepted(cast, teacher, proof, numbers, grade):
    row = {"person": teacher, "grade": "HTT", "period": YEAR, "proof": proof, **HEAD}
    actions.rate([row], by=cast.by("phuc"), at=cast.school_a) if proof != "declared" else None
    facts = facts_of([teacher.pk], period=YEAR, day=DAY)[teacher.pk]
    assert rated(accepted(facts, numbers)) == grade


def test_a_declared_title_is_not_known_rather_than_not_had(cast, teacher):
    row = {"person": teacher, "award": "CSTDCS", "period": "2022-2023", "name_printed": "Sen", "held_at": cast.school_a}
    bkt = {**row, "award": "BKT"}
    head = {**HEAD, "decided_date": date(2023, 6, 1), "signer": "", "door": "history", "proof": "declared"}
    actions.record_awards([row, bkt], by=cast.by("hoa"), **head)
    facts = facts_of([teacher.pk], period=YEAR, day=DAY)[teacher.pk]
    assert facts["history"]["2022-2023"]["titles"] == ["CSTDCS"]
    told = accepted(facts, CHECKED)
    assert "titles" not in told["history"]["2022-2023"]
    assert "awards" in facts and "awards" not in told


def test_one_person_and_everybody_are_read_alike(cast, teacher):
    other = make.person("Lê Thị Lan", at=cast.school_a, joined_date=date(2015, 8, 15))
    actions.rate(
        [{"person": other, "grade": "HTXS", "period": YEAR, "proof": "checked", **HEAD}],
        by=cast.by("phuc"),
        at=cast.school_a,
    )
    ids = sorted((teacher.pk, other.pk))
    for numbers in (NONE, CHECKED, CONFIRMED):
        found, columns = columns_for(ids, period=YEAR, day=DAY, parameters=numbers)
        facts = facts_of(ids, period=YEAR, day=DAY)
        slow = columns_of(
            "person", [accepted(facts[each], numbers) for each in ids], period=YEAR, day=DAY, parameters=numbers
        )
        assert found.tolist() == ids
        assert same(columns, slow), numbers


def same(one, other):
    import numpy as np

    for name in one.__dataclass_fields__:
        left, right = getattr(one, name), getattr(other, name)
        if isinstance(left, np.ndarray) and not np.array_equal(left, right):
            return False
    return True
