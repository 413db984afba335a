"""Tổ of a school: founded, renamed and ended by the school itself, each from a day on; a decision is told where there is one."""

from datetime import date

from bangvang.office.units import workflow
from bangvang.office.units.actions.changing import enter_changes
from bangvang.office.units.actions.founding import found_unit
from bangvang.office.units.models import Kind, Unit, UnitChange, What
from bangvang.office.units.queries import SCHOOLS, teams_on
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins


@begins(workflow.FOUND_TEAM)
def found_team(school: Unit, *, by: Author, name: str, since: date, decision: str = "") -> Unit:
    """A part of the school that can be commended as one: tổ chuyên môn, tổ văn phòng."""
    Unit.objects.select_for_update().get(pk=school.pk)
    named = nfc(name).strip()
    if lacks := _lacks(school, named, since):
        raise NotNow(workflow.FOUND_TEAM, lacks, school)
    number = school.children.filter(kind=Kind.GROUP).count() + 1
    told = {"since": since, "decision": nfc(decision).strip(), "clock": school.clock, "level": school.level}
    told |= {"has_accounts": False, "is_invented": school.is_invented, "kind": Kind.GROUP, "parent": school}
    return found_unit(by=by, code=f"{school.pk}-TO{number}", name=named, short_name=named[:80], **told)


@begins(workflow.RENAME_TEAM)
def rename_team(team: Unit, *, by: Author, name: str, since: date, decision: str = "") -> UnitChange:
    """A new name from a day on; papers of days before keep the old one."""
    named = nfc(name).strip()
    told = {"name": named, "short_name": named[:80], "since": since, "decision": decision}
    return enter_changes(workflow.RENAME_TEAM, [UnitChange(unit=team, what=What.RENAME, **told)], by)[0]


@begins(workflow.END_TEAM)
def end_team(team: Unit, *, by: Author, since: date, decision: str = "") -> UnitChange:
    """From this day on the tổ is no more; what it was given stays in the books."""
    change = UnitChange(unit=team, what=What.DISSOLVE, since=since, decision=decision)
    return enter_changes(workflow.END_TEAM, [change], by)[0]


def _lacks(school: Unit, name: str, since: date) -> list[Lack]:
    lacks = []
    if school.kind not in SCHOOLS:
        lacks.append(Lack(f"{school} không phải đơn vị có tổ chuyên môn, tổ văn phòng."))
    if since < school.since:
        lacks.append(Lack(f"{school} thành lập ngày {school.since:%d/%m/%Y}, sau ngày lập tổ."))
    if any(team.name.casefold() == name.casefold() for team in teams_on(school, since)):
        lacks.append(Lack(f"{school} đã có “{name}” vào ngày đó."))
    return lacks
