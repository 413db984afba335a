"""Campaigns, and the supplementary rounds of late units."""

from collections.abc import Iterable
from datetime import date, time

from bangvang.office.dossiers import workflow
from bangvang.office.dossiers.models import Campaign, Supplement
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs

CLOSING_TIME = time(17, 0)


def open_campaign(
    unit: Unit,
    *,
    by: Author,
    name: str,
    period: str,
    awards: Iterable[str],
    opens_date: date,
    deadline_date: date,
    deadline_hour: time = CLOSING_TIME,
) -> Campaign:
    """A receiving unit calls for proposals of a year until an hour of a working day."""
    campaign = Campaign(
        unit=unit,
        name=nfc(name),
        period=period,
        awards=list(awards),
        opens_date=opens_date,
        deadline_date=deadline_date,
        deadline_hour=deadline_hour,
    )
    return _open_campaign(campaign, by=by)


@begins(workflow.OPEN_CAMPAIGN)
def _open_campaign(campaign: Campaign, *, by: Author) -> Campaign:
    """Refused where the deadline lies before the first day, or the campaign stands already."""
    if campaign.deadline_date < campaign.opens_date:
        raise NotNow(workflow.OPEN_CAMPAIGN, [Lack("Hạn nộp trước ngày bắt đầu nhận.")], campaign)
    same = Campaign.objects.filter(unit=campaign.unit, name=campaign.name, period=campaign.period)
    if same.exists():
        raise NotNow(workflow.OPEN_CAMPAIGN, [Lack(f"Đợt “{campaign.name}” đã được mở trước đó.")], campaign)
    campaign.save()
    return campaign


def ask_supplement(campaign: Campaign, unit: Unit, *, by: Author, explanation: str) -> Supplement:
    """A late unit explains itself; asked twice it stays one request."""
    waiting = campaign.supplements.filter(unit=unit, opened_at=None).first()
    asked = Supplement(campaign=campaign, unit=unit, explanation=nfc(explanation), asked_at=calendar.now())
    return waiting or _ask_supplement(asked, by=by)


@begins(workflow.ASK_SUPPLEMENT)
def _ask_supplement(supplement: Supplement, *, by: Author) -> Supplement:
    """Refused without a reason."""
    if not supplement.explanation.strip():
        raise NotNow(workflow.ASK_SUPPLEMENT, [Lack("Cần ghi lý do nộp chậm.")], supplement)
    supplement.save()
    return supplement


@performs(workflow.OPEN_SUPPLEMENT)
def open_supplement(supplement: Supplement, *, by: Author, until: date) -> None:
    """The head of office lets the unit hand in until a day; the penalty, if any, is the unit's and never a person's."""
    if until < calendar.today():
        raise NotNow(workflow.OPEN_SUPPLEMENT, [Lack("Ngày được nộp đến đã qua.")], supplement)
    supplement.until, supplement.opened_at = until, calendar.now()
    supplement.save(update_fields=["until", "opened_at"])
