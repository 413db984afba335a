"""One difference as the page shows it."""

from dataclasses import dataclass
from typing import Any

from bangvang.office.achievements.queries import award_label
from bangvang.office.dossiers.queries import labels
from bangvang.office.dossiers.reading.workbook_lists import TITLES
from bangvang.office.dossiers.reading.workbooks import TABLES
from bangvang.web.shared.taken_lists import DATA_STATE

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
    return Shown(row, (TABLES | TITLES)[row.table], LOOKS[row.state], handed, kept, told, OFFERS[row.state])


@dataclass(frozen=True)
class AskedRowShown:
    """One row of a clerk's list: for whom, the awards before and after."""

    kept: Any
    name: str
    before: str
    after: str

    @property
    def data_state(self) -> str:
        return DATA_STATE[self.kept.state]


def asked_row(row: Any) -> AskedRowShown:
    told = row.values
    before, after = (", ".join(map(award_label, codes)) for codes in (row.kept, row.told or told.get("awards") or ()))
    name = told.get("full_name") or told.get("group_name") or ""
    return AskedRowShown(row, name, before, after)
