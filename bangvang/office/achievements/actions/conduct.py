"""Discipline and cases that wait: written by the inspectorate alone."""

from datetime import date
from typing import Any

from bangvang.office.achievements import workflow
from bangvang.office.achievements.models import Discipline, Hold
from bangvang.office.people.models import Person
from bangvang.office.units.models import Unit
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import begins, performs


@begins(workflow.ENTER_DISCIPLINE)
def enter_discipline(
    person: Person, *, by: Author, form: str, since: date, number: str, issuer: str, **details: Any
) -> Discipline:
    """Write down a discipline decision (`until`: end of its term)."""
    return Discipline.objects.create(
        person=person, form=form, since=since, number=nfc(number), issuer=nfc(issuer), **details
    )


@begins(workflow.PLACE_HOLD)
def place_hold(subject: Person | Unit, *, by: Author, kind: str, source: str, since: date) -> Hold:
    """An authority has the case in hand: the awards of the subject wait, they are not refused."""
    whose = {"unit": subject} if isinstance(subject, Unit) else {"person": subject}
    return Hold.objects.create(kind=kind, source=nfc(source), since=since, **whose)


@performs(workflow.LIFT_HOLD)
def lift_hold(hold: Hold, *, by: Author, reason: str, until: date) -> None:
    """The authority has concluded; the reason is its conclusion."""
    hold.until, hold.outcome = until, nfc(reason)[:300]
    hold.save(update_fields=["until", "outcome"])
