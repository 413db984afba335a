"""Giả định: one number taken otherwise for the length of a page; nothing is written."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bangvang import lawbook
from bangvang.office.documents.queries import supposed_text
from bangvang.toolbox import calendar
from bangvang.web.documents.affected import Asked
from bangvang.web.documents.wording import say

# Settings that move an answer or a ceiling; the others are of papers, votes and days.
LOCAL = (
    "cstdcs_max_ratio",
    "ttldtt_min_ldtt_percent",
    "ttldxs_min_ldtt_percent",
    "ttldxs_min_cstdcs",
    "ttldtt_teams",
    "ttldxs_teams",
    "initiative_min_share",
    "bkt_two_cstdcs_needs_initiatives",
    "ldtt_discipline_excludes",
)
OF_LAW = "luat:"
SWITCH = {"co": True, "có": True, "khong": False, "không": False}


def years() -> list[tuple[str, str]]:
    """The running years of both clocks and those before."""
    today = calendar.today()
    found = []
    for clock, word in (("school", "Năm học"), ("calendar", "Năm")):
        period = calendar.period_of(today, clock)
        found += [(each, f"{word} {each}") for each in (period, calendar.shift(period, -1))]
    return found


def numbers() -> list[Any]:
    local = [(name, lawbook.PARAMETERS[name].label) for name in LOCAL]
    figures = [(f"{OF_LAW}{name}", lawbook.figure_text(name, calendar.today()).label) for name in lawbook.FIGURES]
    return [("", "Chọn con số"), ("Địa phương được quy định", local), ("Của Luật, nghị định, thông tư", figures)]


@dataclass(frozen=True)
class Supposed:
    """A number with its value as it is and as it is supposed, in words."""

    label: str
    now: str
    then: str
    asked: Asked


def supposed(scope: Any, chosen: dict[str, Any], now: dict[str, Any]) -> Supposed | None:
    """What the form asks; a value that cannot be, or lies below the Law, is refused by the lawbook's sentence."""
    if not chosen.get("so") or not chosen.get("gia"):
        return None
    day, period = chosen.get("ngay") or calendar.today(), chosen.get("nam") or years()[0][0]
    if chosen["so"].startswith(OF_LAW):
        return _of_law(scope, chosen["so"].removeprefix(OF_LAW), chosen["gia"], day, period, now)
    return _local(scope, chosen["so"], chosen["gia"], day, period, now)


def _of_law(scope: Any, name: str, told: str, day: date, period: str, now: dict[str, Any]) -> Supposed:
    figure = lawbook.figure_text(name, day, now)
    value = _number(told, figure.label)
    lawbook.check_figure(name, int(value) if value.is_integer() else value, day)
    asked = Asked(scope, period, day, figures={name: int(value)})
    return Supposed(figure.label, f"{figure.value} {figure.unit}", f"{int(value)} {figure.unit}", asked)


def _local(scope: Any, name: str, told: str, day: date, period: str, now: dict[str, Any]) -> Supposed:
    each = lawbook.PARAMETERS[name]
    value = _value(each, told)
    lawbook.check_parameter(name, value, day)
    text = supposed_text(scope, day, {name: {"value": value}})
    held = now.get(name, each.default)
    if held is None and name in lawbook.FIGURES:
        held = lawbook.figure_text(name, day, now).value
    was = "Không quy định" if held is None else say(each, held)
    return Supposed(each.label, was, say(each, value), Asked(scope, period, day, adding=[text]))


def _value(each: lawbook.Parameter, told: str) -> Any:
    if each.type == "switch":
        if told.strip().lower() not in SWITCH:
            raise lawbook.LawbookError(f"{each.label}: nhập “Có” hoặc “Không”.")
        return SWITCH[told.strip().lower()]
    number = _number(told, each.label)
    if each.type == "ratio":
        return round(number / 100, 4)
    return int(number) if number.is_integer() else number


def _number(told: str, label: str) -> float:
    try:
        number = float(told.strip().rstrip("% ").replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1000:
        raise lawbook.LawbookError(f"{label}: giá trị “{told}” không hợp lệ.")
    return number
