"""Units, their changes and the clusters of a year as workbooks."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from bangvang.toolbox.sheets import Band, Column, Sheet, count_line
from bangvang.web.shared.printed import heading_of, numbered

UNITS = (
    Column("TT", 6, "center"),
    Column("Mã đơn vị", 16, "center", is_text=True),
    Column("Tên đơn vị", 46),
    Column("Tên viết tắt", 24),
    Column("Loại", 24),
    Column("Cấp học", 16),
    Column("Đơn vị quản lý", 40),
)
ON_DAY = (
    Column("TT", 6, "center"),
    Column("Tên đơn vị", 46),
    Column("Loại", 24),
    Column("Cấp học", 16),
    Column("Thuộc", 40),
    Column("Địa bàn", 24),
    Column("Cụm, khối", 30),
    Column("Hội đồng", 40),
)
CHANGES = (
    Column("TT", 6, "center"),
    Column("Đơn vị", 40),
    Column("Thay đổi", 20),
    Column("Tên mới, đơn vị liên quan", 40),
    Column("Quyết định", 34),
    Column("Hiệu lực từ ngày", 14, "center"),
    Column("Tình trạng", 18),
)
CLUSTERS = (
    Column("TT", 6, "center"),
    Column("Đơn vị", 46),
    Column("Vai trò", 20),
    Column("Xếp thứ", 10, "center"),
    Column("Căn cứ xếp hạng", 40),
)
RANKING = (
    Column("TT", 6, "center"),
    Column("Đơn vị", 46),
    Column("Điểm", 10, "center"),
    Column("Thứ hạng", 10, "center"),
    Column("Ghi chú", 40),
)
ROLES = {"head": "Trưởng", "deputy": "Phó", "member": "Thành viên"}


def unit_sheet(units: Iterable[Any], printing: Any, notes: Any = ()) -> Sheet:
    rows = (
        [
            place,
            unit.code,
            unit.name,
            unit.short_name,
            unit.get_kind_display(),
            unit.get_level_display(),
            unit.parent.name if unit.parent_id else "",
        ]
        for place, unit in numbered(units)
    )
    closing, head = count_line("đơn vị"), heading_of(printing)
    return Sheet("Đơn vị", "DANH SÁCH ĐƠN VỊ", UNITS, rows, closing=closing, notes=notes, heading=head)


def day_sheet(rows: Iterable[Any], day: date, printing: Any) -> Sheet:
    """The organisation as it stood on a day."""
    cells = (
        [place, row.name, row.kind, row.level, row.parent, ", ".join(row.areas), "; ".join(row.clusters), row.council]
        for place, row in numbered(rows)
    )
    title = f"TỔ CHỨC NGÀNH TẠI NGÀY {day:%d/%m/%Y}"
    return Sheet("Tổ chức", title, ON_DAY, cells, closing=count_line("đơn vị"), heading=heading_of(printing))


def change_sheet(changes: Iterable[Any], printing: Any, notes: Any = ()) -> Sheet:
    rows = (
        [
            place,
            change.unit.name,
            change.get_what_display(),
            change.name or (change.other.name if change.other_id else ""),
            change.decision,
            change.since,
            "Đã hủy" if change.cancelled_at else "Đã có hiệu lực" if change.applied_at else "Chờ đến ngày",
        ]
        for place, change in numbered(changes)
    )
    closing, head = count_line("thay đổi"), heading_of(printing)
    return Sheet("Thay đổi tổ chức", "THAY ĐỔI TỔ CHỨC", CHANGES, rows, closing=closing, notes=notes, heading=head)


def cluster_sheet(members: Iterable[Any], printing: Any) -> Sheet:
    """Each cluster of each year under its own band, with its decision."""
    return Sheet(
        "Cụm, khối thi đua",
        "DANH SÁCH CỤM, KHỐI THI ĐUA",
        CLUSTERS,
        _by_cluster(members),
        closing=count_line("lượt đơn vị"),
        heading=heading_of(printing),
    )


def ranking_sheet(ranking: Any, printing: Any) -> Sheet:
    """One cluster's result of its year, as its paper tells it."""
    cells = (
        [number, place.unit.name, place.points, place.rank, place.note]
        for number, place in numbered(ranking.places.all())
    )
    cluster, day = ranking.cluster, f", ngày {ranking.paper_date:%d/%m/%Y}" if ranking.paper_date else ""
    return Sheet(
        "Kết quả thi đua",
        f"KẾT QUẢ THI ĐUA NĂM {cluster.year}, {cluster.name.upper()}",
        RANKING,
        cells,
        closing=count_line("đơn vị"),
        notes=(f"Theo {ranking.paper}{day}",),
        heading=heading_of(printing),
    )


def _by_cluster(members: Iterable[Any]) -> Iterable[Any]:
    last, place = None, 0
    for member in members:
        if member.cluster_id != last:
            last, place, cluster = member.cluster_id, 0, member.cluster
            yield Band(f"{cluster.name}, năm {cluster.year}" + (f" ({cluster.decision})" if cluster.decision else ""))
        place += 1
        yield [place, member.unit.name, ROLES.get(member.role, member.role), member.rank, member.proof]
