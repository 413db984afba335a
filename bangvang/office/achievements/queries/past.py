"""Lists of past years: which one sees, whom their rows may mean, what the register holds of those already."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from bangvang import lawbook
from bangvang.office.achievements.models import (
    AwardRecord,
    ContestResult,
    InitiativeShare,
    PastKind,
    PastList,
    PastRow,
    Proof,
    Rating,
)
from bangvang.office.achievements.reading.comparing import Comparing
from bangvang.office.achievements.reading.held import Past, Someone
from bangvang.office.people.models import Person
from bangvang.office.people.queries import Role, all_posts, same_person_ids, units_of_list
from bangvang.office.people.reading.comparing import name_words
from bangvang.office.units.models import Unit, UnitName
from bangvang.toolbox import calendar
from bangvang.toolbox.vietnamese import fold

AT_ONCE = 5000


def past_lists_seen_by(by: Any) -> QuerySet[PastList]:
    """Lists of the units whose past one writes down: one's own, and those directly below an officer."""
    own = by.unit_ids(Role.CLERK, Role.HEAD, Role.OFFICER)
    below = Q(unit__parent__in=by.unit_ids(Role.OFFICER))
    return PastList.objects.filter(Q(unit__in=own) | below).select_related("unit", "file", "taken_by__person")


def past_rows_of(found: PastList, state: str = "") -> QuerySet[PastRow]:
    rows = found.rows.select_related("person")
    return rows.filter(state=state) if state else rows


def comparing_for(unit: Unit | None, kind: str, rows: Iterable[Mapping[str, Any]], by: Any) -> Comparing:
    """What the rows of one list are held against, in the same few queries however long it is; all units without a unit."""
    told = list(rows)
    units = set(units_of_list(unit, by))
    people = _people(units, told, kind)
    ours = {one.id for one in people if one.is_ours}
    past = Past(
        kind, _names_of(units), calendar.today(), tuple(people),
        {code: award.given_to for code, award in lawbook.AWARDS.items()},
        {code: award.label for code, award in lawbook.AWARDS.items()},
        elsewhere=_elsewhere(told, ours),
        **_held(kind, list(ours), units, {str(one.get("period")) for one in told}),
    )  # fmt: skip
    return Comparing(past)


def _people(units: set[int], told: list[Mapping[str, Any]], kind: str) -> list[Someone]:
    """Those who have or had a post at these units or an award there, and who bears a code of the list."""
    at: dict[int, set[int]] = {}
    for person, unit in all_posts().filter(unit__in=units).values_list("person_id", "unit_id"):
        at.setdefault(person, set()).add(unit)
    here = set(at)
    if kind == PastKind.AWARDS:
        won = AwardRecord.objects.filter(held_at__in=units, person__gt=0).annotate(
            who=Coalesce("person__stays", "person")
        )
        here |= set(won.order_by().values_list("who", flat=True).distinct())
    said = [str(code) for one in told for code in (*one.get("codes", ()), one.get("code")) if code]
    codes = {form for code in said for form in (code, code.upper())}
    names = ("pk", "full_name", "code", "birth_date", "joined_date")
    people = Person.objects.filter(stays=None)
    found = _in_parts(people, "pk", here, names) | _in_parts(people, "code", codes, names)
    merged = ("stays_id", "stays__full_name", "code", "stays__birth_date", "stays__joined_date")
    found |= _in_parts(Person.objects.filter(stays__gt=0), "code", codes, merged)  # an old code means who stays
    others = {pk for pk, *_told in found} - here
    placed = set(all_posts().filter(person__in=others).values_list("person_id", flat=True)) if others else set()
    return [
        Someone(pk, name, code, born, joined, pk in here, pk in others - placed, frozenset(at.get(pk, ())))
        for pk, name, code, born, joined in sorted(found, key=_first)
    ]


def _elsewhere(told: list[Mapping[str, Any]], ours: set[int]) -> frozenset[tuple[str, int]]:
    """Names and years of birth that people of no unit of this list bear, of the names it tells."""
    names = {name_words(one["full_name"]) for one in told if one.get("full_name")}
    people = Person.objects.filter(stays=None, birth_date__isnull=False)
    found = _in_parts(people, "search_text", names, ("pk", "search_text", "birth_date"))
    return frozenset((name, born.year) for pk, name, born in found if pk not in ours)


def _first(one: tuple[Any, ...]) -> int:
    return int(one[0])


def _in_parts(rows: QuerySet[Any], key: str, wanted: Iterable[Any], names: tuple[str, ...]) -> set[tuple[Any, ...]]:
    """Plain tuples of very many wanted values, some thousands at a time."""
    values, found = list(wanted), set()
    for start in range(0, len(values), AT_ONCE):
        found |= set(rows.filter(**{f"{key}__in": values[start : start + AT_ONCE]}).values_list(*names))
    return found


def _names_of(units: set[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {pk: [name, short] for pk, name, short in _units(units)}
    for pk, name, short in UnitName.objects.filter(unit__in=units).values_list("unit_id", "name", "short_name"):
        found[pk] += [name, short]
    return {pk: tuple(names) for pk, names in found.items()}


def _units(units: set[int]) -> QuerySet[Any, tuple[Any, ...]]:
    return Unit.objects.filter(pk__in=units).values_list("pk", "name", "short_name")


def _held(kind: str, people: list[int], units: set[int], years: set[str]) -> dict[str, Any]:
    """What is on the register of these, of the kind and, of awards and ratings, of the years of the list only."""
    if kind == PastKind.AWARDS:
        return _awards(people, units, years)
    same = same_person_ids(people)
    if kind == PastKind.RATINGS:
        rows = _in_parts(
            Rating.objects.filter(period__in=years), "person", same, ("person_id", "period", "grade", "proof")
        )
        return {"ratings": {(same[pk], year): (grade, proof != Proof.DECLARED) for pk, year, grade, proof in rows}}
    if kind == PastKind.INITIATIVES:
        return {"initiatives": _initiatives(people)}
    names = ("person_id", "contest", "period", "prize", "pupil")
    rows = _in_parts(ContestResult.objects.all(), "person", same, names)
    told = ((same[pk], name_words(contest), year, prize, name_words(pupil)) for pk, contest, year, prize, pupil in rows)
    return {"results": frozenset(told)}


def _awards(people: list[int], units: set[int], years: set[str]) -> dict[str, Any]:
    """Numbers of decisions by whom, award and year; those taken back apart."""
    names = ("award", "period", "number", "revoked_date")
    found: dict[tuple[Any, ...], list[str]] = {}
    revoked = set()
    same = same_person_ids(people)
    stands = AwardRecord.objects.filter(replaced_date=None, period__in=years)
    for kind, key, ids in (("person", "person", list(same)), ("group", "unit", list(units))):
        rows = _in_parts(stands, key, ids, (f"{key}_id", *names))
        for pk, award, year, number, gone in rows:
            about = (kind, same[pk] if kind == "person" else pk, award, year)
            if gone:
                revoked.add((*about, fold(number)))
            else:
                found.setdefault(about, []).append(number)
    return {"awards": found, "revoked": frozenset(revoked)}


def _initiatives(people: list[int]) -> frozenset[tuple[Any, ...]]:
    """Each with those of its authors who are ours: two lists may tell one initiative by its authors."""
    rows = InitiativeShare.objects.annotate(title=F("initiative__title"), year=F("initiative__period"))
    found: dict[int, tuple[str, str, set[int]]] = {}
    same = same_person_ids(people)
    for one, title, year, person in _in_parts(rows, "person", same, ("initiative_id", "title", "year", "person_id")):
        found.setdefault(one, (name_words(title), year, set()))[2].add(same[person])
    return frozenset((title, year, frozenset(authors)) for title, year, authors in found.values())
