"""Truy tặng: somebody who has died is put on a tờ trình, with the day and the paper that says so."""

from datetime import date

from bangvang.office.dossiers.actions.drafting import REGULAR, check_awards, new_line, taken_already
from bangvang.office.dossiers.actions.stops import arrive
from bangvang.office.dossiers.models import Line, LineState, Proposal
from bangvang.office.dossiers.workflow.posthumous import ADD_POSTHUMOUS
from bangvang.office.people.models import Person
from bangvang.office.people.queries import posts_held
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins


@begins(ADD_POSTHUMOUS)
def add_posthumous(
    proposal: Proposal, *, by: Author, person: Person, award: str, died_date: date, death_paper: str
) -> Line:
    """A line for one who died in post; one drafted while the person lived becomes this line. The law's silence refuses nobody."""
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    check_awards(proposal, [(person, award)], ADD_POSTHUMOUS)
    if lacks := _lacks(proposal, person, died_date, death_paper):
        raise NotNow(ADD_POSTHUMOUS, lacks, proposal)
    line = _drafted(proposal, person, award) or _new(proposal, person, award, died_date)
    line.died_date, line.death_paper = died_date, nfc(death_paper).strip()
    is_new = line.pk is None
    line.save()
    if is_new:
        arrive([line], proposal.from_unit_id)
    return line


def _new(proposal: Proposal, person: Person, award: str, died_date: date) -> Line:
    if taken_already(proposal, [(person, award)], REGULAR):
        lack = Lack(f"{person} đã có hồ sơ đề nghị hình thức này trong năm {proposal.period}.")
        raise NotNow(ADD_POSTHUMOUS, [lack], proposal)
    post = next(one for one in posts_held(person) if _covers(one, proposal, died_date))
    return new_line(proposal, person, award, {person.pk: post})


def _drafted(proposal: Proposal, person: Person, award: str) -> Line | None:
    return proposal.lines.filter(person=person, award=award, state=LineState.DRAFT).first()


def _lacks(proposal: Proposal, person: Person, died: date, paper: str) -> list[Lack]:
    """The day lies in the year or after it, in a post of this unit that the register has ended."""
    since, _until = calendar.period_bounds(proposal.period)
    if died > calendar.today():
        return [Lack("Ngày mất ở sau hôm nay.")]
    if died < since:
        return [Lack(f"Ngày mất ở trước năm xét {proposal.period}.")]
    if not paper.strip():
        return [Lack("Chưa ghi giấy tờ về việc mất.")]
    here = [one for one in posts_held(person) if _covers(one, proposal, died)]
    if not here:
        return [Lack(f"{person} không công tác tại {proposal.from_unit} vào ngày {died:%d/%m/%Y}.")]
    if any(one.until is None for one in posts_held(person)):
        why = f"Vị trí công tác của {person} chưa ghi ngày kết thúc."
        return [Lack(why, "Cán bộ phụ trách kết thúc vị trí ở trang của người đó trước.")]
    return []


def _covers(post, proposal: Proposal, day: date) -> bool:
    return post.unit_id == proposal.from_unit_id and post.since <= day and (post.until is None or post.until >= day)
