"""Lists typed by hand as offices keep them: an award a column, bands of schools, years under Nam and Nữ, shares, lists of all who sat."""

from datetime import date
from typing import Any

import pytest

from bangvang.office.achievements.reading import AWARDS, AWARDS_LIST, INITIATIVES, RATINGS, RESULTS
from bangvang.office.achievements.reading.givers import told_by_issuer
from bangvang.office.achievements.reading.headings import told_above
from bangvang.office.dossiers.reading import NOMINATIONS
from bangvang.office.people.reading import STAFF
from bangvang.office.units.reading import unit_spellings
from bangvang.toolbox.sheets.reading import Kind, Level, Look, NearestFirst, Reading, Reason, Row, as_text, read_sheet
from bangvang.toolbox.sheets.reading.values import choice
from tests.sheets import cast, writing

UNITS = unit_spellings((id_, spellings[0], ()) for id_, spellings in cast.UNITS.items())


def read(kind: Kind, rows: list[list[Any]], *merged: tuple[int, int, int, int], knows_units: bool = True) -> Reading:
    data = writing.as_xlsx(writing.Grid(rows=rows, merged=list(merged)))
    return read_sheet(data, "a.xlsx", kind, names={"units": UNITS} if knows_units else {})


def told(reading: Reading, *keys: str) -> list[tuple[Any, ...]]:
    return [(row.row, *(row.values.get(key) for key in keys)) for row in reading.rows]


def sentences(reading: Reading, row: int) -> list[str]:
    return [reason.sentence for one in reading.rows if one.row == row for reason in one.reasons]


TICKED = [
    ["TT", "Họ và tên", "", "Năm sinh", "", "Chức vụ", "Danh hiệu đạt được", "", "Ghi chú"],
    ["", "", "", "Nam", "Nữ", "", "LĐTT", "CSTĐCS", ""],
    ["I", "TRƯỜNG THCS NGUYỄN VĂN HIẾU"],
    [1, "Nguyễn Thị Thu", "Hà", "", 1980, "Hiệu trưởng", "x", "X", ""],
    [2, "Trần Văn", "Ánh", "05/6/1975", "", "Giáo viên", "", "v", ""],
    ["II", "TH Hoà An"],
    [1, "Phan Thị", "Hoà", "", "ngày 3 tháng 2 năm 1988", '"', "x", "", ""],
    ["", "Tổng cộng: 03 người", "", "", "", "", 2, 2],
]
SPANS = ((0, 0, 1, 0), (0, 1, 1, 2), (0, 3, 0, 4), (0, 5, 1, 5), (0, 6, 0, 7), (0, 8, 1, 8))


def test_a_row_ticked_under_two_awards_is_a_row_for_each() -> None:
    reading = read(AWARDS_LIST, TICKED, *SPANS)
    assert told(reading, "full_name", "award", "unit", "post") == [
        (4, "Nguyễn Thị Thu Hà", "LDTT", 3, "Hiệu trưởng"),
        (4, "Nguyễn Thị Thu Hà", "CSTDCS", 3, "Hiệu trưởng"),
        (5, "Trần Văn Ánh", "CSTDCS", 3, "Giáo viên"),
        (7, "Phan Thị Hoà", "LDTT", 4, "Giáo viên"),
    ]
    assert [row.part for row in reading.rows] == [0, 1, 0, 0]
    assert (reading.counts["rows"], reading.counts["data"], reading.counts["band"]) == (4, 3, 2)


def test_under_nam_and_nu_stands_a_tick_a_birth_date_or_only_the_year() -> None:
    reading = read(AWARDS_LIST, TICKED, *SPANS)
    assert told(reading, "sex", "birth_date")[1:] == [
        (4, "nu", None), (5, "nam", date(1975, 6, 5)), (7, "nu", date(1988, 2, 3)),
    ]  # fmt: skip
    assert sentences(reading, 5) == []
    assert set(sentences(reading, 4)) == {"Ngày sinh: chỉ ghi năm 1980, cần ngày và tháng."}


def test_what_is_neither_tick_nor_day_is_told_as_it_stands_in_the_cell() -> None:
    reading = read(STAFF, [["STT", "Họ và tên", "Nam", "Nữ"], [1, "Nguyễn Thị Hà", "", 31]])
    assert sentences(reading, 2) == ["Nữ: “31” không phải dấu x, cũng không phải ngày sinh."]


STAFF_BANDS = [
    ["STT", "Họ và tên", "Ngày sinh"],
    ["I. Trường MN Hoa Sen"],
    [1, "Nguyễn Thị Hà", "05/06/1980"],
    ["II. Tổ Toán"],
    [2, "Lê Thị Mai", "05/06/1981"],
    ["III. Trường THCS Chưa Có Tên"],
    [3, "Trần Văn Hải", "05/06/1982"],
    ["B. CÁ NHÂN"],
    [4, "Võ Đình Đức", "05/06/1983"],
]


def test_bands_of_schools_say_where_people_are_and_an_unknown_school_is_wrong() -> None:
    reading = read(STAFF, STAFF_BANDS)
    assert told(reading, "unit", "unit_printed", "group") == [
        (3, 5, "Trường MN Hoa Sen", None),
        (5, None, None, "Tổ Toán"),
        (7, None, "Trường THCS Chưa Có Tên", None),
        (9, None, None, None),
    ]
    assert [(row.row, row.state.value) for row in reading.rows] == [(3, "new"), (5, "new"), (7, "wrong"), (9, "new")]
    assert sentences(reading, 7) == ["Đơn vị: “Trường THCS Chưa Có Tên” không có trong danh mục."]


def test_where_the_list_has_a_column_of_schools_no_band_overrules_it() -> None:
    rows = [[*row, unit] for row, unit in zip(STAFF_BANDS[:3], ("Đơn vị", "", "TH Hòa An"), strict=True)]
    assert told(read(STAFF, [*rows, [2, "Lê Thị Mai", "05/06/1981", ""]]), "unit", "group") == [
        (3, 4, None), (4, None, None),
    ]  # fmt: skip


def test_without_the_register_a_band_stays_the_words_it_is() -> None:
    assert told(read(STAFF, STAFF_BANDS, knows_units=False), "unit", "group") == [
        (3, None, "Trường MN Hoa Sen"), (5, None, "Tổ Toán"), (7, None, "Trường THCS Chưa Có Tên"), (9, None, None),
    ]  # fmt: skip


HEADS = ["STT", "Họ và tên", "Danh hiệu", "Năm học", "Số quyết định", "Ngày quyết định", "Cơ quan ban hành"]


def awards_of(cell: str) -> list[Any]:
    row = [1, "Nguyễn Thị Hà", cell, "2022-2023", "45/QĐ-UBND", "05/08/2023", "UBND tỉnh"]
    return [one.values.get("award") for one in read(AWARDS_LIST, [HEADS, row]).rows]


@pytest.mark.parametrize(
    ("cell", "awards"),
    [
        ("LĐTT, CSTĐCS", ["LDTT", "CSTDCS"]),
        ("LĐTT; LĐTT", ["LDTT"]),
        ("CSTĐ cơ sở\nBK UBND tỉnh", ["CSTDCS", "BKT"]),
        ("LĐTT, không rõ", [None]),  # one of them unknown: nothing of the cell is taken
        ("Truy tặng Bằng khen UBND tỉnh", ["BKT"]),
    ],
)
def test_several_awards_in_one_cell(cell: str, awards: list[Any]) -> None:
    assert awards_of(cell) == awards


def test_a_certificate_of_a_district_is_kept_as_what_it_is_and_said() -> None:
    said = choice(AWARDS)("Giấy khen của Chủ tịch UBND huyện", Look("award", "Danh hiệu"))
    assert (said.value, [one.level for one in said.reasons]) == ("GK", [Level.NOTE])
    assert said.reasons[0].sentence.endswith("được ghi cùng loại với Giấy khen của Giám đốc Sở.")


@pytest.mark.parametrize(
    "words", ["Giấy khen của Hiệu trưởng", "Giấy khen cấp trường", "Giấy khen của Liên đoàn Lao động"]
)
def test_no_other_certificate_is_proposed_as_one_of_the_so(words: str) -> None:
    said = choice(AWARDS)(words, Look("award", "Danh hiệu"))
    assert [(one.level, one.proposed) for one in said.reasons] == [(Level.WRONG, None)]


def row_of(award: str, **values: Any) -> Row:
    said = choice(AWARDS)(award, Look("award", "Danh hiệu"))
    return Row(2, values, said.reasons)


@pytest.mark.parametrize(
    ("award", "issuer", "code"),
    [
        ("Bằng khen", "Chủ tịch UBND tỉnh Quảng Nam", "BKT"),
        ("BK", "Bộ trưởng Bộ Giáo dục và Đào tạo", "BKB"),
        ("Bằng khen", "Thủ tướng Chính phủ", "BKTTG"),
        ("Cờ thi đua", "Chính phủ", "CTDCP"),
        ("Bằng khen", "UBND tỉnh", "BKT"),
        ("Bằng khen", "Bộ GD&ĐT", "BKB"),
        ("Bằng khen", "Bộ trưởng Bộ Nội vụ", None),
        ("Bằng khen", "Liên đoàn Lao động tỉnh Quảng Nam", None),  # not every office of a province gives the province's
        ("Bằng khen", "Tỉnh đoàn Quảng Nam", None),
        ("Bằng khen", "UBND huyện Thăng Bình", None),
        ("Bằng khen", "", None),
        ("CSTĐ", "Chủ tịch UBND tỉnh", None),  # he decides titles of more than one level
    ],
)
def test_an_award_that_names_no_level_is_the_one_its_issuer_gives(award: str, issuer: str, code: str | None) -> None:
    for row, common in ((row_of(award, issuer=issuer), {}), (row_of(award), {"issuer": issuer})):
        found = told_by_issuer(row, common)
        assert found.values.get("award") == code
        assert [one.level for one in found.reasons] == [Level.NOTE if code else Level.WRONG]


def test_names_of_collectives_and_people_in_one_column() -> None:
    rows = [
        ["TT", "Họ tên / Tập thể", "Hình thức đề nghị"],
        ["A", "TẬP THỂ"], [1, "Tổ Toán - Tin", "BK UBND tỉnh"], ["B", "CÁ NHÂN"], [1, "Ông Trương Công Định", "Bằng khen UBND tỉnh"],
    ]  # fmt: skip
    reading = read(NOMINATIONS, rows)
    assert told(reading, "group_name", "full_name", "awards", "group") == [
        (3, "Tổ Toán - Tin", None, ["BKT"], None), (5, None, "Trương Công Định", ["BKT"], None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "percent", "reasons"),
    [
        ("60%\n40%", [60, 40], []),
        ("50-50", [50, 50], []),
        ("60 % / 40 %", [60, 40], []),
        ("70%; 50%", None, ["Tỷ lệ đóng góp (%): tổng tỷ lệ đóng góp là 120 %."]),
        ("50; 30; 20", [50, 30, 20], ["Dòng ghi 3 tỷ lệ đóng góp cho 2 tác giả."]),
        (1, None, ["Tỷ lệ đóng góp (%): “1” có thể là 100 %."]),
    ],
)
def test_shares_of_several_authors_in_one_cell(cell: Any, percent: Any, reasons: list[str]) -> None:
    heads = ["STT", "Tên sáng kiến", "Tác giả", "Tỷ lệ đóng góp"]
    reading = read(INITIATIVES, [heads, [1, "Giải pháp đọc hiểu", "Trần Thị Bích\nLê Văn Cường", cell]])
    assert told(reading, "percent") == [(2, percent)]
    assert sentences(reading, 2) == reasons


def test_who_won_nothing_is_no_mistake_of_a_list_of_all_who_sat() -> None:
    rows = [
        ["Số BD", "HỌ VÀ TÊN GV", "ĐƠN VỊ", "XẾP GIẢI"],
        ["007", "Bùi Thị Ngọc Ái", "TH Hòa An", "Nhất"], ["013", "Huỳnh Văn Ý", "nt", "-"], ["014", "Đỗ Quốc Uy", "nt", "không đạt giải"],
    ]  # fmt: skip
    reading = read(RESULTS, rows)
    assert told(reading, "prize", "unit") == [(2, "nhat", 4), (3, None, 4), (4, "khong_dat", 4)]
    assert [row.reasons for row in reading.rows] == [(), (), ()]


@pytest.mark.parametrize(
    ("title", "contest"),
    [
        ("KẾT QUẢ HỘI THI GIÁO VIÊN DẠY GIỎI CẤP HUYỆN NĂM HỌC 2023 - 2024", "Hội thi giáo viên dạy giỏi cấp huyện"),
        ("Danh sách đạt giải Cuộc thi thiết kế bài giảng điện tử, năm 2024", "Cuộc thi thiết kế bài giảng điện tử"),
        ("DANH SÁCH GIÁO VIÊN DỰ THI", None),
    ],
)
def test_the_title_names_the_contest(title: str, contest: str | None) -> None:
    assert told_above([title]).get("contest") == contest


def test_a_reading_is_told_in_words_not_in_codes_and_ids() -> None:
    line = next(line for line in as_text(read(AWARDS_LIST, TICKED, *SPANS)).splitlines() if "dòng 5" in line)
    assert line.strip() == (
        "dòng 5, mới: Ngày sinh: 05/06/1975; Giới tính: nam; Chức vụ: Giáo viên; Họ và tên: Trần Văn Ánh; "
        "Đơn vị: TRƯỜNG THCS NGUYỄN VĂN HIẾU; Danh hiệu, hình thức khen thưởng: Chiến sĩ thi đua cơ sở"
    )
    shown = Row(2, {"is_party_member": True, "authors": [["Lê Văn A", 60], ["Võ B", None]]}, (Reason("x", "Vì sao."),))
    told_ = as_text(Reading(STAFF, "Sheet1", (1,), (), (shown,), (), ()))
    assert "  dòng 2, cần xem lại: Đảng viên: có; Lê Văn A (60), Võ B\n      – Vì sao." in told_


def test_in_a_list_of_a_place_its_own_school_is_meant_before_one_of_the_same_name_elsewhere() -> None:
    names = {1: "Trường THCS Hoa Sen, Tam Kỳ", 2: "Trường THCS Hoa Sen, Thăng Bình", 3: "Trường Tiểu học Kim Đồng"}
    all_ = unit_spellings((id_, name, ()) for id_, name in names.items())
    close = unit_spellings([(1, names[1], (names[1].partition(",")[0],)), (3, names[3], ())])
    for asked, ids in (
        ("TRƯỜNG THCS HOA SEN", (1,)), ("THCS Hoa Sen Thăng Bình", (2,)), ("Tiểu học Kim Đồng", (3,)), ("TH Không Có", ()),
    ):  # fmt: skip
        found = NearestFirst(close, all_).find(asked)
        assert (found.ids, bool(found.why)) == (ids, not ids)
    assert (set(all_.find("THCS Hoa Sen").ids), NearestFirst(close, all_).find("Trường Hoa Sen").ids) == ({1, 2}, (1,))
    assert (
        NearestFirst(close, all_).find("Trường Hoa Sen").why
        == "“Trường Hoa Sen” có thể là Trường THCS Hoa Sen, Tam Kỳ."
    )


YEARS = [
    ["TT", "Họ và tên", "Mã cán bộ", "Xếp loại viên chức các năm", "", ""],
    ["", "", "", "2020-2021", "Năm học 2021 - 2022", 2022],
    [1, "Nguyễn Thị Hà", "0456", "HTXSNV", "HTT NV", "-"],
    [2, "Lê Thị Mai", "0457", "", "giỏi", "Tốt"],
    [3, "Võ Đình Đức", "0458", "", "", ""],
]
OVER_YEARS = ((0, 3, 0, 5), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2))


def test_a_column_for_each_year_is_a_row_for_each_year() -> None:
    reading = read(RATINGS, YEARS, *OVER_YEARS)
    assert [(one.letters, one.field, one.year) for one in reading.columns[3:]] == [
        ("D", "grade", "2020-2021"), ("E", "grade", "2021-2022"), ("F", "grade", "2022"),
    ]  # fmt: skip
    assert told(reading, "code", "period", "grade") == [
        (3, "0456", "2020-2021", "HTXS"), (3, "0456", "2021-2022", "HTT"),
        (4, "0457", "2021-2022", None), (4, "0457", "2022", "HTT"),
        (5, "0458", None, None),
    ]  # fmt: skip
    assert [(row.part, row.state.value) for row in reading.rows] == [
        (0, "new"), (1, "new"), (0, "wrong"), (1, "new"), (0, "new"),
    ]  # fmt: skip
    assert sentences(reading, 4) == ["Năm 2021-2022: Xếp loại: “giỏi” không có trong danh mục."]


def test_awards_by_year_and_several_in_one_of_them() -> None:
    rows = [["TT", "Họ và tên", "2020-2021", "2021-2022"], [1, "Nguyễn Thị Hà", "LĐTT", "LĐTT, CSTĐCS"]]
    reading = read(AWARDS_LIST, rows)
    assert told(reading, "period", "award") == [
        (2, "2020-2021", "LDTT"), (2, "2021-2022", "LDTT"), (2, "2021-2022", "CSTDCS"),
    ]  # fmt: skip
    assert [row.part for row in reading.rows] == [0, 1, 2]
    after_death = read(
        AWARDS_LIST, [rows[0], [1, "Nguyễn Thị Hà", "", "Truy tặng Bằng khen UBND tỉnh"], [2, "Lê Mai", "LĐTT", ""]]
    )
    assert told(after_death, "period", "award", "nature") == [
        (2, "2021-2022", "BKT", "posthumous"), (3, "2020-2021", "LDTT", None),
    ]  # fmt: skip


def test_a_year_the_clerk_takes_for_nothing_is_left_and_the_others_stay() -> None:
    data = writing.as_xlsx(writing.Grid(rows=YEARS, merged=list(OVER_YEARS)))
    reading = read_sheet(data, "a.xlsx", RATINGS, columns={3: None, 5: "grade"})
    assert told(reading, "period", "grade")[:2] == [(3, "2021-2022", "HTT"), (4, "2021-2022", None)]
    assert (4, "2022", "HTT") in told(reading, "period", "grade")


def test_grades_and_prizes_ticked_in_columns_of_their_own() -> None:
    grades = [
        ["TT", "Họ và tên", "Mức độ xếp loại viên chức", "", "", "", "Ghi chú"], ["", "", "HTXSNV", "HTTNV", "HTNV", "KHTNV", ""],
        [1, "Nguyễn Thị Hà", "x", "", "", "", ""], [2, "Lê Thị Mai", "", "", "X", "", ""], [3, "Võ Đình Đức", "x", "x", "", "", ""],
    ]  # fmt: skip
    reading = read(RATINGS, grades, (0, 2, 0, 5))
    assert told(reading, "grade") == [(3, "HTXS"), (4, "HT"), (5, None)]
    assert sentences(reading, 5) == [
        "Xếp loại: hai ô của dòng nói khác nhau (Hoàn thành xuất sắc nhiệm vụ, Hoàn thành tốt nhiệm vụ)."
    ]
    prizes = [
        ["STT", "Họ và tên", "Đạt giải", "", "", ""],
        ["", "", "Nhất", "Nhì", "Ba", "KK"],
        [1, "Nguyễn Thị Hà", "", "x", "", ""],
    ]
    assert told(read(RESULTS, prizes, (0, 2, 0, 5)), "prize") == [(3, "nhi")]
