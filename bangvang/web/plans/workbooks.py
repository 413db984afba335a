"""The duties of a plan: who does what until when, and what was reported."""

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localtime

from bangvang.toolbox.sheets import Band, Column, Sheet, count_line
from bangvang.web.shared.printed import heading_of

DUTIES = (
    Column("TT", 6, "center"),
    Column("Nội dung nhiệm vụ", 60),
    Column("Cơ quan, đơn vị thực hiện", 34),
    Column("Hạn", 13, "center"),
    Column("Tình trạng", 18),
    Column("Kết quả đã báo cáo", 46),
    Column("Báo cáo lúc", 17, "center"),
)


def duty_sheet(plan: Any, pairs: Iterable[Any]) -> Sheet:
    """Clause by clause; a duty of several bodies has a row for each that the reader may see."""
    number = f"Số {plan.number}" if plan.number else "Văn bản không ghi số"
    return Sheet(
        "Nhiệm vụ",
        f"NHIỆM VỤ THEO KẾ HOẠCH\n{plan.title.upper()}",
        DUTIES,
        _rows(pairs),
        subtitle=f"({number}, ngày {plan.issued_date:%d/%m/%Y})" if plan.issued_date else f"({number})",
        closing=count_line("việc"),
        heading=heading_of(plan.unit),
    )


def _rows(pairs: Iterable[Any]) -> Iterable[Any]:
    place = 0
    for pair in pairs:
        if pair.duties:
            clause = pair.clause
            yield Band(f"Mục {clause.ident}. {clause.title}" if clause.ident else clause.title)
        for view in pair.duties:
            for owner in view.owners or [None]:
                place += 1
                yield _row(place, view.duty, owner)


def _row(place: int, duty: Any, owner: Any) -> list[Any]:
    if owner is None:
        return [place, duty.text, duty.actor, duty.due, "", "", None]
    report = next(iter(owner.reports.all()), None)
    at = localtime(report.reported_at).replace(tzinfo=None, second=0, microsecond=0) if report else None
    name = owner.unit.name if owner.unit_id else owner.body
    return [place, duty.text, name, duty.due, owner.get_state_display(), report.text if report else "", at]
