"""The sweep beside the dossiers: who is eligible and not proposed, who is proposed and not eligible."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from bangvang.office.dossiers.models import Line, LineState
from bangvang.office.dossiers.queries.lists import lines_seen_by
from bangvang.office.eligibility.models import Answer, Standing
from bangvang.office.eligibility.queries import both_clocks, standings
from bangvang.office.people.queries import Acting
from bangvang.office.units.models import Unit

UNPROPOSED_STATES = (LineState.WITHDRAWN,)


def eligible_not_proposed(
    by: Acting, *, period: str, award: str | None = None, unit: Unit | int | None = None
) -> QuerySet[Standing]:
    """Eligible by the last sweep, without a dossier for the award in the year. Keys for pages: person__name_key, pk."""
    rows = standings(by, period=period, award=award, answer=Answer.ELIGIBLE, unit=unit)
    lines = Line.objects.filter(period__in=both_clocks(period), award=OuterRef("award"))
    lines = lines.exclude(state__in=UNPROPOSED_STATES)
    of_person = Exists(lines.filter(person=OuterRef("person")))
    of_group = Exists(lines.filter(group=OuterRef("unit")))
    return rows.exclude(Q(person__isnull=False) & of_person).exclude(Q(unit__isnull=False) & of_group)


def proposed_not_eligible(
    by: Acting, *, period: str, award: str | None = None, unit: Unit | int | None = None
) -> QuerySet[Line]:
    """Dossiers whose subject the last sweep found not eligible, with `failing`: the codes of what fails. Keys: name_key, pk."""
    rows = lines_seen_by(by).filter(period__in=both_clocks(period)).exclude(state__in=UNPROPOSED_STATES)
    rows = rows.filter(award=award) if award else rows
    rows = rows.filter(unit=unit) if unit is not None else rows
    found = Standing.objects.filter(
        period__in=both_clocks(period), award=OuterRef("award"), answer=Answer.NOT_ELIGIBLE
    ).filter(Q(person=OuterRef("person")) | Q(unit=OuterRef("group")))
    rows = rows.filter(Exists(found)).annotate(failing=Subquery(found.values("failing")[:1]))
    return rows.select_related("person", "group", "unit", "place")
