"""What a change does, told row by row by the code that does it and kept with the change: a preview is the same, taken back."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum

from bangvang.office.units.models import Unit, UnitChange
from bangvang.office.units.queries import letterhead_on


class Part(StrEnum):
    """What a row is about; the screens stand them in this order."""

    UNIT = "unit"
    NAME = "name"
    PEOPLE = "people"
    HEAD = "head"
    ROLE = "role"
    CLUSTER = "cluster"


@dataclass(frozen=True)
class Followed:
    """One thing that a change does: how it stood on the day before, how it stands from the day on."""

    part: str
    what: str
    before: str
    after: str
    count: int = 1


def keep(change: UnitChange, rows: Iterable[Followed]) -> None:
    """Write down with the change what was just done."""
    change.followed = [*change.followed, *(asdict(row) for row in rows)]
    change.save(update_fields=["followed"])


def papers_renamed(units: Iterable[Unit], since: date) -> list[Followed]:
    """Units whose papers bear another name, or another authority above it, from the day on; those alike in one row."""
    told = {unit: (_head(unit, since - timedelta(days=1)), _head(unit, since)) for unit in units}
    changed = {unit: pair for unit, pair in told.items() if pair[0] != pair[1]}
    own = {unit: pair for unit, pair in changed.items() if pair[0][1] != pair[1][1]}
    rows = [Followed(Part.NAME, str(unit), _told(*was), _told(*now)) for unit, (was, now) in own.items()]
    above = Counter((was[0], now[0]) for unit, (was, now) in changed.items() if unit not in own)
    first = {(was[0], now[0]): str(unit) for unit, (was, now) in reversed(changed.items()) if unit not in own}
    for (was, now), count in above.items():
        what = first[was, now] if count == 1 else f"{first[was, now]} và {count - 1} đơn vị khác"
        rows.append(Followed(Part.NAME, what, f"Cơ quan chủ quản: {was}", f"Cơ quan chủ quản: {now}", count))
    return rows


def _told(above: str, name: str) -> str:
    return f"{above} / {name}" if above else name


def _head(unit: Unit, day: date) -> tuple[str, str]:
    """Who stands above and the own name; empty above where the district of a Phòng is not kept."""
    if unit.since > day:
        return "", "Chưa có"
    try:
        head = letterhead_on(unit, day)
    except Unit.DoesNotExist:
        return "", unit.name
    return head.parent, head.name
