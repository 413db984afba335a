"""What is asked about accounts, their sessions, links and delegations."""

import hashlib
from datetime import date

from django.contrib.sessions.models import Session
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from bangvang.office.people.models import Account, Delegation, Invitation, LinkRequest, Person, Role, RoleHeld, SignIn
from bangvang.office.people.queries.acting import Acting, roles_on
from bangvang.office.units.models import Kind, Unit
from bangvang.office.units.queries import units_below
from bangvang.toolbox import calendar
from bangvang.toolbox.vietnamese import fold


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
    below = units_below(held.path for held in by.roles if held.role == Role.ADMINISTRATOR)
    return below.exclude(kind=Kind.GROUP)


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


def has_account(person: Person) -> bool:
    return Account.objects.filter(person=person).exists()


def is_taken(username: str) -> bool:
    return Account.objects.filter(username__iexact=username).exists()


def open_link_request(account: Account) -> LinkRequest | None:
    return account.link_requests.filter(answered_at=None).first()


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
