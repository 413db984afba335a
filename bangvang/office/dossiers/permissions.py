"""Who may do what with campaigns, proposals and lines.

A line is prepared by its unit, appraised by an officer of the unit where it lies, never by somebody of its own unit.
"""

from rules import predicate

from bangvang.office.dossiers.queries.lists import APPRAISES, PREPARES, SIGNS
from bangvang.office.people.models import Role
from bangvang.office.people.permissions import is_system

OPENS_LATE = (Role.HEAD_OF_OFFICE, Role.DIRECTOR, Role.HEAD)
SPEAKS = (*APPRAISES, Role.HEAD, Role.DIRECTOR, Role.UNION, Role.INSPECTOR)


def holds_any(by, roles, unit_id) -> bool:
    return any(held.unit_id == unit_id and held.role in roles for held in by.roles)


@predicate
def runs_campaign(by, campaign) -> bool:
    """An officer of the receiving unit calls for proposals."""
    return holds_any(by, APPRAISES, campaign.unit_id) or holds_any(by, (Role.HEAD,), campaign.unit_id)


@predicate
def opens_late(by, supplement) -> bool:
    """Chánh Văn phòng at the Sở, the head at a Phòng GDĐT."""
    return holds_any(by, OPENS_LATE, supplement.campaign.unit_id)


@predicate
def asks_late(by, supplement) -> bool:
    return holds_any(by, PREPARES, supplement.unit_id)


@predicate
def prepares(by, proposal) -> bool:
    """The clerk or head of the unit that proposes; at a Phòng or the Sở its officer writes the letter upwards."""
    return holds_any(by, (*PREPARES, *APPRAISES), proposal.from_unit_id)


@predicate
def signs(by, proposal) -> bool:
    return holds_any(by, SIGNS, proposal.from_unit_id)


@predicate
def hands_in(by, proposal) -> bool:
    return holds_any(by, (*PREPARES, *APPRAISES, Role.DIRECTOR), proposal.from_unit_id)


@predicate
def receives(by, proposal) -> bool:
    return holds_any(by, APPRAISES, proposal.to_unit_id)


@predicate
def writes_line(by, line) -> bool:
    """The unit where the dossier began, while it lies there."""
    return line.place_id == line.unit_id and holds_any(by, (*PREPARES, *APPRAISES), line.unit_id)


@predicate
def owns_line(by, line) -> bool:
    """The unit where the dossier began, wherever it lies."""
    return holds_any(by, (*PREPARES, *APPRAISES), line.unit_id)


@predicate
def has_it_here(by, line) -> bool:
    """Works at the unit where the dossier lies."""
    return holds_any(by, (*PREPARES, *APPRAISES), line.place_id)


@predicate
def appraises(by, line) -> bool:
    """An officer where the dossier lies, but nobody of the subject's own unit, nor the subject."""
    if not holds_any(by, APPRAISES, line.place_id):
        return False
    is_own = line.unit_id != line.place_id and any(held.unit_id == line.unit_id for held in by.roles)
    return not is_own and (line.person_id is None or line.person_id != by.person_id)


@predicate
def appraised_before(by, line) -> bool:
    """Who sent it back may take it in again while the unit has not touched it: an officer one step above where it
    lies now, for a return goes one step down."""
    return holds_any(by, APPRAISES, line.place.parent_id)


@predicate
def speaks(by, line) -> bool:
    """Whoever appraises or signs at its unit or where it lies; union and inspectorate above it as well."""
    here = any(holds_any(by, SPEAKS, unit_id) for unit_id in (line.place_id, line.unit_id))
    return here or any(by.oversees(role, line.unit) for role in (Role.UNION, Role.INSPECTOR))


@predicate
def sends_upwards(by, proposal) -> bool:
    return holds_any(by, (*APPRAISES, *SIGNS), proposal.from_unit_id)


may_open_campaign = is_system | runs_campaign
may_ask_supplement = is_system | asks_late
may_open_supplement = is_system | opens_late
may_prepare = is_system | prepares
may_sign = is_system | signs
may_hand_in = is_system | hands_in
may_receive = is_system | receives
may_write = is_system | writes_line
may_mend = is_system | has_it_here
may_withdraw = is_system | owns_line
may_appraise = is_system | appraises
may_take_back = is_system | appraised_before
may_speak = is_system | speaks
may_make_again = is_system | hands_in | signs | receives
may_send_upwards = is_system | sends_upwards


@predicate
def keeps_workbook(by, thing) -> bool:
    """Clerk and head of the unit itself; asked of a unit or of a workbook of one."""
    unit = getattr(thing, "unit", thing)
    return holds_any(by, (Role.CLERK, Role.HEAD), unit.pk)


may_keep_workbook = is_system | keeps_workbook
