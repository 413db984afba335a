"""Lists that hang for opinions today, as the public page shows them."""

from datetime import date

from django.db.models import QuerySet

from bangvang.office.dossiers.models import Line, LineState, Posting


def postings_open(day: date) -> QuerySet[Posting]:
    """Lists posted and not yet closed on the day."""
    rows = Posting.objects.filter(since__lte=day, until__gte=day, closed_date=None)
    return rows.select_related("proposal__from_unit").order_by("until", "pk")


def posting_names(posting: Posting) -> QuerySet[Line]:
    """Names, posts and what is proposed; nothing else of a person is posted."""
    gone = (LineState.WITHDRAWN, LineState.NOT_SUPPORTED)
    return posting.proposal.lines.exclude(state__in=gone).order_by("ordinal", "name_key", "pk")
