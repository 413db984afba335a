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


@dataclass(frozen=True)
class _Folded:
    """A proposed name as it is compared: folded once, not once for every printed name."""

    name: str
    unit: str
    proposed: Proposed


def match_names(proposed: Sequence[Proposed], printed: Sequence[Printed]) -> list[Match]:
    """Every printed name and every proposed name exactly once: same name first, then alike names, then the rest."""
    left = {one.line_id: _Folded(fold(one.name), fold(one.unit), one) for one in proposed}
    found: dict[int, Match] = {}
    namesakes: dict[str, list[_Folded]] = {}
    for one in left.values():
        namesakes.setdefault(one.name, []).append(one)
    for is_exact in (True, False):
        for place, row in enumerate(printed):
            if place in found:
                continue
            fitting = _exact(row, namesakes, left) if is_exact else _alike(row, left)
            if mate := _only_best(row, fitting):
                del left[mate.line_id]
                found[place] = Match("given" if mate.name == row.name else "name_differs", mate.line_id, row)
    matches = [found.get(place) or Match("not_on_list", None, row) for place, row in enumerate(printed)]
    return matches + [Match("not_given", line_id, None) for line_id in left]


def _exact(row: Printed, namesakes: dict[str, list[_Folded]], left: dict[int, _Folded]) -> list[tuple[float, _Folded]]:
    return [(1.0, one) for one in namesakes.get(fold(row.name), []) if one.proposed.line_id in left]


def _alike(row: Printed, left: dict[int, _Folded]) -> list[tuple[float, _Folded]]:
    """Names near enough, each with its likeness; two cheap upper bounds are asked first."""
    compare = SequenceMatcher(b=fold(row.name))
    fitting = []
    for one in left.values():
        compare.set_seq1(one.name)
        if compare.real_quick_ratio() >= LIKENESS and compare.quick_ratio() >= LIKENESS:
            fitting.append((compare.ratio(), one))
    return [pair for pair in fitting if pair[0] >= LIKENESS]


def _only_best(row: Printed, fitting: list[tuple[float, _Folded]]) -> Proposed | None:
    """The proposed name that fits best; among namesakes the one whose unit the post names; None where two fit as well."""
    post = fold(row.post)
    ranked = [((likeness, one.unit in post), one.proposed) for likeness, one in fitting]
    best = max((rank for rank, _one in ranked), default=None)
    fittest = [one for rank, one in ranked if rank == best]
    return fittest[0] if len(fittest) == 1 else None
