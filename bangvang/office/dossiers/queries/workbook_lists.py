"""The lists of a unit's workbook beside its tables: staff and ratings, cell by cell as they stand."""

from collections.abc import Iterable
from typing import Any

from bangvang.office.achievements.queries import ratings_of
from bangvang.office.dossiers.reading.workbook_lists import RATINGS, STAFF, sign_of
from bangvang.office.people.models import Person

Rows = list[list[Any]]


def lists_of(people: Iterable[Person], period: str) -> dict[str, Rows]:
    """The rows of each list, in the order of its heads."""
    here = list(people)
    kept = {one.person_id: one for one in ratings_of([person.pk for person in here], [period])}
    return {STAFF: [_person(one) for one in here], RATINGS: [_rating(one, kept.get(one.pk)) for one in here]}


def signs_of(lists: dict[str, Rows]) -> dict[tuple[str, str], list[str]]:
    """What each row is known by when it comes back."""
    return {(name, str(row[0])): [sign_of(row)] for name, rows in lists.items() for row in rows}


def _person(person: Person) -> list[Any]:
    post = person.post_here[0]  # type: ignore[attr-defined]
    return [
        person.code, person.full_name, person.birth_date, person.get_sex_display(), person.ethnicity, post.title,
        post.get_contract_display(), person.joined_date, post.since, post.left_date,
        post.get_ended_as_display(),
    ]  # fmt: skip


def _rating(person: Person, kept: Any) -> list[Any]:
    told = [kept.get_grade_display(), kept.number, kept.decided_date, kept.issuer] if kept else ["", "", None, ""]
    return [person.code, person.full_name, person.post_here[0].title, *told]  # type: ignore[attr-defined]
