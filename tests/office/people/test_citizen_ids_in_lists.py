"""The citizen id in staff lists: read as text, names one person, never replaces another, and is nowhere in clear."""

import argparse
import json
from datetime import date

import pytest

from bangvang.cli import sheet
from bangvang.office.achievements import actions as achievements
from bangvang.office.people import actions
from bangvang.office.people.models import Person, StaffList
from bangvang.toolbox import files
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from bangvang.toolbox.sheets import Column, Sheet, read_rows, workbook
from bangvang.toolbox.workflow import NotNow
from tests import make
from tests.cast import signed_in

HEAD = "Họ và tên,Ngày sinh,CCCD,Chức vụ,Mã cán bộ"
BORN = date(1985, 3, 7)
ID, OTHER = "049185001234", "049185009876"


@pytest.fixture
def sen(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="0456", birth_date=BORN, sex="nu")


@pytest.fixture
def numbered(sen):
    actions.describe_person(sen, by=MACHINE, citizen_id=ID)
    return Person.objects.get(pk=sen.pk)


def taken(cast, *rows, name="hoa"):
    text = "\n".join((HEAD, *rows))
    file = files.keep("ds.csv", text.encode(), is_list=True)
    return actions.take_in_list(cast.school_a, by=cast.by(name), file=file)


def states(found):
    return list(found.rows.order_by("row").values_list("state", flat=True))


def options(found, row=2):
    return [value.split(":")[0] for value, _label in found.rows.get(row=row).options]


def choose(cast, found, choice, row=2):
    kept = found.rows.get(row=row)
    actions.choose(found, by=cast.by("hoa"), choices={kept.pk: choice})
    return StaffList.objects.get(pk=found.pk)


def write(cast, found):
    return actions.write_list(StaffList.objects.get(pk=found.pk), by=cast.by("hoa"))


def number_of(person):
    return Person.objects.get(pk=person.pk).citizen_id


def test_an_empty_number_is_filled_and_taken_back_with_the_list(cast, sen):
    found = taken(cast, f"Phạm Thị Sen,07/03/1985,{ID},Giáo viên,0456", f"Ngô Thị Mới,05/05/1985,{OTHER},Giáo viên,")
    assert states(found) == ["changed", "new"]
    assert found.rows.get(row=2).changes == {"citizen_id": ["", "•••••••••234"]}
    found = write(cast, found)
    assert (number_of(sen), Person.objects.get(full_name="Ngô Thị Mới").citizen_id) == (ID, OTHER)
    assert states(taken(cast, f"Phạm Thị Sen,07/03/1985,{ID},Giáo viên,0456")) == ["same"]
    actions.void_list(found, by=cast.by("hoa"), reason="Nhầm tệp")
    assert number_of(sen) == ""


def test_what_became_of_a_number_since_keeps_the_list_from_being_taken_back(cast, sen):
    found = write(cast, taken(cast, f"Phạm Thị Sen,07/03/1985,{ID},Giáo viên,0456"))
    actions.describe_person(sen, by=cast.by("hoa"), citizen_id=OTHER)
    with pytest.raises(NotNow, match="đã được sửa tiếp"):
        actions.void_list(found, by=cast.by("hoa"), reason="Nhầm tệp")


def test_the_number_names_the_person_though_the_name_changed(cast, numbered):
    found = taken(cast, f"Phạm Thị Hương Sen,07/03/1985,{ID},Giáo viên,")
    row = found.rows.get()
    assert (row.state, row.person_id, list(row.changes)) == ("changed", numbered.pk, ["full_name"])
    write(cast, found)
    assert Person.objects.get(pk=numbered.pk).full_name == "Phạm Thị Hương Sen"


def test_the_number_with_another_birth_date_is_asked_about(cast, numbered):
    found = taken(cast, f"Phạm Thị Sen,08/03/1985,{ID},Giáo viên,")
    assert (states(found), options(found)) == (["doubtful"], ["la", "moi-khong-so", "bo"])
    write(cast, choose(cast, found, f"la:{numbered.pk}"))
    assert Person.objects.get(pk=numbered.pk).birth_date == date(1985, 3, 8)


def test_another_number_than_the_register_s_is_asked_about_and_never_replaces_it(cast, numbered):
    found = taken(cast, f"Phạm Thị Sen,07/03/1985,{OTHER},Tổ trưởng,0456")
    assert (states(found), options(found)) == (["doubtful"], ["la", "bo"])
    write(cast, choose(cast, found, f"la:{numbered.pk}"))
    assert number_of(numbered) == ID
    assert numbered.posts.get(until=None).title == "Tổ trưởng"


def test_two_rows_with_one_number_are_asked_about(cast, sen):
    found = taken(cast, f"Ngô Thị Mới,05/05/1985,{ID},Giáo viên,", f"Lê Thị Hai,06/06/1985,{ID},Giáo viên,")
    assert (states(found), options(found, 3)) == (["new", "doubtful"], ["moi-khong-so", "bo"])
    write(cast, choose(cast, found, "moi-khong-so", row=3))
    told = Person.objects.filter(full_name__in=("Ngô Thị Mới", "Lê Thị Hai")).order_by("pk")
    assert [one.citizen_id for one in told] == [ID, ""]


def test_the_number_of_somebody_at_another_school_is_refused_without_a_name(cast):
    make.person("Hồ Văn Xa", at=cast.school_b, citizen_id=ID, birth_date=BORN)
    row = taken(cast, f"Ngô Thị Mới,05/05/1985,{ID},Giáo viên,").rows.get()
    assert (row.state, "Hồ Văn Xa" in str(row.reasons)) == ("wrong", False)


def test_a_number_that_excel_took_for_a_number_has_its_nought_again(cast):
    numbers = (("Ngô Thị Một", int(ID)), ("Ngô Thị Hai", "49185"), ("Ngô Thị Ba", "069191968"))
    rows = [[name, date(1985, 5, 5), number, "Giáo viên"] for name, number in numbers]
    columns = [Column(word, 20) for word in ("Họ và tên", "Ngày sinh", "CCCD", "Chức vụ")]
    file = files.keep("ds.xlsx", workbook([Sheet("Danh sách", "DANH SÁCH", columns, rows)]), is_list=True)
    found = actions.take_in_list(cast.school_a, by=cast.by("hoa"), file=file)
    assert states(found) == ["new", "wrong", "doubtful"]
    assert list(found.rows.order_by("row").values_list("citizen_id", flat=True)) == [ID, "", "069191968"]
    assert "đã bù số 0 ở đầu" in found.rows.order_by("row")[0].reasons[0]["sentence"]


def test_the_number_stands_in_clear_in_no_preview_journal_or_command(client, cast, numbered, tmp_path, capsys):
    rows = (
        f"Phạm Thị Sen,08/03/1985,{OTHER},Giáo viên,0456",
        f"Ngô Thị Mới,05/05/1999,{OTHER},Giáo viên,",
        "Lê Thị Hai,06/06/1985,4918500123,Giáo viên,",
        f"Lê Thị Ba,06/06/1985,{ID},Giáo viên,",
    )
    found = taken(cast, *rows)
    told = str(list(found.rows.values("values", "reasons", "options", "changes"))) + str(found.notes)
    page = signed_in(client, cast.hoa).get(f"/can-bo/danh-sach/{found.pk}/").content.decode()
    path = tmp_path / "ds.csv"
    path.write_text("\n".join((HEAD, *rows)))
    for as_json in (True, False):
        sheet.read_sheet(argparse.Namespace(file=path, kind="staff", page=None, json=as_json))
    command = capsys.readouterr().out
    write(cast, taken(cast, f"Ngô Thị Tư,05/05/1985,{OTHER},Giáo viên,"))
    write(cast, taken(cast, f"Ngô Thị Tư,05/05/1985,{OTHER},Tổ trưởng,"))
    journal = json.dumps(list(JournalEntry.objects.values("changes", "reason", "thing_label")), default=str)
    for number in (ID, OTHER, "4918500123", "04918500123"):
        assert [number in each for each in (told, page, command, journal)] == [False] * 4, number
    assert "•••••••••876" in page
    errors = client.get(f"/can-bo/danh-sach/{found.pk}/dong-can-sua/").content
    cells = [str(cell) for row in read_rows(errors, "loi.xlsx") for cell in row if cell]
    assert OTHER in cells  # the clerk's own file has the clerk's own cells
    assert not any(OTHER in cell for cell in cells if cell != OTHER)


def test_lists_that_keep_no_number_do_not_copy_it(cast, sen):
    head = "Họ và tên,CCCD,Danh hiệu,Năm,Số quyết định,Ngày quyết định,Cơ quan ban hành"
    for number in (ID, ID.lstrip("0"), "069191968"):
        text = f"{head}\nPhạm Thị Sen,{number},LĐTT,2022-2023,12/QĐ,01/06/2023,Phòng GDĐT"
        file = files.keep("khen.csv", text.encode(), is_list=True)
        found = achievements.take_in_past(cast.school_a, by=cast.by("hoa"), kind="awards", file=file)
        kept = str(list(found.rows.values()))
        assert ("citizen_id" in kept, number in kept) == (True, False), number
