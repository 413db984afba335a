"""Who may enter local regulations and readings of articles: head of office and officers of the body whose branch they bind."""

from rules import predicate

from bangvang.office.people.models import Role
from bangvang.office.people.permissions import answers_above, holds_at, is_system
from bangvang.office.units.models import Kind

may_enter = answers_above(Role.HEAD_OF_OFFICE, "") | answers_above(Role.OFFICER, "")
may_change = answers_above(Role.HEAD_OF_OFFICE, "scope") | answers_above(Role.OFFICER, "scope")


@predicate
def is_department(by, unit) -> bool:
    """Articles of the Law are read once, at the Sở, for the whole branch."""
    return unit.kind == Kind.DEPARTMENT


@predicate
def is_second_person(by, confirmation) -> bool:
    """Whoever entered a reading does not confirm it."""
    own = {by.account.pk, by.principal.pk}
    return confirmation.entered_by_id not in own


leads_here = holds_at(Role.HEAD_OF_OFFICE, "scope_id") | holds_at(Role.DIRECTOR, "scope_id")
works_here = leads_here | holds_at(Role.OFFICER, "scope_id")
may_read_article = is_system | (is_department & (holds_at(Role.HEAD_OF_OFFICE, "pk") | holds_at(Role.OFFICER, "pk")))
may_confirm_article = is_system | (leads_here & is_second_person)
