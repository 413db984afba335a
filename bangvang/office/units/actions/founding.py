"""Units are founded, with their first name, place and tags."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction

from bangvang.office.units import workflow
from bangvang.office.units.models import Kind, Unit, UnitName, UnitPlace, UnitTag
from bangvang.office.units.queries import STANDS_UNDER
from bangvang.toolbox import audit
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import fold, nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins


def found_unit(*, by: Author, **details: Any) -> Unit:
    """Enter a unit with its first dated name, place and tags."""
    return found_units([details], by=by)[0]


def found_units(units: Iterable[dict[str, Any]], *, by: Author) -> list[Unit]:
    """Enter many units of one storey of the tree; parents must stand already. `tags` names the kinds of area."""
    told = [dict(one) for one in units]
    tags = [one.pop("tags", ()) for one in told]
    decisions = [one.pop("decision", "") for one in told]
    made = [_unit(**one) for one in told]
    with transaction.atomic():
        Unit.objects.bulk_create(made, batch_size=200)
        first = zip(made, decisions, strict=True)
        UnitName.objects.bulk_create([_first_name(unit, decision) for unit, decision in first], batch_size=200)
        first = zip(made, decisions, strict=True)
        UnitPlace.objects.bulk_create([_first_place(unit, decision) for unit, decision in first], batch_size=200)
        UnitTag.objects.bulk_create(_first_tags(made, tags, decisions), batch_size=200)
        events = [audit.Event("units.found", unit, basis=told) for unit, told in zip(made, decisions, strict=True)]
        audit.record_all(events, by=by)
    return made


@begins(workflow.FOUND)
def found_at(parent: Unit, *, by: Author, code: str, kind: str, decision: str, **details: Any) -> Unit:
    """The Sở founds a unit under another of its branch, by decision."""
    lacks = [] if decision.strip() else [Lack("Cần ghi số, ngày của quyết định.")]
    if Unit.objects.filter(code__iexact=code).exists():
        lacks.append(Lack(f"Mã {code} đã có đơn vị dùng."))
    if (wanted := STANDS_UNDER.get(kind, parent.kind)) != parent.kind:
        lacks.append(Lack(f"“{Kind(kind).label}” phải thuộc “{Kind(wanted).label}”."))
    if lacks:
        raise NotNow(workflow.FOUND, lacks, parent)
    return found_unit(by=by, code=code, kind=kind, parent=parent, decision=nfc(decision).strip(), **details)


def give_up_founding(unit: Unit, *, by: Author, reason: str) -> None:
    """A unit founded for a day that has not come never begins: it ends before its first day and stays in the books."""
    last = unit.since - timedelta(days=1)
    for rows in (unit.names, unit.places, unit.tags):
        rows.update(until=last)
    unit.until = last
    unit.save(update_fields=["until"])
    audit.record("units.give_up_founding", unit, by=by, reason=reason)


def _unit(*, name: str, short_name: str = "", parent: Unit | None = None, code: str, **details: Any) -> Unit:
    short = nfc(short_name or name)
    path = f"{parent.path if parent else ''}{code}."
    text = fold(f"{name} {short}")
    return Unit(code=code, name=nfc(name), short_name=short, parent=parent, path=path, search_text=text, **details)


def _first_name(unit: Unit, decision: str) -> UnitName:
    told = {"name": unit.name, "short_name": unit.short_name, "symbol": unit.symbol, "place": unit.place}
    return UnitName(unit=unit, since=unit.since, decision=decision, **told)


def _first_place(unit: Unit, decision: str) -> UnitPlace:
    return UnitPlace(unit=unit, parent=unit.parent, kind=unit.kind, since=unit.since, decision=decision)


def _first_tags(made: list[Unit], tags: list[Iterable[str]], decisions: list[str]) -> list[UnitTag]:
    return [
        UnitTag(unit=unit, kind=kind, since=unit.since, decision=decision)
        for unit, kinds, decision in zip(made, tags, decisions, strict=True)
        for kind in kinds
    ]
