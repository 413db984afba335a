"""Rows of the register beside the scans of their decisions: attached, compared, doubted, answered, confirmed."""

from typing import Any

from bangvang.office.achievements import workflow
from bangvang.office.achievements.models import Proof
from bangvang.office.achievements.permissions import unit_of_row
from bangvang.office.achievements.queries.proofs import is_alone
from bangvang.office.people.queries import Acting
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import performs

ALONE = "Người nhập tự đối chiếu: nơi đây chỉ có một người làm việc này."


@performs(workflow.ATTACH_SCAN, many=True)
def attach_scan(rows: list[Any], *, by: Author, file: StoredFile) -> None:
    """The scan of a decision, for all its rows that are only declared; what was doubted comes up again."""
    for row in rows:
        row.scan, row.doubt = file, ""
    _keep(rows, "scan", "doubt")


def check(rows: list[Any], *, by: Author) -> list[Any]:
    """What was declared stands on the scan word for word. Where one person does all the work, the journal says so."""
    alone = isinstance(by, Acting) and any(is_alone(by, row, unit_of_row(row)) for row in rows)
    checked: list[Any] = _check(rows, by=by, reason=ALONE if alone else "")
    return checked


@performs(workflow.CHECK, many=True)
def _check(rows: list[Any], *, by: Author) -> None:
    """What was declared stands on the scan word for word."""
    for row in rows:
        row.proof, row.doubt = Proof.CHECKED, ""
    _keep(rows, "proof", "doubt")


@performs(workflow.DOUBT, many=True)
def doubt(rows: list[Any], *, by: Author, reason: str) -> None:
    """The scan says something else: the row stays declared, is marked, and goes back to its clerk."""
    for row in rows:
        row.doubt = nfc(reason).strip()[:300]
    _keep(rows, "doubt")


@performs(workflow.ANSWER_DOUBT, many=True)
def answer_doubt(rows: list[Any], *, by: Author, reason: str) -> None:
    """The clerk has looked again and says why it is right; the row comes up once more."""
    for row in rows:
        row.doubt = ""
    _keep(rows, "doubt")


@performs(workflow.CONFIRM_OWN, many=True)
def confirm_own(rows: list[Any], *, by: Author) -> None:
    """The body that issued the decision says so itself."""
    _confirm(rows, None)


@performs(workflow.CONFIRM_BY_LETTER, many=True)
def confirm_by_letter(rows: list[Any], *, by: Author, file: StoredFile) -> None:
    """The body that issued the decision says so in a letter, which is kept."""
    _confirm(rows, file)


def _confirm(rows: list[Any], letter: StoredFile | None) -> None:
    for row in rows:
        row.proof, row.doubt, row.letter = Proof.CONFIRMED, "", letter
    _keep(rows, "proof", "doubt", "letter")


def _keep(rows: list[Any], *fields: str) -> None:
    type(rows[0]).objects.bulk_update(rows, fields, batch_size=300)
