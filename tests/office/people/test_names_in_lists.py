"""A staff list that tells another name: borne from the day of the list on, older papers keep the old one, and it is taken back."""

from datetime import date

import pytest

from bangvang.office.achievements import actions as achievements
from bangvang.office.achievements import queries as told
from bangvang.office.dossiers import actions as dossiers
from bangvang.office.dossiers.papers import posted_list
from bangvang.office.people import actions, queries
from bangvang.office.people.models import Person, PersonName, StaffList
from bangvang.toolbox import calendar, files
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.workflow import NotNow
from tests import make
from tests.office.dossiers import way

DAY = date(2024, 6, 12)
BORN = date(1985, 3, 7)
OLD, NEW = "Phạm Thị Sen", "Phạm Thị Hương Sen"


@pytest.fixture
def sen(cast):
    return make.person(OLD, at=cast.school_a, code="0456", birth_date=BORN)


def taken(cast, *names):
    rows = [f"{name},07/03/1985,0456,Giáo viên" for name in names]
    text = "\n".join(("Họ và tên,Ngày sinh,Mã cán bộ,Chức vụ", *rows))
    file = files.keep("ds.csv", text.encode(), is_list=True)
    return actions.take_in_list(cast.school_a, by=cast.by("hoa"), file=file)


def fresh(found: StaffList) -> StaffList:
    return StaffList.objects.get(pk=found.pk)


def renamed(cast, name=NEW):
    found = taken(cast, name)
    actions.write_list(found, by=cast.by("hoa"))
    return fresh(found)


def names(person):
    return [(one.full_name, one.since, one.until) for one in queries.names_of(person)]


def awarded(person, unit, decided: date):
    row = {"person": person, "award": "LDTT", "period": f"{decided.year - 1}-{decided.year}", "held_at": unit}
    head = {"number": f"{decided.month}/QĐ", "decided_date": decided, "issuer": "Trường", "signer": ""}
    row["name_printed"] = queries.name_on(person, decided)
    achievements.record_awards([row], by=MACHINE, door="history", proof="checked", **head)


def test_the_new_name_is_borne_from_the_day_of_the_list_and_the_old_one_until_the_day_before(cast, sen):
    renamed(cast)
    person = Person.objects.get(pk=sen.pk)
    assert (person.full_name, person.search_text) == (NEW, "pham thi huong sen")
    assert names(person) == [(OLD, None, date(2024, 6, 11)), (NEW, DAY, None)]
    assert [queries.name_on(person, day) for day in (date(2024, 6, 11), DAY)] == [OLD, NEW]
    assert queries.names_of(person)[-1].decision == "Theo danh sách cán bộ nhập ngày 12/06/2024"
    assert queries.once_known(queries.everybody(), "pham thi sen") == []  # the new name holds these words too


def test_a_letter_and_an_award_of_before_keep_the_old_name_and_those_after_bear_the_new_one(cast):
    proposal = way.drafted(cast, count=1)
    person = Person.objects.get(lines__proposal=proposal)
    Person.objects.filter(pk=person.pk).update(code="0456", birth_date=BORN)
    awarded(person, cast.school_a, date(2023, 6, 1))
    renamed(cast)
    person.refresh_from_db()
    awarded(person, cast.school_a, DAY)
    add = [(person, "CSTDCS")]
    dossiers.add_lines(proposal, add, by=cast.by("hoa"))
    assert dict(proposal.lines.values_list("award", "subject_name")) == {"LDTT": "Nguyễn Thị Hạnh A", "CSTDCS": NEW}
    names_on_awards = {one.decided_date: one.name_printed for one in told.awards_of(people=[person.pk])}
    assert names_on_awards == {date(2023, 6, 1): "Nguyễn Thị Hạnh A", DAY: NEW}
    paper = str(posted_list(way.again(proposal)))
    assert ("Nguyễn Thị Hạnh A" in paper, NEW in paper) == (True, True)


def test_the_day_is_that_of_the_list_also_when_it_is_written_later(cast, sen):
    found = taken(cast, NEW)
    with calendar.office_day(date(2024, 6, 20)):
        actions.write_list(found, by=cast.by("hoa"))
    assert names(sen)[-1] == (NEW, DAY, None)


def test_the_same_file_twice_writes_no_second_name(cast, sen):
    renamed(cast)
    assert taken(cast, NEW).counts["same"] == 1
    assert PersonName.objects.count() == 2


def test_a_name_not_after_the_last_change_of_name_is_wrong_with_its_reason(cast, sen):
    renamed(cast)
    row = taken(cast, "Phạm Hương").rows.get()
    assert (row.state, row.reasons[-1]["sentence"]) == (
        "wrong",
        "Họ và tên: sổ đã ghi đổi tên từ ngày 12/06/2024, không trước ngày của danh sách (12/06/2024).",
    )
    with calendar.office_day(date(2024, 6, 13)):
        renamed(cast, "Phạm Hương")
    assert names(sen) == [
        (OLD, None, date(2024, 6, 11)),
        (NEW, DAY, DAY),
        ("Phạm Hương", date(2024, 6, 13), None),
    ]


def test_a_withdrawn_list_gives_the_old_name_back_and_the_other_was_never_borne(cast, sen):
    found = renamed(cast)
    actions.void_list(found, by=cast.by("hoa"), reason="Nhầm tệp")
    person = Person.objects.get(pk=sen.pk)
    assert (person.full_name, names(person)) == (OLD, [(OLD, None, None)])
    assert [queries.name_on(person, day) for day in (date(2024, 6, 11), DAY)] == [OLD, OLD]
    assert sen.pk not in queries.search(queries.everybody(), "huong").values_list("pk", flat=True)
    assert PersonName.objects.filter(full_name=NEW).count() == 1
    renamed(cast)
    assert names(sen) == [(OLD, None, date(2024, 6, 11)), (NEW, DAY, None)]


def test_a_list_after_which_the_name_was_changed_again_is_not_withdrawn(cast, sen):
    found = renamed(cast)
    with calendar.office_day(date(2024, 7, 1)):
        actions.rename_person(
            Person.objects.get(pk=sen.pk), by=MACHINE, full_name="Phạm Lan", since=date(2024, 7, 1), decision="12/QĐ"
        )
        with pytest.raises(NotNow, match="đã được sửa tiếp"):
            actions.void_list(found, by=cast.by("hoa"))
