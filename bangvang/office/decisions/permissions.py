"""Who may draft, issue, enter and confirm decisions."""

from rules import predicate

from bangvang.office.people.models import Role
from bangvang.office.people.permissions import holds_at, is_system

may_draft = is_system | holds_at(Role.OFFICER, "pk") | holds_at(Role.HEAD_OF_OFFICE, "pk")
may_change = is_system | holds_at(Role.OFFICER, "unit_id") | holds_at(Role.HEAD_OF_OFFICE, "unit_id")
may_issue = is_system | holds_at(Role.DIRECTOR, "unit_id") | holds_at(Role.HEAD_OF_OFFICE, "unit_id")
may_enter = may_draft | holds_at(Role.CLERK, "pk")
may_revoke = is_system | holds_at(Role.DIRECTOR, "decision_line.decision.unit_id")


@predicate
def is_second_person(by, decision) -> bool:
    """Whoever entered a decision of another authority does not confirm it."""
    own = {by.account.pk, by.principal.pk}
    return decision.entered_by_id not in own


works_here = (
    may_change | holds_at(Role.CLERK, "unit_id") | holds_at(Role.HEAD, "unit_id") | holds_at(Role.DIRECTOR, "unit_id")
)
may_confirm = is_system | (works_here & is_second_person)
may_make_again = is_system | works_here
