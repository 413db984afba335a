"""Later decisions on an award: corrected by a row of its own, taken back, its paper given anew; the old row is never edited."""

from datetime import date

import pytest

from bangvang.office.achievements import actions, queries
from bangvang.office.achievements.models import AwardRecord, LaterAct
from bangvang.office.decisions.queries import honour_roll, periods_on_roll
from bangvang.office.eligibility.queries import facts_of
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make

YEAR = "2021-2022"
HEAD = {"number": "45/QĐ-UBND", "decided_date": date(2022, 7, 28), "issuer": "UBND tỉnh Quảng Nam"}
LATER = {
    "number": "88/QĐ-UBND",
    "decided_date": date(2023, 3, 15),
    "issuer": "UBND tỉnh Quảng Nam",
    "cause": "Sai tên đệm",
}


@pytest.fixture
def person(cast):
    return make.person("Nguyễn Thị Ân", at=cast.school_a)


@pytest.fixture
def record(cast, person):
    row = {"person": person, "award": "BKT", "period": YEAR, "name_printed": "Nguyễn Thi Ân", "held_at": cast.school_a}
    return actions.record_awards([row], by=cast.by("hoa"), door="history", signer="", proof="checked", **HEAD)[0]


def corrected(cast, record, **right):
    return actions.correct_award(
        record, by=cast.by("dung"), act=LATER, right=right or {"name_printed": "Nguyễn Thị Ân"}
    )


def test_a_correction_is_a_row_of_its_own_and_the_old_row_keeps_its_words(cast, record):
    act = corrected(cast, record)
    old, new = AwardRecord.objects.get(pk=record.pk), act.made
    assert (old.name_printed, old.number, old.replaced_date) == ("Nguyễn Thi Ân", "45/QĐ-UBND", date(2023, 3, 15))
    assert (new.name_printed, new.number, new.replaces_id) == ("Nguyễn Thị Ân", "88/QĐ-UBND", record.pk)
    assert (new.award, new.period, new.given_date, new.proof) == ("BKT", YEAR, date(2022, 7, 28), "declared")


def test_roll_and_counts_read_the_standing_row_only(cast, record, person):
    corrected(cast, record)
    assert [row.name_printed for row in honour_roll(YEAR)] == ["Nguyễn Thị Ân"]
    assert queries.titles_of_year([person.pk], YEAR) == {person.pk: ["BKT"]}
    assert {row.pk for row in queries.awards_of(people=[person.pk])} == set(
        AwardRecord.objects.values_list("pk", flat=True)
    )


def test_the_rules_count_a_corrected_award_once_and_from_its_first_day(cast, record, person):
    corrected(cast, record)
    for day in (date(2022, 12, 1), date(2023, 3, 14), date(2023, 3, 15), date(2024, 6, 1)):
        told = facts_of([person.pk], period="2023-2024", day=day)[person.pk]["awards"]
        assert told == [{"code": "BKT", "day": date(2022, 7, 28), "kind": "cong_trang"}], day


def test_a_correction_is_itself_corrected_but_never_the_old_row_again(cast, record):
    first = corrected(cast, record)
    with pytest.raises(NotNow, match="đã được điều chỉnh"):
        corrected(cast, record, period="2020-2021")
    again = {**LATER, "number": "99/QĐ-UBND", "decided_date": date(2023, 9, 1)}
    second = actions.correct_award(first.made, by=cast.by("dung"), act=again, right={"period": "2020-2021"})
    assert [row.number for row in honour_roll("2020-2021")] == ["99/QĐ-UBND"]
    assert second.made.given_date == date(2022, 7, 28)
    with pytest.raises(NotNow, match="ghi tiếp"):
        actions.withdraw_act(first, by=cast.by("dung"), reason="Ghi nhầm")


def test_a_correction_that_changes_nothing_or_comes_before_the_award_is_refused(cast, record):
    with pytest.raises(NotNow, match="Chưa có nội dung nào khác"):
        corrected(cast, record, name_printed="Nguyễn Thi Ân")
    early = {**LATER, "decided_date": date(2022, 7, 28)}
    with pytest.raises(NotNow, match="không sau ngày"):
        actions.correct_award(record, by=cast.by("dung"), act=early, right={"name_printed": "Ân"})
    assert AwardRecord.objects.count() == 1


def test_a_withdrawn_correction_leaves_the_first_row_standing(cast, record, person):
    act = corrected(cast, record)
    actions.withdraw_act(act, by=cast.by("dung"), reason="Ghi nhầm người")
    assert [row.name_printed for row in honour_roll(YEAR)] == ["Nguyễn Thi Ân"]
    told = facts_of([person.pk], period="2023-2024", day=date(2024, 6, 1))[person.pk]["awards"]
    assert len(told) == 1
    assert LaterAct.objects.get().withdrawn_at is not None
    with pytest.raises(NotNow, match="đã được rút"):
        actions.withdraw_act(act, by=cast.by("dung"), reason="Lần nữa")


def test_an_exchanged_or_reissued_paper_is_no_new_award(cast, record, person):
    for nature, paper in (("exchange", "12/2023"), ("reissue", "31/2023")):
        actions.renew_paper(record, by=cast.by("dung"), nature=nature, act=LATER, paper_number=paper)
    assert AwardRecord.objects.count() == 1
    assert [(act.nature, act.paper_number) for act in record.later_acts.all()] == [
        ("exchange", "12/2023"),
        ("reissue", "31/2023"),
    ]
    assert queries.titles_of_year([person.pk], YEAR) == {person.pk: ["BKT"]}


def test_an_award_taken_back_by_a_later_decision_leaves_the_roll_and_may_come_back(cast, record):
    act = actions.take_back_award(record, by=cast.by("lan"), act={**LATER, "cause": "Gian dối"})
    assert (list(honour_roll(YEAR)), periods_on_roll()) == ([], [])
    kept = AwardRecord.objects.get()
    assert (kept.revoked_date, kept.revoked_by) == (
        date(2023, 3, 15),
        "Quyết định số 88/QĐ-UBND của UBND tỉnh Quảng Nam",
    )
    actions.withdraw_act(act, by=cast.by("lan"), reason="Ghi nhầm")
    assert [row.pk for row in honour_roll(YEAR)] == [record.pk]


def test_only_officers_of_the_department_correct_and_only_its_heads_take_back(cast, record):
    for name in ("hoa", "binh", "phuc", "cuc", "lan", "thu", "an"):
        with pytest.raises(NotYours):
            actions.correct_award(record, by=cast.by(name), act=LATER, right={"name_printed": "Ân"})
        with pytest.raises(NotYours):
            actions.renew_paper(record, by=cast.by(name), nature="reissue", act=LATER, paper_number="1")
    for name in ("hoa", "dung", "phuc"):
        with pytest.raises(NotYours):
            actions.take_back_award(record, by=cast.by(name), act=LATER)
    act = corrected(cast, record)
    for name in ("hoa", "phuc", "thu"):
        with pytest.raises(NotYours):
            actions.withdraw_act(act, by=cast.by(name), reason="Ghi nhầm")
