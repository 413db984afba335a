"""One dossier as its page shows it: conditions, papers, stops, votes, opinions, and what changed since it was returned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localtime

from bangvang import lawbook
from bangvang.office.achievements.queries import awards_of, ratings_of, shown_holds
from bangvang.office.documents.queries import parameters_on
from bangvang.office.dossiers.models import Line, LinePaper, LineState, Opinion, Proposal, Stop, Vote
from bangvang.office.dossiers.queries.lists import counts_of_subjects
from bangvang.office.dossiers.queries.needs import BY_THEMSELVES, NeededPaper, papers_needed, stays_here
from bangvang.office.dossiers.queries.posthumous import posthumous_of
from bangvang.office.dossiers.queries.routes import DECIDES, RouteStop, route_or_why
from bangvang.office.eligibility.queries import (
    ConditionView,
    conditions_of,
    facts_of,
    facts_of_groups,
    tally_of,
)
from bangvang.office.eligibility.queries.boundary import Transition, transition_of
from bangvang.office.people.queries import Acting, SamePeople, same_person_ids
from bangvang.office.units.queries import heir_of
from bangvang.toolbox import calendar
from bangvang.toolbox.models import JournalEntry, Paper
from bangvang.toolbox.papers import Unmade, unmade
from bangvang.toolbox.workflow import STEPS

ENDED = (LineState.AWARDED, LineState.DECLINED, LineState.WITHDRAWN, LineState.NOT_SUPPORTED)


@dataclass(frozen=True)
class WayMark:
    """One stop of the way, done, current or to come."""

    label: str
    hint: str
    is_done: bool
    is_current: bool


@dataclass(frozen=True)
class Change:
    """One thing that differs between what was handed in before and now."""

    what: str
    before: str
    now: str


@dataclass(frozen=True)
class Detail:
    """Everything the page of one dossier shows."""

    line: Line
    award: Any
    conditions: list[ConditionView]
    judged: list[ConditionView]
    tally: Mapping[str, int]
    is_frozen: bool
    frozen_at: datetime | None
    law_day: str
    edition: str
    papers: list[NeededPaper]
    way: list[WayMark]
    votes: list[Vote]
    opinions: list[Opinion]
    changes: list[Change]
    holds: list[Any]
    years: list[tuple[str, str, list[Any]]] = field(default_factory=list)
    decides: RouteStop | None = None
    way_unknown: str = ""
    prize: Any = None
    transition: Transition | None = None
    posthumous: lawbook.Posthumous | None = None

    @property
    def title(self) -> str:
        return f"Đề nghị {f'truy tặng {self.award.label}' if self.posthumous else self.award.label}"


def detail_of(line: Line, by: Acting) -> Detail:
    """Frozen where the dossier was handed in; else what the lawbook says today."""
    stops = list(line.stops.select_related("unit", "proposal").order_by("pk"))
    verdict, facts = _known(line)
    conditions = conditions_of(verdict, facts)
    counted = [each for each in conditions if not each.is_judged]
    day = calendar.today()
    way, unknown = route_or_why(line.award, line.unit, day)
    votes = list(line.votes.select_related("unit", "minutes"))
    same = same_person_ids([line.person_id] if line.person_id else ())
    return Detail(
        line=line,
        award=lawbook.AWARDS[line.award],
        conditions=counted,
        judged=[each for each in conditions if each.is_judged],
        tally=tally_of(conditions),
        is_frozen=line.finding_id is not None,
        frozen_at=line.finding.found_at if line.finding else None,
        law_day=verdict["day"],
        edition=verdict["edition"],
        papers=papers_of(line, votes),
        way=_way(line, way, stops),
        way_unknown=unknown,
        votes=votes,
        opinions=list(line.opinions.select_related("author__person")),
        changes=changes_between(*_last_two(stops)),
        holds=shown_holds(by, line.person or line.group, same),
        years=_years(same),
        decides=next((stop for stop in way if stop.does == DECIDES), None),
        prize=_prize(line),
        transition=_transition(line, verdict, facts, day),
        posthumous=posthumous_of(line, verdict["day"]),
    )


def papers_of(line: Line, votes: list[Vote]) -> list[NeededPaper]:
    """Required parts with what is there; then whatever else was attached."""
    there = {paper.kind: paper for paper in line.papers.filter(replaced_by=None).select_related("file").order_by("pk")}
    needed = papers_needed(line.award, line.unit, calendar.today())
    made = _made_on_the_way(line, votes)
    rows = [
        NeededPaper(
            need.code,
            need.label,
            need.cite,
            need.code in there or need.code in made,
            there.get(need.code),
            made.get(need.code, "") or (f"Khi {need.condition}" if need.condition else ""),
        )
        for need in needed
    ]
    known = {need.code for need in needed}
    others = [NeededPaper(kind, paper.title, "", True, paper) for kind, paper in there.items() if kind not in known]
    return rows + others


def compare(line: Line) -> list[Change]:
    """What differs between the version last handed in and the one before it."""
    return changes_between(*_last_two(list(line.stops.order_by("pk"))))


def changes_between(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[Change]:
    if not before or not now:
        return []
    found = [
        Change(label, str(before.get(key, "")), str(now.get(key, "")))
        for key, label in (("achievement", "Tóm tắt thành tích"), ("post_title", "Chức vụ"), ("answer", "Đối chiếu"))
        if before.get(key, "") != now.get(key, "")
    ]
    old = {paper["kind"]: paper for paper in before.get("papers", [])}
    new = {paper["kind"]: paper for paper in now.get("papers", [])}
    for kind in sorted(old.keys() | new.keys()):
        was, is_now = old.get(kind, {}), new.get(kind, {})
        if was.get("fingerprint") != is_now.get("fingerprint"):
            found.append(Change("Thành phần hồ sơ", was.get("title", "chưa có"), is_now.get("title", "đã bỏ")))
    return found


def snapshots_of(lines: list[Line]) -> dict[int, dict[str, Any]]:
    """What is handed in with each line, by line id: one query for any number."""
    papers: dict[int, list[dict[str, str]]] = {line.pk: [] for line in lines}
    rows = LinePaper.objects.filter(line__in=papers, replaced_by=None).select_related("file").order_by("pk")
    for paper in rows:
        told = {"kind": paper.kind, "title": paper.title, "fingerprint": paper.file.fingerprint}
        papers[paper.line_id].append(told)
    return {
        line.pk: {
            "achievement": line.achievement,
            "post_title": line.post_title,
            "answer": line.get_answer_display(),
            "finding": line.finding_id,
            "papers": papers[line.pk],
        }
        for line in lines
    }


def papers_seen(lines: QuerySet[Line]) -> QuerySet[LinePaper]:
    """Attached papers of the lines one may see."""
    return LinePaper.objects.filter(line__in=lines.order_by().values("pk")).select_related("file", "line")


def votes_seen(lines: QuerySet[Line]) -> QuerySet[Vote]:
    """Votes with uploaded minutes, of the lines one may see."""
    return Vote.objects.filter(line__in=lines.order_by().values("pk")).exclude(minutes=None).select_related("minutes")


def paper_kinds(lines: list[Line]) -> list[tuple[str, str]]:
    """Kinds of paper these dossiers take."""
    day = calendar.today()
    found: dict[str, str] = {}
    for line in {line.award: line for line in lines}.values():
        found |= {need.code: need.label for need in papers_needed(line.award, line.unit, day)}
    return list(found.items())


@dataclass(frozen=True)
class PaperOf:
    """A paper of a letter: what it is called, its address, whether it is issued or a preview."""

    kind: str
    label: str
    is_issued: bool


def papers_of_proposal(proposal: Proposal) -> list[PaperOf]:
    letter = PaperOf("to-trinh", "Tờ trình", proposal.paper_id is not None)
    papers = [] if stays_here(proposal) else [letter]
    if proposal.state in ("draft", "posted", "cleared"):
        papers.append(PaperOf("niem-yet", "Danh sách niêm yết", False))
    if proposal.incoming_number:
        papers.append(PaperOf("bien-nhan", "Giấy biên nhận", True))
    return papers


def issued_paper(proposal: Proposal, kind: str) -> Paper | None:
    """The paper as it was frozen last; a letter taken back and signed anew has a newer one."""
    if kind == "submission":
        return proposal.paper if proposal.state not in ("draft", "posted", "cleared") else None
    rows = Paper.objects.filter(about_type="dossiers.proposal", about_id=str(proposal.pk), kind=kind)
    return rows.select_related("pdf", "docx", "official_pdf").order_by("-pk").first()


def unmade_files(proposal: Proposal) -> list[Unmade]:
    """Letter and receipt without files: being made, or failed and why."""
    return unmade("dossiers.proposal", proposal.pk) if proposal.paper_id else []


@dataclass(frozen=True)
class Batch:
    """A bulk step that was taken: its name, how many lines, whether it is one's own to undo."""

    label: str
    count: int
    may_undo: bool
    names: list[str]


def batch_told(batch: str, by: Acting) -> Batch | None:
    entries = list(JournalEntry.objects.filter(batch=batch, author_id=by.author_id).order_by("pk"))
    step = STEPS.get(entries[0].step) if entries else None
    if step is None:
        return None
    return Batch(step.label, len(entries), step.undoable, [entry.thing_label for entry in entries[:20]])


def _known(line: Line) -> tuple[Mapping[str, Any], dict[str, Any]]:
    if line.finding:
        return line.finding.verdict, line.finding.facts
    day, parameters = calendar.today(), parameters_on(calendar.today(), line.unit)
    if line.person_id:
        kind, facts = "person", facts_of([line.person_id], period=line.period, day=day)[line.person_id]
    else:
        counts = counts_of_subjects([line.group], line.period)
        kind = "group"
        facts = facts_of_groups([line.group_id], period=line.period, day=day, counts=counts)[line.group_id]
    told = lawbook.answer_for(line.award, kind, facts, day=day, period=line.period, parameters=parameters)
    return told.as_dict(), facts


def _transition(line: Line, verdict: Mapping[str, Any], facts: dict[str, Any], today: date) -> Transition | None:
    """Both readings while the dossier is under way and a text on its award changes between receipt and the coming weeks."""
    if line.state in ENDED:
        return None
    return transition_of(
        line.award,
        "person" if line.person_id else "group",
        facts,
        received=date.fromisoformat(verdict["day"]),
        until=today + timedelta(days=30),
        period=line.period,
        parameters=lambda day: parameters_on(day, line.unit),
    )


def _made_on_the_way(line: Line, votes: list[Vote]) -> dict[str, str]:
    """The signed letter and the council's minutes stand for themselves."""
    made: dict[str, str] = {}
    if line.proposal and line.proposal.number:
        made["to_trinh"] = f"Số {line.proposal.number}"
    if votes:
        last = max(votes, key=lambda vote: vote.pk)
        made["bien_ban"] = f"Họp ngày {last.held_date:%d/%m/%Y}"
    return {code: said for code, said in made.items() if code in BY_THEMSELVES}


def _way(line: Line, planned: tuple[RouteStop, ...], stops: list[Stop]) -> list[WayMark]:
    """The planned route with the days of what was done."""
    left = {heir_of(stop.unit).pk: stop for stop in stops}
    ended, place_id = line.state in ENDED, heir_of(line.place).pk
    here = next((at for at, stop in enumerate(planned) if stop.unit.pk == place_id), 0)
    return [
        WayMark(
            stop.label[:1].upper() + stop.label[1:],
            _hint(left.get(stop.unit.pk)),
            at < here or (ended and at == here and line.state == LineState.AWARDED),
            at == here and not ended,
        )
        for at, stop in enumerate(planned)
    ]


def _hint(stop: Stop | None) -> str:
    if stop is None:
        return ""
    if stop.left_at:
        return f"{localtime(stop.left_at):%d/%m/%Y}"
    return f"từ {localtime(stop.arrived_at):%d/%m/%Y}"


def _last_two(stops: list[Stop]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The last two versions handed in to the same unit."""
    handed = [stop for stop in stops if stop.snapshot]
    if not handed:
        return {}, {}
    same = [stop for stop in handed[:-1] if stop.unit_id == handed[-1].unit_id]
    return (same[-1].snapshot if same else {}), handed[-1].snapshot


def _years(same: SamePeople) -> list[tuple[str, str, list[Any]]]:
    """The years before: rating and titles with their decisions, newest first; of a group nothing."""
    if not same:
        return []
    grades = {row.period: row.get_grade_display() for row in ratings_of(same)}
    titles: dict[str, list[Any]] = {}
    for record in awards_of(people=same):
        titles.setdefault(record.period, []).append(record)
    return [(year, grades.get(year, ""), titles.get(year, [])) for year in sorted(grades | titles, reverse=True)[:4]]


def _prize(line: Line) -> Any:
    try:
        return lawbook.prize_of(line.award, "person" if line.person_id else "group", day=calendar.today())
    except lawbook.LawbookError:
        return None  # no text in force that day names a sum
