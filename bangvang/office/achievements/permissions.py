"""Who may enter what was achieved, and who may see why a case waits."""

from typing import Any

from rules import predicate

from bangvang.office.achievements.models import AwardRecord, Initiative, LaterAct, PastList, Rating
from bangvang.office.achievements.queries.proofs import is_issuer, other_readers
from bangvang.office.people.models import Person, Role
from bangvang.office.people.permissions import answers_above, holds_at, is_system
from bangvang.office.people.queries import Acting, posts_of
from bangvang.office.units.models import Kind, Unit
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


@predicate
def enters_for_its_unit(by: Acting, found: PastList) -> bool:
    return may_enter_list.test(by, found.unit)


# Context is the unit whose people's achievements are entered.
may_enter_list = is_system | holds_at(Role.CLERK, "pk") | holds_at(Role.HEAD, "pk") | works_one_step_above
# Context is a list of past years: of the unit whose past it tells.
may_enter_past = is_system | enters_for_its_unit
may_write_discipline = is_system | inspects_subject
may_place_hold = is_system | inspects_subject
may_lift_hold = is_system | inspects_case
may_see_hold = inspects_subject | appraises_subject
may_revoke = is_system | answers_above(Role.HEAD_OF_OFFICE, "held_at") | answers_above(Role.DIRECTOR, "held_at")

# ---- comparing rows with their scan ------------------------------------------------------------
Row = AwardRecord | Rating | Initiative


def unit_of_row(row: Any) -> Unit | None:
    """Whose row it is: where the award was held, the rated unit, the post of the rated person or of the first author."""
    if isinstance(row, AwardRecord):
        return row.held_at
    if isinstance(row, Initiative):
        share = row.shares.select_related("person").order_by("pk").first()
        return unit_of(share.person) if share else None
    unit: Unit | None = getattr(row, "unit", None)
    return unit or (unit_of(row.person) if row.person else None)


@predicate
def keeps_row(by: Acting, row: Any) -> bool:
    """The clerk or head of the unit whose row it is, or an officer at or above it."""
    unit = unit_of_row(row)
    return by.holds(Role.CLERK, unit) or by.holds(Role.HEAD, unit) or by.oversees(Role.OFFICER, unit)


@predicate
def reads_for_proof(by: Acting, row: Any) -> bool:
    """An officer at or above the unit."""
    return by.oversees(Role.OFFICER, unit_of_row(row))


@predicate
def is_second_reader(by: Acting, row: Any) -> bool:
    """Two persons: who entered a row does not check it, unless nobody else does this work there."""
    entered_it = row.entered_by_id in {by.account.pk, by.principal.pk}
    return not entered_it or not other_readers(by, unit_of_row(row))


@predicate
def speaks_for_issuer(by: Acting, row: Any) -> bool:
    """An officer, chief of office or director of the very body that issued the decision."""
    return is_issuer(by, row.issuer)


@predicate
def works_at_department(by: Acting, record: Any) -> bool:
    """An officer of the Sở over the unit where the award was held."""
    held_at = record.held_at
    return any(
        held.role == Role.OFFICER and held.unit.kind == Kind.DEPARTMENT and held_at.path.startswith(held.path)
        for held in by.roles
    )


@predicate
def works_on_act(by: Acting, act: LaterAct) -> bool:
    return (may_correct.test(by, act.record) and act.nature != "revocation") or may_revoke.test(by, act.record)


may_attach_scan = is_system | keeps_row
may_check = is_system | (reads_for_proof & is_second_reader)
may_doubt = is_system | reads_for_proof
may_confirm_by_letter = is_system | (reads_for_proof & is_second_reader)
may_confirm_own = is_system | speaks_for_issuer
may_correct = is_system | works_at_department
may_hand_over = is_system | keeps_row
may_take_back_act = is_system | works_on_act
