"""A clerk's own list of registrations or nominations: compared, chosen, written whole through the tables' steps, taken back."""

import argparse
import json

import pytest

from bangvang.cli import sheet
from bangvang.office.dossiers.actions import asked_lists as actions
from bangvang.office.dossiers.models import AskedList, Line, LineState
from bangvang.office.registrations import actions as registrations
from bangvang.office.registrations.queries import choices_of, period_on, sheet_of
from bangvang.toolbox import calendar, files
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make
from tests.office.dossiers import way

HEAD = "STT,Họ và tên,Mã cán bộ,Danh hiệu đăng ký"


@pytest.fixture
def sen(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="0456")


@pytest.fixture
def lan(cast):
    return make.person("Vũ Thị Lan", at=cast.school_a, code="0457")


def year(unit):
    return period_on(unit, calendar.today())


def taken(cast, *rows, kind="registrations", head=HEAD, who="hoa", unit=None):
    at = unit or cast.school_a
    text = "\n".join((head, *(f"{place},{row}" for place, row in enumerate(rows, start=1))))
    file = files.keep("đăng ký.csv", text.encode(), is_list=True)
    return actions.take_in_asked(at, by=cast.by(who), kind=kind, period=year(at), file=file)


def fresh(found):
    return AskedList.objects.get(pk=found.pk)


def told(found):
    return list(found.rows.order_by("row").values_list("row", "state", "kept", "told"))


def written(cast, found):
    return actions.write_asked(fresh(found), by=cast.by("hoa"))


def registered(cast):
    sheet = sheet_of(cast.school_a, year(cast.school_a))
    return choices_of(sheet) if sheet else {}


def register(cast, choices, own=()):
    sheet = registrations.open_sheet(cast.school_a, by=cast.by("hoa"), period=year(cast.school_a))
    registrations.save_sheet(sheet, by=cast.by("hoa"), choices=choices, group_codes=own, version=sheet.version)


def test_new_changed_and_same_are_shown_first_then_written_whole_and_taken_back(cast, sen, lan):
    vy = cast.vy.person
    register(cast, {sen.pk: ["LDTT"], vy.pk: ["BKT"]}, own=["TTLDTT"])
    found = taken(
        cast,
        'Phạm Thị Sen,0456,"LĐTT; CSTĐ cơ sở"',
        "Vũ Thị Lan,0457,Lao động tiên tiến",
        "Trường Tiểu học Kim Đồng,,Tập thể LĐTT",
    )
    assert told(found) == [
        (2, "changed", ["LDTT"], ["CSTDCS", "LDTT"]),
        (3, "new", [], ["LDTT"]),
        (4, "same", ["TTLDTT"], ["TTLDTT"]),
    ]
    before = {sen.pk: {"LDTT"}, vy.pk: {"BKT"}, None: {"TTLDTT"}}
    assert registered(cast) == before
    found = written(cast, found)
    assert registered(cast) == before | {sen.pk: {"LDTT", "CSTDCS"}, lan.pk: {"LDTT"}}
    again = taken(cast, 'Phạm Thị Sen,0456,"LĐTT; CSTĐ cơ sở"', "Vũ Thị Lan,0457,Lao động tiên tiến")
    assert [state for _row, state, _kept, _told in told(again)] == ["same", "same"]
    with pytest.raises(NotNow, match="không có gì để ghi"):
        written(cast, again)
    actions.void_asked(found, by=cast.by("hoa"))
    assert registered(cast) == before


def test_a_summary_of_achievements_that_is_not_written_is_said_so(cast, sen):
    row = "Phạm Thị Sen,0456,LĐTT"
    plain, summed_up = taken(cast, row), taken(cast, f"{row},Dạy tốt", head=f"{HEAD},Tóm tắt thành tích")
    assert (actions.UNWRITTEN in plain.notes, actions.UNWRITTEN in summed_up.notes) == (False, True)
    assert told(summed_up) == told(plain)


def test_rows_of_one_person_ask_for_all_their_awards_together(cast, sen):
    found = taken(cast, "Phạm Thị Sen,0456,LĐTT", "Phạm Thị Sen,0456,CSTĐCS")
    assert told(found) == [(2, "new", [], ["CSTDCS", "LDTT"]), (3, "new", [], ["CSTDCS", "LDTT"])]
    written(cast, found)
    assert registered(cast) == {sen.pk: {"LDTT", "CSTDCS"}}


def test_a_name_alone_is_asked_about_and_one_answer_serves_all_that_can_mean_one(cast, sen, lan):
    twin = make.person("Vũ Thị Lan", at=cast.school_a, code="0458")
    found = taken(cast, "Phạm Thị Sen,,LĐTT", "Vũ Thị Lan,,LĐTT")
    assert (fresh(found).counts["sole"], fresh(found).counts["waiting"]) == (1, 2)
    actions.take_only_asked(found, by=cast.by("hoa"))
    with pytest.raises(NotNow, match="Còn 1 dòng chưa chọn"):
        written(cast, found)
    row = found.rows.get(row=3)
    assert [value for value, _label in row.options] == [f"la:{lan.pk}", f"la:{twin.pk}", "bo"]
    actions.choose_asked(fresh(found), by=cast.by("hoa"), choices={row.pk: f"la:{twin.pk}"})
    written(cast, found)
    assert registered(cast) == {sen.pk: {"LDTT"}, twin.pk: {"LDTT"}}


def test_a_row_without_awards_takes_away_only_when_that_is_chosen(cast, sen, lan):
    register(cast, {sen.pk: ["LDTT"]})
    found = taken(cast, "Phạm Thị Sen,0456,", "Vũ Thị Lan,0457,")
    assert [state for _row, state, _kept, _told in told(found)] == ["doubtful", "same"]
    row = found.rows.get(row=2)
    assert row.reasons[0]["sentence"] == ("Dòng không ghi danh hiệu nào; trên hệ thống đang có Lao động tiên tiến.")
    actions.choose_asked(found, by=cast.by("hoa"), choices={row.pk: "nhan"})
    found = written(cast, found)
    assert registered(cast) == {}
    actions.void_asked(found, by=cast.by("hoa"))
    assert registered(cast) == {sen.pk: {"LDTT"}}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Ngô Văn Khách,,LĐTT", "Hiện không công tác tại đơn vị; cần nhập danh sách cán bộ trước."),
        ("Phạm Thị Sen,0456,Nhà giáo ưu tú", "Nhà giáo ưu tú không có trong bảng này cho đối tượng của dòng."),
        ("Trường Trung học cơ sở Lê Lợi,,TTLĐTT", "Tập thể “Trường Trung học cơ sở Lê Lợi” không phải là đơn vị này."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_wrong_and_keeps_the_whole_file_out(cast, sen, row, sentence):
    make.person("Ngô Văn Khách", at=cast.school_b)
    found = taken(cast, "Phạm Thị Sen,0456,LĐTT", row)
    assert found.rows.get(row=3).reasons[0]["sentence"] == sentence
    with pytest.raises(NotNow, match="Còn 1 dòng sai"):
        written(cast, found)
    assert registered(cast) == {}


def test_the_table_moved_since_the_preview_so_nothing_is_written(cast, sen, lan):
    found = taken(cast, "Phạm Thị Sen,0456,LĐTT", "Vũ Thị Lan,0457,LĐTT")
    register(cast, {sen.pk: ["BKT"]})
    with pytest.raises(NotNow, match="đã được sửa sau lần đọc này"):
        written(cast, found)
    assert registered(cast) == {sen.pk: {"BKT"}}
    actions.read_asked_again(fresh(found), by=cast.by("hoa"))
    assert [state for _row, state, _kept, _told in told(found)] == ["changed", "new"]


def test_once_the_sheet_is_handed_in_the_list_stays(cast, sen):
    found = written(cast, taken(cast, "Phạm Thị Sen,0456,LĐTT"))
    registrations.hand_in(sheet_of(cast.school_a, year(cast.school_a)), by=cast.by("binh"))
    with pytest.raises(NotNow, match="không thu hồi được nữa"):
        actions.void_asked(found, by=cast.by("hoa"))
    with pytest.raises(NotNow, match="đã nộp"):
        taken(cast, "Phạm Thị Sen,0456,LĐTT")


def test_nominations_go_on_the_letter_that_is_being_drawn_up_and_come_off_it_again(cast, sen, lan):
    with pytest.raises(NotNow, match="Chưa có tờ trình nào đang lập"):
        taken(cast, "Phạm Thị Sen,0456,LĐTT", kind="nominations")
    letter = way.drafted(cast, count=1)
    head = "STT,Họ và tên,Mã cán bộ,Lao động tiên tiến"
    found = taken(cast, "Phạm Thị Sen,0456,x", "Vũ Thị Lan,0457,", kind="nominations", head=head)
    assert [(state, told) for _row, state, _kept, told in told(found)] == [("new", ["LDTT"]), ("same", [])]
    stood = set(lines(letter))
    found = written(cast, found)
    assert set(lines(letter)) - stood == {("Phạm Thị Sen", "LDTT")}
    actions.void_asked(found, by=cast.by("hoa"))
    assert set(lines(letter)) == stood


def lines(letter):
    return Line.objects.filter(proposal=letter).exclude(state=LineState.WITHDRAWN).values_list("subject_name", "award")


@pytest.mark.parametrize("who", ["cuc", "phuc", "vy", "dung"])
def test_only_clerk_and_head_of_the_unit_take_in_its_lists(cast, sen, who):
    with pytest.raises(NotYours):
        taken(cast, "Phạm Thị Sen,0456,LĐTT", who=who)


@pytest.mark.parametrize(("unit", "states", "code"), [("TH-KD", ["changed", "wrong"], 1), (None, ["new", "new"], 0)])
def test_the_command_compares_with_the_table_of_the_unit_it_is_told(cast, sen, tmp_path, capsys, unit, states, code):
    register(cast, {sen.pk: ["LDTT"]})
    path = tmp_path / "dk.csv"
    path.write_text(f"{HEAD}\n1,Phạm Thị Sen,0456,CSTĐCS\n2,Ngô Văn Khách,,LĐTT")
    asked = argparse.Namespace(file=path, kind="registrations", page=None, json=True, unit=unit, year=None)
    assert sheet.read_sheet(asked) == code
    assert [row["state"] for row in json.loads(capsys.readouterr().out)["rows"]] == states


def test_the_command_says_why_there_is_nothing_to_compare_with(cast, tmp_path, capsys):
    path = tmp_path / "dn.csv"
    path.write_text(f"{HEAD}\n1,Phạm Thị Sen,0456,CSTĐCS")
    for unit in ("KHONGCO", "TH-KD"):
        asked = argparse.Namespace(file=path, kind="nominations", page=None, json=True, unit=unit, year=None)
        assert sheet.read_sheet(asked) == 2
    assert capsys.readouterr().err.splitlines() == [
        "Không có đơn vị mang mã KHONGCO.",
        "Trường Tiểu học Kim Đồng hiện không có bảng nào đang lập cho danh sách này.",
    ]


def test_an_award_that_names_no_level_is_the_one_the_table_is_for(cast, sen, lan):
    found = taken(
        cast, "Phạm Thị Sen,0456,Bằng khen", 'Vũ Thị Lan,0457,"LĐTT, Bằng khen"', "Vũ Thị Lan,0457,Cờ thi đua"
    )
    assert told(found) == [(2, "new", [], ["BKT"]), (3, "new", [], ["BKT", "LDTT"]), (4, "wrong", [], [])]
    notes, wrong = ([one["sentence"] for one in found.rows.get(row=row).reasons] for row in (2, 4))
    assert [one.rpartition(". ")[2] for one in notes] == ["Trong bảng này là Bằng khen của Chủ tịch UBND tỉnh."]
    assert [one.rpartition(". ")[2] for one in wrong] == ["Ghi rõ trong tệp."]
    actions.choose_asked(found, by=cast.by("hoa"), choices={found.rows.get(row=4).pk: "bo"})
    written(cast, found)
    assert registered(cast) == {sen.pk: {"BKT"}, lan.pk: {"BKT", "LDTT"}}
