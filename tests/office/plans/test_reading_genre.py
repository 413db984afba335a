"""Other plans of the genre: another Sở, a Phòng, a school, a union, text out of a PDF, odd calendars, hostile text."""

from pathlib import Path

import pytest

from bangvang.office.plans.reading import NotAPlan, PlanRead, as_text, read_plan

PLANS = Path(__file__).parent / "plans"


def read(name: str) -> PlanRead:
    return read_plan((PLANS / name).read_bytes(), name)


def rounds_of(plan: PlanRead) -> list[tuple[str, str | None, str | None]]:
    return [(each.name, each.start, each.end) for each in plan.rounds]


def duties_of(plan: PlanRead) -> list[tuple[list[str], str | None, bool]]:
    return [(each.bodies, each.due, each.request) for each in plan.duties]


def head_of(plan: PlanRead) -> tuple[str | None, str | None, str | None, int | None, str | None]:
    return plan.number, plan.date, plan.issuer, plan.year, plan.signer_role


def test_another_department_with_arabic_headings_and_bases_a_line_each():
    plan = read("so-ninh-giang.txt")
    role = "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"
    assert head_of(plan) == ("214/KH-SGDĐT", "2025-03-06", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", 2025, role)
    assert [(base.number, base.date) for base in plan.bases] == [
        ("98/2023/NĐ-CP", "2023-12-31"),
        ("29/2023/TT-BGDĐT", "2023-12-29"),
        ("02/CT-UBND", "2025-01-10"),
        (None, "2022-06-15"),
    ]
    assert plan.bases[1].issuer == "Bộ trưởng Bộ Giáo dục và Đào tạo"
    assert plan.bases[1].subject == "hướng dẫn công tác thi đua, khen thưởng ngành Giáo dục"
    assert rounds_of(plan) == [("Đợt 1", "2025-03-10", "2025-05-31"), ("Đợt 2", "2025-06-01", "2025-12-31")]
    assert plan.recipients == ["UBND tỉnh (để b/c)", "Các đơn vị trực thuộc (để t/h)"]
    assert (plan.archive, plan.warnings) == ("VT, TCCB", [])


def test_a_list_of_movements_goes_on_in_other_quotation_marks_and_ends_at_other_names():
    plan = read("so-ninh-giang.txt")
    assert [(each.kind, each.name) for each in plan.movements] == [
        ("Phong trào thi đua", "Hai tốt"),
        ("Phong trào thi đua", "Mỗi ngày đến trường là một ngày vui"),
        ("Phong trào thi đua", "Nói lời hay, làm việc tốt"),
        ("Cuộc vận động", "Toàn dân đoàn kết xây dựng đời sống văn hóa"),
    ]


def test_one_line_names_several_actors_and_the_general_order_at_the_end_is_no_duty():
    assert duties_of(read("so-ninh-giang.txt")) == [
        (["Phòng Tổ chức cán bộ"], None, False),
        (["Phòng Tổ chức cán bộ"], "2025-04-15", False),
        (["Phòng Tổ chức cán bộ"], None, False),
        (["Văn phòng Sở", "Thanh tra Sở", "các phòng chuyên môn thuộc Sở"], None, False),
        (["Các trường THPT", "các trung tâm GDTX"], "2025-06-05", False),
    ]


def test_a_district_office_with_phan_and_rounds_in_brackets():
    plan = read("phong-gddt.txt")
    assert head_of(plan) == ("07/KH-PGDĐT", "2023-09-05", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", 2024, "TRƯỞNG PHÒNG")
    assert [(base.number, base.date) for base in plan.bases] == [("1875/SGDĐT-VP", "2023-08-30")]
    assert rounds_of(plan) == [("Đợt I", "2023-09-05", "2024-01-15"), ("Đợt II", "2024-01-16", "2024-05-25")]
    assert [(each.name, each.cited_in) for each in plan.movements] == [
        ("Đổi mới, sáng tạo trong dạy và học", ["II.I.1", "II.I.2"]),
        ("Xây dựng trường học xanh - sạch - đẹp - an toàn giai đoạn 2021-2025", ["II.I.2"]),
    ]
    assert plan.warnings == []


def test_actors_under_letters_and_under_doi_voi():
    assert duties_of(read("phong-gddt.txt")) == [
        (["Bộ phận thi đua"], None, False),
        (["Bộ phận thi đua"], None, False),
        (["Chuyên viên phụ trách cấp học"], None, False),
        (["các trường học"], "2023-09-20", False),
        (["các trường học"], "2024-05-30", False),
        (["các trường học"], "2023-09-30", False),
        (["UBND các xã, thị trấn", "Công đoàn ngành"], None, True),
    ]


def test_a_union_whose_letterhead_stands_line_under_line_and_whose_actors_have_no_colon():
    plan = read("cong-doan.txt")
    role = "TM. BAN THƯỜNG VỤ CHỦ TỊCH"
    assert head_of(plan) == ("31/KH-CĐGD", "2024-02-20", "CÔNG ĐOÀN GIÁO DỤC TỈNH", 2024, role)
    assert rounds_of(plan) == [("Đợt thứ nhất", None, "2024-05-31"), ("Đợt cuối năm", "2024-06-01", "2024-11-30")]
    assert [each.name for each in plan.movements] == [
        "Giỏi việc trường - Đảm việc nhà",
        "Lao động giỏi, lao động sáng tạo",
    ]
    assert duties_of(plan) == [
        (["Ban Thường vụ Công đoàn Giáo dục tỉnh"], None, False),
        (["Ban Thường vụ Công đoàn Giáo dục tỉnh"], None, False),
        (["Ban Chấp hành công đoàn cơ sở"], "2024-03-10", False),
        (["Thủ trưởng các đơn vị"], None, True),
    ]


def test_a_school_with_three_rounds_and_dated_duties():
    plan = read("truong.txt")
    assert head_of(plan) == (None, None, "TRƯỜNG THCS BẾN GIÁ", 2024, "HIỆU TRƯỞNG")
    assert rounds_of(plan) == [
        ("Đợt I", "2023-09-05", "2023-11-20"),
        ("Đợt II", "2023-11-21", "2024-03-26"),
        ("Đợt III", None, "2024-05-31"),
    ]
    assert duties_of(plan) == [
        (["Hiệu trưởng"], None, False),
        (["Hiệu trưởng"], "2023-09-30", False),
        (["Các tổ chuyên môn"], "2023-10-15", False),
        (["Các tổ chuyên môn"], None, False),
        (["Công đoàn trường"], None, True),
    ]
    assert plan.recipients == ["Phòng GDĐT (b/c)", "Các tổ chuyên môn"]


def test_a_day_without_year_lies_in_its_half_of_the_school_year():
    days = [day["on"] for each in read("truong.txt").rounds for day in each.commemorations]
    assert days == ["2023-11-20", "2024-03-26"]


def test_text_out_of_a_pdf_broken_in_a_quotation_a_bracket_and_a_date():
    plan = read("pdf.txt")
    assert plan.title == "Thi đua đặc biệt chào mừng 40 năm ngày Nhà giáo Việt Nam (20/11/1982 - 20/11/2022)"
    assert [each.name for each in plan.movements] == ["Dạy tốt - Học tốt", "Nhà giáo Quảng Nam đổi mới, sáng tạo"]
    assert [(each.number, each.issuer) for each in plan.bases] == [
        ("1500/QĐ-BGDĐT", "Bộ Giáo dục và Đào tạo"),
        ("99/KH-UBND", "UBND tỉnh"),
    ]
    assert rounds_of(plan) == [("Đợt 1", "2022-09-05", "2022-11-20"), ("Đợt 2", "2022-11-21", "2022-12-31")]
    assert [each.due for each in plan.duties] == ["2022-10-15", None, None, "2022-11-25"]
    assert plan.warnings == []


def test_what_no_calendar_has_stays_empty_and_is_warned_of():
    plan = read("lich-la.txt")
    assert (plan.date, plan.rounds[0].end, plan.duties[0].due) == (None, None, None)
    assert [(warning.clause, warning.message) for warning in plan.warnings] == [
        ("", "Văn bản ghi ngày “31 tháng 9 năm 2023”; lịch không có ngày này."),
        ("I.1", "Văn bản ghi ngày “31/11/2023”; lịch không có ngày này."),
        ("I.1", "Văn bản ghi “51 năm ngày Nhà giáo Việt Nam 20/11”; tính từ năm 1982 đến năm 2023 là 41 năm."),
        ("I.1", "Đợt II bắt đầu ngày 01/02/2024, sau ngày kết thúc 20/01/2024."),
        (
            "I.1",
            "Văn bản ghi “80 năm ngày thành lập Quân đội nhân dân Việt Nam”; tính từ năm 1944 đến năm 2023 là 79 năm.",
        ),
        ("II.1", "Văn bản ghi ngày “29/02/2023”; lịch không có ngày này."),
        ("II.2", "Văn bản ghi “thứ Ba ngày 04/10/2023”; ngày này là thứ tư."),
    ]


def test_rounds_that_overlap_and_bases_younger_than_the_plan_are_warned_of():
    text = (PLANS / "pdf.txt").read_text(encoding="utf-8").replace("21/11/2022", "01/11/2022")
    plan = read_plan(text.replace("05/7/2022", "05/10/2022").encode(), "a.txt")
    assert [warning.message for warning in plan.warnings] == [
        "Căn cứ 99/KH-UBND ghi ngày 05/10/2022, sau ngày của kế hoạch (30/08/2022).",
        "Đợt 2 bắt đầu ngày 01/11/2022, khi Đợt 1 chưa kết thúc (20/11/2022).",
    ]


def test_a_round_told_by_months_only_keeps_its_dates_empty_and_is_warned_of():
    text = "KẾ HOẠCH\nThi đua năm 2024\nI. CÁC ĐỢT\n- Đợt 1: từ tháng 3/2024 đến tháng 5/2024: Thi đua.\n- Đợt 2: đến hết năm 2024."
    plan = read_plan(text.encode(), "a.txt")
    assert rounds_of(plan) == [("Đợt 1", None, None), ("Đợt 2", None, "2024-12-31")]
    assert [warning.message for warning in plan.warnings] == ["Đợt 1 chỉ ghi “từ tháng 3/2024”, không ghi ngày."]


def test_quotation_marks_that_do_not_close_and_empty_actors_make_nothing_up():
    plan = read("ngoac-lech.txt")
    assert (plan.movements, plan.bases, plan.duties, plan.recipients, plan.archive) == ([], [], [], [], None)


def test_a_decision_about_a_plan_is_no_plan():
    with pytest.raises(NotAPlan, match=r"^Văn bản này là quyết định, không phải là một kế hoạch\.$"):
        read("khong-la-ke-hoach.txt")


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("trước ngày 15/4/2025", "2025-04-15"),
        ("trước 17h00 ngày 15 tháng 4 năm 2025", "2025-04-15"),
        ("chậm nhất là ngày 15-4-2025", "2025-04-15"),
        ("muộn nhất vào ngày 15.4.2025", "2025-04-15"),
        ("trước ngày 15/4", "2025-04-15"),
        ("xong trong đầu tháng 5/2025", "2025-05-01"),
        ("trước hết tháng 2 năm 2025", "2025-02-28"),
        ("trước ngày 15 hằng tháng", None),
        ("ngày 15/4/2025", None),
        ("trước ngày 31/4/2025", None),
    ],
)
def test_dues_are_read_in_every_form_offices_write(printed, due):
    text = f"KẾ HOẠCH\nThi đua năm 2025\nI. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở: Tổng hợp báo cáo {printed}."
    assert [duty.due for duty in read_plan(text.encode(), "a.txt").duties] == [due]


def test_everything_read_tells_where_it_stands():
    for path in sorted(PLANS.glob("[!k]*.txt")):
        plan = read(path.name)
        for duty in plan.duties:
            clause = plan.clauses[duty.where.part]
            assert clause.id == duty.clause and duty.text in clause.paragraphs[duty.where.paragraph]
        for movement in plan.movements:
            clause, at = plan.clauses[movement.where.part], movement.where.paragraph
            text = clause.title if at is None else clause.paragraphs[at]
            assert movement.name.casefold() in text.casefold()
        for each in plan.rounds:
            clause, at = plan.clauses[each.where.part], each.where.paragraph
            assert each.name in (clause.title if at is None else clause.paragraphs[at])


def test_the_text_for_the_terminal_names_all_that_was_read():
    told = as_text(read("truong.txt"))
    assert "  - Đợt III: từ (văn bản không ghi) đến 31/05/2024" in told
    assert "  - Mục III.2, Các tổ chuyên môn: Đăng ký thi đua chậm nhất ngày 15/10/2023 (hạn 15/10/2023)" in told
    assert "  - Mục III.3, Công đoàn trường [đề nghị]: phối hợp tuyên truyền" in told
    assert "Nơi nhận: Phòng GDĐT (b/c); Các tổ chuyên môn. Lưu: VT. Người ký: HIỆU TRƯỞNG" in told
