"""The plan reader on the 2024 plan itself and on our own sample, in every form of file."""

import re
from pathlib import Path

import pytest

from bangvang.office.plans.reading import NotAPlan, PlanRead, read_plan

ROOT = Path(__file__).parents[3]
REAL = ROOT.parent / "shared" / "plan" / "ke-hoach-thi-dua-quang-nam-2024.txt"
SAMPLES = [ROOT / "samples" / "ke-hoach-2024.txt", ROOT / "samples" / "ke-hoach-2024.docx"]
real = pytest.param(
    REAL, marks=pytest.mark.skipif(not REAL.exists(), reason="../shared is absent: the 2024 plan itself")
)


def read(path: Path) -> PlanRead:
    return read_plan(path.read_bytes(), path.name)


@pytest.fixture(params=[*SAMPLES, real], ids=lambda path: path.name)
def plan(request) -> PlanRead:
    return read(request.param)


def test_the_plan_rests_on_nine_numbered_documents_and_one_without_number(plan):
    numbered = sorted(base.number for base in plan.bases if base.number)
    assert numbered == sorted(
        [
            "01/CT-UBND",
            "06/2022/QH15",
            "98/2023/NĐ-CP",
            "34-CT/TW",
            "3919/KH-UBND",
            "08/CT-UBND",
            "595/KH-BGDĐT",
            "658/QĐ-UBND",
            "4996/QĐ-BGDĐT",
        ]
    )
    assert [base.subject for base in plan.bases if not base.number] == [
        "Chương trình công tác và Kế hoạch triển khai các nhiệm vụ trọng tâm năm 2024"
    ]


def test_a_number_printed_with_a_slip_is_the_same_document(plan):
    decree = next(base for base in plan.bases if base.number == "98/2023/NĐ-CP")
    assert (decree.date, decree.issuer, decree.cited_in) == ("2023-12-31", "Chính phủ", ["II.1.1", "II.2"])


def test_thirteen_movements_of_which_one_is_a_cuoc_van_dong(plan):
    assert len(plan.movements) == 13
    assert [m.name for m in plan.movements if m.kind == "Cuộc vận động"] == [
        "Mỗi thầy giáo, cô giáo là một tấm gương đạo đức, tự học và sáng tạo"
    ]


def test_one_movement_named_twice_keeps_its_period_and_both_clauses(plan):
    movement = next(m for m in plan.movements if m.name.startswith("Đổi mới, sáng tạo"))
    assert (movement.period, movement.cited_in) == ({"from": 2020, "to": 2025}, ["I.1", "II.1.1"])


def test_rounds_keep_their_dates_and_the_missing_start_stays_empty(plan):
    assert [(r.name, r.start, r.end) for r in plan.rounds] == [
        ("Đợt thứ nhất", None, "2024-05-31"),
        ("Đợt thứ hai", "2024-06-01", "2024-12-31"),
    ]
    assert plan.period == {"from": None, "to": "2024-12-31"}


def test_commemorations_have_their_day_in_the_year_of_the_plan(plan):
    days = [(day["on"], day["years"]) for read in plan.rounds for day in read.commemorations]
    assert days == [
        ("2024-04-30", None),
        ("2024-05-07", 70),
        ("2024-05-01", None),
        ("2024-05-19", 134),
        (None, 78),
        ("2024-09-02", 78),
        ("2024-11-20", None),
        ("2024-12-22", 80),
        ("2024-12-22", 35),
    ]


def test_fourteen_duties_of_six_bodies(plan):
    assert len(plan.duties) == 14
    assert sorted({body for duty in plan.duties for body in duty.bodies}) == sorted(
        [
            "Các Phòng thuộc Sở GDĐT",
            "Văn phòng Sở",
            "Các Phòng GDĐT",
            "đơn vị trực thuộc Sở GDĐT",
            "Các Cụm, Khối thi đua",
            "Công đoàn Giáo dục tỉnh",
        ]
    )
    assert {duty.clause for duty in plan.duties if duty.request} == {"III.4"}


def test_five_recipients_and_the_archive_line(plan):
    assert len(plan.recipients) == 5
    assert (plan.archive, plan.signer_role) == ("VT, VP", "GIÁM ĐỐC")


def test_it_warns_of_seventy_eight_years_and_of_nothing_else(plan):
    assert [(w.clause, "78 năm" in w.message, "79 năm" in w.message) for w in plan.warnings] == [("II.1.2", True, True)]


def test_text_and_word_files_read_alike():
    text, word = (read(path).as_dict() for path in SAMPLES)
    assert text == word


def test_the_json_has_just_the_keys_of_the_format(plan):
    assert list(plan.as_dict()) == [
        "title",
        "kind",
        "number",
        "date",
        "issuer",
        "year",
        "period",
        "signer_role",
        "bases",
        "movements",
        "rounds",
        "sections",
        "duties",
        "recipients",
        "archive",
        "warnings",
    ]


def hard_wrapped(text: str, width: int = 80) -> str:
    """The text as a PDF gives it: fixed width, page numbers between, no blank lines."""
    import textwrap

    lines = [line for paragraph in text.split("\n") if paragraph.strip() for line in textwrap.wrap(paragraph, width)]
    for page, at in enumerate(range(40, len(lines), 41), start=2):
        lines.insert(at, str(page))
    return "\n".join(lines)


def test_fixed_width_and_page_numbers_change_nothing_that_was_read():
    text = SAMPLES[0].read_text(encoding="utf-8")
    head, body = text.split("KẾ HOẠCH\n", 1)
    wrapped = read_plan((head + "KẾ HOẠCH\n" + hard_wrapped(body)).encode(), "a.txt").as_dict()
    plain = read(SAMPLES[0]).as_dict()
    for key in ("bases", "movements", "duties", "recipients", "warnings"):
        assert wrapped[key] == plain[key]


@pytest.mark.parametrize("form", ["NFD", "crlf", "bom", "wide"])
def test_the_form_of_the_file_changes_nothing(form):
    import unicodedata

    text = SAMPLES[0].read_text(encoding="utf-8")
    data = {
        "NFD": unicodedata.normalize("NFD", text).encode(),
        "crlf": text.replace("\n", "\r\n").encode(),
        "bom": text.encode("utf-8-sig"),
        "wide": re.sub(r"(?<=\w) (?=\w)", "  ", text).encode(),
    }[form]
    assert read_plan(data, "a.txt").as_dict() == read(SAMPLES[0]).as_dict()


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.txt", "Tệp không có nội dung."),
        (b"abc", "a.xlsx", "Chỉ đọc được tệp .txt, .docx và PDF có chữ."),
        (b"abc", "a.docx", "Tệp .docx bị hỏng hoặc không phải tệp Word."),
        (b"abc", "a.pdf", "Tệp PDF bị hỏng hoặc có đặt mật khẩu."),
        ("Thư mời họp".encode(), "a.txt", "Không thấy dòng “KẾ HOẠCH” ở đầu văn bản: đây không phải là một kế hoạch."),
        (b"x" * 20_000_001, "a.txt", "Tệp lớn hơn 20 MB."),
    ],
)
def test_what_is_no_plan_is_told_in_one_sentence(data, name, sentence):
    with pytest.raises(NotAPlan) as refused:
        read_plan(data, name)
    assert str(refused.value) == sentence
