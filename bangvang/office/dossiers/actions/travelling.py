"""A proposal on its way: posted, signed, handed in, taken back, received, passed on to the level above."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects

from bangvang.office.dossiers import workflow
from bangvang.office.dossiers.actions.stops import arrive, keep, leave
from bangvang.office.dossiers.models import Line, LineState, Posting, Proposal, ProposalState, Stop
from bangvang.office.dossiers.papers import letter, receipt
from bangvang.office.dossiers.queries.detail import snapshots_of
from bangvang.office.dossiers.queries.lists import counts_of_subjects, order_in_letter
from bangvang.office.dossiers.queries.needs import (
    current_posting,
    goes_outside,
    is_past_deadline,
    is_upward,
    posting_days,
    stays_here,
)
from bangvang.office.dossiers.queries.routes import WayUnknown, next_units
from bangvang.office.eligibility.actions import freeze
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import heir_of
from bangvang.toolbox import calendar, numbering, papers
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs


@performs(workflow.POST)
def post(proposal: Proposal, *, by: Author, since: date, where: str, until: date | None = None) -> None:
    """Hang the list out for opinions, for as many working days as the local instrument asks."""
    awards = proposal.lines.values_list("award", flat=True).distinct()
    days = posting_days(proposal.from_unit, awards, since)
    least = calendar.add_working_days(since, days)
    if until is not None and until < least:
        raise NotNow(
            workflow.POST, [Lack(f"Niêm yết ít nhất {days} ngày làm việc, đến hết ngày {least:%d/%m/%Y}.")], proposal
        )
    Posting.objects.create(proposal=proposal, since=since, until=until or least, where=nfc(where))


def close_posting(posting: Posting, *, by: Author, opinions: str = "", record: StoredFile | None = None) -> Proposal:
    """The posting has ended: what was said, and the record of its end."""
    return close_posting_of(posting.proposal, by=by, opinions=opinions, record=record)


@performs(workflow.CLOSE_POSTING)
def close_posting_of(proposal: Proposal, *, by: Author, opinions: str = "", record: StoredFile | None = None) -> None:
    """The same, asked of the proposal whose list hangs."""
    posting = current_posting(proposal)
    posting.opinions, posting.record, posting.closed_date = nfc(opinions), record, calendar.today()
    posting.save(update_fields=["opinions", "record", "closed_date"])
    if stays_here(proposal):
        freeze_findings(order_in_letter(proposal), by)


@performs(workflow.SIGN)
def sign(
    proposal: Proposal, *, by: Author, number: str = "", signer: str = "", signed_date: date | None = None
) -> None:
    """The head signs on screen; the number comes from the registry's system, else from our own register."""
    _sign(proposal, by, number, signer or by.for_name or by.author_name, signed_date or calendar.today())


@performs(workflow.SIGN_WITH_FILE)
def sign_with_file(
    proposal: Proposal, *, by: Author, number: str, signer: str, signed_date: date, file: StoredFile
) -> None:
    """Signed on paper and scanned: as good as a signature on screen."""
    if signed_date > calendar.today():
        raise NotNow(workflow.SIGN_WITH_FILE, [Lack("Ngày ký sau ngày hôm nay.")], proposal)
    proposal.signed_file = file
    _sign(proposal, by, number, signer, signed_date)


@performs(workflow.ATTACH_OFFICIAL)
def attach_official(proposal: Proposal, *, by: Author, file: StoredFile) -> None:
    """The letter as it was signed in the registry's system: from now on this PDF is handed out."""
    papers.make_official(proposal.paper, file, by=by)


@performs(workflow.MAKE_AGAIN)
def make_files_again(proposal: Proposal, *, by: Author) -> None:
    """The files that could not be made are made anew, from the data frozen at signature or receipt."""
    papers.make_again("dossiers.proposal", proposal.pk)


def submit(proposal: Proposal, *, by: Author) -> Proposal:
    """Hand in to the unit above, or send to the authority outside. Facts, findings and content are fixed as they stand."""
    return _send(proposal, by=by) if goes_outside(proposal) else _submit(proposal, by=by)


@performs(workflow.SUBMIT)
def _submit(proposal: Proposal, *, by: Author) -> None:
    """To the unit above, in time or in a supplementary round."""
    campaign = proposal.campaign
    proposal.submitted_at = calendar.now()
    proposal.is_late = bool(campaign and not proposal.is_repeat and is_past_deadline(campaign))
    proposal.save(update_fields=["submitted_at", "is_late"])
    _hand_in(order_in_letter(proposal), by=by, proposal=proposal)


@performs(workflow.SEND)
def _send(proposal: Proposal, *, by: Author) -> None:
    """To an authority that answers outside this system."""
    proposal.submitted_at = calendar.now()
    proposal.save(update_fields=["submitted_at"])
    _go_out(order_in_letter(proposal), by=by, proposal=proposal)


@performs(workflow.HAND_IN, many=True)
def _hand_in(lines: list[Line], *, by: Author, proposal: Proposal) -> None:
    """The lines go along: frozen, numbered 1…n, fixed as they stand."""
    if not is_upward(proposal):
        freeze_findings(lines, by)
    _travel(lines, proposal, LineState.SUBMITTED)


@performs(workflow.GO_OUT, many=True)
def _go_out(lines: list[Line], *, by: Author, proposal: Proposal) -> None:
    """The lines go out and wait for the decision of another authority."""
    if not is_upward(proposal):
        freeze_findings(lines, by)
    _travel(lines, proposal, LineState.PROPOSED)


@performs(workflow.RECALL)
def recall(proposal: Proposal, *, by: Author) -> None:
    """Take a proposal back while nobody has received it; it is signed anew before it goes again."""
    proposal.submitted_at, proposal.is_late = None, False
    proposal.save(update_fields=["submitted_at", "is_late"])
    _come_back(list(proposal.lines.filter(state=LineState.SUBMITTED)), by=by, unit=proposal.from_unit)


@performs(workflow.COME_BACK, many=True)
def _come_back(lines: list[Line], *, by: Author, unit: Unit) -> None:
    """The lines lie at their unit again."""
    leave(lines, "recalled")
    for line in lines:
        line.place = unit
    keep(lines, "place")
    arrive(lines, unit)


@performs(workflow.RECEIVE)
def receive(proposal: Proposal, *, by: Author) -> None:
    """One incoming number for the whole tờ trình; its lines are 1…n under it. The unit gets a receipt."""
    now = calendar.now()
    proposal.received_at = now
    year = calendar.today().year
    number = numbering.next_number(f"hồ sơ đến:{proposal.to_unit.code}", year)
    proposal.incoming_number = f"{number:04d}/HS-{year}"
    proposal.save(update_fields=["received_at", "incoming_number"])
    _take_in(list(proposal.lines.filter(state=LineState.SUBMITTED)), by=by)
    papers.issue("receipt", "dossiers.proposal", proposal.pk, receipt(proposal).as_dict(), by=by)


@performs(workflow.TAKE_IN, many=True)
def _take_in(lines: list[Line], *, by: Author) -> None:
    """The lines are received under the number of their letter."""
    Stop.objects.filter(line__in=[line.pk for line in lines], left_at=None).update(received_at=calendar.now())


def propose_upwards(lines: Iterable[Line], *, by: Author) -> Proposal:
    """From signed minutes, a letter to the next stop of these lines. It waits to be signed and sent; asked twice it is one."""
    chosen = list(lines)
    with transaction.atomic():
        place, to_unit = _one_way(chosen)
        standing = _standing_letter(chosen, place)
        if standing:
            return standing
        draft = Proposal(from_unit=place, to_unit=to_unit, period=chosen[0].period, created_at=calendar.now())
        proposal = _propose(draft, by=by)
        _join(chosen, by=by, proposal=proposal)
    return proposal


@begins(workflow.PROPOSE_UPWARDS)
def _propose(proposal: Proposal, *, by: Author) -> Proposal:
    """A letter to the next stop, not yet signed."""
    proposal.save()
    return proposal


@performs(workflow.JOIN, many=True)
def _join(lines: list[Line], *, by: Author, proposal: Proposal) -> None:
    """Lines join the letter that takes them on."""
    for line in lines:
        line.proposal = proposal
    keep(lines, "proposal")


def freeze_findings(lines: list[Line], by: Author) -> None:
    """Fix what is known today and what the lawbook says to it, with the edition of the rules."""
    prefetch_related_objects(lines, "person", "group")
    subjects = [(line.person or line.group, line.award, line.period) for line in lines]
    findings = freeze(subjects, day=calendar.today(), by=by, counts=_counts(lines))
    for line, finding in zip(lines, findings, strict=True):
        line.finding, line.answer = finding, finding.counted
    keep(lines, "finding", "answer")


def _counts(lines: list[Line]) -> dict[int, dict[str, int]]:
    """What groups among the lines are measured by: persons on the lists of this year."""
    groups = {line.group for line in lines if line.group}
    return counts_of_subjects(groups, lines[0].period) if groups else {}


def _sign(proposal: Proposal, by: Author, number: str, signer: str, signed_date: date) -> None:
    proposal.number = nfc(number).strip() or _own_number(proposal, signed_date)
    proposal.signer, proposal.signed_date = nfc(signer), signed_date
    made = papers.issue("submission", "dossiers.proposal", proposal.pk, letter(proposal).as_dict(), by=by)
    proposal.paper = made
    proposal.save(update_fields=["number", "signer", "signed_date", "signed_file", "paper"])


def _own_number(proposal: Proposal, day: date) -> str:
    number = numbering.next_number(f"tờ trình:{proposal.from_unit.code}", day.year)
    return numbering.number_text(number, f"TTr-{proposal.from_unit.symbol or proposal.from_unit.code}")


def _travel(lines: list[Line], proposal: Proposal, outcome: str) -> None:
    snapshots: dict[int, dict[str, Any]] = snapshots_of(lines)
    leave(lines, outcome)
    for ordinal, line in enumerate(lines, start=1):
        line.place, line.ordinal = proposal.to_unit, ordinal
        line.override_reason = line.return_reason = ""
    keep(lines, "place", "ordinal", "override_reason", "return_reason")
    arrive(lines, proposal.to_unit_id, proposal, snapshots)


def _one_way(lines: list[Line]) -> tuple[Unit, Unit]:
    """The one place where all the lines lie and the one unit they go to."""
    prefetch_related_objects(lines, "unit", "place", "votes")
    lacks = [Lack(f"{line} chưa có biên bản đã ký của Hội đồng.") for line in lines if not _is_carried(line)]
    lacks += [Lack(f"{line} đi theo tờ trình của chính đơn vị.") for line in lines if line.unit_id == line.place_id]
    if not lines or lacks:
        raise NotNow(workflow.PROPOSE_UPWARDS, lacks[:3] or [Lack("Chưa chọn hồ sơ nào.")])
    if len({(line.place_id, line.period) for line in lines}) > 1:
        raise NotNow(workflow.PROPOSE_UPWARDS, [Lack("Các hồ sơ không cùng một nơi, một năm.")])
    place = heir_of(lines[0].place)  # what a dissolved unit left is sent on by its successor
    return place, _onward(lines, place)


def _onward(lines: list[Line], place: Unit) -> Unit:
    try:
        ways = {unit.pk if unit else None: unit for unit in next_units(lines, place, calendar.today()).values()}
    except WayUnknown as wrong:
        raise NotNow(workflow.PROPOSE_UPWARDS, [Lack(str(wrong))], lines[0]) from wrong
    onward = ways.popitem()[1]
    if ways or onward is None:
        raise NotNow(workflow.PROPOSE_UPWARDS, [Lack("Các hồ sơ không cùng một nơi nhận tiếp theo.")])
    return onward


def _is_carried(line: Line) -> bool:
    return line.state == LineState.SUPPORTED and any(
        vote.unit_id in (line.place_id, heir_of(line.place).pk) for vote in line.votes.all()
    )


def _standing_letter(lines: list[Line], place: Unit) -> Proposal | None:
    joined = {line.proposal_id for line in lines}
    drafts = Proposal.objects.filter(pk__in=joined, from_unit=place, state=ProposalState.DRAFT)
    return drafts.first() if len(joined) == 1 else None
