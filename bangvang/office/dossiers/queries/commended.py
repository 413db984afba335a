"""Names that a unit's accepted round reports put forward: nobody types them a second time for a Giấy khen."""

from bangvang.office.dossiers.models import Line, LineState, Proposal, ProposalState
from bangvang.office.movements.models import Commended, ReviewState
from bangvang.office.people.models import Person

PRAISE = "GK"


def commended_people(proposal: Proposal) -> list[Person]:
    """People of the unit put forward in its reports and not on a list for Giấy khen this year; a draft only."""
    campaign = proposal.campaign
    if campaign is None or PRAISE not in campaign.awards or proposal.state != ProposalState.DRAFT:
        return []
    listed = Line.objects.filter(award=PRAISE, period=proposal.period, person__isnull=False)
    names = Commended.objects.filter(
        review__unit=proposal.from_unit_id, review__state=ReviewState.ACCEPTED, person__isnull=False
    ).exclude(person__in=listed.exclude(state=LineState.WITHDRAWN).values("person_id"))
    people = {name.person_id: name.person for name in names.select_related("person").order_by("person__name_key", "pk")}
    return list(people.values())
