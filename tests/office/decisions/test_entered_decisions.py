"""Decisions of other authorities: matched name by name, confirmed by a second person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.office.achievements.models import AwardRecord, CompleteList, Door
from bangvang.office.decisions import actions
from bangvang.office.decisions.models import Decision, DecisionState
from bangvang.office.decisions.reading import Printed, Proposed, match_names
from bangvang.office.dossiers.models import Line, LineState
from bangvang.toolbox.workflow import NotNow, NotYours
from tests.office.decisions import way

HEAD = {
    "issuer": "Chủ tịch UBND huyện Núi Thành",
    "number": "2145/QĐ-UBND",
    "decided_date": date(2024, 6, 10),
    "signer": "Nguyễn Văn A",
    "title": "Về việc tặng danh hiệu Lao động tiên tiến",
    "award": "LDTT",
    "period": "2023-2024",
}


def enter(cast, printed):
    return actions.enter_decision(cast.district_office, by=cast.by("phuc"), printed=printed, **HEAD)


def test_every_name_is_given_not_given_differs_or_is_strange(cast):
    first, second, third = way.proposed_to_the_district(cast)
    school = first.unit.name
    printed = [
        Printed(first.subject_name, f"Giáo viên, {school}"),
        Printed(second.subject_name.replace("Thị", "Thi"), f"Giáo viên, {school}"),
        Printed("Phan Văn Khác", "Trường khác"),
    ]
    decision = enter(cast, printed)
    told = {row.line_id: row.outcome for row in decision.lines.all()}
    assert told == {first.pk: "given", second.pk: "name_differs", None: "not_on_list", third.pk: "not_given"}


def test_nothing_reaches_the_register_before_a_second_person_confirms(cast):
    lines = way.proposed_to_the_district(cast)
    decision = enter(cast, [Printed(line.subject_name, line.unit.name) for line in lines])
    assert (decision.state, AwardRecord.objects.count()) == (DecisionState.ENTERED, 0)
    with pytest.raises(NotYours):
        actions.confirm(decision, by=cast.by("phuc"))
    actions.confirm(decision, by=cast.by("quy"))
    records = AwardRecord.objects.values_list("door", "number", "issuer").distinct()
    assert list(records) == [(Door.ENTERED, "2145/QĐ-UBND", "Chủ tịch UBND huyện Núi Thành")]
    assert set(Line.objects.values_list("state", flat=True)) == {LineState.AWARDED}


def test_whoever_entered_it_does_not_confirm_it_in_another_s_name_either(cast):
    lines = way.proposed_to_the_district(cast)
    decision = enter(cast, [Printed(line.subject_name, line.unit.name) for line in lines])
    with pytest.raises(NotYours):
        actions.confirm(decision, by=cast.by("phuc", giver="quy"))


def test_a_proposed_name_that_is_missing_is_declined(cast):
    lines = way.proposed_to_the_district(cast)
    decision = enter(cast, [Printed(line.subject_name, line.unit.name) for line in lines[:2]])
    actions.confirm(decision, by=cast.by("quy"))
    assert [Line.objects.get(pk=line.pk).state for line in lines] == [
        LineState.AWARDED,
        LineState.AWARDED,
        LineState.DECLINED,
    ]


def test_a_school_none_of_whose_names_came_back_has_its_list_settled_too(cast):
    lines = way.proposed_to_the_district(cast)
    Line.objects.update(award="CSTDCS")  # as if they had been put forward for the title that closes a list
    Line.objects.filter(pk=lines[2].pk).update(unit=cast.school_b)
    printed = [Printed(line.subject_name, line.unit.name) for line in lines[:2]]
    told = {**HEAD, "award": "CSTDCS"}
    decision = actions.enter_decision(cast.district_office, by=cast.by("phuc"), printed=printed, **told)
    actions.confirm(decision, by=cast.by("quy"))
    settled = CompleteList.objects.filter(kind="titles", period="2023-2024").values_list("unit", flat=True)
    assert set(settled) == {cast.school_a.pk, cast.school_b.pk}


def test_a_strange_name_matched_by_hand_takes_the_place_of_the_missing_one(cast):
    lines = way.proposed_to_the_district(cast)
    printed = [Printed(line.subject_name, line.unit.name) for line in lines[:2]] + [Printed("Tôn Nữ Khác Hẳn", "")]
    decision = enter(cast, printed)
    strange = decision.lines.get(outcome="not_on_list")
    actions.match(decision, by=cast.by("phuc"), outcomes={strange.pk: ("name_differs", lines[2].pk)})
    told = sorted((row.line_id, row.outcome) for row in decision.lines.all())
    assert told == sorted([(lines[0].pk, "given"), (lines[1].pk, "given"), (lines[2].pk, "name_differs")])


def test_the_same_decision_entered_twice_keeps_the_first(cast):
    lines = way.proposed_to_the_district(cast)
    enter(cast, [Printed(line.subject_name, line.unit.name) for line in lines])
    with pytest.raises(NotNow) as refused:
        enter(cast, [Printed("Ai Đó", "")])
    assert "đã được nhập; danh sách cũ giữ nguyên" in str(refused.value)
    assert Decision.objects.count() == 1


NAMES = st.sampled_from(["Lê Thị Ánh", "Lê Thị Anh", "Đặng Thị Đua", "Trần Văn Ẩn", "Hồ Văn Lễ", "Nguyễn Thị Hoa"])
UNITS = st.sampled_from(["Trường A", "Trường B"])


@given(st.lists(st.tuples(NAMES, UNITS), max_size=6), st.lists(st.tuples(NAMES, UNITS), max_size=6))
def test_matching_uses_every_printed_and_every_proposed_name_once(proposed, printed):
    wanted = [Proposed(n, name, unit) for n, (name, unit) in enumerate(proposed)]
    seen = [Printed(name, unit) for name, unit in printed]
    matches = match_names(wanted, seen)
    assert sorted(m.line_id for m in matches if m.line_id is not None) == list(range(len(wanted)))
    assert [m.printed for m in matches if m.printed] == seen


def test_namesakes_are_told_apart_by_their_unit_or_left_to_a_person():
    wanted = [Proposed(1, "Lê Thị Ánh", "Trường A"), Proposed(2, "Lê Thị Ánh", "Trường B")]
    by_unit = match_names(wanted, [Printed("Lê Thị Ánh", "Giáo viên, Trường B")])
    assert [(m.line_id, m.outcome) for m in by_unit] == [(2, "given"), (1, "not_given")]
    unclear = match_names(wanted, [Printed("Lê Thị Ánh", "Giáo viên")])
    assert [m.outcome for m in unclear] == ["not_on_list", "not_given", "not_given"]
