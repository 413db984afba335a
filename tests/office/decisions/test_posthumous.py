"""Truy tặng of our own: proposed with day and paper, printed as such, and in the register as what it is."""

from datetime import date

import pytest

from bangvang.office.achievements import actions as achievements
from bangvang.office.achievements.models import AwardRecord, Nature
from bangvang.office.decisions import actions
from bangvang.office.decisions.models import Certificate, Decision
from bangvang.office.decisions.papers import certificate_sheets, decision_paper
from bangvang.office.decisions.reading import Printed
from bangvang.office.dossiers import actions as dossiers
from bangvang.office.dossiers import papers, queries
from bangvang.office.dossiers.models import Line
from bangvang.office.people.models import Post
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make
from tests.office.decisions import way
from tests.office.decisions.test_entered_decisions import HEAD
from tests.office.dossiers import way as dossier_way

DIED = date(2024, 4, 3)
PAPER = "Trích lục khai tử số 12 ngày 05/04/2024"


def gone(at, name="Phạm Văn Khuất", until=DIED):
    person = make.person(name, at=at, joined_date=date(2010, 8, 15))
    Post.objects.filter(person=person).update(until=until)
    told = {"number": "45/QĐ", "decided_date": date(2024, 5, 28), "issuer": "Trường"}
    achievements.rate([{"person": person, "grade": "HTXS", "period": dossier_way.YEAR, **told}], by=MACHINE)
    return person


@pytest.fixture
def letter(cast):
    return dossier_way.drafted(cast, count=1, award="CSTDCS", school="high_school", grade="HTXS")


def added(cast, letter, person, who="mai", **details):
    told = {"award": "CSTDCS", "died_date": DIED, "death_paper": PAPER} | details
    return dossiers.add_posthumous(letter, by=cast.by(who), person=person, **told)


def decided(cast, letter):
    return actions.draft(
        cast.department,
        by=cast.by("dung"),
        lines=way.carried(cast, letter),
        title="Về việc tặng danh hiệu",
        signer="Dương Thị Lan",
        signer_role="Giám đốc",
    )


def rows_of(paper):
    return [row["cells"] for block in str_blocks(paper.as_dict()) for row in block]


def str_blocks(told):
    """Rows of every table of a paper, wherever it lies."""
    if isinstance(told, dict):
        if "rows" in told:
            yield [row for row in told["rows"] if row.get("cells")]
        for value in told.values():
            yield from str_blocks(value)
    if isinstance(told, list | tuple):
        for value in told:
            yield from str_blocks(value)


def test_from_the_letter_to_the_register_it_is_a_truy_tang(cast, letter, django_capture_on_commit_callbacks):
    line = added(cast, letter, gone(cast.high_school))
    assert (line.died_date, line.death_paper, line.unit) == (DIED, PAPER, cast.high_school)
    asked = {cells[1]: cells[5] for cells in rows_of(papers.letter(letter)) if len(cells) == 6}
    assert asked == {
        "Nguyễn Thị Hạnh A": "Chiến sĩ thi đua cơ sở",
        "Phạm Văn Khuất": "Truy tặng Chiến sĩ thi đua cơ sở",
    }
    assert papers.letter(letter).subject.startswith("Về việc đề nghị xét tặng, truy tặng Chiến sĩ thi đua cơ sở")
    decision = decided(cast, letter)
    with django_capture_on_commit_callbacks(execute=True):
        actions.issue(decision, by=cast.by("lan"), decided_date=way.TODAY)
    decision = Decision.objects.get(pk=decision.pk)
    printed = {cells[1] for cells in rows_of(decision_paper(decision)) if len(cells) == 4}
    assert printed == {"Nguyễn Thị Hạnh A", "Phạm Văn Khuất (truy tặng)"}
    assert "trong đó truy tặng 01 cá nhân" in str(decision.paper.data)
    natures = dict(AwardRecord.objects.filter(award="CSTDCS").values_list("name_printed", "nature"))
    assert natures == {"Nguyễn Thị Hạnh A": Nature.AWARD, "Phạm Văn Khuất": Nature.POSTHUMOUS}
    verbs = {sheet.recipient: sheet.verb for sheet in certificate_sheets(decision)}
    assert verbs == {
        "Nguyễn Thị Hạnh A": "Tặng danh hiệu “Chiến sĩ thi đua cơ sở”",
        "Phạm Văn Khuất": "Truy tặng danh hiệu “Chiến sĩ thi đua cơ sở”",
    }
    assert Certificate.objects.count() == 2


def test_a_decision_of_the_dead_alone_says_truy_tang(cast):
    call = dossier_way.campaign(cast, "department")
    letter = dossiers.draw_up(cast.high_school, call, by=cast.by("mai"))
    dossier_way.regulation(cast)
    added(cast, letter, gone(cast.high_school))
    assert papers.letter(letter).subject.startswith("Về việc đề nghị xét truy tặng")
    paper = decision_paper(decided(cast, dossier_way.again(letter)))
    assert "Truy tặng danh hiệu “Chiến sĩ thi đua cơ sở” cho 01 cá nhân" in str(paper.as_dict())


def test_a_line_drafted_while_the_person_lived_becomes_the_truy_tang(cast, letter):
    person = make.person("Phạm Văn Khuất", at=cast.high_school)
    [line] = dossiers.add_lines(letter, [(person, "CSTDCS")], by=cast.by("mai"))
    with pytest.raises(NotNow, match="chưa ghi ngày kết thúc"):
        added(cast, letter, person)
    Post.objects.filter(person=person).update(until=DIED)
    person = type(person).objects.get(pk=person.pk)
    assert added(cast, letter, person).pk == line.pk
    assert Line.objects.filter(person=person).count() == 1


@pytest.mark.parametrize(
    ("details", "why"),
    [
        ({"died_date": date(2024, 6, 13)}, "sau hôm nay"),
        ({"died_date": date(2023, 5, 1)}, "trước năm xét"),
        ({"died_date": date(2024, 4, 4)}, "không công tác tại"),
        ({"death_paper": "  "}, "Chưa ghi giấy tờ"),
        ({"award": "BKT"}, "không thuộc"),
        ({"award": "TTLDTT"}, "không xét cho đối tượng này"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(cast, letter, details, why):
    with pytest.raises(NotNow, match=why):
        added(cast, letter, gone(cast.high_school), **details)
    assert not Line.objects.filter(died_date__isnull=False).exists()


def test_nobody_of_another_unit_and_nobody_twice(cast, letter):
    with pytest.raises(NotNow, match="không công tác tại"):
        added(cast, letter, gone(cast.school_a, "Lê Lạ"))
    for stranger in ("hoa", "phuc", "dung", "vy"):
        with pytest.raises(NotYours):
            added(cast, letter, gone(cast.high_school, "Lê Lạ"), who=stranger)
    person = gone(cast.high_school)
    added(cast, letter, person)
    other = dossiers.draw_up(cast.high_school, dossier_way.campaign(cast, "department"), by=cast.by("mai"))
    with pytest.raises(NotNow, match="đã có hồ sơ"):
        added(cast, other, person)


def test_only_those_who_left_every_post_since_the_year_began_are_offered(cast, letter):
    dead, before = gone(cast.high_school), gone(cast.high_school, "Lê Trước", date(2023, 5, 31))
    moved = gone(cast.high_school, "Lê Chuyển")
    Post.objects.create(person=moved, unit=cast.school_a, title="Giáo viên", kind="teacher", since=date(2024, 4, 4))
    make.person("Lê Còn", at=cast.high_school)
    assert before not in queries.people_gone(letter)
    assert list(queries.people_gone(letter)) == [dead]


def test_ticks_saved_on_the_table_leave_the_dead_on_the_list(cast, letter):
    line = added(cast, letter, gone(cast.high_school))
    living = letter.lines.exclude(pk=line.pk).get().person_id
    dossiers.save_choices(dossier_way.again(letter), by=cast.by("mai"), people={living: []})
    assert [one.pk for one in letter.lines.exclude(state="withdrawn")] == [line.pk]


def test_a_decision_from_outside_takes_the_mark_from_the_dossier_it_answers(cast):
    living, dead, third = way.proposed_to_the_district(cast)
    Line.objects.filter(pk=dead.pk).update(died_date=DIED, death_paper=PAPER)
    printed = [
        Printed(living.subject_name, "Giáo viên"),
        Printed(dead.subject_name, "Giáo viên"),
        Printed("Bà Khác", ""),
    ]
    decision = actions.enter_decision(cast.district_office, by=cast.by("phuc"), printed=printed, **HEAD)
    marks = dict(decision.lines.values_list("line", "is_posthumous"))
    assert marks == {living.pk: False, dead.pk: True, None: False, third.pk: False}
    found = decision.lines.get(line=dead)
    actions.match(decision, by=cast.by("phuc"), outcomes={found.pk: ("given", third.pk)})
    assert decision.lines.get(pk=found.pk).is_posthumous is False
    actions.match(decision, by=cast.by("phuc"), outcomes={found.pk: ("given", dead.pk)})
    actions.confirm(decision, by=cast.by("quy"))
    natures = dict(AwardRecord.objects.values_list("person", "nature"))
    assert natures == {living.person_id: Nature.AWARD, dead.person_id: Nature.POSTHUMOUS}
