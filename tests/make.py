"""One factory per noun, without surprises: what is not asked for is plain, and made by the actions of the office."""

from datetime import date
from itertools import count
from typing import Any

from bangvang.office.people import actions as people_actions
from bangvang.office.people import queries as people
from bangvang.office.people.models import Account, Person, Post, RoleHeld
from bangvang.office.units import actions as unit_actions
from bangvang.office.units.models import Unit
from bangvang.toolbox.acting import MACHINE

PASSWORD = "mua-thu-vang-2024"
FOUNDED = date(2000, 9, 1)
APPOINTED = date(2015, 8, 15)
_numbers = count(1)


def unit(name: str, kind: str, parent: Unit | None = None, code: str = "", **details: Any) -> Unit:
    code = code or f"DV{next(_numbers)}"
    details.setdefault("since", FOUNDED)
    return unit_actions.found_unit(by=MACHINE, code=code, name=name, kind=kind, parent=parent, **details)


def person(
    name: str = "Nguyễn Thị Thảo",
    at: Unit | None = None,
    title: str = "Giáo viên",
    kind: str = "teacher",
    since: date = APPOINTED,
    **details: Any,
) -> Person:
    """A person, with a post at a unit if one is named."""
    details.setdefault("code", f"K{next(_numbers):05}")
    made = people_actions.enter_person(by=MACHINE, full_name=name, **details)
    if at is not None:
        post(made, at, title=title, kind=kind, since=since)
    return made


def post(
    who: Person, at: Unit, title: str = "Giáo viên", kind: str = "teacher", since: date = APPOINTED, **details: Any
) -> Post:
    row = Post(person=who, unit=at, title=title, kind=kind, since=since, **details)
    return people_actions.give_posts([row], by=MACHINE)[0]


def account(username: str, who: Person | None = None, *roles: tuple[str, Unit]) -> Account:
    """An account that can sign in with PASSWORD, holding the roles since long ago."""
    made = people_actions.open_account(by=MACHINE, username=username, person=who, is_demo=True)
    people_actions.set_demo_password(made, PASSWORD)
    for name, at in roles:
        role(made, name, at)
    return made


def role(holder: Account, name: str, at: Unit, since: date = APPOINTED) -> RoleHeld:
    return people_actions.give_role(at, by=MACHINE, account=holder, role=name, since=since)


def by(who: Account, giver: Account | None = None) -> people.Acting:
    """The account as the `by` of an action."""
    return people.acting(who, giver)
