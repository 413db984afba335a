"""How a dossier ends: withdrawn by its unit, or concluded by a decision."""

from collections.abc import Iterable

from django.db import transaction

from bangvang.office.dossiers import workflow
from bangvang.office.dossiers.actions.stops import leave
from bangvang.office.dossiers.models import Line, LineState, Proposal
from bangvang.toolbox.acting import Author
from bangvang.toolbox.workflow import performs


@performs(workflow.WITHDRAW, many=True)
def withdraw(lines: list[Line], *, by: Author, reason: str) -> None:
    """The unit takes dossiers out of the race; their history stays."""
    leave(lines, LineState.WITHDRAWN)


@performs(workflow.WITHDRAW_PROPOSAL)
def withdraw_proposal(proposal: Proposal, *, by: Author) -> None:
    """Give a whole tờ trình up before it is handed in, with every dossier that still waits in it."""
    waiting = proposal.lines.filter(
        unit=proposal.from_unit_id, state__in=(LineState.DRAFT, LineState.SUPPORTED, LineState.RETURNED)
    )
    withdraw(list(waiting), by=by, reason="Rút cả tờ trình.")


def conclude(lines: Iterable[Line], *, by: Author, outcome: str, reason: str = "") -> list[Line]:
    """A decision has spoken: AWARDED or DECLINED. Internal: performed by the decisions' own step."""
    step = _award if outcome == LineState.AWARDED else _decline
    with transaction.atomic():
        return step(list(lines), by=by, reason=reason)


@performs(workflow.AWARD, many=True)
def _award(lines: list[Line], *, by: Author) -> None:
    """Given by a decision."""
    leave(lines, LineState.AWARDED)


@performs(workflow.DECLINE, many=True)
def _decline(lines: list[Line], *, by: Author) -> None:
    """Not given by a decision."""
    leave(lines, LineState.DECLINED)
