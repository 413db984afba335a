"""The register of awards as a workbook: exactly what the list shows."""

from collections.abc import Iterable
from typing import Any

from bangvang.office.achievements.queries import award_label
from bangvang.toolbox.files import XLSX
from bangvang.toolbox.sheets import Column, Sheet, workbook

__all__ = ["XLSX"]

MOST = 20_000

COLUMNS = (
    Column("STT", 6, "center"),
    Column("Họ và tên, tập thể", 30),
    Column("Chức vụ, đơn vị", 36),
    Column("Danh hiệu, hình thức", 30),
    Column("Năm", 12, "center", is_text=True),
    Column("Số quyết định", 18, is_text=True),
    Column("Ngày quyết định", 14, "center"),
    Column("Cơ quan ban hành", 30),
    Column("Mức độ căn cứ", 24),
)


def award_workbook(records: Iterable[Any]) -> bytes:
    rows = [
        [
            place,
            record.name_printed,
            record.post_printed or record.held_at.name,
            award_label(record.award),
            record.period,
            record.number,
            record.decided_date,
            record.issuer,
            record.standing_word,
        ]
        for place, record in enumerate(records, start=1)
    ]
    return workbook([Sheet("Sổ khen thưởng", "SỔ KHEN THƯỞNG", COLUMNS, rows)])
