"""Whom a plan's steps tell."""

from django.urls import reverse

from bangvang.office.people.models import Role
from bangvang.office.people.queries import accounts_with_role
from bangvang.office.plans.models import DutyOwner
from bangvang.toolbox.acting import Author
from bangvang.toolbox.notices import Message


def duties_to_owners(owners: list[DutyOwner], by: Author) -> list[Message]:
    """One digest a unit, however many duties are urged at once."""
    by_unit: dict[int, list[DutyOwner]] = {}
    for owner in owners:
        if owner.unit_id:
            by_unit.setdefault(owner.unit_id, []).append(owner)
    return [_digest(rows) for rows in by_unit.values()]


def _digest(rows: list[DutyOwner]) -> Message:
    first = rows[0]
    to = accounts_with_role(Role.CLERK, first.unit) or accounts_with_role(Role.OFFICER, first.unit)
    subject = f"Đôn đốc {len(rows)} nhiệm vụ của {first.duty.plan}"
    text = "\n".join(f"- {row.duty.text[:200]}" for row in rows)
    return Message(tuple(to), subject, text, reverse("plan", args=[first.duty.plan_id]))
