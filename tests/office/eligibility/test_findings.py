"""Verdicts, conditions with their sources, and what is frozen."""

from datetime import date

from bangvang.office.achievements import actions as achievements
from bangvang.office.documents.actions import apply_instrument, enter_instrument
from bangvang.office.eligibility import queries
from bangvang.office.eligibility.actions import freeze
from bangvang.toolbox.acting import MACHINE
from tests import make

DAY = date(2024, 6, 12)
YEAR = "2023-2024"


def rated(cast, grade, **details):
    person = make.person("Phạm Thị Sen", at=cast.school_a, joined_date=date(2015, 8, 15), **details)
    row = {"person": person, "grade": grade, "period": YEAR, "number": "45/QĐ", "decided_date": date(2024, 5, 28)}
    achievements.rate([{**row, "issuer": "Trường"}], by=MACHINE)
    return person


def counted(person, code):
    return queries.verdicts_for([person.pk], [code], period=YEAR, day=DAY)[person.pk, code].counted


def test_the_counted_verdict_leaves_what_a_council_judges_aside(cast):
    assert counted(rated(cast, "HTT"), "LDTT") == "eligible"
    assert counted(rated(cast, "HT"), "LDTT") == "not_eligible"
    assert counted(rated(cast, "HTXS"), "CSTDCS") == "eligible"
    assert counted(make.person(at=cast.school_a), "LDTT") == "unknown"


def test_good_work_without_a_list_of_initiatives_is_unknown_with_a_whole_empty_list_it_is_no(cast):
    person = rated(cast, "HTT")
    assert counted(person, "CSTDCS") == "unknown"
    achievements.complete_lists(cast.school_a, by=MACHINE, period=YEAR, kinds=["initiatives"])
    assert counted(person, "CSTDCS") == "not_eligible"


def test_a_condition_names_the_paper_behind_its_fact(cast):
    person = rated(cast, "HTT")
    finding = freeze([(person, "LDTT", YEAR)], day=DAY, by=MACHINE)[0]
    conditions = queries.conditions_of(finding.verdict, finding.facts)
    sources = [each.source for each in conditions if each.source]
    assert sources == ["Quyết định số 45/QĐ ngày 28/05/2024 của Trường (tự khai)"]


def test_a_hold_shows_only_that_an_authority_is_waited_for(cast):
    person = rated(cast, "HTT")
    achievements.place_hold(person, by=MACHINE, kind="complaint", source="Đơn tố cáo số 22", since=date(2024, 6, 3))
    finding = freeze([(person, "LDTT", YEAR)], day=DAY, by=MACHINE)[0]
    waiting = [each for each in queries.conditions_of(finding.verdict, finding.facts) if each.answer == "unknown"]
    shown = [(each.figures, each.source, each.missing) for each in waiting if not each.is_judged]
    assert shown == [("Đang chờ cơ quan có thẩm quyền xác nhận", "", "")]
    assert finding.counted == "unknown"


def test_a_frozen_finding_keeps_facts_edition_and_answer_when_the_facts_change(cast):
    person = rated(cast, "HTT")
    finding = freeze([(person, "LDTT", YEAR)], day=DAY, by=MACHINE)[0]
    achievements.rate([{"person": person, "grade": "KHT", "period": YEAR}], by=MACHINE)
    finding.refresh_from_db()
    assert finding.facts["history"][YEAR]["rating"] == "HTT"
    assert finding.counted == "eligible"
    assert finding.edition == finding.verdict["edition"]


def test_many_are_frozen_with_the_queries_of_one(cast, django_assert_num_queries):
    people = [rated(cast, "HTT") for _n in range(12)]
    with django_assert_num_queries(16):
        freeze([(people[0], "LDTT", YEAR)], day=DAY, by=MACHINE)
    with django_assert_num_queries(16):
        made = freeze([(person, "LDTT", YEAR) for person in people], day=DAY, by=MACHINE)
    assert [finding.person_id for finding in made] == [person.pk for person in people]


def test_local_numbers_of_the_branch_are_applied_when_freezing(cast):
    unit = make.unit("Trường Mẫu giáo Hoa Mai", "district_school", cast.district_office)
    people = [make.person(f"Cô {n}", at=unit) for n in range(10)]
    achievements.rate([{"person": each, "grade": "HTT", "period": YEAR} for each in people], by=MACHINE)
    achievements.rate([{"unit": unit, "grade": "HTT", "period": YEAR}], by=MACHINE)
    counts = {unit.pk: {"ldtt": 7, "cstdcs": 0}}
    before = freeze([(unit, "TTLDTT", YEAR)], day=DAY, by=MACHINE, counts=counts)[0]
    entered = enter_instrument(
        cast.department,
        by=MACHINE,
        number="10/HD-SGDĐT",
        title="Hướng dẫn",
        issuer="Sở GDĐT",
        issued_date=date(2024, 1, 2),
        since=date(2024, 1, 2),
        numbers={"ttldtt_min_ldtt_percent": {"value": 80, "cite": "Mục 3"}},
    )
    apply_instrument(entered, by=MACHINE)
    after = freeze([(unit, "TTLDTT", YEAR)], day=DAY, by=MACHINE, counts=counts)[0]
    assert (before.counted, after.counted) == ("eligible", "not_eligible")
