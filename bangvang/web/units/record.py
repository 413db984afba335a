"""What a unit's page tells."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from bangvang.office.achievements import queries as achievements
from bangvang.office.people import queries as people
from bangvang.office.people.queries.teams import teams_by_person
from bangvang.office.units import queries as units
from bangvang.toolbox import calendar


@dataclass(frozen=True)
class UnitRecord:
    period: str
    head: Any
    staff: int
    below: int
    ratings: list[Any]
    awards: list[tuple[str, Any]]
    clusters: list[Any]
    changes: list[Any]
    areas: list[Any]
    teams: list[Any]


def record_of(unit: Any) -> UnitRecord:
    """In eleven queries."""
    today = calendar.today()
    posts = people.posts_on(today).filter(unit=unit)
    awards = achievements.awards_of(units=[unit.pk])
    return UnitRecord(
        period=calendar.period_of(today, unit.clock),
        head=posts.filter(is_head=True).select_related("person").order_by("pk").first(),
        staff=posts.values("person_id").distinct().count(),
        below=units.standing(unit.children.all()).exclude(kind=units.Kind.GROUP).count(),
        ratings=list(achievements.unit_ratings_of([unit.pk])),
        awards=[(achievements.award_label(row.award), row) for row in awards],
        clusters=list(unit.clusters.select_related("cluster").order_by("-cluster__year", "pk")),
        changes=list(units.changes_about(unit)),
        areas=list(unit.tags.all()),
        teams=_teams(unit, today),
    )


def _teams(unit: Any, day: date) -> list[Any]:
    """Those that stand with how many people they have today, then the ended ones."""
    teams: list[Any] = list(units.teams_of(units.every_unit().filter(pk=unit.pk)))
    counts = Counter(team for team, _person in teams_by_person([team.pk for team in teams], day))
    for team in teams:
        team.count = counts[team.pk]
    return teams
