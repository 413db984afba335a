"""What is asked about the workbooks of units: what goes out, what stands, what came back."""

from dataclasses import dataclass

from django.db.models import QuerySet

from bangvang import lawbook
from bangvang.office.achievements.queries import award_label
from bangvang.office.dossiers.models import LineState, Proposal, ProposalState, UnitWorkbook, WorkbookRow
from bangvang.office.dossiers.queries.table import awards_of_table
from bangvang.office.dossiers.reading.workbooks import PROPOSAL, REGISTRATION
from bangvang.office.people.models import Person, Role
from bangvang.office.people.queries import Acting, people_of
from bangvang.office.registrations.models import RegistrationSheet
from bangvang.office.registrations.queries import PERSON_CODES, SheetState, choices_of, period_on, sheet_of
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar

WORKS = (Role.CLERK, Role.HEAD)


@dataclass(frozen=True)
class Tables:
    """The tables of a unit and year: who is in them, the awards of each, and the awards marked by person id."""

    people: list[Person]
    awards: dict[str, list[str]]
    marked: dict[str, dict[int, list[str]]]
    proposal: Proposal | None


def workbooks_seen_by(by: Acting) -> QuerySet[UnitWorkbook]:
    return UnitWorkbook.objects.filter(unit__in=by.unit_ids(*WORKS)).select_related(
        "unit", "file", "taken_by__person", "staff_list", "rating_list"
    )


def units_with_workbooks(by: Acting) -> list[tuple[Unit, str]]:
    """Where one is clerk or head, with the year it works in."""
    return [(unit, period_on(unit, calendar.today())) for unit in by.units_at(*WORKS)]


def differences_of(book: UnitWorkbook) -> QuerySet[WorkbookRow]:
    return book.rows.exclude(state="same")


def award_codes() -> dict[str, str]:
    """Award codes by their labels, of every award that may stand in a workbook."""
    return {award_label(code): code for code, award in lawbook.AWARDS.items() if "person" in award.given_to}


def tables_of(unit: Unit, period: str) -> Tables:
    """What a workbook of the unit holds today."""
    people = list(people_of(unit, calendar.today()))
    sheet = sheet_of(unit, period)
    proposal = (
        Proposal.objects.filter(from_unit=unit, period=period, state=ProposalState.DRAFT, campaign__isnull=False)
        .order_by("-pk")
        .first()
    )
    awards: dict[str, list[str]] = {}
    marked: dict[str, dict[int, list[str]]] = {}
    if sheet is None or sheet.state == SheetState.DRAFT:
        awards[REGISTRATION] = list(PERSON_CODES)
        marked[REGISTRATION] = _registered(sheet)
    if proposal:
        awards[PROPOSAL] = awards_of_table(proposal)[0]
        marked[PROPOSAL] = _proposed(proposal)
    return Tables(people, awards, marked, proposal)


def _registered(sheet: RegistrationSheet | None) -> dict[int, list[str]]:
    if sheet is None:
        return {}
    return {person: sorted(awards) for person, awards in choices_of(sheet).items() if person is not None}


def _proposed(proposal: Proposal) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = proposal.lines.filter(person__isnull=False).exclude(state=LineState.WITHDRAWN)
    for person, award in rows.order_by("award").values_list("person_id", "award"):
        found.setdefault(person, []).append(award)
    return found
