"""Who may register a unit's people, and who takes the sheet in."""

from rules import predicate

from bangvang.office.people.models import Role
from bangvang.office.people.permissions import holds_at, is_system
from bangvang.office.people.queries import Acting
from bangvang.office.registrations.models import RegistrationSheet
from bangvang.office.units.models import Unit

PREPARE = (Role.CLERK, Role.HEAD, Role.OFFICER)


@predicate
def works_at(by: Acting, unit: Unit) -> bool:
    return any(by.holds(role, unit.pk) for role in PREPARE)


@predicate
def prepares_sheet(by: Acting, sheet: RegistrationSheet) -> bool:
    """The unit's own people who prepare and hand in."""
    return any(by.holds(role, sheet.unit_id) for role in PREPARE)


may_open = is_system | works_at
may_prepare = is_system | prepares_sheet
may_receive = is_system | holds_at(Role.OFFICER, "to_unit_id") | holds_at(Role.HEAD_OF_OFFICE, "to_unit_id")
