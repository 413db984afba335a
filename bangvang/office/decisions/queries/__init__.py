"""What is asked about decisions, the register of awards, certificates and their check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from bangvang import lawbook
from bangvang.office.achievements.models import ON_ROLL, AwardRecord, LaterAct
from bangvang.office.decisions.models import Certificate, Decision, DecisionLine, DecisionState, Door, Outcome
from bangvang.office.dossiers.models import Line, LineState, ProposalState
from bangvang.office.dossiers.queries.routes import OF_THE_DEPARTMENT
from bangvang.office.people.models import Post, Role
from bangvang.office.people.queries import Acting, units_answered_for
from bangvang.office.units.models import Kind, Unit
from bangvang.office.units.queries import with_past_of
from bangvang.toolbox import calendar
from bangvang.toolbox.jobs import why_failed
from bangvang.toolbox.papers import Unmade, unmade
from bangvang.toolbox.tasks import Task
from bangvang.toolbox.vietnamese import fold

UNANSWERED = (
    LineState.BEFORE_COUNCIL,
    LineState.SUPPORTED,
    LineState.SUBMITTED,
    LineState.RECEIVED,
    LineState.RETURNED,
    LineState.VERIFIED,
    LineState.PROPOSED,
)
PRINT_CERTIFICATES = "decisions.print_certificates"
IN_USE = ("LDTT", "CSTDCS", "TTLDTT", "TTLDXS", "GK", "BKT")
FORMS = {"bang_chung_nhan", "giay_khen"}  # objects printed as a certificate by a Sở (NĐ 98/2023 Điều 54)
HANGING = Q(unit=F("place"), proposal__state__in=(ProposalState.DRAFT, ProposalState.POSTED))
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 O 1 I: read aloud and typed by hand


@dataclass(frozen=True)
class Checked:
    """What the public page tells of a code: nothing beyond name, post, unit, title and decision."""

    state: str  # valid | revoked | unknown
    name: str = ""
    post: str = ""
    award: str = ""
    period: str = ""
    number: str = ""
    decided_date: date | None = None
    issuer: str = ""
    book_number: str = ""
    revoked_date: date | None = None
    is_invented: bool = False
    later: tuple[LaterAct, ...] = ()  # the name and paper as later decisions left them


@dataclass(frozen=True)
class WaitingCount:
    """How many lines of one award and year wait."""

    award: str
    period: str
    label: str
    count: int


def decisions_seen_by(by: Acting) -> QuerySet[Decision]:
    """Decisions of the units one answers for, and those that name a subject of theirs."""
    seen = units_answered_for(by).values("pk")
    naming = DecisionLine.objects.filter(decision=OuterRef("pk"), line__unit__in=seen)
    mine = Q(unit__in=seen) | Q(Exists(naming), state__in=(DecisionState.ISSUED, DecisionState.CONFIRMED))
    # A paper's data hold every name of its list: read only by whom draws it.
    rows = Decision.objects.filter(mine).select_related("unit", "paper", "certificates_file", "scan")
    return rows.defer("paper__data")


def count_names(decisions: Iterable[Decision]) -> None:
    """Tell each decision shown how many names it holds: one query for a page of them."""
    shown = list(decisions)
    names = DecisionLine.objects.filter(decision__in=shown).order_by().values_list("decision")
    counts = dict(names.annotate(count=Count("pk")))
    for decision in shown:
        decision.name_count = counts.get(decision.pk, 0)  # type: ignore[attr-defined]


def names_of(decision: Decision, by: Acting) -> QuerySet[DecisionLine]:
    """Names of a decision that the person may see: all of one's own decision, else those of one's units."""
    rows = decision.lines.select_related("line__unit", "person", "group", "certificate")
    seen = units_answered_for(by)
    if seen.filter(pk=decision.unit_id).exists():
        return rows
    return rows.filter(line__unit__in=seen.values("pk"))


def decided_here() -> list[str]:
    """Awards in use whose decision is the director's own; the others go up to the province."""
    day = calendar.today()
    return [
        code for code in IN_USE if lawbook.deciding_authority(code, "department_unit", day=day).code == "giam_doc_so"
    ]


def units_settled_by(decision: Decision) -> set[int]:
    """Units that hear the last word on this award with this decision, although it may name none of theirs.

    Their dossiers lay before the council here or are told as not given; none of them still waits for an answer.
    """
    alike = Line.objects.filter(award=decision.award, period=decision.period)
    here = alike.filter(Q(votes__unit=decision.unit_id) | Q(decision_lines__decision=decision))
    open_still = alike.filter(state__in=UNANSWERED).exclude(decision_lines__decision=decision)
    return set(here.values_list("unit_id", flat=True)) - set(open_still.values_list("unit_id", flat=True))


def lines_ready(unit: Unit) -> QuerySet[Line]:
    """Lines supported by signed minutes at the unit that decides, and in no draft yet."""
    return (
        _ripe(Line.objects.filter(place__in=with_past_of(unit)))
        .select_related("person", "group", "unit")
        .order_by("award", "name_key", "pk")
    )


def _ripe(lines: QuerySet[Line]) -> QuerySet[Line]:
    """Carried by the council and in no draft; the deciding unit's own people's only after their posting has ended."""
    carried = lines.filter(state=LineState.SUPPORTED, award__in=decided_here()).exclude(DECIDED_BELOW)
    return carried.exclude(HANGING).exclude(decision_lines__decision__state=DecisionState.DRAFT)


def decided_elsewhere(lines: Iterable[Line]) -> list[Line]:
    """Those of the lines on which another authority decides, wherever they lie."""
    return list(Line.objects.filter(DECIDED_BELOW, pk__in=[line.pk for line in lines]))


# What a dissolved Phòng left to the Sở is appraised here, yet the chair of the commune decides for its school.
BELOW = (Kind.DISTRICT_SCHOOL, Kind.DISTRICT_OFFICE, Kind.COMMUNE_SCHOOL)
_OF_OTHERS = Q(unit__until=None, unit__kind__in=BELOW) | Q(unit__successor__kind__in=BELOW)
DECIDED_BELOW = _OF_OTHERS & ~Q(award__in=OF_THE_DEPARTMENT)


def still_hanging(lines: Iterable[Line]) -> list[Line]:
    """Own people's dossiers among these whose list has not hung out its time yet."""
    own = [line.pk for line in lines if line.unit_id == line.place_id]
    return list(Line.objects.filter(HANGING, pk__in=own)) if own else []


def lines_waiting_for(unit: Unit, award: str = "", period: str = "") -> QuerySet[Line]:
    """Lines that went to an authority outside and wait for its decision, proposed by this unit."""
    rows = Line.objects.filter(state=LineState.PROPOSED, proposal__from_unit=unit)
    if award:
        rows = rows.filter(award=award)
    if period:
        rows = rows.filter(period=period)
    return rows.select_related("person", "group", "unit", "proposal__to_unit").order_by("award", "name_key", "pk")


def search_records(rows: QuerySet[AwardRecord], words: str) -> QuerySet[AwardRecord]:
    for word in fold(words).split():
        rows = rows.filter(search_text__contains=word)
    return rows


def honour_roll(period: str, award: str = "") -> QuerySet[AwardRecord]:
    """Public: valid awards of a year; name, post, unit and title only."""
    rows = AwardRecord.objects.filter(ON_ROLL, period=period).select_related("held_at")
    return (rows.filter(award=award) if award else rows).order_by("award", "held_at__path", "id")


def periods_on_roll() -> list[str]:
    """Years with valid awards, newest first: one step down the index a year, however many awards there are."""
    with connection.cursor() as cursor:
        cursor.execute(EACH_YEAR)
        return [period for (period,) in cursor.fetchall()]


EACH_YEAR = """
WITH RECURSIVE years(period) AS (
    SELECT MAX(period) FROM achievements_awardrecord WHERE revoked_date IS NULL AND replaced_date IS NULL AND number > ''
    UNION ALL
    SELECT (SELECT MAX(period) FROM achievements_awardrecord WHERE revoked_date IS NULL AND replaced_date IS NULL AND number > '' AND period < years.period)
    FROM years WHERE years.period IS NOT NULL
)
SELECT period FROM years WHERE period IS NOT NULL
"""


def check_code(code: str) -> Checked:
    """Valid, revoked or unknown. Typed codes may be lower case, with spaces and hyphens."""
    tidy = "".join(sign for sign in code.upper() if sign in ALPHABET)
    rows = Certificate.objects.select_related("record__person", "record__unit")
    found = rows.filter(code=tidy).first() if tidy else None
    if found is None:
        return Checked("unknown")
    record = found.record
    return Checked(
        state="revoked" if record.revoked_date else found.state,
        name=record.name_printed,
        post=record.post_printed,
        award=lawbook.AWARDS[record.award].label,
        period=record.period,
        number=record.number,
        decided_date=record.decided_date,
        issuer=record.issuer,
        book_number=found.book_number,
        revoked_date=found.revoked_date or record.revoked_date,
        is_invented=bool((record.person or record.unit).is_invented),
        later=tuple(record.later_acts.filter(withdrawn_at=None).exclude(nature="revocation").select_related("made")),
    )


def unmade_files(decision: Decision) -> list[Unmade]:
    """Files of an issued decision that are not there: being made, or failed and why."""
    if decision.state != DecisionState.ISSUED:
        return []
    files = unmade("decisions.decision", decision.pk) if decision.paper_id else []
    if decision.certificates_file_id or not has_certificate(decision.award):
        return files
    return [*files, Unmade("Bằng, giấy khen", why_failed(PRINT_CERTIFICATES, decision_id=decision.pk))]


def has_certificate(award: str) -> bool:
    """Only awards whose object is a certificate that a Sở gives (bằng chứng nhận, giấy khen)."""
    return lawbook.AWARDS[award].object in FORMS


def unmatched(decision: Decision) -> dict[str, int]:
    """How many names of an entered decision stand in each outcome."""
    counts = dict(decision.lines.values_list("outcome").annotate(count=Count("pk")))
    return {outcome: counts.get(outcome, 0) for outcome in Outcome.values}


def found(decisions: QuerySet[Decision], words: str) -> QuerySet[Decision]:
    """Decisions whose number, title or issuer has the words, accents aside; decisions are few, so they are folded here."""
    wanted = fold(words).split()
    if not wanted:
        return decisions
    told = decisions.values_list("pk", "number", "title", "issuer")
    hits = {pk for pk, *texts in told if all(word in fold(" ".join(texts)) for word in wanted)}
    return decisions.filter(pk__in=hits)


def deciding_unit_of(by: Acting, roles: Iterable[str]) -> Unit | None:
    """The Sở, for those who draft its decisions."""
    return next((unit for unit in by.units_at(*roles) if unit.kind == Kind.DEPARTMENT), None)


def entering_unit_of(by: Acting) -> Unit | None:
    """Where decisions of other authorities come in: the Phòng, the Sở, or the unit itself."""
    return next(iter(by.units_at(Role.OFFICER, Role.HEAD_OF_OFFICE, Role.CLERK)), None)


def may_enter(by: Acting) -> bool:
    return by.has_role(Role.OFFICER, Role.HEAD_OF_OFFICE, Role.CLERK)


def ready_by_award(by: Acting) -> list[WaitingCount]:
    """What the council supported and waits for a draft, award by award, for those who draft."""
    unit = deciding_unit_of(by, (Role.OFFICER, Role.HEAD_OF_OFFICE))
    return _counted(lines_ready(unit)) if unit else []


def waiting_by_award(unit: Unit) -> list[WaitingCount]:
    return _counted(lines_waiting_for(unit))


def lines_to_draft(unit: Unit, award: str, period: str) -> list[Line]:
    """Lines of one award and year, by unit and given name; groups first."""
    rows = lines_ready(unit).filter(award=award, period=period)
    return list(rows.order_by(F("group__path").asc(nulls_last=True), "unit__path", "name_key", "pk"))


def signer_of(unit: Unit) -> dict[str, str]:
    """The head of the deciding unit, as a draft's first proposal."""
    post = Post.objects.filter(unit=unit, is_head=True, until=None).select_related("person").first()
    return {"signer": post.person.full_name, "signer_role": post.title} if post else {}


def owns(decision: Decision, by: Acting) -> bool:
    """Works at the unit that issued or entered the decision."""
    return units_answered_for(by).filter(pk=decision.unit_id).exists()


def certificates_seen_by(by: Acting) -> QuerySet[Certificate]:
    units = units_answered_for(by).values("pk")
    rows = Certificate.objects.filter(decision_line__decision__unit__in=units)
    return rows.select_related("record", "decision_line__decision__unit")


def figures_of(decision: Decision) -> dict[str, Any]:
    """How many names, and the prize money of all."""
    return decision.lines.aggregate(count=Count("pk"), total=Sum("money"))


def has_strangers(decision: Decision) -> bool:
    """Names that were not proposed by us, or that nobody has matched yet."""
    return decision.lines.filter(outcome=Outcome.NOT_ON_LIST).exists()


def lines_of_nobody(decision: Decision) -> list[Line]:
    """Proposed lines that the reader found no name for: what a strange name may stand for."""
    return [
        row.line for row in decision.lines.filter(outcome=Outcome.NOT_GIVEN).select_related("line__unit") if row.line
    ]


def authority_of(decision: Decision) -> str:
    """Who may decide this, and by which article, for our own decisions."""
    if decision.door != Door.ISSUED or not decision.award:
        return ""
    day = decision.decided_date or calendar.today()
    told = lawbook.deciding_authority(decision.award, "department_unit", day=day)
    return f"{told.label}, {told.cite}"


def waits(decision: Decision) -> str:
    return {
        DecisionState.DRAFT: "Chờ Giám đốc hoặc Chánh Văn phòng ban hành.",
        DecisionState.ENTERED: "Chờ người thứ hai xác nhận; người đã nhập không tự xác nhận.",
    }.get(DecisionState(decision.state), "")


def _counted(lines: QuerySet[Line]) -> list[WaitingCount]:
    rows = (
        lines.order_by()
        .values("award", "period")
        .annotate(count=Count("pk", distinct=True))
        .order_by("period", "award")
    )
    return [WaitingCount(row["award"], row["period"], lawbook.AWARDS[row["award"]].label, row["count"]) for row in rows]


def tasks_for(by: Acting) -> list[Task]:
    return [*_open_ones(by), *_drafting(by)]


def _open_ones(by: Acting) -> list[Task]:
    """To confirm what another entered, to sign a draft."""
    at = by.unit_ids(Role.OFFICER, Role.HEAD_OF_OFFICE, Role.CLERK, Role.HEAD)
    entered = Q(unit__in=at, state=DecisionState.ENTERED) & ~Q(entered_by=by.account)
    drafts = Q(unit__in=by.unit_ids(Role.DIRECTOR), state=DecisionState.DRAFT)
    return [_open_one(row) for row in Decision.objects.filter(entered | drafts)]


def _open_one(row: Decision) -> Task:
    if row.state == DecisionState.DRAFT:
        return Task("Ký ban hành quyết định", "decision", (row.pk,), hint=row.title, kind="decisions.issue")
    return Task(f"Xác nhận {row}", "decision", (row.pk,), row.decided_date, row.issuer, kind="decisions.confirm")


def _drafting(by: Acting) -> list[Task]:
    at = by.unit_ids(Role.OFFICER, Role.HEAD_OF_OFFICE)
    here = Q(place__kind=Kind.DEPARTMENT) | Q(place__successor__kind=Kind.DEPARTMENT)
    count = _ripe(Line.objects.filter(here, place__in=at)).count()
    if not count:
        return []
    label = f"Soạn quyết định cho {count} hồ sơ đã được Hội đồng thông qua"
    return [Task(label, "decision-draft", count=count, kind="decisions.draft")]
