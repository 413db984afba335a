"""Years in a row: the longest run up to the request, or anywhere where the text does not say “to the request”."""

from __future__ import annotations

from dataclasses import dataclass

from .conditions import Run
from .facts import masks_of
from .settings import Settings
from .subject import REACH, Subject


@dataclass(frozen=True, slots=True)
class RunRead:
    """For what is known and for what is possible: whether the run holds, and how long it is."""

    holds: tuple[bool, bool]
    length: tuple[int, int]


def run_length(mask: int) -> int:
    """Years in a row from the newest back."""
    return (~mask & (mask + 1)).bit_length() - 1


def read_run(subject: Subject, when: Run, settings: Settings) -> RunRead:
    """The run of a subject, known and possible."""
    needs = [[(need.facts, settings.whole(need.least)) for need in needs] for needs in when.needs]
    read = [_side(subject, when, needs, settings.whole(when.least), side) for side in (0, 1)]
    return RunRead((read[0][0], read[1][0]), (read[0][1], read[1][1]))


def _side(
    subject: Subject, when: Run, needs: list[list[tuple[tuple[str, ...], int]]], least: int, side: int
) -> tuple[bool, int]:
    mask = (1 << REACH) - 1
    for name in when.over:
        mask &= masks_of(subject, name)[side]
    longest = run_length(mask)
    if longest >= least and _enough(subject, needs, ((1 << longest) - 1), side):
        return True, longest
    if when.to_request:
        return False, longest
    for start, length in _runs(mask):
        longest = max(longest, length)
        if length >= least and _enough(subject, needs, ((1 << length) - 1) << start, side):
            return True, length
    return False, longest


def _runs(mask: int) -> list[tuple[int, int]]:
    """Every longest stretch of years: where it begins (newest) and how long it is."""
    out, start = [], 0
    while mask >> start:
        if mask >> start & 1:
            length = run_length(mask >> start)
            out.append((start, length))
            start += length
        start += 1
    return out


def _enough(subject: Subject, needs: list[list[tuple[tuple[str, ...], int]]], window: int, side: int) -> bool:
    return not needs or any(
        all(
            sum((masks_of(subject, fact)[side] & window).bit_count() for fact in facts) >= least
            for facts, least in each
        )
        for each in needs
    )
