"""Where one person stands for every award of the year under review, read from today's facts."""

from dataclasses import dataclass
from datetime import date

from bangvang import lawbook
from bangvang.office.documents.queries import parameters_on
from bangvang.office.eligibility.queries.accepting import accepted
from bangvang.office.eligibility.queries.conditions import ConditionView, conditions_of, tally_of
from bangvang.office.eligibility.queries.person_facts import facts_of
from bangvang.office.people.models import Person, Post
from bangvang.office.people.queries import posts_of
from bangvang.toolbox import calendar


@dataclass(frozen=True)
class Prospect:
    """One award: the answer of the counted conditions, each of them, what a council judges, and the first year it may be given."""

    award: str
    label: str
    answer: str
    conditions: list[ConditionView]
    judged: list[ConditionView]
    tally: dict[str, int]
    earliest: str

    @property
    def lacking(self) -> list[ConditionView]:
        """What decides: the conditions that fail, or those not known where none fails."""
        wanted = "unknown" if self.answer == "unknown" else "not_met"
        return [each for each in self.conditions if each.answer == wanted]

    @property
    def only_judged(self) -> bool:
        """Nothing that can be counted is open: what remains is for a council."""
        return self.answer == "unknown" and not self.lacking and bool(self.judged)


@dataclass(frozen=True)
class Prospects:
    """All awards of a person, with the year and the day they were asked for."""

    person: Person
    post: Post | None
    period: str
    day: date
    awards: list[Prospect]

    def answered(self, answer: str) -> list[Prospect]:
        """Those with this answer: the nearest year first, then the fewest conditions short."""
        rows = [each for each in self.awards if each.answer == answer]
        return sorted(rows, key=lambda each: (each.earliest or "9999", len(each.lacking)))

    @property
    def eligible(self) -> list[Prospect]:
        return self.answered("eligible")

    @property
    def short(self) -> list[Prospect]:
        return self.answered("not_eligible")

    @property
    def unknown(self) -> list[Prospect]:
        return [each for each in self.answered("unknown") if not each.only_judged]

    @property
    def only_judged(self) -> list[Prospect]:
        return [each for each in self.awards if each.only_judged]


def prospects_of(person: Person) -> Prospects:
    """Everything the lawbook answers for the person today; without a post today there is no year to ask about."""
    day = calendar.today()
    post = posts_of([person.pk], day).get(person.pk)
    if post is None:
        return Prospects(person, None, "", day, [])
    period = calendar.period_of(day, post.unit.clock)
    facts = facts_of([person.pk], period=period, day=day)[person.pk]
    numbers = parameters_on(day, post.unit)
    facts = accepted(facts, numbers)
    asked = (code for code, award in lawbook.AWARDS.items() if "person" in award.given_to)
    told = (lawbook.explain(code, "person", facts, day=day, period=period, parameters=numbers) for code in asked)
    return Prospects(person, post, period, day, [_prospect(each, facts) for each in told])


def _prospect(verdict: lawbook.Verdict, facts: dict) -> Prospect:
    views = conditions_of(verdict.as_dict(), facts)
    counted, judged = ([each for each in views if each.is_judged is one] for one in (False, True))
    label = lawbook.AWARDS[verdict.award].label
    return Prospect(verdict.award, label, verdict.counted, counted, judged, tally_of(counted), verdict.earliest)
