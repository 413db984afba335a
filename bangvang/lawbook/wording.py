"""Condition → sentence, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .conditions import (
    All,
    Any_,
    Condition,
    Judged,
    Least,
    Most,
    Need,
    Ref,
    Run,
    Setting,
    Share,
    Switch,
    Unsettled,
    Win,
)
from .facts import AMOUNTS, FACTS
from .rulebook import AWARDS
from .settings import PARAMETERS, Settings
from .subject import Year


def upper(text: str) -> str:
    """First letter large."""
    return text[:1].upper() + text[1:]


_CACHE: dict[tuple[Condition, bool, Any], str] = {}


def sentence(when: Condition, settings: Settings, *, english: bool = False) -> str:
    """The condition said in one sentence."""
    key = (when, english, settings.key)
    if (said := _CACHE.get(key)) is None:
        said = _CACHE[key] = upper(_say(when, settings, english))
    return said


def _say(when: Condition, settings: Settings, english: bool) -> str:
    return _SAY[type(when)](when, settings, english)


def _names(facts: tuple[str, ...], english: bool) -> str:
    joint = " or " if english else " hoặc "
    return joint.join(FACTS[name].label_en if english else FACTS[name].label for name in facts)


def _win(when: Win, settings: Settings, english: bool) -> str:
    k, lo = settings.whole(when.k), settings.whole(when.lo)
    names = _names(when.facts, english)
    if not FACTS[when.facts[0]].per_year:
        return names
    before = (
        (f" before the last {when.skip} years" if english else f" trước {when.skip} năm gần nhất") if when.skip else ""
    )
    if k == 1:
        return f"{names} in the year under review" if english else f"{names} trong năm xét"
    if lo == k and len(when.facts) == 1:
        return (
            f"{names} in {k} consecutive years" if english else f"{names} trong {k} năm liên tục đến năm đề nghị"
        ) + before
    if english:
        return f"at least {lo} × {names} in the last {k} years{before}"
    return f"có ít nhất {lo:02d} {names} trong {k} năm tính đến năm đề nghị{before}"


def _needs(needs: tuple[Need, ...], settings: Settings, english: bool) -> str:
    word = "{n} × {what}" if english else "{n:02d} {what}"
    return (" and " if english else " và ").join(
        word.format(n=settings.whole(need.least), what=_names(need.facts, english)) for need in needs
    )


def _run(when: Run, settings: Settings, english: bool) -> str:
    least = settings.whole(when.least)
    over = (" and " if english else ", ").join(_names((name,), english) for name in when.over if name not in QUIET)
    choice = (" or " if english else " hoặc ").join(_needs(needs, settings, english) for needs in when.needs if needs)
    if english:
        return f"{over} for at least {least} consecutive years up to the request" + (
            f", in that time {choice}" if choice else ""
        )
    return f"có từ {least:02d} năm trở lên liên tục đến năm đề nghị {over}" + (
        f", trong thời gian đó có {choice}" if choice else ""
    )


def _least(when: Least, settings: Settings, english: bool) -> str:
    amount, least = AMOUNTS[when.figure], settings.whole(when.least)
    return f"{amount.label_en}: at least {least}" if english else f"{amount.label} từ {least} trở lên"


def _most(when: Most, settings: Settings, english: bool) -> str:
    amount, most = AMOUNTS[when.figure], settings.whole(when.most)
    if most == 0:
        return f"no {amount.label_en}" if english else f"{amount.label}: không có"
    return f"{amount.label_en}: at most {most}" if english else f"{amount.label}: không quá {most}"


def _share(when: Share, settings: Settings, english: bool) -> str:
    part, whole, percent = AMOUNTS[when.part], AMOUNTS[when.whole], settings.whole(when.percent)
    if english:
        return f"{part.label_en} {'more than' if when.over else 'at least'} {percent}% of {whole.label_en}"
    return f"{part.label} {'trên' if when.over else 'đạt từ'} {percent}%{'' if when.over else ' trở lên'} so với {whole.label}"


def _all(when: All, settings: Settings, english: bool) -> str:
    return "; ".join(_say(each, settings, english) for each in when.of)


def _any(when: Any_, settings: Settings, english: bool) -> str:
    return ("; or " if english else "; hoặc ").join(_say(each, settings, english) for each in when.of)


def _ref(when: Ref, settings: Settings, english: bool) -> str:
    award = AWARDS[when.code]
    return f"meets the standard of {award.label_en}" if english else f"đạt tiêu chuẩn {award.label}"


def _inner(when: Unsettled, settings: Settings, english: bool) -> str:
    return _say(when.of, settings, english)


def _setting(when: Setting, settings: Settings, english: bool) -> str:
    return (
        f"local criteria: {when.name}"
        if english
        else f"đạt {PARAMETERS[when.name].label.lower()} theo quy định của địa phương"
    )


def _switch(when: Switch, settings: Settings, english: bool) -> str:
    return _say(when.on if settings.value(when.name) else when.off, settings, english)


def _judged(when: Judged, settings: Settings, english: bool) -> str:
    return when.label_en if english and when.label_en else when.label


QUIET = ("standing",)
_SAY: dict[type[Condition], Callable[[Any, Settings, bool], str]] = {
    Win: _win,
    Run: _run,
    Least: _least,
    Most: _most,
    Share: _share,
    All: _all,
    Any_: _any,
    Ref: _ref,
    Unsettled: _inner,
    Setting: _setting,
    Switch: _switch,
    Judged: _judged,
}


def missing_of_window(facts: tuple[str, ...], k: int, lo: int, sure: int, maybe: int, years: list[Year]) -> str:
    """What a window lacks: known shortfall, or the years to be documented."""
    fact = FACTS[facts[0]]
    if maybe < lo:
        return (
            f"{upper(_names(facts, False))}: có {sure}, cần {lo}"
            if k > 1
            else f"chưa có {_names(facts, False)} trong năm xét"
        )
    open_years = [year.label for year in years if any(getattr(year, FACTS[name].field) == -1 for name in facts)]
    return f"cần {fact.proof} ({', '.join(open_years)})"


def missing_of_run(
    when: Run, settings: Settings, least: int, sure: int, may: int, tally: dict[str, tuple[int, int]]
) -> str:
    """What a run of years lacks."""
    names = ", ".join(FACTS[name].label for name in when.over if name not in QUIET)
    if may < least:
        return f"{upper(names)}: mới liên tục {may} năm, cần {least} năm"
    short = [
        f"{FACTS[need.facts[0]].label}: có {tally[need.facts[0]][0]}, cần {settings.whole(need.least)}"
        for needs in when.needs
        for need in needs
        if sum(tally[fact][0] for fact in need.facts) < settings.whole(need.least)
    ]
    if sure < least:
        short.insert(0, f"cần {FACTS[when.over[0]].proof} cho đủ {least} năm liên tục (đã rõ {sure} năm)")
    return "; ".join(short)
