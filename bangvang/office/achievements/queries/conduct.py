"""What is asked about discipline and cases that wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from bangvang.office.achievements.models import Discipline, Hold
from bangvang.office.people.models import Person, Role
from bangvang.office.people.queries import Acting, is_held_on, posts_held, posts_on, same_person_ids
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import units_below
from bangvang.toolbox import calendar

NEUTRAL = "Đang chờ cơ quan có thẩm quyền xác nhận"


@dataclass(frozen=True)
class Waiting:
    """A case that waits, as far as this reader may know of it."""

    text: str
    since: date | None = None
    hold: Hold | None = None


def disciplines_of(person_ids: Iterable[int]) -> QuerySet[Discipline]:
    return Discipline.objects.filter(person_id__in=list(same_person_ids(person_ids))).order_by("-since")


def holds_of(day: date, *, people: Iterable[int] = (), units: Iterable[int] = ()) -> QuerySet[Hold]:
    """Cases that wait on the day."""
    mine = Q(person_id__in=list(same_person_ids(people))) | Q(unit_id__in=list(units))
    return Hold.objects.filter(mine, Q(until=None) | Q(until__gte=day), since__lte=day).order_by("pk")


def shown_holds(by: Acting, subject: Person | Unit, records: Iterable[int] = ()) -> list[Waiting]:
    """What this reader may know of the waiting cases of a subject: all, or only that something waits."""
    whose = {"units": [subject.pk]} if isinstance(subject, Unit) else {"people": records or [subject.pk]}
    found = list(holds_of(calendar.today(), **whose))
    if not found:
        return []
    if not may_read_holds(by, subject):
        return [Waiting(NEUTRAL)]
    return [Waiting(f"{hold.get_kind_display()}. Nguồn: {hold.source}", hold.since, hold) for hold in found]


def may_read_holds(by: Acting, subject: Person | Unit) -> bool:
    """The inspectorate, and the officer above who appraises; nobody of the unit itself."""
    if isinstance(subject, Unit):
        unit: Unit | None = subject
    else:
        today = calendar.today()
        held = [post for post in posts_held(subject) if is_held_on(post, today)]
        unit = min(held, key=lambda post: post.pk).unit if held else None
    appraises = by.oversees(Role.OFFICER, unit) and not by.holds(Role.OFFICER, unit)
    return by.oversees(Role.INSPECTOR, unit) or appraises


def holds_seen_by(by: Acting) -> QuerySet[Hold]:
    """Open cases of the inspectorate's branch, for the inspectorate only."""
    paths = [held.path for held in by.roles if held.role == Role.INSPECTOR]
    units = units_below(paths).values("pk")
    here = posts_on(calendar.today()).filter(unit__in=units).values("person_id")
    whose = Q(unit__in=units) | Q(person__in=here) | Q(person__stays__in=here)
    open_ones = Hold.objects.filter(whose, until=None)
    return open_ones.select_related("person", "unit").order_by("-since", "-pk")


def discipline_forms() -> list[tuple[str, str]]:
    return list(Discipline.Form.choices)


def hold_kinds() -> list[tuple[str, str]]:
    return list(Hold.Kind.choices)
