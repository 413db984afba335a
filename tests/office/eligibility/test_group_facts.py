"""What the lawbook is told of groups."""

from datetime import date

from bangvang.office.achievements import actions as achievements
from bangvang.office.eligibility import queries
from bangvang.toolbox.acting import MACHINE
from tests import make

DAY = date(2024, 6, 12)
YEAR = "2023-2024"


def group(unit, day=DAY, **details):
    return queries.facts_of_groups([unit.pk], period=YEAR, day=day, **details)[unit.pk]


def staffed(cast, count):
    unit = make.unit("Trường Mẫu giáo Hoa Mai", "district_school", cast.district_office)
    return unit, [make.person(f"Cô {n}", at=unit) for n in range(count)]


def test_members_are_counted_and_titles_stay_unknown_before_any_decision(cast):
    unit, _people = staffed(cast, 4)
    assert group(unit) == {
        "holds": [],
        "founded": make.FOUNDED,
        "members": 4,
        "disciplined_members": 0,
    }


def test_counts_of_supported_lines_stand_in_until_the_decision_comes(cast):
    unit, people = staffed(cast, 3)
    assert group(unit, counts={unit.pk: {"ldtt": 3, "cstdcs": 1}})["ldtt"] == 3
    rows = [{"person": people[0], "award": "LDTT", "period": YEAR, "name_printed": "Cô 0", "held_at": unit}]
    head = {"door": "entered", "number": "1", "decided_date": DAY, "issuer": "UBND", "signer": "", "proof": "checked"}
    achievements.record_awards(rows, by=MACHINE, **head)
    told = group(unit, counts={unit.pk: {"ldtt": 3, "cstdcs": 1}})
    assert (told["ldtt"], told["cstdcs"]) == (1, 1)


def test_a_list_decided_later_says_no_to_nobody_before(cast):
    unit, people = staffed(cast, 3)
    row = {"award": "CSTDCS", "period": YEAR, "held_at": unit}
    head = {"door": "history", "number": "9", "issuer": "UBND", "signer": "", "proof": "checked"}
    decided = date(2024, 7, 12)
    achievements.record_awards(
        [{**row, "person": people[0], "name_printed": "Cô 0"}], by=MACHINE, decided_date=decided, **head
    )
    before, after = group(unit), group(unit, decided)
    assert ("ldtt" in before, "cstdcs" in before) == (False, False)
    assert (after["ldtt"], after["cstdcs"]) == (0, 1)
    one, other = (
        queries.facts_of([people[1].pk], period=YEAR, day=day)[people[1].pk].get("history", {})
        for day in (DAY, decided)
    )
    assert ("titles" in one.get(YEAR, {}), other[YEAR]["titles"]) == (False, [])


def test_completed_is_known_when_everybody_is_rated_or_one_is_rated_below(cast):
    unit, people = staffed(cast, 2)
    achievements.rate([{"person": people[0], "grade": "HTT", "period": YEAR}], by=MACHINE)
    assert "completed" not in group(unit)
    achievements.rate([{"person": people[1], "grade": "HT", "period": YEAR}], by=MACHINE)
    assert group(unit)["completed"] == 2
    achievements.rate([{"person": people[1], "grade": "KHT", "period": YEAR}], by=MACHINE)
    assert group(unit)["completed"] == 1


def test_heavy_discipline_of_the_year_is_counted_light_is_not(cast):
    unit, people = staffed(cast, 2)
    for person, form in zip(people, ("khien_trach", "canh_cao"), strict=True):
        head = {"since": date(2024, 2, 1), "number": "9/QĐ", "issuer": "Phòng"}
        achievements.enter_discipline(person, by=MACHINE, form=form, **head)
    assert group(unit)["disciplined_members"] == 1


def test_the_number_of_queries_does_not_grow_with_the_groups(cast, django_assert_num_queries):
    units = [staffed_unit.pk for staffed_unit in (cast.school_a, cast.school_b, cast.high_school)]
    for asked in (units[:1], units):
        with django_assert_num_queries(9):
            queries.facts_of_groups(asked, period=YEAR, day=DAY)


def test_reading_whole_tables_tells_the_same(cast, monkeypatch):
    unit, people = staffed(cast, 3)
    achievements.rate([{"person": each, "grade": "HTT", "period": YEAR} for each in people], by=MACHINE)
    achievements.rate([{"unit": unit, "grade": "HTXS", "period": YEAR}], by=MACHINE)
    rows = [{"unit": unit, "award": "TTLDXS", "period": "2022-2023", "name_printed": "Hoa Mai", "held_at": unit}]
    head = {"number": "1", "decided_date": date(2023, 9, 1), "issuer": "UBND", "signer": "", "proof": "checked"}
    achievements.record_awards(rows, by=MACHINE, door="history", **head)
    one = group(unit)
    assert one["history"]["2022-2023"]["titles"] == ["TTLDXS"]
    monkeypatch.setattr("bangvang.office.eligibility.queries.gathering.IN_ONE", 0)
    monkeypatch.setattr("bangvang.office.eligibility.queries.group_facts.IN_ONE", 0)
    assert group(unit) == one
