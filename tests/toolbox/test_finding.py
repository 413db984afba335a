"""Words found in folded text: slips of the fingers, keys left by typing programs, lost spaces."""

import pytest

from bangvang.toolbox.finding import Vocabulary, slips, typed_words
from bangvang.toolbox.vietnamese import fold, without_keystrokes

NAMES = (
    "Nguyễn Thị Hương", "Trần Văn Đức", "Hoàng Thị Thuý", "Lý Mỹ Quyên", "Phạm Quốc Khánh", "H'Hen Niê", "Đặng Thị Hà",
)  # fmt: skip


@pytest.fixture
def known():
    found = Vocabulary()
    for name in NAMES:
        found.add(fold(name))
    return found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("huogn", "huong"), ("huog", "huong"), ("huongg", "huong"), ("hupng", "huong"), ("nguyne", "nguyen"),
        ("nguyeexn", "nguyen"), ("nguye6n4", "nguyen"), ("huwowng", "huong"), ("ddawngj", "dang"), ("d9u7c1", "duc"),
        ("thihuong", "thi huong"), ("li", "ly"), ("mi", "my"), ("ngyen", "nguyen"), ("ngguyyen", "nguyen"),
        ("khanhs", "khanh"), ("quooc", "quoc"),
    ],
)  # fmt: skip
def test_a_slip_finds_the_word_that_was_meant_first(known, typed, meant):
    assert known.near(typed)[0] == meant


@pytest.mark.parametrize("typed", ["ab", "xyzw", "zzzzzzz", "hxxng", "h", ""])
def test_what_resembles_nothing_is_not_mended(known, typed):
    assert known.near(typed) == []


def test_a_word_told_often_comes_before_a_rare_one_equally_near():
    known = Vocabulary()
    for text in ("lan", "lam", "lam"):
        known.add(text)
    assert known.near("lax") == ["lam", "lan"]


def test_both_places_of_the_tone_and_both_forms_of_letters_are_one_word():
    assert typed_words("Hoà hòa Hòa") == ["hoa"] * 3
    assert typed_words("  “Đặng, Thị” HÀ. ") == ["dang", "thi", "ha"]
    assert len(typed_words("a " * 50)) == 8


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("huong", "huong", 0), ("huogn", "huong", 1), ("hung", "huong", 1), ("han", "lan", 1), ("abc", "", 3), ("ca", "abc", 3)],
)  # fmt: skip
def test_slips_are_counted(one, other, count):
    assert slips(one, other) == slips(other, one) == count


def test_keys_of_telex_and_vni_are_taken_away_and_plain_words_left():
    assert without_keystrokes("traafn") == without_keystrokes("tra6n2") == ["tran"]
    assert without_keystrokes("sang") == without_keystrokes("2024") == []
