"""The organisation as it stood on a day: names, kinds, places, areas, clusters and councils of that day."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from bangvang.office.councils import queries as councils
from bangvang.office.people import queries as people
from bangvang.office.units import queries as units
from bangvang.office.units.queries import Kind


@dataclass(frozen=True)
class Stood:
    """One unit on the day."""

    pk: int
    name: str
    kind: str
    level: str
    parent: str
    areas: list[str]
    clusters: list[str]
    council: str


def standing(by: Any, day: date, chosen: dict[str, Any]) -> QuerySet:
    """Units within reach that existed on the day, by words and by the kind they then were."""
    rows = units.search(people.units_answered_for(by) & units.units_on(day), chosen.get("q", ""))
    if kind := chosen.get("loai"):
        rows = rows.filter(pk__in=units.places_on(rows, day).filter(kind=kind).values("unit_id"))
    return rows


def counted(rows: QuerySet, day: date) -> dict[str, Any]:
    """How many of each kind and, of schools, of each level."""
    places = dict(units.places_on(rows, day).values_list("unit_id", "kind"))
    levels = dict(rows.values_list("pk", "level"))
    kinds, by_level = Counter(places.values()), Counter(levels[pk] for pk in places if levels.get(pk))
    return {
        "kinds": [(kind.label, kinds[kind]) for kind in Kind if kinds[kind]],
        "levels": [(level.label, by_level[level]) for level in units.Level if by_level[level]],
        "areas": units.areas_on(rows, day),
    }


def told(by: Any, rows: Iterable[Any], day: date) -> list[Stood]:
    """These units with everything of the day, in six queries however many."""
    rows = list(rows)
    ids = [row.pk for row in rows]
    here = units.every_unit().filter(pk__in=ids)
    names, places = units.names_on(here, day), {row.unit_id: row for row in units.places_on(here, day)}
    above = units.names_on(units.every_unit().filter(pk__in={row.parent_id for row in places.values()}), day)
    areas, clusters = units.area_words(here, day), _clusters(here, day)
    seated = _councils(by, ids, day)
    return [
        Stood(
            pk=row.pk,
            name=names.get(row.pk, row.name),
            kind=places[row.pk].get_kind_display() if row.pk in places else row.get_kind_display(),
            level=row.get_level_display(),
            parent=above.get(places[row.pk].parent_id, "") if row.pk in places else "",
            areas=areas.get(row.pk, []),
            clusters=clusters[row.pk],
            council=seated.get(row.pk, ""),
        )
        for row in rows
    ]


def _clusters(here: QuerySet, day: date) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for member in units.cluster_members_on(here, day):
        found[member.unit_id].append(member.cluster.name)
    return found


def _councils(by: Any, ids: list[int], day: date) -> dict[int, str]:
    """Councils the reader may see, at these units on the day."""
    rows = councils.councils_seen_by(by).filter(Q(until=None) | Q(until__gte=day), since__lte=day, unit__in=ids)
    return dict(rows.values_list("unit_id", "name"))
