"""The outbox: a notice is a row written with the change it tells of; nothing is lost if the process dies, nothing sent if it fails."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import QuerySet
from django.utils import timezone

from bangvang.toolbox import calendar
from bangvang.toolbox.jobs import enqueue, job
from bangvang.toolbox.models import Notice

# A way out of the house (e-mail) adds itself here: it is called with an account and all its new notices at once.
CARRIERS: list[Callable[[int, list[Notice]], None]] = []


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
    fresh = _without_known(rows)
    Notice.objects.bulk_create(fresh, batch_size=500)
    if fresh and CARRIERS:
        enqueue("toolbox.deliver")
    return len(fresh)


@job("toolbox.deliver")
def deliver() -> None:
    """Hand the carriers what waits: one digest a person. The inbox of the product needs none of it."""
    waiting = Notice.objects.filter(delivered_at=None, read_at=None).order_by("recipient_id", "pk")
    for account, rows in groupby(list(waiting) if CARRIERS else [], key=attrgetter("recipient_id")):
        digest = list(rows)
        for carry in CARRIERS:
            carry(account, digest)
        Notice.objects.filter(pk__in=[row.pk for row in digest]).update(delivered_at=timezone.now())


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


def _without_known(rows: list[Notice]) -> list[Notice]:
    """Drop what the same person has unread under the same key, also within these rows."""
    known, fresh = _unread_keys(rows), []
    for row in rows:
        if not row.key or (row.recipient_id, row.key) not in known:
            known.add((row.recipient_id, row.key))
            fresh.append(row)
    return fresh


def _unread_keys(rows: list[Notice]) -> set[tuple[int, str]]:
    keys = {row.key for row in rows if row.key}
    if not keys:
        return set()
    return set(Notice.objects.filter(key__in=keys, read_at=None).values_list("recipient_id", "key"))
