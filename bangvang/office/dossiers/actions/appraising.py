"""Appraisal at the unit that received: verified or returned in bulk, opinions, answers to a verdict."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from bangvang.office.dossiers import workflow
from bangvang.office.dossiers.actions.stops import BATCH, arrive, keep, leave
from bangvang.office.dossiers.actions.travelling import freeze_findings
from bangvang.office.dossiers.models import Line, LinePaper, LineState, Opinion, Proposal, ProposalState, Stop
from bangvang.office.people.queries import Acting, posts_of
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, NotYours, Step, begins, performs


@performs(workflow.VERIFY, many=True)
def verify(lines: list[Line], *, by: Author) -> None:
    """The officer answers for these dossiers: papers and conditions are in order."""
    _not_of_own_unit(workflow.VERIFY, lines, by)
    account = getattr(by, "principal", None)
    for line in lines:
        line.officer = account
    keep(lines, "officer")


@performs(workflow.OVERRIDE, many=True)
def override_verdict(lines: list[Line], *, by: Author, reason: str) -> None:
    """The officer takes a dossier on although the lawbook says otherwise, or does not know, and says why."""
    _not_of_own_unit(workflow.OVERRIDE, lines, by)
    for line in lines:
        line.override_reason = nfc(reason).strip()
    keep(lines, "override_reason")


@performs(workflow.LOOK_AGAIN, many=True)
def look_again(lines: list[Line], *, by: Author) -> None:
    """Ask the lawbook again on what is known today; the earlier finding stays as it was."""
    freeze_findings(lines, by)


@performs(workflow.CHECK_PAPERS, many=True)
def check_papers(lines: list[Line], *, by: Author) -> None:
    """The officer has compared every paper of these dossiers."""
    here = LinePaper.objects.filter(line__in=[line.pk for line in lines], replaced_by=None, checked_at=None)
    here.update(checked_at=calendar.now())


def return_lines(
    lines: Iterable[Line], *, by: Author, reason: str = "", reasons: Mapping[int, str] | None = None
) -> list[Line]:
    """Back to the stop before, each with its reason (by line id; else the common one)."""
    by_reason: dict[str, list[Line]] = {}
    for line in lines:
        said = nfc((reasons or {}).get(line.pk) or reason).strip()
        by_reason.setdefault(said, []).append(line)
    with transaction.atomic():
        return [done for said, some in by_reason.items() for done in _return(some, by=by, reason=said)]


@performs(workflow.RETURN, many=True)
def _return(lines: list[Line], *, by: Author, reason: str) -> None:
    """To the stop before, all of one reason."""
    _not_of_own_unit(workflow.RETURN, lines, by)
    before = _stop_before(lines)
    if strange := [line for line in lines if line.pk not in before]:
        raise NotNow(workflow.RETURN, [Lack(f"{strange[0]} đang ở đơn vị lập hồ sơ.")], strange[0])
    leave(lines, LineState.RETURNED)
    for line in lines:
        line.place_id, line.return_reason = before[line.pk], reason
    keep(lines, "place", "return_reason")
    for unit_id in set(before.values()):
        arrive([line for line in lines if before[line.pk] == unit_id], unit_id)


@performs(workflow.UNDO_RETURN, many=True)
def undo_return(lines: list[Line], *, by: Author) -> None:
    """Take dossiers just returned in again, while the unit has not mended them."""
    came_from = _returned_by(lines)
    for line in lines:
        stop = came_from.get(line.pk)
        if stop is None or (isinstance(by, Acting) and not _appraises_at(by, stop.unit_id)):
            raise NotYours(f"Chỉ nơi đã trả lại lấy lại được hồ sơ {line}.")
        line.place_id, line.return_reason = stop.unit_id, ""
    leave(lines, "recalled")
    keep(lines, "place", "return_reason")
    for proposal_id in {line.proposal_id for line in lines}:
        some = [line for line in lines if line.proposal_id == proposal_id]
        arrive(some, some[0].place_id, some[0].proposal, {line.pk: came_from[line.pk].snapshot for line in some})
    _take_in_again(lines)


def mend(lines: Line | Iterable[Line], *, by: Author) -> Proposal:
    """The unit has mended returned dossiers: they go into a new letter to who returned them, to be signed and handed in."""
    chosen = [lines] if isinstance(lines, Line) else list(lines)
    with transaction.atomic():
        came_from = _returned_by(chosen)
        back_to = {came_from[line.pk].unit_id for line in chosen if line.pk in came_from}
        places = {(line.place_id, line.period) for line in chosen}
        if len(back_to) != 1 or len(places) != 1:
            raise NotNow(workflow.MEND, [Lack("Các hồ sơ không cùng một nơi trả lại.")])
        first = chosen[0]
        proposal = _letter_again(first, back_to.pop(), by)
        _mend(chosen, by=by, proposal=proposal)
    return proposal


@performs(workflow.MEND, many=True)
def _mend(lines: list[Line], *, by: Author, proposal: Proposal) -> None:
    """Mended lines join the letter that takes them back."""
    for line in lines:
        line.proposal = proposal
    keep(lines, "proposal")


def give_opinion(lines: Line | Iterable[Line], *, by: Acting, text: str) -> list[Line]:
    """A remark on one or many dossiers."""
    chosen = [lines] if isinstance(lines, Line) else list(lines)
    return _give_opinion(chosen, by=by, text=text)


@performs(workflow.OPINE, many=True)
def _give_opinion(lines: list[Line], *, by: Acting, text: str) -> None:
    """The remark stands with name and unit of who made it."""
    said = nfc(text).strip()
    if not said:
        raise NotNow(workflow.OPINE, [Lack("Chưa nhập nội dung ý kiến.")])
    rows = [
        Opinion(line=line, author=by.principal, unit_name=by.unit_name, text=said, given_at=calendar.now())
        for line in lines
    ]
    Opinion.objects.bulk_create(rows, batch_size=BATCH)


@begins(workflow.DRAW_UP)
def _begin_again(proposal: Proposal, *, by: Author) -> Proposal:
    """The letter that takes mended dossiers back."""
    proposal.save()
    return proposal


def _letter_again(line: Line, to_unit_id: int, by: Author) -> Proposal:
    """The one open letter of mended dossiers from here to there, or a new one."""
    way = {"from_unit_id": line.place_id, "to_unit_id": to_unit_id, "period": line.period, "is_repeat": True}
    standing = Proposal.objects.filter(**way, state=ProposalState.CLEARED, submitted_at=None).first()
    earlier = line.proposal
    campaign = earlier.campaign if earlier and earlier.to_unit_id == to_unit_id else None
    draft = Proposal(**way, campaign=campaign, state=ProposalState.CLEARED, created_at=calendar.now())
    return standing or _begin_again(draft, by=by)


def _take_in_again(lines: list[Line]) -> None:
    Stop.objects.filter(line__in=[line.pk for line in lines], left_at=None).update(received_at=calendar.now())


def _stops_of(lines: list[Line]) -> dict[int, list[Stop]]:
    told: dict[int, list[Stop]] = {line.pk: [] for line in lines}
    for stop in Stop.objects.filter(line__in=told).order_by("pk"):
        told[stop.line_id].append(stop)
    return told


def _stop_before(lines: list[Line]) -> dict[int, int]:
    """The unit before the one where each line lies, on its own way; nothing where it began."""
    before: dict[int, int] = {}
    stops = _stops_of(lines)
    for line in lines:
        way = [stop.unit_id for stop in stops[line.pk]]
        at = way.index(line.place_id) if line.place_id in way else 0
        if at:
            before[line.pk] = way[at - 1]
    return before


def _returned_by(lines: list[Line]) -> dict[int, Stop]:
    """The stop that returned each line last."""
    returned = Stop.objects.filter(line__in=[line.pk for line in lines], outcome=LineState.RETURNED)
    return {stop.line_id: stop for stop in returned.order_by("pk")}


def _appraises_at(by: Acting, unit_id: int) -> bool:
    return any(held.unit_id == unit_id and held.role in ("officer", "head_of_office") for held in by.roles)


def _not_of_own_unit(step: Step, lines: list[Line], by: Author) -> None:
    """Nobody appraises a subject of the unit where the appraiser works."""
    person_id = getattr(by, "person_id", None)
    home = posts_of([person_id], calendar.today()).get(person_id) if person_id else None
    own = [line for line in lines if home and line.unit_id == home.unit_id and line.unit_id != line.place_id]
    if own or any(person_id and line.person_id == person_id for line in lines):
        raise NotYours(f"Không thực hiện “{step.label}” với hồ sơ của chính đơn vị mình.")
