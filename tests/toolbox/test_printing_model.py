"""The document model: stored as JSON and read back, cleaned on the way in; numbers and dates of Decree 30/2020."""

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.toolbox.printing import CertificateSheet, Paper, Paragraph, bound, long_date, long_number, two_digits
from bangvang.toolbox.printing.metrics import width_mm, wrapped
from bangvang.toolbox.printing.model import Row
from bangvang.toolbox.printing.phrases import closed, listed, number_line, place_and_date

from .papers import EVERY, certificate


@pytest.mark.parametrize("name", EVERY)
def test_a_paper_comes_back_from_json_as_it_was(name: str) -> None:
    paper = EVERY[name]()
    assert Paper.from_dict(json.loads(json.dumps(paper.as_dict()))) == paper


def test_a_certificate_comes_back_from_json_as_it_was() -> None:
    sheet = certificate(3)
    assert CertificateSheet.from_dict(json.loads(json.dumps(sheet.as_dict()))) == sheet


@given(st.text(max_size=60))
def test_any_text_survives_storing_once_cleaned(text: str) -> None:
    kept = Paragraph(text)
    assert Paragraph.from_dict(json.loads(json.dumps(kept.as_dict()))) == kept
    assert Paragraph(kept.text) == kept


def test_text_is_cleaned_on_the_way_in() -> None:
    loose = unicodedata.normalize("NFD", "  Nguyễn  Thị\tHường\x00\x0b ")
    assert Row((loose,)).cells == ("Nguyễn Thị Hường",)


def test_a_name_cannot_turn_the_reading_around_or_hide_letters() -> None:
    assert Paragraph("Lê\u202e Thị\u200b Hư\u0302\ufeff\u0309ờng\u2028").text == unicodedata.normalize(
        "NFC", "Lê Thị Hư\u0302\u0309ờng"
    )


@pytest.mark.parametrize("told", [{"is": "Popen", "args": "x"}, {"is": "Paragraph", "text": "x"}, {}])
def test_what_is_no_paper_is_refused(told: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"unknown piece|not a Paper"):
        Paper.from_dict(told)


def test_numbers_and_dates_carry_their_leading_zeros() -> None:
    assert number_line("5", "QĐ-SGDĐT") == "Số:\u00a005/QĐ-SGDĐT"
    assert number_line("1977", "QĐ-SGDĐT") == "Số:\u00a01977/QĐ-SGDĐT"
    assert number_line("", "QĐ-SGDĐT").replace("\u00a0", "") == "Số:/QĐ-SGDĐT"
    assert long_date(date(2024, 2, 5)).replace("\u00a0", " ") == "ngày 05 tháng 02 năm 2024"
    assert long_date(date(2024, 8, 15)).replace("\u00a0", " ") == "ngày 15 tháng 8 năm 2024"
    assert two_digits(7) == "07"
    assert two_digits("05a") == "05a"
    assert long_number(1800000) == "1.800.000"
    assert place_and_date("Hội An", None, 2024).replace("\u00a0", "") == "Hội An, ngàythángnăm2024"


def test_ends_of_lines_are_set_once_whatever_was_given() -> None:
    assert listed(("Căn cứ A", "Căn cứ B;", "Căn cứ C,")) == ["Căn cứ A;", "Căn cứ B;", "Căn cứ C."]
    assert {closed(f"Quyết định này{end}") for end in ("", ".", "./.", " ./.", ";")} == {"Quyết định này./."}


def test_what_belongs_together_does_not_break() -> None:
    text = "Điều 1 năm học 2023 - 2024 cho 05 tập thể, ngày 12 tháng 6"
    wanted = "Điều_1 năm học 2023_-_2024 cho 05_tập thể, ngày_12 tháng_6"
    assert bound(text).replace("\u00a0", "_") == wanted


def test_widths_are_those_of_times_new_roman() -> None:
    assert round(width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True), 1) == 95.7
    assert round(width_mm("SỞ GIÁO DỤC VÀ ĐÀO TẠO", 13, bold=True), 1) == 60.8
    assert round(width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True), 1) == 60.5


def test_a_line_is_broken_evenly_and_never_before_a_hyphen() -> None:
    text = "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"
    lines = [line.replace("\u00a0", " ") for line in wrapped(text, 13, 60, bold=True)]
    assert lines == ["HỘI ĐỒNG THI ĐUA -", "KHEN THƯỞNG"]
