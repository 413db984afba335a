"""A row of a past list that tells several awards; an award that names no level; a wrong row left out by the clerk's own word."""

from datetime import date

import pytest

from bangvang.office.achievements import actions, queries
from bangvang.office.achievements.models import AwardRecord, CompleteList, InitiativeShare, Rating
from bangvang.office.people.reading.comparing import LEAVE_OUT
from bangvang.toolbox import files
from bangvang.toolbox.workflow import NotNow
from tests import make
from tests.office.achievements.test_past_lists import (
    AWARDS,
    BORN,
    DECIDED,
    RESULTS,
    fresh,
    sentences,
    standing,
    states,
    taken,
    written,
)

TICKED = "STT,Họ và tên,Ngày sinh,Mã cán bộ,LĐTT,CSTĐCS,Năm học,Số quyết định,Ngày quyết định,Cơ quan ban hành"


@pytest.fixture
def sen(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="0456", birth_date=BORN, joined_date=date(2010, 9, 1))


@pytest.fixture
def nam(cast):
    return make.person("Đỗ Văn Nam", at=cast.school_a, code="0457", birth_date=BORN, joined_date=date(2010, 9, 1))


def test_one_row_with_two_ticks_writes_two_awards_and_twice_nothing(cast, sen, nam):
    rows = (
        TICKED, f"Phạm Thị Sen,07/03/1985,0456,x,x,2020-2021,{DECIDED}", f"Đỗ Văn Nam,07/03/1985,0457,x,,2020-2021,{DECIDED}",
    )  # fmt: skip
    found = written(cast, *rows)
    assert [(row.row, row.part, row.state) for row in found.rows.all()] == [(2, 0, "new"), (2, 1, "new"), (3, 0, "new")]
    assert (sorted(standing(sen)), standing(nam)) == (
        [("CSTDCS", "2020-2021"), ("LDTT", "2020-2021")], [("LDTT", "2020-2021")],
    )  # fmt: skip
    assert states(taken(cast, *rows)) == [(2, "same"), (2, "same"), (3, "same")]
    actions.void_past(found, by=cast.by("hoa"))
    assert (standing(sen), standing(nam)) == ([], [])


def test_a_parted_row_whose_name_is_unsure_is_settled_for_both_awards_with_one_answer(cast, sen):
    found = taken(cast, TICKED, f"Phạm Thị Sen,,,x,x,2020-2021,{DECIDED}")
    assert found.counts["sole"] == 2
    actions.take_only_namesakes(found, by=cast.by("hoa"))
    actions.write_past(fresh(found), by=cast.by("hoa"))
    assert sorted(standing(sen)) == [("CSTDCS", "2020-2021"), ("LDTT", "2020-2021")]


def test_an_unknown_person_of_a_parted_row_is_entered_once(cast):
    found = taken(cast, TICKED, f"Hồ Thị Mới,01/02/1990,0999,x,x,2020-2021,{DECIDED}")
    assert (states(found), found.counts["unknown"]) == ([(2, "doubtful"), (2, "doubtful")], 2)
    actions.add_all_unknown(found, by=cast.by("hoa"))
    actions.write_past(fresh(found), by=cast.by("hoa"))
    records = AwardRecord.objects.filter(name_printed="Hồ Thị Mới")
    assert (len({one.person_id for one in records}), sorted(one.award for one in records)) == (1, ["CSTDCS", "LDTT"])


@pytest.mark.parametrize(
    ("issuer", "state", "award"), [("UBND tỉnh", "new", "BKT"), ("Liên đoàn Lao động", "wrong", None)]
)
def test_a_bang_khen_is_the_one_its_issuer_gives_and_the_preview_says_so(cast, sen, issuer, state, award):
    found = taken(cast, AWARDS, f"Phạm Thị Sen,07/03/1985,0456,Bằng khen,2020-2021,45/QĐ,05/08/2021,{issuer}")
    assert states(found) == [(2, state)]
    assert found.rows.get().values.get("award") == award
    assert any("chưa rõ là Bằng khen của Chủ tịch UBND tỉnh" in one for one in sentences(found, 2))
    if award:
        actions.write_past(found, by=cast.by("hoa"))
        assert standing(sen) == [("BKT", "2020-2021")]


def test_a_wrong_row_holds_the_file_until_it_is_left_out_by_word(cast, sen, nam):
    found = taken(
        cast, AWARDS, f"Phạm Thị Sen,07/03/1985,0456,Huy hiệu nào đó,2020-2021,{DECIDED}",
        f"Đỗ Văn Nam,07/03/1985,0457,LĐTT,2020-2021,{DECIDED}",
    )  # fmt: skip
    assert states(found) == [(2, "wrong"), (3, "new")]
    with pytest.raises(NotNow, match="Còn 1 dòng sai"):
        actions.write_past(found, by=cast.by("hoa"))
    wrong, good = found.rows.all()
    choices = {wrong.pk: "nhan", good.pk: LEAVE_OUT}  # neither was offered
    actions.choose_past(fresh(found), by=cast.by("hoa"), choices=choices)
    assert fresh(found).counts["left_out"] == 0
    actions.choose_past(fresh(found), by=cast.by("hoa"), choices={wrong.pk: LEAVE_OUT})
    actions.write_past(fresh(found), by=cast.by("hoa"))
    assert (standing(sen), standing(nam)) == ([], [("LDTT", "2020-2021")])
    assert queries.past_rows_of(fresh(found), "wrong").get().choice == LEAVE_OUT


def test_a_file_whose_only_rows_are_left_out_has_nothing_to_write(cast, sen):
    found = taken(cast, AWARDS, f"Phạm Thị Sen,07/03/1985,0456,Huy hiệu nào đó,2020-2021,{DECIDED}")
    actions.choose_past(found, by=cast.by("hoa"), choices={found.rows.get().pk: LEAVE_OUT})
    with pytest.raises(NotNow, match="không có gì để ghi"):
        actions.write_past(fresh(found), by=cast.by("hoa"))


def test_who_won_nothing_is_the_same_and_said(cast, sen, nam):
    found = taken(
        cast, RESULTS, "Phạm Thị Sen,07/03/1985,0456,Hội thi GVDG,Nhất,Cấp huyện,2020-2021",
        "Đỗ Văn Nam,07/03/1985,0457,Hội thi GVDG,-,Cấp huyện,2020-2021", kind="results",
    )  # fmt: skip
    assert states(found) == [(2, "new"), (3, "same")]
    assert sentences(found, 3) == ["Không ghi giải, kết quả; không ghi gì cho dòng này."]


def test_shares_told_in_one_cell_are_those_of_the_authors_in_their_order(cast, sen, nam):
    head = "STT,Tên sáng kiến,Tác giả,Tỷ lệ đóng góp,Phạm vi,Năm học,Số quyết định,Ngày quyết định,Cơ quan công nhận,Mã cán bộ"
    row = f"Giải pháp đọc hiểu,Phạm Thị Sen; Đỗ Văn Nam,60% - 40%,Cơ sở,2020-2021,{DECIDED},0456; 0457"
    written(cast, head, row, kind="initiatives")
    assert sorted(InitiativeShare.objects.values_list("person__code", "percent")) == [("0456", 60), ("0457", 40)]


def options(found, row=2):
    return [value for value, _label in found.rows.get(row=row).options]


def test_the_year_of_birth_tells_namesakes_apart_and_is_still_asked(cast, sen):
    other = make.person("Phạm Thị Sen", at=cast.school_a, code="0999", birth_date=date(1971, 6, 22))
    found = taken(
        cast, AWARDS, f"Phạm Thị Sen,1971,,LĐTT,2020-2021,{DECIDED}", f"Phạm Thị Sen,1980,,LĐTT,2020-2021,{DECIDED}"
    )
    assert (options(found), sentences(found, 2)) == (
        [f"la:{other.pk}", LEAVE_OUT], ["Dòng chỉ ghi họ tên, năm sinh; giống 1 người trong sổ."],
    )  # fmt: skip
    assert sentences(found, 3)[0].startswith("Trùng họ tên, khác ngày sinh với người của đơn vị: ")
    actions.take_only_namesakes(found, by=cast.by("hoa"))
    assert fresh(found).rows.get(row=2).person_id == other.pk


def test_the_school_a_band_names_tells_namesakes_apart(cast, sen):
    other = make.person("Phạm Thị Sen", at=cast.school_b, code="0999", birth_date=date(1971, 6, 22))
    band = f"{cast.school_b.name},,,,,,,\n"
    data = f"{AWARDS}\n{band}1,Phạm Thị Sen,,,LĐTT,2020-2021,{DECIDED}"
    file = files.keep("các năm.csv", data.encode(), is_list=True)
    found = actions.take_in_past(cast.district_office, by=cast.by("phuc"), kind="awards", file=file)
    assert found.rows.get().values["unit"] == cast.school_b.pk
    assert options(found, 3) == [f"la:{other.pk}", LEAVE_OUT]


def test_an_unreadable_cell_of_the_sex_stops_no_award(cast, sen):
    head = AWARDS.replace("Ngày sinh", "Ngày sinh,Nữ")
    found = taken(cast, head, f"Phạm Thị Sen,07/03/1985,#N/A,0456,LĐTT,2020-2021,{DECIDED}")
    assert states(found) == [(2, "new")]


def test_ratings_of_several_years_in_columns_are_written_year_by_year(cast, sen, nam):
    head = "STT,Họ và tên,Ngày sinh,Mã cán bộ,2019-2020,2020-2021,2021-2022"
    rows = (head, "Phạm Thị Sen,07/03/1985,0456,HTXSNV,HTTNV,", "Đỗ Văn Nam,07/03/1985,0457,,,")
    found = written(cast, *rows, kind="ratings")
    assert [(row.row, row.part, row.state) for row in found.rows.all()] == [
        (2, 0, "new"),
        (2, 1, "new"),
        (3, 0, "same"),
    ]
    told = Rating.objects.filter(person=sen).order_by("period").values_list("period", "grade")
    assert (list(told), Rating.objects.filter(person=nam).count()) == ([("2019-2020", "HTXS"), ("2020-2021", "HTT")], 0)
    assert states(taken(cast, *rows, kind="ratings")) == [(2, "same"), (2, "same"), (3, "same")]
    changed = taken(cast, head, "Phạm Thị Sen,07/03/1985,0456,HTXSNV,HTXSNV,HTT", kind="ratings")
    assert [row.state for row in changed.rows.all()] == ["same", "changed", "new"]


def test_two_grades_ticked_for_one_person_are_wrong_and_not_passed_over(cast, sen, nam):
    head = "STT,Họ và tên,Ngày sinh,Mã cán bộ,Năm học,HTXSNV,HTTNV"
    rows = ("Phạm Thị Sen,07/03/1985,0456,2020-2021,x,x", "Đỗ Văn Nam,07/03/1985,0457,2020-2021,,x")
    found = taken(cast, head, *rows, kind="ratings")
    assert states(found) == [(2, "wrong"), (3, "new")]
    assert sentences(found, 2)[0].startswith("Xếp loại: hai ô của dòng nói khác nhau")


@pytest.mark.parametrize(("row", "is_complete"), [("LĐTT", True), ("Huy hiệu nào đó", False)])
def test_a_list_of_which_a_row_is_left_out_says_nothing_of_who_is_not_on_it(cast, sen, nam, row, is_complete):
    lines = (
        f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}",
        f"Đỗ Văn Nam,07/03/1985,0457,{row},2020-2021,{DECIDED}",
    )
    found = taken(cast, AWARDS, *lines, is_complete=True)
    actions.choose_past(found, by=cast.by("hoa"), choices={found.rows.get(row=3).pk: LEAVE_OUT})
    actions.write_past(fresh(found), by=cast.by("hoa"))
    assert (fresh(found).is_complete, CompleteList.objects.exists()) == (is_complete, is_complete)
    said = "Có dòng không nhập, nên danh sách không được coi là có đủ: người không có tên vẫn là chưa rõ."
    assert (said in fresh(found).notes) is not is_complete


def test_one_answer_for_all_passes_over_whom_a_birth_date_or_a_code_contradicts(cast, sen, nam):
    found = taken(
        cast, AWARDS, f"Phạm Thị Sen,01/01/1980,,LĐTT,2020-2021,{DECIDED}", f"Ngô Thị Khác,02/02/1990,0457,LĐTT,2020-2021,{DECIDED}",
        "Phạm Thị Sen,,,Bằng khen,2019-2020,46/QĐ-UBND,05/08/2020,UBND tỉnh",
    )  # fmt: skip
    assert states(found) == [(2, "doubtful"), (3, "doubtful"), (4, "doubtful")]
    assert [f"la:{who.pk}" in options(found, row) for who, row in ((sen, 2), (nam, 3), (sen, 4))] == [True] * 3
    assert found.counts["sole"] == 1
    actions.take_only_namesakes(found, by=cast.by("hoa"))
    assert list(found.rows.order_by("row").values_list("choice", flat=True)) == ["", "", f"la:{sen.pk}"]


def test_a_cell_that_cannot_be_read_is_told_once(cast, sen):
    found = taken(cast, AWARDS, f"Phạm Thị Sen,07/03/1985,0456,GK của Hiệu trưởng,2020-2021,{DECIDED}")
    assert sentences(found, 2) == ["Danh hiệu, hình thức khen thưởng: “GK của Hiệu trưởng” không có trong danh mục."]
