"""What waits for a person among proposals and dossiers, and what became of what was sent."""

from collections.abc import Iterator

from django.db.models import Count, F, Min, QuerySet
from django.utils.timezone import localtime

from bangvang import lawbook
from bangvang.office.dossiers.models import Campaign, Line, LineState, Proposal, ProposalState, Supplement
from bangvang.office.dossiers.queries.lists import APPRAISES, PREPARES, SIGNS, campaigns_seen_by
from bangvang.office.dossiers.queries.needs import current_posting
from bangvang.office.dossiers.queries.routes import is_called
from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting
from bangvang.office.units.models import Kind, Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.tasks import Sent, Task

MOST = 20
DECIDED_BY_DEPARTMENT = ("LDTT", "CSTDCS", "TTLDTT", "GK")  # of what lies at the Sở (Điều 80 khoản 1)


def tasks_for(by: Acting) -> list[Task]:
    """Everything that waits: to draw up, to sign, to hand in, to receive, to appraise, to mend, to let in late."""
    found = (_drafts, _signatures, _postings, _hand_ins, _receipts, _appraisals, _upwards, _mendings, _late, _calls)
    return [task for kind in found for task in kind(by)]


def sent_by(by: Acting) -> list[Sent]:
    """Letters of one's unit that were handed in, newest first."""
    at = by.unit_ids(*PREPARES, *APPRAISES)
    gone = Proposal.objects.filter(from_unit__in=at, submitted_at__isnull=False).select_related("to_unit", "from_unit")
    rows = gone.annotate(line_count=Count("lines")).order_by("-submitted_at")[:5]
    return [
        Sent(
            f"{row}, {row.line_count} hồ sơ",
            "proposal",
            (row.pk,),
            row.to_unit.short_name,
            "ok" if row.state in (ProposalState.RECEIVED, ProposalState.SENT) else "info",
            row.get_state_display(),
            localtime(row.submitted_at).date(),
        )
        for row in rows
    ]


def _letters(units: list[int], *states: str) -> QuerySet[Proposal]:
    rows = Proposal.objects.filter(from_unit__in=units, state__in=states) if units else Proposal.objects.none()
    return rows.select_related("campaign", "from_unit", "to_unit")


def _task(proposal: Proposal, label: str, kind: str, hint: str = "") -> Task:
    due = proposal.campaign.deadline_date if proposal.campaign else None
    return Task(label, "proposal", (proposal.pk,), due, hint or proposal.from_unit.name, 1, f"dossiers.{kind}")


def _drafts(by: Acting) -> Iterator[Task]:
    for row in _letters(by.unit_ids(*PREPARES), ProposalState.DRAFT).exclude(campaign=None)[:MOST]:
        yield _task(row, f"Hoàn thiện tờ trình gửi {row.to_unit.short_name}", "draw_up")


def _signatures(by: Acting) -> Iterator[Task]:
    """Own lists after their posting, and letters upwards, which need none."""
    waiting = _letters(by.unit_ids(*SIGNS), ProposalState.CLEARED, ProposalState.DRAFT)
    onward = waiting.exclude(from_unit=F("to_unit"))
    for row in onward.exclude(state=ProposalState.DRAFT, campaign__isnull=False)[:MOST]:
        yield _task(row, f"Ký tờ trình gửi {row.to_unit.short_name}", "sign")


def _postings(by: Acting) -> Iterator[Task]:
    for row in _letters(by.unit_ids(*PREPARES), ProposalState.POSTED)[:MOST]:
        posting = current_posting(row)
        if posting and posting.until < calendar.today():
            yield _task(row, "Kết thúc niêm yết danh sách đề nghị", "close_posting")


def _hand_ins(by: Acting) -> Iterator[Task]:
    for row in _letters(by.unit_ids(*PREPARES, *APPRAISES), ProposalState.SIGNED)[:MOST]:
        yield _task(row, f"Nộp tờ trình đã ký cho {row.to_unit.short_name}", "submit")


def _receipts(by: Acting) -> Iterator[Task]:
    """One task for all letters that wait to be received, with the place where they stand."""
    waiting = Proposal.objects.filter(to_unit__in=by.unit_ids(*APPRAISES), state=ProposalState.SUBMITTED)
    told = waiting.aggregate(count=Count("pk"), first=Min("submitted_at"))
    if told["count"]:
        due = localtime(told["first"]).date()
        label = f"Tiếp nhận {told['count']} tờ trình"
        yield Task(label, "proposals-receive", (), due, "", told["count"], "dossiers.receive")


def _appraisals(by: Acting) -> Iterator[Task]:
    waiting = Line.objects.filter(place__in=by.unit_ids(*APPRAISES), state=LineState.RECEIVED)
    for row in waiting.values("award", "period").annotate(count=Count("pk")).order_by("award", "period"):
        query = f"?state=received&here=on&award={row['award']}&period={row['period']}"
        label = f"Thẩm định {row['count']} hồ sơ {_award(row['award'])}"
        yield Task(label, "lines", (), None, f"Năm {row['period']}", row["count"], "dossiers.verify", query)


def _upwards(by: Acting) -> Iterator[Task]:
    """Carried by the council here, decided above: a letter has to be written."""
    at = by.unit_ids(*APPRAISES)
    carried = Line.objects.filter(place__in=at, state=LineState.SUPPORTED, proposal__to_unit=F("place"))
    carried = carried.exclude(place__kind=Kind.DEPARTMENT, award__in=DECIDED_BY_DEPARTMENT)
    for row in carried.values("award", "period").annotate(count=Count("pk")).order_by("award", "period"):
        query = f"?state=supported&here=on&award={row['award']}&period={row['period']}"
        label = f"Lập tờ trình lên cấp trên cho {row['count']} hồ sơ {_award(row['award'])}"
        yield Task(label, "lines", (), None, f"Năm {row['period']}", row["count"], "dossiers.propose_upwards", query)


def _mendings(by: Acting) -> Iterator[Task]:
    back = Line.objects.filter(place__in=by.unit_ids(*PREPARES, *APPRAISES), state=LineState.RETURNED)
    if count := back.count():
        label = f"Bổ sung {count} hồ sơ được trả lại"
        yield Task(label, "lines", (), None, "", count, "dossiers.mend", "?state=returned&here=on")


def _late(by: Acting) -> Iterator[Task]:
    at = by.unit_ids(Role.HEAD_OF_OFFICE, Role.DIRECTOR, Role.HEAD)
    asked = Supplement.objects.filter(campaign__unit__in=at, opened_at=None).select_related("unit", "campaign")
    for row in asked[:MOST]:
        label = f"Xem giải trình nộp chậm của {row.unit.short_name}"
        yield Task(label, "supplement", (row.pk,), None, row.campaign.name, 1, "dossiers.open_supplement")


def _calls(by: Acting) -> Iterator[Task]:
    """Campaigns open to one's unit for which it has no letter yet."""
    mine = by.unit_ids(Role.CLERK)
    today = calendar.today()
    live = campaigns_seen_by(by).filter(opens_date__lte=today, deadline_date__gte=today)
    if not mine:
        return
    done = set(
        Proposal.objects.filter(from_unit__in=mine, campaign__in=[row.pk for row in live]).values_list(
            "campaign", flat=True
        )
    )
    units = list(Unit.objects.filter(pk__in=mine))
    for row in live:
        if row.pk not in done and any(is_called(unit, row) for unit in units):
            yield _call(row)


def _call(campaign: Campaign) -> Task:
    label = f"Lập tờ trình: {campaign.name}"
    return Task(label, "campaign", (campaign.pk,), campaign.deadline_date, campaign.unit.name, 1, "dossiers.draw_up")


def _award(code: str) -> str:
    return lawbook.AWARDS[code].label
