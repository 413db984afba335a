"""The list of those who do the work, as a workbook."""

from collections.abc import Iterable
from typing import Any

from bangvang.toolbox.sheets import Column, Sheet, count_line
from bangvang.web.shared.printed import heading_of, numbered, signed_by

DUTY = (
    Column("TT", 6, "center"),
    Column("Đơn vị", 44),
    Column("Người làm công tác thi đua", 32),
    Column("Từ ngày", 14, "center"),
    Column("Thủ trưởng", 28),
    Column("Tập huấn gần nhất", 40),
    Column("Ghi chú", 40),
)
NOBODY = "Chưa có người"


def duty_sheet(rows: Iterable[Any], printing: Any, *, follows: bool, notes: Any = ()) -> Sheet:
    """One line a unit; several people share it. Training is told to those who follow it."""
    return Sheet(
        "Cán bộ phụ trách",
        "DANH SÁCH CÁN BỘ LÀM CÔNG TÁC THI ĐUA, KHEN THƯỞNG",
        DUTY,
        (_cells(place, row, follows=follows) for place, row in numbered(rows)),
        closing=count_line("đơn vị"),
        notes=notes,
        heading=heading_of(printing),
        signing=signed_by(printing) if printing else None,
    )


def _cells(place: int, row: Any, *, follows: bool) -> list[Any]:
    return [
        place,
        row.unit.name,
        "; ".join(str(held.account) for held in row.clerks),
        row.clerks[0].since if len(row.clerks) == 1 else "; ".join(f"{held.since:%d/%m/%Y}" for held in row.clerks),
        "; ".join(str(held.account) for held in row.heads),
        "; ".join(_trained(held) for held in row.clerks) if follows else "",
        NOBODY if row.is_empty else "; ".join(f"{name} rời vị trí ngày {day:%d/%m/%Y}" for name, day in row.soon),
    ]


def _trained(held: Any) -> str:
    return f"{held.trained.title} ({held.trained.begins:%d/%m/%Y})" if held.trained else "Chưa qua tập huấn"
