"""The sweep: everybody and every unit, each clock its own year, and only those who changed made anew."""

from datetime import date

import pytest

from bangvang import lawbook
from bangvang.office.achievements import actions as achievements
from bangvang.office.achievements.models import Rating
from bangvang.office.documents.actions import apply_instrument, enter_instrument
from bangvang.office.eligibility import queries
from bangvang.office.eligibility.actions import sweep_office
from bangvang.office.eligibility.models import Standing, Sweep
from bangvang.office.people.actions import transfer
from bangvang.office.people.models import Person, Post
from bangvang.toolbox.acting import MACHINE
from tests import make

YEAR = "2023-2024"
DAY = date(2024, 6, 12)


def rate(person, grade="HTT", period=YEAR):
    row = {"person": person, "grade": grade, "period": period, "number": "1/QĐ", "issuer": "Trường"}
    achievements.rate([row], by=MACHINE)


@pytest.fixture
def teachers(cast):
    """Three at school A: excellent, well done, nothing known."""
    made = [make.person(f"Cô {name}", at=cast.school_a, joined_date=make.APPOINTED) for name in "ABC"]
    rate(made[0], "HTXS")
    rate(made[1], "HT")
    return made


def kept():
    return set(Standing.objects.values_list("person", "unit", "at", "award", "answer", "failing", "earliest", "sweep"))


def test_every_award_of_everybody_is_kept_as_one_reading_answers_it(cast, teachers):
    report = sweep_office()
    assert (report.people, report.changed) == (Person.objects.count(), report.people + report.groups)
    for person in teachers:
        facts = queries.facts_of([person.pk], period=YEAR, day=DAY)[person.pk]
        verdicts = [
            lawbook.explain(code, "person", facts, day=DAY, period=YEAR)
            for code, award in lawbook.AWARDS.items()
            if "person" in award.given_to
        ]
        assert [
            (row.award, row.answer, row.failing, row.unmet, row.earliest) for row in queries.standing_of(person, YEAR)
        ] == [
            (v.award, v.counted, " ".join(failing or open_), len(failing), v.earliest)
            for v in verdicts
            for failing, open_ in [
                [[each.code for each in v.conditions if each.answer == one] for one in ("not_met", "unknown")]
            ]
        ]


def test_one_condition_short_and_within_reach_next_year_is_near(teachers):
    sweep_office()
    by_award = {row.award: row for row in queries.standing_of(teachers[1], YEAR)}
    assert (by_award["LDTT"].is_near, by_award["LDTT"].failing, by_award["LDTT"].earliest) == (
        True,
        "24.1.a",
        "2024-2025",
    )
    assert (by_award["CSTDT"].is_near, by_award["CSTDT"].answer) == (False, "unknown")


def test_a_second_sweep_changes_nothing_and_a_rating_changes_one(cast, teachers):
    first = sweep_office()
    before = kept()
    second = sweep_office()
    assert (second.changed, second.gone, kept(), second.awards) == (0, 0, before, first.awards)
    Rating.objects.filter(person=teachers[1]).update(grade="HTT")  # nobody tells the sweep
    third = sweep_office()
    renewed = {row[0] for row in kept() - before if row[0]}
    assert renewed == {teachers[1].pk}
    assert third.changed == 1 + third.groups - first.groups + len({row[1] for row in kept() - before if row[1]})
    assert third.awards["LDTT"]["eligible"] == first.awards["LDTT"]["eligible"] + 1


def test_each_clock_has_its_own_year_and_a_named_year_is_both(cast):
    sweep_office(year="2024")
    assert queries.periods_swept() == ["2024", YEAR]
    school = set(Standing.objects.filter(period=YEAR).values_list("at__clock", flat=True))
    civil = set(Standing.objects.filter(period="2024").values_list("at__clock", flat=True))
    assert (school, civil) == ({"school"}, {"calendar"})
    assert queries.last_sweep("2024").day == DAY
    with pytest.raises(lawbook.LawbookError, match="năm ngoái"):
        sweep_office(year="năm ngoái")


def test_local_numbers_renew_all_they_bind_and_nobody_else(cast, teachers):
    sweep_office()
    run = Sweep.objects.order_by("-pk").first().pk
    numbers = {"ldtt_discipline_excludes": {"value": True, "cite": "Điều 2"}}
    head = {"number": "7/QĐ", "title": "Quy định", "issuer": "Trường", "issued_date": DAY, "since": DAY, "until": None}
    made = enter_instrument(cast.school_a, by=MACHINE, numbers=numbers, **head)
    apply_instrument(made, by=MACHINE)
    sweep_office()
    renewed = set(Standing.objects.filter(sweep__gt=run).values_list("at", flat=True))
    assert renewed == {cast.school_a.pk}


def test_the_text_of_another_day_renews_all(cast, teachers):
    report = sweep_office()
    later = sweep_office(year=YEAR, day=date(2025, 8, 20))
    assert later.changed == report.people + report.groups


def test_a_transfer_moves_the_rows_and_who_left_has_none(cast, teachers):
    sweep_office()
    transfer(teachers[0], cast.school_b, by=MACHINE, since=date(2024, 6, 1))
    Post.objects.filter(person=teachers[2]).update(until=date(2024, 5, 31))
    report = sweep_office()
    assert set(Standing.objects.filter(person=teachers[0]).values_list("at", flat=True)) == {cast.school_b.pk}
    assert (report.gone, queries.standing_of(teachers[2], YEAR)) == (1, [])


def test_units_stand_in_the_table_too(cast):
    sweep_office()
    rows = Standing.objects.filter(unit=cast.school_a)
    given = [code for code, award in lawbook.AWARDS.items() if "group" in award.given_to]
    assert sorted(rows.values_list("award", flat=True)) == sorted(given)
    assert set(rows.values_list("at", "period")) == {(cast.school_a.pk, YEAR)}


def test_progress_is_told_up_to_everybody(cast, teachers):
    told = []
    report = sweep_office(progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (report.people + report.groups,) * 2
    assert [done for done, _total in told] == sorted(done for done, _total in told)
