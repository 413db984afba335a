"""What the registration pages show besides the table."""

from dataclasses import dataclass
from typing import Any

from bangvang.office.achievements.queries import award_label
from bangvang.office.documents.queries import parameters_on
from bangvang.office.eligibility import queries as eligibility
from bangvang.office.people.permissions import Role
from bangvang.office.people.queries import Acting
from bangvang.office.registrations import queries
from bangvang.office.registrations.queries import PERSON_CODES
from bangvang.office.units.queries import Unit
from bangvang.toolbox import calendar
from bangvang.web.registrations.table import asked_day


@dataclass(frozen=True)
class OwnUnit:
    """A unit whose sheet one prepares, with this year's sheet if it is begun."""

    unit: Unit
    period: str
    sheet: Any


@dataclass(frozen=True)
class AwardReasons:
    """One title with its conditions ready for the page."""

    label: str
    answer: str
    conditions: list[Any]
    tally: dict[str, int]


def own_units(by: Acting) -> list[OwnUnit]:
    """The units where one is clerk or head, each with the sheet of its present year."""
    mine = by.units_at(Role.CLERK, Role.HEAD)
    today = calendar.today()
    sheets = {(sheet.unit_id, sheet.period): sheet for sheet in queries.own_sheets(by)}
    return [
        OwnUnit(unit, period, sheets.get((unit.pk, period)))
        for unit in mine
        for period in (queries.period_on(unit, today),)
    ]


@dataclass(frozen=True)
class Behind:
    """The units one step below an appraising office that have not handed in."""

    unit: Unit
    period: str
    units: list[Unit]


def behind(by: Acting) -> Behind | None:
    """For the officer of a Phòng or the Sở: who is still missing this year."""
    at = by.units_at(Role.OFFICER, Role.HEAD_OF_OFFICE)
    if not at:
        return None
    unit = at[0]
    period = calendar.period_of(calendar.today())
    return Behind(unit, period, queries.units_behind(unit, period))


def years_open(unit: Unit) -> tuple[str, str]:
    """The present year, and the next one for those who are early."""
    now = queries.period_on(unit, calendar.today())
    return now, calendar.shift(now, 1)


def own_titles(by: Acting) -> list[tuple[str, list[str]]]:
    """What a person is registered for, by year: a teacher's own line."""
    if not by.person_id:
        return []
    found: dict[str, list[str]] = {}
    for period, award in queries.registered_of_person(by.person_id):
        found.setdefault(period, []).append(award_label(award))
    return list(found.items())


def conditions_by_award(sheet: Any, person: int) -> list[AwardReasons]:
    """Every title of the table for one person, condition by condition."""
    day = asked_day(sheet.period)
    facts = eligibility.facts_of([person], period=sheet.period, day=day)
    numbers = parameters_on(day, sheet.unit)
    told = eligibility.verdicts_of(facts, "person", PERSON_CODES, period=sheet.period, day=day, parameters=numbers)
    found = []
    for code in PERSON_CODES:
        verdict = told[person, code]
        conditions = eligibility.conditions_of(verdict.as_dict(), facts[person])
        found.append(AwardReasons(award_label(code), verdict.counted, conditions, eligibility.tally_of(conditions)))
    return found
