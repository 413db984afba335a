"""Cụm, khối thi đua of a year: formed by decision, members in and out by date, head and deputy, ranking."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from bangvang.office.units import workflow
from bangvang.office.units.actions.accounts import Followed, Part
from bangvang.office.units.models import Cluster, ClusterMember, ClusterRole, Unit
from bangvang.toolbox import audit
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


def rank_cluster(cluster: Cluster, ranked: Iterable[Unit], *, by: Author, proof: str) -> None:
    """Write down the ranking the cluster's own minutes tell."""
    with transaction.atomic():
        for rank, unit in enumerate(ranked, start=1):
            cluster.members.filter(unit=unit).update(rank=rank, proof=proof)
        audit.record("units.rank_cluster", cluster, by=by, basis=proof)
