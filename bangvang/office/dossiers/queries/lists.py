"""Lists of campaigns, proposals and lines, as far as the reader may see them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from bangvang import lawbook
from bangvang.office.achievements.models import Nature
from bangvang.office.dossiers.models import Campaign, Line, LineState, Proposal, ProposalState, Stop, Supplement
from bangvang.office.dossiers.queries.routes import destinations
from bangvang.office.eligibility.models import Answer
from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting
from bangvang.office.people.queries.teams import teams_by_person
from bangvang.office.units.models import Kind, Unit
from bangvang.office.units.queries import APPRAISES as APPRAISING_KINDS
from bangvang.office.units.queries import OUTSIDE, units_below, units_on
from bangvang.toolbox import calendar
from bangvang.toolbox.vietnamese import fold

PREPARES = (Role.CLERK, Role.HEAD)
APPRAISES = (Role.OFFICER, Role.HEAD_OF_OFFICE)
SIGNS = (Role.HEAD, Role.DIRECTOR)
BLIND = (Role.TEACHER, Role.MEMBER, Role.ADMINISTRATOR)  # these roles open no list of others' dossiers
KEYS = ("name_key", "pk")
ENDED = (LineState.AWARDED, LineState.DECLINED, LineState.NOT_SUPPORTED, LineState.WITHDRAWN)


MOST_AT_ONCE = 3000  # lines in one bulk step
LINE_STATES = LineState.choices
PROPOSAL_STATES = ProposalState.choices
ANSWERS = Answer.choices


@dataclass(frozen=True)
class Tally:
    """A figure that leads to its names: how many lines in a state."""

    state: str
    label: str
    count: int


@dataclass(frozen=True)
class OwnWay:
    """A unit of one's own in a campaign, where its letter goes, and the letters that stand."""

    unit: Unit
    to_unit: Unit
    letters: list[Proposal]

    @property
    def is_of_who_calls(self) -> bool:
        return self.to_unit.kind in OUTSIDE or self.unit.pk == self.to_unit.pk


def units_in_sight(by: Acting) -> QuerySet[Unit]:
    """Units whose dossiers one works with: under the place of one's role, whoever signs, appraises or watches."""
    return units_below(sorted({held.path for held in by.roles if held.role not in BLIND}))


def lines_seen_by(by: Acting) -> QuerySet[Line]:
    """Dossiers of the units in sight, and those that lie there: a school moved away leaves its dossiers on the desk they
    came to. Of the others only one's own."""
    rows = Line.objects.exclude(state=LineState.WITHDRAWN, ordinal=0)
    paths = sorted({held.path for held in by.roles if held.role not in BLIND})
    if not paths:
        return rows.filter(person=by.person_id) if by.person_id else rows.none()
    if _sees_everything(by):
        return rows
    here = units_below(paths).values("pk")
    mine = Q(unit__in=here) | Q(place__in=here)
    return rows.filter(mine | Q(person=by.person_id) if by.person_id else mine)


def _sees_everything(by: Acting) -> bool:
    """Roles at the root of the tree: no unit needs to be asked for."""
    return any(held.role not in BLIND and held.path.count(".") <= 1 for held in by.roles)


def open_lines_at(units: QuerySet[Unit]) -> QuerySet[Line]:
    """Dossiers not yet ended that began at these units or lie there, to be counted."""
    at = units.values("pk")
    return Line.objects.exclude(state__in=ENDED).filter(Q(unit__in=at) | Q(place__in=at))


def line_rows(by: Acting, chosen: Mapping[str, Any]) -> QuerySet[Line]:
    """Lines for a table, narrowed by what the filters say."""
    rows = lines_seen_by(by).select_related("unit", "place")
    for name, field in FILTERS.items():
        if chosen.get(name):
            rows = rows.filter(**{field: chosen[name]})
    if letter := chosen.get("proposal"):
        rows = rows.filter(Q(proposal=letter) | Q(pk__in=Stop.objects.filter(proposal=letter).values("line_id")))
    if chosen.get("here"):
        rows = rows.filter(place__in=by.unit_ids(*WORKERS)).exclude(state__in=ENDED)
    for word in fold(chosen.get("q", "")).split():
        rows = rows.filter(search_text__contains=word)
    return rows


FILTERS = {
    "state": "state",
    "award": "award",
    "period": "period",
    "answer": "answer",
    "unit": "unit",
    "place": "place",
    "campaign": "proposal__campaign",
}
WORKERS = (Role.CLERK, Role.HEAD, Role.OFFICER, Role.HEAD_OF_OFFICE, Role.DIRECTOR, Role.SECRETARY)


def count_lines(letters: Iterable[Proposal]) -> None:
    """Tell each letter shown how many lines it carries: one query for a page of them."""
    shown = list(letters)
    rows = Proposal.objects.filter(pk__in=[letter.pk for letter in shown])
    counts = dict(rows.annotate(carried=_lines_carried()).values_list("pk", "carried"))
    for letter in shown:
        letter.line_count = counts.get(letter.pk, 0)  # type: ignore[attr-defined]


def _lines_carried() -> Greatest:
    """How many lines a letter carries, or carried before they joined the next one."""
    mine = Line.objects.filter(proposal=OuterRef("pk")).exclude(state=LineState.WITHDRAWN).order_by().values("proposal")
    went = Stop.objects.filter(proposal=OuterRef("pk")).order_by().values("proposal")
    return Greatest(
        Coalesce(Subquery(mine.annotate(n=Count("pk")).values("n")), 0),
        Coalesce(Subquery(went.annotate(n=Count("line", distinct=True)).values("n")), 0),
    )


def tally_of(lines: QuerySet[Line]) -> list[Tally]:
    """How many lines stand in each state, in the order of the work."""
    counts = dict(lines.order_by().values_list("state").annotate(count=Count("pk")))
    return [Tally(state.value, state.label, counts[state]) for state in LineState if counts.get(state)]


def one_line(by: Acting) -> QuerySet[Line]:
    """Dossiers with everything their page shows."""
    return lines_seen_by(by).select_related(
        "unit__parent", "place", "proposal__campaign", "finding", "person", "group", "officer__person"
    )


def labels(codes: Iterable[str]) -> str:
    """Awards by their names, never by codes."""
    return ", ".join(lawbook.AWARDS[code].label if code in lawbook.AWARDS else code for code in codes)


def asked_for(line: Line) -> str:
    """The award by its name; for somebody who has died, as a truy tặng."""
    return Nature.of_award(labels([line.award]), is_posthumous=line.is_posthumous)


def periods_of_proposals(by: Acting) -> list[str]:
    """Years for which there are letters in sight, newest first."""
    return sorted(proposals_seen_by(by).order_by().values_list("period", flat=True).distinct(), reverse=True)


def proposals_seen_by(by: Acting) -> QuerySet[Proposal]:
    """Letters of the units in sight, and those that came to them."""
    seen = units_in_sight(by).values("pk")
    rows = Proposal.objects.filter(Q(from_unit__in=seen) | Q(to_unit__in=seen))
    return rows.select_related("from_unit", "to_unit", "campaign__unit")


def proposal_rows(by: Acting, chosen: Mapping[str, Any]) -> QuerySet[Proposal]:
    rows = proposals_seen_by(by)
    for name in ("state", "campaign", "period"):
        if chosen.get(name):
            rows = rows.filter(**{name: chosen[name]})
    for word in fold(chosen.get("q", "")).split():
        rows = rows.filter(from_unit__search_text__contains=word)
    return rows


def proposals_to_receive(by: Acting) -> QuerySet[Proposal]:
    at = by.unit_ids(Role.OFFICER, Role.HEAD_OF_OFFICE)
    return Proposal.objects.filter(to_unit__in=at, state=ProposalState.SUBMITTED).select_related("from_unit", "to_unit")


def campaigns_seen_by(by: Acting) -> QuerySet[Campaign]:
    """Campaigns of the unit one works at and of every unit above it."""
    places = {place for held in by.roles for place in _places_above(held.path)}
    below = units_in_sight(by).filter(kind__in=APPRAISING_KINDS).values("pk")
    past = Q(unit__until__lt=calendar.today(), unit__successor__path__in=places)  # a dissolved unit's, at its successor
    return Campaign.objects.filter(Q(unit__path__in=places) | past | Q(unit__in=below)).select_related("unit")


def open_campaigns(by: Acting) -> QuerySet[Campaign]:
    """Campaigns that still receive, and those that ended in the last two months (for late units)."""
    since = calendar.today() - timedelta(days=60)
    return campaigns_seen_by(by).filter(deadline_date__gte=since).order_by("deadline_date", "pk")[:20]


def units_that_call(by: Acting) -> list[int]:
    """Receiving units where one may open a campaign."""
    at = [held.unit_id for held in by.roles if held.role in (*APPRAISES, Role.HEAD)]
    return list(units_on(calendar.today()).filter(pk__in=at, kind__in=APPRAISING_KINDS).values_list("pk", flat=True))


def own_ways_in(campaign: Campaign, by: Acting) -> list[OwnWay]:
    """Units where one prepares, each with where its letters in the campaign go and those that stand."""
    units = units_on(calendar.today()).filter(pk__in=units_that_prepare(by, campaign)).select_related("parent")
    letters: dict[tuple[int, int], list[Proposal]] = {}
    for row in Proposal.objects.filter(campaign=campaign, from_unit__in=units).select_related("from_unit"):
        letters.setdefault((row.from_unit_id, row.to_unit_id), []).append(row)
    day = calendar.today()
    return [
        OwnWay(unit, to_unit, letters.get((unit.pk, to_unit.pk), []))
        for unit in units
        for to_unit in destinations(unit, campaign, day)
    ]


def supplements_seen_by(by: Acting) -> QuerySet[Supplement]:
    """Requests of late units in sight, and those asked of one's own unit."""
    seen = Q(unit__in=units_in_sight(by).values("pk")) | Q(campaign__unit__in=[held.unit_id for held in by.roles])
    return Supplement.objects.filter(seen).select_related("campaign__unit", "unit")


def units_that_prepare(by: Acting, campaign: Campaign) -> list[int]:
    """Units whose letter one may begin; the officer of who calls begins the one of its own people."""
    calls = {campaign.unit_id}.intersection(by.unit_ids(*APPRAISES))
    return sorted({*by.unit_ids(*PREPARES), *calls})


def order_in_letter(proposal: Proposal) -> list[Line]:
    """The lines that travel, as the list prints them: collectives before persons, award by award, by given name."""
    carried = proposal.lines.filter(state=LineState.SUPPORTED)
    return list(carried.annotate(rank=award_rank()).order_by("rank", "name_key", "pk"))


def letter_rows(by: Acting, letter: Proposal) -> QuerySet[Line]:
    """A letter's lines as far as this reader sees them, as its list prints them; what fell away is not on it."""
    rows = line_rows(by, {"proposal": letter.pk}).exclude(state__in=(LineState.WITHDRAWN, LineState.NOT_SUPPORTED))
    return rows.select_related("person", "unit", "place").annotate(rank=award_rank()).order_by("rank", "name_key", "pk")


def award_rank() -> Case:
    """The order of awards in the lawbook, groups first."""
    order = sorted(lawbook.AWARDS.values(), key=lambda award: (award.given_to != ("group",), award.code))
    ranks = [When(award=award.code, then=Value(rank)) for rank, award in enumerate(order)]
    return Case(*ranks, default=Value(99), output_field=IntegerField())


def counts_for_groups(unit_ids: Iterable[int], period: str) -> dict[int, dict[str, int]]:
    """Persons of each unit whose LDTT and CSTDCS are under way or given this year: what a group is measured by."""
    told: dict[int, dict[str, int]] = {unit: {"ldtt": 0, "cstdcs": 0} for unit in unit_ids}
    live = _standing_of_people(period)
    for unit, award, count in live.filter(unit__in=told).values_list("unit", "award").annotate(count=Count("pk")):
        told[unit][award.lower()] = count
    return told


def counts_of_subjects(groups: Collection[Unit], period: str) -> dict[int, dict[str, int]]:
    """Units and tổ together, each by its own people."""
    teams = [group for group in groups if group.kind == Kind.GROUP]
    told = counts_for_groups([group.pk for group in groups if group.kind != Kind.GROUP], period)
    return told | counts_for_teams(teams, period) if teams else told


def counts_for_teams(teams: Collection[Unit], period: str) -> dict[int, dict[str, int]]:
    """The same of tổ: of the persons on the lists of their unit, those who belong to each."""
    told: dict[int, dict[str, int]] = {team.pk: {"ldtt": 0, "cstdcs": 0} for team in teams}
    at = min(calendar.today(), calendar.period_bounds(period)[1])
    home = {person: team for team, person in teams_by_person(told, at)}
    rows = _standing_of_people(period).filter(unit__in={team.parent_id for team in teams})
    for person, award in rows.values_list(Coalesce("person__stays", "person"), "award"):
        if person in home:
            told[home[person]][award.lower()] += 1
    return told


def _standing_of_people(period: str) -> QuerySet[Line]:
    live = Line.objects.filter(period=period, person__isnull=False, award__in=("LDTT", "CSTDCS")).order_by()
    return live.exclude(state__in=(LineState.DECLINED, LineState.NOT_SUPPORTED, LineState.WITHDRAWN))


def _places_above(path: str) -> list[str]:
    codes = path.rstrip(".").split(".")
    return [".".join(codes[: depth + 1]) + "." for depth in range(len(codes))]
