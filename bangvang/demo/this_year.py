"""What stands on the desks on 12 June 2024: the year registered and rated, the summer called, one tờ trình begun. No plan yet."""

from datetime import date
from random import Random

from bangvang.demo import histories
from bangvang.demo.organisation import Organisation
from bangvang.demo.season.cast import PERIOD, Cast
from bangvang.demo.season.proposals import call_for_titles, worthy_of
from bangvang.demo.season.registering import register_district_offices, register_offices, register_schools
from bangvang.office.dossiers import actions
from bangvang.office.people.models import Post, Role
from bangvang.office.units.models import Clock, Level, Unit
from bangvang.toolbox.calendar import office_day

CALLED, BEGUN, DEADLINE = date(2024, 6, 3), date(2024, 6, 10), date(2024, 6, 28)


def build(organisation: Organisation, posts: list[Post], chance: Random) -> None:
    """The running year up to the day on which a stranger opens the demo."""
    cast = Cast(organisation)
    cast.talent = {post.person_id: chance.random() for post in posts}
    register_schools(cast)
    register_offices(cast)
    register_district_offices(cast)
    _rate(organisation, posts, cast.talent, chance)
    with office_day(CALLED):
        campaigns = {unit.pk: call_for_titles(cast, unit, DEADLINE) for unit in cast.appraisers}
    school = _with_clerk(cast, organisation)
    with office_day(BEGUN):
        clerk = cast.clerk(school)
        proposal = actions.draw_up(school, campaigns[school.parent_id], by=clerk)
        actions.add_lines(proposal, worthy_of(school), by=clerk)


def _rate(organisation: Organisation, posts: list[Post], talent: dict[int, float], chance: Random) -> None:
    bodies = [body for body in histories.bodies_of(organisation) if body.units[0].clock == Clock.SCHOOL_YEAR]
    own = histories.apart()
    lots = [(body, chance) for body in bodies] + [(body, own) for body in histories.offices_of(organisation)]
    with office_day(date(2024, 5, 31)):
        for body, luck in lots:
            year = histories.rate_people(body, posts, PERIOD, talent, luck)
            histories.recognise(body, year, luck)
    with office_day(date(2024, 6, 3)):
        histories.discipline_some(posts, chance)


def _with_clerk(cast: Cast, organisation: Organisation) -> Unit:
    """The kindergarten with accounts: the two other schools of the demo are left for the stranger's own first letter."""
    return next(
        unit
        for unit in organisation.schools
        if unit.level == Level.KINDERGARTEN and (unit.pk, Role.CLERK) in cast.roles
    )
