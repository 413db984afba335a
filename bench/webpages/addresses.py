"""The pages measured, with the account that opens each."""

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from bangvang.office.achievements.models import AwardRecord
from bangvang.office.decisions.models import Certificate, Decision
from bangvang.office.dossiers.models import Line, Proposal
from bangvang.office.people.models import Person
from bangvang.office.registrations.models import RegistrationSheet
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import SCHOOLS
from bangvang.toolbox.models import JournalEntry

OFFICER = "chuyenvien.so"


@dataclass(frozen=True)
class Address:
    """One page: where, who opens it ("" for the public), and which limits bind it."""

    name: str
    url: str
    account: str = OFFICER
    kind: str = "list"
    pages_on: int = 0  # so many pages behind the first


def pages() -> list[Address]:
    """The pages of the issue, each on the largest thing of its kind; lists at their beginning, the longest also deep inside."""
    proposal = Proposal.objects.annotate(size=Count("lines")).order_by("-size").first()
    line = Line.objects.filter(person__isnull=False, proposal__to_unit__code="SGDDT").first() or Line.objects.first()
    sheet = RegistrationSheet.objects.annotate(size=Count("registrations")).order_by("-size").first()
    decision = Decision.objects.annotate(size=Count("lines")).order_by("-size").first()
    letter = (
        Proposal.objects.filter(from_unit__kind__in=SCHOOLS).annotate(size=Count("lines")).order_by("-size").first()
    )
    code = Certificate.objects.values_list("code", flat=True).first() or "AAAAAAAAAA"
    return [
        Address("desk", reverse("desk"), kind="page"),
        Address("dossiers", reverse("lines")),
        Address("dossiers, deep", reverse("lines"), pages_on=100),
        Address("letters", reverse("proposals")),
        Address("letter", reverse("proposal", args=[proposal.pk]), kind="dossier"),
        Address("school's table", reverse("proposal-table", args=[letter.pk]), kind="table"),
        Address("dossier", reverse("dossier", args=[line.pk]), kind="dossier"),
        Address("people", reverse("people")),
        Address("people, deep", reverse("people"), pages_on=100),
        Address("registration", reverse("registration", args=[sheet.pk]), kind="table"),
        Address("registrations", reverse("registrations")),
        Address("decisions", reverse("decisions")),
        Address("decision", reverse("decision", args=[decision.pk]), kind="dossier"),
        Address("awards", reverse("awards")),
        Address("awards, deep", reverse("awards"), pages_on=100),
        Address("units", reverse("units")),
        Address("journal", reverse("journal"), account="giamdoc"),
        Address("honour roll", reverse("honour-roll"), account=""),
        Address("check a code", reverse("check-code", args=[code]), account="", kind="page"),
    ]


def rows() -> dict[str, int]:
    """How much there is of everything."""
    models = (Unit, Person, Line, Proposal, AwardRecord, JournalEntry)
    return {model._meta.model_name: model._default_manager.count() for model in models}
