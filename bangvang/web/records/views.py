"""One's own record and who has read it. Nobody else has these pages."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from bangvang.office.dossiers import queries as dossiers
from bangvang.office.people import queries as people
from bangvang.office.people.queries import Acting, corrections
from bangvang.toolbox import audit
from bangvang.web.records.own import sections_of
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import respond

LABELS = {
    "people.person": "Hồ sơ cá nhân",
    "people.person.citizen_id": "Số định danh cá nhân, xem đủ",
    "dossiers.line": "Hồ sơ đề nghị",
}


@require_GET
def own_record(request: HttpRequest) -> HttpResponse:
    person = own_person(acting(request))
    asked = list(corrections.corrections_of(person))
    context = {"person": person, "sections": sections_of(person), "requests": asked}
    return respond(request, "records/own.html", context)


@require_GET
def own_reads(request: HttpRequest) -> HttpResponse:
    """Who opened the record or a dossier of the person, and when."""
    by = acting(request)
    person = own_person(by)
    records = people.records_of(person)
    lines = dossiers.lines_seen_by(by).filter(person__in=records).only("pk")
    pages = page_of(audit.reads_of([*records, *lines]), request.GET, ("-pk",))
    for entry in pages:
        entry.label = LABELS.get(entry.kind, entry.kind)
    return respond(request, "records/reads.html", {"pages": pages})


def own_person(by: Acting) -> Any:
    """The person of the account itself, by the record that stays; a delegation does not open it."""
    found = people.everybody().filter(pk=by.own_person_id or 0).first()
    if found is None:
        raise Http404
    return found
