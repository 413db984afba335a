"""When a unit ends by decision, its people work on at the successor from the next day and its roles end.

A change of the map is entered below, in units; who works where is told here, in the same transaction or by the hourly job.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from bangvang.office.people.models import Post, RoleHeld
from bangvang.office.units import actions as units
from bangvang.office.units.models import Unit, UnitChange
from bangvang.office.units.queries import dissolved_units
from bangvang.toolbox import audit
from bangvang.toolbox.acting import MACHINE, Author
from bangvang.toolbox.jobs import every_hour

FOLLOW = "people.follow_units"


def reorganise(unit: Unit, *, by: Author, change: Callable[..., Any], **details: Any) -> Any:
    """Enter a change of a unit; where its day has come, people and roles follow at once."""
    with transaction.atomic():
        made = change(unit, by=by, **details)
        follow_units(by=by)
    return made


def split_off(
    unit: Unit, *, by: Author, code: str, name: str, short_name: str, since: date, decision: str, people: Iterable[int]
) -> Unit:
    """Part of a unit becomes a unit beside it from a day on, of the same kind and level; these people go there."""
    alike = {"kind": unit.kind, "level": unit.level, "parent": unit.parent, "place": unit.place, "clock": unit.clock}
    alike |= {"is_invented": unit.is_invented, "symbol": unit.symbol}
    told = {"name": name, "short_name": short_name, "since": since, "decision": decision}
    with transaction.atomic():
        made = units.found_unit(by=by, code=code, **told, **alike)
        units.split_unit(unit, by=by, into=[unit, made], since=since, decision=decision)
        going = list(unit.posts.filter(_open_on(since), person_id__in=list(people)))
        _carry(going, made, since)
        audit.record("people.follow_unit", made, by=by, reason=f"{len(going)} người từ {unit}", basis=decision)
    return made


def take_back_change(change: UnitChange, *, by: Author, reason: str) -> None:
    """A change whose day has not come is cancelled; of a split, the posts and the unit that were to begin never do."""
    with transaction.atomic():
        units.cancel_change(change, by=by, reason=reason)
        if change.other_id and change.what == "split":
            planned = Post.objects.filter(unit=change.other_id, since=change.since)
            back = planned.values("person_id")
            last = change.since - timedelta(days=1)
            Post.objects.filter(unit=change.unit_id, until=last, person_id__in=back).update(until=None)
            planned.update(until=change.since - timedelta(days=1))
            units.give_up_founding(change.other, by=by, reason=reason)


def follow_units(*, by: Author = MACHINE) -> None:
    """Whoever is still written down at a unit that has ended goes on at its successor; twice is once."""
    with transaction.atomic():
        while left := _left_behind():
            _follow(left, by)


@every_hour(FOLLOW)
def _follow_units() -> None:
    units.apply_due_changes()
    follow_units()


def _left_behind() -> Unit | None:
    """The earliest ended unit where somebody still stands."""
    for model in (Post, RoleHeld):
        rows = model.objects.filter(unit__in=dissolved_units())
        rows = rows.filter(Q(until=None) | Q(until__gt=F("unit__until"))).select_related("unit__successor")
        if row := rows.exclude(until__lt=F("since")).order_by("unit__until", "pk").first():
            return row.unit
    return None


def _follow(unit: Unit, by: Author) -> None:
    successor, first = unit.successor, unit.until + timedelta(days=1)
    posts = list(unit.posts.filter(Q(until=None) | Q(until__gte=first)).exclude(until__lt=F("since")))
    _carry(posts, successor, first)
    ended = _end_roles(unit, successor, first)
    told = f"{len(posts)} người, {ended} vai trò; đơn vị kế thừa: {successor}"
    audit.record("people.follow_unit", unit, by=by, reason=told)


def _carry(posts: list[Post], to_unit: Unit, first: date) -> None:
    """Each post ends the day before and begins again there, the same but for the head where one stands already."""
    has_head = Post.objects.filter(_open_on(first), unit=to_unit, is_head=True).exists()
    there = set(Post.objects.filter(_open_on(first), unit=to_unit).values_list("person_id", "title"))
    for post in posts:
        if (post.person_id, post.title) not in there:
            told = {"title": post.title, "kind": post.kind, "contract": post.contract, "until": post.until}
            is_head = post.is_head and not has_head
            Post.objects.create(
                person_id=post.person_id, unit=to_unit, since=max(first, post.since), is_head=is_head, **told
            )
        post.until = first - timedelta(days=1)
        post.save(update_fields=["until"])


def _end_roles(unit: Unit, successor: Unit, first: date) -> int:
    """The successor's roles remain; where it is of the same kind and nobody works there yet, they go along."""
    rows = list(unit.roles_here.filter(Q(until=None) | Q(until__gte=first)).exclude(until__lt=F("since")))
    if successor.kind == unit.kind and not successor.roles_here.filter(_open_on(first)).exists():
        RoleHeld.objects.bulk_create(
            RoleHeld(account_id=row.account_id, role=row.role, unit=successor, since=first, until=row.until)
            for row in rows
        )
    for row in rows:
        row.until = first - timedelta(days=1)
        row.save(update_fields=["until"])
    return len(rows)


def _open_on(day: date) -> Q:
    return (Q(until=None) | Q(until__gte=day)) & Q(since__lte=day)
