"""The journal and who opened what, as workbooks for those who may read them."""

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localtime

from bangvang.toolbox.sheets import Column, Sheet, count_line
from bangvang.web.shared.printed import heading_of
from bangvang.web.shared.timeline import reason_of, step_label

JOURNAL = (
    Column("Mục", 9, "right"),
    Column("Ngày cơ quan", 17, "center"),
    Column("Người thực hiện", 26),
    Column("Theo ủy quyền của", 26),
    Column("Việc", 34),
    Column("Đối tượng", 46),
    Column("Lý do", 46),
)
READS = (Column("Thời điểm", 17, "center"), Column("Người mở", 30), Column("Hồ sơ", 30), Column("Số", 10, "right"))


def journal_sheet(entries: Iterable[Any], printing: Any, notes: Any = ()) -> Sheet:
    rows = (
        [
            entry.pk,
            _moment(entry.office_at),
            entry.author_name,
            entry.for_name,
            step_label(entry.step),
            entry.thing_label,
            reason_of(entry.reason),
        ]
        for entry in entries
    )
    closing, head = count_line("mục"), heading_of(printing)
    return Sheet("Nhật ký", "NHẬT KÝ", JOURNAL, rows, closing=closing, notes=notes, heading=head)


def reads_sheet(entries: Iterable[Any], kinds: Any, printing: Any, notes: Any = ()) -> Sheet:
    rows = (
        [
            _moment(entry.at),
            entry.author_name,
            kinds.get(entry.kind, (entry.kind,))[0],
            entry.thing_id,
        ]
        for entry in entries
    )
    closing, head = count_line("lượt"), heading_of(printing)
    return Sheet(
        "Lượt xem", "LƯỢT XEM HỒ SƠ", READS, rows, closing=closing, notes=notes, heading=head, is_landscape=False
    )


def _moment(moment: Any) -> Any:
    """The moment in the office's zone; Excel knows no zones."""
    return localtime(moment).replace(tzinfo=None, microsecond=0)
