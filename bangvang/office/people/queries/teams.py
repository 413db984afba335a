"""Who is in which tổ: written down there, and at work at its unit on the day."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from bangvang.office.people.models import TeamMember
from bangvang.office.people.queries.persons import posts_on


def members_on(teams: Collection[int], day: date) -> QuerySet[TeamMember]:
    """Leader first, then by given name; whoever has left the unit has left its tổ."""
    own = Q(person=OuterRef("person")) | Q(person=OuterRef("person__stays"))
    past = Q(unit__until__isnull=False, unit__path__startswith=OuterRef("team__parent__path"))
    at_work = posts_on(day).filter(own, past | Q(unit=OuterRef("team__parent")))
    rows = TeamMember.objects.filter(Q(until=None) | Q(until__gte=day), team__in=teams, since__lte=day)
    return rows.filter(Exists(at_work)).select_related("person").order_by("-is_leader", "person__name_key", "pk")


def teams_by_person(teams: Collection[int], day: date) -> list[tuple[int, int]]:
    """Tổ and person, as the record that stays; a person is in one tổ at a time."""
    rows = members_on(teams, day).values_list("team_id", "person_id", "person__stays_id")
    return [(team, stays or person) for team, person, stays in rows]
