"""The journal: append only, each entry carries the fingerprint of the one before it.

The database itself refuses update and delete (migration 0002). `broken_entry` proves the chain or names the first break.
"""

import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from json.encoder import encode_basestring as _quoted
from operator import or_
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import JournalEntry, ReadEntry

START = "0" * 64
_ENCODED = DjangoJSONEncoder(ensure_ascii=False, sort_keys=True).encode  # made once: a province seals a million fields
LOCK = 710_219  # one number for the advisory lock that keeps the chain in one line on PostgreSQL

SEALED = [
    "at",
    "office_at",
    "step",
    "thing_type",
    "thing_id",
    "thing_label",
    "author_id",
    "author_name",
    "for_id",
    "for_name",
    "unit_name",
    "from_state",
    "to_state",
    "reason",
    "basis",
    "changes",
    "batch",
    "previous",
]


@dataclass(frozen=True)
class Event:
    """What one step did to one thing."""

    step: str
    thing: Any
    from_state: str = ""
    to_state: str = ""
    reason: str = ""
    basis: str = ""
    changes: dict[str, list[Any]] = field(default_factory=dict)


def record(step: str, thing: Any, *, by: Author, **details: Any) -> JournalEntry:
    """Write one entry. Call inside the transaction of the change it tells of."""
    return record_all([Event(step, thing, **details)], by=by)[0]


def record_all(events: Iterable[Event], *, by: Author, batch: uuid.UUID | None = None) -> list[JournalEntry]:
    """Write one entry per event, in order, under one batch."""
    batch = batch or uuid.uuid4()
    with transaction.atomic():
        previous = _last_fingerprint()
        entries = []
        for event in events:
            entry = _entry(event, by, batch, previous)
            previous = entry.fingerprint
            entries.append(entry)
        _append(entries)
    return entries


def record_read(thing: Any, *, by: Author, what: str = "") -> None:
    """Note that a dossier with personal data was opened, and by whom; `what` names a value shown whole, as its field."""
    kind, ident = _address(thing)
    who = {"author_id": by.author_id, "author_name": by.author_name}
    ReadEntry.objects.create(at=timezone.now(), thing_type=kind, thing_id=ident, what=what, **who)


def reads_found(asked: dict[str, Any]) -> "QuerySet[ReadEntry]":
    """Who opened what, by the reader's name (`q`) and the real day (`day`)."""
    rows = ReadEntry.objects.all()
    if words := asked.get("q"):
        rows = rows.filter(author_name__icontains=words)
    if day := asked.get("day"):
        rows = rows.filter(at__date=day)
    return rows


def reads_of(things: Iterable[Any]) -> "QuerySet[ReadEntry]":
    """Who opened any of these things."""
    asked: dict[str, list[str]] = {}
    for kind, ident in map(_address, things):
        asked.setdefault(kind, []).append(ident)
    reach = [Q(thing_type=kind, thing_id__in=idents) for kind, idents in asked.items()]
    return ReadEntry.objects.filter(reduce(or_, reach, Q(pk__in=[])))


def history_of(thing: Any) -> "QuerySet[JournalEntry]":
    """Entries about one thing, oldest first."""
    kind, ident = _address(thing)
    return JournalEntry.objects.filter(thing_type=kind, thing_id=ident).order_by("pk")


def entries_found(asked: dict[str, Any]) -> "QuerySet[JournalEntry]":
    """Entries by words in what they are about (`q`), by author (`who`) and by the office's day (`day`)."""
    rows = JournalEntry.objects.all()
    if words := asked.get("q"):
        rows = rows.filter(thing_label__icontains=words)
    if who := asked.get("who"):
        rows = rows.filter(author_name__icontains=who)
    if day := asked.get("day"):
        rows = rows.filter(office_at__date=day)
    return rows


def broken_entry() -> JournalEntry | None:
    """The first entry that does not fit the chain, or None if the whole journal is sound."""
    previous = START
    for entry in JournalEntry.objects.order_by("pk").iterator(chunk_size=2000):
        if entry.previous != previous or entry.fingerprint != fingerprint(entry):
            return entry
        previous = entry.fingerprint
    return None


def fingerprint(entry: JournalEntry) -> str:
    """SHA-256 over every sealed field, in a fixed order."""
    return hashlib.sha256("\n".join(_sealed_texts(entry)).encode()).hexdigest()


def _sealed_texts(entry: JournalEntry) -> Iterator[str]:
    for name in SEALED:
        value = getattr(entry, name)
        if name in {"at", "office_at"}:
            value = value.timestamp()
        yield f"{name}={_quoted(value) if isinstance(value, str) else _ENCODED(value)}"


def _entry(event: Event, by: Author, batch: uuid.UUID, previous: str) -> JournalEntry:
    kind, ident = _address(event.thing)
    entry = JournalEntry(
        at=timezone.now(),
        office_at=calendar.now(),
        step=event.step,
        thing_type=kind,
        thing_id=ident,
        thing_label=str(event.thing)[:300],
        author_id=by.author_id,
        author_name=by.author_name,
        for_id=by.for_id,
        for_name=by.for_name,
        unit_name=by.unit_name,
        from_state=event.from_state,
        to_state=event.to_state,
        reason=event.reason,
        basis=event.basis,
        changes=json.loads(_ENCODED(event.changes)) if event.changes else {},
        batch=batch,
        previous=previous,
    )
    entry.fingerprint = fingerprint(entry)
    return entry


def _append(entries: list[JournalEntry]) -> None:
    """One prepared INSERT for all: the ORM's own way costs a season of a province minutes."""
    fields = [field for field in JournalEntry._meta.concrete_fields if not field.primary_key]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(JournalEntry._meta.db_table)
    rows = [
        [field.get_db_prep_save(getattr(entry, field.attname), connection) for field in fields] for entry in entries
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608 - names of our own table


def _address(thing: Any) -> tuple[str, str]:
    return thing._meta.label_lower, str(thing.pk)


def _last_fingerprint() -> str:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = JournalEntry.objects.order_by("-pk").values_list("fingerprint", flat=True).first()
    return last or START
