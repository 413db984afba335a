"""One person or group: the same conditions, answered with figures by year, what is missing and who supplies it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from . import wording
from .conditions import (
    All,
    Any_,
    Cited,
    Clause,
    Condition,
    Judged,
    Least,
    Lenient,
    Most,
    Ref,
    Run,
    Setting,
    Share,
    Switch,
    Unsettled,
    Win,
    every,
)
from .facts import AMOUNTS, FACTS, Fact, Show, masks_of
from .rulebook import RULES
from .runs import read_run
from .settings import Settings
from .subject import REACH, Subject
from .verdicts import MET, NOT_MET, Finding
from .verdicts import UNKNOWN as NOT_KNOWN

WORD = {True: MET, False: NOT_MET, None: NOT_KNOWN}


class Reader:
    """Reads conditions for one subject on one day."""

    def __init__(self, subject: Subject, settings: Settings) -> None:
        self.subject, self.settings = subject, settings
        self.known: dict[tuple[Clause, str], Finding] = {}

    def clause(self, clause: Clause, unread: str = "") -> Finding:
        """One condition of an article as a finding; a text not read refuses nobody and promises nothing."""
        key = (clause, unread)
        if (found := self.known.get(key)) is None:
            found = self.finding(clause.when, clause)
            if (unread and not clause.is_general) or clause.confidence == "L":
                found = weakened(found, unread or "nội dung văn bản chưa được đối chiếu")
            self.known[key] = found
        return found

    def finding(self, when: Condition, clause: Clause) -> Finding:
        """A condition as a finding."""
        return _READ[type(when)](self, when, clause)

    def made(self, answer: bool | None, clause: Clause, when: Condition, **more: Any) -> Finding:
        """A finding with the words of its clause."""
        say, english = wording.sentences(when, self.settings)
        if clause.when is when:
            say, english = clause.say or say, clause.say_en or english
        cite, confidence = clause.cite.text, clause.confidence
        return Finding(clause.code, WORD[answer], say, cite=cite, confidence=confidence, sentence_en=english, **more)


def weakened(found: Finding, why: str) -> Finding:
    """The finding where its text is not read: not known, with what the known text would have answered."""
    return replace(
        found, answer=NOT_KNOWN, confidence="L", note=f"Chưa đối chiếu văn bản: {why}.", missing=found.missing or why
    )


def _three(sure: bool, maybe: bool) -> bool | None:
    return True if sure else None if maybe else False


def _years(reader: Reader, names: tuple[str, ...], first: int, last: int) -> str:
    """Figures by year, oldest first."""
    subject, shows = reader.subject, _shows(names)
    lines = []
    is_long = last - first > 6
    for j in range(min(last, REACH) - 1, first - 1, -1):
        year = subject.years[j]
        if year.raws or not is_long:
            lines.append(f"{year.label}: {', '.join(dict.fromkeys([show(subject, j) for show in shows]))}")
    return "; ".join(lines)


@lru_cache(maxsize=256)
def _shows(names: tuple[str, ...]) -> tuple[Show, ...]:
    """How the figures of these facts are shown, each once; the quiet ones only where they stand alone."""
    spoken = (FACTS[name] for name in names if not FACTS[name].is_quiet or len(names) == 1)
    return tuple(dict.fromkeys(fact.show for fact in spoken if fact.show))


def _supply(names: tuple[str, ...], missing: str) -> dict[str, str]:
    return {"missing": missing, "supplied_by": FACTS[names[0]].supplied_by if missing else ""}


def _win(reader: Reader, when: Win, clause: Clause) -> Finding:
    if not FACTS[when.facts[0]].per_year:
        return _present(reader, when, clause)
    k, lo = reader.settings.whole(when.k), reader.settings.whole(when.lo)
    sure = maybe = 0
    window = ((1 << k) - 1) << when.skip
    for name in when.facts:
        one, other = masks_of(reader.subject, name)
        sure += (one & window).bit_count()
        maybe += (other & window).bit_count()
    answer = _three(sure >= lo, maybe >= lo)
    missing = "" if answer else wording.missing_of_window(reader.subject, when, k, lo, sure, maybe)
    figures = _years(reader, when.facts, when.skip, when.skip + k)
    return reader.made(answer, clause, when, figures=figures, facts=when.facts, **_supply(when.facts, missing))


def _present(reader: Reader, when: Win, clause: Clause) -> Finding:
    fact = FACTS[when.facts[0]]
    sure, maybe = masks_of(reader.subject, fact.name)
    answer = _three(bool(sure), bool(maybe))
    judged = fact.is_judged and answer is None
    if answer is None:
        missing, figures = f"cần {fact.proof}", "chờ bình xét" if judged else "chưa có thông tin"
    else:
        missing, figures = ("", "đúng") if answer else (_not_so(fact), "không đúng")
    return reader.made(
        answer, clause, when, figures=figures, facts=when.facts, is_judged=judged, **_supply(when.facts, missing)
    )


def _not_so(fact: Fact) -> str:
    return f"chưa {fact.label[3:]}" if fact.label.startswith("đã ") else f"{NOT_SO}{fact.label}"


def _least(reader: Reader, when: Least, clause: Clause) -> Finding:
    low, high = reader.subject.amount(when.figure)
    need = reader.settings.whole(when.least)
    return _measured(reader, when, clause, _three(low >= need, high >= need), f"cần ít nhất {need}")


def _most(reader: Reader, when: Most, clause: Clause) -> Finding:
    low, high = reader.subject.amount(when.figure)
    need = reader.settings.whole(when.most)
    return _measured(reader, when, clause, _three(high <= need, low <= need), f"không được quá {need}")


def _measured(reader: Reader, when: Least | Most, clause: Clause, answer: bool | None, need: str) -> Finding:
    amount = AMOUNTS[when.figure]
    figures = wording.amount_said(amount, *reader.subject.amount(when.figure))
    missing = "" if answer else f"{amount.label}: {figures}, {need} {amount.unit}"
    by = "" if answer else amount.supplied_by
    return reader.made(answer, clause, when, figures=figures, facts=(when.figure,), missing=missing, supplied_by=by)


def share_holds(part: int, whole: int, percent: int, *, over: bool) -> bool:
    """A share in integers; of nobody there is no share."""
    return whole > 0 and (part * 100 > whole * percent if over else part * 100 >= whole * percent)


def _share(reader: Reader, when: Share, clause: Clause) -> Finding:
    (low, high), (few, many) = reader.subject.amount(when.part), reader.subject.amount(when.whole)
    percent = reader.settings.whole(when.percent)
    answer: bool | None = None
    figures = "chưa có đủ số liệu"
    if few == many:
        answer = _three(share_holds(low, few, percent, over=when.over), share_holds(high, few, percent, over=when.over))
    if low == high and few == many:
        figures = f"{low}/{few} người" + (f" ({low * 1000 // few / 10:g}%)".replace(".", ",") if few else "")
    missing = "" if answer else f"{AMOUNTS[when.part].label}: {figures}, cần {'trên ' if when.over else ''}{percent}%"
    by = "" if answer else AMOUNTS[when.part].supplied_by
    return reader.made(
        answer, clause, when, figures=figures, facts=(when.part, when.whole), missing=missing, supplied_by=by
    )


def _all(reader: Reader, when: All, clause: Clause) -> Finding:
    parts = tuple(reader.finding(each, clause) for each in when.of)
    return reader.made(_of_all(parts), clause, when, parts=parts, **_gathered(parts))


def _of_all(parts: tuple[Finding, ...]) -> bool | None:
    answers = [part.answer for part in parts]
    return False if NOT_MET in answers else None if NOT_KNOWN in answers else True


def _once(joint: str, words: list[str]) -> str:
    """What there is to say, each thing once."""
    return joint.join(dict.fromkeys(filter(None, words)))


def _gathered(parts: tuple[Finding, ...]) -> dict[str, Any]:
    """Figures, needs and facts of conditions that are all needed, in one line; what fails is said before what is not known."""
    lacking = [part for part in parts if part.answer == NOT_MET] or [part for part in parts if part.answer == NOT_KNOWN]
    return {
        "figures": _once("; ", [part.figures for part in parts]),
        "facts": tuple(dict.fromkeys([fact for part in parts for fact in part.facts])),
        "missing": _once("; ", [part.missing for part in lacking]),
        "supplied_by": _once(", ", [part.supplied_by for part in lacking]),
        "is_judged": bool(lacking) and all(part.is_judged for part in lacking),
    }


def _any(reader: Reader, when: Any_, clause: Clause) -> Finding:
    ways = tuple(reader.finding(each, clause) for each in when.of)
    answers = [each.answer for each in ways]
    answer = True if MET in answers else None if NOT_KNOWN in answers else False
    return reader.made(answer, clause, when, alternatives=ways, **_chosen(ways, answer))


NOT_SO = "chưa đạt: "


def _chosen(ways: tuple[Finding, ...], answer: bool | None) -> dict[str, Any]:
    """Of ways of which one is enough: the figures of the one that is met; what is lacking, of those still open, else of all."""
    open_ways = [each for each in ways if each.answer == NOT_KNOWN] or list(ways)
    shown = [each for each in ways if each.answer == MET] if answer else open_ways
    need = [] if answer else [each for each in open_ways if not each.missing.startswith(NOT_SO)] or open_ways
    return {
        "figures": _once("; ", [each.figures for each in shown]),
        "facts": tuple(dict.fromkeys([fact for each in ways for fact in each.facts])),
        "missing": _once(" hoặc ", [each.missing for each in need]),
        "supplied_by": _once(", ", [each.supplied_by for each in need]),
        "is_judged": answer is None and all(each.is_judged for each in open_ways),
    }


def _ref(reader: Reader, when: Ref, clause: Clause) -> Finding:
    version = RULES[when.code, reader.subject.kind].on(reader.subject.day)
    unread = reader.settings.unread(version)
    parts = tuple(reader.clause(each, unread) for each in version.clauses if not each.is_general)
    return reader.made(_of_all(parts), clause, when, parts=parts, **_gathered(parts))


def _unsettled(reader: Reader, when: Unsettled, clause: Clause) -> Finding:
    found = reader.finding(when.of, clause)
    if found.answer == MET:
        return replace(found, answer=NOT_KNOWN, note=when.why, missing=when.why)
    return replace(found, missing="", supplied_by="")


def _lenient(reader: Reader, when: Lenient, clause: Clause) -> Finding:
    found = reader.finding(when.of, clause)
    return replace(found, answer=NOT_KNOWN, note=when.why) if found.answer == NOT_MET else found


def _cited(reader: Reader, when: Cited, _: Clause) -> Finding:
    return reader.clause(when.clause)


def _setting(reader: Reader, when: Setting, clause: Clause) -> Finding:
    criteria = reader.settings.value(when.name)
    wanted = criteria.get(reader.subject.kind) if criteria else None
    if wanted is None:
        return reader.made(
            None,
            clause,
            when,
            figures="chưa có quy định",
            missing=NO_LOCAL_TEXT,
            supplied_by="cơ quan ban hành quy định",
        )
    return reader.finding(criteria_condition(wanted), clause)


NO_LOCAL_TEXT = "chưa nhập quy định của địa phương về tiêu chuẩn này"


_CRITERIA: dict[str, Condition] = {}


def criteria_condition(wanted: Mapping[str, Any]) -> Condition:
    """The condition of a local standard, made once for each standard."""
    key = repr(sorted(wanted.items()))
    if key not in _CRITERIA:
        _CRITERIA[key] = _criteria(wanted)
    return _CRITERIA[key]


def _criteria(wanted: Mapping[str, Any]) -> Condition:
    """Local criteria of a Giấy khen: a least rating, and one of some titles of the year."""
    parts: list[Condition] = []
    if "rating" in wanted:
        parts.append(every(wanted["rating"].lower()))
    if "titles" in wanted:
        parts.append(Win(tuple(code.lower() for code in wanted["titles"]), 1, 1))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _switch(reader: Reader, when: Switch, clause: Clause) -> Finding:
    return reader.finding(when.chosen(reader.settings.value(when.name)), clause)


def _judged(reader: Reader, when: Judged, clause: Clause) -> Finding:
    figures, by = ("chờ bình xét", "hội đồng") if when.is_read else ("chưa đối chiếu văn bản", "cơ quan có thẩm quyền")
    return reader.made(None, clause, when, figures=figures, missing=when.label, supplied_by=by, is_judged=when.is_read)


def _run(reader: Reader, when: Run, clause: Clause) -> Finding:
    found = read_run(reader.subject, when, reader.settings)
    answer = _three(found.holds[0], found.holds[1])
    missing = "" if answer else wording.missing_of_run(reader.subject, when, reader.settings, found.length)
    facts = (*when.over, *(fact for needs in when.needs for need in needs for fact in need.facts))
    least = reader.settings.whole(when.least)
    figures = _years(reader, tuple(dict.fromkeys(facts)), 0, max(least, found.length[1]))
    return reader.made(
        answer, clause, when, figures=figures, facts=tuple(dict.fromkeys(facts)), **_supply(when.over, missing)
    )


_READ: dict[type[Condition], Callable[[Reader, Any, Clause], Finding]] = {
    Win: _win,
    Run: _run,
    Least: _least,
    Most: _most,
    Share: _share,
    All: _all,
    Any_: _any,
    Ref: _ref,
    Unsettled: _unsettled,
    Lenient: _lenient,
    Cited: _cited,
    Setting: _setting,
    Switch: _switch,
    Judged: _judged,
}
