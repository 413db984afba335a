"""Cụm, khối thi đua of a year: formed by decision, members in and out by date, head and deputy, ranking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from bangvang.office.units import workflow
from bangvang.office.units.actions.accounts import Followed, Part
from bangvang.office.units.models import Cluster, ClusterMember, ClusterPlace, ClusterRanking, ClusterRole, Unit
from bangvang.toolbox import audit, calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.calendar import period_bounds
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs


def form_cluster(name: str, year: str, units: Iterable[Unit], *, by: Author, decision: str = "") -> Cluster:
    """Gather units in a cluster for one year; the first unit leads it."""
    with transaction.atomic():
        cluster = Cluster.objects.create(name=nfc(name).strip(), year=year, decision=nfc(decision).strip())
        ClusterMember.objects.bulk_create(
            ClusterMember(cluster=cluster, unit=unit, role=ClusterRole.HEAD if place == 0 else ClusterRole.MEMBER)
            for place, unit in enumerate(units)
        )
        audit.record("units.form_cluster", cluster, by=by, basis=decision)
    return cluster


@begins(workflow.FORM_CLUSTER)
def form_cluster_at(
    unit: Unit, *, by: Author, name: str, year: str, decision: str, like: Cluster | None = None
) -> Cluster:
    """The Sở forms a cluster; like one of another year it begins with the units that still stand there, head and deputy."""
    if Cluster.objects.filter(name=nfc(name).strip(), year=year).exists():
        raise NotNow(workflow.FORM_CLUSTER, [Lack(f"Đã có “{name}” của năm {year}.")], unit)
    cluster = Cluster.objects.create(name=nfc(name).strip(), year=year, decision=nfc(decision).strip())
    rows = like.members.filter(until=None, unit__until=None).order_by("pk") if like else ()
    ClusterMember.objects.bulk_create(ClusterMember(cluster=cluster, unit=row.unit, role=row.role) for row in rows)
    return cluster


@performs(workflow.JOIN_CLUSTER)
def join_cluster(cluster: Cluster, *, by: Author, unit: Unit, role: str, since: date | None = None) -> None:
    """A unit comes in, or takes another part; one head at a time: the head before becomes a member."""
    if role == ClusterRole.HEAD:
        cluster.members.filter(role=ClusterRole.HEAD).exclude(unit=unit).update(role=ClusterRole.MEMBER)
    ClusterMember.objects.update_or_create(
        cluster=cluster,
        unit=unit,
        defaults={"role": role, "until": None},
        create_defaults={"role": role, "since": since},
    )


@performs(workflow.LEAVE_CLUSTER)
def leave_cluster(cluster: Cluster, *, by: Author, unit: Unit, since: date) -> None:
    """From this day on the unit is no longer in the cluster; the row stays with its dates."""
    cluster.members.filter(unit=unit).update(until=since - timedelta(days=1), role=ClusterRole.MEMBER)


def leave_with_unit(unit: Unit, last: date) -> list[Followed]:
    """A unit that ends is no longer in the clusters of the year under way and of years to come; those of past years stay."""
    rows = []
    for member in unit.clusters.filter(until=None).select_related("cluster").order_by("cluster__year", "cluster__name"):
        if period_bounds(member.cluster.year)[1] > last:
            after = "Ra khỏi cụm, khối" + ("; cụm, khối cần cử lại" if member.role != ClusterRole.MEMBER else "")
            rows.append(Followed(Part.CLUSTER, str(member.cluster), member.get_role_display(), after))
            member.until, member.role = last, ClusterRole.MEMBER
            member.save(update_fields=["until", "role"])
    return rows


@dataclass(frozen=True)
class Placed:
    """What the minutes say of one unit."""

    unit: Unit
    rank: int | None = None
    points: Decimal | None = None
    note: str = ""


@performs(workflow.RANK_CLUSTER)
def rank_cluster(
    cluster: Cluster, *, by: Author, places: Iterable[Placed], paper: str, paper_date: date, reason: str = ""
) -> None:
    """Write down the result the cluster's own minutes or a decision tell; what was written before stays beside it."""
    told = list(places)
    if lacks := _not_a_result(cluster, told, paper_date, reason):
        raise NotNow(workflow.RANK_CLUSTER, lacks, cluster)
    head = {"paper": nfc(paper).strip(), "paper_date": paper_date, "reason": nfc(reason).strip()}
    made = ClusterRanking.objects.create(cluster=cluster, written_at=calendar.now(), written_by=by.author_name, **head)
    ClusterPlace.objects.bulk_create(
        ClusterPlace(ranking=made, unit=one.unit, rank=one.rank, points=one.points, note=nfc(one.note).strip())
        for one in told
    )
    cluster.members.update(rank=None, proof="")
    for one in told:  # the result that holds, beside the member: what dossiers and lists read
        cluster.members.filter(unit=one.unit).update(rank=one.rank, proof=made.paper if one.rank else "")


def _not_a_result(cluster: Cluster, told: list[Placed], paper_date: date, reason: str) -> list[Lack]:
    """Every unit in the cluster has a rank or a note that says why not; ranks may be shared, and begin with the first."""
    lacks = [Lack("Ngày của biên bản, quyết định sau hôm nay.")] if paper_date > calendar.today() else []
    if cluster.rankings.exists() and not reason.strip():
        lacks.append(Lack("Kết quả đã ghi không sửa được; ghi lại thì cần lý do."))
    inside = {row.unit_id: row for row in cluster.members.select_related("unit")}
    named = {one.unit.pk for one in told if one.rank or one.note.strip()}
    lacks += [
        Lack(f"{row.unit} chưa có thứ hạng; nếu không xếp hạng, ghi lý do ở ghi chú.")
        for row in inside.values()
        if row.until is None and row.unit_id not in named
    ]
    lacks += [Lack(f"{one.unit} không thuộc {cluster}.") for one in told if one.unit.pk not in inside]
    ranks = sorted(one.rank for one in told if one.rank)
    if ranks and (ranks[0] != 1 or ranks[-1] > len(ranks)):
        lacks.append(Lack(f"Thứ hạng bắt đầu từ 1 và không quá {len(ranks)}; đồng hạng thì ghi cùng một số."))
    return lacks
