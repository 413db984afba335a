"""A proposal is drawn up: names from the registers, nothing typed again; texts and papers of the lines."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import EllipsisType

from django.db import transaction

from bangvang import lawbook
from bangvang.office.dossiers import workflow
from bangvang.office.dossiers.actions.stops import BATCH, arrive, leave
from bangvang.office.dossiers.models import Campaign, Line, LinePaper, LineState, Proposal, ProposalState
from bangvang.office.dossiers.queries.routes import destinations, goes, why_unknown
from bangvang.office.people.models import Person, Post
from bangvang.office.people.queries import posts_on
from bangvang.office.units.models import Kind, Unit
from bangvang.office.units.queries import teams_on
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.vietnamese import fold, name_key, nfc
from bangvang.toolbox.workflow import Lack, NotNow, Step, begins, performs

Row = tuple[Person | Unit, str]
REGULAR = "cong_trang"  # for the year's work; other occasions: thematic, sudden
STILL_OPEN = (ProposalState.DRAFT, ProposalState.POSTED, ProposalState.CLEARED)
SOMEONE_ELSE = (
    "Người khác vừa lưu trước. Nội dung vừa nhập vẫn còn trên trang này, xin đối chiếu với bản mới rồi lưu lại."
)


def draw_up(unit: Unit, campaign: Campaign, *, by: Author, to_unit: Unit | None = None) -> Proposal:
    """Begin a tờ trình of the unit in the campaign; an empty draft that already stands is taken up again.

    `to_unit` only where one's own people's awards go to several authorities; else the way says it.
    """
    onward = destinations(unit, campaign, calendar.today())
    to = to_unit or next(iter(onward), campaign.unit)
    way = {"from_unit": unit, "to_unit": to, "campaign": campaign}
    empty = Proposal.objects.filter(**way, state=ProposalState.DRAFT, lines=None).first()
    draft = Proposal(**way, period=campaign.period, created_at=calendar.now())
    return empty or _draw_up(draft, by=by)


@begins(workflow.DRAW_UP)
def _draw_up(proposal: Proposal, *, by: Author) -> Proposal:
    """An empty tờ trình of the unit, where its dossiers go to who calls."""
    if unknown := why_unknown(proposal.campaign.awards, proposal.from_unit, calendar.today()):
        raise NotNow(workflow.DRAW_UP, [Lack(unknown)], proposal)
    if proposal.to_unit not in destinations(proposal.from_unit, proposal.campaign, calendar.today()):
        lack = Lack(f"Hồ sơ của {proposal.from_unit} trong đợt này không gửi đến {proposal.to_unit}.")
        raise NotNow(workflow.DRAW_UP, [lack], proposal)
    proposal.save()
    return proposal


def add_lines(
    proposal: Proposal,
    rows: Iterable[Row],
    *,
    by: Author,
    kind: str = REGULAR,
    texts: Mapping[int, str] | None = None,
    days: Mapping[int, date] | None = None,
) -> list[Line]:
    """Put subjects on the list; one that stands there already is passed over, one that was dropped comes back.

    `kind`: another occasion of commendation than the year's work; `texts`, `days`: what each person achieved and when, by person id.
    """
    with transaction.atomic():
        Proposal.objects.select_for_update().get(pk=proposal.pk)
        wanted = {_key(subject, award): (subject, award) for subject, award in rows}
        back = [line for line in _dropped(proposal) if _line_key(line) in wanted]
        taken = taken_already(proposal, list(wanted.values()), kind)
        back = _pick_up([line for line in back if _line_key(line) not in taken], by=by)
        known = taken | {_line_key(line) for line in back}
        fresh = [row for key, row in wanted.items() if key not in known]
        told = {"kind": kind, "texts": texts or {}, "days": days or {}}
        return back + (_add_lines(proposal, by=by, rows=fresh, **told) if fresh else [])


@begins(workflow.ADD_LINES)
def _add_lines(
    proposal: Proposal, *, by: Author, rows: list[Row], kind: str, texts: Mapping[int, str], days: Mapping[int, date]
) -> list[Line]:
    """Lines for subjects that have none yet this year, with the names and posts of the registers."""
    check_awards(proposal, rows, workflow.ADD_LINES)
    people = [subject.pk for subject, _award in rows if isinstance(subject, Person)]
    here = posts_on(calendar.today()).filter(person__in=people, unit=proposal.from_unit_id)
    posts = {post.person_id: post for post in here.order_by("-pk")}
    _check_homes(proposal, rows, posts)
    lines = [new_line(proposal, subject, award, posts) for subject, award in rows]
    for line in lines:
        line.kind, line.achievement = kind, texts.get(line.person_id or 0, "")
        line.achieved_date = days.get(line.person_id or 0)
    made = Line.objects.bulk_create(lines, batch_size=BATCH)
    arrive(made, proposal.from_unit_id)
    return made


@performs(workflow.PICK_UP, many=True)
def _pick_up(lines: list[Line], *, by: Author) -> None:
    """A name that was ticked off is ticked again: the same line."""
    if lines:
        arrive(lines, lines[0].place_id)


@performs(workflow.DROP, many=True)
def _drop(lines: list[Line], *, by: Author) -> None:
    """A name ticked off before anything was handed in."""
    leave(lines, LineState.WITHDRAWN)


@performs(workflow.SAVE_CHOICES)
def save_choices(
    proposal: Proposal,
    *,
    by: Author,
    people: Mapping[int, Iterable[str]],
    group: Iterable[str] | None = None,
    teams: Mapping[int, Iterable[str]] | None = None,
    version: int | None = None,
) -> None:
    """Keep the ticks of the rows shown: award codes by person id, those of the unit itself (None: not shown) and of its tổ."""
    _check_version(workflow.SAVE_CHOICES, proposal, version)
    wanted = {("p", person, award) for person, awards in people.items() for award in awards}
    groups = dict(teams or {}) | ({} if group is None else {proposal.from_unit_id: group})
    wanted |= {("g", unit, award) for unit, awards in groups.items() for award in awards}
    now_there = {_line_key(line): line for line in proposal.lines.exclude(state=LineState.WITHDRAWN)}
    shown = {key for key in now_there if key[1] in (people if key[0] == "p" else groups)}
    gone = [now_there[key] for key in shown - wanted if now_there[key].state == LineState.DRAFT]
    if gone:
        _drop(gone, by=by)
    if new := wanted - set(now_there):
        add_lines(proposal, _rows(proposal, new), by=by)
    proposal.version += 1
    proposal.save(update_fields=["version"])


@performs(workflow.SAVE_LINE)
def save_line(
    line: Line,
    *,
    by: Author,
    achievement: str,
    achieved_date: date | EllipsisType | None = ...,
    version: int | None = None,
) -> None:
    """Keep the summary of achievements and, if told, its day; two officers on one line: the second is told, nothing is lost."""
    _check_version(workflow.SAVE_LINE, line, version)
    if line.state == LineState.SUPPORTED and line.proposal and line.proposal.state not in STILL_OPEN:
        raise NotNow(workflow.SAVE_LINE, [Lack("Tờ trình đã ký; nội dung hồ sơ không sửa được nữa.")], line)
    text = nfc(achievement).strip()
    day = line.achieved_date if isinstance(achieved_date, EllipsisType) else achieved_date
    if (text, day) == (line.achievement, line.achieved_date):
        return
    line.achievement, line.achieved_date, line.version = text, day, line.version + 1
    line.save(update_fields=["achievement", "achieved_date", "version"])


def attach_paper(
    lines: Line | Iterable[Line], kind: str, file: StoredFile, *, by: Author, title: str = ""
) -> list[Line]:
    """Attach one file to one or many lines; an earlier paper of the same kind is replaced, not lost."""
    chosen = [lines] if isinstance(lines, Line) else list(lines)
    return _attach(chosen, by=by, kind=kind, file=file, title=nfc(title) or file.name)


@performs(workflow.ATTACH, many=True)
def _attach(lines: list[Line], *, by: Author, kind: str, file: StoredFile, title: str) -> None:
    """One file for all; an earlier paper of the same kind is kept as replaced."""
    now = calendar.now()
    before = {paper.line_id: paper for paper in LinePaper.objects.filter(line__in=lines, kind=kind, replaced_by=None)}
    same = {line_id for line_id, paper in before.items() if paper.file_id == file.pk}
    made = LinePaper.objects.bulk_create(
        [
            LinePaper(line=line, kind=kind, title=title[:200], file=file, added_at=now)
            for line in lines
            if line.pk not in same
        ],
        batch_size=BATCH,
    )
    changed = [before[paper.line_id] for paper in made if paper.line_id in before]
    by_line = {paper.line_id: paper for paper in made}
    for old in changed:
        old.replaced_by = by_line[old.line_id]
    LinePaper.objects.bulk_update(changed, ["replaced_by"], batch_size=BATCH)


def _key(subject: Person | Unit, award: str) -> tuple[str, int, str]:
    return ("p" if isinstance(subject, Person) else "g", subject.pk, award)


def _line_key(line: Line) -> tuple[str, int, str]:
    return ("p", line.person_id, line.award) if line.person_id else ("g", line.group_id, line.award)


def _rows(proposal: Proposal, keys: Iterable[tuple[str, int, str]]) -> list[Row]:
    chosen = sorted(keys)
    people = Person.objects.in_bulk([ident for kind, ident, _award in chosen if kind == "p"])
    groups = _groups_of(proposal) if any(kind == "g" for kind, _ident, _award in chosen) else {}
    return [
        (found[ident], award) for kind, ident, award in chosen if ident in (found := people if kind == "p" else groups)
    ]


def _groups_of(proposal: Proposal) -> dict[int, Unit]:
    """The unit itself and its tổ of today."""
    return {unit.pk: unit for unit in (proposal.from_unit, *teams_on(proposal.from_unit, calendar.today()))}


def _dropped(proposal: Proposal) -> list[Line]:
    return list(proposal.lines.filter(state=LineState.WITHDRAWN, ordinal=0))


def taken_already(proposal: Proposal, rows: list[Row], kind: str) -> set[tuple[str, int, str]]:
    """Subjects that already have a line for the award and year, here or anywhere; on another occasion only in its round."""
    people = [subject.pk for subject, _award in rows if isinstance(subject, Person)]
    live = Line.objects.exclude(state=LineState.WITHDRAWN).filter(period=proposal.period, kind=kind)
    if kind != REGULAR:
        live = live.filter(proposal__campaign=proposal.campaign)
    groups = {subject.pk for subject, _award in rows if isinstance(subject, Unit)} | {proposal.from_unit_id}
    found = [*live.filter(person__in=people), *live.filter(group__in=groups)]
    return {_line_key(line) for line in found}


def check_awards(proposal: Proposal, rows: list[Row], step: Step) -> None:
    """Refuses an award that is not given to the subject, not called for, or goes another way."""
    called = set(proposal.campaign.awards) if proposal.campaign else None
    for subject, award in rows:
        kind = "person" if isinstance(subject, Person) else "group"
        if award not in lawbook.AWARDS or kind not in lawbook.AWARDS[award].given_to:
            raise NotNow(step, [Lack(f"{subject}: hình thức này không xét cho đối tượng này.")], proposal)
        if called is not None and award not in called:
            label = lawbook.AWARDS[award].label
            raise NotNow(step, [Lack(f"{label} không thuộc {proposal.campaign}.")], proposal)
    asked = sorted({award for _subject, award in rows})
    if unknown := why_unknown(asked, proposal.from_unit, calendar.today()):
        raise NotNow(step, [Lack(unknown)], proposal)
    for award in asked:
        if not goes(award, proposal.from_unit, proposal.to_unit, calendar.today()):
            lack = Lack(f"Hồ sơ {lawbook.AWARDS[award].label} của đơn vị không gửi đến {proposal.to_unit}.")
            raise NotNow(step, [lack], proposal)


def _check_homes(proposal: Proposal, rows: list[Row], posts: Mapping[int, Post]) -> None:
    groups = _groups_of(proposal) if any(isinstance(subject, Unit) for subject, _award in rows) else {}
    for subject, _award in rows:
        is_ours = subject.pk in (posts if isinstance(subject, Person) else groups)
        if not is_ours:
            raise NotNow(workflow.ADD_LINES, [Lack(f"{subject} không công tác tại {proposal.from_unit}.")], proposal)


def new_line(proposal: Proposal, subject: Person | Unit, award: str, posts: Mapping[int, Post]) -> Line:
    """A draft with the names and posts of the registers."""
    line = Line(
        award=award,
        period=proposal.period,
        unit=proposal.from_unit,
        place=proposal.from_unit,
        proposal=proposal,
        created_at=calendar.now(),
    )
    if isinstance(subject, Person):
        line.person, line.post_title = subject, posts[subject.pk].title
        line.subject_name, line.name_key = subject.full_name, subject.name_key
    else:
        named = f"{subject.name}, {proposal.from_unit.name}" if subject.kind == Kind.GROUP else subject.name
        line.group, line.subject_name, line.name_key = subject, named[:200], name_key(named[:200])
    line.search_text = fold(f"{line.subject_name} {proposal.from_unit.short_name}")[:400]
    return line


def _check_version(step: Step, thing: Proposal | Line, version: int | None) -> None:
    if version is not None and version != thing.version:
        raise NotNow(step, [Lack(SOMEONE_ELSE)], thing)
