"""The office's day, working days and the two clocks."""

from datetime import date, datetime, time
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import time_machine

from bangvang.toolbox import calendar


@pytest.fixture
def own_calendar(tmp_path: Path, settings: Any) -> Path:
    """The data folder of an office that has days off of its own."""
    settings.DATA = tmp_path
    return tmp_path / "holidays.yaml"


def test_the_office_lives_on_the_day_it_was_given(settings: Any) -> None:
    settings.BANGVANG_TODAY = "2024-02-05"
    assert calendar.today() == date(2024, 2, 5)


def test_without_a_given_day_the_office_has_the_day_of_vietnam(settings: Any) -> None:
    settings.BANGVANG_TODAY = ""
    with time_machine.travel("2024-06-12T18:30:00+00:00", tick=False):
        assert calendar.now() == datetime(2024, 6, 13, 1, 30, tzinfo=calendar.HERE)


def test_on_a_given_day_the_clock_still_runs() -> None:
    with time_machine.travel("2026-01-01T03:15:00+00:00", tick=False), calendar.office_day(date(2024, 5, 20)):
        assert calendar.now() == datetime(2024, 5, 20, 10, 15, tzinfo=calendar.HERE)


def test_another_day_ends_with_its_block_and_stays_in_its_thread() -> None:
    seen: list[date] = []
    with calendar.office_day(date(2025, 1, 2)):
        other = Thread(target=lambda: seen.append(calendar.today()))
        other.start()
        other.join()
        seen.append(calendar.today())
    assert [*seen, calendar.today()] == [date(2024, 6, 12), date(2025, 1, 2), date(2024, 6, 12)]


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2024, 6, 12), True),
        (date(2024, 6, 15), False),
        (date(2024, 2, 12), False),  # Tết Giáp Thìn
        (date(2024, 4, 18), False),  # Giỗ Tổ Hùng Vương
        (date(2024, 4, 29), False),  # exchanged
        (date(2024, 5, 4), True),  # a Saturday worked for it
        (date(2023, 5, 3), False),  # for 30/4 on a Sunday
        (date(2025, 1, 27), False),
        (date(2026, 4, 27), False),  # for Giỗ Tổ on a Sunday
    ],
)
def test_working_days_know_tet_holidays_and_exchanged_days(day: date, is_working: bool) -> None:
    assert calendar.is_working_day(day) is is_working


def test_working_days_are_counted_over_tet() -> None:
    assert calendar.add_working_days(date(2024, 2, 7), 1) == date(2024, 2, 15)
    assert calendar.working_days_between(date(2024, 2, 7), date(2024, 2, 15)) == 2


def test_no_working_days_later_is_the_same_day() -> None:
    assert calendar.add_working_days(date(2024, 2, 10), 0) == date(2024, 2, 10)


def test_a_deadline_on_a_day_off_rolls_to_the_next_working_day() -> None:
    assert calendar.deadline_at(date(2024, 4, 27), time(17)) == datetime(2024, 5, 2, 17, tzinfo=calendar.HERE)


def test_a_deadline_on_a_working_day_stays() -> None:
    assert calendar.deadline_at(date(2024, 6, 14), time(11, 30)) == datetime(2024, 6, 14, 11, 30, tzinfo=calendar.HERE)


def test_the_office_adds_days_off_and_takes_back_announced_ones(own_calendar: Path) -> None:
    own_calendar.write_text("off:\n  - {from: 2024-06-12}\n  - {from: 2024-05-04}\nworked:\n  - {from: 2024-04-29}\n")
    days = [date(2024, 6, 12), date(2024, 5, 4), date(2024, 4, 29), date(2024, 4, 30)]
    assert [calendar.is_working_day(day) for day in days] == [False, False, True, False]


def test_an_office_with_only_days_off_keeps_the_announced_worked_days(own_calendar: Path) -> None:
    own_calendar.write_text('"off":\n  - {from: 2024-06-12, to: 2024-06-13}\n')
    days = [date(2024, 6, 12), date(2024, 6, 13), date(2024, 6, 14), date(2024, 5, 4)]
    assert [calendar.is_working_day(day) for day in days] == [False, False, True, True]


@pytest.mark.parametrize(
    ("day", "clock", "period"),
    [
        (date(2024, 8, 31), calendar.SCHOOL, "2023-2024"),
        (date(2024, 9, 1), calendar.SCHOOL, "2024-2025"),
        (date(2024, 1, 1), calendar.SCHOOL, "2023-2024"),
        (date(2024, 12, 31), calendar.CALENDAR, "2024"),
    ],
)
def test_a_day_belongs_to_one_year_of_each_clock(day: date, clock: str, period: str) -> None:
    assert calendar.period_of(day, clock) == period


@pytest.mark.parametrize("period", ["2023-2024", "2024"])
def test_first_and_last_day_of_a_year_belong_to_it_and_their_neighbours_do_not(period: str) -> None:
    first, last = calendar.period_bounds(period)
    clock = calendar.SCHOOL if "-" in period else calendar.CALENDAR
    assert {calendar.period_of(first, clock), calendar.period_of(last, clock)} == {period}
    assert (calendar.period_bounds(calendar.shift(period, 1))[0] - last).days == 1


def test_years_back_end_with_the_year_itself() -> None:
    assert calendar.years_back("2023-2024", 3) == ["2021-2022", "2022-2023", "2023-2024"]
    assert calendar.years_back("2024", 2) == ["2023", "2024"]
