"""Who may do what with movements, rounds and reviews."""

from rules import predicate

from bangvang.office.movements.queries import units_signed_for
from bangvang.office.people.models import Role
from bangvang.office.people.permissions import answers_above, holds_at, is_system

OFFICE_ROLES = (Role.OFFICER, Role.HEAD_OF_OFFICE, Role.DIRECTOR)


@predicate
def runs_plan(by, plan) -> bool:
    """Works at the very unit whose plan it is."""
    return any(by.holds(role, plan.unit_id) for role in (*OFFICE_ROLES, Role.CLERK))


@predicate
def runs_round(by, round_) -> bool:
    return runs_plan.test(by, round_.plan)


@predicate
def works_at_unit(by, thing) -> bool:
    """The unit's own people who prepare and answer."""
    return any(by.holds(role, thing.unit_id) for role in (Role.CLERK, Role.HEAD, Role.OFFICER, Role.UNION))


@predicate
def signs_for_unit(by, review) -> bool:
    """The head alone: whoever prepared the report has only saved it."""
    return review.unit_id in units_signed_for(by)


may_confirm = is_system | runs_plan
may_launch = is_system | runs_round
may_answer = is_system | works_at_unit
may_write_review = is_system | works_at_unit
may_hand_in = is_system | signs_for_unit
may_take_review = is_system | holds_at(Role.OFFICER, "to_unit_id") | holds_at(Role.HEAD_OF_OFFICE, "to_unit_id")
may_review_movement = (
    is_system | answers_above(Role.OFFICER, "plan.unit") | answers_above(Role.HEAD_OF_OFFICE, "plan.unit")
)
