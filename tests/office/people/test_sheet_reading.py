"""Staff, awards and units as lists spell them."""

import pytest

from bangvang import lawbook
from bangvang.office.achievements.reading import AWARDS, GRADES
from bangvang.office.units.reading import unit_spellings

UNITS = unit_spellings(
    [
        (1, "Trường THPT số 1 Tư Nghĩa", ()),
        (2, "Trường THPT số 2 Tư Nghĩa", ()),
        (3, "Trường THCS Phú Lâm", ()),
        (4, "Trường THCS Phù Lâm", ()),
        (5, "Trường Tiểu học Hòa An", ("TH Bình Minh",)),
    ]
)


@pytest.mark.parametrize(
    "spelt",
    [
        "Trường THPT số 1 Tư Nghĩa", "trường thpt số 1 tư nghĩa", "TRƯỜNG THPT SỐ 1 TƯ NGHĨA", "THPT Tư Nghĩa 1", "THPT Tư Nghĩa I", "THPT số I Tư Nghĩa",
        "Tr. THPT số 1 Tư Nghĩa", "Tr THPT Tư Nghĩa số 1", "Trường Trung học phổ thông số 1 Tư Nghĩa", "PTTH số 1 Tư Nghĩa", "THPT 1 Tư Nghĩa",
        "  Trường  THPT   số 1 Tư Nghĩa ", "Truong THPT so 1 Tu Nghia", "THPT số 01 Tư Nghĩa", "Trường THPT Số 1, Tư Nghĩa", "Trường THPT số 1 huyện Tư Nghĩa",
    ],
)  # fmt: skip
def test_one_unit_is_found_by_all_its_spellings(spelt: str) -> None:
    found = UNITS.find(spelt)
    assert (found.ids, found.why) == ((1,), "")


def test_marks_tell_apart_what_folding_joins_and_former_names_find() -> None:
    assert [UNITS.find(name).ids for name in ("THCS Phú Lâm", "THCS Phù Lâm", "TH Hoà An", "TH Bình Minh")] == [
        (3,),
        (4,),
        (5,),
        (5,),
    ]


def test_a_name_that_may_be_several_or_is_misspelt_is_a_doubt_with_its_reason() -> None:
    several = UNITS.find("THPT Tư Nghĩa")
    assert (set(several.ids), several.why.startswith("“THPT Tư Nghĩa” có thể là một trong 2: ")) == ({1, 2}, True)
    assert UNITS.find("THCS Phu Lam").why.startswith("“THCS Phu Lam” có thể là một trong 2: ")
    assert UNITS.find("Trường Tiểu học Hòa Anh").why == "“Trường Tiểu học Hòa Anh” có thể là Trường Tiểu học Hòa An."
    assert UNITS.find("Trường Mầm non Hoa Mai").why == "“Trường Mầm non Hoa Mai” không có trong danh mục."


def test_every_award_of_the_lawbook_is_found_by_its_own_name() -> None:
    assert {code: AWARDS.find(award.label) for code, award in lawbook.AWARDS.items()} == {
        code: code for code in lawbook.AWARDS
    }


@pytest.mark.parametrize(
    ("spelt", "code"),
    [
        ("HTXSNV", "HTXS"),
        ("Hoàn thành tốt NV", None),
        ("hoàn thành tốt nhiệm vụ", "HTT"),
        ("Không HT", None),
        ("HTNV", "HT"),
    ],
)
def test_grades_are_found_in_words_and_letters(spelt: str, code: str | None) -> None:
    assert GRADES.find(spelt) == code
