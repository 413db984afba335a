"""Thay đổi tổ chức: entered with decision and day, in effect from that day. Names and places are closed, never edited."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from bangvang.office.units import workflow
from bangvang.office.units.actions import accounts
from bangvang.office.units.actions.accounts import Followed, Part, papers_renamed
from bangvang.office.units.actions.clusters import leave_with_unit
from bangvang.office.units.models import Kind, Unit, UnitChange, UnitName, UnitPlace, What
from bangvang.office.units.queries import changes_due, units_below, why_refused
from bangvang.toolbox import audit, calendar
from bangvang.toolbox.acting import MACHINE, Author
from bangvang.toolbox.jobs import every_hour
from bangvang.toolbox.vietnamese import fold, nfc
from bangvang.toolbox.workflow import NotNow, NotYours, Step, begins, performs

APPLY_DUE = "units.apply_due_changes"


@begins(workflow.RENAME)
def rename_unit(unit: Unit, *, by: Author, name: str, short_name: str, since: date, decision: str) -> UnitChange:
    """Give a unit a new name from a day on; the old name stays with its dates."""
    told = {"name": nfc(name), "short_name": nfc(short_name), "since": since, "decision": decision}
    return enter_changes(workflow.RENAME, [UnitChange(unit=unit, what=What.RENAME, **told)], by)[0]


@begins(workflow.MOVE)
def move_unit(unit: Unit, *, by: Author, under: Unit, kind: str, since: date, decision: str) -> UnitChange:
    """Put a unit under another authority from a day on, with all that stands below it."""
    change = UnitChange(unit=unit, what=What.MOVE, other=under, kind=kind, since=since, decision=decision)
    return enter_changes(workflow.MOVE, [change], by)[0]


@begins(workflow.MERGE)
def merge_units(into: Unit, *, by: Author, units: Iterable[Unit], since: date, decision: str) -> list[UnitChange]:
    """Units end and become part of this one, which finds their history."""
    told = {"what": What.MERGE, "other": into, "since": since, "decision": decision}
    return enter_changes(workflow.MERGE, [UnitChange(unit=unit, **told) for unit in units], by)


@begins(workflow.SPLIT)
def split_unit(unit: Unit, *, by: Author, into: Iterable[Unit], since: date, decision: str) -> list[UnitChange]:
    """A unit becomes several, founded before; the first of them keeps its papers. Named among them, it stays itself."""
    parts, told = list(into), {"since": since, "decision": decision}
    changes = [UnitChange(unit=unit, what=What.SPLIT, other=one, **told) for one in parts if one.pk != unit.pk]
    if unit.pk not in {one.pk for one in parts}:
        changes.append(UnitChange(unit=unit, what=What.DISSOLVE, other=parts[0], **told))
    return enter_changes(workflow.SPLIT, changes, by)


@begins(workflow.DISSOLVE)
def dissolve_unit(unit: Unit, *, by: Author, successor: Unit | None, since: date, decision: str) -> UnitChange:
    """A unit ends; its successor finds the history, finishes its dossiers and takes the units below that still stand."""
    change = UnitChange(unit=unit, what=What.DISSOLVE, other=successor, since=since, decision=decision)
    return enter_changes(workflow.DISSOLVE, [change], by)[0]


@performs(workflow.CANCEL)
def cancel_change(change: UnitChange, *, by: Author) -> None:
    """Take back a change whose day has not come."""
    change.cancelled_at = calendar.now()
    change.save(update_fields=["cancelled_at"])


def apply_due_changes(*, by: Author = MACHINE) -> list[UnitChange]:
    """Carry out every change whose day has come, in the order of their days; twice is once."""
    with transaction.atomic():
        due = list(changes_due(calendar.today()).select_for_update())
        for change in due:
            _apply(change, by)
    return due


@every_hour(APPLY_DUE)
def _apply_due() -> None:
    apply_due_changes()


def enter_changes(step: Step, changes: list[UnitChange], by: Author) -> list[UnitChange]:
    """Keep the changes; what is due already takes effect at once."""
    for change in changes:
        change.decision, change.entered_at = nfc(change.decision).strip(), calendar.now()
        if not step.may(by, change.unit):
            raise NotYours(f"Không có quyền thực hiện “{step.label}” đối với {change.unit}.")
        if lacks := why_refused(change):
            raise NotNow(step, lacks, change.unit)
        change.save()
    for change in changes:
        if change.since <= calendar.today():
            _apply(change, by)
    return changes


def _apply(change: UnitChange, by: Author) -> None:
    unit = Unit.objects.select_for_update().get(pk=change.unit_id)
    other = Unit.objects.get(pk=change.other_id) if change.other_id else None
    rows: list[Followed] = []
    if change.what == What.RENAME:
        rows = _rename(unit, change)
    elif change.what == What.MOVE:
        rows = _move(unit, other, change)
    elif change.what in (What.MERGE, What.DISSOLVE):
        rows = _end(unit, other, change)
    change.applied_at = calendar.now()
    change.save(update_fields=["applied_at"])
    accounts.keep(change, rows)
    audit.record(f"units.{change.what}", unit, by=by, reason=str(change), basis=change.decision)


def _rename(unit: Unit, change: UnitChange) -> list[Followed]:
    unit.names.filter(until=None).update(until=_day_before(change))
    unit.name, unit.short_name = change.name, change.short_name
    unit.search_text = fold(f"{unit.name} {unit.short_name}")
    unit.save(update_fields=["name", "short_name", "search_text"])
    dated = UnitName(unit=unit, name=unit.name, short_name=unit.short_name, symbol=unit.symbol, place=unit.place)
    dated.since, dated.decision = change.since, change.decision
    dated.save()
    return papers_renamed([unit, *_below(unit)], change.since)


def _move(unit: Unit, parent: Unit | None, change: UnitChange) -> list[Followed]:
    """The unit itself; what stands below goes along and stays below it."""
    rows = [_place(unit, parent, change.kind, change)]
    stays = f"Thuộc {unit}"
    rows += [Followed(Part.UNIT, str(child), stays, f"{stays}, đi theo") for child in _below(unit)]
    return rows + papers_renamed([unit], change.since)


def _place(unit: Unit, parent: Unit | None, kind: str, change: UnitChange) -> Followed:
    """Under another authority, perhaps as another kind; the place before keeps its dates."""
    was = unit.parent, unit.kind
    unit.places.filter(until=None).update(until=_day_before(change))
    told = {"parent": parent, "kind": kind, "since": change.since, "decision": change.decision}
    UnitPlace.objects.create(unit=unit, **told)
    unit.parent, unit.kind = parent, kind
    unit.save(update_fields=["parent", "kind"])
    _replant(unit, parent)
    return Followed(Part.UNIT, str(unit), _stands(*was), _stands(parent, kind))


def _end(unit: Unit, successor: Unit | None, change: UnitChange) -> list[Followed]:
    last = _day_before(change)
    after = f"Kết thúc hoạt động; kế thừa: {successor}" if successor else "Kết thúc hoạt động"
    rows = [Followed(Part.UNIT, str(unit), _stands(unit.parent, unit.kind), after)]
    children = list(unit.children.filter(until=None).order_by("path")) if successor else []
    rows += [_place(child, successor, child.kind, change) for child in children]
    unit.names.filter(until=None).update(until=last)
    unit.places.filter(until=None).update(until=last)
    unit.until, unit.successor = last, successor
    unit.save(update_fields=["until", "successor"])
    if successor:
        unit.parent = successor
        unit.save(update_fields=["parent"])
        _replant(unit, successor)
    return [*rows, *leave_with_unit(unit, last), *papers_renamed(_bodies(children), change.since)]


def _stands(parent: Unit | None, kind: str) -> str:
    return f"{Kind(kind).label}, thuộc {parent}" if parent else str(Kind(kind).label)


def _below(unit: Unit) -> list[Unit]:
    return _bodies(unit.children.filter(until=None).order_by("path"))


def _bodies(units: Iterable[Unit]) -> list[Unit]:
    """A tổ signs no papers of its own."""
    return [unit for unit in units if unit.kind != Kind.GROUP]


def _replant(unit: Unit, parent: Unit | None) -> None:
    """Carry the unit and all below it to another place of the tree."""
    old, unit.path = unit.path, f"{parent.path if parent else ''}{unit.code}."
    moved = list(units_below([old]))
    for each in moved:
        each.path = unit.path + each.path[len(old) :]
    Unit.objects.bulk_update(moved, ["path"], batch_size=200)


def _day_before(change: UnitChange) -> date:
    return change.since - timedelta(days=1)
