"""One person under two records: found by more than the name, read together through a pointer, apart again by clearing it."""

from datetime import date

import pytest

from bangvang.office.achievements import actions as achievements
from bangvang.office.achievements import queries as told
from bangvang.office.achievements.models import AwardRecord, Rating
from bangvang.office.eligibility.queries import facts_of
from bangvang.office.people import actions, queries
from bangvang.office.people.models import Person, Post
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make
from tests.office.eligibility.test_columns import read_both_ways

BORN = date(1988, 4, 30)
YEAR, DAY = "2023-2024", date(2024, 6, 12)
HEAD = {"number": "45/QĐ", "decided_date": date(2023, 5, 28), "issuer": "Trường"}


@pytest.fixture
def pair(cast):
    """The same teacher entered twice at school A: the old record has the past, the new one the work of today."""
    old = make.person("Phạm Thị Sen", at=cast.school_a, code="0456", birth_date=BORN, joined_date=make.APPOINTED)
    new = make.person("Phạm Thị Sen", at=cast.school_a, code="456", birth_date=BORN, joined_date=make.APPOINTED)
    Post.objects.filter(person=old).update(until=date(2020, 7, 31))
    Post.objects.filter(person=new).update(since=date(2020, 8, 1))
    for person, years in ((old, range(2019, 2021)), (new, range(2021, 2024))):
        for year in years:
            period = f"{year - 1}-{year}"
            achievements.rate([{"person": person, "grade": "HTXS", "period": period, **HEAD}], by=MACHINE)
            row = {"person": person, "award": "CSTDCS", "period": period, "name_printed": "Phạm Thị Sen"}
            row |= {"held_at": cast.school_a}
            achievements.record_awards([row], by=MACHINE, door="history", signer="", proof="checked", **HEAD)
    return old, new


def merge(old, into, by=MACHINE):
    return actions.merge_record(Person.objects.get(pk=old.pk), by=by, into=into)


def years_with_title(person):
    facts = facts_of([person.pk], period=YEAR, day=DAY)[person.pk]
    return sorted(label for label, year in facts["history"].items() if "CSTDCS" in year.get("titles", ()))


def test_titles_under_two_records_count_together_after_merging_and_apart_after_undoing(pair):
    old, new = pair
    five = ["2018-2019", "2019-2020", "2020-2021", "2021-2022", "2022-2023"]
    assert years_with_title(new) == five[2:]
    kept = list(AwardRecord.objects.order_by("pk").values_list("pk", "person_id"))
    merge(old, new)
    assert (years_with_title(new), years_with_title(old)) == (five, five)
    assert told.holders_in_a_row([new.pk], "CSTDCS", "2022-2023", 5) == {old.pk, new.pk}
    assert [row.period for row in told.ratings_of([new.pk])] == five[::-1]
    assert list(AwardRecord.objects.order_by("pk").values_list("pk", "person_id")) == kept
    actions.unmerge_record(Person.objects.get(pk=old.pk), by=MACHINE, reason="Nhầm")
    assert (years_with_title(new), years_with_title(old)) == (five[2:], five[:2])
    assert told.holders_in_a_row([new.pk], "CSTDCS", "2022-2023", 5) == set()


def test_the_sweep_asks_of_one_person_and_of_the_whole_record(pair):
    old, new = pair
    merge(old, new)
    wrong, telling = read_both_ways([new.pk])
    assert (wrong, telling.ids.tolist(), telling.slow.tolist()) == ([], [new.pk], [True])


def test_a_hold_on_the_merged_record_still_holds(cast, pair):
    old, new = pair
    case = {"kind": "complaint", "source": "Sổ thụ lý số 3", "since": date(2024, 6, 1)}
    achievements.place_hold(old, by=MACHINE, **case)
    assert facts_of([new.pk], period=YEAR, day=DAY)[new.pk]["holds"] == []
    merge(old, new)
    new.refresh_from_db()
    assert facts_of([new.pk], period=YEAR, day=DAY)[new.pk]["holds"] == ["complaint"]
    assert [one.text for one in told.shown_holds(cast.by("hoa"), new)] == [told.NEUTRAL]
    assert [hold.person_id for hold in told.holds_seen_by(cast.by("thu"))] == [old.pk]


def test_two_ratings_of_one_year_that_differ_are_not_known(pair):
    old, new = pair
    achievements.rate([{"person": old, "grade": "HT", "period": "2022-2023", **HEAD}], by=MACHINE)
    merge(old, new)
    assert "rating" not in facts_of([new.pk], period=YEAR, day=DAY)[new.pk]["history"]["2022-2023"]
    assert Rating.objects.filter(period="2022-2023").count() == 2


def test_the_merged_record_is_in_no_list_and_its_code_means_the_one_that_stays(cast, pair):
    old, new = pair
    merge(old, new)
    assert old.pk not in queries.people_of(cast.school_a, DAY).values_list("pk", flat=True)
    assert old.pk not in queries.everybody().values_list("pk", flat=True)
    assert (queries.person_by_code("0456"), queries.posts_of([old.pk], DAY)[old.pk].person_id) == (new, new.pk)

    class Row:
        values = {"code": "0456", "full_name": "Phạm Thị Sen"}

    found = queries.register_for(cast.school_a, [Row], cast.by("hoa")).compare(1, Row.values | {"title": "Giáo viên"})
    assert (found.person_id, found.changes) == (new.pk, {})


def test_posts_go_with_the_record_that_stays_and_come_back(pair):
    old, new = pair
    before = sorted(Post.objects.filter(person__in=pair).values_list("pk", "person_id"))
    merge(old, new)
    assert queries.all_posts().filter(person=new).count() == 2
    actions.unmerge_record(Person.objects.get(pk=old.pk), by=MACHINE, reason="Nhầm")
    assert sorted(Post.objects.filter(person__in=pair).values_list("pk", "person_id")) == before


def test_chains_are_followed_to_their_end_and_undone_link_by_link(cast, pair):
    first, second = pair
    third = make.person("Phạm Thị Sen", at=cast.school_a, birth_date=BORN)
    merge(first, second)
    merge(second, third)
    assert queries.same_person_ids([second.pk]) == dict.fromkeys((first.pk, second.pk, third.pk), third.pk)
    assert years_with_title(third)[0] == "2018-2019"
    actions.unmerge_record(Person.objects.get(pk=second.pk), by=MACHINE, reason="Nhầm")
    assert queries.same_person_ids([first.pk]) == {first.pk: second.pk, second.pk: second.pk}
    assert (len(years_with_title(second)), queries.all_posts().filter(person=second).count()) == (5, 2)


def test_no_circle_no_second_pointer_and_never_by_the_name_alone(cast, pair):
    old, new = pair
    namesake = make.person("Phạm Thị Sen", at=cast.school_a)
    merge(old, new)
    for person, into in ((new, old), (old, namesake), (new, namesake), (new, new)):
        with pytest.raises(NotNow):
            merge(person, into)


def test_an_account_of_the_merged_record_stays_and_points_through(pair):
    old, new = pair
    account = make.account("sen", old)
    merge(old, new)
    account.refresh_from_db()
    by = make.by(queries.account_by_id(account.pk))
    assert (by.person_id, by.own_person_id) == (new.pk, new.pk)


def test_pairs_are_found_by_more_than_the_name_and_left_out_once_told_apart(cast, pair):
    old, new = pair
    make.person("Phạm Thị Sen", at=cast.school_a)
    make.person("Phạm Thị Sen", at=cast.school_b, birth_date=BORN)
    other = make.person("Phạm Thị Xen", at=cast.school_a, citizen_id="049188001234")
    Person.objects.filter(pk=new.pk).update(citizen_id="049188001234")
    found = {(one.first.pk, one.second.pk): len(one.reasons) for one in queries.look_alikes(cast.by("hoa"))}
    assert found == {(old.pk, new.pk): 3, (new.pk, other.pk): 1}
    assert len(queries.look_alikes(cast.by("phuc"))) == 4
    actions.tell_apart(new, by=cast.by("hoa"), other=other)
    assert [(one.first.pk, one.second.pk) for one in queries.look_alikes(cast.by("hoa"))] == [(old.pk, new.pk)]


def test_who_keeps_only_one_of_the_two_does_not_merge_them(cast, pair):
    elsewhere = make.person("Phạm Thị Sen", at=cast.school_b, birth_date=BORN)
    with pytest.raises(NotYours):
        merge(pair[0], elsewhere, by=cast.by("hoa"))
    with pytest.raises(NotYours):
        merge(elsewhere, pair[0], by=cast.by("hoa"))
    merge(elsewhere, pair[1], by=cast.by("phuc"))
    entry = JournalEntry.objects.get(step="people.merge_record")
    assert (entry.thing_id, entry.changes["merged_into_id"]) == (str(elsewhere.pk), [None, pair[1].pk])


def test_a_new_name_holds_from_its_day_and_the_old_one_is_still_found(cast, pair):
    _old, new = pair
    decision = "Quyết định số 12/QĐ-UBND"
    actions.rename_person(
        new, by=cast.by("hoa"), full_name="Phạm Thị Hương Sen", since=date(2024, 3, 1), decision=decision
    )
    person = Person.objects.get(pk=new.pk)
    assert [queries.name_on(person, day) for day in (date(2024, 2, 29), date(2024, 3, 1))] == [
        "Phạm Thị Sen",
        "Phạm Thị Hương Sen",
    ]
    actions.rename_person(person, by=MACHINE, full_name="Phạm Hương", since=date(2024, 6, 1), decision=decision)
    assert new.pk in queries.search(queries.everybody(), "thi huong sen").values_list("pk", flat=True)
    assert queries.once_known(queries.everybody(), "huong sen")[0][1] == "Phạm Thị Hương Sen"
    assert {row.name_printed for row in told.awards_of(people=[new.pk])} == {"Phạm Thị Sen"}
    with pytest.raises(NotNow):
        actions.rename_person(person, by=MACHINE, full_name="Phạm Lan", since=date(2024, 5, 1), decision=decision)


def test_a_transfer_ends_one_post_the_day_before_and_begins_the_other_on_another_clock(cast, pair):
    _old, new = pair
    day, decision = date(2024, 5, 1), "Quyết định số 9/QĐ-SGDĐT"
    with pytest.raises(NotYours):
        actions.move_person(new, by=cast.by("phuc"), to_unit=cast.high_school, since=day, decision=decision)
    actions.move_person(new, by=cast.by("dung"), to_unit=cast.department, since=day, decision=decision, kind="official")
    posts = queries.all_posts().filter(person=new).order_by("since")
    assert [(one.unit_id, one.until, one.decision) for one in posts] == [
        (cast.school_a.pk, date(2024, 4, 30), ""),
        (cast.department.pk, None, decision),
    ]
    with pytest.raises(NotNow):
        actions.move_person(new, by=cast.by("dung"), to_unit=cast.department, since=DAY, decision=decision)


def test_leave_is_entered_open_and_ended_and_never_twice_for_one_day(cast, pair):
    _old, new = pair
    leave = actions.enter_leave(new, by=cast.by("hoa"), kind="study", since=date(2024, 1, 1), course_months=6)
    with pytest.raises(NotNow):
        actions.enter_leave(new, by=cast.by("hoa"), kind="sick", since=date(2024, 3, 1))
    actions.end_leave(leave, by=cast.by("hoa"), until=date(2024, 5, 31), has_kept_rules=True, result="Khá")
    assert queries.leaves_of([new.pk]).get().until == date(2024, 5, 31)


def test_the_journal_tells_that_the_citizen_id_changed_and_not_to_what(cast, pair):
    actions.describe_person(pair[1], by=cast.by("hoa"), citizen_id="049188001234", party_since=date(2015, 2, 3))
    changes = JournalEntry.objects.get(step="people.describe").changes
    assert changes == {"citizen_id": ["•••", "•••"], "party_since": [None, "2015-02-03"]}


def test_nobody_writes_the_own_record(cast):
    """As nobody answers the own request for a correction."""
    told = {"full_name": "Trần Thị Hoài", "since": date(2024, 6, 1), "decision": "Giấy khai sinh cấp lại"}
    with pytest.raises(NotYours):
        actions.rename_person(cast.hoa.person, by=cast.by("hoa"), **told)
    actions.rename_person(cast.hoa.person, by=cast.by("binh"), **told)
    assert Person.objects.get(pk=cast.hoa.person_id).full_name == "Trần Thị Hoài"
