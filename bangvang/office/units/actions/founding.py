"""Units are founded, with their first name and place, and gathered in clusters."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from bangvang.office.units.models import Cluster, ClusterMember, Unit, UnitName, UnitPlace
from bangvang.toolbox import audit
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import fold, nfc


def found_unit(*, by: Author, code: str, name: str, kind: str, since: date, **details: Any) -> Unit:
    """Enter a unit with its first dated name and place."""
    unit = _unit(code=code, name=nfc(name), kind=kind, since=since, **details)
    with transaction.atomic():
        unit.save()
        UnitName.objects.bulk_create([_first_name(unit)])
        UnitPlace.objects.bulk_create([_first_place(unit)])
        audit.record("units.found", unit, by=by)
    return unit


def found_units(units: Iterable[dict[str, Any]], *, by: Author) -> list[Unit]:
    """Enter many units of one storey of the tree; parents must stand already."""
    made = [_unit(**one) for one in units]
    with transaction.atomic():
        Unit.objects.bulk_create(made, batch_size=200)
        UnitName.objects.bulk_create([_first_name(unit) for unit in made], batch_size=200)
        UnitPlace.objects.bulk_create([_first_place(unit) for unit in made], batch_size=200)
        audit.record_all([audit.Event("units.found", unit) for unit in made], by=by)
    return made


def form_cluster(name: str, year: str, units: Iterable[Unit], *, by: Author, decision: str = "") -> Cluster:
    """Gather units in a cluster for one year; the first unit leads it."""
    with transaction.atomic():
        cluster = Cluster.objects.create(name=name, year=year, decision=decision)
        ClusterMember.objects.bulk_create(
            ClusterMember(cluster=cluster, unit=unit, role="head" if place == 0 else "member")
            for place, unit in enumerate(units)
        )
        audit.record("units.form_cluster", cluster, by=by, basis=decision)
    return cluster


def rank_cluster(cluster: Cluster, ranked: Iterable[Unit], *, by: Author, proof: str) -> None:
    """Write down the ranking the cluster's own minutes tell."""
    with transaction.atomic():
        for rank, unit in enumerate(ranked, start=1):
            cluster.members.filter(unit=unit).update(rank=rank, proof=proof)
        audit.record("units.rank_cluster", cluster, by=by, basis=proof)


def _unit(*, name: str, short_name: str = "", parent: Unit | None = None, code: str, **details: Any) -> Unit:
    short = nfc(short_name or name)
    path = f"{parent.path if parent else ''}{code}."
    text = fold(f"{name} {short}")
    return Unit(code=code, name=nfc(name), short_name=short, parent=parent, path=path, search_text=text, **details)


def _first_name(unit: Unit) -> UnitName:
    return UnitName(
        unit=unit, name=unit.name, short_name=unit.short_name, symbol=unit.symbol, place=unit.place, since=unit.since
    )


def _first_place(unit: Unit) -> UnitPlace:
    return UnitPlace(unit=unit, parent=unit.parent, kind=unit.kind, since=unit.since)
