"""What waits for a person among proposals and dossiers, and what became of what was sent."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, Subquery
from django.utils.timezone import localtime

from bangvang import lawbook
from bangvang.office.dossiers.models import Campaign, Line, LineState, Posting, Proposal, ProposalState, Supplement
from bangvang.office.dossiers.queries.lists import APPRAISES, PREPARES, SIGNS, campaigns_seen_by
from bangvang.office.dossiers.queries.routes import is_called
from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting
from bangvang.office.units.models import Kind
from bangvang.toolbox import calendar
from bangvang.toolbox.tasks import Sent, Task

MOST = 80
HANDS = {
    "draw_up": PREPARES,
    "close_posting": PREPARES,
    "sign": SIGNS,
    "submit": (*PREPARES, *APPRAISES),
}
AT_HOME = (ProposalState.DRAFT, ProposalState.POSTED, ProposalState.CLEARED, ProposalState.SIGNED)
LABELS = {
    "draw_up": "Hoàn thiện tờ trình gửi {to}",
    "close_posting": "Kết thúc niêm yết danh sách đề nghị",
    "sign": "Ký tờ trình gửi {to}",
    "submit": "Nộp tờ trình đã ký cho {to}",
    "verify": "Thẩm định {count} hồ sơ {award}",
    "propose_upwards": "Lập tờ trình lên cấp trên cho {count} hồ sơ {award}",
}
DECIDED_BY_DEPARTMENT = ("LDTT", "CSTDCS", "TTLDTT", "GK")  # of what lies at the Sở (Điều 80 khoản 1)


def tasks_for(by: Acting) -> list[Task]:
    """Everything that waits: to draw up, to sign, to hand in, to receive, to appraise, to mend, to let in late."""
    return [task for kind in (_letters, _receipts, _dossiers, _late, _calls) for task in kind(by)]


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


def _letters(by: Acting) -> Iterator[Task]:
    """What each letter that has not left yet asks for next, of whom it asks it."""
    at = {kind: by.unit_ids(*roles) for kind, roles in HANDS.items()}
    hung = Posting.objects.filter(proposal=OuterRef("pk")).order_by("-pk").values("until")[:1]
    rows = Proposal.objects.filter(from_unit__in={unit for units in at.values() for unit in units}, state__in=AT_HOME)
    rows = rows.select_related("campaign", "from_unit", "to_unit").annotate(hung_until=Subquery(hung))
    for row in rows.order_by("pk")[:MOST]:
        kind = _asks_for(row)
        if kind and row.from_unit_id in at[kind]:
            due = row.campaign.deadline_date if row.campaign else None
            label = LABELS[kind].format(to=row.to_unit.short_name)
            yield Task(label, "proposal", (row.pk,), due, row.from_unit.name, 1, f"dossiers.{kind}")


def _asks_for(row: Proposal) -> str:
    """Own lists are signed after their posting, unless they stay in the house; letters upwards need no posting."""
    if row.state == ProposalState.POSTED:
        is_over = row.hung_until and row.hung_until < calendar.today()  # type: ignore[attr-defined]
        return "close_posting" if is_over else ""
    if row.state == ProposalState.DRAFT:
        return "draw_up" if row.campaign_id else "sign"
    if row.state == ProposalState.SIGNED:
        return "submit"
    return "" if row.from_unit_id == row.to_unit_id else "sign"


def _receipts(by: Acting) -> Iterator[Task]:
    """One task for all letters that wait to be received, with the place where they stand."""
    waiting = Proposal.objects.filter(to_unit__in=by.unit_ids(*APPRAISES), state=ProposalState.SUBMITTED)
    told = waiting.aggregate(count=Count("pk"), first=Min("submitted_at"))
    if told["count"]:
        due = localtime(told["first"]).date()
        label = f"Tiếp nhận {told['count']} tờ trình"
        yield Task(label, "proposals-receive", (), due, "", told["count"], "dossiers.receive")


def _dossiers(by: Acting) -> Iterator[Task]:
    """Dossiers that lie here: to appraise, to pass on, to mend."""
    appraises, works = by.unit_ids(*APPRAISES), by.unit_ids(*PREPARES, *APPRAISES)
    own = Q(place__kind=Kind.DEPARTMENT, award__in=DECIDED_BY_DEPARTMENT)
    onward = Q(state=LineState.SUPPORTED, place__in=appraises, proposal__to_unit=F("place")) & ~own
    wanted = Q(state=LineState.RECEIVED, place__in=appraises) | Q(state=LineState.RETURNED) | onward
    rows = Line.objects.filter(place__in=works, state__in=(LineState.RECEIVED, LineState.RETURNED, LineState.SUPPORTED))
    told = rows.filter(wanted).values("state", "award", "period").annotate(count=Count("pk"))
    found = list(told.order_by("state", "award", "period"))
    yield from (_here(row) for row in found if row["state"] != LineState.RETURNED)
    if count := sum(row["count"] for row in found if row["state"] == LineState.RETURNED):
        label = f"Bổ sung {count} hồ sơ được trả lại"
        yield Task(label, "lines", (), None, "", count, "dossiers.mend", "?state=returned&here=on")


def _here(row: Mapping[str, Any]) -> Task:
    """Received: to appraise. Carried by the council here and decided above: a letter has to be written."""
    kind = "verify" if row["state"] == LineState.RECEIVED else "propose_upwards"
    label = LABELS[kind].format(count=row["count"], award=lawbook.AWARDS[row["award"]].label)
    query = f"?state={row['state']}&here=on&award={row['award']}&period={row['period']}"
    return Task(label, "lines", (), None, f"Năm {row['period']}", row["count"], f"dossiers.{kind}", query)


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
    units = by.units_at(Role.CLERK)
    for row in live:
        if row.pk not in done and any(is_called(unit, row) for unit in units):
            yield _call(row)


def _call(campaign: Campaign) -> Task:
    label = f"Lập tờ trình: {campaign.name}"
    return Task(label, "campaign", (campaign.pk,), campaign.deadline_date, campaign.unit.name, 1, "dossiers.draw_up")
