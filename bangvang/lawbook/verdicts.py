"""What the rulebook answers: findings and verdicts, plain frozen data."""

from dataclasses import dataclass, field, fields
from typing import Any

MET, NOT_MET, UNKNOWN = "met", "not_met", "unknown"
ELIGIBLE, NOT_ELIGIBLE = "eligible", "not_eligible"
VERDICT_OF = {MET: ELIGIBLE, NOT_MET: NOT_ELIGIBLE, UNKNOWN: UNKNOWN}


def plain(value: Any) -> Any:
    """Dataclasses, tuples and dates as JSON-able values."""
    if hasattr(value, "__dataclass_fields__"):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition answered: with figures by year, its article, what is missing and who supplies it."""

    code: str
    answer: str
    sentence: str
    figures: str = ""
    cite: str = ""
    confidence: str = "H"
    missing: str = ""
    supplied_by: str = ""
    facts: tuple[str, ...] = ()
    alternatives: tuple["Finding", ...] = ()
    parts: tuple["Finding", ...] = ()
    is_judged: bool = False
    sentence_en: str = ""
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON-able data."""
        out: dict[str, Any] = plain(self)
        return out


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one person or group and one award, on the text of one day."""

    award: str
    kind: str
    period: str
    answer: str
    counted: str
    conditions: tuple[Finding, ...]
    awaiting: tuple[Finding, ...]
    edition: str
    regime: str
    day: str
    reasons: tuple[str, ...] = ()
    earliest: str = ""
    numbers: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The verdict as JSON-able data."""
        out: dict[str, Any] = plain(self)
        return out
