"""What a council says of lines: by its uploaded minutes, or handed down by the councils' own meetings."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from bangvang import lawbook
from bangvang.office.documents.queries import parameters_on
from bangvang.office.dossiers import workflow
from bangvang.office.dossiers.actions.stops import BATCH, keep
from bangvang.office.dossiers.models import Line, LineState, Proposal, Vote
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import heir_of
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.workflow import Lack, NotNow, performs

Result = tuple[int, bool, str]  # votes for, passed, the rule in words


@performs(workflow.RECORD_MINUTES)
def record_minutes(
    proposal: Proposal,
    *,
    by: Author,
    votes: Mapping[int, int],
    members: int,
    present: int,
    written: int = 0,
    held_date: date,
    number: str = "",
    file: StoredFile | None = None,
) -> None:
    """The unit's own council met on paper: votes for by line id, from its minutes. The lawbook says who passes."""
    lines = list(proposal.lines.filter(pk__in=votes, state__in=(LineState.DRAFT, LineState.BEFORE_COUNCIL)))
    _check_figures(proposal, votes.values(), members, present, written)
    results = _results(proposal, lines, votes, held_date, members, present, written)
    record_vote(
        lines,
        by=by,
        unit=proposal.from_unit,
        results=results,
        members=members,
        present=present,
        written=written,
        held_date=held_date,
        minutes_number=number,
        minutes=file,
    )


def record_vote(
    lines: Iterable[Line],
    *,
    by: Author,
    unit: Unit,
    results: Mapping[int, Result],
    members: int,
    present: int,
    written: int = 0,
    held_date: date,
    minutes_number: str = "",
    minutes: StoredFile | None = None,
) -> None:
    """Give lines the council's word, by line id. Internal: of signed minutes only."""
    rows = list(lines)
    with transaction.atomic():
        if strange := [line for line in rows if heir_of(line.place).pk != unit.pk]:
            raise NotNow(workflow.SUPPORT, [Lack(f"{strange[0]} không nằm tại {unit}.")], strange[0])
        told = {"members": members, "present": present, "written": written, "held_date": held_date}
        Vote.objects.bulk_create(
            [
                Vote(
                    line=line,
                    unit=unit,
                    minutes_number=minutes_number,
                    minutes=minutes,
                    **told,
                    **_said(results[line.pk]),
                )
                for line in rows
            ],
            batch_size=BATCH,
        )
        _support([line for line in rows if results[line.pk][1]], by=by)
        _refuse([line for line in rows if not results[line.pk][1]], by=by)


@performs(workflow.SUPPORT, many=True)
def _support(lines: list[Line], *, by: Author) -> None:
    """The council carried these."""


@performs(workflow.NOT_SUPPORT, many=True)
def _refuse(lines: list[Line], *, by: Author) -> None:
    """The council did not carry these."""


@performs(workflow.PUT_BEFORE_COUNCIL, many=True)
def put_before_council(lines: list[Line], *, by: Author) -> None:
    """Onto an agenda. Internal: performed by the councils' own step."""


@performs(workflow.LEAVE_COUNCIL, many=True)
def leave_council(lines: list[Line], *, by: Author) -> None:
    """Off an agenda again, back to where they stood before. Internal."""
    for line in lines:
        line.state = LineState.DRAFT if line.place_id == line.unit_id else LineState.VERIFIED
    keep(lines, "state")


def _said(result: Result) -> dict[str, object]:
    votes_for, has_passed, rule = result
    return {"votes_for": votes_for, "has_passed": has_passed, "rule": rule[:300]}


def _check_figures(proposal: Proposal, votes: Iterable[int], members: int, present: int, written: int) -> None:
    counted = list(votes)
    wrong = ""
    if not counted:
        wrong = "Chưa nhập số phiếu của hồ sơ nào."
    elif members < 1 or present < 0 or written < 0 or min(counted) < 0:
        wrong = "Số thành viên và số phiếu phải là số không âm; Hội đồng phải có thành viên."
    elif present + written > members:
        wrong = f"Có mặt {present} và ý kiến bằng văn bản {written} nhiều hơn tổng số {members} thành viên."
    elif max(counted) > present + written:
        wrong = f"Có {max(counted)} phiếu đồng ý trong khi chỉ {present + written} người bỏ phiếu."
    if wrong:
        raise NotNow(workflow.RECORD_MINUTES, [Lack(wrong)], proposal)


def _results(
    proposal: Proposal,
    lines: list[Line],
    votes: Mapping[int, int],
    day: date,
    members: int,
    present: int,
    written: int,
) -> dict[int, Result]:
    parameters = parameters_on(day, proposal.from_unit)
    results: dict[int, Result] = {}
    for line in lines:
        count = votes[line.pk]
        told = lawbook.vote_passes(
            line.award,
            day=day,
            members=members,
            present=present,
            written=written,
            votes_for=count,
            parameters=parameters,
        )
        if told.passes is None:
            raise NotNow(workflow.RECORD_MINUTES, [Lack(told.sentence, "Văn phòng Sở nhập quy định.")], proposal)
        results[line.pk] = (count, told.passes, told.sentence)
    return results
