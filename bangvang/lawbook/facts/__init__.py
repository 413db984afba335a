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
    sure = maybe = 0
    bit = 1
    for value in values:
        if value >= least:
            sure |= bit
            maybe |= bit
        elif value < 0:
            maybe |= bit
        bit <<= 1
    return sure, maybe
