"""What is asked about lists that register or nominate: the tables they are for, as they stand; which lists one sees."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from bangvang.office.achievements.queries import award_label
from bangvang.office.achievements.reading import AWARDS
from bangvang.office.dossiers.models import AskedKind, AskedList, AskedRow, LineState, Proposal
from bangvang.office.dossiers.queries.table import awards_of_table
from bangvang.office.dossiers.queries.workbooks import WORKS, Tables, tables_of
from bangvang.office.dossiers.reading.asking import OWN, Asked, Key, Standing, compare, told_by_table
from bangvang.office.dossiers.reading.collectives import Team
from bangvang.office.dossiers.reading.workbooks import PROPOSAL, REGISTRATION
from bangvang.office.people.queries import Acting
from bangvang.office.people.reading.comparing import Bearer, with_proposals
from bangvang.office.registrations.queries import GROUP_CODES, choices_of, period_on, sheet_of, team_choices_of
from bangvang.office.units.models import Unit, UnitName
from bangvang.office.units.queries import teams_on
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets.reading import Reading

__all__ = ["AskedKind", "asked_lists_seen_by", "asked_rows_of", "compared_with", "standing_for"]
TABLE_OF = {AskedKind.REGISTRATIONS: REGISTRATION, AskedKind.NOMINATIONS: PROPOSAL}


def asked_lists_seen_by(by: Acting) -> QuerySet[AskedList]:
    """Lists of the units where one is clerk or head."""
    return AskedList.objects.filter(unit__in=by.unit_ids(*WORKS)).select_related("unit", "file", "taken_by__person")


def asked_rows_of(found: AskedList, state: str = "") -> QuerySet[AskedRow]:
    rows = found.rows.select_related("person", "team")
    return rows.filter(state=state) if state else rows


def standing_for(unit: Unit, kind: str, period: str) -> tuple[Standing | None, Proposal | None]:
    """The table a list of this kind is for, with its letter; nothing where none is open."""
    tables = tables_of(unit, period)
    table = TABLE_OF[AskedKind(kind)]
    if table not in tables.awards:
        return None, None
    names = _names([unit, *(teams := list(teams_on(unit, calendar.today())))])
    open_to_groups, marked = _of_groups(unit, table, tables, period)
    people = tuple(Bearer(one.pk, one.full_name, one.code, one.birth_date) for one in tables.people)
    awards = {"person": tuple(tables.awards[table]), "group": tuple(open_to_groups)}
    labels = {code: award_label(code) for code in AWARDS.labels}
    letter = tables.proposal if table == PROPOSAL else None
    told = Standing(
        unit.pk,
        names[unit.pk],
        period,
        people,
        awards,
        {(person, None): codes for person, codes in tables.marked[table].items()} | marked,
        labels,
        tuple(Team(team.pk, team.name, names[team.pk]) for team in teams),
        _texts(letter) if letter else None,
    )
    return told, letter


def _names(units: Sequence[Unit]) -> dict[int, tuple[str, ...]]:
    """Every name each has borne."""
    found = {unit.pk: [unit.name, unit.short_name] for unit in units}
    for unit, *names in UnitName.objects.filter(unit__in=found).values_list("unit_id", "name", "short_name"):
        found[unit] += names
    return {unit: tuple(dict.fromkeys(filter(None, names))) for unit, names in found.items()}


def _of_groups(unit: Unit, table: str, tables: Tables, period: str) -> tuple[Any, dict[Key, list[str]]]:
    """Awards the unit and its tổ may be put up for, and those each is."""
    marked: dict[Key, list[str]] = {OWN: []}
    if table == REGISTRATION:
        if sheet := sheet_of(unit, period):
            marked[OWN] = sorted(choices_of(sheet).get(None, ()))
            marked |= {(None, team): sorted(codes) for team, codes in team_choices_of(sheet).items()}
        return GROUP_CODES, marked
    if tables.proposal is None:
        return (), marked
    rows = tables.proposal.lines.filter(group__isnull=False).exclude(state=LineState.WITHDRAWN).order_by("award")
    for group, award in rows.values_list("group_id", "award"):
        marked.setdefault((None, None if group == unit.pk else group), []).append(award)
    return awards_of_table(tables.proposal)[1], marked


def _texts(letter: Proposal) -> dict[Key, dict[str, str]]:
    """The summaries of its lines by award; a line ticked off comes back with its own, so that one counts too."""
    rows = letter.lines.filter(Q(ordinal=0) | ~Q(state=LineState.WITHDRAWN)).order_by("pk")
    found: dict[Key, dict[str, str]] = {}
    for person, group, award, text in rows.values_list("person_id", "group_id", "award", "achievement"):
        team = None if group == letter.from_unit_id else group
        found.setdefault((person, team), {})[award] = text
    return found


def compared_with(unit: Unit, kind: str, period: str, reading: Reading) -> Reading | None:
    """A list just read held against the unit's table of the year; nothing where none is open."""
    standing, _proposal = standing_for(unit, kind, period or period_on(unit, calendar.today()))
    if standing is None:
        return None
    rows = tuple(told_by_table(one, standing) for one in reading.rows)
    said = [Asked(one.row, with_proposals(one.values, one.reasons), reasons=one.reasons) for one in rows]
    told = {one.row: answer for one, answer in zip(said, compare(standing, said), strict=True)}
    return replace(reading, rows=rows).compared(
        lambda row: (told[row.row].state, tuple(why for why in told[row.row].reasons if why not in row.reasons))
    )
