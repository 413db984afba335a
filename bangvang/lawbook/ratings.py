"""How people are rated each year: by criteria until 2025-2026, by points since; and how many may be rated excellent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from .errors import CaseError
from .instruments import Instrument, instrument, read_yaml
from .verdicts import plain

CORPS = ("vien_chuc", "cong_chuc")
_SCHEMES = read_yaml("ratings.yaml")["schemes"]


@dataclass(frozen=True, slots=True)
class RatingScheme:
    """The text that rates one corps on a day; `bands` is empty where the method is not by points."""

    id: str
    corps: str
    text: Instrument
    method: str
    bands: tuple[tuple[str, int], ...]
    least_months: int
    cap_percent: int | None
    cap_percent_of_excellent_unit: int | None
    confidence: str

    def as_dict(self) -> dict[str, Any]:
        """The scheme as JSON-able data."""
        out: dict[str, Any] = plain(self)
        return out


def rating_scheme_on(day: date, corps: str) -> RatingScheme:
    """The scheme in force for viên chức or công chức on a day."""
    if corps not in CORPS:
        raise CaseError(f"“{corps}” không thuộc: {', '.join(CORPS)}.", key="corps")
    row = next(
        row
        for row in _SCHEMES
        if row["corps"] == corps
        and (not row["since"] or row["since"] <= day)
        and (not row["until"] or day <= row["until"])
    )
    bands = tuple((row.get("bands") or {}).items())
    caps = row.get("cap_percent"), row.get("cap_percent_of_excellent_unit")
    return RatingScheme(
        row["id"], corps, instrument(row["text"]), row["method"], bands, row["least_months"], *caps, row["conf"]
    )


def rating_by_points(points: float, day: date, corps: str) -> str | None:
    """The level of so many points; None where the scheme of the day does not go by points."""
    if not 0 <= points <= 100:
        raise CaseError(f"“{points}” phải là số từ 0 đến 100.", key="points")
    bands = rating_scheme_on(day, corps).bands
    return next((level for level, least in bands if points >= least), "KHT") if bands else None


def most_excellent(good: int, day: date, corps: str, *, unit_is_excellent: bool = False) -> int | None:
    """How many may be rated HTXS beside so many rated HTT, rounded down; None where no cap was read."""
    scheme = rating_scheme_on(day, corps)
    percent = scheme.cap_percent_of_excellent_unit if unit_is_excellent else scheme.cap_percent
    return None if percent is None else good * percent // 100
