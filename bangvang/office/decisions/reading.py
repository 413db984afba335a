"""Matching the names a decision prints with the names that were proposed: a pure function."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bangvang.toolbox.vietnamese import fold

LIKENESS = 0.85  # below this, two names are two people


@dataclass(frozen=True)
class Proposed:
    """A name that was proposed to the authority."""

    line_id: int
    name: str
    unit: str


@dataclass(frozen=True)
class Printed:
    """A name as the decision prints it."""

    name: str
    post: str


@dataclass(frozen=True)
class Match:
    """What became of one name: given, not given, printed differently, or never proposed by us."""

    outcome: str
    line_id: int | None
    printed: Printed | None


def match_names(proposed: Sequence[Proposed], printed: Sequence[Printed]) -> list[Match]:
    """Every printed name and every proposed name exactly once: same name first, then alike names, then the rest."""
    left = list(proposed)
    found: dict[int, Match] = {}
    for exact in (True, False):
        for place, row in enumerate(printed):
            if place not in found and (mate := _mate(row, left, exact)):
                left.remove(mate)
                same = fold(mate.name) == fold(row.name) and mate.name == row.name
                found[place] = Match("given" if same else "name_differs", mate.line_id, row)
    matches = [found.get(place) or Match("not_on_list", None, row) for place, row in enumerate(printed)]
    return matches + [Match("not_given", one.line_id, None) for one in left]


def _mate(row: Printed, left: list[Proposed], exact: bool) -> Proposed | None:
    """The proposed name that fits best; among namesakes the one whose unit the post names."""
    fitting = [(_likeness(row, one), one) for one in left]
    if not fitting:
        return None
    (name, unit), best = max(fitting, key=lambda pair: pair[0])
    if (exact and name < 1) or name < LIKENESS:
        return None
    rivals = [one for (other_name, other_unit), one in fitting if (other_name, other_unit) == (name, unit)]
    return best if len(rivals) == 1 else None


def _likeness(row: Printed, one: Proposed) -> tuple[float, float]:
    name = SequenceMatcher(None, fold(row.name), fold(one.name)).ratio()
    unit = 1.0 if fold(one.unit) in fold(row.post) else 0.0
    return name, unit
