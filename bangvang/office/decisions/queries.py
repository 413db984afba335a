"""What is asked about decisions, the register of awards, certificates and their check."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from bangvang import lawbook
from bangvang.office.achievements.models import AwardRecord
from bangvang.office.decisions.models import Certificate, Decision, DecisionLine, DecisionState, Outcome
from bangvang.office.dossiers.models import Line, LineState
from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting, units_answered_for
from bangvang.office.units.models import Unit
from bangvang.toolbox.tasks import Task
from bangvang.toolbox.vietnamese import fold

FORMS = {"bang_chung_nhan", "giay_khen"}  # objects printed as a certificate by a Sở (NĐ 98/2023 Điều 54)
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


def decisions_seen_by(by: Acting) -> QuerySet[Decision]:
    """Decisions of the units one answers for, and those that name a subject of theirs."""
    seen = units_answered_for(by).values("pk")
    mine = Q(unit__in=seen) | Q(lines__line__unit__in=seen, state__in=(DecisionState.ISSUED, DecisionState.CONFIRMED))
    rows = Decision.objects.filter(mine).select_related("unit", "paper", "certificates_file", "scan").distinct()
    return rows.annotate(name_count=Count("lines", distinct=True))


def names_of(decision: Decision, by: Acting) -> QuerySet[DecisionLine]:
    """Names of a decision that the person may see: all of one's own decision, else those of one's units."""
    rows = decision.lines.select_related("line__unit", "person", "group", "certificate")
    seen = units_answered_for(by)
    if seen.filter(pk=decision.unit_id).exists():
        return rows
    return rows.filter(line__unit__in=seen.values("pk"))


def lines_ready(unit: Unit) -> QuerySet[Line]:
    """Lines supported by signed minutes at the unit that decides, and in no draft yet."""
    return (
        Line.objects.filter(place=unit, state=LineState.SUPPORTED)
        .exclude(decision_lines__decision__state=DecisionState.DRAFT)
        .select_related("person", "group", "unit")
        .order_by("award", "name_key", "pk")
    )


def lines_waiting_for(unit: Unit, award: str = "", period: str = "") -> QuerySet[Line]:
    """Lines that went to an authority outside and wait for its decision, proposed by this unit."""
    rows = Line.objects.filter(state=LineState.PROPOSED, proposal__from_unit=unit)
    if award:
        rows = rows.filter(award=award)
    if period:
        rows = rows.filter(period=period)
    return rows.select_related("person", "group", "unit", "proposal__to_unit").order_by("award", "name_key", "pk")


def records_seen_by(by: Acting) -> QuerySet[AwardRecord]:
    """The register of awards, of subjects held at units one answers for."""
    rows = AwardRecord.objects.filter(held_at__in=units_answered_for(by).values("pk"))
    return rows.select_related("held_at", "person", "unit")


def search_records(rows: QuerySet[AwardRecord], words: str) -> QuerySet[AwardRecord]:
    for word in fold(words).split():
        rows = rows.filter(search_text__contains=word)
    return rows


def honour_roll(period: str, award: str = "") -> QuerySet[AwardRecord]:
    """Public: valid awards of a year; name, post, unit and title only."""
    rows = AwardRecord.objects.filter(period=period, revoked_date=None).select_related("held_at")
    return (rows.filter(award=award) if award else rows).order_by("award", "held_at__path", "id")


def periods_on_roll() -> list[str]:
    return list(AwardRecord.objects.order_by("-period").values_list("period", flat=True).distinct())


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
    )


def has_certificate(award: str) -> bool:
    """Only awards whose object is a certificate that a Sở gives (bằng chứng nhận, giấy khen)."""
    return lawbook.AWARDS[award].object in FORMS


def unmatched(decision: Decision) -> dict[str, int]:
    """How many names of an entered decision stand in each outcome."""
    counts = dict(decision.lines.values_list("outcome").annotate(count=Count("pk")))
    return {outcome: counts.get(outcome, 0) for outcome in Outcome.values}


def tasks_for(by: Acting) -> list[Task]:
    return [*_confirming(by), *_issuing(by), *_drafting(by)]


def _confirming(by: Acting) -> list[Task]:
    at = by.unit_ids(Role.OFFICER, Role.HEAD_OF_OFFICE, Role.CLERK, Role.HEAD)
    waiting = Decision.objects.filter(unit__in=at, state=DecisionState.ENTERED).exclude(entered_by=by.account)
    return [
        Task(f"Xác nhận {row}", "decision", (row.pk,), row.decided_date, row.issuer, kind="decisions.confirm")
        for row in waiting
    ]


def _issuing(by: Acting) -> list[Task]:
    drafts = Decision.objects.filter(unit__in=by.unit_ids(Role.DIRECTOR), state=DecisionState.DRAFT)
    return [
        Task("Ký ban hành quyết định", "decision", (row.pk,), hint=row.title, kind="decisions.issue") for row in drafts
    ]


def _drafting(by: Acting) -> list[Task]:
    at = by.unit_ids(Role.OFFICER, Role.HEAD_OF_OFFICE)
    ready = Line.objects.filter(place__in=at, state=LineState.SUPPORTED, place__kind="department")
    count = ready.exclude(decision_lines__decision__state=DecisionState.DRAFT).count()
    if not count:
        return []
    label = f"Soạn quyết định cho {count} hồ sơ đã được Hội đồng thông qua"
    return [Task(label, "decision-draft", count=count, kind="decisions.draft")]
