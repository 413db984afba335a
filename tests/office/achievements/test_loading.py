"""Files loaded by the machine: whole or not at all, none twice, staff before what they achieved, doubts left to people."""

import argparse
import json
from datetime import date

import pytest

from bangvang.cli import register, sheet
from bangvang.office.achievements.actions import files_to_load, load_files
from bangvang.office.achievements.actions.past_loading import kind_of
from bangvang.office.achievements.models import AwardRecord, PastList, PastRow, Rating
from bangvang.office.people.models import Person, StaffList
from tests import make

STAFF = "STT,Họ và tên,Ngày sinh,Mã cán bộ,Chức vụ\n1,Ngô Thị Mới,05/05/1995,0999,Giáo viên\n"
RATINGS = "Họ và tên,Mã cán bộ,Xếp loại,Năm học\nNgô Thị Mới,0999,HTXSNV,2019-2020\nNgô Thị Mới,0999,HTTNV,2020-2021\n"
AWARDS = (
    "Kèm theo Quyết định số 45/QĐ-UBND ngày 05/8/2021 của UBND huyện\n"
    "Họ và tên,Mã cán bộ,Danh hiệu,Năm học\nNgô Thị Mới,0999,CSTĐCS,2020-2021\n"
)


@pytest.fixture
def folder(cast, tmp_path):
    """A folder of the school by its code, its files in no order."""
    own = tmp_path / cast.school_a.code
    own.mkdir()
    (own / "danh hiệu.csv").write_text(AWARDS)
    (own / "can bo.csv").write_text(STAFF)
    (own / "Xếp loại.csv").write_text(RATINGS)
    (own / "~$Xếp loại.xlsx").write_text("khóa")
    (own / "ghi chú.txt").write_text("không phải danh sách")
    return tmp_path


def loaded(cast, *paths, kind=""):
    told = load_files(files_to_load(paths, cast.department, kind), progress=lambda _one: None)
    return [(one.path.name, one.state, one.unit) for one in told]


def test_staff_come_first_and_all_of_it_stands_on_the_register(cast, folder):
    code = cast.school_a.code
    names = ("can bo.csv", "Xếp loại.csv", "danh hiệu.csv")
    assert loaded(cast, folder) == [(name, "written", code) for name in names]
    person = Person.objects.get(code="0999")
    assert list(Rating.objects.filter(person=person).values_list("period", "grade").order_by("period")) == [
        ("2019-2020", "HTXS"),
        ("2020-2021", "HTT"),
    ]
    record = AwardRecord.objects.get(person=person)
    assert (record.award, record.number, record.decided_date, record.issuer, record.held_at) == (
        "CSTDCS",
        "45/QĐ-UBND",
        date(2021, 8, 5),
        "UBND huyện",
        cast.school_a,
    )
    assert (record.door, record.proof) == ("history", "declared")
    assert PastRow.objects.get(past_list__kind="awards").made == [["awardrecord", record.pk]]


def test_what_was_loaded_is_passed_over_the_next_time(cast, folder):
    loaded(cast, folder)
    before = (StaffList.objects.count(), PastList.objects.count(), Rating.objects.count(), AwardRecord.objects.count())
    assert [state for _name, state, _unit in loaded(cast, folder)] == ["done"] * 3
    after = (StaffList.objects.count(), PastList.objects.count(), Rating.objects.count(), AwardRecord.objects.count())
    assert after == before


def test_a_file_with_one_doubtful_row_writes_no_row_and_waits_with_its_reasons(cast, folder):
    path = folder / cast.school_a.code / "Xếp loại.csv"
    path.write_text(RATINGS + "Vũ Thị Không Ai,,HTTNV,2020-2021\n")
    told = load_files(files_to_load([folder], cast.department), progress=lambda _one: None)
    ratings = next(one for one in told if one.kind == "ratings")
    assert (ratings.state, ratings.reason) == ("waiting", "1 dòng cần chọn, 0 dòng sai; chưa ghi dòng nào.")
    assert Rating.objects.filter(person__code="0999").count() == 0
    assert ratings.found.state == "preview"
    assert list(ratings.found.rows.values_list("state", flat=True)) == ["new", "new", "doubtful"]


def test_a_file_with_nothing_new_or_one_that_waits_already_leaves_no_second_preview(cast, folder):
    own = folder / cast.school_a.code
    (own / "Xếp loại.csv").write_text(RATINGS + "Vũ Thị Không Ai,,HTTNV,2020-2021\n")
    loaded(cast, folder)
    (own / "danh hiệu 2.csv").write_text(AWARDS + "\n\n")
    before = (StaffList.objects.count(), PastList.objects.count(), PastRow.objects.count())
    for _turn in range(2):
        states = {name: state for name, state, _unit in loaded(cast, folder)}
        assert (states["danh hiệu 2.csv"], states["Xếp loại.csv"]) == ("same", "waiting")
    assert (StaffList.objects.count(), PastList.objects.count(), PastRow.objects.count()) == before


def test_a_file_whose_name_tells_no_kind_is_refused_and_the_others_are_loaded(cast, folder):
    (folder / cast.school_a.code / "bang 1.csv").write_text(RATINGS)
    states = {name: state for name, state, _unit in loaded(cast, folder)}
    assert (states["bang 1.csv"], states["danh hiệu.csv"]) == ("refused", "written")


def test_a_file_that_is_no_list_is_refused_with_its_reason(cast, tmp_path):
    path = tmp_path / "xep loai.csv"
    path.write_text("một dòng, không phải danh sách\n")
    (told,) = load_files(files_to_load([path], cast.school_a), progress=lambda _one: None)
    assert told.state == "refused"
    assert "Không tìm thấy dòng tiêu đề" in told.reason
    assert PastList.objects.count() == 0


@pytest.mark.parametrize(
    ("stem", "kind"),
    [
        ("Xếp loại 2020-2021", "ratings"),
        ("DANH_SACH_CAN_BO", "staff"),
        ("danh-hiệu thi đua", "awards"),
        ("Sáng kiến kinh nghiệm", "initiatives"),
        ("kq hội thi GVDG", "results"),
        ("Sheet1", ""),
    ],
)
def test_the_name_of_a_file_tells_its_kind(stem, kind):
    assert kind_of(stem) == kind


def test_more_files_than_few_are_read_by_a_second_process_to_the_same_end(cast, folder):
    for year in range(2013, 2018):
        rows = RATINGS.replace("2019-2020", f"{year}-{year + 1}").replace("2020-2021", f"{year - 10}-{year - 9}")
        (folder / cast.school_a.code / f"xep loai {year}.csv").write_text(rows)
    (folder / cast.school_a.code / "xep loai hong.csv").write_text("không phải danh sách\n")
    states = [state for _name, state, _unit in loaded(cast, folder)]
    assert (states.count("written"), states.count("refused")) == (8, 1)
    assert Rating.objects.filter(person__code="0999").count() == 12


def asked(cast, *paths, **more):
    told = {"paths": list(paths), "unit": cast.department.code, "kind": "", "errors": None, "json": True}
    return argparse.Namespace(**told | more)


def test_the_command_tells_every_file_and_writes_the_doubtful_rows_with_their_reasons(cast, folder, capsys):
    path = folder / cast.school_a.code / "Xếp loại.csv"
    path.write_text(RATINGS + "Vũ Thị Không Ai,,HTTNV,2020-2021\n")
    errors = folder / "can sua"
    assert register.load_register(asked(cast, folder, errors=errors)) == 1
    told = json.loads(capsys.readouterr().out)["files"]
    assert [(one["kind"], one["state"]) for one in told] == [
        ("staff", "written"),
        ("ratings", "waiting"),
        ("awards", "written"),
    ]
    assert [one.name for one in errors.iterdir()] == [f"{cast.school_a.code} Xếp loại - cần sửa.xlsx"]


def test_the_command_knows_no_such_unit_and_no_such_files(cast, tmp_path, capsys):
    assert register.load_register(asked(cast, tmp_path, unit="KHONGCO")) == 2
    assert register.load_register(asked(cast, tmp_path)) == 2
    assert capsys.readouterr().err.splitlines() == [
        "Không có đơn vị mang mã KHONGCO.",
        "Không có tệp .xlsx, .xls, .csv nào.",
    ]


@pytest.mark.parametrize(
    ("kind", "text", "states"),
    [
        (
            "awards",
            "Họ và tên,Mã cán bộ,Danh hiệu,Năm học,Số QĐ,Ngày QĐ,Cơ quan ban hành\n"
            "Phạm Thị Sen,0456,LĐTT,2020-2021,45/QĐ,05/08/2021,UBND huyện\n"
            "Phạm Thị Sen,,LĐTT,2021-2022,46/QĐ,05/08/2022,UBND huyện",
            ["new", "doubtful"],
        ),
        ("ratings", "Họ và tên,Mã cán bộ,Xếp loại,Năm học\nPhạm Thị Sen,0456,HTTNV,2020-2021", ["new"]),
        (
            "results",
            "Họ và tên,Mã cán bộ,Hội thi,Giải,Năm học\nPhạm Thị Sen,0456,GVDG cấp huyện,Giải Nhì,2020-2021",
            ["new"],
        ),
        (
            "initiatives",
            "Tên sáng kiến,Tác giả,Mã cán bộ,Phạm vi,Năm học,Số QĐ,Ngày QĐ,Cơ quan công nhận\n"
            "Dạy Toán bằng trò chơi,Phạm Thị Sen,0456,Cơ sở,2020-2021,12/QĐ,05/05/2021,UBND huyện",
            ["new"],
        ),
    ],
)
def test_reading_a_sheet_beside_an_office_compares_it_with_the_register(cast, tmp_path, capsys, kind, text, states):
    make.person("Phạm Thị Sen", at=cast.school_a, code="0456", birth_date=date(1985, 3, 7))
    path = tmp_path / "ds.csv"
    path.write_text(text)
    code = sheet.read_sheet(argparse.Namespace(file=path, kind=kind, page=None, json=True))
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert ([row["state"] for row in rows], code) == (states, int("doubtful" in states))
