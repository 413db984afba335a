"""Units are renamed, moved, merged, split and dissolved by decision, from a day on; nothing of before is edited."""

from datetime import date

import pytest
from django.conf import settings

from bangvang.office.units import actions, queries
from bangvang.office.units.models import Kind, Unit, UnitChange
from bangvang.toolbox import jobs
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make

DAY = date(2024, 6, 1)  # the tests live on 12 June 2024
NEXT = date(2024, 7, 1)
DECISION = "Quyết định số 15/QĐ-UBND ngày 20/5/2024"


@pytest.fixture
def other_office(cast):
    return make.unit(
        "Phòng Giáo dục và Đào tạo huyện Phú Ninh", Kind.DISTRICT_OFFICE, cast.department, code="PGD-PN", symbol="PGDĐT"
    )


def again(unit):
    return Unit.objects.select_related("parent", "successor").get(pk=unit.pk)


def told(**details):
    return {"since": DAY, "decision": DECISION, "by": MACHINE, **details}


def on(monkeypatch, day):
    monkeypatch.setattr(settings, "BANGVANG_TODAY", day)


def test_a_founded_unit_has_its_first_place(cast):
    (place,) = cast.school_a.places.all()
    assert (place.parent, place.kind, place.since, place.until) == (
        cast.district_office,
        Kind.DISTRICT_SCHOOL,
        make.FOUNDED,
        None,
    )


def test_a_new_name_holds_from_its_day_and_old_papers_keep_the_old(cast):
    change = actions.rename_unit(cast.school_a, name="Trường Tiểu học Võ Thị Sáu", short_name="TH Võ Thị Sáu", **told())
    assert again(cast.school_a).name == "Trường Tiểu học Võ Thị Sáu"
    assert queries.letterhead_on(again(cast.school_a), date(2024, 5, 31)).name == "Trường Tiểu học Kim Đồng"
    assert queries.letterhead_on(again(cast.school_a), DAY).name == "Trường Tiểu học Võ Thị Sáu"
    assert change.applied_at is not None
    entry = JournalEntry.objects.filter(thing_type="units.unit", step="units.rename").get()
    assert (entry.thing_id, entry.basis) == (str(cast.school_a.pk), DECISION)


def test_a_moved_unit_keeps_its_old_place_with_its_dates(cast, other_office):
    actions.move_unit(cast.school_a, under=other_office, kind=Kind.DISTRICT_SCHOOL, **told())
    moved = again(cast.school_a)
    assert (moved.parent, moved.path) == (other_office, "SGDDT.PGD-PN.TH-KD.")
    assert queries.place_on(moved, date(2024, 5, 31)).parent == cast.district_office
    assert queries.place_on(moved, DAY).parent == other_office
    assert [(row.since, row.until) for row in moved.places.all()] == [(make.FOUNDED, date(2024, 5, 31)), (DAY, None)]
    assert queries.letterhead_on(moved, DAY).parent == other_office.name
    assert queries.letterhead_on(moved, date(2024, 5, 31)).parent == cast.district_office.name


def test_what_stands_below_goes_along(cast, other_office):
    new = make.unit("Sở Giáo dục và Đào tạo Đà Nẵng", Kind.DEPARTMENT, code="SGD-DN")
    actions.move_unit(cast.district_office, under=new, kind=Kind.DISTRICT_OFFICE, **told())
    assert again(cast.school_a).path == "SGD-DN.PGD-NT.TH-KD."
    assert again(cast.school_a).parent == cast.district_office
    assert again(other_office).path == "SGDDT.PGD-PN."


def test_merged_units_end_and_are_found_under_the_one_they_became(cast):
    actions.merge_units(cast.school_b, units=[cast.school_a], **told())
    gone = again(cast.school_a)
    assert (gone.until, gone.successor, gone.path) == (
        date(2024, 5, 31),
        cast.school_b,
        "SGDDT.PGD-NT.THCS-LL.TH-KD.",
    )
    assert queries.heir_of(gone) == cast.school_b
    assert gone not in queries.units_on(DAY)
    assert gone in queries.units_on(date(2024, 5, 31))
    assert queries.with_past_of(cast.school_b) == [cast.school_b.pk, gone.pk]
    head = queries.letterhead_on(gone, DAY)
    assert (head.parent, head.name) == (cast.district_office.name, "Trường Tiểu học Kim Đồng")


def test_a_chain_of_successors_ends_in_the_one_that_stands(cast):
    third = make.unit("Trường Tiểu học Lê Lai", Kind.DISTRICT_SCHOOL, cast.district_office, code="TH-LL")
    actions.merge_units(cast.school_b, units=[cast.school_a], **told())
    actions.dissolve_unit(again(cast.school_b), successor=third, **told(since=date(2024, 6, 10)))
    assert queries.heir_of(again(cast.school_a)) == third
    assert set(queries.with_past_of(third)) == {third.pk, cast.school_b.pk, cast.school_a.pk}
    assert queries.with_past_of(cast.high_school) == [cast.high_school.pk]


def test_a_split_unit_ends_in_its_first_part_and_every_part_knows_where_it_came_from(cast):
    parts = [
        make.unit(f"Trường Tiểu học Kim Đồng {n}", Kind.DISTRICT_SCHOOL, cast.district_office, since=DAY)
        for n in (1, 2)
    ]
    actions.split_unit(cast.school_a, into=parts, **told())
    assert again(cast.school_a).successor == parts[0]
    came = UnitChange.objects.filter(what="split", unit=cast.school_a).values_list("other", flat=True)
    assert set(came) == {part.pk for part in parts}


def test_a_unit_named_among_its_parts_stays(cast):
    part = make.unit("Trường Tiểu học Kim Đồng 2", Kind.DISTRICT_SCHOOL, cast.district_office, since=DAY)
    actions.split_unit(cast.school_a, into=[cast.school_a, part], **told())
    assert again(cast.school_a).until is None


def test_schools_of_a_dissolved_office_go_to_its_successor(cast, other_office):
    actions.dissolve_unit(cast.district_office, successor=other_office, **told())
    assert {again(school).parent for school in (cast.school_a, cast.school_b)} == {other_office}
    assert again(cast.school_a).path == "SGDDT.PGD-PN.TH-KD."
    assert again(cast.district_office).path == "SGDDT.PGD-PN.PGD-NT."


def test_a_change_of_a_later_day_waits_for_it(cast, other_office, monkeypatch):
    change = actions.move_unit(cast.school_a, under=other_office, kind=Kind.DISTRICT_SCHOOL, **told(since=NEXT))
    assert again(cast.school_a).parent == cast.district_office
    assert list(queries.changes_waiting()) == [change]
    on(monkeypatch, "2024-06-30")
    assert actions.apply_due_changes() == []
    on(monkeypatch, "2024-07-01")
    assert actions.apply_due_changes() == [change]
    assert actions.apply_due_changes() == []
    assert again(cast.school_a).parent == other_office
    assert list(queries.changes_waiting()) == []


def test_the_worker_asks_every_hour_whether_a_day_has_come(cast, monkeypatch):
    actions.rename_unit(cast.school_a, name="Trường B", short_name="B", **told(since=NEXT))
    on(monkeypatch, "2024-07-01")
    assert actions.APPLY_DUE in jobs.HOURLY
    jobs.JOBS[actions.APPLY_DUE]()
    assert again(cast.school_a).name == "Trường B"


def test_changes_of_several_days_come_in_the_order_of_their_days(cast, other_office, monkeypatch):
    actions.rename_unit(cast.school_a, name="Trường B", short_name="B", **told(since=date(2024, 7, 2)))
    actions.move_unit(cast.school_a, under=other_office, kind=Kind.DISTRICT_SCHOOL, **told(since=NEXT))
    on(monkeypatch, "2024-08-01")
    assert [change.what for change in actions.apply_due_changes()] == ["move", "rename"]
    assert queries.name_on(again(cast.school_a), NEXT).name == "Trường Tiểu học Kim Đồng"


def test_a_waiting_change_is_taken_back_with_a_reason_one_in_effect_is_not(cast, other_office, monkeypatch):
    change = actions.move_unit(cast.school_a, under=other_office, kind=Kind.DISTRICT_SCHOOL, **told(since=NEXT))
    with pytest.raises(NotNow, match="Cần ghi lý do"):
        actions.cancel_change(change, by=MACHINE)
    actions.cancel_change(change, by=MACHINE, reason="Nhập nhầm ngày")
    on(monkeypatch, "2024-07-01")
    assert actions.apply_due_changes() == []
    done = actions.rename_unit(cast.school_a, name="Trường B", short_name="B", **told())
    with pytest.raises(NotNow, match="đã có hiệu lực"):
        actions.cancel_change(done, by=MACHINE, reason="Nhập nhầm")


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        ({"decision": " "}, "Cần ghi số, ngày của quyết định."),
        ({"since": make.FOUNDED}, "thành lập ngày 01/09/2000; thay đổi phải có hiệu lực sau ngày đó."),
        ({"kind": Kind.COMMUNE_SCHOOL}, "“Trường thuộc xã” phải thuộc “Ủy ban nhân dân cấp xã”"),
    ],
)
def test_a_move_that_cannot_be_is_refused_and_nothing_is_kept(cast, other_office, details, sentence):
    asked = {"under": other_office, "kind": Kind.DISTRICT_SCHOOL, **told(), **details}
    with pytest.raises(NotNow, match=sentence):
        actions.move_unit(cast.school_a, **asked)
    assert not UnitChange.objects.exists()
    assert again(cast.school_a).parent == cast.district_office


def test_a_unit_does_not_go_under_itself_nor_is_changed_after_its_end(cast, other_office):
    with pytest.raises(NotNow, match="thuộc chính"):
        actions.move_unit(cast.district_office, under=cast.school_a, kind=Kind.DISTRICT_OFFICE, **told())
    actions.dissolve_unit(cast.school_a, successor=cast.school_b, **told())
    with pytest.raises(NotNow, match="đã kết thúc hoạt động"):
        actions.rename_unit(again(cast.school_a), name="Trường B", short_name="B", **told(since=date(2024, 6, 5)))


def test_an_office_does_not_end_while_its_schools_have_nowhere_to_go(cast):
    with pytest.raises(NotNow, match=r"Còn 2 đơn vị thuộc .* chưa có nơi chuyển về"):
        actions.dissolve_unit(cast.district_office, successor=cast.department, **told())


@pytest.mark.parametrize(("who", "may"), [("an", True), ("dung", True), ("phuc", False), ("binh", False)])
def test_only_the_department_reorganises(cast, who, may):
    asked = told(name="Trường B", short_name="B", by=cast.by(who))
    if may:
        assert actions.rename_unit(cast.school_a, **asked).applied_at is not None
    else:
        with pytest.raises(NotYours):
            actions.rename_unit(cast.school_a, **asked)


def test_the_successor_answers_for_the_past_and_works_there(cast, django_assert_num_queries):
    actions.merge_units(cast.school_b, units=[cast.school_a], **told())
    with django_assert_num_queries(2):
        by = cast.by("cuc")
    assert by.holds("clerk", cast.school_a)
    assert by.unit_ids("clerk") == [cast.school_b.pk, cast.school_a.pk]
    assert by.units_at("clerk") == [cast.school_b]
    assert by.unit_name == cast.school_b.name
