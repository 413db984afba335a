"""The journal: the database itself refuses whoever would change, delete or empty it."""

from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from bangvang.toolbox import audit
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry, Notice

TABLE = "toolbox_journalentry"
EMPTYING = {"postgresql": f"TRUNCATE {TABLE} CASCADE", "sqlite": f"DELETE FROM {TABLE}"}


@pytest.fixture
def written(db: None) -> list[JournalEntry]:
    thing = SimpleNamespace(pk=7, _meta=Notice._meta)
    return [audit.record("test.step", thing, by=MACHINE, reason=reason) for reason in ("một", "hai")]


@pytest.mark.parametrize(
    "statement",
    [f"UPDATE {TABLE} SET reason = 'ba'", f"DELETE FROM {TABLE} WHERE reason = 'hai'", EMPTYING[connection.vendor]],
)
def test_the_database_refuses(statement: str, written: list[JournalEntry]) -> None:
    with (
        pytest.raises(DatabaseError, match="journal entries are never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert list(JournalEntry.objects.order_by("pk").values_list("reason", flat=True)) == ["một", "hai"]


def test_each_entry_carries_the_fingerprint_of_the_one_before(written: list[JournalEntry]) -> None:
    first, second = JournalEntry.objects.order_by("pk")
    assert (first.previous, second.previous) == (audit.START, first.fingerprint)
    assert audit.broken_entry() is None


def test_an_entry_slipped_in_between_breaks_the_chain(written: list[JournalEntry]) -> None:
    forged = JournalEntry.objects.order_by("-pk").first()
    forged.pk, forged.reason = None, "thêm"
    forged.save()
    assert audit.broken_entry() == forged
