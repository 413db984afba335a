"""A unit's people as one table: rating, last year's titles, and per award the lawbook's word; the quota under it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten
from typing import Any

from bangvang import lawbook
from bangvang.office.achievements.queries import Grade, titles_of_year, unit_ratings_of
from bangvang.office.documents.queries import numbers_on, parameters_on
from bangvang.office.dossiers.models import Line, LineState, Proposal
from bangvang.office.dossiers.queries.lists import counts_for_groups, counts_for_teams, labels
from bangvang.office.dossiers.queries.routes import awards_going_to
from bangvang.office.eligibility.queries import facts_of, group_verdicts_for, verdicts_for, verdicts_of
from bangvang.office.people.models import Person
from bangvang.office.people.queries import people_of, search
from bangvang.office.registrations.queries import registered_titles
from bangvang.office.units.queries import teams_on
from bangvang.toolbox import calendar

HINT = 64  # letters of a reason in a cell; the whole stands on the dossier's page
GRADES = dict(Grade.choices)
WAITING = "Đang chờ cơ quan có thẩm quyền xác nhận"


@dataclass(frozen=True)
class Cell:
    """One subject and one award: the counted verdict, why, whether it is on the list, and whether it may be ticked off."""

    award: str
    answer: str
    hint: str
    is_chosen: bool
    is_fixed: bool
    note: str = ""
    line_id: int | None = None

    @property
    def word(self) -> str:
        return {"eligible": "Đủ điều kiện", "not_eligible": "Chưa đủ điều kiện"}.get(self.answer, "Chưa rõ")


@dataclass(frozen=True)
class TableRow:
    """One person, or the unit itself, with what is known already."""

    subject_id: int
    code: str
    name: str
    post: str
    grade: str
    last_titles: str
    registered: str
    cells: list[Cell]

    @property
    def key(self) -> str:
        return str(self.subject_id)


@dataclass(frozen=True)
class Count:
    """How many are chosen for an award, of how many allowed, by which text."""

    name: str
    label: str
    chosen: int
    limit: int | None
    whole: int
    sentence: str

    @property
    def is_over(self) -> bool:
        return self.limit is not None and self.chosen > self.limit


class Binding:
    """What binds the unit of a proposal today and what is counted of it: asked once for all parts of its table."""

    def __init__(self, proposal: Proposal) -> None:
        self.unit, self.period, self.day = proposal.from_unit, proposal.period, calendar.today()

    @cached_property
    def parameters(self) -> dict[str, Any]:
        return parameters_on(self.day, self.unit)

    @cached_property
    def counts(self) -> dict[str, int]:
        return counts_for_groups([self.unit.pk], self.period)[self.unit.pk]


def awards_of_table(proposal: Proposal) -> tuple[list[str], list[str]]:
    """Award codes of a proposal's campaign that go this way: for persons, for the unit itself."""
    day = calendar.today()
    going = awards_going_to(proposal.from_unit, proposal.to_unit, day)
    called = [award for award in going if proposal.campaign is None or award in proposal.campaign.awards]
    people = [award for award in called if "person" in lawbook.AWARDS[award].given_to]
    groups = [award for award in called if "group" in lawbook.AWARDS[award].given_to]
    return people, groups


def people_to_choose(proposal: Proposal, words: str = "") -> Any:
    """The unit's people by given name, as a query to be paged."""
    return search(people_of(proposal.from_unit, calendar.today()), words)


def rows_for(
    proposal: Proposal, people: Iterable[Person], awards: list[str], binding: Binding | None = None
) -> list[TableRow]:
    """The people shown, each award with its verdict; a fixed number of queries."""
    shown, bound = list(people), binding or Binding(proposal)
    ids = [person.pk for person in shown]
    asked: dict[str, Any] = {"period": proposal.period, "day": bound.day}
    facts = facts_of(ids, **asked)
    verdicts = verdicts_of(facts, "person", awards, parameters=bound.parameters, **asked)
    lines = _lines_of(proposal, ids)
    known = _Known(proposal, facts)
    return [
        TableRow(
            person.pk,
            person.code,
            person.full_name,
            person.post_here[0].title if person.post_here else "",  # type: ignore[attr-defined]
            known.grades.get(person.pk, ""),
            known.titles.get(person.pk, ""),
            known.registered.get(person.pk, ""),
            [_cell(award, verdicts[person.pk, award], lines.get((person.pk, award)), proposal) for award in awards],
        )
        for person in shown
    ]


def rows_to_fill(proposal: Proposal, award: str, *, is_registered: bool) -> list[tuple[Person, str]]:
    """Whom one click puts on the list: who registered the title and is not ruled out, or all whom the lawbook finds fit."""
    everybody = list(people_to_choose(proposal))
    there = _lines_of(proposal, [person.pk for person in everybody])
    people = [person for person in everybody if (person.pk, award) not in there]
    day = calendar.today()
    parameters = parameters_on(day, proposal.from_unit)
    ids = [person.pk for person in people]
    verdicts = verdicts_for(ids, [award], period=proposal.period, day=day, parameters=parameters)
    answers = {person: verdicts[person, award].counted for person in ids}
    if not is_registered:
        return [(person, award) for person in people if answers[person.pk] == "eligible"]
    signed_up = registered_titles([proposal.from_unit_id], proposal.period).get(proposal.from_unit_id, {})
    named = [person for person in people if award in signed_up.get(person.pk, ())]
    return [(person, award) for person in named if answers[person.pk] != "not_eligible"]


def group_row(proposal: Proposal, awards: list[str], binding: Binding | None = None) -> TableRow | None:
    """The unit itself, measured by the persons on this year's lists."""
    if not awards:
        return None
    unit, bound = proposal.from_unit, binding or Binding(proposal)
    asked: dict[str, Any] = {"period": proposal.period, "day": bound.day, "parameters": bound.parameters}
    verdicts = group_verdicts_for([unit.pk], awards, counts={unit.pk: bound.counts}, **asked)
    rows = Line.objects.filter(group=unit, period=proposal.period).exclude(state=LineState.WITHDRAWN)
    lines = {line.award: line for line in rows}
    rating = unit_ratings_of([unit.pk], [proposal.period]).first()
    cells = [_cell(award, verdicts[unit.pk, award], lines.get(award), proposal) for award in awards]
    return TableRow(unit.pk, unit.code, unit.name, "", rating.get_grade_display() if rating else "", "", "", cells)


def team_rows(proposal: Proposal, awards: list[str], binding: Binding | None = None) -> list[TableRow]:
    """The unit's tổ of today, each measured by its own people on this year's lists."""
    bound = binding or Binding(proposal)
    teams = list(teams_on(proposal.from_unit, bound.day)) if awards else []
    if not teams:
        return []
    asked: dict[str, Any] = {"period": proposal.period, "day": bound.day, "parameters": bound.parameters}
    ids = [team.pk for team in teams]
    verdicts = group_verdicts_for(ids, awards, counts=counts_for_teams(teams, proposal.period), **asked)
    rows = Line.objects.filter(group__in=ids, period=proposal.period).exclude(state=LineState.WITHDRAWN)
    lines = {(line.group_id, line.award): line for line in rows}
    told = []
    for team in teams:
        cells = [_cell(award, verdicts[team.pk, award], lines.get((team.pk, award)), proposal) for award in awards]
        told.append(TableRow(team.pk, team.code, team.name, "", "", "", "", cells))
    return told


def counts_of(
    proposal: Proposal,
    awards: list[str],
    chosen: Mapping[str, int] | None = None,
    binding: Binding | None = None,
) -> list[Count]:
    """Ticks per award and the quota they use; `chosen` overrides what is saved (an answer to a change not yet saved)."""
    bound = binding or Binding(proposal)
    day, saved = bound.day, bound.counts
    numbers = numbers_on(day, proposal.from_unit)
    parameters = {name: number.value for name, number in numbers.items()}
    counted = {award: saved.get(award.lower()) for award in awards} | dict(chosen or {})
    counted = {award: _count_of(proposal, award) if number is None else number for award, number in counted.items()}
    whole = people_of(proposal.from_unit, day).count()
    base = saved | {award.lower(): number for award, number in counted.items()}
    return [_count(award, counted[award], base, whole, parameters, numbers) for award in awards]


class _Known:
    """Rating of the year, titles of the year before, what was registered: by person."""

    def __init__(self, proposal: Proposal, facts: Mapping[int, Mapping[str, Any]]) -> None:
        years = {person: told.get("history", {}).get(proposal.period, {}) for person, told in facts.items()}
        self.grades = {person: GRADES[year["rating"]] for person, year in years.items() if "rating" in year}
        before = titles_of_year(facts, calendar.shift(proposal.period, -1))
        self.titles = {person: labels(codes) for person, codes in before.items()}
        self.registered = {person: labels(told.get("registered", ())) for person, told in facts.items()}


def _lines_of(proposal: Proposal, ids: list[int]) -> dict[tuple[int, str], Line]:
    rows = Line.objects.filter(person__in=ids, period=proposal.period).exclude(state=LineState.WITHDRAWN)
    return {(line.person_id, line.award): line for line in rows if line.person_id}


def _cell(award: str, verdict: Any, line: Line | None, proposal: Proposal) -> Cell:
    is_here = line is not None and line.proposal_id == proposal.pk
    is_fixed = line is not None and not (is_here and line.state == LineState.DRAFT)
    note = line.get_state_display() if line and is_fixed else ""
    return Cell(award, verdict.counted, _hint(verdict), line is not None, is_fixed, note, line.pk if line else None)


def _hint(verdict: Any) -> str:
    """The first thing that stands in the way, in few words; a hold says nothing of itself."""
    order = {"not_met": 0, "unknown": 1}
    open_ones = sorted((each for each in verdict.conditions if each.answer in order), key=lambda e: order[e.answer])
    if not open_ones:
        return ""
    first = open_ones[0]
    if "no_hold" in first.facts:
        return WAITING
    return shorten(first.missing or first.sentence, HINT, placeholder=" …")


def _count_of(proposal: Proposal, award: str) -> int:
    rows = Line.objects.filter(unit=proposal.from_unit, period=proposal.period, award=award)
    return rows.exclude(state__in=(LineState.WITHDRAWN, LineState.NOT_SUPPORTED, LineState.DECLINED)).count()


def _count(
    award: str,
    chosen: int,
    base: Mapping[str, int],
    whole: int,
    parameters: Mapping[str, Any],
    numbers: Mapping[str, Any],
) -> Count:
    label = lawbook.AWARDS[award].label
    quota = lawbook.quota_of(award, base, day=calendar.today(), parameters=parameters)
    if quota is None:
        return Count(award, label, chosen, None, whole, f"{label}: Luật không quy định tỷ lệ tối đa.")
    own = numbers.get("cstdcs_max_ratio")
    source = f"theo {own.source}, không phải điều của Luật" if own else quota.cite
    share = f"{quota.ratio * 100:g}".replace(".", ",")
    said = f"{label}: tối đa {quota.at_most}, bằng {share} % của {quota.base} {quota.base_label or 'người'}, {source}."
    return Count(award, label, chosen, quota.at_most, whole, said)
