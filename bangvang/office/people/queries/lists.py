"""What is asked about staff lists, and the register they are held against."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from bangvang.office.people.models import Person, Role, StaffList, StaffRow
from bangvang.office.people.queries.acting import Acting
from bangvang.office.people.queries.persons import all_posts, names_borne, posts_on
from bangvang.office.people.reading.comparing import OF_PERSON, Known, Register, name_words, whole
from bangvang.office.people.reading.leaving import left_on
from bangvang.office.units.models import Unit, UnitName
from bangvang.office.units.queries import bodies
from bangvang.office.units.reading import unit_spellings
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets.reading import Names, NearestFirst


def lists_seen_by(by: Acting) -> QuerySet[StaffList]:
    """Staff lists of the units whose staff one writes down: one's own, and those directly below an officer."""
    own = by.unit_ids(Role.CLERK, Role.HEAD, Role.OFFICER)
    below = Q(unit__parent__in=by.unit_ids(Role.OFFICER))
    return StaffList.objects.filter(Q(unit__in=own) | below).select_related("unit", "file", "taken_by__person")


def units_listed_by(by: Acting) -> QuerySet[Unit]:
    """Units whose staff list one may take in: one's own, and those directly below an officer."""
    own = Q(pk__in=by.unit_ids(Role.CLERK, Role.HEAD, Role.OFFICER))
    return bodies().filter(own | Q(parent__in=by.unit_ids(Role.OFFICER)), until=None).order_by("path")


def rows_of(found: StaffList, state: str = "") -> QuerySet[StaffRow]:
    rows = found.rows.select_related("person")
    return rows.filter(state=state) if state else rows


def units_of_list(unit: Unit | None, by: Any) -> dict[int, str]:
    """Units whose people a list may hold: the unit itself; from its officer also those directly below; all without a unit."""
    if unit is None:
        return dict(bodies().values_list("pk", "name"))
    is_officer = not isinstance(by, Acting) or by.holds(Role.OFFICER, unit)
    reach = Q(pk=unit.pk) | (Q(parent=unit, until=None) if is_officer else Q(pk=unit.pk))
    return dict(bodies().filter(reach).values_list("pk", "name"))


def unit_names(of: Unit | None = None) -> Names:
    """Every unit by every name it bears or bore; a tổ, named alike in many schools, is none. `of`: whose list it is, so that
    this unit and those directly below are meant before others, also without the place after the comma."""
    others: dict[int, list[str]] = {}
    for unit_id, *names in UnitName.objects.values_list("unit_id", "name", "short_name"):
        others.setdefault(unit_id, []).extend(names)
    units = bodies().values_list("pk", "name", "short_name", "code")
    told = [(pk, name, (*more, *others.get(pk, ()))) for pk, name, *more in units]
    if of is None:
        return unit_spellings(told)
    close = set(bodies().filter(Q(pk=of.pk) | Q(parent=of, until=None)).values_list("pk", flat=True))
    near = [(pk, name, (name.partition(",")[0], *more)) for pk, name, more in told if pk in close]
    return NearestFirst(unit_spellings(near), unit_spellings(told))


def register_for(unit: Unit | None, rows: Iterable[Any], by: Any, day: date | None = None) -> Register:
    """The people a list may mean, in five queries however long it is: those of its units, and who bears its codes, ids and names.

    `day`: the list's own, from which other names are borne. A code that a merged record bears means the record that stays.
    """
    units = units_of_list(unit, by)
    here = posts_on(calendar.today())
    told = [whole(row) for row in rows]
    numbers = {one["citizen_id"] for one in told if one.get("citizen_id")}
    codes = {form for one in told if one.get("code") for form in (one["code"], one["code"].upper())}
    names = {name_words(one["full_name"]) for one in told if one.get("full_name")}
    merged: dict[int, list[str]] = {}
    for code, stays in Person.objects.filter(code__in=codes, stays__gt=0).values_list("code", "stays_id"):
        merged.setdefault(stays, []).append(code)
    found = Person.objects.filter(
        Q(pk__in=merged)
        | Q(pk__in=here.filter(unit__in=units).values("person_id"))
        | Q(code__in=codes)
        | Q(citizen_id__in=numbers)
        | Q(search_text__in=names),
        stays=None,
    )
    held = _held_now(found, units) | _left(found, units, told)
    people = found.order_by("name_key", "pk").values("pk", *OF_PERSON)
    named = dict(names_borne().filter(person__in=found.values("pk")).order_by("pk").values_list("person", "since"))
    known = [
        _known(one | {"named_since": named.get(one["pk"])}, held.get(one["pk"]), units, merged.get(one["pk"], ()))
        for one in people.iterator()
    ]
    return Register(known, units, unit.pk if unit else None, day or calendar.today())


class _Held(NamedTuple):
    pk: int
    unit_id: int
    title: str
    contract: str
    since: date
    until: date | None
    ended_as: str
    unit_name: str


HELD = ("pk", "unit_id", "title", "contract", "since", "until", "ended_as", "unit__short_name")


def _held_now(people: QuerySet[Person], units: dict[int, str]) -> dict[int, _Held]:
    """One post of today of each person, at a unit of the list before any other. Plain rows: a list may touch thousands."""
    rows = posts_on(calendar.today()).filter(person__in=people.values("pk")).order_by("pk")
    held: dict[int, _Held] = {}
    for person, *values in rows.values_list("person_id", *HELD).iterator():
        post = _Held(*values)
        if person not in held or post.unit_id in units or held[person].unit_id not in units:
            held[person] = post
    return held


def _left(people: QuerySet[Person], units: dict[int, str], told: list[dict[str, Any]]) -> dict[int, _Held]:
    """Of those for whom the list tells a leaving day and who hold no post of its units today: the last one they held there."""
    leaving = [one for one in told if one.get("left_date") or one.get("left_as")]
    if not leaving:
        return {}
    meant = Q(code__in=[form for one in leaving if one.get("code") for form in (one["code"], one["code"].upper())])
    meant |= Q(citizen_id__in=[one["citizen_id"] for one in leaving if one.get("citizen_id")])
    meant |= Q(search_text__in=[name_words(one["full_name"]) for one in leaving if one.get("full_name")])
    here = posts_on(calendar.today()).filter(unit__in=units)
    gone = people.filter(meant).exclude(pk__in=here.values("person_id"))
    rows = (
        all_posts()
        .filter(person__in=gone.values("pk"), unit__in=units, until__lt=calendar.today())
        .order_by("until", "pk")
    )
    return {person: _Held(*values) for person, *values in rows.values_list("person_id", *HELD)}


def _known(person: dict[str, Any], post: _Held | None, units: dict[int, str], merged: Iterable[str]) -> Known:
    pk, named = person.pop("pk"), person.pop("named_since")
    values = person | {"title": "", "unit": None, "contract": "", "post_since": None, "left_date": None, "left_as": ""}
    if post is None:
        return Known(pk, values, other_codes=tuple(merged), named_since=named)
    values |= {"title": post.title, "unit": post.unit_id, "contract": post.contract, "post_since": post.since}
    values |= {"left_date": left_on(post.until, post.ended_as), "left_as": post.ended_as}
    return Known(pk, values, post.pk, post.unit_name, post.unit_id in units, tuple(merged), named)
