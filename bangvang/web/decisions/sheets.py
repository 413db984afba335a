"""The list of a decision as a spreadsheet: just what the reader sees of it."""

from collections.abc import Iterable
from typing import Any

from bangvang.office.decisions.wording import sentences as say
from bangvang.toolbox import calendar
from bangvang.toolbox.sheets import Column, Sheet, in_words
from bangvang.toolbox.vietnamese import money
from bangvang.web.shared.printed import HONORIFICS, heading_of, numbered

NAMES = (
    Column("TT", 6, "center"),
    Column("Ông/Bà", 8, "center"),
    Column("Họ và tên, tập thể", 32),
    Column("Chức vụ, đơn vị", 48),
    Column("Số vào sổ", 14, "center", is_text=True),
    Column("Tiền thưởng (đồng)", 18, "right"),
    Column("Kết quả", 20),
)


def name_sheet(decision: Any, names: Iterable[Any]) -> Sheet:
    rows = list(names)
    total = sum(row.money or 0 for row in rows)
    count = f"{len(rows):02d} ({in_words(len(rows))}) tên"
    day = decision.decided_date or calendar.today()
    return Sheet(
        "Danh sách",
        say.list_title(decision),
        NAMES,
        [_row(place, row) for place, row in numbered(rows)],
        say.attached_to(decision, day, decision.unit.name),
        closing=f"(Danh sách này có {count}; tổng tiền thưởng {money(total)})",
        heading=heading_of(decision.unit),
    )


def _row(place: int, row: Any) -> list[Any]:
    return [
        place,
        HONORIFICS.get(row.person.sex, "") if row.person_id else "",
        row.told_name,
        row.post_printed,
        getattr(getattr(row, "certificate", None), "book_number", ""),
        row.money,
        row.get_outcome_display(),
    ]
