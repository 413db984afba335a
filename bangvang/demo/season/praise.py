"""July: Giấy khen of the director for those whom the reviews of the first round put forward."""

from datetime import date, datetime, time

from bangvang.demo.season.cast import PERIOD, Cast
from bangvang.demo.season.meeting import hold
from bangvang.demo.season.proposals import appraise, bring_to_signature, decide
from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Line, LineState
from bangvang.office.movements.queries import commended_names
from bangvang.office.people.models import Person
from bangvang.office.units.queries import SCHOOLS, Kind, Unit
from bangvang.toolbox.calendar import HERE, office_day


def praise_the_commended(cast: Cast) -> None:
    """Any school or Phòng writes to the Sở itself (Điều 80 khoản 1); the Sở's council votes, the director signs."""
    department = cast.organisation.department
    with office_day(date(2024, 7, 15)):
        campaign = actions.open_campaign(
            department,
            by=cast.officer(department),
            name="Xét Giấy khen qua sơ kết đợt thi đua thứ nhất",
            period=PERIOD,
            awards=("GK",),
            opens_date=date(2024, 7, 15),
            deadline_date=date(2024, 7, 31),
            deadline_hour=time(17, 0),
        )
    for unit, people in _by_unit(cast).items():
        bring_to_signature(cast, unit, campaign, [(person, "GK") for person in people])
    appraise(cast, department, date(2024, 8, 1))
    lines = Line.objects.filter(place=department, state=LineState.VERIFIED, award="GK")
    hold(cast, department, lines, datetime.combine(date(2024, 8, 6), time(8, 30), HERE), PERIOD)
    decide(cast, PERIOD, date(2024, 8, 9), ("GK",))


def _by_unit(cast: Cast) -> dict[Unit, list[Person]]:
    told: dict[Unit, list[Person]] = {}
    for name in commended_names(cast.kept["rounds"][0]):
        if name.person and name.review.unit.kind in (*SCHOOLS, Kind.DISTRICT_OFFICE):
            told.setdefault(name.review.unit, []).append(name.person)
    return told
