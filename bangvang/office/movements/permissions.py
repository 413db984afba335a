"""Who may do what with movements, rounds and reviews."""

from rules import predicate

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
    """The unit's own people who prepare and hand in."""
    return any(by.holds(role, thing.unit_id) for role in (Role.CLERK, Role.HEAD, Role.OFFICER, Role.UNION))


@predicate
def may_sign_for_unit(by, review) -> bool:
    return any(by.holds(role, review.unit_id) for role in (Role.HEAD, Role.DIRECTOR, Role.UNION))


may_confirm = is_system | runs_plan
may_launch = is_system | runs_round
may_answer = is_system | works_at_unit
may_write_review = is_system | works_at_unit
may_hand_in = is_system | may_sign_for_unit | works_at_unit
may_take_review = is_system | holds_at(Role.OFFICER, "to_unit_id") | holds_at(Role.HEAD_OF_OFFICE, "to_unit_id")
may_review_movement = (
    is_system | answers_above(Role.OFFICER, "plan.unit") | answers_above(Role.HEAD_OF_OFFICE, "plan.unit")
)
