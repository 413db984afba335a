"""What is asked about people, the posts they hold, and time away."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet, prefetch_related_objects
from django.db.models.functions import Coalesce

from bangvang.office.people.models import Leave, Person, PersonName, Post
from bangvang.office.people.queries.sameness import same_person_ids
from bangvang.office.units.models import Unit
from bangvang.toolbox.vietnamese import fold


def person_by_code(code: str) -> Person | None:
    found = Person.objects.filter(code__iexact=code.strip()).select_related("stays").first()
    return found.stays or found if found else None


def posts_on(day: date) -> QuerySet[Post]:
    return Post.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def people_of(unit: Unit, day: date) -> QuerySet[Person]:
    """People with a post at the unit on the day, by given name, each with that post as `post_here[0]`."""
    here = posts_on(day).filter(unit=unit)
    return (
        Person.objects.filter(pk__in=here.values("person_id"))
        .prefetch_related(Prefetch("posts", here.order_by("pk"), to_attr="post_here"))
        .order_by("name_key", "pk")
    )


def posts_of(people: Iterable[int], day: date) -> dict[int, Post]:
    """The post of each person on the day, by the id of any of the person's records."""
    same = same_person_ids(people)
    rows = posts_on(day).filter(person_id__in=list(same)).select_related("unit").order_by("-pk")
    return same.spread({post.person_id: post for post in rows})


def leaves_of(people: Iterable[int]) -> QuerySet[Leave]:
    return Leave.objects.filter(person_id__in=list(same_person_ids(people))).order_by("since")


def everybody() -> QuerySet[Person]:
    """All people, each once; a screen narrows them to its reader's reach."""
    return Person.objects.filter(stays=None)


def all_posts() -> QuerySet[Post]:
    """Posts of every time; one whose list was withdrawn ends before it begins and was never held."""
    return Post.objects.exclude(until__lt=F("since"))


def posts_held(person: Person) -> list[Post]:
    """Every post of the person with its unit, newest first; asked once of one object, under whichever record it is."""
    kept: Any = person.stays or person
    rows = all_posts().select_related("unit__successor").order_by("-since", "-pk")
    prefetch_related_objects([kept], Prefetch("posts", rows, to_attr="every_post"))
    return list(kept.every_post)


def is_held_on(post: Post, day: date) -> bool:
    return post.since <= day and (post.until is None or post.until >= day)


def search(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    """Every word in the name of today, or in one name borne before or under a merged record."""
    wanted = _has_words(words)
    if not wanted:
        return people
    once = names_borne().filter(wanted).annotate(whose=Coalesce("person__stays", "person"))
    merged = Person.objects.filter(wanted, stays__gt=0)
    return people.filter(wanted | Q(pk__in=once.values("whose")) | Q(pk__in=merged.values("stays")))


def once_known(people: QuerySet[Person], words: str, most: int = 8) -> list[tuple[Person, str]]:
    """Who is found only by a name borne before, or by that of a merged record, each with that name."""
    wanted = _has_words(words)
    if not wanted:
        return []
    old = names_borne().filter(wanted).annotate(whose=Coalesce("person__stays", "person"))
    merged = Person.objects.filter(wanted, stays__gt=0)
    told = merged.order_by().values_list("stays", "full_name").union(old.order_by().values_list("whose", "full_name"))
    names = dict(told[:200])
    return [(one, names[one.pk]) for one in people.filter(pk__in=names).exclude(wanted)[:most]]


def _has_words(words: str) -> Q:
    wanted = Q()
    for word in fold(words).split():
        wanted &= Q(search_text__contains=word)
    return wanted


def names_borne() -> QuerySet[PersonName]:
    """Names by date; one whose list was withdrawn ends before it begins and was never borne."""
    return PersonName.objects.exclude(until__lt=F("since"))


def names_of(person: Person, records: Iterable[int] = ()) -> list[PersonName]:
    return list(names_borne().filter(person__in=list(records or same_person_ids([person.pk]))).order_by("pk"))


def last_names(people: Iterable[int]) -> dict[int, PersonName]:
    """The latest dated name of each person who has any."""
    return {name.person_id: name for name in names_borne().filter(person__in=list(people)).order_by("pk")}


def name_on(person: Person, day: date) -> str:
    """What the person was called on a day."""
    for name in names_of(person):
        if (name.since is None or name.since <= day) and (name.until is None or day <= name.until):
            return name.full_name
    return person.full_name
