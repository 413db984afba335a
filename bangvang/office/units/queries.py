"""What is asked about units."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from bangvang.office.units.models import (
    Cluster,
    ClusterMember,
    ClusterRanking,
    ClusterRole,
    Kind,
    Level,
    TagKind,
    Unit,
    UnitChange,
    UnitName,
    UnitPlace,
    UnitTag,
    What,
)
from bangvang.toolbox import calendar
from bangvang.toolbox.vietnamese import fold
from bangvang.toolbox.workflow import Lack

__all__ = ["Cluster", "ClusterRole", "Kind", "Level", "TagKind", "Unit", "What"]

APPRAISES = (Kind.DEPARTMENT, Kind.DISTRICT_OFFICE)
OUTSIDE = (Kind.PROVINCE, Kind.DISTRICT, Kind.COMMUNE)
# What may be founded on screen: the Sở and the committees above it come from outside.
FOUNDED = [(kind.value, kind.label) for kind in Kind if kind not in (Kind.DEPARTMENT, Kind.PROVINCE, Kind.GROUP)]
KINDS = [(kind.value, kind.label) for kind in Kind if kind != Kind.GROUP]  # of units that stand for themselves
SCHOOLS = (Kind.DISTRICT_SCHOOL, Kind.COMMUNE_SCHOOL, Kind.DEPARTMENT_UNIT)


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


def unit_by_code(code: str) -> Unit | None:
    return Unit.objects.filter(code__iexact=code.strip()).first()


def bodies() -> QuerySet[Unit]:
    """Every unit of the organisation; a tổ is part of its unit and counted nowhere beside it."""
    return Unit.objects.exclude(kind=Kind.GROUP)


def units_on(day: date) -> QuerySet[Unit]:
    """Units that existed on the day."""
    return bodies().filter(_on(day))


def standing(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Those that exist today: founded by now and not ended."""
    return units.filter(until=None, since__lte=calendar.today())


def to_come(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Those founded for a day that has not come."""
    return units.filter(until=None, since__gt=calendar.today()).order_by("since", "path")


def teams_of(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """The tổ of these units, those that stand first, then by name."""
    rows = Unit.objects.filter(kind=Kind.GROUP, parent__in=units.values("pk")).select_related("parent")
    return rows.order_by(F("until").desc(nulls_first=True), "name", "pk")


def teams_on(unit: Unit, day: date) -> QuerySet[Unit]:
    """The tổ the unit had on the day, by name."""
    return Unit.objects.filter(_on(day), kind=Kind.GROUP, parent=unit).order_by("name", "pk")


def teams_of_units(units: QuerySet[Unit], day: date) -> QuerySet[Unit]:
    """The tổ these units had on the day, each with its unit."""
    return Unit.objects.filter(_on(day), kind=Kind.GROUP, parent__in=units.values("pk")).select_related("parent")


def units_below(paths: Iterable[str]) -> QuerySet[Unit]:
    """The units at these places of the tree and everything under them."""
    reach = Q(pk__in=[])
    for path in paths:
        reach |= Q(path__startswith=path)
    return Unit.objects.filter(reach)


def the_department() -> Unit:
    return units_on(calendar.today()).get(kind=Kind.DEPARTMENT)


def the_province() -> Unit:
    return units_on(calendar.today()).get(kind=Kind.PROVINCE)


def district_of(district_office: Unit) -> Unit:
    """The district People's Committee above a Phòng GDĐT: its parent on the tree of authority is told by the code."""
    return Unit.objects.get(kind=Kind.DISTRICT, code=district_office.code.replace("PGD", "UBND"))


def managing_unit(unit: Unit) -> Unit:
    """Who stands one step above: a district school's Phòng GDĐT, else the Sở."""
    if unit.kind in (Kind.DEPARTMENT, *OUTSIDE) or unit.parent is None:
        return unit
    return unit.parent


def heir_of(unit: Unit) -> Unit:
    """The unit itself while it stands; of a dissolved one, the last of its successors. No query for a standing unit."""
    seen = {unit.pk}
    while unit.until is not None and unit.until < calendar.today() and unit.successor_id not in (None, *seen):
        unit = unit.successor
        seen.add(unit.pk)
    return unit


def name_on(unit: Unit, day: date) -> UnitName | Unit:
    """The unit's name, symbol and place on the day; today's where no dated name is kept."""
    dated = unit.names.filter(since__lte=day).order_by("-since", "-pk").first()  # of a dissolved unit, its last name
    return dated or unit


def place_on(unit: Unit, day: date) -> UnitPlace | Unit:
    """Under whom the unit stood on the day and as what kind; of a dissolved unit, its last place."""
    dated = unit.places.filter(since__lte=day).select_related("parent").order_by("-since", "-pk").first()
    return dated or unit


def letterhead_on(unit: Unit, day: date) -> Letterhead:
    """Box 2 and 4 of a paper (NĐ 30/2020): the body above, the body itself, symbol and place on that day."""
    own, stood = name_on(unit, day), place_on(unit, day)
    above = stood.parent if stood.kind != Kind.DEPARTMENT else units_on(day).filter(kind=Kind.PROVINCE).first()
    if stood.kind == Kind.DISTRICT_OFFICE:
        above = district_of(unit)
    parent = name_on(above, day).name if above else ""
    return Letterhead(parent, own.name, own.symbol, own.place or (name_on(above, day).place if above else ""))


def every_unit() -> QuerySet[Unit]:
    """All units of every time; a screen narrows them to its reader's reach."""
    return bodies()


def tagged_on(kind: str, day: date) -> QuerySet[Unit]:
    """Units that lay in this kind of area on the day."""
    rows = UnitTag.objects.filter(Q(until=None) | Q(until__gte=day), kind=kind, since__lte=day)
    return Unit.objects.filter(pk__in=rows.values("unit_id"))


def tag_spells(kind: str) -> list[tuple[int, date, date | None]]:
    """Which unit lay in this kind of area from when until when."""
    return list(UnitTag.objects.filter(kind=kind).order_by("since", "pk").values_list("unit_id", "since", "until"))


def search(units: QuerySet[Unit], words: str) -> QuerySet[Unit]:
    for word in fold(words).split():
        units = units.filter(search_text__contains=word)
    return units


def once_named(units: QuerySet[Unit], words: str) -> list[UnitName]:
    """Earlier names of these units that hold every word; renamed units are few, so their names are folded here."""
    asked = fold(words).split()
    rows = UnitName.objects.filter(unit__in=units.values("pk")).exclude(name=F("unit__name")).select_related("unit")
    told = ((row, fold(f"{row.name} {row.short_name}")) for row in rows.order_by("-since", "-pk")) if asked else ()
    return [row for row, text in told if all(word in text for word in asked)]


def dissolved_units() -> QuerySet[Unit]:
    """Units that have ended and passed their affairs on."""
    return Unit.objects.filter(until__lt=calendar.today(), successor__isnull=False)


def dissolved_into(units: Iterable[Unit]) -> dict[int, list[Unit]]:
    """Dissolved units by the standing unit their successors end in; one query for all of these units."""
    standing = {unit.pk: unit for unit in units}
    if not standing:
        return {}
    below = units_below({unit.path for unit in standing.values()}).values("pk")
    past = {unit.pk: unit for unit in dissolved_units().filter(pk__in=below)}
    told: dict[int, list[Unit]] = {}
    for unit in past.values():
        heir: int | None = unit.successor_id
        for _step in past:  # a chain is never longer than all of them
            heir = past[heir].successor_id if heir in past else heir
        if heir in standing and heir not in past:
            told.setdefault(heir, []).append(unit)
    return told


def with_past_of(unit: Unit) -> list[int]:
    """The unit and the dissolved ones whose affairs it finishes."""
    return [unit.pk, *(one.pk for one in dissolved_into([unit]).get(unit.pk, []))]


def changes_due(day: date) -> QuerySet[UnitChange]:
    """Changes whose day has come and that nobody has carried out or taken back."""
    return UnitChange.objects.filter(applied_at=None, cancelled_at=None, since__lte=day).order_by("since", "pk")


def changes_waiting() -> QuerySet[UnitChange]:
    """Changes entered for a later day."""
    return UnitChange.objects.filter(applied_at=None, cancelled_at=None).select_related("unit", "other")


def end_by(unit: Unit, day: date) -> UnitChange | None:
    """The change by which the unit will no longer stand on the day, where one is entered and waits."""
    return changes_waiting().filter(unit=unit, what__in=ENDS, since__lte=day).first()


def changes_of(units: QuerySet[Unit]) -> QuerySet[UnitChange]:
    """Changes of these units, the latest day first."""
    rows = UnitChange.objects.filter(unit__in=units).select_related("unit", "other")
    return rows.order_by("-since", "-pk")


def cluster_places(units: QuerySet[Unit]) -> QuerySet[ClusterMember]:
    """These units in their clusters, the newest year first, cluster by cluster; by rank where it is known."""
    rows = ClusterMember.objects.filter(unit__in=units.values("pk")).select_related("cluster", "unit")
    return rows.order_by("-cluster__year", "cluster__name", "cluster_id", F("rank").asc(nulls_last=True), "unit__path")


def changes_about(unit: Unit) -> QuerySet[UnitChange]:
    """What became of the unit, and of those that became part of it or came out of another."""
    rows = UnitChange.objects.filter(Q(unit=unit) | Q(other=unit), cancelled_at=None)
    return rows.exclude(other=unit, what=What.MOVE).select_related("unit", "other").order_by("since", "pk")


# Under what each kind stands; a kind not named stands anywhere.
STANDS_UNDER: dict[str, str] = {
    Kind.DISTRICT_SCHOOL: Kind.DISTRICT_OFFICE,
    Kind.COMMUNE_SCHOOL: Kind.COMMUNE,
    Kind.DEPARTMENT_UNIT: Kind.DEPARTMENT,
    Kind.DISTRICT_OFFICE: Kind.DEPARTMENT,
    Kind.DIVISION: Kind.DEPARTMENT,
    Kind.OFFICE: Kind.DEPARTMENT,
}


def why_refused(change: UnitChange) -> list[Lack]:
    """Why this change cannot be entered; empty if it can."""
    lacks = [] if change.decision or change.unit.kind == Kind.GROUP else [Lack("Cần ghi số, ngày của quyết định.")]
    lacks += _out_of_time(change)
    if change.what == What.MOVE:
        lacks += _wrong_place(change)
    if change.what in (What.MERGE, What.DISSOLVE):
        lacks += _left_behind(change)
    return lacks


def _out_of_time(change: UnitChange) -> list[Lack]:
    """Changes of a unit follow one another in time, between its founding and its end."""
    unit, other, since = change.unit, change.other, change.since
    lacks = [
        Lack(f"{one} đã kết thúc hoạt động từ ngày {one.until:%d/%m/%Y}.")
        for one in (unit, other)
        if one and one.until and one.until < since
    ]
    if since <= unit.since:
        lacks.append(Lack(f"{unit} thành lập ngày {unit.since:%d/%m/%Y}; thay đổi phải có hiệu lực sau ngày đó."))
    if other and other.since > since:
        lacks.append(Lack(f"{other} thành lập ngày {other.since:%d/%m/%Y}, sau ngày thay đổi."))
    ends = change.what in (What.MERGE, What.DISSOLVE)
    kinds = What.values if ends else [change.what, What.MERGE, What.DISSOLVE]
    earlier = unit.changes.filter(cancelled_at=None, what__in=kinds).exclude(what=What.SPLIT)
    later = earlier.filter(since__gt=since) | earlier.filter(since=since, what=change.what)
    return lacks + [Lack(f"Đã nhập: {one}.") for one in later | earlier.filter(what__in=ENDS, since__lte=since)]


ENDS = (What.MERGE, What.DISSOLVE)


def _wrong_place(change: UnitChange) -> list[Lack]:
    under = change.other
    if under is None:
        return [Lack("Cần chọn đơn vị quản lý mới.")]
    if under.path.startswith(change.unit.path):
        return [Lack(f"{under} thuộc chính {change.unit}.")]
    wanted = STANDS_UNDER.get(change.kind, under.kind)
    if under.kind != wanted:
        return [Lack(f"“{Kind(change.kind).label}” phải thuộc “{Kind(wanted).label}”; {under} không phải loại đó.")]
    return []


def _left_behind(change: UnitChange) -> list[Lack]:
    """Units below go to the successor only if it is of the same kind; else each must have been moved first."""
    unit, successor = change.unit, change.other
    if successor and successor.pk == unit.pk:
        return [Lack(f"{unit} không thể là đơn vị kế thừa của chính mình.")]
    if successor and successor.kind == unit.kind:
        return []
    told = UnitChange.objects.filter(what__in=(What.MOVE, *ENDS), cancelled_at=None, applied_at=None)
    going = told.filter(since__lte=change.since).values("unit_id")
    count = unit.children.filter(until=None).exclude(kind=Kind.GROUP).exclude(pk__in=going).count()
    return (
        [Lack(f"Còn {count} đơn vị thuộc {unit} chưa có nơi chuyển về; hãy nhập việc chuyển trước.")] if count else []
    )


def tags_of(units: QuerySet[Unit]) -> QuerySet[UnitTag]:
    """The areas these units lay in, at any time."""
    return UnitTag.objects.filter(unit__in=units.values("pk")).select_related("unit")


def every_cluster() -> QuerySet[Cluster]:
    return Cluster.objects.all()


def clusters_of(units: QuerySet[Unit], *, whole: bool) -> QuerySet[Cluster]:
    """Every cluster for whoever keeps them; else those in which one of these units is or was."""
    if whole:
        return Cluster.objects.all()
    return Cluster.objects.filter(pk__in=ClusterMember.objects.filter(unit__in=units.values("pk")).values("cluster_id"))


def with_leaders(clusters: QuerySet[Cluster]) -> list[Any]:
    """Clusters by name with their members counted and their `head` and `deputy`; two queries."""
    found: list[Any] = list(clusters.annotate(count=Count("members", Q(members__until=None))).order_by("name", "pk"))
    rows = ClusterMember.objects.filter(cluster__in=found).exclude(role=ClusterRole.MEMBER).select_related("unit")
    told = {(row.cluster_id, row.role): row.unit for row in rows}
    for each in found:
        each.head, each.deputy = (told.get((each.pk, role)) for role in (ClusterRole.HEAD, ClusterRole.DEPUTY))
    return found


def members_of(cluster: Cluster) -> list[ClusterMember]:
    """Head, deputy, members; who left stands last."""
    order: dict[str, int] = {ClusterRole.HEAD: 0, ClusterRole.DEPUTY: 1}
    rows = cluster.members.select_related("unit").order_by("unit__path")
    return sorted(rows, key=lambda row: (row.until is not None, order.get(row.role, 2)))


def rankings_of(cluster: Cluster) -> list[ClusterRanking]:
    """Every result written of the cluster's year, the one that holds first."""
    return list(cluster.rankings.prefetch_related("places__unit").order_by("-pk"))


def opposite_of(change: UnitChange) -> dict[str, Any]:
    """What to enter to bring a change back that has taken effect: a change of its own, with its own decision and day."""
    before = change.since - timedelta(days=1)
    if change.what == What.RENAME:
        old = name_on(change.unit, before)
        return {"what": What.RENAME, "name": old.name, "short_name": old.short_name}
    if change.what == What.MOVE:
        old_place = place_on(change.unit, before)
        return {"what": What.MOVE, "other": old_place.parent_id, "kind": old_place.kind}
    return {"name": change.unit.name, "short_name": change.unit.short_name}


def _on(day: date) -> Q:
    return Q(Q(until=None) | Q(until__gte=day), since__lte=day)


def names_on(units: QuerySet[Unit], day: date) -> dict[int, str]:
    """What these units were called on the day."""
    return dict(UnitName.objects.filter(_on(day), unit__in=units.values("pk")).values_list("unit_id", "name"))


def places_on(units: QuerySet[Unit], day: date) -> QuerySet[UnitPlace]:
    """Under whom these units stood on the day and as what kind."""
    return UnitPlace.objects.filter(_on(day), unit__in=units.values("pk")).order_by("pk")


def area_words(units: QuerySet[Unit], day: date) -> dict[int, list[str]]:
    """The areas these units lay in on the day, in words."""
    told: dict[int, list[str]] = {}
    for tag in UnitTag.objects.filter(_on(day), unit__in=units.values("pk")):
        told.setdefault(tag.unit_id, []).append(tag.get_kind_display())
    return told


def areas_on(units: QuerySet[Unit], day: date) -> list[tuple[str, int]]:
    """How many of these units lay in each kind of area on the day."""
    rows = UnitTag.objects.filter(_on(day), unit__in=units.values("pk")).order_by()
    counts = dict(rows.values_list("kind").annotate(Count("unit_id", distinct=True)))
    return [(str(kind.label), counts[kind]) for kind in TagKind if counts.get(kind)]


def cluster_members_on(units: QuerySet[Unit], day: date) -> QuerySet[ClusterMember]:
    """These units in the clusters of the year the day belongs to, while they were in."""
    years = [calendar.period_of(day), calendar.period_of(day, calendar.CALENDAR)]
    inside = Q(Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day))
    rows = ClusterMember.objects.filter(inside, unit__in=units.values("pk"), cluster__year__in=years)
    return rows.select_related("cluster").order_by("cluster__name", "pk")
