"""Everybody at once and one by one: the same columns, answers, failing conditions and earliest years."""

from datetime import date
from random import Random

import numpy as np
import pytest

from bangvang import lawbook
from bangvang.demo.load import load
from bangvang.office.achievements import actions as achievements
from bangvang.office.achievements.models import AwardRecord, Door, Proof
from bangvang.office.eligibility import queries
from bangvang.office.eligibility.queries.columns import Telling
from bangvang.office.people.actions import transfer, write_leaves
from bangvang.office.people.models import Leave
from bangvang.office.people.queries import posts_on
from bangvang.office.units.models import UnitTag
from bangvang.toolbox.acting import MACHINE
from tests import make

DAY = date(2024, 6, 12)
SCHOOL, CIVIL = "2023-2024", "2024"
ANSWERS = ("not_eligible", "eligible", "unknown")


def read_both_ways(ids, period=SCHOOL, day=DAY, parameters=None, explained=1):
    """What the two readings see otherwise: field by field for all, then verdict by verdict for every so many."""
    telling = Telling(set(ids), period, day)
    fast = telling.columns(parameters)
    facts = queries.facts_of(ids, period=period, day=day)
    many = [facts[one] for one in telling.ids.tolist()]
    slow = lawbook.columns_of("person", many, day=day, period=period, parameters=parameters)
    wrong = [name for name, values in slow.years.items() if not np.array_equal(values, fast.year(name))]
    wrong += [name for name, values in slow.present.items() if not np.array_equal(values, fast.now(name))]
    wrong += [name for name, both in slow.amounts.items() if not np.array_equal(both, fast.amounts[name])]
    found = lawbook.standings(fast, day=day, parameters=parameters)
    for place, known in list(enumerate(many))[::explained]:
        for code, told in found.items():
            verdict = lawbook.explain(code, "person", known, day=day, period=period, parameters=parameters)
            if as_told(told, place, period) != as_explained(verdict):
                wrong.append((int(telling.ids[place]), as_told(told, place, period), as_explained(verdict)))
    return wrong, telling


def as_told(told, place, period):
    failing = [code for n, code in enumerate(told.clauses) if told.failing[place] >> n & 1]
    ahead = int(told.ahead[place])
    earliest = lawbook.period_of(period).back(-ahead).label if ahead >= 0 else ""
    return told.award, ANSWERS[told.answers[place]], failing, len(failing), earliest


def as_explained(verdict):
    failing = [each.code for each in verdict.conditions if each.answer == "not_met"]
    return verdict.award, verdict.counted, failing, len(failing), verdict.earliest


@pytest.mark.django_db
def test_everybody_of_the_small_office_is_read_the_same_both_ways():
    load("small", quiet=True)
    school = posts_on(DAY).filter(unit__clock="school").values_list("person_id", flat=True).distinct()
    civil = posts_on(DAY).filter(unit__clock="calendar").values_list("person_id", flat=True).distinct()
    wrong, telling = read_both_ways(sorted(school), explained=20)
    assert (wrong, telling.count) == ([], len(school))
    assert telling.slow.sum() < len(school) / 10
    wrong, _telling = read_both_ways(sorted(civil), CIVIL, explained=5)
    assert wrong == []


# ---- awkward histories -------------------------------------------------------------------------------------------------
YEARS = [f"{year - 1}-{year}" for year in range(2014, 2025)]
GRADES = ["HTXS", "HTXS", "HTT", "HTT", "HT", "KHT"]
PLAIN_AWARDS = ["GK", "BKT", "BKB", "BKTTG", "KNC", "HCLD3", "NGUT"]


def rate(person, grade, period, **more):
    row = {"person": person, "grade": grade, "period": period, "number": "1/QĐ", "issuer": "Trường", **more}
    achievements.rate([row], by=MACHINE)


def give(person, unit, award, period, day, **more):
    row = {"person": person, "award": award, "period": period, "name_printed": person.full_name, "held_at": unit}
    head = {"decided_date": day, "issuer": "UBND", "signer": "Lê Văn A", "proof": Proof.CONFIRMED}
    numbered = {"number": f"{AwardRecord.objects.count()}/QĐ", "door": Door.ENTERED}
    return achievements.record_awards([{**row, **more}], by=MACHINE, **head, **numbered)[0]


def invent(unit, author, period, reach="base", used="", is_research=False, part=100):
    told = {"period": period, "reach": reach, "number": "2/QĐ", "decided_date": date(int(period[-4:]), 5, 20)}
    row = {"title": f"Đề tài {next(make._numbers)}", "authors": [(author, part)], "is_research": is_research}
    made = achievements.enter_initiatives(unit, by=MACHINE, issuer="Trường", rows=[row], **told)
    if used:
        made[0].shares.update(used_for=used)


def year_of_life(chance, person, unit, period):
    """One year with whatever may happen in it."""
    last = int(period[-4:])
    if chance.random() < 0.9:
        months = chance.choice([None, None, 3, 5, 6, 9, 10])
        rate(person, chance.choice(GRADES), period, months_worked=months)
    if chance.random() < 0.6:
        give(person, unit, chance.choice(["LDTT", "LDTT", "CSTDCS", "CSTDT"]), period, date(last, 7, 1))
    for _ in range(chance.choice([0, 0, 1, 2])):
        used = chance.choice(["", "", "CSTDCS", "CSTDT"])
        reach, research = chance.choice(["base", "province", "nation"]), chance.random() < 0.3
        invent(unit, person, period, reach, used, research, chance.choice([100, 40, 20]))
    if chance.random() < 0.2:
        kind = chance.choice(["cong_trang", "dot_xuat", "phong_trao", "cong_hien"])
        record = give(person, unit, chance.choice(PLAIN_AWARDS), period, date(last, 8, 20), kind=kind)
        if chance.random() < 0.3:
            achievements.revoke_award(record, by=MACHINE, date=date(last, 9, 9), decision="3/QĐ", reason="Khai sai.")


def mishaps(chance, person, other):
    """What befalls a person in between: leave, discipline, a waiting case, a transfer."""
    year = chance.choice(range(2019, 2025))
    if chance.random() < 0.5:
        kind = chance.choice(["maternity", "study", "sick", "unpaid", "injury"])
        course = {"course_months": chance.choice([None, 6, 24]), "result": chance.choice(["", "gioi", "kha"])}
        spell = {"since": date(year - 1, 10, 1), "until": chance.choice([date(year, 4, 1), date(year, 12, 31), None])}
        write_leaves([Leave(person=person, kind=kind, has_kept_rules=True, **spell, **course)], by=MACHINE)
    if chance.random() < 0.25:
        until = chance.choice([date(2024, 3, 9), date(year, 3, 9), None])
        since = date(min(year, 2023), 3, 10)
        told = {"form": chance.choice(["khien_trach", "canh_cao"]), "since": since, "number": "9/QĐ", "issuer": "Sở"}
        achievements.enter_discipline(
            person, by=MACHINE, until=until if until is None or until > since else None, **told
        )
    if chance.random() < 0.15:
        achievements.place_hold(person, by=MACHINE, kind="complaint", source="Đơn thư", since=date(2024, 5, 2))
    if chance.random() < 0.25:
        transfer(person, other, by=MACHINE, since=date(year, chance.choice([1, 6, 9]), 1))


def a_life(chance, number, cast):
    """A person with a random history; some began in the middle of a year, some changed to an office of the other clock."""
    joined = chance.choice(
        [None, date(2012, 9, 1), date(2019, 9, 1), date(2023, 9, 1), date(2023, 11, 15), date(2024, 2, 1)]
    )
    begun = joined or date(2015, 8, 15)
    at = chance.choice([cast.school_a, cast.school_b, cast.high_school])
    person = make.person(
        f"Người số {number}",
        at=at,
        joined_date=joined,
        sex="nu",
        since=begun,
        kind=chance.choice(["teacher", "manager"]),
    )
    for period in YEARS:
        if int(period[-4:]) > begun.year and chance.random() < 0.95:
            year_of_life(chance, person, at, period)
    if chance.random() < 0.2:
        rate(person, "HTT", str(chance.choice([2019, 2022, 2023])))
    mishaps(chance, person, chance.choice([cast.school_a, cast.high_school, cast.office]))
    return person


@pytest.mark.parametrize("seed", range(3))
def test_awkward_histories_are_read_the_same_both_ways(cast, seed):
    chance = Random(seed)
    areas = [(date(2000, 9, 1), date(2015, 3, 10)), (date(2017, 2, 5), date(2021, 8, 31)), (date(2023, 5, 3), None)]
    for since, until in areas:
        UnitTag.objects.create(unit=cast.high_school, kind="difficult", since=since, until=until)
    for unit in (cast.school_a, cast.high_school):
        for period in chance.sample(YEARS, 6):
            achievements.complete_lists(unit, by=MACHINE, period=period, kinds=["titles", "initiatives"])
    achievements.complete_lists(cast.office, by=MACHINE, period="2022", kinds=["titles"])
    ids = [a_life(chance, number, cast).pk for number in range(40)]
    for day, period in ((DAY, SCHOOL), (DAY, CIVIL), (date(2024, 1, 20), SCHOOL), (date(2023, 6, 1), "2022-2023")):
        wrong, _telling = read_both_ways(ids, period, day, explained=2)
        assert wrong == [], (day, period)
    wrong, telling = read_both_ways(ids, parameters={"initiative_min_share": 30}, explained=2)
    assert wrong == []
    assert 0 < telling.slow.sum() < len(ids)
