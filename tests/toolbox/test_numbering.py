"""Registers: one number once, no gaps, numbers of the registry respected."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from bangvang.toolbox.models import RegisterNumber
from bangvang.toolbox.numbering import NumberTaken, next_number, next_numbers, number_text, take

TOGETHER = """
import django; django.setup()
from concurrent.futures import ThreadPoolExecutor
from bangvang.toolbox.numbering import next_number
with ThreadPoolExecutor(4) as hands:
    print(*sorted(hands.map(lambda _: next_number("SGDĐT:QĐ", 2024), range(40))))
"""


@pytest.mark.django_db
def test_numbers_run_by_register_and_begin_anew_each_year() -> None:
    taken = [next_number("A:QĐ", 2024), next_number("A:QĐ", 2024), next_number("B:QĐ", 2024), next_number("A:QĐ", 2025)]
    assert taken == [1, 2, 1, 1]


@pytest.mark.django_db
def test_many_numbers_come_in_a_row() -> None:
    assert [*next_numbers("A", 2024, 3), next_number("A", 2024)] == [1, 2, 3, 4]


@pytest.mark.django_db
def test_a_number_of_a_failed_step_is_given_to_the_next() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        next_number("A", 2024)
        raise RuntimeError
    assert next_number("A", 2024) == 1


@pytest.mark.django_db
def test_numbers_go_on_behind_the_one_the_registry_gave() -> None:
    assert [take("A", 2024, 57), next_number("A", 2024)] == [57, 58]


@pytest.mark.django_db
def test_a_number_given_before_is_refused_with_a_sentence() -> None:
    take("A", 2024, 5)
    with pytest.raises(NumberTaken) as refused:
        take("A", 2024, 5)
    assert str(refused.value) == "Số 05 năm 2024 đã được cấp cho văn bản khác."
    assert RegisterNumber.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, -3])
def test_a_number_below_one_is_refused_with_a_sentence(number: int) -> None:
    with pytest.raises(NumberTaken) as refused:
        take("A", 2024, number)
    assert str(refused.value) == "Số văn bản phải là số nguyên từ 1 trở lên."


@pytest.mark.parametrize(("number", "text"), [(5, "05/QĐ-SGDĐT"), (10, "10/QĐ-SGDĐT"), (1240, "1240/QĐ-SGDĐT")])
def test_numbers_below_ten_are_written_with_a_nought(number: int, text: str) -> None:
    assert number_text(number, "QĐ-SGDĐT") == text


def test_four_hands_at_once_on_an_embedded_office_take_each_number_once(tmp_path: Path) -> None:
    alone = {**os.environ, "BANGVANG_DATA": str(tmp_path), "BANGVANG_DATABASE": "", "PYTHONUTF8": "1"}
    alone["DJANGO_SETTINGS_MODULE"] = "bangvang.config.settings"
    migrate = [sys.executable, "-m", "bangvang.config.manage", "migrate", "toolbox", "-v0"]
    subprocess.run(migrate, env=alone, check=True)
    told = subprocess.run([sys.executable, "-c", TOGETHER], env=alone, check=True, capture_output=True, text=True)
    assert told.stdout.split() == [str(number) for number in range(1, 41)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="the embedded office has the test above")
def test_four_hands_at_once_on_postgresql_take_each_number_once() -> None:
    def hand(_: int) -> int:
        try:
            return next_number("A", 2024)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as hands:
        assert sorted(hands.map(hand, range(40))) == list(range(1, 41))
