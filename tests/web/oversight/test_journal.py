"""The journal on screen, and the chain that proves it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from bangvang.toolbox import audit
from bangvang.toolbox.models import JournalEntry
from tests.cast import signed_in
from tests.office.dossiers import way


def test_the_inspector_reads_every_step_with_who_and_why(client, cast):
    way.submitted(cast)
    rows = signed_in(client, cast.thu).get(reverse("journal"), {"who": "Trần Thị Hoa"}).context["pages"].rows
    assert "nộp tờ trình" in [row.label for row in rows]


@pytest.mark.parametrize("name", ["hoa", "phuc", "dung", "hai"])
def test_others_do_not_read_the_journal(client, cast, name):
    assert signed_in(client, getattr(cast, name)).get(reverse("journal")).status_code == 403


def test_the_journal_says_on_screen_that_it_is_whole(client, cast):
    way.submitted(cast)
    page = signed_in(client, cast.thu).post(reverse("journal-verify"), follow=True)
    assert "Nhật ký nguyên vẹn" in page.content.decode()


@pytest.mark.parametrize(
    "statement", ["UPDATE toolbox_journalentry SET reason='x'", "DELETE FROM toolbox_journalentry"]
)
def test_the_database_itself_refuses_to_change_an_entry(cast, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_forged_entry_is_named_as_the_first_that_does_not_fit(cast):
    last = JournalEntry.objects.order_by("-pk").first()
    forged = JournalEntry.objects.get(pk=last.pk)
    forged.pk, forged.reason = None, "thêm vào"
    forged.previous = last.fingerprint
    forged.save(force_insert=True)
    audit.record("people.enter", cast.hoa.person, by=cast.by("an"))
    assert audit.broken_entry().pk == forged.pk
