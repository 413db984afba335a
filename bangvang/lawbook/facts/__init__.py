"""Catalogue of facts: name, Vietnamese and English label, one test true for a record and for columns alike, proof and who supplies it."""

from __future__ import annotations

from .. import columns as columns
from .. import present as present
from .. import seniority as seniority
from .. import standing as standing
from ..subject import Subject
from . import of_the_day as of_the_day
from . import of_years as of_years
from .amounts import AMOUNTS as AMOUNTS
from .kinds import FACTS as FACTS
from .kinds import Amount as Amount
from .kinds import Fact as Fact
from .kinds import Show as Show


def masks_of(subject: Subject, name: str) -> tuple[int, int]:
    """Bit j = j years back: known to be so, and not known to be otherwise."""
    if (found := subject.masks.get(name)) is not None:
        return found
    fact = FACTS[name]
    if fact.per_year:
        found = _bits(subject.column(fact.field), fact.at_least)
    else:
        value = subject.present(fact.field)
        found = int(value >= 1), int(value != 0)
    subject.masks[name] = found
    return found


def _bits(values: list[int], least: int) -> tuple[int, int]:
    sure = open_ = 0
    for j, value in enumerate(values):
        if value >= least:
            sure |= 1 << j
        elif value < 0:
            open_ |= 1 << j
    return sure, sure | open_
