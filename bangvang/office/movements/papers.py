"""Báo cáo sơ kết of a unit, as it goes up: figures, each movement, remarks, names put forward."""

from bangvang.office.movements.models import Review
from bangvang.office.movements.queries import FIGURES
from bangvang.office.units.queries import letterhead_on
from bangvang.toolbox import calendar
from bangvang.toolbox.printing import (
    Block,
    Bullet,
    Column,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    long_number,
)

FIGURE_COLUMNS = (Column("TT", 10, "center"), Column("Nội dung", 110), Column("Số lượng", 40, "center"))


def review_report(review: Review) -> Paper:
    """The report of one unit and round; the same for preview and for handing in on paper."""
    day = review.handed_in_at.date() if review.handed_in_at else calendar.today()
    head = letterhead_on(review.unit, day)
    return Paper(
        "report",
        Letterhead(head.parent, head.name, symbol=f"BC-{head.symbol}", place=head.place, date=day),
        "BÁO CÁO",
        f"Sơ kết {review.round.name.lower()} năm {review.round.plan.year}",
        addressees=(review.to_unit.name,),
        body=_body(review),
        signer=Signature(("THỦ TRƯỞNG ĐƠN VỊ",), review.signer),
        recipients=Recipients(("Như trên",)),
        illustrative=review.unit.is_invented,
    )


def _body(review: Review) -> tuple[Block, ...]:
    names = review.commended.select_related("person", "unit")
    praised: list[Block] = [Bullet(f"{name.person or name.unit}: {name.reason}") for name in names]
    if praised:
        praised.insert(0, Heading("Đề xuất biểu dương, khen thưởng", "IV."))
    return (
        Heading("Số liệu", "I."),
        Table(FIGURE_COLUMNS, _figures(review)),
        Heading("Kết quả từng phong trào", "II."),
        *_paragraphs(review),
        Heading("Đánh giá, nhận xét", "III."),
        Paragraph(review.remarks or "Không có ý kiến thêm."),
        *praised,
    )


def _figures(review: Review) -> tuple[Row, ...]:
    told = enumerate(FIGURES, start=1)
    return tuple(Row((str(n), label, long_number(review.figures.get(key) or 0))) for n, (key, label) in told)


def _paragraphs(review: Review) -> list[Block]:
    rows = review.paragraphs.exclude(text="").select_related("movement").order_by("movement_id")
    return [Paragraph(row.text, lead=f"{row.movement}: ") for row in rows]
