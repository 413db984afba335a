"""What is asked about registration sheets."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting, same_person_ids, units_read_by
from bangvang.office.registrations.models import Registration, RegistrationSheet, SheetState
from bangvang.office.units.models import Clock, Kind, Unit
from bangvang.office.units.queries import standing
from bangvang.toolbox import calendar
from bangvang.toolbox.tasks import Sent, Task

__all__ = ["SheetState"]

PERSON_CODES = ("LDTT", "CSTDCS", "BKT")
GROUP_CODES = ("TTLDTT", "TTLDXS", "BKT")
# When sheets are prepared, by the unit's clock: first and last month. Practice, not law.
SEASON = {Clock.SCHOOL_YEAR: (9, 10), Clock.CALENDAR_YEAR: (1, 3)}


def period_on(unit: Unit, day: date) -> str:
    """The year a unit works in on a day, by its own clock; the summer still belongs to the school year that ended."""
    return calendar.period_of(day, unit.clock)


def last_day(unit: Unit, period: str) -> date:
    """Until when sheets are handed in: the end of the season of the year."""
    month = SEASON[Clock(unit.clock)][1]
    return date(int(period[:4]), month, 31)


def sheets_seen_by(by: Acting) -> QuerySet[RegistrationSheet]:
    """Sheets of the units one answers for."""
    units = units_read_by(by).values("pk")
    return RegistrationSheet.objects.filter(unit__in=units).select_related("unit", "to_unit")


def sheet_rows(by: Acting, period: str = "", state: str = "") -> QuerySet[RegistrationSheet]:
    """For the list."""
    rows = sheets_seen_by(by)
    rows = rows.filter(period=period) if period else rows
    rows = rows.filter(state=state) if state else rows
    return rows.order_by("unit__path", "-period", "pk")


def count_registrations(sheets: Iterable[RegistrationSheet]) -> None:
    """Tell each sheet shown how many people and titles are on it: one query for a page of them."""
    shown = list(sheets)
    rows = Registration.objects.filter(sheet__in=shown, withdrawn_at=None).order_by().values_list("sheet")
    told = rows.annotate(people=Count("person", distinct=True), titles=Count("pk"))
    counts = {sheet: (people, titles) for sheet, people, titles in told}
    for sheet in shown:
        sheet.people_count, sheet.title_count = counts.get(sheet.pk, (0, 0))  # type: ignore[attr-defined]


def own_sheets(by: Acting) -> QuerySet[RegistrationSheet]:
    """Sheets of the units where one prepares them."""
    mine = by.unit_ids(Role.CLERK, Role.HEAD, Role.OFFICER)
    return RegistrationSheet.objects.filter(unit__in=mine).select_related("unit", "to_unit").order_by("-period", "pk")


def sheet_of(unit: Unit, period: str) -> RegistrationSheet | None:
    return RegistrationSheet.objects.filter(unit=unit, period=period).first()


def periods_registered(by: Acting) -> list[str]:
    rows = sheets_seen_by(by).order_by().values_list("period", flat=True).distinct()
    return sorted(rows, reverse=True)


def choices_of(sheet: RegistrationSheet) -> dict[int | None, set[str]]:
    """Titles registered, by person id; under None the unit's own."""
    found: dict[int | None, set[str]] = {}
    rows = Registration.objects.filter(sheet=sheet, team=None, withdrawn_at=None)
    for person, award in rows.values_list(Coalesce("person__stays", "person"), "award"):
        found.setdefault(person, set()).add(award)
    return found


def team_choices_of(sheet: RegistrationSheet) -> dict[int, set[str]]:
    """Titles registered, by tổ."""
    found: dict[int, set[str]] = {}
    rows = Registration.objects.filter(sheet=sheet, team__isnull=False, withdrawn_at=None)
    for team, award in rows.values_list("team_id", "award"):
        found.setdefault(team, set()).add(award)
    return found


def registered_titles(unit_ids: Iterable[int], period: str) -> dict[int, dict[int, list[str]]]:
    """unit → person → titles, of the sheets handed in; a unit without such a sheet is absent."""
    sheets = RegistrationSheet.objects.filter(period=period).exclude(state=SheetState.DRAFT)
    wanted = set(unit_ids)
    if len(wanted) <= 5000:
        sheets = sheets.filter(unit__in=wanted)
    names = ("unit_id", "registrations__person_id", "registrations__award", "registrations__withdrawn_at")
    found: dict[int, dict[int, list[str]]] = {}
    for unit, person, award, withdrawn in sheets.order_by("registrations__pk").values_list(*names):
        of_unit = found.setdefault(unit, {})
        if person and withdrawn is None:
            of_unit.setdefault(person, []).append(award)
    return found


def people_registered(period: str) -> tuple[set[int], QuerySet[Registration]]:
    """Units whose sheet of the year was handed in, and the rows of people on these sheets: the whole office."""
    sheets = RegistrationSheet.objects.filter(period=period).exclude(state=SheetState.DRAFT)
    rows = Registration.objects.filter(sheet__in=sheets.values("pk"), person__isnull=False, withdrawn_at=None)
    return set(sheets.values_list("unit_id", flat=True)), rows


def registered_of_person(person_id: int) -> list[tuple[str, str]]:
    """Year and title of all a person is registered for, newest first."""
    rows = Registration.objects.filter(person_id__in=list(same_person_ids([person_id])), withdrawn_at=None)
    return list(rows.order_by("-sheet__period", "pk").values_list("sheet__period", "award"))


def units_behind(unit: Unit, period: str) -> list[Unit]:
    """Units one step below that have not handed in their sheet of the year."""
    handed_in = RegistrationSheet.objects.filter(to_unit=unit, period=period).exclude(state=SheetState.DRAFT)
    below = standing(Unit.objects.filter(parent=unit, has_accounts=True)).exclude(kind=Kind.UNION)
    return list(below.exclude(pk__in=handed_in.values("unit_id")).order_by("path"))


def tasks_for(by: Acting) -> list[Task]:
    """My units' sheets not handed in yet, in their season; sheets that wait to be received."""
    return [*_own_tasks(by), *_receiving_tasks(by)]


def sent_by(by: Acting) -> list[Sent]:
    rows = own_sheets(by).exclude(state=SheetState.DRAFT)[:5]
    return [
        Sent(
            str(row),
            "registration",
            (row.pk,),
            where=row.to_unit.short_name,
            state="ok" if row.state == SheetState.RECEIVED else "info",
            word=row.get_state_display(),
            sent_date=row.handed_in_at and localdate(row.handed_in_at),
        )
        for row in rows
    ]


def sheets_in_hand(unit: Unit) -> QuerySet[RegistrationSheet]:
    """Sheets that the unit prepares and has not handed in."""
    return RegistrationSheet.objects.filter(unit=unit, state=SheetState.DRAFT)


def sheets_come_to(unit: Unit) -> QuerySet[RegistrationSheet]:
    """Sheets of others handed in at the unit that nobody has received."""
    return RegistrationSheet.objects.filter(to_unit=unit, state=SheetState.HANDED_IN).exclude(unit=unit)


def _own_tasks(by: Acting) -> list[Task]:
    today = calendar.today()
    mine = by.units_at(Role.CLERK, Role.HEAD)
    open_units = [unit for unit in mine if SEASON[Clock(unit.clock)][0] <= today.month <= SEASON[Clock(unit.clock)][1]]
    done = set(
        RegistrationSheet.objects.filter(unit__in=open_units, period__in={period_on(u, today) for u in open_units})
        .exclude(state=SheetState.DRAFT)
        .values_list("unit_id", flat=True)
    )
    return [
        Task(
            f"Đăng ký thi đua năm {period_on(unit, today)}",
            "registration-open",
            (unit.pk, period_on(unit, today)),
            due=last_day(unit, period_on(unit, today)),
            hint=unit.name,
            kind="registrations.hand_in",
        )
        for unit in open_units
        if unit.pk not in done
    ]


def _receiving_tasks(by: Acting) -> list[Task]:
    at = by.unit_ids(Role.OFFICER, Role.HEAD_OF_OFFICE)
    waiting = RegistrationSheet.objects.filter(to_unit__in=at, state=SheetState.HANDED_IN).order_by()
    waiting = waiting.exclude(unit=F("to_unit"))  # the Sở's own: nobody receives from herself
    counted = waiting.values_list("period").annotate(count=Count("pk"))
    return [
        Task(
            f"Tiếp nhận {count} bản đăng ký thi đua năm {period}",
            "registrations",
            count=count,
            kind="registrations.receive",
            query=f"?nam={period}&trang-thai={SheetState.HANDED_IN}",
        )
        for period, count in counted
    ]
