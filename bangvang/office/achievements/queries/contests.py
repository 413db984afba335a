"""Contests and examinations whose results are in, and who won."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from bangvang.office.achievements.models import ContestResult, Prize
from bangvang.office.achievements.queries.proofs import rows_in_reach
from bangvang.office.people.queries import Acting, posts_of
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.vietnamese import fold

__all__ = ["Prize"]
WON = ~Q(prize=Prize.NOT_PASSED)


def contests_seen_by(by: Acting) -> QuerySet[Any]:
    """Each contest of a year with how many results and winners this reader may read."""
    rows = rows_in_reach(by, "results").select_related(None).order_by()
    told = rows.values("contest", "period")
    return told.annotate(results=Count("pk"), winners=Count("pk", filter=WON))


def winners_of(by: Acting, contest: str, period: str) -> list[tuple[ContestResult, Unit | None]]:
    """Who won, each with the unit of today; best prizes first, then by given name."""
    return [(row, unit) for row, unit in results_of(by, contest, period) if row.prize != Prize.NOT_PASSED]


def results_of(by: Acting, contest: str, period: str) -> list[tuple[ContestResult, Unit | None]]:
    """All results of a contest, won or not."""
    rows = list(rows_in_reach(by, "results").filter(contest=contest, period=period))
    posts = posts_of({row.person_id for row in rows}, calendar.today())
    order = {prize: place for place, prize in enumerate(Prize.values)}
    rows.sort(key=lambda row: (order[row.prize], row.person.name_key, row.pk))
    return [(row, posts[row.person_id].unit if row.person_id in posts else None) for row in rows]


def found(contests: QuerySet[Any], words: str) -> list[dict[str, Any]]:
    """The newest contests whose name has the words."""
    wanted = fold(words).split()
    rows = contests.order_by("-period", "contest")[:2000]
    return [dict(row) for row in rows if all(word in fold(row["contest"]) for word in wanted)]
