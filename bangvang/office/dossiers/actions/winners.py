"""Winners of a contest go on a letter for thematic commendation with what they won: no name is typed."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from bangvang.office.achievements.models import ContestResult
from bangvang.office.dossiers import workflow
from bangvang.office.dossiers.actions.drafting import Row, add_lines, draw_up
from bangvang.office.dossiers.models import Campaign, Proposal
from bangvang.office.units.models import Unit
from bangvang.toolbox.acting import Author
from bangvang.toolbox.workflow import Lack, NotNow

THEMATIC = "chuyen_de"


def propose_winners(
    unit: Unit, campaign: Campaign, *, by: Author, results: Iterable[ContestResult], award: str
) -> Proposal:
    """A tờ trình of the unit in the campaign with its winners on it; who is on one there already is passed over."""
    won = list(results)
    texts: dict[int, str] = {}
    for result in won:
        texts[result.person_id] = "; ".join(filter(None, (texts.get(result.person_id), _said(result))))
    days: dict[int, date] = {}
    for result in won:
        if result.achieved_date:
            days[result.person_id] = min(days.get(result.person_id, result.achieved_date), result.achieved_date)
    rows: list[Row] = list({result.person_id: (result.person, award) for result in won}.values())
    with transaction.atomic():
        proposal = draw_up(unit, campaign, by=by)
        if not add_lines(proposal, rows, by=by, kind=THEMATIC, texts=texts, days=days):
            raise NotNow(workflow.ADD_LINES, [Lack("Mọi người đạt giải đã có hồ sơ trong đợt này.")], proposal)
    return proposal


def _said(result: ContestResult) -> str:
    """“Giải Nhất, Hội thi giáo viên dạy giỏi cấp tỉnh, năm học 2023-2024 (hướng dẫn học sinh …)”."""
    year = f"năm học {result.period}" if "-" in result.period else f"năm {result.period}"
    guided = f" (hướng dẫn {result.pupil})" if result.pupil else ""
    return f"{result.get_prize_display()}, {result.contest}, {year}{guided}"
