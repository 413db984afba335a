"""Whom a number affects: the same as asking each person before and after."""

from datetime import date

import pytest

from bangvang.lawbook import AWARDS
from bangvang.office.achievements import actions as achievements
from bangvang.office.eligibility.queries import group_verdicts_for, verdicts_for
from bangvang.office.eligibility.queries.impact import ceilings_changed, impact_on_groups, impact_on_people
from bangvang.toolbox.acting import MACHINE
from tests import make

YEAR, DAY = "2023-2024", date(2024, 6, 12)
WHEN = {"period": YEAR, "day": DAY}
PERSONS = [code for code, award in AWARDS.items() if "person" in award.given_to]
GROUPS = [code for code, award in AWARDS.items() if "group" in award.given_to]


@pytest.fixture
def people(cast):
    """Three with a shared initiative of 10, 40 and 80 per cent; one rated otherwise; one at another school."""
    made = {}
    for n, (share, at) in enumerate([(10, "school_a"), (40, "school_a"), (80, "school_b"), (0, "school_a")]):
        unit = getattr(cast, at)
        person = make.person(f"Cô {n}", at=unit, joined_date=date(2015, 8, 15))
        achievements.rate([{"person": person, "grade": "HTT", "period": YEAR}], by=MACHINE)
        if share:
            row = {"title": f"Sáng kiến {n}", "authors": [(person, share)]}
            head = {"period": YEAR, "reach": "base", "number": f"{n}/QĐ", "issuer": "Trường"}
            achievements.enter_initiatives(unit, by=MACHINE, decided_date=date(2024, 5, 1), rows=[row], **head)
        made[person.pk] = unit
    for unit in {cast.school_a, cast.school_b}:
        achievements.complete_lists(unit, by=MACHINE, period=YEAR, kinds=["initiatives", "titles"])
    return made


def one_by_one(people, numbers):
    found = {}
    for person, unit in people.items():
        asked = verdicts_for([person], PERSONS, parameters=numbers[unit.pk], **WHEN)
        found |= {key: verdict.counted for key, verdict in asked.items()}
    return found


@pytest.mark.parametrize(
    "changed",
    [
        {"initiative_min_share": 30},
        {"ldtt_discipline_excludes": True},
        {"gk_criteria": {"person": {"rating": "HTXS"}}},
        {"confirmations": {"Giả định": {"numbers": {"knc_months": 60}}}},
    ],
)
def test_the_shifts_are_those_of_asking_each_person_twice(cast, people, changed):
    now = {cast.school_a.pk: {}, cast.school_b.pk: {}}
    then = {cast.school_a.pk: changed, cast.school_b.pk: now[cast.school_b.pk]}
    found = impact_on_people(people, now, then, **WHEN)
    before, after = one_by_one(people, now), one_by_one(people, then)
    wanted = {key: (before[key], after[key]) for key in before if before[key] != after[key]}
    assert {(each.subject, each.award): (each.before, each.after) for each in found.shifts} == wanted
    assert found.asked == 4
    assert sum(count for *_rest, count in found.tally()) == len(wanted)


def test_an_initiative_below_the_share_no_longer_counts(cast, people):
    now = {unit: {} for unit in (cast.school_a.pk, cast.school_b.pk)}
    then = {unit: {"initiative_min_share": 30} for unit in now}
    first = min(people)
    told = impact_on_people(people, now, then, **WHEN)
    assert [(each.subject, each.before, each.after) for each in told.shifts if each.award == "CSTDCS"] == [
        (first, "eligible", "not_eligible")
    ]


def test_groups_are_asked_on_the_counts_of_their_lists(cast):
    unit = cast.school_a
    for n in range(10):
        make.person(f"Cô {n}", at=unit)
    achievements.rate([{"unit": unit, "grade": "HTT", "period": YEAR}], by=MACHINE)
    counts = {unit.pk: {"ldtt": 10, "cstdcs": 0}}
    now, then = {unit.pk: {}}, {unit.pk: {"ttldtt_min_ldtt_percent": 90}}
    found = impact_on_groups({unit.pk: unit}, now, then, counts=counts, **WHEN)
    told = [
        group_verdicts_for([unit.pk], GROUPS, counts=counts, parameters=numbers[unit.pk], **WHEN)
        for numbers in (now, then)
    ]
    wanted = {code for code in GROUPS if told[0][unit.pk, code].counted != told[1][unit.pk, code].counted}
    assert {each.award for each in found.shifts} == wanted
    assert "TTLDTT" in wanted


def test_a_ceiling_is_counted_on_both_sides_of_its_rounding():
    counts = {1: {"ldtt": 10}, 2: {"ldtt": 3}}
    now = {unit: {} for unit in counts}
    then = {unit: {"cstdcs_max_ratio": 0.2} for unit in counts}
    told = [(each.unit, each.base, each.before, each.after) for each in ceilings_changed(counts, now, then, day=DAY)]
    assert told == [(1, 10, 1, 2)]
