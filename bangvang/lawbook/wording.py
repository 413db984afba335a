"""Condition → sentence, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .conditions import (
    All,
    Any_,
    Cited,
    Condition,
    Judged,
    Least,
    Lenient,
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
from .facts import AMOUNTS, FACTS, Amount, masks_of
from .rulebook import AWARDS
from .seniority import MANY
from .settings import PARAMETERS, Settings
from .subject import Subject


def upper(text: str) -> str:
    """First letter large."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """First letter small."""
    return text[:1].lower() + text[1:]


def sentences(when: Condition, settings: Settings) -> tuple[str, str]:
    """The condition said in one sentence, in Vietnamese and in English; each said once for the figures in force."""
    if (said := settings.said.get(when)) is None:
        said = settings.said[when] = (upper(_say(when, settings, False)), upper(_say(when, settings, True)))
    return said


def sentence(when: Condition, settings: Settings, *, english: bool = False) -> str:
    """The condition said in one sentence."""
    return sentences(when, settings)[english]


def _say(when: Condition, settings: Settings, english: bool) -> str:
    return _SAY[type(when)](when, settings, english)


def _names(facts: tuple[str, ...], english: bool) -> str:
    joint = " or " if english else " hoặc "
    return joint.join(dict.fromkeys(FACTS[name].label_en if english else FACTS[name].label for name in facts))


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
    over = (" and " if english else ", ").join(
        _names((name,), english) for name in when.over if not FACTS[name].is_quiet
    )
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


def _inner(when: Unsettled | Lenient, settings: Settings, english: bool) -> str:
    return _say(when.of, settings, english)


def _cited(when: Cited, settings: Settings, english: bool) -> str:
    own = when.clause.say_en if english else when.clause.say
    return own or _say(when.of, settings, english)


def _setting(when: Setting, settings: Settings, english: bool) -> str:
    return (
        f"local criteria: {when.name}"
        if english
        else f"đạt {lower(PARAMETERS[when.name].label)} theo quy định của địa phương"
    )


def _switch(when: Switch, settings: Settings, english: bool) -> str:
    return _say(when.chosen(settings.value(when.name)), settings, english)


def _judged(when: Judged, settings: Settings, english: bool) -> str:
    return when.label_en if english and when.label_en else when.label


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
    Lenient: _inner,
    Cited: _cited,
    Setting: _setting,
    Switch: _switch,
    Judged: _judged,
}


def amount_said(amount: Amount, low: int, high: int) -> str:
    """An amount as it stands: exact, between bounds, or not given; months also in years."""
    if low != high:
        is_bounded = amount.unit == "tháng" and high < MANY
        return f"chưa có số liệu, không quá {amount_said(amount, high, high)}" if is_bounded else "chưa có số liệu"
    if amount.unit != "tháng":
        return f"{low} {amount.unit}"
    years, months = divmod(low, 12)
    return f"{years} năm" + (f" {months} tháng" if months else "")


def missing_of_window(subject: Subject, when: Win, k: int, lo: int, sure: int, maybe: int) -> str:
    """What a window lacks: known shortfall, or the years to be documented."""
    names = _names(when.facts, False)
    if maybe < lo:
        return f"{upper(names)}: có {sure}, cần {lo}" if k > 1 else f"không có trong năm xét: {names}"
    years = range(when.skip, min(when.skip + k, len(subject.years)))
    columns = [subject.column(FACTS[name].field) for name in when.facts]
    open_years = [subject.years[j].label for j in years if any(column[j] < 0 for column in columns)]
    return f"cần {FACTS[when.facts[0]].proof} ({', '.join(reversed(open_years))})"


def missing_of_run(subject: Subject, when: Run, settings: Settings, length: tuple[int, int]) -> str:
    """What a run of years lacks."""
    least = settings.whole(when.least)
    names = ", ".join(FACTS[name].label for name in when.over if not FACTS[name].is_quiet)
    if length[1] < least:
        return f"{upper(names)}: mới liên tục {length[1]} năm, cần {least} năm"
    window = (1 << length[0]) - 1
    sets = []
    for needs in when.needs:
        short = [_short(subject, need, settings, window) for need in needs]
        sets.append(", ".join(word for word in short if word))
    words = [" hoặc ".join(word for word in sets if word)]
    if length[0] < least:
        words.insert(0, f"cần {FACTS[when.over[0]].proof} cho đủ {least} năm liên tục (đã rõ {length[0]} năm)")
    return "; ".join(word for word in words if word)


def _short(subject: Subject, need: Need, settings: Settings, window: int) -> str:
    have = sum((masks_of(subject, fact)[0] & window).bit_count() for fact in need.facts)
    least = settings.whole(need.least)
    return "" if have >= least else f"{FACTS[need.facts[0]].label}: đã rõ {have}, cần {least}"
