"""January 2025: the offices of the Sở close the calendar year 2024."""

from datetime import date, datetime, time

from bangvang.demo import histories
from bangvang.demo.season.cast import YEAR, Cast
from bangvang.demo.season.meeting import hold
from bangvang.demo.season.proposals import appraise, bring_to_signature, decide
from bangvang.office.achievements.queries import initiative_authors, ratings_by_person
from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Line, LineState
from bangvang.office.people.models import Person
from bangvang.office.people.queries import people_of, posts_on
from bangvang.office.units.models import Clock, Unit
from bangvang.toolbox.calendar import HERE, office_day

AWARDS = ("LDTT", "CSTDCS")


def close_offices(cast: Cast) -> None:
    department = cast.organisation.department
    with office_day(date(2025, 1, 2)):
        _rate(cast)
        campaign = actions.open_campaign(
            department,
            by=cast.officer(department),
            name="Xét danh hiệu thi đua năm 2024 của cơ quan Sở",
            period=YEAR,
            awards=AWARDS,
            opens_date=date(2025, 1, 2),
            deadline_date=date(2025, 1, 16),
            deadline_hour=time(17, 0),
        )
    for unit in (*cast.organisation.divisions, department):  # the leaders are posted at the Sở itself
        bring_to_signature(cast, unit, campaign, _rows(unit))
    appraise(cast, department, date(2025, 1, 17))
    lines = Line.objects.filter(place=department, state=LineState.VERIFIED, period=YEAR)
    hold(cast, department, lines, datetime.combine(date(2025, 1, 21), time(8, 30), HERE), YEAR)
    decide(cast, YEAR, date(2025, 1, 24), AWARDS)


def _rate(cast: Cast) -> None:
    posts = list(posts_on(date(2024, 12, 31)).select_related("person", "unit"))
    for body in histories.bodies_of(cast.organisation):
        if body.units[0].clock == Clock.CALENDAR_YEAR:
            year = histories.rate_people(body, posts, "2023-2024", cast.talent, cast.chance)
            histories.recognise(body, year, cast.chance)
    histories.rate_people(histories.leaders_of(cast.organisation), posts, "2023-2024", cast.talent, cast.chance)


def _rows(unit: Unit) -> list[tuple[Person | Unit, str]]:
    people = list(people_of(unit, date(2024, 12, 31)))
    grades = ratings_by_person([person.pk for person in people], YEAR)
    workers = [person for person in people if grades.get(person.pk) in ("HTXS", "HTT")]
    authors = initiative_authors([person.pk for person in workers], YEAR)
    able = [person for person in workers if grades[person.pk] == "HTXS" or person.pk in authors]
    rows: list[tuple[Person | Unit, str]] = [(person, "LDTT") for person in workers]
    return rows + [(person, "CSTDCS") for person in able[: len(workers) * 15 // 100]]
