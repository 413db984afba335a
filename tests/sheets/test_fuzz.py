"""Whatever comes in, the reader answers with an account of every row or one sentence; an hour of it in ./test --long."""

import os
import time
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sheets.hostile import ENDINGS, GRIDS, as_file, flipped, holds, inside, with_head
from tests.sheets.kinds import KINDS

MINUTES = float(os.environ.get("FUZZ_MINUTES", "60"))
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
KIND = st.sampled_from(list(KINDS.values()))


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(GRIDS, KIND, st.sampled_from(("xlsx", "csv")), st.booleans())
def test_any_grid_is_accounted_for_row_by_row(rows: list[list[Any]], kind: Any, form: str, has_head: bool) -> None:
    holds(as_file(with_head(rows, kind) if has_head else rows, form), f"a.{form}", kind)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(st.integers(0, 10**9))
def test_a_file_with_changed_bytes_is_read_or_refused(seed: int) -> None:
    holds(*flipped(seed))


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(st.integers(0, 10**9))
def test_a_workbook_with_changed_parts_is_read_or_refused(seed: int) -> None:
    holds(*inside(seed))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(ENDINGS), KIND)
def test_noise_is_read_or_refused(data: bytes, name: str, kind: Any) -> None:
    holds(data, name, kind)


@pytest.mark.long
def test_an_hour_of_hostile_files_finds_nothing() -> None:
    end = time.monotonic() + MINUTES * 60
    chance = Random(time.time_ns())
    grids = settings(max_examples=150, deadline=None, suppress_health_check=SLOW, database=None)(
        given(GRIDS, KIND, st.sampled_from(("xlsx", "csv")), st.booleans())(_grid)
    )
    while time.monotonic() < end:
        grids()
        for _each in range(200):
            seed = chance.randrange(10**12)
            for make in (flipped, inside):
                _named(make, seed)


def _grid(rows: list[list[Any]], kind: Any, form: str, has_head: bool) -> None:
    holds(as_file(with_head(rows, kind) if has_head else rows, form), f"a.{form}", kind)


def _named(make: Any, seed: int) -> None:
    try:
        holds(*make(seed))
    except Exception as wrong:
        raise AssertionError(f"{make.__name__}({seed})") from wrong
