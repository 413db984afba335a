"""Records that may be of one person: pairs within reach, never by the name alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Case, CharField, Count, Exists, Func, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat, Lower

from bangvang.office.people.models import NotTheSame, Person, Role
from bangvang.office.people.queries.acting import Acting
from bangvang.office.people.queries.persons import all_posts, is_held_on, posts_held, posts_on
from bangvang.toolbox import calendar

BY_NAME = "Cùng họ tên và ngày sinh"
BY_UNIT = "từng ở cùng đơn vị"
BY_CITIZEN_ID = "Cùng số định danh cá nhân"
BY_CODE = "Cùng mã cán bộ, chỉ khác số 0 ở đầu"

MOST = 500
BARE: Any = Func(Lower("code"), Value("0"), function="LTRIM", output_field=CharField())
NAMED_BORN: Any = Case(
    When(birth_date=None, then=Value("")),
    default=Concat("search_text", Value("|"), Cast("birth_date", TextField()), output_field=TextField()),
    output_field=TextField(),
)
UNKNOWN: dict[str, Any] = {"named_born": "", "citizen_id": "", "bare": ""}
KEYS = tuple(UNKNOWN)


@dataclass(frozen=True)
class LookAlike:
    """Two records, and all that makes them look like one person."""

    first: Person
    second: Person
    reasons: tuple[str, ...]


def people_kept_by(by: Acting) -> QuerySet[Person]:
    """Whose record one writes: people of one's own units and of those directly below an officer; of who works nowhere
    today, the units of before."""
    own = by.unit_ids(Role.CLERK, Role.HEAD, Role.OFFICER)
    units = Q(unit__in=own) | Q(unit__parent__in=by.unit_ids(Role.OFFICER))
    today = posts_on(calendar.today()).filter(person=OuterRef("pk"))
    ever = all_posts().filter(units).values("person_id")  # the few of these units first, not everybody of the province
    return Person.objects.filter(Exists(today.filter(units)) | ~Exists(today), pk__in=ever, stays=None)


def is_kept_by(by: Acting, person: Person) -> bool:
    """The same of one person, from posts that are asked once."""
    held, today = posts_held(person), calendar.today()
    own, above = by.unit_ids(Role.CLERK, Role.HEAD, Role.OFFICER), by.unit_ids(Role.OFFICER)
    now = [post.unit for post in held if is_held_on(post, today)] or [post.unit for post in held]
    return any(unit.pk in own or unit.parent_id in above for unit in now)


def look_alikes(by: Acting) -> list[LookAlike]:
    """Pairs among the people one keeps, strongest reasons first; those told to be two people are left out."""
    groups = [group for key in KEYS for group in _sharing(people_kept_by(by), key)]
    people = Person.objects.in_bulk({one for group in groups for one in group})
    units, apart = _units_of(people), _told_apart(people)
    pairs = {pair for group in groups for pair in combinations(sorted(group), 2)} - apart
    told = [LookAlike(people[one], people[two], _reasons(people[one], people[two], units)) for one, two in pairs]
    found = [each for each in told if each.reasons]
    return sorted(found, key=lambda one: (-len(one.reasons), one.first.name_key, one.first.pk, one.second.pk))


def why_alike(first: Person, second: Person) -> tuple[str, ...]:
    """All that makes these two look like one person; nothing where it is only the name."""
    return _reasons(first, second, _units_of([first.pk, second.pk]))


def _reasons(first: Person, second: Person, units: dict[int, set[int]]) -> tuple[str, ...]:
    is_named = first.search_text == second.search_text
    is_born = first.birth_date is not None and first.birth_date == second.birth_date
    told = []
    if first.citizen_id and first.citizen_id == second.citizen_id:
        told.append(BY_CITIZEN_ID)
    if _bare(first.code) == _bare(second.code) and (is_named or is_born):
        told.append(BY_CODE)
    if is_named and is_born:
        shared = units.get(first.pk, set()) & units.get(second.pk, set())
        told += [BY_NAME, BY_UNIT] if shared else [BY_NAME]
    return tuple(told)


def are_told_apart(first: Person, second: Person) -> bool:
    return bool(_told_apart([first.pk, second.pk]))


def merged_within(people: QuerySet[Person]) -> QuerySet[Person]:
    """Records that lead to one of these people, each with the record it points at and the one that stays."""
    return Person.objects.filter(merged_into__gt=0, stays__in=people.values("pk")).select_related(
        "merged_into", "stays"
    )


def told_apart_of(people: QuerySet[Person]) -> QuerySet[NotTheSame]:
    rows = NotTheSame.objects.filter(first__in=people.values("pk"), second__in=people.values("pk"), ended_at=None)
    return rows.select_related("first", "second", "told_by__person")


def _sharing(kept: QuerySet[Person], key: str) -> list[list[int]]:
    """Groups that share one key, asked of the database in two queries however many are kept."""
    rows = kept.annotate(bare=BARE, named_born=NAMED_BORN).exclude(**{key: UNKNOWN[key]}).order_by()
    shared = rows.values_list(key).annotate(_n=Count("pk")).filter(_n__gt=1).values_list(key, flat=True)
    groups: dict[Any, list[int]] = {}
    for pk, value in rows.filter(**{f"{key}__in": list(shared[:MOST])}).values_list("pk", key):
        groups.setdefault(value, []).append(pk)
    return [group for group in groups.values() if len(group) > 1]


def _units_of(people: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for person, unit in all_posts().filter(person__in=list(people)).values_list("person_id", "unit_id"):
        found.setdefault(person, set()).add(unit)
    return found


def _told_apart(people: Iterable[int]) -> set[tuple[int, int]]:
    ids = list(people)
    rows = NotTheSame.objects.filter(first__in=ids, second__in=ids, ended_at=None)
    return set(rows.values_list("first_id", "second_id"))


def _bare(code: str) -> str:
    return code.casefold().lstrip("0")
