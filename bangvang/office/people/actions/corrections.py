"""Requests to correct one's own record: asked, answered, taken back. The record itself is changed elsewhere, by its own steps."""

from django.conf import settings

from bangvang.office.people import workflow
from bangvang.office.people.models import CorrectionRequest, Person
from bangvang.office.people.queries.corrections import unit_that_answers
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import begins, performs


@begins(workflow.ASK_CORRECTION)
def ask_correction(
    person: Person, *, by: Author, about: str, wanted: str, row: str = "", scan: StoredFile | None = None
) -> CorrectionRequest:
    """Point at a row of the record (by its text) or at what is missing, and say what is right."""
    today = calendar.today()
    return CorrectionRequest.objects.create(
        person=person,
        unit=unit_that_answers(person),
        about=about,
        row=nfc(row)[:400],
        wanted=nfc(wanted),
        scan=scan,
        sent_date=today,
        due=calendar.add_working_days(today, settings.CORRECTION_DAYS),
    )


@performs(workflow.ACCEPT_CORRECTION)
def accept_correction(found: CorrectionRequest, *, by: Author, reason: str) -> None:
    """The reason says what was done."""
    _answer(found, by, reason)


@performs(workflow.REFUSE_CORRECTION)
def refuse_correction(found: CorrectionRequest, *, by: Author, reason: str) -> None:
    """The reason says why the record stands as it is."""
    _answer(found, by, reason)


@performs(workflow.WITHDRAW_CORRECTION)
def withdraw_correction(found: CorrectionRequest, *, by: Author) -> None:
    """Taken back before it was answered; it stays to be read."""


def _answer(found: CorrectionRequest, by: Author, reason: str) -> None:
    found.answer, found.answered_date = nfc(reason)[:1000], calendar.today()
    found.answered_by_id = by.author_id
    found.save(update_fields=["answer", "answered_date", "answered_by"])
