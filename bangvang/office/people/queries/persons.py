"""What is asked about people, the posts they hold, and time away."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from bangvang.office.people.models import Leave, Person, Post
from bangvang.office.units.models import Unit
from bangvang.toolbox.vietnamese import fold


def person_by_code(code: str) -> Person | None:
    return Person.objects.filter(code__iexact=code.strip()).first()


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
    """The post of each person on the day, by person id."""
    rows = posts_on(day).filter(person_id__in=list(people)).select_related("unit").order_by("-pk")
    return {post.person_id: post for post in rows}


def leaves_of(people: Iterable[int]) -> QuerySet[Leave]:
    return Leave.objects.filter(person_id__in=list(people)).order_by("since")


def everybody() -> QuerySet[Person]:
    """All people; a screen narrows them to its reader's reach."""
    return Person.objects.all()


def all_posts() -> QuerySet[Post]:
    """Posts of every time; one whose list was withdrawn ends before it begins and was never held."""
    return Post.objects.exclude(until__lt=F("since"))


def search(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    for word in fold(words).split():
        people = people.filter(search_text__contains=word)
    return people
