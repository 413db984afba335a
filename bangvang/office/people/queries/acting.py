"""Who acts: the roles an account holds on the day, and the units it answers for by them."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet

from bangvang.office.people.models import Account, Role, RoleHeld
from bangvang.office.units.models import Kind, Unit
from bangvang.office.units.queries import dissolved_into, dissolved_units, units_below
from bangvang.toolbox import calendar

# These roles answer for the whole branch under their unit; the others for their own unit only.
BRANCH_ROLES = (Role.OFFICER, Role.HEAD_OF_OFFICE, Role.DIRECTOR, Role.INSPECTOR, Role.SECRETARY, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Held:
    """A role at a place of the unit tree."""

    role: str
    unit_id: int
    unit_name: str
    path: str
    unit: Unit = field(compare=False, repr=False)  # came with the role: nobody asks for it again
    is_past: bool = False  # at a dissolved unit, because the role is held at its successor

    @property
    def label(self) -> str:
        return str(Role(self.role).label)


@dataclass(frozen=True)
class Acting:
    """A signed-in account with its roles of the day, perhaps acting for another: the `by` of every action."""

    account: Account
    roles: tuple[Held, ...]
    giver: Account | None = None

    @property
    def author_id(self) -> int:
        return self.account.pk

    @property
    def author_name(self) -> str:
        return str(self.account)

    @property
    def for_id(self) -> int | None:
        return self.giver.pk if self.giver else None

    @property
    def for_name(self) -> str:
        return str(self.giver) if self.giver else ""

    @property
    def unit_name(self) -> str:
        return self.roles[0].unit_name if self.roles else ""

    @property
    def principal(self) -> Account:
        """Whose rights are used: the giver's under delegation, else one's own."""
        return self.giver or self.account

    @cached_property
    def person_id(self) -> int | None:
        return _record_of(self.principal)

    @cached_property
    def own_person_id(self) -> int | None:
        """Who signed in: never the giver of a delegation."""
        return _record_of(self.account)

    @cached_property
    def role_names(self) -> frozenset[str]:
        return frozenset(held.role for held in self.roles)

    def has_role(self, *roles: str) -> bool:
        return not self.role_names.isdisjoint(roles)

    def holds(self, role: str, unit: Unit | int | None) -> bool:
        """Has the role at just this unit."""
        ident = unit.pk if isinstance(unit, Unit) else unit
        return any(held.role == role and held.unit_id == ident for held in self.roles)

    def oversees(self, role: str, unit: Unit | None) -> bool:
        """Has the role at this unit or above it on the tree."""
        return unit is not None and any(held.role == role and unit.path.startswith(held.path) for held in self.roles)

    def unit_ids(self, *roles: str) -> list[int]:
        return [held.unit_id for held in self.roles if held.role in roles]

    def units_at(self, *roles: str) -> list[Unit]:
        """The standing units where one of these roles is held, from the top of the tree: where something can be begun."""
        found = {held.unit_id: held.unit for held in self.roles if held.role in roles and not held.is_past}
        return sorted(found.values(), key=lambda unit: unit.path)


def acting(account: Account, giver: Account | None = None) -> Acting:
    """The account with the roles it holds on the office's day (its giver's, under delegation), at the units it was given
    them and at the dissolved units that these have succeeded: what was begun there is finished here."""
    principal = giver or account
    rows = roles_on(calendar.today()).filter(account=principal).order_by("pk")
    rows = rows.select_related("unit__parent__parent")  # with what stands above: the name over every page
    rows = rows.annotate(has_past=Exists(dissolved_units().filter(successor=OuterRef("unit"))))
    now = [_held(row.role, row.unit) for row in rows]
    past = dissolved_into(row.unit for row in rows if row.has_past)  # asked only where there is any
    inherited = [_held(held.role, unit, is_past=True) for held in now for unit in past.get(held.unit_id, ())]
    return Acting(account, (*now, *inherited), giver)


def _record_of(account: Account) -> int | None:
    """The person's record; the one that stays, where the account's own was merged into another."""
    person = account.person
    return (person.stays_id or person.pk) if person else None


def _held(role: str, unit: Unit, *, is_past: bool = False) -> Held:
    return Held(role, unit.pk, unit.name, unit.path, unit, is_past)


def roles_on(day: date) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def units_answered_for(by: Acting) -> QuerySet[Unit]:
    """Every unit whose affairs the person may see: whole branches for officers, the own unit for the others; with each
    the dissolved ones it succeeded, which lie below it on the tree. Of tổ, only the unit they are part of."""
    branches = [held.path for held in by.roles if held.role in BRANCH_ROLES]
    own = [held.unit_id for held in by.roles if held.role not in (*BRANCH_ROLES, Role.TEACHER)]
    return (units_below(branches) | Unit.objects.filter(pk__in=own)).exclude(kind=Kind.GROUP)


def units_read_by(by: Acting) -> QuerySet[Unit]:
    """Units whose people's records one may read: who keeps accounts does not thereby read ratings and awards."""
    readers = tuple(held for held in by.roles if held.role != Role.ADMINISTRATOR)
    return units_answered_for(Acting(by.account, readers, by.giver))


def accounts_with_role(role: str, unit: Unit, day: date | None = None) -> list[int]:
    """Accounts that hold the role at just this unit."""
    held = roles_on(day or calendar.today()).filter(role=role, unit=unit, account__is_active=True)
    return list(held.values_list("account_id", flat=True))
