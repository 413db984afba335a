"""Every write on people and accounts."""

import secrets
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from bangvang.office.people import workflow
from bangvang.office.people.models import (
    Account,
    Delegation,
    Invitation,
    Leave,
    LinkRequest,
    Person,
    Post,
    RoleHeld,
    SignIn,
)
from bangvang.office.people.queries import Acting, token_digest
from bangvang.office.units.models import Unit
from bangvang.toolbox import audit, calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import fold, name_key, nfc
from bangvang.toolbox.workflow import Lack, NotNow, NotYours, begins, performs

INVITATION_LIFE = timedelta(days=3)


def enter_person(*, by: Author, code: str, full_name: str, **details: Any) -> Person:
    """Enter one person in the register."""
    return enter_people([{"code": code, "full_name": full_name, **details}], by=by)[0]


def enter_people(people: Iterable[dict[str, Any]], *, by: Author) -> list[Person]:
    """Enter many people; folded text and sort key come from the name."""
    made = [_person(**one) for one in people]
    with transaction.atomic():
        Person.objects.bulk_create(made, batch_size=500)
        audit.record_all([audit.Event("people.enter", person) for person in made], by=by)
    return made


def give_posts(posts: Iterable[Post], *, by: Author) -> list[Post]:
    """Write down posts held since–until."""
    return Post.objects.bulk_create(list(posts), batch_size=500)


def write_leaves(leaves: Iterable[Leave], *, by: Author) -> list[Leave]:
    return Leave.objects.bulk_create(list(leaves), batch_size=500)


def transfer(person: Person, to_unit: Unit, *, by: Author, since: date, title: str = "") -> Post:
    """End the present post the day before and begin one at another unit."""
    with transaction.atomic():
        old = person.posts.filter(until=None).order_by("-since").first()
        person.posts.filter(until=None).update(until=since - timedelta(days=1))
        post = Post(person=person, unit=to_unit, since=since, title=title or (old.title if old else ""))
        if old:
            post.kind, post.contract = old.kind, old.contract
        post.save()
        audit.record("people.transfer", person, by=by)
    return post


def open_account(*, by: Author, username: str, person: Person | None = None, **details: Any) -> Account:
    """An account without a password: it starts by an invitation link."""
    with transaction.atomic():
        account = _account(username=username, person=person, **details)
        audit.record("people.open_account", account, by=by)
    return account


def set_demo_password(account: Account, password: str = "", *, hashed: str = "") -> None:
    """Only the demo office gives passwords out; `hashed` is one made before, to save the time of another."""
    if not (account.is_demo and settings.DEMO):
        raise PermissionDenied("Chỉ tài khoản minh họa của bản minh họa mới được đặt mật khẩu sẵn.")
    account.password = hashed or make_password(password)
    account.save(update_fields=["password"])


@begins(workflow.OPEN_ACCOUNT)
def open_account_at(unit: Unit, *, by: Author, username: str, person: Person, role: str, email: str = "") -> Account:
    """An administrator opens an account for a person, with the first role it holds at a unit of the own branch."""
    account = _account(username=username, person=person, email=email)
    give_role(unit, by=by, account=account, role=role, since=calendar.today())
    return account


@performs(workflow.CLOSE_ACCOUNT)
def close_account(account: Account, *, by: Author) -> None:
    """Nobody signs in with it any more; open sessions end. What was done under it keeps its name."""
    if account.pk == by.author_id:
        raise NotYours("Không ai tự ngừng tài khoản của chính mình được; quản trị cấp trên làm việc này.")
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sign_ins(account)


@performs(workflow.REOPEN_ACCOUNT)
def reopen_account(account: Account, *, by: Author) -> None:
    """A closed account signs in again."""
    account.is_active = True
    account.save(update_fields=["is_active"])


@performs(workflow.CHANGE_PASSWORD)
def change_password(account: Account, *, by: Acting, password: str) -> None:
    """One's own password; every open session ends, the caller signs the present one in again."""
    if by.account.pk != account.pk:
        raise PermissionDenied("Mỗi người chỉ đổi được mật khẩu của chính mình.")
    account.set_password(password)
    account.save(update_fields=["password"])
    end_sign_ins(account)


@performs(workflow.INVITE)
def invite(account: Account, *, by: Author) -> None:
    """Withdraw earlier links and answer what was asked; `invitation_token` makes the new one."""
    account.invitations.filter(used_at=None).update(used_at=timezone.now())
    account.link_requests.filter(answered_at=None).update(answered_at=timezone.now())


def ask_for_link(username: str) -> None:
    """Put a wish for a new link on the administrator's desk; says nothing about whether the account exists."""
    account = Account.objects.filter(username__iexact=username.strip(), is_active=True).first()
    if account and not account.link_requests.filter(answered_at=None).exists():
        LinkRequest.objects.create(account=account, asked_at=calendar.now())


def invitation_token(account: Account, *, by: Author) -> str:
    """A fresh token, shown once; only its digest is kept. Valid three days."""
    token = secrets.token_urlsafe(32)
    expires_at = timezone.now() + INVITATION_LIFE
    with transaction.atomic():
        invite(account, by=by)
        Invitation.objects.create(account=account, digest=token_digest(token), expires_at=expires_at)
    return token


def accept_invitation(invitation: Invitation, password: str) -> Account:
    """Set the password by a live link; the link dies, open sessions too."""
    with transaction.atomic():
        invitation.account.set_password(password)
        invitation.account.save(update_fields=["password"])
        invitation.used_at = timezone.now()
        invitation.save(update_fields=["used_at"])
        end_sign_ins(invitation.account)
    return invitation.account


@begins(workflow.GIVE_ROLE)
def give_role(unit: Unit, *, by: Author, account: Account, role: str, since: date) -> RoleHeld:
    """Let an account hold a role at a unit; nobody gives a role to themselves."""
    if account.pk == by.author_id:
        raise NotYours("Không ai tự giao vai trò cho chính mình được; quản trị cấp trên giao.")
    return RoleHeld.objects.create(account=account, role=role, unit=unit, since=since)


@performs(workflow.END_ROLE)
def end_role(held: RoleHeld, *, by: Author, until: date) -> None:
    """The role is held until the end of that day."""
    held.until = until
    held.save(update_fields=["until"])


@begins(workflow.DELEGATE)
def delegate(giver: Account, *, by: Acting, receiver: Account, since: date, until: date, note: str = "") -> Delegation:
    """Let another act for oneself until a day."""
    if giver.pk != by.account.pk or giver.pk == receiver.pk:
        raise PermissionDenied("Mỗi người chỉ ủy quyền được việc của chính mình cho người khác.")
    if until < max(since, calendar.today()) or not receiver.is_active:
        raise NotNow(workflow.DELEGATE, [Lack("Ngày kết thúc đã qua hoặc người nhận không còn dùng tài khoản.")])
    return Delegation.objects.create(giver=giver, receiver=receiver, since=since, until=until, note=note)


@performs(workflow.END_DELEGATION)
def end_delegation(delegation: Delegation, *, by: Acting) -> None:
    """Giver or receiver ends a delegation before its day."""
    if by.account.pk not in (delegation.giver_id, delegation.receiver_id):
        raise PermissionDenied("Chỉ người trong cuộc kết thúc được ủy quyền này.")
    delegation.ended_at = timezone.now()
    delegation.save(update_fields=["ended_at"])


def note_sign_in(account: Account, session_key: str, device: str, address: str | None) -> SignIn:
    """Remember the session so that its owner sees and can close it."""
    found, _new = SignIn.objects.update_or_create(
        session_key=session_key, defaults={"account": account, "device": device[:200], "address": address}
    )
    return found


def note_sign_out(session_key: str) -> None:
    """The owner went away; the session is closed by the caller."""
    SignIn.objects.filter(session_key=session_key, ended_at=None).update(ended_at=timezone.now())


def end_sign_ins(account: Account, *, but: str = "", only: int | None = None) -> int:
    """Close sessions of an account: all, all but the present one, or one."""
    open_ones = account.sign_ins.filter(ended_at=None).exclude(session_key=but)
    if only is not None:
        open_ones = open_ones.filter(pk=only)
    for sign_in in open_ones:
        SessionStore(sign_in.session_key).delete()
    return open_ones.update(ended_at=timezone.now())


def _account(**details: Any) -> Account:
    account = Account(**details)
    account.set_unusable_password()
    account.save()
    return account


def _person(*, code: str, full_name: str, **details: Any) -> Person:
    name = nfc(full_name).strip()
    return Person(code=code, full_name=name, name_key=name_key(name), search_text=fold(name), **details)
