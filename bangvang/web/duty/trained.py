"""Beside each person on duty the session attended last."""

from collections.abc import Iterable
from typing import Any

from bangvang.office.training import queries as training


def with_training(rows: Iterable[Any]) -> list[Any]:
    """Each role held with `trained`: the session attended last, or nothing; two queries however many."""
    rows = list(rows)
    clerks = [held for row in rows for held in row.clerks]
    last = training.last_attended(held.account.person_id for held in clerks if held.account.person_id)
    for held in clerks:
        held.trained = last.get(held.account.person_id)
    return rows
