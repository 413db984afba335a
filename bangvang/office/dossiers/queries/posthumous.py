"""Truy tặng: who of a unit has left every post within the year, and what the law says of an award given after death."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from bangvang import lawbook
from bangvang.office.dossiers.models import Line, Proposal
from bangvang.office.people.models import LeftAs, Person
from bangvang.office.people.queries import all_posts, everybody, posts_on
from bangvang.toolbox import calendar


def people_gone(proposal: Proposal) -> QuerySet[Person]:
    """Whose post at the unit ended since the year began by death or for no reason told, and who holds none anywhere today."""
    since, _until = calendar.period_bounds(proposal.period)
    ended = all_posts().filter(unit=proposal.from_unit_id, until__gte=since, until__lte=calendar.today())
    ended = ended.filter(ended_as__in=("", LeftAs.DIED))
    at_work = posts_on(calendar.today()).values("person_id")
    return everybody().filter(pk__in=ended.values("person_id")).exclude(pk__in=at_work).order_by("name_key", "pk")


def posthumous_said(awards: Iterable[str]) -> list[lawbook.Posthumous]:
    """What today's text says of each award."""
    return [lawbook.posthumous_for(award, day=calendar.today()) for award in awards]


def posthumous_of(line: Line, law_day: str) -> lawbook.Posthumous | None:
    """What the text the dossier is under says; nothing of the living."""
    return lawbook.posthumous_for(line.award, day=date.fromisoformat(law_day)) if line.is_posthumous else None
