"""Who does the emulation work at each unit, since when; where nobody does, or somebody will soon leave; handovers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from bangvang.office.people.models import Account, Handover, Post, Role, RoleHeld
from bangvang.office.people.queries.acting import Acting, roles_on, units_answered_for
from bangvang.office.people.queries.persons import posts_on
from bangvang.office.units.models import Kind, Unit
from bangvang.toolbox import calendar

# What a handover passes on: the work on emulation itself, never the headship or the keeping of accounts.
HANDED_OVER = (Role.CLERK, Role.OFFICER, Role.SECRETARY)
SOON = timedelta(days=365)
NO_DUTY = (Kind.PROVINCE, Kind.DISTRICT, Kind.COMMUNE, Kind.GROUP)  # they do not work here


@dataclass
class OnDuty:
    """One unit: who does the work, who heads it, and what should worry the officer."""

    unit: Unit
    clerks: list[RoleHeld] = field(default_factory=list)
    heads: list[RoleHeld] = field(default_factory=list)
    leaving: dict[int, date] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.clerks

    @property
    def soon(self) -> list[tuple[str, date]]:
        """Clerks whose retirement or end of post is written down for the next twelve months."""
        told = [(str(held.account), self.leaving.get(held.account.person_id)) for held in self.clerks]
        return [(name, day) for name, day in told if day]


def units_on_duty(by: Acting) -> QuerySet[Unit]:
    """Standing units within reach that work here themselves."""
    return units_answered_for(by).filter(until=None, has_accounts=True).exclude(kind__in=NO_DUTY)


def units_without_duty(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Of these, the units where nobody does the work today."""
    held = roles_on(calendar.today()).filter(role__in=(Role.CLERK, Role.OFFICER), account__is_active=True)
    return units.exclude(pk__in=held.values("unit_id"))


def duty_at(units: Iterable[Unit]) -> list[OnDuty]:
    """Who does the work at these units; three queries however many."""
    rows = {unit.pk: OnDuty(unit) for unit in units}
    held = roles_on(calendar.today()).filter(unit__in=rows, account__is_active=True)
    held = held.filter(role__in=(Role.CLERK, Role.OFFICER, Role.HEAD)).select_related("account__person")
    for one in held.order_by("since", "pk"):
        (rows[one.unit_id].heads if one.role == Role.HEAD else rows[one.unit_id].clerks).append(one)
    leaving = _leaving({one.account.person_id for one in held})
    for row in rows.values():
        row.leaving = leaving
    return list(rows.values())


def _leaving(people: set[int | None]) -> dict[int, date]:
    """Who retires or ends the post within twelve months, as written down; nobody's age is judged here."""
    today = calendar.today()
    limit = today + SOON
    posts = posts_on(today).filter(person__in=[one for one in people if one])
    found: dict[int, date] = {}
    for person, until, retired in posts.values_list("person_id", "until", "person__retired_date"):
        days = [day for day in (until, retired) if day and day <= limit]
        if days:
            found[person] = min(days)
    return found


def handovers_seen_by(by: Acting) -> QuerySet[Handover]:
    """Handovers at units within reach."""
    rows = Handover.objects.filter(unit__in=units_answered_for(by).values("pk"))
    return rows.select_related("unit", "giver__person", "receiver__person")


def roles_to_hand_over(unit: Unit) -> QuerySet[RoleHeld]:
    """The roles of the work that somebody holds here without an end."""
    held = roles_on(calendar.today()).filter(unit=unit, role__in=HANDED_OVER, until=None)
    return held.select_related("account__person").order_by("role", "pk")


def may_take_over(unit: Unit, by: Any) -> QuerySet[Account]:
    """Accounts in use of people who work at the unit or hold a role there."""
    here = Q(person__posts__in=posts_on(calendar.today()).filter(unit=unit))
    here |= Q(roles__in=roles_on(calendar.today()).filter(unit=unit))
    found = Account.objects.filter(pk__in=Account.objects.filter(here).values("pk"), is_active=True)
    return found.exclude(pk=by.author_id).select_related("person").order_by("person__name_key", "pk")


def came_from(unit: Unit, heir: Unit | None) -> list[int]:
    """People who stood at an ended unit on its last day and stand at its successor now."""
    if heir is None or unit.until is None:
        return []
    there = Post.objects.filter(unit=heir, until=None).values("person_id")
    rows = Post.objects.filter(unit=unit, until=unit.until, person_id__in=there)
    return sorted(set(rows.values_list("person_id", flat=True)))
