"""Who may: small predicates over (by, thing), joined with & | ~."""

from functools import reduce
from operator import attrgetter
from typing import Any

from rules import Predicate, predicate

from bangvang.office.people import queries
from bangvang.office.people.models import Account, Role
from bangvang.office.people.queries import same_person_ids
from bangvang.office.people.queries.corrections import unit_that_answers

__all__ = [
    "Role",
    "administers",
    "answers_above",
    "answers_request",
    "has_asked",
    "has_role",
    "holds_at",
    "is_oneself",
    "is_own_account",
    "is_party",
    "is_system",
    "keeps_both",
    "keeps_record",
    "keeps_record_of",
    "may_hand_over",
    "moves_person",
    "reads_citizen_id",
    "writes_staff_of",
]


def _name(*parts: str) -> str:
    return "_".join(parts).replace(".", "_")


def has_role(*roles: str) -> Predicate:
    """Holds one of the roles anywhere."""
    return predicate(lambda by, thing: _is_machine(by) or by.has_role(*roles), name=_name("has_role", *roles))


def holds_at(role: str, where: str) -> Predicate:
    """Holds the role at just the unit that `where` names on the thing ("from_unit_id"; "pk" of a unit itself)."""
    unit_id = attrgetter(where)
    return predicate(
        lambda by, thing: _is_machine(by) or by.holds(role, unit_id(thing)), name=_name("holds", role, where)
    )


def answers_above(role: str, where: str) -> Predicate:
    """Holds the role at the unit that `where` names on the thing, or above it on the tree."""
    unit = attrgetter(where) if where else _itself
    return predicate(lambda by, thing: _is_machine(by) or by.oversees(role, unit(thing)), name=_name("above", role))


def any_of(*predicates: Predicate) -> Predicate:
    return reduce(lambda one, other: one | other, predicates)


@predicate
def administers(by: Any, account: Account) -> bool:
    """Administrator over every place this account has a role at: else a link for it would open another branch."""
    if _is_machine(by):
        return True
    places = queries.places_of(account)
    return bool(places) and all(by.oversees(Role.ADMINISTRATOR, place) for place in places)


@predicate
def is_own_account(by: Any, account: Account) -> bool:
    """The person's own account, never under delegation."""
    return _is_machine(by) or by.account.pk == account.pk


@predicate
def is_party(by: Any, delegation: Any) -> bool:
    """Giver or receiver of a delegation."""
    return _is_machine(by) or by.account.pk in (delegation.giver_id, delegation.receiver_id)


@predicate
def writes_staff_of(by: Any, thing: Any) -> bool:
    """Clerk and head of the unit itself, officers of it or of what manages it directly; asked of a unit or of a list of one."""
    if _is_machine(by):
        return True
    unit = getattr(thing, "unit", thing)
    is_own = any(by.holds(role, unit.pk) for role in (Role.CLERK, Role.HEAD, Role.OFFICER))
    return is_own or by.holds(Role.OFFICER, unit.parent_id)


@predicate
def is_oneself(by: Any, person: Any) -> bool:
    """The person of the record, never under delegation."""
    return _is_machine(by) or (by.own_person_id is not None and by.own_person_id == (person.stays_id or person.pk))


@predicate
def has_asked(by: Any, request: Any) -> bool:
    return _is_machine(by) or by.own_person_id in same_person_ids([request.person_id])


@predicate
def answers_request(by: Any, request: Any) -> bool:
    """Clerk or head of the unit, an officer of it or of what manages it; nobody answers the own request."""
    if _is_machine(by):
        return True
    if not same_person_ids([request.person_id]).keys().isdisjoint((by.own_person_id, by.person_id)):
        return False
    return writes_staff_of.test(by, request)


@predicate
def keeps_record(by: Any, person: Any) -> bool:
    """Writes down the staff of a unit where the person works today, or of the last one of who works nowhere; never oneself."""
    return _is_machine(by) or (not is_oneself.test(by, person) and queries.is_kept_by(by, person))


@predicate
def keeps_record_of(by: Any, thing: Any) -> bool:
    """The same of a row about a person."""
    return keeps_record.test(by, thing.person)


@predicate
def keeps_both(by: Any, pair: Any) -> bool:
    """Of two records told apart, each."""
    return keeps_record.test(by, pair.first) and keeps_record.test(by, pair.second)


@predicate
def moves_person(by: Any, person: Any) -> bool:
    """An officer above the unit where the person works; that the new one is below too is asked when it is told."""
    if _is_machine(by):
        return True
    return not is_oneself.test(by, person) and by.oversees(Role.OFFICER, unit_that_answers(person))


@predicate
def reads_citizen_id(by: Any, person: Any) -> bool:
    """Oneself, clerk and head of the own unit, officers who appraise what comes from it."""
    return is_oneself.test(by, person) or keeps_record.test(by, person) or moves_person.test(by, person)


@predicate
def may_hand_over(by: Any, unit: Any) -> bool:
    """The head of the unit itself, or the administrator above it; the clerk prepares nothing here alone."""
    return _is_machine(by) or by.holds(Role.HEAD, unit.pk) or by.oversees(Role.ADMINISTRATOR, unit)


is_system = predicate(lambda by, thing: _is_machine(by), name="is_system")


def _itself(thing: Any) -> Any:
    return thing


def _is_machine(by: Any) -> bool:
    return not hasattr(by, "roles")
