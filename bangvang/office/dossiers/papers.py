"""The papers of this app: tờ trình with its list, giấy biên nhận, phiếu thẩm định (forms of NĐ 98/2023, page of NĐ 30/2020)."""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localtime

from bangvang import lawbook
from bangvang.office.achievements.models import Nature
from bangvang.office.dossiers.models import Line, LineState, Proposal
from bangvang.office.dossiers.queries.detail import Detail
from bangvang.office.dossiers.queries.lists import order_in_letter
from bangvang.office.dossiers.wording import sentences as say
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import letterhead_on
from bangvang.toolbox import calendar
from bangvang.toolbox.printing.model import (
    Annex,
    Block,
    Bullet,
    Column,
    Field,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Signatures,
    Table,
)

SHORT = 10  # so many names stand in the letter itself, more in a list
NAMES = (
    Column("TT", 10, "center"),
    Column("Họ và tên", 46),
    Column("Chức vụ", 36),
    Column("Đơn vị", 50),
    Column("Tóm tắt thành tích", 70),
    Column("Hình thức đề nghị", 40),
)
COUNTS = (
    Column("TT", 1, "center"),
    Column("Danh hiệu, hình thức", 6),
    Column("Tập thể", 2, "center"),
    Column("Cá nhân", 2, "center"),
)
CONDITIONS = (
    Column("TT", 1, "center"),
    Column("Điều kiện", 6),
    Column("Kết quả", 2, "center"),
    Column("Thực tế, nguồn", 5),
    Column("Căn cứ", 4),
)


def letter(proposal: Proposal) -> Paper:
    """Tờ trình: counts by award, the names inside or in a list behind."""
    day = proposal.signed_date or calendar.today()
    lines = _lines(proposal)
    groups, people = _split(lines)
    is_short = len(lines) <= SHORT
    body: list[Block] = [
        Paragraph(say.grounds(proposal, day)),
        Paragraph(say.request(proposal, len(groups), len(people), is_short)),
        _counts_table(lines),
    ]
    if is_short:
        body.append(_names_table(lines))
    return Paper(
        "submission",
        _head(proposal.from_unit, day, proposal.number),
        "TỜ TRÌNH",
        say.subject(proposal, lines),
        addressees=(say.addressee(proposal.to_unit),),
        bases=(),
        body=(*body, Paragraph(say.enclosed(proposal, is_short))),
        signer=Signature((say.signer_title(proposal.from_unit),), proposal.signer),
        recipients=Recipients(("Như trên",), "VT"),
        annexes=() if is_short else (_list_behind(proposal, lines, len(groups), len(people)),),
        illustrative=proposal.from_unit.is_invented,
    )


def receipt(proposal: Proposal) -> Paper:
    """Giấy biên nhận: which letter, how many dossiers, under which number."""
    lines = list(proposal.lines.exclude(state=LineState.WITHDRAWN))
    received = localtime(proposal.received_at or calendar.now())
    return Paper(
        "receipt",
        _plain_head(proposal.to_unit),
        "GIẤY BIÊN NHẬN HỒ SƠ",
        f"Số đến: {proposal.incoming_number}",
        body=(
            Field("Đơn vị nộp", proposal.from_unit.name),
            Field("Văn bản", say.letter_named(proposal)),
            Field("Thời điểm tiếp nhận", f"{received:%H:%M} ngày {received:%d/%m/%Y}"),
            Field("Số hồ sơ", f"{len(lines):02d}, ghi số từ 1 đến {len(lines)} dưới số đến {proposal.incoming_number}"),
            *(Bullet(f"{label}: {count} hồ sơ") for label, count in _by_award(lines)),
            Signatures(
                (
                    Signature(("NGƯỜI NỘP",), "", "(Ký, ghi rõ họ tên)"),
                    Signature(("NGƯỜI NHẬN",), "", "(Ký, ghi rõ họ tên)"),
                )
            ),
        ),
        illustrative=proposal.from_unit.is_invented,
    )


def appraisal(detail: Detail) -> Paper:
    """Phiếu thẩm định: each condition with its answer, fact and article, and what the officer says."""
    line = detail.line
    rows = [
        Row((str(n), each.sentence, say.ANSWERS[each.answer], _fact(each.figures, each.source), each.cite))
        for n, each in enumerate([*detail.conditions, *detail.judged], start=1)
    ]
    opinions = [Bullet(f"{each.author} ({each.unit_name}): {each.text}") for each in detail.opinions]
    return Paper(
        "appraisal",
        _plain_head(line.place),
        "PHIẾU THẨM ĐỊNH",
        f"Hồ sơ đề nghị {detail.award.label} năm {line.period}",
        body=(
            Field("Họ và tên, tập thể", line.subject_name),
            Field("Chức vụ, đơn vị", ", ".join(part for part in (line.post_title, line.unit.name) if part)),
            Field("Áp dụng pháp luật ngày", _day(detail.law_day)),
            Table(CONDITIONS, tuple(rows)),
            *opinions,
            Field("Kết luận", say.conclusion(line)),
            Signatures(
                (
                    Signature(("NGƯỜI THẨM ĐỊNH",), str(line.officer or "")),
                    Signature(("NGƯỜI DUYỆT",), "", "(Ký, ghi rõ họ tên)"),
                )
            ),
        ),
        illustrative=line.unit.is_invented,
    )


def posted_list(proposal: Proposal) -> Paper:
    """The list that hangs for opinions: names, posts, what is proposed; no achievements, no verdicts."""
    lines = _lines(proposal)
    columns = (NAMES[0], NAMES[1], NAMES[2], Column("Hình thức đề nghị", 60))
    rows = tuple(Row((str(n), line.subject_name, line.post_title, _label(line))) for n, line in enumerate(lines, 1))
    return Paper(
        "list",
        _plain_head(proposal.from_unit),
        "DANH SÁCH NIÊM YẾT LẤY Ý KIẾN",
        f"Đề nghị khen thưởng năm {proposal.period}",
        body=(Table(columns, rows), Paragraph(say.closing_count(*map(len, _split(lines))), italic=True, indent=False)),
        signer=Signature((say.signer_title(proposal.from_unit),), proposal.signer),
        illustrative=proposal.from_unit.is_invented,
    )


def _lines(proposal: Proposal) -> list[Line]:
    lines = order_in_letter(proposal) or list(
        proposal.lines.exclude(state__in=(LineState.WITHDRAWN, LineState.NOT_SUPPORTED)).order_by("ordinal", "name_key")
    )
    units = Unit.objects.in_bulk({line.unit_id for line in lines})
    for line in lines:
        line.unit = units[line.unit_id]
    return lines


def _head(unit: Unit, day: date, number: str) -> Letterhead:
    head = letterhead_on(unit, day)
    plain, _, symbol = number.partition("/")
    return Letterhead(head.parent, head.name, plain, symbol or f"TTr-{head.symbol}", head.place, day)


def _plain_head(unit: Unit) -> Letterhead:
    """The head of a paper without a number."""
    day = calendar.today()
    head = letterhead_on(unit, day)
    return Letterhead(head.parent, head.name, place=head.place, date=day)


def _split(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    rows = list(lines)
    return [line for line in rows if line.group_id], [line for line in rows if line.person_id]


def _label(line: Line) -> str:
    return Nature.of_award(lawbook.AWARDS[line.award].label, is_posthumous=line.is_posthumous)


def _by_award(lines: list[Line]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for line in lines:
        counts[_label(line)] = counts.get(_label(line), 0) + 1
    return list(counts.items())


def _counts_table(lines: list[Line]) -> Table:
    groups, people = _split(lines)
    rows = []
    for number, (label, _count) in enumerate(_by_award(lines), start=1):
        of_groups, of_people = (sum(_label(line) == label for line in some) for some in (groups, people))
        rows.append(Row((str(number), label, _two(of_groups), _two(of_people))))
    rows.append(Row(("", "Cộng", _two(len(groups)), _two(len(people))), bold=True))
    return Table(COUNTS, tuple(rows))


def _names_table(lines: list[Line]) -> Table:
    """A. Tập thể, B. Cá nhân; numbers run through."""
    rows: list[Row] = []
    number = 0
    for band, some in zip(("A. TẬP THỂ", "B. CÁ NHÂN"), _split(lines), strict=True):
        rows += [Row(band=band)] if some else []
        for line in some:
            number += 1
            rows.append(_name_row(number, line))
    return Table(NAMES, tuple(rows))


def _name_row(number: int, line: Line) -> Row:
    return Row((str(number), line.subject_name, line.post_title, line.unit.name, line.achievement, _label(line)))


def _list_behind(proposal: Proposal, lines: list[Line], groups: int, people: int) -> Annex:
    closing = Paragraph(say.closing_count(groups, people), italic=True, indent=False)
    return Annex(say.list_title(proposal), say.attached_to(proposal), (_names_table(lines), closing))


def _fact(figures: str, source: str) -> str:
    return "\n".join(part for part in (figures, f"Nguồn: {source}" if source else "") if part)


def _two(number: int) -> str:
    return f"{number:02d}" if number else "-"


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"
