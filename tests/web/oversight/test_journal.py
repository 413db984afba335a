"""The journal on screen, and the chain that proves it."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from bangvang.office.achievements.actions import record_awards
from bangvang.toolbox import audit
from bangvang.toolbox.models import JournalEntry
from bangvang.web.oversight.views import OPENED
from tests import make
from tests.cast import signed_in
from tests.office.dossiers import way


def test_the_inspector_reads_every_step_with_who_and_why(client, cast):
    way.submitted(cast)
    rows = signed_in(client, cast.thu).get(reverse("journal"), {"who": "Trần Thị Hoa"}).context["pages"].rows
    assert "nộp tờ trình" in [row.label for row in rows]


@pytest.mark.parametrize("name", ["hoa", "phuc", "dung", "hai"])
def test_others_do_not_read_the_journal(client, cast, name):
    assert signed_in(client, getattr(cast, name)).get(reverse("journal")).status_code == 403


def test_reads_are_named_in_words_and_lead_on_only_who_may_open_them(client, cast):
    sen = make.person("Phạm Thị Sen", at=cast.school_a)
    row = {
        "person": sen,
        "award": "LDTT",
        "period": "2021-2022",
        "name_printed": "Phạm Thị Sen",
        "held_at": cast.school_a,
    }
    head = {"number": "45/QĐ-UBND", "decided_date": date(2022, 7, 28), "issuer": "UBND huyện", "signer": ""}
    award = record_awards([row], by=cast.by("hoa"), door="history", proof="checked", **head)[0]
    hoa = signed_in(client, cast.hoa)
    hoa.get(reverse("person", args=[sen.pk]))
    hoa.get(reverse("award", args=[award.pk]))
    told = {}
    for name in ("thu", "an"):
        page = signed_in(client, getattr(cast, name)).get(reverse("journal-reads")).content.decode().split("<tbody>")[1]
        told[name] = (
            f"Khen thưởng trong sổ số {award.pk}" in page,
            f"Hồ sơ cá nhân số {sen.pk}" in page,
            "<a href" in page,
        )
    assert told == {"thu": (True, True, True), "an": (True, True, False)}


def test_everything_whose_reading_is_noted_has_a_name_here(cast):
    noted = {"dossiers.line", "people.person", "people.person.citizen_id", "units.unit", "training.material"}
    noted |= {f"achievements.{kind}" for kind in ("awardrecord", "rating", "initiative", "contestresult")}
    assert set(OPENED) == noted


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
