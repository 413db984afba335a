"""Staff lists in: compared with the register, written whole or not at all, twice the same, withdrawn until built upon."""

import argparse
import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.cli import sheet
from bangvang.office.achievements import actions as achievements
from bangvang.office.people import actions, queries
from bangvang.office.people.models import Person, Post, StaffList
from bangvang.toolbox import files
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make
from tests.sheets.messy import messy

HEAD = "STT,Họ và tên,Ngày sinh,Mã cán bộ,Chức vụ,Đơn vị"
BORN = date(1985, 3, 7)


def taken(cast, *rows, name="hoa", at=None):
    """A list of these rows as a clerk uploads it."""
    lines = [f"{place},{row}" for place, row in enumerate(rows, start=1)]
    text = "\n".join((HEAD, *lines))
    file = files.keep("danh sách.csv", text.encode(), is_list=True)
    return actions.take_in_list(at or cast.school_a, by=cast.by(name), file=file)


def states(found: StaffList) -> list[tuple[int, str]]:
    return list(found.rows.values_list("row", "state").order_by("row"))


def fresh(found: StaffList) -> StaffList:
    return StaffList.objects.get(pk=found.pk)


@pytest.fixture
def sen(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="0456", birth_date=BORN)


def test_rows_are_new_changed_same_and_wrong_with_what_changes(cast, sen):
    make.person("Đỗ Văn Nam", at=cast.school_a, code="0457", birth_date=date(1990, 1, 2))
    found = taken(
        cast,
        "Phạm Thị Sen,08/03/1985,0456,Tổ trưởng,",
        "Đỗ Văn Nam,02/01/1990,,Giáo viên,",
        "Ngô Thị Mới,05/05/1995,0999,Giáo viên,",
        "Ngô Thị Hỏng,05/05/1995,0998,,",
    )
    assert states(found) == [(2, "changed"), (3, "same"), (4, "new"), (5, "wrong")]
    assert found.rows.get(row=2).changes == {
        "birth_date": ["1985-03-07", "1985-03-08"],
        "title": ["Giáo viên", "Tổ trưởng"],
    }
    assert found.rows.get(row=5).reasons[0]["sentence"] == "Người mới cần có chức vụ, chức danh."
    assert Person.objects.filter(full_name__startswith="Ngô Thị").count() == 0


def test_a_list_with_a_wrong_row_writes_nothing(cast, sen):
    found = taken(cast, "Ngô Thị Mới,05/05/1995,0999,Giáo viên,", "Ngô Thị Hỏng,05/05/1995,0998,,")
    with pytest.raises(NotNow, match="Còn 1 dòng sai"):
        actions.write_list(found, by=cast.by("hoa"))
    assert Person.objects.filter(code="0999").exists() is False


def test_written_rows_make_people_posts_corrections_and_dated_posts(cast, sen):
    found = taken(cast, "Phạm Thị Sen,08/03/1985,0456,Hiệu trưởng,", "Ngô Thị Mới,05/05/1995,,Giáo viên,")
    actions.write_list(found, by=cast.by("hoa"))
    posts = sen.posts.order_by("since").values_list("title", "kind", "since", "until")
    assert list(posts) == [
        ("Giáo viên", "teacher", make.APPOINTED, date(2024, 6, 11)),
        ("Hiệu trưởng", "manager", date(2024, 6, 12), None),
    ]
    new = Person.objects.get(full_name="Ngô Thị Mới")
    assert (new.code, new.posts.get().unit, new.search_text) == (f"TL{found.pk}-3", cast.school_a, "ngo thi moi")
    told = JournalEntry.objects.get(step="people.write_list", thing_type="people.person")
    assert told.changes["birth_date"] == ["1985-03-07", "1985-03-08"]


def test_the_same_file_twice_changes_nothing(cast, sen):
    rows = ("Phạm Thị Sen,08/03/1985,0456,Tổ trưởng,", "Ngô Thị Mới,05/05/1995,,Giáo viên,")
    actions.write_list(taken(cast, *rows), by=cast.by("hoa"))
    before = (list(Person.objects.values()), list(Post.objects.values()))
    again = taken(cast, *rows)
    assert states(again) == [(2, "same"), (3, "same")]
    with pytest.raises(NotNow, match="không có gì để ghi"):
        actions.write_list(again, by=cast.by("hoa"))
    assert (list(Person.objects.values()), list(Post.objects.values())) == before


def test_a_name_alone_is_a_doubt_that_names_who_is_alike_and_waits_for_a_choice(cast, sen):
    found = taken(cast, "Phạm Thị Sen,,,Tổ trưởng,")
    row = found.rows.get()
    assert (row.state, row.reasons[0]["sentence"]) == (
        "doubtful",
        "Giống 1 người trong sổ: Phạm Thị Sen, mã 0456, sinh 07/03/1985, Giáo viên.",
    )
    assert [value for value, _label in row.options] == [f"la:{sen.pk}", "moi", "bo"]
    with pytest.raises(NotNow, match="chưa chọn cách xử lý"):
        actions.write_list(found, by=cast.by("hoa"))
    actions.choose(found, by=cast.by("hoa"), choices={row.pk: f"la:{sen.pk}"})
    actions.write_list(fresh(found), by=cast.by("hoa"))
    assert Person.objects.filter(full_name="Phạm Thị Sen").count() == 1
    assert sen.posts.get(until=None).title == "Tổ trưởng"


def test_a_choice_that_was_not_offered_is_passed_over(cast, sen):
    found = taken(cast, "Phạm Thị Sen,,,Tổ trưởng,")
    actions.choose(found, by=cast.by("hoa"), choices={found.rows.get().pk: f"la:{cast.cuc.person_id}"})
    assert (found.rows.get().choice, fresh(found).counts["waiting"]) == ("", 1)


def test_somebody_new_beside_a_namesake_and_a_row_left_out(cast, sen):
    found = taken(cast, "Phạm Thị Sen,,,Nhân viên,", "Phạm Thị Sen,01/01/1999,,Giáo viên,")
    one, two = found.rows.order_by("row")
    actions.choose(found, by=cast.by("hoa"), choices={one.pk: "moi", two.pk: "bo"})
    actions.write_list(fresh(found), by=cast.by("hoa"))
    assert Person.objects.filter(full_name="Phạm Thị Sen").count() == 2


def test_people_of_another_unit_are_neither_named_nor_taken_over(cast, sen):
    found = taken(
        cast,
        "Phạm Thị Sen,07/03/1985,0456,Giáo viên,",
        "Phạm Thị Sen,07/03/1985,,Giáo viên,",
        name="cuc",
        at=cast.school_b,
    )
    assert states(found) == [(2, "wrong"), (3, "doubtful")]
    said = " ".join(reason["sentence"] for row in found.rows.all() for reason in row.reasons)
    assert ("Giáo viên" in said, "Kim Đồng" in said) == (False, False)


def test_a_unit_out_of_scope_is_refused(cast):
    found = taken(cast, "Ngô Thị Mới,05/05/1995,0999,Giáo viên,THCS Lê Lợi")
    assert states(found) == [(2, "wrong")]
    assert found.rows.get().reasons[-1]["sentence"] == "Đơn vị: ngoài phạm vi được nhập của danh sách này."


@pytest.mark.parametrize("name", ["cuc", "vy", "mai", "dung"])
def test_strangers_take_in_no_list(cast, name):
    with pytest.raises(NotYours):
        taken(cast, "Ngô Thị Mới,05/05/1995,0999,Giáo viên,", name=name)


def test_the_officer_of_the_managing_level_brings_a_list_of_several_schools_and_moves_people(cast, sen):
    found = taken(
        cast,
        "Phạm Thị Sen,07/03/1985,0456,Giáo viên,THCS Lê Lợi",
        "Ngô Thị Mới,05/05/1995,0999,Giáo viên,TH Kim Đồng",
        name="phuc",
        at=cast.district_office,
    )
    actions.write_list(found, by=cast.by("phuc"))
    assert [sen.posts.get(until=None).unit, Post.objects.get(person__code="0999").unit] == [
        cast.school_b,
        cast.school_a,
    ]


def test_a_withdrawn_list_leaves_the_register_as_it_was_and_its_rows_marked(cast, sen):
    found = taken(cast, "Phạm Thị Sen,08/03/1985,0456,Tổ trưởng,", "Ngô Thị Mới,05/05/1995,0999,Giáo viên,")
    here = list(queries.people_of(cast.school_a, date(2024, 6, 12)))
    actions.write_list(found, by=cast.by("hoa"))
    assert queries.people_of(cast.school_a, date(2024, 6, 12)).count() == len(here) + 1
    actions.void_list(fresh(found), by=cast.by("hoa"), reason="Nhầm tệp")
    sen.refresh_from_db()
    assert list(queries.people_of(cast.school_a, date(2024, 6, 12))) == here
    assert (sen.birth_date, queries.posts_of([sen.pk], date(2024, 6, 12))[sen.pk].title) == (BORN, "Giáo viên")
    assert (fresh(found).state, fresh(found).void_reason, found.rows.filter(is_done=True).count()) == (
        "voided",
        "Nhầm tệp",
        2,
    )


def test_after_a_withdrawal_the_same_file_brings_the_same_people_back(cast):
    row = "Ngô Thị Mới,05/05/1995,0999,Giáo viên,"
    found = taken(cast, row)
    actions.write_list(found, by=cast.by("hoa"))
    actions.void_list(fresh(found), by=cast.by("hoa"))
    actions.write_list(taken(cast, row), by=cast.by("hoa"))
    assert Person.objects.get(code="0999").posts.filter(until=None).count() == 1


def test_a_list_others_built_on_is_not_withdrawn(cast):
    found = taken(cast, "Ngô Thị Mới,05/05/1995,0999,Giáo viên,")
    actions.write_list(found, by=cast.by("hoa"))
    head = {"number": "45/QĐ", "decided_date": date(2023, 5, 28), "issuer": "Trường"}
    rating = {"person": Person.objects.get(code="0999"), "grade": "HTT", "period": "2022-2023"}
    achievements.rate([rating | head], by=MACHINE)
    with pytest.raises(NotNow, match="Dòng 2: Ngô Thị Mới đã có xếp loại"):
        actions.void_list(fresh(found), by=cast.by("hoa"))
    assert fresh(found).state == "written"


def test_a_register_that_moved_since_the_preview_is_not_written_over(cast, sen):
    found = taken(cast, "Phạm Thị Sen,07/03/1985,0456,Tổ trưởng,")
    actions.transfer(sen, cast.school_a, by=MACHINE, since=date(2024, 6, 1), title="Nhân viên")
    with pytest.raises(NotNow, match="không còn khớp với sổ"):
        actions.write_list(found, by=cast.by("hoa"))
    actions.read_list_again(found, by=cast.by("hoa"))
    assert found.rows.get().changes == {"title": ["Nhân viên", "Tổ trưởng"]}


def test_a_column_chosen_otherwise_is_read_otherwise(cast):
    found = taken(cast, "Ngô Thị Mới,05/05/1995,0999,Giáo viên,")
    actions.read_list_again(found, by=cast.by("hoa"), columns={3: ""})
    assert "code" not in found.rows.get().values


def test_a_year_alone_is_no_birth_date_and_no_proof_of_who_is_meant(cast, sen):
    found = taken(cast, "Phạm Thị Sen,1985,,Giáo viên,", "Ngô Thị Mới,1995,0999,Giáo viên,")
    assert states(found) == [(2, "doubtful"), (3, "doubtful")]
    assert found.rows.get(row=3).options[0] == ["nhan", "Nhận: Ngô Thị Mới, 0999, Giáo viên; không ghi Ngày sinh"]


def test_columns_that_are_read_and_not_written_are_told_once(cast):
    text = "Họ và tên,Ngày sinh,Điện thoại,Chức vụ\nNgô Thị Mới,05/05/1995,0905123456,Giáo viên"
    file = files.keep("ds.csv", text.encode(), is_list=True)
    found = actions.take_in_list(cast.school_a, by=cast.by("hoa"), file=file)
    assert (states(found), "0905123456" in str(found.rows.values())) == ([(2, "new")], False)
    assert found.notes == ["Sổ chưa giữ: Điện thoại. Các cột này được đọc nhưng không ghi."]


def test_the_command_shows_the_same_comparison(cast, sen, tmp_path, capsys):
    path = tmp_path / "ds.csv"
    path.write_text(
        f"{HEAD}\n1,Phạm Thị Sen,07/03/1985,0456,Tổ trưởng,TH Kim Đồng\n2,Ngô Thị Mới,05/05/1995,,Giáo viên,"
    )
    asked = argparse.Namespace(file=path, kind="staff", page=None, json=True)
    assert sheet.read_sheet(asked) == 0
    told = json.loads(capsys.readouterr().out)["rows"]
    assert [(row["row"], row["state"]) for row in told] == [(2, "changed"), (3, "new")]
    assert told[0]["reasons"][-1]["sentence"] == "Chức vụ, chức danh: Giáo viên → Tổ trưởng."


@pytest.mark.parametrize("step", ["take_in", "write", "void"])
def test_three_rows_cost_the_queries_of_one(cast, sen, step):
    def cost(count: int) -> int:
        names = [f"Ngô Thị {word}" for word in ("Một", "Hai", "Ba")[:count]]
        rows = [f"{name},05/05/199{count},{count}99{place},Giáo viên," for place, name in enumerate(names)]
        with CaptureQueriesContext(
            connection,
        ) as reading:
            found = taken(cast, *rows)
        with CaptureQueriesContext(connection) as writing:
            actions.write_list(fresh(found), by=cast.by("hoa"))
        with CaptureQueriesContext(connection) as voiding:
            actions.void_list(fresh(found), by=cast.by("hoa"))
        return len({"take_in": reading, "write": writing, "void": voiding}[step])

    assert cost(1) == cost(3)


@pytest.mark.parametrize("seed", range(0, 100, 5))
def test_a_messy_workbook_is_held_against_the_register_without_a_row_lost(cast, seed):
    made = messy(seed)
    file = files.keep(made.name, made.data, is_list=True)
    found = actions.take_in_list(cast.school_a, by=cast.by("hoa"), file=file)
    assert list(found.rows.values_list("row", flat=True)) == sorted(made.rows)
    choices = {row.pk: row.options[0][0] for row in found.rows.filter(state="doubtful")}
    actions.choose(found, by=cast.by("hoa"), choices=choices)
    assert sum(fresh(found).counts[state] for state in ("new", "changed", "same", "doubtful", "wrong")) == len(
        made.rows
    )
