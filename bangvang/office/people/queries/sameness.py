"""One person, several records: the door through which everything reads the pointer.

Nothing that others wrote under a merged record is moved; whoever asks about a person asks about all records of it. Posts
alone, which are of this app, are held by the record that stays, and remember under which they were written.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from bangvang.office.people.models import Person


class SamePeople(dict[int, int]):
    """Every record of some people → the record that stays. Passed on, it is not asked for again."""

    @property
    def merged(self) -> set[int]:
        """Those of whom there is more than one record, by the record that stays."""
        return {stays for record, stays in self.items() if record != stays}

    def spread(self, told: Mapping[int, Any]) -> dict[int, Any]:
        """What is told of any record, told of every record of the person."""
        of_person = {self.get(record, record): value for record, value in told.items()}
        return {record: of_person[stays] for record, stays in self.items() if stays in of_person}


def same_person_ids(ids: Iterable[int]) -> SamePeople:
    """The records of these people, whichever of them is named: one short read along an index, however many they are."""
    if isinstance(ids, SamePeople):
        return ids
    asked = set(ids)
    pointers = dict(Person.objects.filter(stays__gt=0).values_list("pk", "stays_id")) if asked else {}
    same = SamePeople((one, pointers.get(one, one)) for one in asked)
    kept = set(same.values())
    same.update((one, one) for one in kept)
    same.update((one, stays) for one, stays in pointers.items() if stays in kept)
    return same


def record_that_stays(pk: int) -> int:
    return same_person_ids([pk])[pk]


def records_together(pk: int) -> QuerySet[Person]:
    """Every record of the person whom this one is a record of, the one that stays first."""
    kept = Person.objects.filter(pk=pk).values_list(Coalesce("stays", "pk"), flat=True)
    return Person.objects.filter(Q(pk__in=kept) | Q(stays__in=kept)).order_by(F("stays").asc(nulls_first=True), "pk")


def records_of(person: Person) -> list[Person]:
    """Every record of the person, those merged into it included."""
    return list(Person.objects.filter(pk__in=list(same_person_ids([person.pk]))).order_by("pk"))


def codes_of_merged(people: Iterable[Person]) -> dict[str, Person]:
    """Codes of records merged into these, each with the person it means now."""
    kept = {one.pk: one for one in people}
    rows = Person.objects.filter(stays__in=list(kept)).values_list("code", "stays_id")
    return {code: kept[stays] for code, stays in rows}
