"""Who may do what with plans."""

from rules import predicate

from bangvang.office.people.models import Role
from bangvang.office.people.permissions import answers_above, holds_at, is_system

may_write_plan = (
    answers_above(Role.OFFICER, "unit") | answers_above(Role.HEAD_OF_OFFICE, "unit") | holds_at(Role.CLERK, "unit_id")
)
may_take_in = holds_at(Role.OFFICER, "pk") | holds_at(Role.HEAD_OF_OFFICE, "pk") | holds_at(Role.CLERK, "pk")
may_report = (
    holds_at(Role.CLERK, "unit_id")
    | holds_at(Role.HEAD, "unit_id")
    | holds_at(Role.OFFICER, "unit_id")
    | holds_at(Role.HEAD_OF_OFFICE, "unit_id")
    | holds_at(Role.UNION, "unit_id")
)


@predicate
def is_one_step_above(by, owner) -> bool:
    """Urging goes one step down: a school is urged by its Phòng, a Phòng by the Sở."""
    roles = (Role.OFFICER, Role.HEAD_OF_OFFICE)
    return owner.unit is not None and any(by.holds(role, owner.unit.parent_id) for role in roles)


may_urge = is_system | is_one_step_above
