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

TEXT_OFFERS = (("", "Chưa chọn"), ("giu", "Giữ tóm tắt đang có"), ("tep", "Ghi tóm tắt trong tệp"))


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
    """One row of a clerk's list: for whom, the awards and summaries before and after."""

    kept: Any
    name: str
    team: str
    before: str
    after: str
    texts: list[tuple[str, str]]
    text_offers: tuple[tuple[str, str], ...] = TEXT_OFFERS

    @property
    def data_state(self) -> str:
        return DATA_STATE[self.kept.state]

    @property
    def has_two_texts(self) -> bool:
        return any(text for _award, text in self.texts)


def asked_row(row: Any) -> AskedRowShown:
    told = row.values
    before, after = (", ".join(map(award_label, codes)) for codes in (row.kept, row.told or told.get("awards") or ()))
    name = told.get("full_name") or told.get("group_name") or ""
    team = row.team.name if row.team and row.team.name != name else ""
    texts = [(award_label(code), text) for code, text in row.kept_texts.items() if text or code in row.kept]
    return AskedRowShown(row, name, team, before, after, texts)
