"""Counting, as pure functions: papers in, figures out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Count:
    """Papers of one item: laid out, taken in, and what they say. Taken in = valid + invalid always."""

    laid_out: int
    votes_for: int
    votes_against: int
    invalid: int

    @property
    def taken_in(self) -> int:
        return self.votes_for + self.votes_against + self.invalid


NO_PAPERS = Count(0, 0, 0, 0)


def count_papers(choices: Iterable[str]) -> Count:
    """Count the choices of one item; a blank paper was laid out and never used."""
    told = Counter(choices)
    return Count(sum(told.values()), told["for"], told["against"], told["invalid"])


def differing(first: dict[str, list[int]], second: dict[str, list[int]]) -> list[str]:
    """Item ids on which two people's counts of the same papers differ."""
    return [item for item in sorted(set(first) | set(second), key=int) if first.get(item) != second.get(item)]
