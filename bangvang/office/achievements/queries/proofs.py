"""What is asked where rows of the register are compared with the scans of their decisions."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Count, Exists, Min, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce

from bangvang.office.achievements.models import (
    STANDS,
    AwardRecord,
    ContestResult,
    Initiative,
    InitiativeShare,
    LaterAct,
    Nature,
    Proof,
    Rating,
)
from bangvang.office.achievements.queries.awards import given_label, reads_everything
from bangvang.office.people.models import Role, RoleHeld
from bangvang.office.people.queries import Acting, posts_on, units_read_by
from bangvang.office.units.models import Unit, UnitName
from bangvang.toolbox import calendar
from bangvang.toolbox.tasks import Task
from bangvang.toolbox.vietnamese import fold
from bangvang.toolbox.workflow import Lack

KINDS: dict[str, type[Any]] = {
    "awards": AwardRecord,
    "ratings": Rating,
    "initiatives": Initiative,
    "results": ContestResult,
}
KIND_LABELS = {
    "awards": "Danh hiệu, khen thưởng",
    "ratings": "Xếp loại năm",
    "initiatives": "Sáng kiến",
    "results": "Hội thi, kỳ thi",
}
KEEPERS = (Role.CLERK, Role.HEAD)
ISSUERS = (Role.OFFICER, Role.HEAD_OF_OFFICE, Role.DIRECTOR)
MOST_AT_ONCE = 500  # rows of one decision compared in one go

# What still waits, by what it waits for.
WAITING = {
    "scanned": Q(proof=Proof.DECLARED, doubt="", scan__isnull=False),
    "bare": Q(proof=Proof.DECLARED, doubt="", scan=None),
    "doubted": Q(proof=Proof.DECLARED) & ~Q(doubt=""),
}


@dataclass(frozen=True)
class RowView:
    """One row as it stands beside its scan: what was declared, ready to read."""

    row: Any
    kind: str
    name: str
    facts: tuple[tuple[str, str], ...]


def rows_in_reach(by: Acting, kind: str) -> QuerySet[Any]:
    """Rows of one kind whose records this reader may read."""
    rows = KINDS[kind].objects.select_related("scan", "letter", "entered_by__person")
    if kind == "awards":
        rows = rows.filter(STANDS).select_related("held_at")
    elif kind == "ratings":
        rows = rows.select_related("person", "unit")
    elif kind == "results":
        rows = rows.select_related("person")
    else:
        rows = rows.prefetch_related("shares__person")
    return rows if reads_everything(by) else rows.filter(_mine(by, kind))


def _mine(by: Acting, kind: str) -> Any:
    units = units_read_by(by).values("pk")
    if kind == "awards":
        return Q(held_at__in=units)
    here = posts_on(calendar.today()).filter(unit__in=units)
    if kind in ("ratings", "results"):
        own = Exists(here.filter(person=Coalesce(OuterRef("person__stays"), OuterRef("person"))))
        return Q(unit__in=units) | own if kind == "ratings" else own
    working = here.values("person")
    authors = InitiativeShare.objects.filter(Q(person__in=working) | Q(person__stays__in=working))
    return Exists(authors.filter(initiative=OuterRef("pk")))


def waiting(by: Acting, kind: str, what: str) -> QuerySet[Any]:
    """Rows that wait to be compared (`scanned`), for a scan (`bare`), or for their clerk (`doubted`)."""
    return rows_in_reach(by, kind).filter(WAITING[what])


def decisions_waiting(by: Acting, kind: str, what: str) -> QuerySet[Any]:
    """The same by decision: number, issuer, day, how many rows, and one of them to begin with."""
    rows = waiting(by, kind, what).select_related(None).prefetch_related(None).order_by()
    told = rows.values("number", "issuer")
    return told.annotate(rows=Count("pk"), day=Min("decided_date"), first=Min("pk"))


def count_waiting(by: Acting, kind: str) -> dict[str, int]:
    """How many rows wait, by what they wait for."""
    rows = rows_in_reach(by, kind).select_related(None).prefetch_related(None).order_by()
    counted: dict[str, int] = rows.aggregate(**{name: Count("pk", filter=what) for name, what in WAITING.items()})
    return counted


def next_waiting(by: Acting, kind: str, after: Any = None) -> Any:
    """The row that comes after this one: rows of one scan together, oldest scans first; then from the beginning."""
    rows = waiting(by, kind, "scanned").order_by("scan_id", "pk")
    if after is None:
        return rows.first()
    beyond = Q(scan_id__gt=after.scan_id or 0) | Q(scan_id=after.scan_id, pk__gt=after.pk)
    return rows.filter(beyond).first() or rows.exclude(pk=after.pk).first()


def alike_of(by: Acting, kind: str, row: Any) -> QuerySet[Any]:
    """All rows of the row's scan that wait to be compared."""
    return waiting(by, kind, "scanned").filter(scan_id=row.scan_id).order_by("pk")


def rows_of_decision(by: Acting, kind: str, number: str, issuer: str) -> QuerySet[Any]:
    """Rows of a decision that are only declared."""
    return rows_in_reach(by, kind).filter(number=number, issuer=issuer, proof=Proof.DECLARED).order_by("pk")


def decisions_without_scan(by: Acting) -> list[tuple[str, str, str, str]]:
    """(kind, number, issuer, year) of every decision in reach that still waits for its scan."""
    found = []
    for kind in KINDS:
        rows = decisions_waiting(by, kind, "bare").exclude(number="").order_by("number", "issuer")[:5000]
        found += [(kind, row["number"], row["issuer"], str(row["day"].year) if row["day"] else "") for row in rows]
    return found


def row_view(kind: str, row: Any) -> RowView:
    """The row in words."""
    decided = [("Số quyết định", row.number), ("Ngày quyết định", f"{row.decided_date:%d/%m/%Y}")]
    if row.decided_date is None:
        decided[1] = ("Ngày quyết định", "")
    decided.append(("Cơ quan ban hành", row.issuer))
    about, name = ABOUT[kind](row)
    told = [*about, *decided]
    return RowView(row, kind, name, tuple((label, text or "Chưa có") for label, text in told))


def _about_award(row: AwardRecord) -> tuple[list[tuple[str, str]], str]:
    about = [
        ("Tên ghi trong quyết định", row.name_printed),
        ("Chức vụ, đơn vị", row.post_printed or row.held_at.name),
        ("Danh hiệu, hình thức", given_label(row)),
        ("Năm", row.period),
    ]
    return about, row.name_printed


def _about_rating(row: Rating) -> tuple[list[tuple[str, str]], str]:
    name = str(row.person or row.unit)
    return [("Họ và tên, tập thể", name), ("Mức xếp loại", row.get_grade_display()), ("Năm", row.period)], name


def _about_initiative(row: Initiative) -> tuple[list[tuple[str, str]], str]:
    authors = "; ".join(f"{share.person} ({share.percent} %)" for share in row.shares.all())
    about = [("Tên sáng kiến", row.title), ("Tác giả", authors), ("Phạm vi", row.get_reach_display())]
    return [*about, ("Năm", row.period)], row.title


def _about_result(row: ContestResult) -> tuple[list[tuple[str, str]], str]:
    about = [
        ("Họ và tên", str(row.person)),
        ("Hội thi, kỳ thi", row.contest),
        ("Giải, kết quả", row.get_prize_display()),
    ]
    about += [("Học sinh được hướng dẫn", row.pupil)] if row.pupil else []
    return [*about, ("Năm", row.period)], str(row.person)


ABOUT: dict[str, Any] = {
    "awards": _about_award,
    "ratings": _about_rating,
    "initiatives": _about_initiative,
    "results": _about_result,
}


# ---- who reads, who issued ---------------------------------------------------------------------
def other_readers(by: Acting, unit: Unit | None) -> bool:
    """Whether somebody else is an officer at or above the unit today."""
    if unit is None:
        return False
    today = calendar.today()
    held = RoleHeld.objects.filter(Q(until=None) | Q(until__gte=today), since__lte=today, role=Role.OFFICER)
    above = [unit.path[: place + 1] for place, sign in enumerate(unit.path) if sign == "."]
    own = {by.account.pk, by.principal.pk}
    others = held.filter(unit__path__in=above, account__is_active=True).exclude(account__in=own)
    return others.exists()


def is_alone(by: Acting, row: Any, unit: Unit | None) -> bool:
    """The one who entered the row is the only one who can check it: it is said on the page."""
    return row.entered_by_id in {by.account.pk, by.principal.pk} and not other_readers(by, unit)


def is_issuer(by: Acting, issuer: str) -> bool:
    """The reader works for the body whose name stands as the issuer, by its present name or an earlier one."""
    here = by.units_at(*ISSUERS)
    names = {unit.name for unit in here} | set(
        UnitName.objects.filter(unit__in=here).values_list("name", flat=True) if here else ()
    )
    told = fold(issuer)
    heads = {fold(name) for name in names}
    return bool(told) and any(told in (name, f"giam doc {name}") for name in heads)


# ---- what stands in the way --------------------------------------------------------------------
def settled(row: Any) -> list[Lack]:
    """Only what is still declared is changed or given another scan."""
    return [] if row.proof == Proof.DECLARED else [Lack(f"{row} đã được đối chiếu.")]


def nothing_to_compare(row: Any) -> list[Lack]:
    if lacks := settled(row):
        return lacks
    return [] if row.scan_id else [Lack(f"{row} chưa có bản chụp.", "Cán bộ phụ trách đính kèm bản chụp.")]


def not_standing(record: AwardRecord) -> list[Lack]:
    """A row that was corrected or taken back is history; what comes later is done to the standing one."""
    if record.revoked_date:
        return [Lack(f"{record} đã bị thu hồi.")]
    return [Lack(f"{record} đã được điều chỉnh.", "Thực hiện trên dòng đã điều chỉnh.")] if record.replaced_date else []


def act_built_on(act: LaterAct) -> list[Lack]:
    """An act is taken back while nothing was done upon it."""
    if act.withdrawn_at:
        return [Lack(f"{act} đã được rút.")]
    later = LaterAct.objects.filter(withdrawn_at=None, pk__gt=act.pk)
    upon = Q(record=act.made_id) if act.nature == Nature.CORRECTION else Q(record=act.record_id)
    return [Lack("Đã có quyết định khác ghi tiếp trên dòng này.")] if later.filter(upon).exists() else []


# ---- tasks -------------------------------------------------------------------------------------
def proof_tasks(by: Acting) -> list[Task]:
    """For a clerk: rows that did not agree with their scan. For an officer: how many wait to be compared."""
    if not by.has_role(*KEEPERS, Role.OFFICER):
        return []
    first, *others = (_scanned_rows(by, kind) for kind in KINDS)
    counts = {False: 0, True: 0}
    for is_doubted, count in first.union(*others, all=True):
        counts[bool(is_doubted)] += count
    scanned, doubted = counts[False], counts[True]
    tasks = []
    if doubted and by.has_role(*KEEPERS):
        tasks.append(Task(f"Xem lại {doubted} dòng không khớp bản chụp", "proofs", (), hint="Sổ khen thưởng"))
    if scanned and by.has_role(Role.OFFICER):
        tasks.append(Task(f"Đối chiếu {scanned} dòng với bản chụp", "proofs", (), hint="Sổ khen thưởng"))
    return tasks


def _scanned_rows(by: Acting, kind: str) -> QuerySet[Any]:
    """(does it not agree, how many) of the declared rows that have their scan."""
    rows = rows_in_reach(by, kind).select_related(None).prefetch_related(None).order_by()
    seen = rows.filter(proof=Proof.DECLARED, scan__isnull=False)
    said = seen.annotate(is_doubted=Case(When(doubt="", then=False), default=True, output_field=BooleanField()))
    return said.values_list("is_doubted").annotate(count=Count("pk"))
