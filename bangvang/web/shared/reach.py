"""Whom a reader may look up: people of the units one answers for; a teacher only herself."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from bangvang.office.people import queries as people
from bangvang.office.people.permissions import Role
from bangvang.office.people.queries import Acting
from bangvang.office.units.queries import Unit
from bangvang.toolbox import calendar

WORKS_ON_AWARDS = (Role.CLERK, Role.HEAD, Role.OFFICER, Role.HEAD_OF_OFFICE, Role.DIRECTOR)


def reads_standing(by: Acting, pk: int) -> bool:
    """Where a person stands tells of discipline: for oneself, those who work on awards and the inspectorate."""
    return by.person_id == pk or by.has_role(*WORKS_ON_AWARDS, Role.INSPECTOR)


def people_in_reach(by: Acting, unit: Unit | None = None) -> QuerySet[Any]:
    """People with a post today at a unit one answers for (or at just this one), each with it as `post_here[0]`."""
    units = people.units_read_by(by)
    here = people.posts_on(calendar.today()).filter(unit__in=units.filter(pk=unit.pk) if unit else units)
    shown = here.select_related("unit").order_by("pk")
    found = people.everybody().filter(Exists(here.filter(person=OuterRef("pk"))))
    return found.prefetch_related(Prefetch("posts", shown, to_attr="post_here"))


def person_in_reach(by: Acting, pk: int) -> QuerySet[Any]:
    """The person if within reach: by today's post, by the last post of one who left, or oneself."""
    return people.everybody().filter(_reached(by), pk=pk)


def records_in_reach(by: Acting, pk: int) -> list[Any]:
    """Every record of the person, the one that stays first; nothing where that one is out of reach. One query."""
    records = list(people.records_together(pk).annotate(is_reached=_reached(by)))
    return records if records and records[0].is_reached else []


def _reached(by: Acting) -> Q:
    units = people.units_read_by(by)
    today = people.posts_on(calendar.today()).filter(person=OuterRef("pk"))
    ever = people.all_posts().filter(person=OuterRef("pk"), unit__in=units)
    return Q(Exists(today.filter(unit__in=units)) | (~Exists(today) & Exists(ever)) | Q(pk=by.person_id or 0))
