"""Around a change of law: the same facts on the text of the day of receipt and on each later text, side by side."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bangvang import lawbook

DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class TextReading:
    """What one text answers, on which day it is asked, and whether it is the one that applies."""

    day: date
    texts: str
    answer: str
    reasons: tuple[str, ...]
    is_received: bool
    applies: bool


@dataclass(frozen=True)
class Transition:
    """Two or more readings, and why one of them applies."""

    readings: list[TextReading]
    why: str


def transition_of(
    award: str,
    kind: str,
    facts: Mapping[str, Any],
    *,
    received: date,
    until: date,
    period: str,
    parameters: Callable[[date], Mapping[str, Any]],
) -> Transition | None:
    """The readings from the day of receipt until a day; None where no text on the award begins in between."""
    asked: dict[str, Any] = {"received": received, "decided": until, "period": period, "parameters": parameters}
    found = lawbook.answers_between(award, kind, thawed(facts), **asked) if received <= until else ()
    if len(found) < 2:
        return None
    chosen, why = lawbook.governing(found)
    readings = [_reading(each, at == 0, at == chosen) for at, each in enumerate(found)]
    return Transition(readings, why[:1].upper() + why[1:] + ".")


def _reading(verdict: lawbook.Verdict, is_received: bool, applies: bool) -> TextReading:
    day = date.fromisoformat(verdict.day)
    regime = lawbook.regime_on(day)
    texts = (regime.amended_by or regime.law, regime.decree, regime.bnv, regime.edu)
    return TextReading(
        day, "; ".join(text.name for text in texts), verdict.counted, verdict.reasons, is_received, applies
    )


def thawed(kept: Any) -> Any:
    """Facts as a finding keeps them, with their days as days again."""
    if isinstance(kept, Mapping):
        return {name: each if name == "source" else thawed(each) for name, each in kept.items()}
    if isinstance(kept, list):
        return [thawed(each) for each in kept]
    return date.fromisoformat(kept) if isinstance(kept, str) and DAY.fullmatch(kept) else kept
