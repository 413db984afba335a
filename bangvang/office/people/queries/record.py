"""What is asked to write into a person's record: where a move may lead, spells in areas that count."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from bangvang.office.people.models import Contract, LeaveKind, LeftAs, Post, PostKind, Role, Sex
from bangvang.office.people.queries.acting import Acting
from bangvang.office.people.reading.citizen_id import masked
from bangvang.office.units.models import Kind, Unit

__all__ = [
    "STUDY_RESULTS",
    "AreaSpell",
    "Contract",
    "LeaveKind",
    "LeftAs",
    "PostKind",
    "Sex",
    "area_spells",
    "masked",
    "units_moved_to",
]

STUDY_RESULTS = {"gioi": "Giỏi trở lên", "kha": "Khá", "trung_binh": "Trung bình", "yeu": "Yếu"}


@dataclass(frozen=True)
class AreaSpell:
    """From when to when a post lay in an area, as the decision on the unit says."""

    post: Post
    tag: Any
    since: date
    until: date | None


def area_spells(posts: Iterable[Post]) -> list[AreaSpell]:
    """Each post laid over the dated areas of its unit; posts come with `unit__tags`."""
    return sorted(_spells(posts), key=lambda spell: (spell.since, spell.tag.pk), reverse=True)


def _spells(posts: Iterable[Post]) -> Iterator[AreaSpell]:
    for post in posts:
        for tag in post.unit.tags.all():
            since, ends = max(post.since, tag.since), [day for day in (post.until, tag.until) if day]
            until = min(ends, default=None)
            if until is None or since <= until:
                yield AreaSpell(post, tag, since, until)


def units_moved_to(by: Acting) -> QuerySet[Unit]:
    """Units below an officer where somebody may begin to work."""
    below = Q(pk__in=[])
    for held in by.roles:
        if held.role == Role.OFFICER:
            below |= Q(path__startswith=held.path)
    return Unit.objects.filter(below, until=None).exclude(kind=Kind.GROUP).select_related("parent").order_by("path")
