"""When a unit ends by decision, its people work on at the successor from the next day and its roles end.

A change of the map is entered below, in units; who works where is told here, in the same transaction or by the hourly job.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F, Q

from bangvang.office.people.models import Post, RoleHeld
from bangvang.office.units import actions as units
from bangvang.office.units.actions import accounts
from bangvang.office.units.actions.accounts import Followed, Part, papers_renamed
from bangvang.office.units.models import Unit, UnitChange
from bangvang.office.units.queries import dissolved_units
from bangvang.toolbox import audit, calendar
from bangvang.toolbox.acting import MACHINE, Author
from bangvang.toolbox.calendar import office_day
from bangvang.toolbox.jobs import every_hour

Seen = TypeVar("Seen")
FOLLOW = "people.follow_units"
ENDS = ("merge", "dissolve")


def reorganise(unit: Unit, *, by: Author, change: Callable[..., Any], **details: Any) -> Any:
    """Enter a change of a unit; where its day has come, people and roles follow at once."""
    with transaction.atomic():
        made = change(unit, by=by, **details)
        follow_units(by=by)
    return made


def foretell(
    unit: Unit, *, look: Callable[[UnitChange], Seen], since: date, act: Callable[..., Any], **told: Any
) -> Seen:
    """What would follow: all is done as on its day, after whatever waits for a day before, looked at and taken back."""
    with transaction.atomic(), office_day(max(since, calendar.today())):
        units.apply_due_changes()
        follow_units()
        act(Unit.objects.get(pk=unit.pk), by=MACHINE, since=since, **told)
        seen = look(UnitChange.objects.filter(unit=unit).latest("pk"))
        transaction.set_rollback(True)
    return seen


def foretell_waiting(change: UnitChange, *, look: Callable[[UnitChange], Seen]) -> Seen:
    """The same of a change that is entered and waits for its day."""
    with transaction.atomic(), office_day(max(change.since, calendar.today())):
        units.apply_due_changes()
        follow_units()
        seen = look(UnitChange.objects.get(pk=change.pk))
        transaction.set_rollback(True)
    return seen


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
        going = list(unit.posts.filter(_open_on(since), person_id__in=list(people)).select_related("person"))
        rows = [Followed(Part.UNIT, str(made), "Chưa có", f"Thành lập; {made.get_kind_display()}, thuộc {made.parent}")]
        rows += [*papers_renamed([made], since), *_carry(going, unit, made, since), _stay(unit, since)]
        accounts.keep(made.changes_to_here.get(), rows)
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
    rows = _carry(posts, unit, successor, first)
    ended = _end_roles(unit, successor, first)
    told = f"{len(posts)} người, {len(ended)} vai trò; đơn vị kế thừa: {successor}"
    if change := unit.changes.filter(what__in=ENDS).exclude(applied_at=None).last():
        accounts.keep(change, [*rows, *ended])
    audit.record("people.follow_unit", unit, by=by, reason=told)


def _carry(posts: list[Post], unit: Unit, to_unit: Unit, first: date) -> list[Followed]:
    """Each post ends the day before and begins again there, the same but for the head where one stands already."""
    has_head = Post.objects.filter(_open_on(first), unit=to_unit, is_head=True).exists()
    there = set(Post.objects.filter(_open_on(first), unit=to_unit).values_list("person_id", "title"))
    begun = [post for post in posts if (post.person_id, post.title) not in there]
    for post in begun:
        told = {"title": post.title, "kind": post.kind, "contract": post.contract, "until": post.until}
        is_head = post.is_head and not has_head
        Post.objects.create(
            person_id=post.person_id, unit=to_unit, since=max(first, post.since), is_head=is_head, **told
        )
    for post in posts:
        post.until = first - timedelta(days=1)
        post.save(update_fields=["until"])
    kept_once = [post for post in posts if post not in begun]
    return _people_told(begun, kept_once, unit, to_unit) + _heads_told(posts, to_unit, has_head=has_head)


def _people_told(begun: list[Post], kept_once: list[Post], unit: Unit, to_unit: Unit) -> list[Followed]:
    rows = []
    if begun:
        rows.append(Followed(Part.PEOPLE, _people(begun), str(unit), f"Công tác tại {to_unit}", len(begun)))
    if kept_once:
        after = f"Đã có vị trí này tại {to_unit}, không ghi hai lần"
        rows.append(Followed(Part.PEOPLE, _people(kept_once), str(unit), after, len(kept_once)))
    return rows


def _people(posts: list[Post]) -> str:
    return f"{len({post.person_id for post in posts})} người, {len(posts)} vị trí công tác"


def _heads_told(posts: list[Post], to_unit: Unit, *, has_head: bool) -> list[Followed]:
    after = f"Không đứng đầu: {to_unit} đã có người đứng đầu" if has_head else f"Đứng đầu {to_unit}"
    heads = [post for post in posts if post.is_head]
    return [Followed(Part.HEAD, post.person.full_name, f"{post.title}, đứng đầu", after) for post in heads]


def _stay(unit: Unit, first: date) -> Followed:
    """Whoever is not named in a split."""
    posts = list(unit.posts.filter(_open_on(first)))
    return Followed(Part.PEOPLE, _people(posts), str(unit), f"Ở lại {unit}", len(posts))


def _end_roles(unit: Unit, successor: Unit, first: date) -> list[Followed]:
    """The successor's roles remain; where it is of the same kind and nobody works there yet, they go along."""
    held = unit.roles_here.filter(Q(until=None) | Q(until__gte=first)).exclude(until__lt=F("since"))
    rows = list(held.select_related("account__person").order_by("pk"))
    goes = successor.kind == unit.kind and not successor.roles_here.filter(_open_on(first)).exists()
    if goes:
        RoleHeld.objects.bulk_create(
            RoleHeld(account_id=row.account_id, role=row.role, unit=successor, since=first, until=row.until)
            for row in rows
        )
    for row in rows:
        row.until = first - timedelta(days=1)
        row.save(update_fields=["until"])
    return [_role_told(row, successor, first, goes=goes) for row in rows]


def _role_told(row: RoleHeld, successor: Unit, first: date, *, goes: bool) -> Followed:
    """Whether the person goes on with the role, with others only, or with none at all."""
    left = row.account.roles.filter(_open_on(first)).exists()
    ends = "Kết thúc vai trò" if left else "Kết thúc vai trò; tài khoản không còn vai trò nào"
    after = f"{row.get_role_display()}, {successor}" if goes else ends
    return Followed(Part.ROLE, str(row.account), str(row), after)


def _open_on(day: date) -> Q:
    return (Q(until=None) | Q(until__gte=day)) & Q(since__lte=day)
