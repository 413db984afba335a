"""Lists as a whole, who goes first among equals, and how people are rated on a day."""

from datetime import date

import pytest

from bangvang.lawbook import CaseError, faults_of_list, goes_first, most_excellent, rating_by_points, rating_scheme_on

DAY = date(2024, 8, 20)


def test_a_list_of_model_teachers_keeps_five_one_manager_and_one_a_level() -> None:
    good = [{"level": level} for level in ("MN", "TH", "THCS", "THPT")] + [{"level": "GDTX", "is_manager": True}]
    assert faults_of_list("NGTB", good, day=DAY) == ()
    bad = [*good, {"level": "TH", "is_manager": True}]
    assert faults_of_list("NGTB", bad, day=DAY) == (
        "Danh sách có 6 người, chỉ tiêu tối đa 5 (Quyết định số 4996/QĐ-BGDĐT).",
        "Có 2 cán bộ quản lý, tối đa 01.",
        "Cấp học TH có nhiều hơn 01 người.",
    )


def test_a_share_belongs_to_the_list() -> None:
    assert faults_of_list("CSTDCS", [{}] * 7, day=DAY, counts={"ldtt": 47}) == ()
    assert len(faults_of_list("CSTDCS", [{}] * 8, day=DAY, counts={"ldtt": 47})) == 1
    assert faults_of_list("LDTT", [{}] * 80, day=DAY) == ()


@pytest.mark.parametrize(("women", "members", "first"), [(7, 10, True), (6, 10, False), (0, 0, False)])
def test_a_group_of_seventy_percent_women_goes_first(women: int, members: int, first: bool) -> None:
    assert goes_first(women, members, day=DAY) is first


@pytest.mark.parametrize(
    ("day", "corps", "scheme"),
    [
        (date(2025, 12, 31), "cong_chuc", "ND90"),
        (date(2026, 1, 1), "cong_chuc", "ND335"),
        (date(2026, 6, 30), "vien_chuc", "ND90"),
        (date(2026, 7, 1), "vien_chuc", "ND233"),
    ],
)
def test_the_rating_scheme_changes_by_corps_and_day(day: date, corps: str, scheme: str) -> None:
    assert rating_scheme_on(day, corps).as_dict()["id"] == scheme


@pytest.mark.parametrize(
    ("points", "level"), [(90, "HTXS"), (89.9, "HTT"), (70, "HTT"), (69.5, "HT"), (50, "HT"), (49, "KHT"), (0, "KHT")]
)
def test_points_give_a_level_at_or_above_its_band(points: float, level: str) -> None:
    assert rating_by_points(points, date(2026, 12, 1), "vien_chuc") == level


def test_before_points_there_is_no_level_by_points() -> None:
    assert rating_by_points(95, date(2026, 6, 30), "vien_chuc") is None
    with pytest.raises(CaseError, match="từ 0 đến 100"):
        rating_by_points(101, date(2026, 12, 1), "vien_chuc")
    with pytest.raises(CaseError, match="không thuộc"):
        rating_scheme_on(DAY, "soldiers")


def test_at_most_a_fifth_of_the_good_may_be_excellent_a_quarter_in_an_excellent_unit() -> None:
    day = date(2026, 12, 1)
    assert (most_excellent(29, day, "vien_chuc"), most_excellent(29, day, "vien_chuc", unit_is_excellent=True)) == (
        5,
        7,
    )
    assert most_excellent(29, date(2025, 1, 1), "vien_chuc") is None
