"""What is asked about lists that register or nominate: the tables they are for, as they stand; which lists one sees."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet

from bangvang.office.achievements.queries import award_label
from bangvang.office.achievements.reading import AWARDS
from bangvang.office.dossiers.models import AskedKind, AskedList, AskedRow, LineState, Proposal
from bangvang.office.dossiers.queries.table import awards_of_table
from bangvang.office.dossiers.queries.workbooks import WORKS, Tables, tables_of
from bangvang.office.dossiers.reading.asking import Asked, Someone, Standing, compare
from bangvang.office.dossiers.reading.workbooks import PROPOSAL, REGISTRATION
from bangvang.office.people.queries import Acting
from bangvang.office.people.reading.comparing import with_proposals
from bangvang.office.registrations.queries import GROUP_CODES, choices_of, period_on, sheet_of
from bangvang.office.units.models import Unit, UnitName
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets.reading import Row

__all__ = ["AskedKind", "asked_lists_seen_by", "asked_rows_of", "compared_with", "standing_for"]
TABLE_OF = {AskedKind.REGISTRATIONS: REGISTRATION, AskedKind.NOMINATIONS: PROPOSAL}


def asked_lists_seen_by(by: Acting) -> QuerySet[AskedList]:
    """Lists of the units where one is clerk or head."""
    return AskedList.objects.filter(unit__in=by.unit_ids(*WORKS)).select_related("unit", "file", "taken_by__person")


def asked_rows_of(found: AskedList, state: str = "") -> QuerySet[AskedRow]:
    rows = found.rows.select_related("person")
    return rows.filter(state=state) if state else rows


def standing_for(unit: Unit, kind: str, period: str) -> tuple[Standing | None, Proposal | None]:
    """The table a list of this kind is for, with its letter; nothing where none is open."""
    tables = tables_of(unit, period)
    table = TABLE_OF[AskedKind(kind)]
    if table not in tables.awards:
        return None, None
    of_group, own = _of_group(unit, table, tables, period)
    people = tuple(Someone(one.pk, one.full_name, one.code, one.birth_date) for one in tables.people)
    awards = {"person": tuple(tables.awards[table]), "group": tuple(of_group)}
    labels = {code: award_label(code) for code in AWARDS.labels}
    names = [unit.name, unit.short_name]
    names += [name for pair in UnitName.objects.filter(unit=unit).values_list("name", "short_name") for name in pair]
    marked: dict[int | None, list[str]] = {**tables.marked[table], None: own}
    told = Standing(unit.pk, tuple(filter(None, names)), period, people, awards, marked, labels)
    return told, tables.proposal if table == PROPOSAL else None


def _of_group(unit: Unit, table: str, tables: Tables, period: str) -> tuple[Any, list[str]]:
    """Awards the unit itself may be put up for, and those it is."""
    if table == REGISTRATION:
        sheet = sheet_of(unit, period)
        return GROUP_CODES, sorted(choices_of(sheet).get(None, ())) if sheet else []
    if tables.proposal is None:
        return (), []
    lines = tables.proposal.lines.filter(group=unit).exclude(state=LineState.WITHDRAWN)
    return awards_of_table(tables.proposal)[1], sorted(lines.values_list("award", flat=True))


def compared_with(unit: Unit, kind: str, period: str, rows: Sequence[Row]) -> Callable[[Row], Any] | None:
    """What each row just read says otherwise than the unit's table of the year; nothing where none is open."""
    standing, _proposal = standing_for(unit, kind, period or period_on(unit, calendar.today()))
    if standing is None:
        return None
    said = [Asked(one.row, with_proposals(one.values, one.reasons), reasons=one.reasons) for one in rows]
    told = {one.row: answer for one, answer in zip(said, compare(standing, said), strict=True)}
    return lambda row: (told[row.row].state, tuple(why for why in told[row.row].reasons if why not in row.reasons))
