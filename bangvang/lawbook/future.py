"""The earliest period in which an award could be given, if every year from now on goes as it must."""

from __future__ import annotations

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
)
from .facts import FACTS, masks_of
from .person import criteria_condition, share_holds
from .rulebook import RULES, Version
from .runs import run_length
from .settings import Settings
from .subject import REACH, Subject

FARTHEST = 15


def earliest_period(subject: Subject, version: Version, settings: Settings) -> str:
    """The first year, counted from the one under review, in which nothing known stands in the way; empty where none is in sight."""
    for ahead in range(FARTHEST + 1):
        if _Future(subject, settings, ahead).allows(version):
            return subject.period.back(-ahead).label
    return ""


class _Future:
    """The subject so many years on: new years hold what they must, amounts have grown, what is refused for good stays so."""

    def __init__(self, subject: Subject, settings: Settings, ahead: int) -> None:
        self.subject, self.settings, self.ahead = subject, settings, ahead
        self.new = (1 << ahead) - 1

    def allows(self, version: Version) -> bool:
        """Whether no condition is known to fail."""
        return all(self.may(each) for each in version.clauses)

    def may(self, clause: Clause) -> bool:
        """Whether one condition may be met then."""
        return self.holds(clause.when)

    def mask(self, name: str) -> int:
        """Years in which the fact holds or may hold."""
        fact = FACTS[name]
        maybe = masks_of(self.subject, name)[1]
        if not fact.per_year:
            if name == "cstdt_pair" and not maybe:
                return int(self.ahead >= self._years_to_a_pair())
            return maybe if name in FOR_GOOD else int(bool(maybe) or self.ahead > 0)
        new = 0 if name.startswith("after_") and not self._held(name) else self.new
        return (maybe << self.ahead | new) & ((1 << REACH) - 1)

    def _held(self, name: str) -> bool:
        """An award that years must follow is held now, or may be: its own year is not yet after it."""
        unused = self.subject.column(name.replace("after_", "unused_"))
        return any(self.subject.column(name)) or any(each != 1 for each in unused)

    def _years_to_a_pair(self) -> int:
        """Two provincial titles in a row rest on three years each: after the last one three new years, else six less those won."""
        won, base = masks_of(self.subject, "cstdt")[1], run_length(masks_of(self.subject, "cstdcs")[1])
        last = (won & -won).bit_length() - 1
        return max(3 - last, 1) if 0 <= last <= 3 else 6 - min(base, 3)

    def amount(self, name: str) -> int:
        """The most an amount may be then; months pass, counts of people are free."""
        most = self.subject.amount(name)[1]
        if not self.ahead:
            return most
        return most + 12 * self.ahead if name.endswith("_months") else most + 10**6

    def holds(self, when: Condition) -> bool:
        """A condition on the possible side."""
        if isinstance(when, Win):
            return self._window(when)
        if isinstance(when, Run):
            return self._run(when)
        if isinstance(when, All):
            return all(self.holds(each) for each in when.of)
        if isinstance(when, Any_):
            return any(self.holds(each) for each in when.of)
        return self._leaf(when)

    def _leaf(self, when: Condition) -> bool:
        if isinstance(when, Least):
            return self.amount(when.figure) >= self.settings.whole(when.least)
        if isinstance(when, Most | Share):
            return bool(self.ahead) or self._now(when)
        if isinstance(when, Unsettled | Cited):
            return self.holds(when.of)
        if isinstance(when, Switch):
            return self.holds(when.chosen(self.settings.value(when.name)))
        if isinstance(when, Ref):
            version = RULES[when.code, self.subject.kind].on(self.subject.day)
            return all(self.may(each) for each in version.clauses if not each.is_general)
        if isinstance(when, Setting):
            wanted = (self.settings.value(when.name) or {}).get(self.subject.kind)
            return wanted is None or self.holds(criteria_condition(wanted))
        return isinstance(when, Lenient | Judged)

    def _now(self, when: Most | Share) -> bool:
        if isinstance(when, Most):
            return self.subject.amount(when.figure)[0] <= self.settings.whole(when.most)
        (_, part), (few, many) = self.subject.amount(when.part), self.subject.amount(when.whole)
        return few != many or share_holds(part, few, self.settings.whole(when.percent), over=when.over)

    def _window(self, when: Win) -> bool:
        k, lo = self.settings.whole(when.k), self.settings.whole(when.lo)
        window = ((1 << k) - 1) << when.skip
        return sum((self.mask(name) & window).bit_count() for name in when.facts) >= lo

    def _run(self, when: Run) -> bool:
        mask = (1 << REACH) - 1
        for name in when.over:
            mask &= self.mask(name)
        length = run_length(mask)
        if length < self.settings.whole(when.least):
            return False
        window = (1 << length) - 1
        return not when.needs or any(
            all(
                sum((self.mask(fact) & window).bit_count() for fact in need.facts) >= self.settings.whole(need.least)
                for need in needs
            )
            for needs in when.needs
        )


# What no year brings by itself: merits and leadership of the moment, one's post, a medal given once.
FOR_GOOD = frozenset(
    name for name, fact in FACTS.items() if fact.source in ("merits", "leads_movement", "leads_cluster", "post")
) | {"never_knc", "whole_unit"}
