"""Ratings, initiatives, cases that wait, and the one writer of the register of awards."""

from datetime import date

import pytest

from bangvang.office.achievements import actions, queries
from bangvang.office.achievements.models import AwardRecord, Initiative, Proof, Rating
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make

YEAR = "2023-2024"
HEAD = {"number": "45/QĐ-THKĐ", "decided_date": date(2024, 5, 28), "issuer": "Trường Tiểu học Kim Đồng"}


@pytest.fixture
def teacher(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a)


def rating(person, grade="HTT", **details):
    return {"person": person, "grade": grade, "period": YEAR, **HEAD, **details}


def test_the_clerk_declares_and_the_officer_above_checks(cast, teacher):
    actions.rate([rating(teacher)], by=cast.by("hoa"), at=cast.school_a)
    assert Rating.objects.get().proof == Proof.DECLARED
    actions.rate([rating(teacher, "HTXS")], by=cast.by("phuc"), at=cast.school_a)
    kept = Rating.objects.get()
    assert (kept.grade, kept.proof) == ("HTXS", Proof.CHECKED)


def test_a_checked_rating_is_not_overwritten_by_a_declared_one(cast, teacher):
    actions.rate([rating(teacher, "HTXS")], by=cast.by("phuc"), at=cast.school_a)
    with pytest.raises(NotNow) as refusal:
        actions.rate([rating(teacher, "HTT")], by=cast.by("hoa"), at=cast.school_a)
    assert "Xếp loại đã được đối chiếu: Phạm Thị Sen." in str(refusal.value)
    assert Rating.objects.get().grade == "HTXS"


def test_a_list_holds_only_people_of_its_unit(cast, teacher):
    stranger = make.person("Trần Văn Lạ", at=cast.school_b)
    with pytest.raises(NotNow):
        actions.rate([rating(teacher), rating(stranger)], by=cast.by("hoa"), at=cast.school_a)
    assert Rating.objects.count() == 0


def test_a_clerk_of_another_school_may_not_enter_ratings(cast, teacher):
    with pytest.raises(NotYours):
        actions.rate([rating(teacher)], by=cast.by("cuc"), at=cast.school_a)
    with pytest.raises(NotYours):
        actions.rate([rating(teacher)], by=cast.by("hoa"))


LISTS = {
    "rate": lambda unit, person, by: actions.rate([rating(person)], by=by, at=unit),
    "initiatives": lambda unit, person, by: actions.enter_initiatives(
        unit,
        by=by,
        period=YEAR,
        reach="base",
        rows=[{"title": f"Sáng kiến do {by.author_name} nhập", "authors": [(person, 100)]}],
        **HEAD,
    ),
    "complete": lambda unit, person, by: actions.complete_lists(unit, by=by, period=YEAR, kinds=["initiatives"]),
}


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("who", ["dung", "son", "lan", "thu", "an", "giang"])
def test_the_so_only_reads_the_lists_of_a_school_under_a_phong(cast, teacher, what, who):
    with pytest.raises(NotYours):
        LISTS[what](cast.school_a, teacher, cast.by(who))
    counts = (Rating.objects.count(), Initiative.objects.count(), queries.lists_complete(cast.school_a, YEAR))
    assert counts == (0, 0, set())


@pytest.mark.parametrize("what", LISTS)
def test_lists_are_written_by_the_unit_and_by_what_manages_it_directly(cast, teacher, what):
    in_high_school = make.person("Đinh Văn Trung", at=cast.high_school)
    for unit, person, writers in (
        (cast.school_a, teacher, ("hoa", "binh", "phuc")),
        (cast.high_school, in_high_school, ("mai", "nga", "dung")),
        (cast.district_office, cast.quy.person, ("phuc", "quy", "dung")),
    ):
        for who in writers:
            LISTS[what](unit, person, cast.by(who))
    assert JournalEntry.objects.filter(step__startswith="achievements.").count() == 9


def test_a_correction_is_told_in_the_journal_with_both_grades(cast, teacher):
    actions.rate([rating(teacher)], by=cast.by("hoa"), at=cast.school_a)
    actions.rate([rating(teacher, "HT")], by=cast.by("hoa"), at=cast.school_a)
    last = JournalEntry.objects.filter(step="achievements.rate").latest("pk")
    assert last.changes == {"số dòng": [0, 1], "Phạm Thị Sen, 2023-2024": ["HTT", "HT"]}


def initiatives(cast, rows, **details):
    head = {"period": YEAR, "reach": "base", "number": "31/QĐ", "decided_date": date(2024, 5, 15), "issuer": "Phòng"}
    return actions.enter_initiatives(cast.school_a, by=cast.by("hoa"), rows=rows, **{**head, **details})


def test_the_same_decision_entered_twice_adds_nothing(cast, teacher):
    rows = [{"title": "Dạy đọc qua dự án", "authors": [(teacher, 100)]}]
    assert len(initiatives(cast, rows)) == 1
    assert initiatives(cast, rows) == []
    assert Initiative.objects.count() == 1


def test_a_shared_initiative_may_have_an_author_elsewhere_but_not_only_there(cast, teacher):
    stranger = make.person("Trần Văn Lạ", at=cast.school_b)
    initiatives(cast, [{"title": "Cùng viết", "authors": [(teacher, 60), (stranger, 40)]}])
    assert queries.initiatives_of([stranger.pk]).get().percent == 40
    with pytest.raises(NotNow):
        initiatives(cast, [{"title": "Của người khác", "authors": [(stranger, 100)]}])


def test_a_hold_is_placed_by_the_inspectorate_alone(cast, teacher):
    case = {"kind": "complaint", "source": "Đơn số 22", "since": date(2024, 6, 3)}
    for name in ("hoa", "binh", "phuc", "dung", "lan"):
        with pytest.raises(NotYours):
            actions.place_hold(teacher, by=cast.by(name), **case)
    assert actions.place_hold(teacher, by=cast.by("thu"), **case).person == teacher


def test_what_a_hold_is_about_is_read_by_the_inspectorate_and_the_appraiser_above(cast, teacher):
    case = {"kind": "complaint", "source": "Đơn số 22", "since": date(2024, 6, 3)}
    actions.place_hold(teacher, by=cast.by("thu"), **case)
    told = {name: queries.shown_holds(cast.by(name), teacher)[0].text for name in cast.accounts}
    full = "Đang xác minh khiếu nại, tố cáo. Nguồn: Đơn số 22"
    assert {name for name, text in told.items() if text == full} == {"thu", "phuc", "dung"}
    assert {text for text in told.values() if text != full} == {queries.NEUTRAL}


def test_the_name_of_a_hold_in_the_journal_says_nothing_of_the_case(cast, teacher):
    actions.place_hold(teacher, by=cast.by("thu"), kind="complaint", source="Đơn số 22", since=date(2024, 6, 3))
    entry = JournalEntry.objects.get(step="achievements.place_hold")
    assert (entry.thing_label, entry.changes) == ("Việc chờ cơ quan có thẩm quyền xác nhận", {})


def test_an_award_is_entered_with_its_decision_and_found_without_accents(cast, teacher):
    row = {"person": teacher, "award": "CSTDCS", "period": YEAR, "name_printed": "Phạm Thị Sen"}
    actions.record_awards(
        [{**row, "post_printed": "Giáo viên", "held_at": cast.school_a}],
        by=MACHINE,
        door="entered",
        number="612/QĐ-UBND",
        decided_date=date(2024, 7, 10),
        issuer="UBND huyện Núi Thành",
        signer="Lê Văn A",
        proof=Proof.CONFIRMED,
    )
    record = queries.awards_seen_by(cast.by("hoa"), words="sen pham 612").get()
    assert (record.award, record.number, record.signer) == ("CSTDCS", "612/QĐ-UBND", "Lê Văn A")
    assert list(queries.awards_seen_by(cast.by("cuc"))) == []
    assert queries.lists_complete(cast.school_a, YEAR) == {"titles"}
    assert AwardRecord.objects.count() == 1


def test_in_june_the_clerk_is_asked_for_the_years_lists_until_they_are_in(cast, teacher):
    labels = [task.label for task in queries.tasks_for(cast.by("hoa"))]
    assert labels == ["Nhập kết quả xếp loại năm 2023-2024", "Nhập sáng kiến được công nhận năm 2023-2024"]
    actions.rate([rating(teacher)], by=cast.by("hoa"), at=cast.school_a)
    actions.complete_lists(cast.school_a, by=cast.by("hoa"), period=YEAR, kinds=["initiatives"])
    assert queries.tasks_for(cast.by("hoa")) == []
    assert queries.tasks_for(cast.by("dung")) == []
