"""What is asked about the yearly lists: ratings and recognised initiatives."""

from collections.abc import Iterable
from itertools import chain

from django.db.models import Prefetch, Q, QuerySet

from bangvang.office.achievements.models import AwardRecord, CompleteList, Initiative, InitiativeShare, Rating
from bangvang.office.people.queries import same_person_ids
from bangvang.office.units.models import Unit


def ratings_of(person_ids: Iterable[int], periods: Iterable[str] | None = None) -> QuerySet[Rating]:
    rows = Rating.objects.filter(person_id__in=list(same_person_ids(person_ids))).order_by("-period", "pk")
    return rows if periods is None else rows.filter(period__in=list(periods))


def unit_ratings_of(unit_ids: Iterable[int], periods: Iterable[str] | None = None) -> QuerySet[Rating]:
    rows = Rating.objects.filter(unit_id__in=list(unit_ids)).order_by("-period")
    return rows if periods is None else rows.filter(period__in=list(periods))


def ratings_by_person(person_ids: Iterable[int], period: str) -> dict[int, str]:
    """The grade of each person in one year, by person id."""
    same = same_person_ids(person_ids)
    return same.spread(dict(ratings_of(same, [period]).values_list("person_id", "grade")))


def periods_known(unit: Unit) -> list[str]:
    """Years of which the system holds ratings of the unit's people, newest first."""
    here = Q(person__posts__unit=unit) | Q(person__stays__posts__unit=unit)
    rows = Rating.objects.filter(here).values_list("period", flat=True).distinct()
    return sorted(rows, reverse=True)


def initiatives_of(person_ids: Iterable[int]) -> QuerySet[InitiativeShare]:
    rows = InitiativeShare.objects.filter(person_id__in=list(same_person_ids(person_ids))).select_related("initiative")
    return rows.order_by("-initiative__decided_date", "-pk")


def initiatives_at(unit: Unit, period: str) -> QuerySet[Initiative]:
    """Initiatives of people who have a post at the unit."""
    here = Q(shares__person__posts__unit=unit) | Q(shares__person__stays__posts__unit=unit)
    mine = Initiative.objects.filter(here, period=period).distinct()
    shares = InitiativeShare.objects.select_related("person")
    return mine.prefetch_related(Prefetch("shares", shares, to_attr="authors")).order_by("title", "pk")


def initiative_authors(person_ids: Iterable[int], period: str) -> set[int]:
    """Who among these has a recognised initiative of the year."""
    same = same_person_ids(person_ids)
    authors = set(initiatives_of(same).filter(initiative__period=period).values_list("person_id", flat=True))
    kept = {same[author] for author in authors}
    return {person for person, stays in same.items() if stays in kept}


def lists_complete(unit: Unit, period: str) -> set[str]:
    """Which lists of the year are in the system whole."""
    return set(CompleteList.objects.filter(unit=unit, period=period).values_list("kind", flat=True))


def years_of(ratings: Iterable[Rating], awards: Iterable[AwardRecord], shares: Iterable[InitiativeShare]) -> list[str]:
    """All years a record speaks of, newest first."""
    told = chain(
        (row.period for row in ratings), (row.period for row in awards), (row.initiative.period for row in shares)
    )
    return sorted(set(told), key=lambda period: (period[-4:], period), reverse=True)
