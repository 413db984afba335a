"""Every write on plans: taken in and read, made into clauses and duties, reported, urged."""

from typing import Any

from bangvang.office.plans import workflow
from bangvang.office.plans.models import Basis, Clause, Duty, DutyOwner, DutyReport, DutyState, Plan
from bangvang.office.plans.queries import bodies_named
from bangvang.office.plans.reading import PlanRead
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.workflow import begins, performs


@begins(workflow.TAKE_IN)
def take_in(unit: Unit, *, by: Author, read: PlanRead, source: StoredFile | None = None) -> Plan:
    """Keep a plan as the reader understood it; nothing comes of it until an officer confirms."""
    told = read.as_dict()
    plan = Plan(unit=unit, title=told["title"], source=source, reading=told, entered_at=calendar.now())
    _take_head(plan, told)
    plan.save()
    Clause.objects.bulk_create(
        Clause(plan=plan, ident=part.id, title=part.title, text=part.text, place=place)
        for place, part in enumerate(read.clauses)
    )
    return plan


@performs(workflow.MAKE_DUTIES)
def make_duties(plan: Plan, *, by: Author, confirmed: dict[str, Any]) -> None:
    """Write the bases and duties as the officer confirmed them (`confirmed` has the shape of the reading)."""
    _take_head(plan, confirmed)
    plan.save()
    Basis.objects.bulk_create(_basis(plan, row) for row in confirmed["bases"])
    rows = confirmed["duties"]
    duties = Duty.objects.bulk_create(_duty(plan, place, row) for place, row in enumerate(rows))
    owners = [owner for duty, row in zip(duties, rows, strict=True) for owner in _owners(duty, row["bodies"])]
    DutyOwner.objects.bulk_create(owners, batch_size=500)


@performs(workflow.REPORT_DUTY)
def report_duty(owner: DutyOwner, *, by: Author, text: str, is_done: bool) -> None:
    """An owner says how far it is; "done" closes its part of the duty."""
    DutyReport.objects.create(
        owner=owner, text=text, is_done=is_done, reported_at=calendar.now(), reported_by=by.author_name
    )
    owner.state = DutyState.DONE if is_done else DutyState.OPEN
    owner.save(update_fields=["state"])


@performs(workflow.URGE, many=True)
def urge(owners: list[DutyOwner], *, by: Author) -> None:
    """Remind owners one step down; one notice a unit."""
    for owner in owners:
        owner.urged_at = calendar.now()
    DutyOwner.objects.bulk_update(owners, ["urged_at"])


def _take_head(plan: Plan, told: dict[str, Any]) -> None:
    plan.title, plan.year = told["title"], told["year"]
    plan.number, plan.issuer = told["number"] or "", told["issuer"] or ""
    plan.issued_date = told["date"]
    plan.since, plan.until = told["period"]["from"], told["period"]["to"]
    plan.signer_role, plan.archive = told["signer_role"] or "", told["archive"] or ""
    plan.recipients = told["recipients"]


def _basis(plan: Plan, row: dict[str, Any]) -> Basis:
    return Basis(
        plan=plan,
        kind=row["kind"] or "",
        number=row["number"] or "",
        issued_date=row["date"],
        issuer=row["issuer"] or "",
        subject=row["subject"] or "",
        cited_in=row["cited_in"],
    )


def _duty(plan: Plan, place: int, row: dict[str, Any]) -> Duty:
    return Duty(
        plan=plan,
        place=place,
        clause=row["clause"],
        actor=row["actor"],
        text=row["text"],
        due=row["due"],
        is_request=row["request"],
    )


def _owners(duty: Duty, bodies: list[str]) -> list[DutyOwner]:
    found: list[DutyOwner] = []
    for body in bodies:
        units = bodies_named(body, calendar.today())
        found += [DutyOwner(duty=duty, body=body, unit=unit) for unit in units] or [DutyOwner(duty=duty, body=body)]
    return found
