"""From facts to columns: the slow, certain way into the planes, one subject at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np

from .facts import AMOUNTS, FACTS
from .periods import period_of
from .planes import Columns
from .settings import Settings
from .subject import AMOUNT_OF, COLUMNS, PRESENT, REACH, Subject

YEAR_FIELDS = tuple(dict.fromkeys(fact.field for fact in FACTS.values() if fact.per_year))
PRESENT_FIELDS = tuple(dict.fromkeys(fact.field for fact in FACTS.values() if not fact.per_year))


def columns_of(
    kind: str,
    many: Iterable[Mapping[str, Any]],
    *,
    day: date,
    period: str,
    parameters: Mapping[str, Any] | None = None,
    is_checked: bool = False,
) -> Columns:
    """Columns of many people or groups, in the order given; `is_checked`: the facts come from a source that keeps their shape."""
    share = Settings(day, parameters).value("initiative_min_share")
    at = period_of(period)
    subjects = [Subject(kind, facts, at, day, min_share=share, is_checked=is_checked) for facts in many]
    years = {name: _yearly(subjects, name) for name in YEAR_FIELDS}
    present = {name: np.array([each.present(name) for each in subjects], np.int8) for name in PRESENT_FIELDS}
    amounts = {name: _bounds(subjects, name) for name in AMOUNTS}
    return Columns(kind, len(subjects), years, present, amounts)


def _yearly(subjects: list[Subject], name: str) -> Any:
    rows = np.array([each.column(name) for each in subjects], np.int16).reshape(len(subjects), REACH)
    return np.minimum(rows.T, 100).astype(np.int8)


def _bounds(subjects: list[Subject], name: str) -> tuple[Any, Any]:
    both = np.array([each.amount(name) for each in subjects], np.int64).reshape(len(subjects), 2)
    return both[:, 0], both[:, 1]


KNOWN_FIELDS = (frozenset(COLUMNS), frozenset(PRESENT), frozenset(AMOUNT_OF))
