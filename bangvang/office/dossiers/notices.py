"""Whom the steps tell. Many lines make one notice a unit, not a flood."""

from collections.abc import Iterable

from django.urls import reverse

from bangvang import lawbook
from bangvang.office.dossiers.models import Line, Proposal, Supplement
from bangvang.office.people.models import Role
from bangvang.office.people.queries import roles_on
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.notices import Message

UNIT_SIDE = (Role.CLERK, Role.HEAD, Role.OFFICER)
RECEIVING_SIDE = (Role.OFFICER, Role.HEAD_OF_OFFICE)


def proposal_submitted(proposals: list[Proposal], by: Author) -> list[Message]:
    return [_about(row, row.to_unit_id, RECEIVING_SIDE, f"{row.from_unit} đã nộp tờ trình") for row in proposals]


def proposal_received(proposals: list[Proposal], by: Author) -> list[Message]:
    return [
        _about(row, row.from_unit_id, UNIT_SIDE, f"{row.to_unit} đã tiếp nhận tờ trình, số đến {row.incoming_number}")
        for row in proposals
    ]


def lines_returned(lines: list[Line], by: Author) -> list[Message]:
    return _by_unit(lines, "place_id", "hồ sơ được trả lại để bổ sung", "?state=returned&here=on")


def lines_withdrawn(lines: list[Line], by: Author) -> list[Message]:
    """The unit that holds the dossiers learns that they are gone."""
    elsewhere = [line for line in lines if line.place_id != line.unit_id]
    return _by_unit(elsewhere, "place_id", "hồ sơ được đơn vị rút", "?state=withdrawn")


def lines_voted(lines: list[Line], by: Author) -> list[Message]:
    """The unit where the dossiers began learns the council's word."""
    above = [line for line in lines if line.place_id != line.unit_id]
    word = lines[0].get_state_display().lower() if lines else ""
    return _by_unit(above, "unit_id", f"hồ sơ: {word}", f"?state={lines[0].state}" if lines else "")


def lines_concluded(lines: list[Line], by: Author) -> list[Message]:
    word = lines[0].get_state_display().lower() if lines else ""
    return _by_unit(lines, "unit_id", f"hồ sơ {word}", f"?state={lines[0].state}" if lines else "")


def supplement_asked(supplements: list[Supplement], by: Author) -> list[Message]:
    roles = (Role.HEAD_OF_OFFICE, Role.HEAD)
    return [
        Message(
            tuple(_told(roles, [row.campaign.unit_id]).get(row.campaign.unit_id, ())),
            f"{row.unit} đề nghị mở đợt bổ sung",
            row.explanation[:300],
            reverse("supplement", args=[row.pk]),
        )
        for row in supplements
    ]


def supplement_opened(supplements: list[Supplement], by: Author) -> list[Message]:
    return [
        Message(
            tuple(_told(UNIT_SIDE, [row.unit_id]).get(row.unit_id, ())),
            f"Đã mở đợt bổ sung đến hết ngày {row.until:%d/%m/%Y}",
            row.campaign.name,
            reverse("campaign", args=[row.campaign_id]),
        )
        for row in supplements
    ]


def _about(proposal: Proposal, unit_id: int, roles: tuple[str, ...], subject: str) -> Message:
    to = tuple(_told(roles, [unit_id]).get(unit_id, ()))
    return Message(to, subject, str(proposal), reverse("proposal", args=[proposal.pk]))


def _by_unit(lines: list[Line], field: str, subject: str, query: str) -> list[Message]:
    """One notice a unit, with the count and the awards."""
    groups: dict[int, list[Line]] = {}
    for line in lines:
        groups.setdefault(getattr(line, field), []).append(line)
    told = _told(UNIT_SIDE, groups)
    url = reverse("lines") + query
    return [
        Message(tuple(told[unit]), f"{len(some)} {subject}", _awards(some), url)
        for unit, some in groups.items()
        if unit in told
    ]


def _awards(lines: list[Line]) -> str:
    return ", ".join(dict.fromkeys(lawbook.AWARDS[line.award].label for line in lines))


def _told(roles: tuple[str, ...], units: Iterable[int]) -> dict[int, list[int]]:
    """Accounts with one of the roles, by unit; one query for all."""
    told: dict[int, list[int]] = {}
    for held in roles_on(calendar.today()).filter(unit_id__in=list(units), role__in=roles):
        if held.account_id not in told.setdefault(held.unit_id, []):
            told[held.unit_id].append(held.account_id)
    return told
