"""Autumn: each unit registers what its people aim at."""

from datetime import date

from bangvang.demo.season.cast import PERIOD, YEAR, Cast
from bangvang.office.people.queries import people_of
from bangvang.office.registrations.actions import hand_in, open_sheet, receive, save_sheet
from bangvang.office.registrations.models import RegistrationSheet
from bangvang.office.units.models import Unit
from bangvang.toolbox.calendar import office_day


def register_schools(cast: Cast) -> None:
    """At the staff meeting of September; the Phòng and the Sở take the sheets in early in October."""
    for unit in cast.organisation.schools:
        _register(cast, unit, PERIOD, date(2023, 9, 20))
    _take_in(cast, PERIOD, date(2023, 10, 5))


def register_district_offices(cast: Cast) -> None:
    """The staff of each Phòng, one step up like everybody: to the Sở."""
    for office in cast.districts:
        _register(cast, office, PERIOD, date(2023, 9, 20))
    _take_in(cast, PERIOD, date(2023, 10, 5))


def register_offices(cast: Cast) -> None:
    """The offices of the Sở live by the calendar year and register in its first quarter."""
    for unit in cast.organisation.divisions:
        _register(cast, unit, YEAR, date(2024, 2, 20))
    _take_in(cast, YEAR, date(2024, 3, 1))


def _register(cast: Cast, unit: Unit, period: str, day: date) -> None:
    with office_day(day):
        clerk = cast.clerk(unit)
        sheet = open_sheet(unit, by=clerk, period=period)
        choices = {}
        for person in people_of(unit, day):
            cast.talent.setdefault(person.pk, cast.chance.random())
            choices[person.pk] = ["LDTT", "CSTDCS"] if cast.talent[person.pk] > 0.78 else ["LDTT"]
        group = ["TTLDTT", "TTLDXS"] if cast.chance.random() < 0.3 else ["TTLDTT"]
        sheet = save_sheet(sheet, by=clerk, choices=choices, group_codes=group, version=sheet.version)
        hand_in(sheet, by=cast.clerk(unit))


def _take_in(cast: Cast, period: str, day: date) -> None:
    with office_day(day):
        for unit in cast.appraisers:
            sheets = list(RegistrationSheet.objects.filter(to_unit=unit, period=period, state="handed_in"))
            if sheets:
                receive(sheets, by=cast.officer(unit))
