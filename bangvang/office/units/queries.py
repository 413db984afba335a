"""What is asked about units."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from bangvang.office.units.models import Kind, Unit, UnitName
from bangvang.toolbox.vietnamese import fold

__all__ = ["Kind", "Unit"]

APPRAISES = (Kind.DEPARTMENT, Kind.DISTRICT_OFFICE)
OUTSIDE = (Kind.PROVINCE, Kind.DISTRICT)
SCHOOLS = (Kind.DISTRICT_SCHOOL, Kind.DEPARTMENT_UNIT)


@dataclass(frozen=True)
class Letterhead:
    """How a unit signed its papers on a day."""

    parent: str
    name: str
    symbol: str
    place: str


def is_empty() -> bool:
    """No unit stands yet: a database that nobody uses."""
    return not Unit.objects.exists()


def units_on(day: date) -> QuerySet[Unit]:
    """Units that existed on the day."""
    return Unit.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def units_below(paths: Iterable[str]) -> QuerySet[Unit]:
    """The units at these places of the tree and everything under them."""
    reach = Q(pk__in=[])
    for path in paths:
        reach |= Q(path__startswith=path)
    return Unit.objects.filter(reach)


def the_department() -> Unit:
    return Unit.objects.get(kind=Kind.DEPARTMENT, until=None)


def the_province() -> Unit:
    return Unit.objects.get(kind=Kind.PROVINCE)


def district_of(district_office: Unit) -> Unit:
    """The district People's Committee above a Phòng GDĐT: its parent on the tree of authority is told by the code."""
    return Unit.objects.get(kind=Kind.DISTRICT, code=district_office.code.replace("PGD", "UBND"))


def managing_unit(unit: Unit) -> Unit:
    """Who stands one step above: a district school's Phòng GDĐT, else the Sở."""
    if unit.kind in (Kind.DEPARTMENT, *OUTSIDE) or unit.parent is None:
        return unit
    return unit.parent


def name_on(unit: Unit, day: date) -> UnitName | Unit:
    """The unit's name, symbol and place on the day; today's where no dated name is kept."""
    dated = unit.names.filter(Q(until=None) | Q(until__gte=day), since__lte=day).order_by("-since").first()
    return dated or unit


def letterhead_on(unit: Unit, day: date) -> Letterhead:
    """Box 2 and 4 of a paper (NĐ 30/2020): the body above, the body itself, symbol and place on that day."""
    own = name_on(unit, day)
    above = unit.parent if unit.kind != Kind.DEPARTMENT else Unit.objects.filter(kind=Kind.PROVINCE).first()
    if unit.kind == Kind.DISTRICT_OFFICE:
        above = district_of(unit)
    parent = name_on(above, day).name if above else ""
    return Letterhead(parent, own.name, own.symbol, own.place or (name_on(above, day).place if above else ""))


def search(units: QuerySet[Unit], words: str) -> QuerySet[Unit]:
    for word in fold(words).split():
        units = units.filter(search_text__contains=word)
    return units
