"""What is still missing before a proposal can go on, and who can supply it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count

from bangvang import lawbook
from bangvang.office.documents.queries import parameters_on
from bangvang.office.dossiers.models import (
    Campaign,
    Line,
    LinePaper,
    LineState,
    Posting,
    Proposal,
    ProposalState,
    Supplement,
)
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import OUTSIDE, Kind
from bangvang.toolbox import calendar
from bangvang.toolbox.workflow import Lack

BY_THEMSELVES = ("to_trinh", "bien_ban")  # come into being on the way: the signed letter, the council's minutes
GONE = (LineState.NOT_SUPPORTED, LineState.WITHDRAWN)


@dataclass(frozen=True)
class NeededPaper:
    """A required part of a dossier and whether it is there."""

    code: str
    label: str
    cite: str
    is_there: bool
    paper: LinePaper | None = None
    note: str = ""


def goes_outside(proposal: Proposal) -> bool:
    """Addressed to an authority that works outside this system."""
    return proposal.to_unit.kind in OUTSIDE


def is_upward(proposal: Proposal) -> bool:
    """Carries lines of other units: written by a Phòng or the Sở from signed minutes."""
    return proposal.lines.exclude(unit=proposal.from_unit_id).exists()


def stays_here(proposal: Proposal) -> bool:
    """A list of the unit's own people that its own head decides: no letter leaves the house."""
    return proposal.from_unit_id == proposal.to_unit_id


def deadline_of(campaign: Campaign) -> datetime:
    """The end of office hours of the deadline's day; of the next working day where that day is none."""
    return calendar.deadline_at(campaign.deadline_date, campaign.deadline_hour)


def is_past_deadline(campaign: Campaign) -> bool:
    """From the second after the hour; the last second counts whole."""
    return calendar.now().replace(microsecond=0) > deadline_of(campaign)


def live_supplement(campaign: Campaign, unit_id: int) -> Supplement | None:
    """The supplementary round open to the unit today."""
    opened = campaign.supplements.filter(unit_id=unit_id, opened_at__isnull=False, until__gte=calendar.today())
    return opened.order_by("-pk").first()


def posting_days(unit: Unit, awards: Iterable[str], day: date) -> int:
    """Working days a list must hang, by the local instrument; the Law sets no number below State honours."""
    parameters = parameters_on(day, unit)
    return max((lawbook.publicity_for(award, day=day, parameters=parameters) or 0 for award in awards), default=0)


def current_posting(proposal: Proposal) -> Posting | None:
    return proposal.postings.order_by("-pk").first()


def not_draft(proposal: Proposal) -> list[Lack]:
    if proposal.state == ProposalState.DRAFT:
        return []
    return [Lack(f"{proposal} đang ở bước “{proposal.get_state_display()}”.")]


def no_lines(proposal: Proposal) -> list[Lack]:
    if proposal.lines.exclude(state__in=GONE).exists():
        return []
    return [Lack("Danh sách chưa có tên nào.", "Cán bộ phụ trách của đơn vị đánh dấu người được đề nghị.")]


def nothing_to_vote(proposal: Proposal) -> list[Lack]:
    if lacks := no_lines(proposal):
        return lacks
    if proposal.lines.filter(state__in=(LineState.DRAFT, LineState.BEFORE_COUNCIL)).exists():
        return []
    return [Lack("Mọi hồ sơ trong danh sách đã có kết quả họp Hội đồng.")]


def not_voted(proposal: Proposal) -> list[Lack]:
    """Every name must have the council's word before the list is posted."""
    counts = _states_of(proposal)
    waiting = counts.get(LineState.DRAFT, 0) + counts.get(LineState.BEFORE_COUNCIL, 0)
    if waiting:
        return [Lack(f"Còn {waiting} hồ sơ chưa có kết quả họp Hội đồng.", "Nhập biên bản hoặc họp trên hệ thống.")]
    if not counts.get(LineState.SUPPORTED):
        return [Lack("Chưa có hồ sơ nào được Hội đồng thông qua.", "Hội đồng của đơn vị.")]
    return []


def still_posted(proposal: Proposal) -> list[Lack]:
    """A list that goes nowhere is complete when its posting ends: its papers are asked for now."""
    posting = current_posting(proposal)
    if posting is None or calendar.today() > posting.until:
        return without_papers(proposal) if stays_here(proposal) else []
    return [Lack(f"Danh sách đang niêm yết đến hết ngày {posting.until:%d/%m/%Y}.", "Chờ hết thời gian niêm yết.")]


def not_ready_to_sign(proposal: Proposal) -> list[Lack]:
    """Own lists are signed after posting has ended; letters upwards from signed minutes."""
    if stays_here(proposal):
        return [Lack(f"Danh sách này do {proposal.to_unit} quyết định, không cần tờ trình.", "Soạn quyết định.")]
    if lacks := not_voted(proposal):
        return lacks
    if proposal.state == ProposalState.CLEARED or is_upward(proposal):
        return []
    return [Lack("Danh sách chưa niêm yết xong.", "Cán bộ phụ trách niêm yết và kết thúc niêm yết.")]


def not_ready_to_submit(proposal: Proposal) -> list[Lack]:
    return [*not_voted(proposal), *too_late(proposal), *without_papers(proposal)]


def too_late(proposal: Proposal) -> list[Lack]:
    """After the deadline only a supplementary round, opened for this unit, lets it in; who calls sends its own on later."""
    campaign = proposal.campaign
    if campaign is None or proposal.is_repeat or campaign.unit_id == proposal.from_unit_id:
        return []
    if not is_past_deadline(campaign):
        return []
    if live_supplement(campaign, proposal.from_unit_id):
        return []
    who = "Chánh Văn phòng Sở" if campaign.unit.kind == Kind.DEPARTMENT else "Trưởng phòng"
    return [
        Lack(
            f"{campaign} đã hết hạn lúc {deadline_of(campaign):%H:%M ngày %d/%m/%Y}.",
            f"Đơn vị gửi giải trình; {who} mở đợt bổ sung.",
        )
    ]


def without_papers(proposal: Proposal) -> list[Lack]:
    """Names whose required papers are not all there; only the unit where a dossier began must attach them."""
    if is_upward(proposal):
        return []
    lines = list(proposal.lines.filter(state=LineState.SUPPORTED))
    lacking = lacking_papers(lines, proposal.from_unit, calendar.today())
    short = [line for line in lines if lacking[line.pk]]
    if not short:
        return []
    names = ", ".join(line.subject_name for line in short[:3]) + (" và các hồ sơ khác" if len(short) > 3 else "")
    missing = ", ".join(sorted({label for line in short for label in lacking[line.pk]}))
    return [Lack(f"{len(short)} hồ sơ còn thiếu {missing}: {names}.", "Cán bộ phụ trách đính kèm.")]


def verdict_unsettled(line: Line) -> list[Lack]:
    """Not met, or not known, stops the appraiser until it is mended or answered for with a reason."""
    if line.override_reason or line.answer == "eligible":
        return []
    word = "chưa đủ điều kiện" if line.answer == "not_eligible" else "còn điều kiện chưa rõ"
    return [
        Lack(
            f"{line.subject_name}: {word}.",
            "Đơn vị bổ sung sau khi được trả lại, hoặc chuyên viên xác nhận và ghi lý do.",
        )
    ]


def papers_needed(award: str, unit: Unit, day: date) -> list[Any]:
    """Required parts of a dossier by law or by the local instrument (Điều 84)."""
    return list(lawbook.papers_for(award, day=day, parameters=parameters_on(day, unit)))


def lacking_papers(lines: list[Line], unit: Unit, day: date) -> dict[int, list[str]]:
    """What each line still lacks, by line id: one query for any number of lines."""
    asked = {award: papers_needed(award, unit, day) for award in {line.award for line in lines}}
    there = LinePaper.objects.filter(line__in=[line.pk for line in lines], replaced_by=None).values_list("line", "kind")
    have = set(there) if lines else set()
    return {
        line.pk: [
            need.label for need in asked[line.award] if must_be_attached(need) and (line.pk, need.code) not in have
        ]
        for line in lines
    }


def must_be_attached(need: Any) -> bool:
    """Neither comes into being on the way, nor depends on the ground of the award."""
    return not need.condition and need.code not in BY_THEMSELVES


def _states_of(proposal: Proposal) -> dict[str, int]:
    return dict(proposal.lines.order_by().values_list("state").annotate(count=Count("pk")))
