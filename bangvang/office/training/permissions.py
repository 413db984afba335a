"""Who may do what with training: the officers and the head of office of the unit that holds the session."""

from rules import predicate

from bangvang.office.people.permissions import Role, holds_at, is_system
from bangvang.office.units.models import Kind

HOLDERS = (Kind.DEPARTMENT, Kind.DISTRICT_OFFICE)


@predicate
def has_units_below(by, unit) -> bool:
    """A Sở or a Phòng calls people of the units below it; a school does not."""
    return unit.kind in HOLDERS


may_plan = is_system | (has_units_below & (holds_at(Role.OFFICER, "pk") | holds_at(Role.HEAD_OF_OFFICE, "pk")))
may_run = is_system | holds_at(Role.OFFICER, "unit_id") | holds_at(Role.HEAD_OF_OFFICE, "unit_id")
runs_session_of = (
    is_system | holds_at(Role.OFFICER, "session.unit_id") | holds_at(Role.HEAD_OF_OFFICE, "session.unit_id")
)
