"""What is asked about plans, their clauses and duties."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting, units_answered_for
from bangvang.office.plans.models import Clause, Duty, DutyOwner, DutyState, Plan, PlanState
from bangvang.office.units.models import Kind, Unit
from bangvang.office.units.queries import units_on
from bangvang.toolbox import calendar
from bangvang.toolbox.tasks import Task
from bangvang.toolbox.vietnamese import fold

# Words by which a plan names bodies of ours, folded; the first that fits wins.
BODIES: tuple[tuple[str, Q], ...] = (
    ("van phong", Q(kind=Kind.OFFICE)),
    ("phong thuoc so", Q(kind=Kind.DIVISION)),
    ("cong doan", Q(kind=Kind.UNION)),
    ("phong gd", Q(kind=Kind.DISTRICT_OFFICE)),
    ("phong giao duc", Q(kind=Kind.DISTRICT_OFFICE)),
    ("truc thuoc so", Q(kind=Kind.DEPARTMENT_UNIT)),
)


@dataclass
class ClauseView:
    """One part of the text and what became of it."""

    clause: Clause
    duties: list["DutyView"] = field(default_factory=list)


@dataclass
class DutyView:
    """A duty with its owners counted: how many there are, how many have done it, who is late."""

    duty: Duty
    owners: list[DutyOwner]
    is_late: bool

    @property
    def done(self) -> int:
        return sum(owner.state == DutyState.DONE for owner in self.owners)


def plans_seen_by(by: Acting) -> QuerySet[Plan]:
    """Plans of the units one answers for, and of the units above them: a plan speaks downwards once confirmed."""
    above = Q(pk__in=[])
    for held in by.roles:
        codes = held.path.rstrip(".").split(".")
        above |= Q(unit__path__in=[".".join(codes[: i + 1]) + "." for i in range(len(codes))])
    own = Q(unit__in=units_answered_for(by).values("pk"))
    return Plan.objects.filter(own | above & ~Q(state=PlanState.READ)).select_related("unit", "source").distinct()


def plan_list(by: Acting) -> QuerySet[Plan]:
    return plans_seen_by(by).annotate(duty_count=Count("duties", distinct=True))


def found(plans: QuerySet[Plan], words: str) -> QuerySet[Plan]:
    """Plans whose title or number has the words, accents aside; plans are few, so the title is folded here."""
    if not words.strip():
        return plans
    wanted = fold(words).split()
    hits = [
        pk for pk, title, number in plans.values_list("pk", "title", "number") if _has_all(f"{title} {number}", wanted)
    ]
    return plans.filter(pk__in=hits)


def _has_all(text: str, words: list[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


def page_of_plan(plan: Plan, by: Acting) -> dict[str, Any]:
    """All that the page of a plan shows."""
    pairs = pairs_of(plan, by)
    duties = [view for pair in pairs for view in pair.duties]
    late = sum(view.is_late for view in duties)
    return {
        "plan": plan,
        "plan_tone": "warn" if plan.state == PlanState.READ else "ok",
        "pairs": pairs,
        "bases": list(plan.bases.order_by("pk")),
        "warnings": plan.reading.get("warnings", []),
        "duty_count": plan.duties.count(),
        "body_count": DutyOwner.objects.filter(duty__plan=plan).values("body").distinct().count(),
        "late": late,
        "late_words": f"{late} nhiệm vụ quá hạn",
        "to_urge": owners_to_urge(plan, by).count(),
    }


def pairs_of(plan: Plan, by: Acting) -> list[ClauseView]:
    """The text clause by clause with the duties it became."""
    seen = units_answered_for(by).values("pk")
    owners = (
        DutyOwner.objects.filter(Q(unit__in=seen) | Q(unit=None)).select_related("unit").order_by("unit__path", "pk")
    )
    duties = plan.duties.prefetch_related(Prefetch("owners", owners.prefetch_related("reports"), to_attr="seen_owners"))
    today = calendar.today()
    by_clause: dict[str, list[DutyView]] = {}
    for duty in duties:
        late = bool(duty.due and duty.due < today and any(o.state == DutyState.OPEN for o in duty.seen_owners))
        by_clause.setdefault(duty.clause, []).append(DutyView(duty, duty.seen_owners, late))
    return [ClauseView(clause, by_clause.get(clause.ident, [])) for clause in plan.clauses.all()]


def bodies_named(name: str, day: date) -> list[Unit]:
    """Units of ours that a body's printed name means; empty where it means none."""
    words = fold(name)
    for key, which in BODIES:
        if key in words:
            return list(units_on(day).filter(which, has_accounts=True))
    return list(units_on(day).filter(search_text__contains=words, has_accounts=True)[:1])


def owners_seen_by(by: Acting) -> QuerySet[DutyOwner]:
    return DutyOwner.objects.filter(unit__in=units_answered_for(by).values("pk")).select_related("duty__plan", "unit")


def duties_of_units(by: Acting) -> QuerySet[DutyOwner]:
    """Open duties of the units where the person is clerk, head or officer."""
    mine = by.unit_ids(Role.CLERK, Role.HEAD, Role.OFFICER, Role.HEAD_OF_OFFICE, Role.UNION)
    return owners_seen_by(by).filter(unit__in=mine, state=DutyState.OPEN)


def owners_to_urge(plan: Plan, by: Acting) -> QuerySet[DutyOwner]:
    """Owners one step below the plan's unit that have not reported a dated duty done."""
    return (
        owners_seen_by(by)
        .filter(duty__plan=plan, state=DutyState.OPEN, duty__due__isnull=False, unit__parent=plan.unit)
        .filter(Q(urged_at=None) | Q(urged_at__lt=calendar.now() - timedelta(days=3)))
    )


def tasks_for(by: Acting) -> list[Task]:
    """Dated duties of my units, and plans read but not yet confirmed."""
    owners = duties_of_units(by).exclude(duty__due=None).order_by("duty__due")[:20]
    tasks = [_report_task(owner) for owner in owners]
    return [*tasks, *_plan_tasks(by)] if by.has_role(Role.OFFICER, Role.HEAD_OF_OFFICE, Role.CLERK) else tasks


def _plan_tasks(by: Acting) -> list[Task]:
    """Plans to confirm; and the Sở has no plan of its own for this year yet."""
    at = by.units_at(Role.OFFICER, Role.HEAD_OF_OFFICE)
    own, year = [unit.pk for unit in at if unit.kind == Kind.DEPARTMENT], calendar.today().year
    seen = plans_seen_by(by).filter(Q(state=PlanState.READ) | Q(unit__in=own, year=year)).order_by("state", "pk")
    plans = list(seen.defer("reading"))
    unread = [plan for plan in plans if plan.state == PlanState.READ][:5]
    tasks = [
        Task("Xác nhận kế hoạch đã đọc", "plan-confirm", (plan.pk,), hint=plan.title, kind="plans.confirm")
        for plan in unread
    ]
    has_own = any(plan.unit_id in own and plan.year == year for plan in plans)
    return tasks if has_own or not own else [*tasks, _plan_to_come(year)]


def _plan_to_come(year: int) -> Task:
    hint = "Phong trào, đợt thi đua và nhiệm vụ được lập từ chính văn bản."
    return Task(f"Nhập kế hoạch phát động phong trào thi đua năm {year}", "plan-new", hint=hint, kind="plans.take_in")


def _report_task(owner: DutyOwner) -> Task:
    label = f"Báo cáo nhiệm vụ: {owner.duty.text[:90]}"
    return Task(label, "duty", (owner.pk,), owner.duty.due, owner.unit.name if owner.unit else "", kind="plans.report")
