"""Biên bản bàn giao: who passes which work to whom, from which day, with what is open."""

from bangvang.office.people.models import Handover
from bangvang.office.units.queries import letterhead_on
from bangvang.toolbox.printing import (
    Column,
    Field,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)

OPEN = (Column("TT", 10, "center"), Column("Việc đang làm dở", 120), Column("Hạn", 30, "center"))
SIGNED = "(Ký, ghi rõ họ tên)"


def handover_minutes(handover: Handover) -> Paper:
    """To be signed by both and by the head of the unit."""
    head = letterhead_on(handover.unit, handover.since)
    rows = tuple(
        Row((str(n), task["label"], task.get("due", ""))) for n, task in enumerate(handover.open_tasks, start=1)
    )
    nothing = Paragraph("Không có việc nào đang làm dở.")
    return Paper(
        "receipt",
        Letterhead(head.parent, head.name, place=head.place, date=handover.since),
        "BIÊN BẢN BÀN GIAO",
        "Công tác thi đua, khen thưởng",
        body=(
            Field("Bên giao", str(handover.giver)),
            Field("Bên nhận", str(handover.receiver)),
            Field("Vai trò", handover.get_role_display()),
            Field("Bên nhận thực hiện từ ngày", f"{handover.since:%d/%m/%Y}"),
            Heading("Việc đang làm dở", "I."),
            Table(OPEN, rows) if rows else nothing,
            Heading("Nội dung bàn giao", "II."),
            Paragraph(handover.note or "Không có nội dung khác."),
            Signatures(
                (
                    Signature(("BÊN GIAO",), str(handover.giver), SIGNED),
                    Signature(("BÊN NHẬN",), str(handover.receiver), SIGNED),
                    Signature(("THỦ TRƯỞNG ĐƠN VỊ",), "", SIGNED),
                )
            ),
        ),
        illustrative=handover.unit.is_invented,
    )
