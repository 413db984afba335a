"""Who does the emulation work at each unit, since when; where nobody does, or somebody will soon leave; handovers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from bangvang.office.people.models import Account, Handover, Post, Role, RoleHeld
from bangvang.office.people.queries.acting import Acting, roles_on, units_answered_for
from bangvang.office.people.queries.persons import posts_on
from bangvang.office.units.models import Kind, Unit
from bangvang.office.units.queries import standing
from bangvang.toolbox import calendar
from bangvang.toolbox.models import Paper
from bangvang.toolbox.tasks import Task

# What a handover passes on: the work on emulation itself, never the headship or the keeping of accounts.
HANDED_OVER = (Role.CLERK, Role.OFFICER, Role.SECRETARY)
HANDOVER = "people.handover"  # what its paper is about
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
    return standing(units_answered_for(by)).filter(has_accounts=True).exclude(kind__in=NO_DUTY)


def units_without_duty(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Of these, the units where nobody does the work today."""
    return units.exclude(pk__in=on_duty_today().values("unit_id"))


def units_losing_duty(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Of these, the units where somebody on duty leaves within twelve months, as written down."""
    today = calendar.today()
    limit = today + SOON
    leaving = posts_on(today).filter(Q(until__lte=limit) | Q(person__retired_date__lte=limit))
    held = on_duty_today().filter(account__person__in=leaving.values("person_id"))
    return units.filter(pk__in=held.values("unit_id"))


def on_duty_today() -> QuerySet[RoleHeld]:
    """Every role by which somebody does the work today, under an account in use."""
    return roles_on(calendar.today()).filter(role__in=(Role.CLERK, Role.OFFICER), account__is_active=True)


def duty_at(units: Iterable[Unit]) -> list[OnDuty]:
    """Who does the work at these units; three queries however many."""
    rows = {unit.pk: OnDuty(unit) for unit in units}
    held = roles_on(calendar.today()).filter(unit__in=rows, account__is_active=True)
    held = held.filter(role__in=(Role.CLERK, Role.OFFICER, Role.HEAD)).select_related("account__person")
    for one in held.order_by("since", "pk"):
        named = rows[one.unit_id].heads if one.role == Role.HEAD else rows[one.unit_id].clerks
        if one.account_id not in {known.account_id for known in named}:  # clerk and officer: named once
            named.append(one)
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


def duty_history(unit: Unit) -> QuerySet[RoleHeld]:
    """Who did the work and who headed the unit, the latest first; a role taken back before it began was never held."""
    rows = RoleHeld.objects.filter(unit=unit, role__in=(*HANDED_OVER, Role.HEAD)).exclude(until__lt=F("since"))
    return rows.select_related("account__person").order_by("-since", "-pk")


def handovers_seen_by(by: Acting) -> QuerySet[Handover]:
    """Handovers at units within reach, and those one took part in."""
    here = Q(unit__in=units_answered_for(by).values("pk"))
    rows = Handover.objects.filter(here | Q(giver=by.author_id) | Q(receiver=by.author_id))
    return rows.select_related("unit", "giver__person", "receiver__person")


def minutes_of(handover: Handover) -> Paper | None:
    """The biên bản as it was frozen on the day it was made."""
    return Paper.objects.filter(about_type=HANDOVER, about_id=str(handover.pk)).first()


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


def duty_tasks(by: Acting) -> list[Task]:
    """For the officer and the administrator: units where nobody does the work."""
    if not by.has_role(Role.OFFICER, Role.ADMINISTRATOR):
        return []
    count = units_without_duty(units_on_duty(by)).count()
    label = f"{count} đơn vị chưa có người làm công tác thi đua"
    return [Task(label, "on-duty", kind="people.duty", query="?tinhtrang=trong")] if count else []
