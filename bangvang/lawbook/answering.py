"""The verdict for one person or group: conditions of the article, principles, and what waits for a council."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from .edition import EDITION
from .future import earliest_period
from .periods import Period, period_of
from .person import Reader
from .regimes import regime_on
from .rulebook import AWARDS, RULES, Version, award_of
from .settings import Settings
from .subject import Subject
from .verdicts import ELIGIBLE, MET, NOT_ELIGIBLE, NOT_MET, UNKNOWN, Finding, Verdict


def answer_for(
    code: str,
    kind: str,
    facts: Mapping[str, Any],
    *,
    day: date,
    period: str,
    parameters: Mapping[str, Any] | None = None,
) -> Verdict:
    """Whether this person or group may be given this award, on the text of the day of receipt."""
    return _Question(kind, facts, day, period, parameters).verdict(code)


def answers_for(
    kind: str,
    facts: Mapping[str, Any],
    *,
    day: date,
    period: str,
    parameters: Mapping[str, Any] | None = None,
    codes: Iterable[str] | None = None,
) -> dict[str, Verdict]:
    """Every award of a person or group at once."""
    question = _Question(kind, facts, day, period, parameters)
    wanted = codes if codes is not None else [code for code, each in AWARDS.items() if kind in each.given_to]
    return {code: question.verdict(code) for code in wanted}


class _Question:
    def __init__(
        self, kind: str, facts: Mapping[str, Any], day: date, period: str, parameters: Mapping[str, Any] | None
    ) -> None:
        self.settings = Settings(day, parameters)
        at: Period = period_of(period)
        self.subject = Subject(kind, facts, at, day, min_share=self.settings.value("initiative_min_share"))
        self.reader = Reader(self.subject, self.settings)

    def verdict(self, code: str) -> Verdict:
        award = award_of(code)
        if self.subject.kind not in award.given_to:
            return self._made(code, (_not_given(award.label, award.cite, self.subject.kind),), None)
        version = RULES[code, self.subject.kind].on(self.subject.day)
        return self._made(
            code, tuple(self.reader.clause(each, self.settings.unread(version)) for each in version.clauses), version
        )

    def _made(self, code: str, findings: tuple[Finding, ...], version: Version | None) -> Verdict:
        awaiting = tuple(each for each in findings if each.is_judged)
        counted = tuple(each for each in findings if not each.is_judged)
        cell = _verdict(counted)
        if cell == ELIGIBLE and version is not None and not version.has_counted:
            cell = UNKNOWN
        return Verdict(
            code,
            self.subject.kind,
            self.subject.period.label,
            _verdict(findings),
            cell,
            counted,
            awaiting,
            EDITION,
            regime_on(self.subject.day).id,
            self.subject.day.isoformat(),
            _reasons(findings),
        )


def _verdict(findings: tuple[Finding, ...]) -> str:
    answers = {each.answer for each in findings}
    return NOT_ELIGIBLE if NOT_MET in answers else UNKNOWN if UNKNOWN in answers else ELIGIBLE


def _reasons(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """What decides: the failed conditions if any fail, else what is not known."""
    failed = [each for each in findings if each.answer == NOT_MET]
    open_ones = failed or [each for each in findings if each.answer != MET]
    return tuple(f"{each.sentence} ({each.cite}): {each.missing or each.note or each.figures}" for each in open_ones)


def _not_given(label: str, cite: str, kind: str) -> Finding:
    whom = "cá nhân" if kind == "person" else "tập thể"
    sentence = f"{label} không xét tặng cho {whom}"
    return Finding("doi_tuong", NOT_MET, sentence, cite=cite, missing=sentence, sentence_en=f"not given to a {kind}")


def explain(
    code: str,
    kind: str,
    facts: Mapping[str, Any],
    *,
    day: date,
    period: str,
    parameters: Mapping[str, Any] | None = None,
) -> Verdict:
    """The verdict with the earliest period in which it could be given, if every year from now on goes as it must."""
    question = _Question(kind, facts, day, period, parameters)
    verdict = question.verdict(code)
    if kind not in award_of(code).given_to:
        return verdict
    version = RULES[code, kind].on(day)
    return replace(verdict, earliest=earliest_period(question.subject, version, question.settings))


def answers_between(
    code: str,
    kind: str,
    facts: Mapping[str, Any],
    *,
    received: date,
    decided: date,
    period: str,
    parameters: Mapping[str, Any] | Callable[[date], Mapping[str, Any]] | None = None,
) -> tuple[Verdict, ...]:
    """Around a change of law: the verdict of the day of receipt, which governs, then that of each later text up to the decision.

    Where the amended text is more favourable it applies to a dossier already received (transition of Luật 06/2026).
    `parameters` may be a function from a day: what an office confirmed of the later text holds for that text only."""
    versions = RULES[code, kind].versions
    days = [received, *(each.since for each in versions if received < each.since <= decided)]
    told = parameters if callable(parameters) else lambda _day: parameters
    return tuple(answer_for(code, kind, facts, day=each, period=period, parameters=told(each)) for each in days)


def missing_for(
    code: str,
    kind: str,
    facts: Mapping[str, Any],
    *,
    day: date,
    period: str,
    parameters: Mapping[str, Any] | None = None,
) -> tuple[Finding, ...]:
    """What is still to be shown for an award: each single condition not known or not met, with who can supply it."""
    verdict = answer_for(code, kind, facts, day=day, period=period, parameters=parameters)
    return tuple(leaf for each in (*verdict.conditions, *verdict.awaiting) for leaf in _lacking(each))


def _lacking(found: Finding) -> Iterable[Finding]:
    if found.answer == MET:
        return ()
    inside = found.parts or found.alternatives
    return tuple(leaf for each in inside for leaf in _lacking(each)) if inside else (found,)
