"""Figures in force on a day: those of the texts, and the local settings that may override them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from .conditions import Figure, Number
from .errors import BelowTheLaw, LawbookError, NoTextInForce
from .instruments import instrument, read_yaml
from .rulebook import Version


@dataclass(frozen=True, slots=True)
class Dated:
    """One value of a figure with the day it starts and the place it is read."""

    name: str
    since: date
    value: Any
    cite: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A local setting: Vietnamese label, type, default and the figure of the Law it may not go below."""

    name: str
    label: str
    type: str
    default: Any = None
    conf: str = "L"
    cite: str = "LOCAL"
    floor: str = ""
    choices: tuple[str, ...] = ()


def cite_text(short: str) -> str:
    """“L22 28.1.c” as a Vietnamese citation."""
    key, _, place = short.partition(" ")
    return instrument(key).at(place).text


FIGURES: dict[str, tuple[Dated, ...]] = {
    name: tuple(Dated(name, row["since"], row["value"], row["cite"], row["conf"]) for row in rows)
    for name, rows in read_yaml("figures.yaml").items()
}
PARAMETERS: dict[str, Parameter] = {
    name: Parameter(name, **{**row, "choices": tuple(row.get("choices", ()))})
    for name, row in read_yaml("parameters.yaml").items()
}


def figure_on(name: str, day: date) -> Dated:
    """The value of a figure in force on a day."""
    for row in reversed(FIGURES[name]):
        if row.since <= day:
            return row
    raise NoTextInForce(f"Sổ luật không có số liệu “{name}” có hiệu lực vào ngày {day:%d/%m/%Y}.")


_SINCES = sorted({row.since for rows in FIGURES.values() for row in rows})
_SAID: dict[Any, dict[Any, tuple[str, str]]] = {}  # sentences of conditions, by the figures they read


class Settings:
    """Figures and local settings of one question; checks the settings against the floors of the Law."""

    __slots__ = ("confirmed", "day", "given", "key", "known", "said")

    def __init__(self, day: date, parameters: Mapping[str, Any] | None = None) -> None:
        self.day, self.given = day, dict(parameters or {})
        self.known: dict[str, Any] = {}
        self.confirmed = _confirmed(self.given.get("confirmations") or {})
        numbers = ((name, value) for name, value in self.given.items() if isinstance(value, int | float | bool))
        self.key = (bisect_right(_SINCES, day), *sorted(numbers), *sorted(self.confirmed.items()))
        self.said: dict[Any, tuple[str, str]] = _SAID.setdefault(self.key, {})
        for name, value in self.given.items():
            check_parameter(name, value, day, self._lowered())

    def _lowered(self) -> dict[str, Any]:
        """Confirmed floors below the figure of the book; one raised above a local number does not undo that text."""
        return {
            name: value
            for name, value in self.confirmed.items()
            if name in FIGURES and value < figure_on(name, self.day).value
        }

    def value(self, name: str) -> Any:
        """A figure or setting by name; None where nothing is set."""
        if name not in self.known:
            self.known[name] = self._find(name)
        return self.known[name]

    def unread(self, version: Version) -> str:
        """Why the governing text of a version is not known; empty where it is read or the office has confirmed it."""
        if not version.unread or version.confirmed_by in (self.given.get("confirmations") or {}):
            return ""
        return version.unread

    def _find(self, name: str) -> Any:
        if name in self.given:  # a floor the Law raised later lifts the local number; a lowered one leaves it
            return max(self.given[name], self.confirmed[name]) if name in self.confirmed else self.given[name]
        if name in self.confirmed:
            return self.confirmed[name]
        if name in FIGURES:
            return figure_on(name, self.day).value
        return PARAMETERS[name].default

    def whole(self, figure: Figure) -> int:
        """A figure as a whole number."""
        return int(self.value(figure.name)) if isinstance(figure, Number) else figure


def _confirmed(confirmations: Mapping[str, Any]) -> dict[str, Any]:
    """The changed numbers of all confirmed articles."""
    return {name: value for each in confirmations.values() for name, value in (each.get("numbers") or {}).items()}


def check_parameter(name: str, value: Any, day: date, floors: Mapping[str, Any] | None = None) -> None:
    """Refuses a setting that is unknown, of the wrong shape, or below a floor of the Law; `floors`: those an office confirmed anew."""
    if name not in PARAMETERS:
        raise LawbookError(f"“{name}” không phải tham số được đặt theo quy định của địa phương.")
    parameter = PARAMETERS[name]
    _check_type(parameter, value)
    if parameter.floor:
        floor = figure_on(parameter.floor, day)
        least = (floors or {}).get(parameter.floor, floor.value)
        if value < least:
            raise BelowTheLaw(
                f"{parameter.label}: {value:g} thấp hơn mức {least:g} của {cite_text(floor.cite)}; địa phương không được quy định thấp hơn."
            )


_BOUNDS = {"ratio": (0, 1), "percent": (0, 100), "days": (0, 365), "whole": (0, 1000)}


def _check_type(parameter: Parameter, value: Any) -> None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if parameter.type in _BOUNDS:
        low, high = _BOUNDS[parameter.type]
        good = is_number and low <= value <= high if not isinstance(value, Mapping) else parameter.type == "days"
    elif parameter.type == "switch":
        good = isinstance(value, bool)
    elif parameter.type == "choice":
        good = value in parameter.choices
    else:
        good = isinstance(value, Mapping | list)
    if not good:
        raise LawbookError(f"{parameter.label}: giá trị “{value}” không hợp lệ.")


def exact(value: float | str | Fraction) -> Fraction:
    """A share as a fraction, read from its decimal form."""
    return value if isinstance(value, Fraction) else Fraction(str(value))
