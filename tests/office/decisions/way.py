"""Lines brought to the point where a decision can be drafted or comes in from outside."""

from datetime import date

from bangvang.office.decisions import actions
from bangvang.office.dossiers import actions as dossiers
from bangvang.office.dossiers.models import Line
from bangvang.toolbox.acting import MACHINE
from tests.office.dossiers import way

TODAY = date(2024, 6, 12)


def supported(cast, count=2, award="CSTDCS", grade="HTXS"):
    """Lines of the high school, verified at the Sở and carried by its council with signed minutes."""
    return carried(cast, way.drafted(cast, count=count, award=award, school="high_school", grade=grade))


def carried(cast, proposal):
    """A letter of the high school brought there from its draft."""
    dossiers.attach_paper(list(proposal.lines.all()), "bao_cao", way.pdf(), by=cast.by("mai"))
    proposal = way.voted(cast, proposal, school="high_school")
    proposal = dossiers.sign(way.cleared(cast, proposal, "high_school"), by=cast.by("nga"), number="12/TTr")
    proposal = dossiers.receive(dossiers.submit(proposal, by=cast.by("mai")), by=cast.by("dung"))
    lines = dossiers.verify(list(proposal.lines.all()), by=cast.by("dung"))
    dossiers.put_before_council(lines, by=MACHINE)
    dossiers.record_vote(
        lines,
        by=MACHINE,
        unit=cast.department,
        results={line.pk: (8, True, "8/9") for line in lines},
        members=9,
        present=9,
        held_date=TODAY,
        minutes_number="06",
    )
    return list(Line.objects.filter(proposal=proposal).select_related("unit", "person", "group").order_by("pk"))


def drafted(cast, **details):
    return actions.draft(
        cast.department,
        by=cast.by("dung"),
        lines=supported(cast, **details),
        title="Về việc tặng danh hiệu",
        signer="Dương Thị Lan",
        signer_role="Giám đốc",
    )


def issued(cast, django_capture_on_commit_callbacks, **details):
    """Issued by the director, with its files made."""
    decision = drafted(cast, **details)
    with django_capture_on_commit_callbacks(execute=True):
        return actions.issue(decision, by=cast.by("lan"), decided_date=TODAY)


def proposed_to_the_district(cast, count=3):
    """Lines of school A that the Phòng sent to the district and that wait for its decision."""
    lines = way.supported_above(cast, count=count)
    proposal = dossiers.propose_upwards(lines, by=cast.by("phuc"))
    proposal = dossiers.sign(proposal, by=cast.by("quy"), number="30/TTr-PGDĐT")
    dossiers.submit(proposal, by=cast.by("phuc"))
    return list(Line.objects.filter(proposal=proposal).order_by("name_key", "pk"))
