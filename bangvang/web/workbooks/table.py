"""One difference as the page shows it."""

from dataclasses import dataclass
from typing import Any

from bangvang.office.dossiers.queries import labels
from bangvang.office.dossiers.reading.workbooks import TABLES

LOOKS = {"changed": "info", "conflict": "warn", "wrong": "bad"}
OFFERS = {
    "changed": [("", "Ghi theo tệp"), ("skip", "Bỏ qua")],
    "conflict": [("", "Chưa chọn"), ("file", "Lấy theo tệp"), ("skip", "Giữ trên hệ thống")],
    "wrong": [("", "Chưa xử lý"), ("skip", "Bỏ qua dòng này")],
}


@dataclass(frozen=True)
class Shown:
    row: Any
    table: str
    look: str
    handed: str
    kept: str
    told: str
    offers: list[tuple[str, str]]


def shown(row: Any) -> Shown:
    """A row in words: what was handed out, what stands, what the file says, what may be chosen."""
    handed, kept, told = ((labels(sorted(awards)) if awards else "") for awards in (row.handed, row.kept, row.told))
    return Shown(row, TABLES[row.table], LOOKS[row.state], handed, kept, told, OFFERS[row.state])
