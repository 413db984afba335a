"""Who may enter what was achieved, and who may see why a case waits."""

from typing import Any

from rules import predicate

from bangvang.office.people.models import Person, Role
from bangvang.office.people.permissions import answers_above, holds_at, is_system
from bangvang.office.people.queries import Acting, posts_of
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar


def unit_of(subject: Person | Unit) -> Unit | None:
    """The unit of a subject: itself, or where the person has a post on the office's day."""
    if isinstance(subject, Unit):
        return subject
    post = posts_of([subject.pk], calendar.today()).get(subject.pk)
    return post.unit if post else None


@predicate
def inspects_subject(by: Acting, subject: Person | Unit) -> bool:
    """The inspectorate of the branch the person or unit belongs to."""
    return by.has_role(Role.INSPECTOR) and by.oversees(Role.INSPECTOR, unit_of(subject))


@predicate
def inspects_case(by: Acting, case: Any) -> bool:
    return inspects_subject.test(by, case.person or case.unit)


@predicate
def appraises_subject(by: Acting, subject: Person | Unit) -> bool:
    """An officer above the unit of the subject, never of that very unit."""
    unit = unit_of(subject)
    return by.oversees(Role.OFFICER, unit) and not by.holds(Role.OFFICER, unit)


@predicate
def works_one_step_above(by: Acting, unit: Unit) -> bool:
    """An officer of the unit itself or of what manages it directly: the Sở only reads at a school of a Phòng."""
    return by.holds(Role.OFFICER, unit) or by.holds(Role.OFFICER, unit.parent_id)


# Context is the unit whose people's achievements are entered.
may_enter_list = is_system | holds_at(Role.CLERK, "pk") | holds_at(Role.HEAD, "pk") | works_one_step_above
may_write_discipline = is_system | inspects_subject
may_place_hold = is_system | inspects_subject
may_lift_hold = is_system | inspects_case
may_see_hold = inspects_subject | appraises_subject
may_revoke = is_system | answers_above(Role.HEAD_OF_OFFICE, "held_at") | answers_above(Role.DIRECTOR, "held_at")
