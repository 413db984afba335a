"""The outbox: a notice is a row written with the change it tells of; nothing is lost if the process dies, nothing sent if it fails."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from bangvang.toolbox import calendar
from bangvang.toolbox.models import Notice


@dataclass(frozen=True)
class Message:
    """One sentence to some accounts, with the address of the very place."""

    recipients: tuple[int, ...]
    subject: str
    text: str = ""
    url: str = ""
    key: str = ""  # same key, still unread: one notice and not a flood


def post_all(messages: Iterable[Message]) -> int:
    """Write the notices of a step; returns how many."""
    rows = [_row(message, account) for message in messages for account in dict.fromkeys(message.recipients) if account]
    known = _unread_keys(rows)
    fresh = [row for row in rows if not row.key or (row.recipient_id, row.key) not in known]
    Notice.objects.bulk_create(fresh, batch_size=500)
    return len(fresh)


def inbox_of(account_id: int) -> QuerySet[Notice]:
    """A person's notices, newest first."""
    return Notice.objects.filter(recipient_id=account_id).order_by("-pk")


def mark_read(account_id: int, notice_ids: Iterable[int]) -> int:
    rows = Notice.objects.filter(recipient_id=account_id, pk__in=list(notice_ids), read_at=None)
    return rows.update(read_at=timezone.now())


def _row(message: Message, account: int) -> Notice:
    return Notice(
        recipient_id=account,
        subject=message.subject[:300],
        text=message.text,
        url=message.url[:200],
        key=message.key[:120],
        posted_at=calendar.now(),
    )


def _unread_keys(rows: list[Notice]) -> set[tuple[int, str]]:
    keys = {row.key for row in rows if row.key}
    if not keys:
        return set()
    return set(Notice.objects.filter(key__in=keys, read_at=None).values_list("recipient_id", "key"))
