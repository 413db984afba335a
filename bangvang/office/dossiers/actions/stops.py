"""Stops of many lines at once: left here, arrived there. Called only inside steps."""

from collections.abc import Iterable
from typing import Any

from bangvang.office.dossiers.models import Line, Proposal, Stop
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar

BATCH = 200


def leave(lines: Iterable[Line], outcome: str) -> None:
    """Close the stop where each line lies."""
    open_here = Stop.objects.filter(line__in=[line.pk for line in lines], left_at=None)
    open_here.update(left_at=calendar.now(), outcome=outcome)


def arrive(
    lines: Iterable[Line],
    unit: Unit | int,
    proposal: Proposal | None = None,
    snapshots: dict[int, dict[str, Any]] | None = None,
) -> None:
    """Open a stop at the unit for each line, with what was handed in."""
    unit_id = unit if isinstance(unit, int) else unit.pk
    now = calendar.now()
    rows = [
        Stop(
            line=line,
            unit_id=unit_id,
            proposal=proposal,
            ordinal=line.ordinal,
            arrived_at=now,
            snapshot=(snapshots or {}).get(line.pk, {}),
        )
        for line in lines
    ]
    Stop.objects.bulk_create(rows, batch_size=BATCH)


def keep(lines: list[Line], *fields: str) -> None:
    """Write these fields of many lines: one plain UPDATE for what all have alike, row by row only what differs."""
    columns = {name: Line._meta.get_field(name).attname for name in fields}  # type: ignore[union-attr]
    alike = {name for name in fields if len({repr(getattr(line, columns[name])) for line in lines}) == 1}
    if alike:
        same = {columns[name]: getattr(lines[0], columns[name]) for name in alike}
        Line.objects.filter(pk__in=[line.pk for line in lines]).update(**same)
    if different := [name for name in fields if name not in alike]:
        Line.objects.bulk_update(lines, different, batch_size=BATCH)
