"""What is under way at a unit whose place in the organisation changes: nothing of it is rewritten, whoever succeeds it goes on."""

from django.db.models import QuerySet

from bangvang.office.dossiers.models import Campaign, Line, Proposal, ProposalState
from bangvang.office.dossiers.queries.lists import ENDED
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar

IN_HAND = (ProposalState.DRAFT, ProposalState.POSTED, ProposalState.CLEARED, ProposalState.SIGNED)


def lines_lying_at(unit: Unit) -> QuerySet[Line]:
    """Dossiers not yet ended on this unit's desk, whoever began them."""
    return Line.objects.filter(place=unit).exclude(state__in=ENDED)


def lines_lying_elsewhere(unit: Unit) -> QuerySet[Line]:
    """Dossiers of this unit, not yet ended, on another's desk."""
    return Line.objects.filter(unit=unit).exclude(place=unit).exclude(state__in=ENDED)


def letters_in_hand(unit: Unit) -> QuerySet[Proposal]:
    """Letters that the unit prepares and has not handed in."""
    return Proposal.objects.filter(from_unit=unit, state__in=IN_HAND)


def letters_come_to(unit: Unit) -> QuerySet[Proposal]:
    """Letters handed in at the unit that nobody has received."""
    return Proposal.objects.filter(to_unit=unit, state=ProposalState.SUBMITTED)


def campaigns_running_at(unit: Unit) -> QuerySet[Campaign]:
    """Campaigns that the unit called and that still receive."""
    return Campaign.objects.filter(unit=unit, deadline_date__gte=calendar.today())
