"""Autumn: Tập thể lao động xuất sắc and Bằng khen, which stand on the decisions of the summer."""

from datetime import date, datetime, time

from bangvang.demo.season.cast import PERIOD, Cast
from bangvang.demo.season.meeting import hold
from bangvang.demo.season.proposals import appraise, bring_to_signature, send_upwards
from bangvang.office.achievements.queries import group_titles, holders_in_a_row
from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Line, LineState
from bangvang.office.people.models import Person
from bangvang.office.people.queries import people_of
from bangvang.office.units.models import Kind, Unit
from bangvang.toolbox.calendar import HERE, office_day

AWARDS = ("TTLDXS", "BKT")


def propose_to_province(cast: Cast) -> None:
    """The managing level appraises, its council votes, and the letter goes to UBND tỉnh."""
    for unit in cast.appraisers:
        with office_day(date(2024, 9, 4)):
            campaign = actions.open_campaign(
                unit,
                by=cast.officer(unit),
                name=f"Xét Tập thể lao động xuất sắc, Bằng khen năm học {PERIOD}",
                period=PERIOD,
                awards=AWARDS,
                opens_date=date(2024, 9, 4),
                deadline_date=date(2024, 9, 25),
                deadline_hour=time(17, 0),
            )
        for school in cast.proposers_to(unit):
            bring_to_signature(cast, school, campaign, _rows(cast, school))
        if unit.kind == Kind.DISTRICT_OFFICE:
            bring_to_signature(cast, unit, campaign, _rows(cast, unit))
        appraise(cast, unit, date(2024, 9, 26))
        lines = Line.objects.filter(place=unit, state=LineState.VERIFIED, award__in=AWARDS)
        hold(cast, unit, lines, datetime.combine(date(2024, 10, 3), time(8, 30), HERE), PERIOD)
        send_upwards(cast, unit, PERIOD, AWARDS, date(2024, 10, 7))


def _rows(cast: Cast, unit: Unit) -> list[tuple[Person | Unit, str]]:
    """People with two Chiến sĩ thi đua cơ sở in a row; the unit where it was a Tập thể lao động tiên tiến, now and then."""
    people = {person.pk: person for person in people_of(unit, date(2024, 9, 5))}
    twice = holders_in_a_row(list(people), "CSTDCS", PERIOD, 2)
    rows: list[tuple[Person | Unit, str]] = [(people[pk], "BKT") for pk in sorted(twice)[:2]]
    if "TTLDTT" in group_titles(unit, PERIOD) and cast.chance.random() < 0.4:
        rows.append((unit, "TTLDXS"))
    return rows
