"""From a contest to the letters that propose its winners."""

from collections.abc import Iterable
from dataclasses import dataclass

from bangvang.office.achievements.queries import award_label
from bangvang.office.dossiers.models import Campaign, Line, LineState
from bangvang.office.dossiers.queries.lists import campaigns_seen_by, units_that_prepare
from bangvang.office.dossiers.queries.needs import is_past_deadline
from bangvang.office.people.queries import Acting
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar

FOR_WINNERS = ("GK", "BKT")  # forms given outside the yearly titles


@dataclass(frozen=True)
class WinnersWay:
    """One click: this unit's winners on a letter in this campaign for this award."""

    campaign: Campaign
    unit: Unit
    award: str
    label: str
    count: int


def ways_for_winners(by: Acting, period: str, winners: Iterable[tuple[int, Unit | None]]) -> list[WinnersWay]:
    """Open campaigns of the year that take forms for winners, by unit whose letter this reader prepares."""
    at: dict[int, set[int]] = {}
    units = {}
    for person, unit in winners:
        if unit is not None:
            at.setdefault(unit.pk, set()).add(person)
            units[unit.pk] = unit
    ways = []
    for campaign in campaigns_seen_by(by).filter(period=period, deadline_date__gte=calendar.today()).order_by("pk"):
        if is_past_deadline(campaign):
            continue
        asked = [award for award in campaign.awards if award in FOR_WINNERS]
        for unit_id in set(units_that_prepare(by, campaign)) & set(at):
            for award in asked:
                left = at[unit_id] - _on_a_letter(campaign, award, at[unit_id])
                if left:
                    ways.append(WinnersWay(campaign, units[unit_id], award, award_label(award), len(left)))
    return ways


def _on_a_letter(campaign: Campaign, award: str, people: set[int]) -> set[int]:
    lines = Line.objects.filter(proposal__campaign=campaign, award=award, person__in=people)
    return set(lines.exclude(state=LineState.WITHDRAWN).exclude(kind="cong_trang").values_list("person_id", flat=True))
