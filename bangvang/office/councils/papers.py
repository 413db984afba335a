"""Papers of a council: minutes of the meeting and the count sheet (NĐ 30/2020, practice of the field)."""

from datetime import datetime

from django.utils.timezone import localtime

from bangvang.office.councils.models import AgendaItem, Meeting, MemberRole, Presence
from bangvang.office.councils.queries import attendance_of, chair_of, items_of, sheets_of
from bangvang.office.councils.wording import sentences as say
from bangvang.office.units.queries import letterhead_on
from bangvang.toolbox import calendar
from bangvang.toolbox.printing import (
    Block,
    Bullet,
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

RESULTS = (
    Column("TT", 8, "center"),
    Column("Họ và tên, tập thể", 34),
    Column("Chức vụ, đơn vị", 48),
    Column("Đồng ý", 16, "center", "Số phiếu"),
    Column("Không đồng ý", 16, "center", "Số phiếu"),
    Column("Không hợp lệ", 16, "center", "Số phiếu"),
    Column("Tỷ lệ", 18, "center"),
    Column("Kết quả", 20, "center"),
)
COUNTS = (
    Column("Danh hiệu, hình thức", 50),
    Column("Phát ra", 20, "center"),
    Column("Thu về", 20, "center"),
    Column("Hợp lệ", 20, "center"),
    Column("Không hợp lệ", 22, "center"),
)


def minutes(meeting: Meeting) -> Paper:
    """Biên bản họp: who was there, how it voted, what it found."""
    told = attendance_of(meeting)
    body: list[Block] = [
        Field("Thời gian", _moment(meeting.held_at)),
        Field("Địa điểm", meeting.place),
        Field("Thành phần", say.presence(told.members, told.present, told.written)),
        *(Bullet(_presence(row)) for row in _presences(meeting)),
        Heading("Nội dung", "I"),
        Paragraph(say.RECALLED),
        Heading("Kết quả bỏ phiếu", "II"),
        *_results(meeting),
        Heading("Kết luận", "III"),
        Paragraph(meeting.conclusion),
        Paragraph(f"Phiên họp kết thúc lúc {_moment(meeting.ended_at or calendar.now())}. {say.CLOSED}"),
        _signatures(meeting),
    ]
    return Paper(
        "minutes",
        _head(meeting, "BB"),
        "BIÊN BẢN",
        say.subject(meeting),
        body=tuple(body),
        illustrative=_invented(meeting),
    )


def count_sheet(meeting: Meeting) -> Paper:
    """Biên bản kiểm phiếu: papers given out, taken in, valid and not; each name with its figures and the rule used."""
    told = attendance_of(meeting)
    body: list[Block] = [
        Field("Hội đồng", f"{meeting.council.name}, thành lập theo Quyết định số {meeting.council.number}"),
        Field("Thời gian kiểm phiếu", _moment(meeting.ended_at or meeting.held_at)),
        Field("Thành viên", say.presence(told.members, told.present, told.written)),
        Table(COUNTS, tuple(_paper_counts(meeting)), size=12),
        *_results(meeting),
        _signatures(meeting),
    ]
    return Paper(
        "count",
        _head(meeting, "BBKP"),
        "BIÊN BẢN KIỂM PHIẾU",
        say.subject(meeting),
        body=tuple(body),
        illustrative=_invented(meeting),
    )


def _head(meeting: Meeting, symbol: str) -> Letterhead:
    day = meeting.held_at.date()
    head = letterhead_on(meeting.council.unit, day)
    return Letterhead(
        head.name, "HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG", meeting.minutes_number, f"{symbol}-HĐTĐKT", year=day.year
    )


def _invented(meeting: Meeting) -> bool:
    return any(item.line.unit.is_invented for item in items_of(meeting)[:1])


def _moment(at: datetime) -> str:
    here = localtime(at)
    return f"{here:%H} giờ {here:%M}, ngày {here:%d/%m/%Y}"


def _presences(meeting: Meeting) -> list[Presence]:
    return list(meeting.presences.select_related("member__person"))


def _presence(row: Presence) -> str:
    parts = [str(row.member.person), row.member.post_title, row.member.get_role_display()]
    absent = f": {row.get_how_display().lower()}{f' ({row.reason})' if row.reason else ''}"
    return ", ".join(part for part in parts if part) + ("" if row.how == Presence.How.PRESENT else absent)


def _results(meeting: Meeting) -> list[Block]:
    """A table an award; numerator, denominator and the rule stand with the share."""
    blocks: list[Block] = []
    base = attendance_of(meeting).members
    for sheet in sheets_of(meeting):
        way = say.WAYS[sheet.ballot.way] if sheet.ballot else ""
        blocks.append(Paragraph(f"{sheet.label}: {way}. {sheet.rule}", bold=False))
        rows = tuple(_result(n, item, base) for n, item in enumerate(sheet.items, start=1))
        blocks.append(Table(RESULTS, rows, size=11))
    return blocks


def _result(number: int, item: AgendaItem, base: int) -> Row:
    line = item.line
    post = ", ".join(part for part in (line.post_title, "" if line.group_id else line.unit.name) if part)
    share = f"{item.votes_for or 0}/{base}"
    figures = (str(item.votes_for or 0), str(item.votes_against or 0), str(item.invalid))
    return Row((str(number), line.subject_name, post, *figures, share, say.result(item)))


def _paper_counts(meeting: Meeting) -> list[Row]:
    """Per award: each name is a paper of its own on screen, one line on a paper sheet."""
    rows = []
    for sheet in sheets_of(meeting):
        out = sum(item.electorate for item in sheet.items)
        valid = sum((item.votes_for or 0) + (item.votes_against or 0) for item in sheet.items)
        invalid = sum(item.invalid for item in sheet.items)
        rows.append(Row((sheet.label, str(out), str(valid + invalid), str(valid), str(invalid))))
    return rows


def _signatures(meeting: Meeting) -> Signatures:
    chair = chair_of(meeting.council, meeting.held_at.date())
    secretary = meeting.council.members.filter(role=MemberRole.SECRETARY, until=None).select_related("person").first()
    return Signatures(
        (
            Signature(("THƯ KÝ",), str(secretary.person) if secretary else ""),
            Signature(("CHỦ TỊCH HỘI ĐỒNG",), str(chair.person) if chair else ""),
        )
    )
