"""Whom a decision tells: the units whose people it names, one message each."""

from django.urls import reverse

from bangvang.office.decisions.models import Decision
from bangvang.office.people.models import Role
from bangvang.office.people.queries import roles_on
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.notices import Message


def decided(decisions: list[Decision], by: Author) -> list[Message]:
    messages = []
    for decision in decisions:
        units = decision.lines.exclude(line=None).values("line__unit_id")
        held = roles_on(calendar.today()).filter(unit_id__in=units, role__in=(Role.CLERK, Role.HEAD))
        accounts = tuple(held.values_list("account_id", flat=True).distinct())
        url = reverse("decision", args=[decision.pk])
        messages.append(Message(accounts, f"{decision} đã có hiệu lực", decision.title, url))
    return messages
