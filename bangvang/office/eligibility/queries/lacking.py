"""What the sweep's codes mean in words: the condition, its article, and who can supply what is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bangvang.lawbook import Finding, answer_for
from bangvang.office.documents.queries import parameters_by_unit
from bangvang.office.eligibility.queries.conditions import AUTHORITY, WAITING, is_of_a_hold
from bangvang.office.units.models import Unit

Key = tuple[str, str, str, int]  # award, kind, period, id of the dict of local numbers


@dataclass(frozen=True)
class Lacking:
    """One condition that fails or is not known. Of a waiting case nothing is told but that an authority is asked."""

    sentence: str
    cite: str
    supplied_by: str

    @property
    def told(self) -> str:
        """Who can supply it, and the article."""
        told = (("Ai bổ sung", self.supplied_by), ("Căn cứ", self.cite))
        return ". ".join(f"{what}: {text}" for what, text in told if text)


class Conditions:
    """The conditions of awards on the text of a day, under the numbers that bind each of the units; two queries in all."""

    def __init__(self, day: date, units: Iterable[Unit]) -> None:
        self.day = day
        self.numbers = parameters_by_unit(day, units)
        self.known: dict[Key, dict[str, Finding]] = {}

    def named(self, codes: str, *, award: str, kind: str, period: str, unit: Unit, is_open: bool) -> list[Lacking]:
        """Conditions by their codes as a standing keeps them; a code of another text than the day's is passed over.

        `is_open`: they are not known, so somebody can supply what is missing.
        """
        found = self._of(award, kind, period, unit)
        return [_told(found[code], is_open) for code in codes.split() if code in found]

    def _of(self, award: str, kind: str, period: str, unit: Unit) -> dict[str, Finding]:
        numbers = self.numbers[unit.pk]
        key = (award, kind, period, id(numbers))
        if key not in self.known:
            # Of one of whom nothing is known every condition is open, each with its sentence and its supplier.
            verdict = answer_for(award, kind, {}, day=self.day, period=period, parameters=numbers)
            self.known[key] = {each.code: each for each in (*verdict.conditions, *verdict.awaiting)}
        return self.known[key]


def _told(found: Finding, is_open: bool) -> Lacking:
    if is_of_a_hold(found.facts):
        return Lacking(WAITING, "", AUTHORITY)
    suppliers = dict.fromkeys(found.supplied_by.split(", ")) if is_open else ()
    return Lacking(found.sentence, found.cite, ", ".join(suppliers))
