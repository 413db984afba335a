"""Rows of the register beside their scans: who compares, what does not agree, who confirms; nothing is compared by its own clerk."""

from datetime import date

import pytest

from bangvang.office.achievements import actions, queries
from bangvang.office.achievements.models import AwardRecord, Proof, Rating
from bangvang.toolbox import files
from bangvang.toolbox.models import JournalEntry
from bangvang.toolbox.workflow import NotNow, NotYours, undo
from tests import make

YEAR = "2021-2022"
HEAD = {"number": "45/QĐ-SGDĐT", "decided_date": date(2022, 6, 28), "issuer": "Sở Giáo dục và Đào tạo tỉnh Quảng Nam"}
PDF = b"%PDF-1.4\n%%EOF"


@pytest.fixture
def scan():
    return files.keep("45_QD-SGDDT.pdf", PDF)


@pytest.fixture
def rows(cast):
    """Three titles of school A as its clerk declared them, one of school B."""
    return [declared(cast, "hoa", cast.school_a, f"Nguyễn Thị {name}") for name in ("An", "Bích", "Cam")] + [
        declared(cast, "cuc", cast.school_b, "Trần Văn Bê", number="46/QĐ-SGDĐT")
    ]


def declared(cast, who, unit, name, **details):
    person = make.person(name, at=unit)
    row = {"person": person, "award": "CSTDCS", "period": YEAR, "name_printed": name, "held_at": unit}
    head = {**HEAD, "signer": "", "door": "history", "proof": "declared", **details}
    return actions.record_awards([row], by=cast.by(who), **head)[0]


def states(*rows):
    return [AwardRecord.objects.get(pk=row.pk).proof for row in rows]


def test_the_officer_above_compares_and_the_row_is_checked(cast, rows, scan):
    actions.attach_scan(rows[:3], by=cast.by("hoa"), file=scan)
    actions.check(rows[:2], by=cast.by("phuc"))
    assert states(*rows) == [Proof.CHECKED, Proof.CHECKED, Proof.DECLARED, Proof.DECLARED]
    told = JournalEntry.objects.filter(step="achievements.check").last()
    assert (told.author_name, told.changes) == (str(cast.phuc), {"proof": ["declared", "checked"]})


def test_what_has_no_scan_is_not_compared(cast, rows):
    with pytest.raises(NotNow, match="chưa có bản chụp"):
        actions.check(rows[:1], by=cast.by("phuc"))


def test_a_clerk_a_stranger_and_the_inspectorate_compare_nothing(cast, rows, scan):
    actions.attach_scan(rows[:1], by=cast.by("hoa"), file=scan)
    for name in ("hoa", "binh", "cuc", "thu", "lan"):
        with pytest.raises(NotYours):
            actions.check(rows[:1], by=cast.by(name))
    with pytest.raises(NotYours):
        actions.attach_scan(rows[:1], by=cast.by("cuc"), file=scan)
    assert states(rows[0]) == [Proof.DECLARED]


def test_who_entered_a_row_does_not_check_it_while_somebody_else_can(cast, scan):
    row = declared(cast, "phuc", cast.school_a, "Lê Thị Dịu")
    actions.attach_scan([row], by=cast.by("phuc"), file=scan)
    with pytest.raises(NotYours):  # Dũng of the Sở stands above the Phòng
        actions.check([row], by=cast.by("phuc"))
    actions.check([row], by=cast.by("dung"))
    assert states(row) == [Proof.CHECKED]


def test_the_only_officer_checks_his_own_entry_and_it_is_said(cast, scan):
    row = declared(cast, "dung", cast.high_school, "Lê Thị Dịu")
    actions.attach_scan([row], by=cast.by("dung"), file=scan)
    assert queries.is_alone(cast.by("dung"), row, cast.high_school) is True
    actions.check([row], by=cast.by("dung"))
    assert states(row) == [Proof.CHECKED]
    told = JournalEntry.objects.filter(step="achievements.check").last()
    assert told.reason == "Người nhập tự đối chiếu: nơi đây chỉ có một người làm việc này."
    again = declared(cast, "dung", cast.high_school, "Lê Thị Em", number="9/QĐ")
    make.account("officer2", make.person("Người Thứ Hai"), ("officer", cast.department))
    assert queries.is_alone(cast.by("dung"), again, cast.high_school) is False


def test_what_does_not_agree_stays_declared_and_waits_for_its_clerk(cast, rows, scan):
    actions.attach_scan(rows[:3], by=cast.by("hoa"), file=scan)
    with pytest.raises(NotNow, match="Cần ghi lý do"):
        actions.doubt(rows[:1], by=cast.by("phuc"), reason=" ")
    actions.doubt(rows[:1], by=cast.by("phuc"), reason="Tên trong quyết định là Nguyễn Thị Ân")
    kept = AwardRecord.objects.get(pk=rows[0].pk)
    assert (kept.proof, kept.doubt) == ("declared", "Tên trong quyết định là Nguyễn Thị Ân")
    told = {
        name: [task.label for task in queries.tasks_for(cast.by(name)) if task.url_name == "proofs"]
        for name in ("hoa", "cuc", "dung", "vy")
    }
    assert told == {
        "hoa": ["Xem lại 1 dòng không khớp bản chụp"],
        "cuc": [],
        "dung": ["Đối chiếu 2 dòng với bản chụp"],
        "vy": [],
    }


def test_the_clerk_answers_a_doubt_and_the_row_comes_up_again(cast, rows, scan):
    actions.attach_scan(rows[:1], by=cast.by("hoa"), file=scan)
    actions.doubt(rows[:1], by=cast.by("phuc"), reason="Mờ, không đọc được")
    assert queries.next_waiting(cast.by("phuc"), "awards") is None
    actions.answer_doubt(rows[:1], by=cast.by("hoa"), reason="Trang 3, dòng 12")
    assert queries.next_waiting(cast.by("phuc"), "awards").pk == rows[0].pk


def test_the_next_row_is_of_the_same_scan_then_of_the_next_and_begins_anew(cast, rows, scan):
    other = files.keep("46.pdf", PDF + b"\n")
    actions.attach_scan(rows[:3], by=cast.by("hoa"), file=scan)
    actions.attach_scan(rows[3:], by=cast.by("cuc"), file=other)
    by, seen, row = cast.by("phuc"), [], None
    for _each in range(5):
        row = queries.next_waiting(by, "awards", row)
        seen.append(row.name_printed)
    names = ["Nguyễn Thị An", "Nguyễn Thị Bích", "Nguyễn Thị Cam", "Trần Văn Bê"]
    assert seen == [*names, names[0]]


def test_an_answer_is_undone_while_nobody_built_on_it(cast, rows, scan):
    actions.attach_scan(rows[:1], by=cast.by("hoa"), file=scan)
    done = actions.check(rows[:1], by=cast.by("phuc"))
    batch = done[0].journal_batch
    with pytest.raises(NotYours):
        undo(batch, by=cast.by("dung"))
    assert undo(batch, by=cast.by("phuc")) == 1
    assert states(rows[0]) == [Proof.DECLARED]


def test_the_issuing_body_confirms_its_own_decisions_and_no_others(cast, rows, scan):
    issuer = cast.department.name
    own = declared(cast, "hoa", cast.school_a, "Võ Thị Giang", number="71/QĐ-SGDĐT", issuer=issuer)
    actions.confirm_own([own], by=cast.by("dung"))
    assert states(own) == [Proof.CONFIRMED]
    foreign = declared(cast, "hoa", cast.school_a, "Võ Thị Hà", number="72/QĐ-UBND", issuer="UBND huyện Núi Thành")
    for name in ("dung", "phuc", "hoa"):
        with pytest.raises(NotYours):
            actions.confirm_own([foreign], by=cast.by(name))
    letter = files.keep("cong-van.pdf", PDF)
    with pytest.raises(NotYours):
        actions.confirm_by_letter([foreign], by=cast.by("hoa"), file=letter)
    actions.confirm_by_letter([foreign], by=cast.by("phuc"), file=letter)
    kept = AwardRecord.objects.get(pk=foreign.pk)
    assert (kept.proof, kept.letter) == (Proof.CONFIRMED, letter)


def test_a_checked_row_takes_no_other_scan(cast, rows, scan):
    actions.attach_scan(rows[:1], by=cast.by("hoa"), file=scan)
    actions.check(rows[:1], by=cast.by("phuc"))
    with pytest.raises(NotNow, match="đã được đối chiếu"):
        actions.attach_scan(rows[:1], by=cast.by("hoa"), file=files.keep("khac.pdf", PDF))


def test_each_sees_the_rows_of_their_own_reach(cast, rows):
    seen = {
        name: queries.waiting(cast.by(name), "awards", "bare").count()
        for name in ("hoa", "cuc", "phuc", "dung", "mai", "an", "vy")
    }
    assert seen == {"hoa": 3, "cuc": 1, "phuc": 4, "dung": 4, "mai": 0, "an": 0, "vy": 0}
    told = list(queries.decisions_waiting(cast.by("phuc"), "awards", "bare").order_by("number"))
    assert [(one["number"], one["rows"]) for one in told] == [("45/QĐ-SGDĐT", 3), ("46/QĐ-SGDĐT", 1)]


def test_ratings_and_initiatives_are_compared_alike(cast, scan):
    teacher = make.person("Phạm Thị Sen", at=cast.school_a)
    rating = actions.rate(
        [{"person": teacher, "grade": "HTT", "period": YEAR, **HEAD}], by=cast.by("hoa"), at=cast.school_a
    )
    made = actions.enter_initiatives(
        cast.school_a,
        by=cast.by("hoa"),
        period=YEAR,
        reach="base",
        rows=[{"title": "Đọc", "authors": [(teacher, 100)]}],
        **HEAD,
    )
    rating = Rating.objects.get()
    for rows in ([rating], made):
        actions.attach_scan(rows, by=cast.by("hoa"), file=scan)
        with pytest.raises(NotYours):
            actions.check(rows, by=cast.by("hoa"))
        assert actions.check(rows, by=cast.by("phuc"))[0].proof == Proof.CHECKED
    for kind in ("ratings", "initiatives"):
        assert [queries.rows_in_reach(cast.by(name), kind).count() for name in ("hoa", "cuc", "dung")] == [1, 0, 1]
