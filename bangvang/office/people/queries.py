"""What is asked about people, their posts, and what an account may see."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from bangvang.office.people.models import (
    Account,
    Delegation,
    Invitation,
    Leave,
    LinkRequest,
    Person,
    Post,
    Role,
    RoleHeld,
    SignIn,
    StaffList,
    StaffRow,
)
from bangvang.office.people.reading.comparing import OF_PERSON, Known, Register, name_words
from bangvang.office.units.models import Unit, UnitName
from bangvang.office.units.queries import dissolved_into, dissolved_units, units_below
from bangvang.office.units.reading import unit_spellings
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets.reading import Spellings
from bangvang.toolbox.tasks import Task
from bangvang.toolbox.vietnamese import fold

__all__ = ["Account", "Register", "Role"]

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

    @property
    def person_id(self) -> int | None:
        return self.principal.person_id

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
    rows = roles_on(calendar.today()).filter(account=principal).select_related("unit").order_by("pk")
    rows = rows.annotate(has_past=Exists(dissolved_units().filter(successor=OuterRef("unit"))))
    now = [_held(row.role, row.unit) for row in rows]
    past = dissolved_into(row.unit for row in rows if row.has_past)  # asked only where there is any
    inherited = [_held(held.role, unit, is_past=True) for held in now for unit in past.get(held.unit_id, ())]
    return Acting(account, (*now, *inherited), giver)


def _held(role: str, unit: Unit, *, is_past: bool = False) -> Held:
    return Held(role, unit.pk, unit.name, unit.path, unit, is_past)


def roles_on(day: date) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def units_answered_for(by: Acting) -> QuerySet[Unit]:
    """Every unit whose affairs the person may see: whole branches for officers, the own unit for the others; with each
    the dissolved ones it succeeded, which lie below it on the tree."""
    branches = [held.path for held in by.roles if held.role in BRANCH_ROLES]
    own = [held.unit_id for held in by.roles if held.role not in (*BRANCH_ROLES, Role.TEACHER)]
    return units_below(branches) | Unit.objects.filter(pk__in=own)


def units_read_by(by: Acting) -> QuerySet[Unit]:
    """Units whose people's records one may read: who keeps accounts does not thereby read ratings and awards."""
    readers = tuple(held for held in by.roles if held.role != Role.ADMINISTRATOR)
    return units_answered_for(Acting(by.account, readers, by.giver))


def accounts_with_role(role: str, unit: Unit, day: date | None = None) -> list[int]:
    """Accounts that hold the role at just this unit."""
    held = roles_on(day or calendar.today()).filter(role=role, unit=unit, account__is_active=True)
    return list(held.values_list("account_id", flat=True))


def account_by_id(ident: int) -> Account | None:
    return Account.objects.select_related("person").filter(pk=ident).first()


def givers_of(account: Account, day: date) -> QuerySet[Account]:
    """Accounts that have delegated to this one and for which it may act on the day."""
    live = Delegation.objects.filter(receiver=account, since__lte=day, until__gte=day, ended_at=None)
    givers = Account.objects.filter(pk__in=live.values("giver_id"), is_active=True)
    return givers.select_related("person")


def places_of(account: Account) -> list[Unit]:
    """Where this account has a role now, or ever had one if it has none."""
    now = list(Unit.objects.filter(roles_here__in=roles_on(calendar.today()).filter(account=account)).distinct())
    return now or list(Unit.objects.filter(roles_here__account=account).distinct())


def accounts_seen_by(by: Acting) -> QuerySet[Account]:
    """Accounts with a role in the branches this administrator answers for, by name."""
    units = units_administered(by)
    held = RoleHeld.objects.filter(unit__in=units)
    return (
        Account.objects.filter(pk__in=held.values("account_id"))
        .select_related("person")
        .prefetch_related(Prefetch("roles", roles_on(calendar.today()).select_related("unit"), to_attr="roles_now"))
        .order_by("person__name_key", "pk")
    )


def find_accounts(by: Acting, q: str = "", role: str = "") -> QuerySet[Account]:
    """Accounts of the branch by words of the name or by role."""
    found = accounts_seen_by(by)
    for word in fold(q).split():
        found = found.filter(Q(person__search_text__contains=word) | Q(username__contains=word))
    if role:
        found = found.filter(pk__in=roles_on(calendar.today()).filter(role=role).values("account_id"))
    return found


def units_administered(by: Acting) -> QuerySet[Unit]:
    return units_below(held.path for held in by.roles if held.role == Role.ADMINISTRATOR)


def role_held(account: Account, ident: int) -> RoleHeld | None:
    return account.roles.filter(pk=ident).select_related("unit").first()


def sign_ins_of(account: Account) -> QuerySet[SignIn]:
    """Sessions still open: neither closed nor run out."""
    living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return account.sign_ins.filter(ended_at=None, session_key__in=living).order_by("-began_at", "-pk")


def delegations_given(account: Account) -> QuerySet[Delegation]:
    live = account.delegations_given.filter(ended_at=None, until__gte=calendar.today())
    return live.select_related("giver__person", "receiver__person").order_by("since", "pk")


def delegations_received(account: Account) -> QuerySet[Delegation]:
    live = account.delegations_received.filter(ended_at=None, until__gte=calendar.today())
    return live.select_related("giver__person", "receiver__person").order_by("since", "pk")


def delegations_of(account: Account) -> QuerySet[Delegation]:
    """Live delegations in which the account gives or receives."""
    return Delegation.objects.filter(Q(giver=account) | Q(receiver=account), ended_at=None)


def may_receive_from(account: Account) -> QuerySet[Account]:
    """Colleagues one can delegate to: accounts with a role at one of the own units."""
    units = roles_on(calendar.today()).filter(account=account).values("unit_id")
    held = roles_on(calendar.today()).filter(unit__in=units)
    near = Account.objects.filter(pk__in=held.values("account_id"), is_active=True).exclude(pk=account.pk)
    return near.select_related("person").order_by("person__name_key", "pk")


def demo_accounts() -> list[RoleHeld]:
    """One account for each role and kind of unit of the demo office, in the order of the roles."""
    rows = roles_on(calendar.today()).filter(account__is_demo=True, account__is_active=True)
    first: dict[tuple[str, str], RoleHeld] = {}
    for row in rows.select_related("account__person", "unit").order_by("unit__path", "pk"):
        first.setdefault((row.role, row.unit.kind), row)
    return sorted(first.values(), key=lambda row: (Role.values.index(row.role), -len(row.unit.path)))


def person_by_code(code: str) -> Person | None:
    return Person.objects.filter(code__iexact=code.strip()).first()


def has_account(person: Person) -> bool:
    return Account.objects.filter(person=person).exists()


def is_taken(username: str) -> bool:
    return Account.objects.filter(username__iexact=username).exists()


def open_link_request(account: Account) -> LinkRequest | None:
    return account.link_requests.filter(answered_at=None).first()


def tasks_for(by: Acting) -> list[Task]:
    """For an administrator: who waits for a new link."""
    if not by.has_role(Role.ADMINISTRATOR):
        return []
    waiting = LinkRequest.objects.filter(answered_at=None, account__in=accounts_seen_by(by))
    return [
        Task(
            f"Gửi liên kết đăng nhập mới cho {request.account}",
            "account",
            (request.account_id,),
            due=request.asked_at.date(),
            hint=f"Tên đăng nhập {request.account.username}; hãy xác minh đúng người trước khi gửi",
            kind="people.invite",
        )
        for request in waiting.select_related("account__person").order_by("asked_at")
    ]


def posts_on(day: date) -> QuerySet[Post]:
    return Post.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def people_of(unit: Unit, day: date) -> QuerySet[Person]:
    """People with a post at the unit on the day, by given name, each with that post as `post_here[0]`."""
    here = posts_on(day).filter(unit=unit)
    return (
        Person.objects.filter(pk__in=here.values("person_id"))
        .prefetch_related(Prefetch("posts", here.order_by("pk"), to_attr="post_here"))
        .order_by("name_key", "pk")
    )


def posts_of(people: Iterable[int], day: date) -> dict[int, Post]:
    """The post of each person on the day, by person id."""
    rows = posts_on(day).filter(person_id__in=list(people)).select_related("unit").order_by("-pk")
    return {post.person_id: post for post in rows}


def leaves_of(people: Iterable[int]) -> QuerySet[Leave]:
    return Leave.objects.filter(person_id__in=list(people)).order_by("since")


def everybody() -> QuerySet[Person]:
    """All people; a screen narrows them to its reader's reach."""
    return Person.objects.all()


def all_posts() -> QuerySet[Post]:
    """Posts of every time; one whose list was withdrawn ends before it begins and was never held."""
    return Post.objects.exclude(until__lt=F("since"))


def search(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    for word in fold(words).split():
        people = people.filter(search_text__contains=word)
    return people


def live_invitation(token: str) -> Invitation | None:
    """The invitation of a link, while it is fresh and unused."""
    rows = Invitation.objects.filter(digest=token_digest(token), used_at=None, expires_at__gt=timezone.now())
    return rows.select_related("account").first()


def token_digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def demo_accounts_by_role() -> list[tuple[str, str, str]]:
    """Role, unit and user name of every demo account, for the start page and the terminal."""
    held = RoleHeld.objects.filter(account__is_demo=True, until=None).select_related("account", "unit").order_by("pk")
    return [(row.get_role_display(), row.unit.short_name, row.account.username) for row in held]


def lists_seen_by(by: Acting) -> QuerySet[StaffList]:
    """Staff lists of the units whose staff one writes down: one's own, and those directly below an officer."""
    own = by.unit_ids(Role.CLERK, Role.HEAD, Role.OFFICER)
    below = Q(unit__parent__in=by.unit_ids(Role.OFFICER))
    return StaffList.objects.filter(Q(unit__in=own) | below).select_related("unit", "file", "taken_by__person")


def units_listed_by(by: Acting) -> QuerySet[Unit]:
    """Units whose staff list one may take in: one's own, and those directly below an officer."""
    own = Q(pk__in=by.unit_ids(Role.CLERK, Role.HEAD, Role.OFFICER))
    return Unit.objects.filter(own | Q(parent__in=by.unit_ids(Role.OFFICER)), until=None).order_by("path")


def rows_of(found: StaffList, state: str = "") -> QuerySet[StaffRow]:
    rows = found.rows.select_related("person")
    return rows.filter(state=state) if state else rows


def units_of_list(unit: Unit | None, by: Any) -> dict[int, str]:
    """Units whose people a list may hold: the unit itself; from its officer also those directly below; all without a unit."""
    if unit is None:
        return dict(Unit.objects.values_list("pk", "name"))
    is_officer = not isinstance(by, Acting) or by.holds(Role.OFFICER, unit)
    reach = Q(pk=unit.pk) | (Q(parent=unit, until=None) if is_officer else Q(pk=unit.pk))
    return dict(Unit.objects.filter(reach).values_list("pk", "name"))


def unit_names() -> Spellings:
    """Every unit by every name it bears or bore."""
    others: dict[int, list[str]] = {}
    for unit_id, *names in UnitName.objects.values_list("unit_id", "name", "short_name"):
        others.setdefault(unit_id, []).extend(names)
    units = Unit.objects.values_list("pk", "name", "short_name", "code")
    return unit_spellings([(pk, name, (*more, *others.get(pk, ()))) for pk, name, *more in units])


def register_for(unit: Unit | None, rows: Iterable[Any], by: Any) -> Register:
    """The people a list may mean, in three queries however long it is: those of its units, and who bears its codes and names."""
    units = units_of_list(unit, by)
    here = posts_on(calendar.today())
    told = [row.values for row in rows]
    codes = {form for one in told if one.get("code") for form in (one["code"], one["code"].upper())}
    names = {name_words(one["full_name"]) for one in told if one.get("full_name")}
    found = Person.objects.filter(
        Q(pk__in=here.filter(unit__in=units).values("person_id")) | Q(code__in=codes) | Q(search_text__in=names)
    ).prefetch_related(Prefetch("posts", here.select_related("unit").order_by("pk"), to_attr="post_now"))
    return Register([_known(one, units) for one in found], units, unit.pk if unit else None)


def _known(person: Any, units: dict[int, str]) -> Known:
    posts = sorted(person.post_now, key=lambda post: post.unit_id in units)
    post = posts[-1] if posts else None
    values = {key: getattr(person, key) for key in OF_PERSON} | {
        "title": "",
        "unit": None,
        "contract": "",
        "post_since": None,
    }
    if post is None:
        return Known(person.pk, values)
    values |= {"title": post.title, "unit": post.unit_id, "contract": post.contract, "post_since": post.since}
    return Known(person.pk, values, post.pk, post.unit.short_name, post.unit_id in units)
