"""Vietnamese text: letters, search, order of names, days and money."""

import unicodedata
from datetime import date

import pytest

from bangvang.toolbox import vietnamese as text


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_one_name_in_any_form_of_letters_is_one_name(form: str) -> None:
    assert text.nfc(unicodedata.normalize(form, "Nguyễn Thị Hường")) == "Nguyễn Thị Hường"


def test_letters_of_old_code_pages_join_their_tones() -> None:
    assert text.nfc("Nguyê\u0303n Thi\u0323 Hươ\u0300ng") == "Nguyễn Thị Hường"


def test_icelandic_eth_becomes_d_with_stroke() -> None:
    assert text.nfc("Ðặng Thị ðua") == "Đặng Thị đua"


@pytest.mark.parametrize("written", ["Đặng Thị Đua", "ĐẶNG THỊ ĐUA", "Ðặng Thị Ðua", "dang thi dua"])
def test_search_finds_names_with_and_without_marks(written: str) -> None:
    assert text.fold(written) == "dang thi dua"


def test_search_treats_both_places_of_the_tone_alike() -> None:
    assert text.fold("Hoà Thuỷ") == text.fold("Hòa Thủy") == "hoa thuy"


def test_search_words_drop_every_operator() -> None:
    assert text.search_words('"Chiến sĩ" OR * thi-đua') == ["chien", "si", "or", "thi", "dua"]


def test_given_names_follow_the_alphabet_first_and_the_tone_second() -> None:
    right = "An Ảnh Ánh Ăn Ân Da Dà Dá Dung Dũng Đa Đạt On Ôn Ơn Ung Ưng".split()
    backwards = right[::-1]
    assert sorted(backwards, key=text.name_key) == right


def test_names_sort_by_given_name_then_family_then_middle_name() -> None:
    right = ["Lê Văn An", "Trần Thị An", "Trần Văn An", "Đỗ Văn Bình", "An Thị Yến"]
    backwards = right[::-1]
    assert sorted(backwards, key=text.name_key) == right


def test_a_short_name_stands_before_the_longer_one_that_begins_with_it() -> None:
    assert sorted(["Lê Anh", "Vũ An"], key=text.name_key) == ["Vũ An", "Lê Anh"]


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2024, 6, 12), "ngày 12 tháng 6 năm 2024"),
        (date(2024, 2, 5), "ngày 05 tháng 02 năm 2024"),
        (date(2024, 10, 1), "ngày 01 tháng 10 năm 2024"),
    ],
)
def test_long_dates_have_a_nought_for_days_to_9_and_months_to_2(day: date, written: str) -> None:
    assert text.date_long(day) == written


def test_short_dates_and_no_date() -> None:
    assert (text.date_text(date(2024, 6, 2)), text.date_text(None)) == ("02/06/2024", "")


def test_money_has_dots_for_thousands() -> None:
    assert (text.money(1_800_000), text.number(999)) == ("1.800.000 đ", "999")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (105, "Một trăm linh năm đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (1_015, "Một nghìn không trăm mười lăm đồng"),
        (702_000, "Bảy trăm linh hai nghìn đồng"),
        (1_800_000, "Một triệu tám trăm nghìn đồng"),
        (1_000_001, "Một triệu không trăm linh một đồng"),
        (2_000_000_000, "Hai tỷ đồng"),
        (3_000_000_007, "Ba tỷ không trăm linh bảy đồng"),
        (1_500_000_000_000, "Một nghìn năm trăm tỷ đồng"),
        (-1_800_000, "Âm một triệu tám trăm nghìn đồng"),
    ],
)
def test_money_in_words(value: int, words: str) -> None:
    assert text.money_words(value) == words


@pytest.mark.parametrize(
    ("part", "whole", "written"), [(14, 99, "14,1 %"), (1, 4, "25 %"), (0, 7, "0 %"), (7, 7, "100 %"), (0, 0, "–")]
)
def test_shares_have_a_comma_and_a_dash_where_there_is_nothing(part: int, whole: int, written: str) -> None:
    assert text.share(part, whole) == written


def test_two_digits_keep_a_leading_nought() -> None:
    assert (text.two_digits(5), text.two_digits(12), text.two_digits(120)) == ("05", "12", "120")


@pytest.mark.parametrize(
    ("capitals", "name"),
    [("NGUYỄN  THỊ HƯỜNG", "Nguyễn Thị Hường"), ("H'HEN NIÊ", "H'Hen Niê"), ("ĐỖ ĐỨC", "Đỗ Đức")],
)
def test_names_in_capitals_become_names(capitals: str, name: str) -> None:
    assert text.title_case_name(capitals) == name


def test_a_slug_is_plain_letters() -> None:
    assert text.slug("Quyết định số 05/QĐ-SGDĐT") == "quyet-dinh-so-05-qd-sgddt"
