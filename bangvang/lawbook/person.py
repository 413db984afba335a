"""One person or group: the same conditions, answered with figures by year, what is missing and who supplies it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from . import wording
from .conditions import (
    All,
    Any_,
    Clause,
    Condition,
    Judged,
    Least,
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
from .facts import AMOUNTS, FACTS, masks_of
from .rulebook import RULES
from .settings import Settings
from .subject import UNKNOWN, Subject
from .verdicts import MET, NOT_MET, Finding
from .verdicts import UNKNOWN as NOT_KNOWN

WORD = {True: MET, False: NOT_MET, None: NOT_KNOWN}


class Reader:
    """Reads conditions for one subject on one day."""

    def __init__(self, subject: Subject, settings: Settings) -> None:
        self.subject, self.settings = subject, settings

    def clause(self, clause: Clause, unread: str = "") -> Finding:
        """One condition of an article as a finding; a text not read refuses nobody and promises nothing."""
        found = self.finding(clause.when, clause)
        if (unread and not clause.is_general) or clause.confidence == "L":
            return weakened(found, unread or "nội dung văn bản chưa được đối chiếu")
        return found

    def finding(self, when: Condition, clause: Clause) -> Finding:
        """A condition as a finding."""
        return _READ[type(when)](self, when, clause)

    def made(self, answer: bool | None, clause: Clause, when: Condition, **more: Any) -> Finding:
        """A finding with the words of its clause."""
        say = clause.say if clause.when is when and clause.say else wording.sentence(when, self.settings)
        english = (
            clause.say_en
            if clause.when is when and clause.say_en
            else wording.sentence(when, self.settings, english=True)
        )
        return Finding(
            clause.code,
            WORD[answer],
            say,
            cite=clause.cite.text,
            confidence=clause.confidence,
            sentence_en=english,
            **more,
        )


def weakened(found: Finding, why: str) -> Finding:
    """The finding where its text is not read: not known, with what the known text would have answered."""
    return _with(
        found, answer=NOT_KNOWN, confidence="L", note=f"Chưa đối chiếu văn bản: {why}.", missing=found.missing or why
    )


def _with(found: Finding, **change: Any) -> Finding:
    values = {name: getattr(found, name) for name in Finding.__slots__}
    return Finding(**{**values, **change})


def _three(sure: bool, maybe: bool) -> bool | None:
    return True if sure else None if maybe else False


def _years(reader: Reader, names: tuple[str, ...], first: int, last: int) -> str:
    """Figures by year, oldest first."""
    shows = [FACTS[name].show for name in names]
    lines = []
    for year in reversed(reader.subject.years[first:last]):
        words = ", ".join(dict.fromkeys(show(year) for show in shows if show))
        lines.append(f"{year.label}: {words}")
    return "; ".join(lines)


def _supply(names: tuple[str, ...], missing: str) -> dict[str, str]:
    return {"missing": missing, "supplied_by": FACTS[names[0]].supplied_by if missing else ""}


def _win(reader: Reader, when: Win, clause: Clause) -> Finding:
    fact = FACTS[when.facts[0]]
    if not fact.per_year:
        return _present(reader, when, clause)
    k, lo = reader.settings.whole(when.k), reader.settings.whole(when.lo)
    sure = maybe = 0
    window = ((1 << k) - 1) << when.skip
    for name in when.facts:
        one, other = masks_of(reader.subject, name)
        sure += (one & window).bit_count()
        maybe += (other & window).bit_count()
    answer = _three(sure >= lo, maybe >= lo)
    missing = (
        ""
        if answer
        else wording.missing_of_window(when.facts, k, lo, sure, maybe, reader.subject.years[when.skip : when.skip + k])
    )
    figures = _years(reader, when.facts, when.skip, min(when.skip + k, len(reader.subject.years)))
    return reader.made(answer, clause, when, figures=figures, facts=when.facts, **_supply(when.facts, missing))


def _present(reader: Reader, when: Win, clause: Clause) -> Finding:
    fact = FACTS[when.facts[0]]
    sure, maybe = masks_of(reader.subject, fact.name)
    answer = _three(bool(sure), bool(maybe))
    missing = "" if answer else (f"cần {fact.proof}" if answer is None else wording.upper(fact.label))
    judged = fact.is_judged and answer is None
    figures = {True: "có", False: "không", None: "chờ bình xét" if judged else "chưa có thông tin"}[answer]
    return reader.made(
        answer, clause, when, figures=figures, facts=when.facts, is_judged=judged, **_supply(when.facts, missing)
    )


def _amount(reader: Reader, name: str) -> int:
    return reader.subject.now.get(name, UNKNOWN)


def _least(reader: Reader, when: Least, clause: Clause) -> Finding:
    have, need = _amount(reader, when.figure), reader.settings.whole(when.least)
    answer = None if have == UNKNOWN else have >= need
    return _measured(reader, when, clause, answer, have, f"cần ít nhất {need}")


def _most(reader: Reader, when: Most, clause: Clause) -> Finding:
    have, need = _amount(reader, when.figure), reader.settings.whole(when.most)
    answer = None if have == UNKNOWN else have <= need
    return _measured(reader, when, clause, answer, have, f"không được quá {need}")


def _measured(reader: Reader, when: Least | Most, clause: Clause, answer: bool | None, have: int, need: str) -> Finding:
    amount = AMOUNTS[when.figure]
    figures = "chưa có số liệu" if have == UNKNOWN else f"{have} {amount.unit}".strip()
    missing = "" if answer else f"{amount.label}: {figures}, {need}"
    by = "" if answer else amount.supplied_by
    return reader.made(answer, clause, when, figures=figures, facts=(when.figure,), missing=missing, supplied_by=by)


def _share(reader: Reader, when: Share, clause: Clause) -> Finding:
    part, whole, percent = _amount(reader, when.part), _amount(reader, when.whole), reader.settings.whole(when.percent)
    answer: bool | None = None
    figures = "chưa có đủ số liệu"
    if part != UNKNOWN and whole != UNKNOWN:
        answer = whole > 0 and (part * 100 > whole * percent if when.over else part * 100 >= whole * percent)
        figures = f"{part}/{whole}" + (f" ({part * 1000 // whole / 10:g}%)".replace(".", ",") if whole else "")
    missing = "" if answer else f"{AMOUNTS[when.part].label}: {figures}, cần {percent}%"
    return reader.made(
        answer,
        clause,
        when,
        figures=figures,
        facts=(when.part, when.whole),
        missing=missing,
        supplied_by="" if answer else "đơn vị",
    )


def _all(reader: Reader, when: All, clause: Clause) -> Finding:
    parts = tuple(reader.finding(each, clause) for each in when.of)
    return reader.made(_of_all(parts), clause, when, parts=parts, **_gathered(parts, any_of=False))


def _any(reader: Reader, when: Any_, clause: Clause) -> Finding:
    ways = tuple(reader.finding(each, clause) for each in when.of)
    answer = (
        True
        if any(way.answer == MET for way in ways)
        else None
        if any(way.answer == NOT_KNOWN for way in ways)
        else False
    )
    return reader.made(answer, clause, when, alternatives=ways, **_gathered(ways, any_of=True))


def _of_all(parts: tuple[Finding, ...]) -> bool | None:
    if any(part.answer == NOT_MET for part in parts):
        return False
    return None if any(part.answer == NOT_KNOWN for part in parts) else True


def _gathered(parts: tuple[Finding, ...], *, any_of: bool) -> dict[str, Any]:
    """Figures, needs and facts of the parts in one line."""
    lacking = [part for part in parts if part.answer != MET]
    met = [part for part in parts if part.answer == MET]
    shown = met if any_of and met else parts
    need = [] if any_of and met else [part.missing for part in lacking if part.missing]
    return {
        "figures": "; ".join(dict.fromkeys(part.figures for part in shown if part.figures)),
        "facts": tuple(dict.fromkeys(fact for part in parts for fact in part.facts)),
        "missing": (" hoặc " if any_of else "; ").join(dict.fromkeys(need)),
        "supplied_by": ", ".join(dict.fromkeys(part.supplied_by for part in lacking if part.supplied_by))
        if need
        else "",
        "is_judged": bool(lacking) and all(part.is_judged for part in lacking) and not (any_of and met),
    }


def _ref(reader: Reader, when: Ref, clause: Clause) -> Finding:
    version = RULES[when.code, reader.subject.kind].on(reader.subject.day)
    parts = tuple(reader.clause(each, version.unread) for each in version.clauses if not each.is_general)
    return reader.made(_of_all(parts), clause, when, parts=parts, **_gathered(parts, any_of=False))


def _unsettled(reader: Reader, when: Unsettled, clause: Clause) -> Finding:
    found = reader.finding(when.of, clause)
    return (
        _with(found, answer=NOT_KNOWN, note=when.why, missing=found.missing or when.why)
        if found.answer == MET
        else found
    )


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
    return reader.finding(criteria_condition(reader.subject.kind, wanted), clause)


NO_LOCAL_TEXT = "chưa nhập quy định của địa phương về tiêu chuẩn này"


def criteria_condition(kind: str, wanted: Mapping[str, Any]) -> Condition:
    """Local criteria of a Giấy khen: a least rating, and one of some titles of the year."""
    parts: list[Condition] = []
    if "rating" in wanted:
        parts.append(every(wanted["rating"].lower()))
    if "titles" in wanted:
        parts.append(Win(tuple(code.lower() for code in wanted["titles"]), 1, 1))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _switch(reader: Reader, when: Switch, clause: Clause) -> Finding:
    return reader.finding(when.on if reader.settings.value(when.name) else when.off, clause)


def _judged(reader: Reader, when: Judged, clause: Clause) -> Finding:
    return reader.made(
        None, clause, when, figures="chờ bình xét", missing=when.label, supplied_by="hội đồng", is_judged=True
    )


def _run(reader: Reader, when: Run, clause: Clause) -> Finding:
    least, subject = reader.settings.whole(when.least), reader.subject
    sure = maybe = (1 << len(subject.years)) - 1
    for name in when.over:
        one, other = masks_of(subject, name)
        sure, maybe = sure & one, maybe & other
    sure_run, may_run = run_length(sure), run_length(maybe)
    answer = _three(_holds(reader, when, sure_run, least, 0), _holds(reader, when, may_run, least, 1))
    missing = (
        ""
        if answer
        else wording.missing_of_run(when, reader.settings, least, sure_run, may_run, _tally(reader, when, may_run))
    )
    facts = tuple(dict.fromkeys((*when.over, *(fact for needs in when.needs for need in needs for fact in need.facts))))
    shown = tuple(name for name in facts if name not in wording.QUIET)
    figures = _years(reader, shown, 0, min(max(least, may_run), len(subject.years)))
    return reader.made(answer, clause, when, figures=figures, facts=facts, **_supply(when.over, missing))


def run_length(mask: int) -> int:
    """Years in a row from the newest back."""
    return (~mask & (mask + 1)).bit_length() - 1


def _holds(reader: Reader, when: Run, length: int, least: int, side: int) -> bool:
    if length < least:
        return False
    window = (1 << length) - 1
    return not when.needs or any(
        all(
            sum((masks_of(reader.subject, fact)[side] & window).bit_count() for fact in need.facts)
            >= reader.settings.whole(need.least)
            for need in needs
        )
        for needs in when.needs
    )


def _tally(reader: Reader, when: Run, length: int) -> dict[str, tuple[int, int]]:
    """Each needed fact inside the run: known and possible."""
    window = (1 << length) - 1
    names = {fact for needs in when.needs for need in needs for fact in need.facts}
    counts = {name: masks_of(reader.subject, name) for name in names}
    return {name: ((one & window).bit_count(), (other & window).bit_count()) for name, (one, other) in counts.items()}


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
    Setting: _setting,
    Switch: _switch,
    Judged: _judged,
}
