"""Papers of a council: minutes of the meeting and the count sheet (NĐ 30/2020, practice of the field)."""

from datetime import datetime

from django.utils.timezone import localtime

from bangvang.office.achievements.models import Nature
from bangvang.office.councils.models import AgendaItem, Ballot, Meeting, Member, Presence
from bangvang.office.councils.queries import (
    AwardSheet,
    attendance_of,
    chair_of,
    day_of,
    items_of,
    secretary_of,
    sheets_of,
)
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
    Column("Đồng ý trên mẫu số", 22, "center"),
    Column("Kết quả", 20, "center"),
)
COUNTS = (
    Column("Danh hiệu, hình thức", 46),
    Column("Số tên", 16, "center"),
    Column("Phát ra", 22, "center", "Số phiếu"),
    Column("Thu về", 22, "center", "Số phiếu"),
    Column("Hợp lệ", 24, "center", "Số lượt chọn"),
    Column("Không hợp lệ", 24, "center", "Số lượt chọn"),
)


def minutes(meeting: Meeting) -> Paper:
    """Biên bản họp: who was there, how it voted, what it found."""
    told = attendance_of(meeting)
    body: list[Block] = [
        Field("Thời gian", _moment(meeting.held_at)),
        Field("Địa điểm", meeting.place),
        Field("Chủ trì", _seat(chair_of(meeting.council, day_of(meeting)))),
        Field("Thư ký", _seat(secretary_of(meeting.council, day_of(meeting)))),
        Field("Thành phần", say.presence(told.members, told.present, told.written)),
        *(Bullet(_presence(row)) for row in _presences(meeting)),
        Heading("Nội dung", "I."),
        Paragraph(say.RECALLED),
        Heading("Kết quả bỏ phiếu", "II."),
        *_results(meeting),
        Heading("Kết luận", "III."),
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
        Field("Chủ trì", _seat(chair_of(meeting.council, day_of(meeting)))),
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
    day = day_of(meeting)
    head = letterhead_on(meeting.council.unit, day)
    return Letterhead(
        head.name, "HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG", meeting.minutes_number, f"{symbol}-HĐTĐKT", year=day.year
    )


def _invented(meeting: Meeting) -> bool:
    return any(item.line.unit.is_invented for item in items_of(meeting)[:1])


def _moment(at: datetime) -> str:
    here = localtime(at)
    return f"{here:%H} giờ {here:%M}, ngày {here:%d/%m/%Y}"


def _seat(member: Member | None) -> str:
    if member is None:
        return ""
    return ", ".join(part for part in (str(member.person), member.post_title, member.get_role_display()) if part)


def _presences(meeting: Meeting) -> list[Presence]:
    return list(meeting.presences.select_related("member__person"))


def _presence(row: Presence) -> str:
    parts = [str(row.member.person), row.member.post_title, row.member.get_role_display()]
    absent = f": {row.get_how_display().lower()}{f' ({row.reason})' if row.reason else ''}"
    return ", ".join(part for part in parts if part) + ("" if row.how == Presence.How.PRESENT else absent)


def _results(meeting: Meeting) -> list[Block]:
    """A table an award; numerator, denominator and the rule stand with the share."""
    blocks: list[Block] = []
    for sheet in sheets_of(meeting):
        blocks.append(Paragraph(_how(sheet)))
        rows = tuple(_result(n, item) for n, item in enumerate(sheet.items, start=1))
        blocks.append(Table(RESULTS, rows, size=11))
        blocks.append(Paragraph(f"Đạt {sheet.passed}/{len(sheet.items)}."))
    return blocks


def _how(sheet: AwardSheet) -> str:
    """How the award was voted, by whom counted, and the rule."""
    ballot = sheet.ballot
    if ballot is None:
        return f"{sheet.label}: chưa bỏ phiếu. {sheet.rule}."
    counted = say.counted_by(str(ballot.first_count_by), str(ballot.second_count_by)) if ballot.second_count_by else ""
    took_part = say.presence(ballot.members, ballot.present, ballot.written)
    return f"{sheet.label}: {say.WAYS[ballot.way]}; {took_part}{counted}. {sheet.rule}."


def _result(number: int, item: AgendaItem) -> Row:
    line = item.line
    post = ", ".join(part for part in (line.post_title, "" if line.group_id else line.unit.name) if part)
    share = say.share(item.votes_for or 0, item.base)
    figures = (str(item.votes_for or 0), str(item.votes_against or 0), str(item.invalid))
    named = Nature.of_name(line.subject_name, is_posthumous=line.is_posthumous)
    return Row((str(number), named, post, *figures, share, say.result(item)))


def _paper_counts(meeting: Meeting) -> list[Row]:
    """Per award: sheets given out and taken in; each name on a sheet is one choice, valid or not."""
    rows = []
    for sheet in sheets_of(meeting):
        taken_in = sheet.voted if sheet.ballot and sheet.ballot.way == Ballot.Way.SECRET else sheet.electorate
        valid = sum((item.votes_for or 0) + (item.votes_against or 0) for item in sheet.items)
        invalid = sum(item.invalid for item in sheet.items)
        figures = (len(sheet.items), sheet.electorate, taken_in, valid, invalid)
        rows.append(Row((sheet.label, *(str(figure) for figure in figures))))
    return rows


def _signatures(meeting: Meeting) -> Signatures:
    chair = chair_of(meeting.council, day_of(meeting))
    secretary = secretary_of(meeting.council, day_of(meeting))
    return Signatures(
        (
            Signature(("THƯ KÝ",), str(secretary.person) if secretary else ""),
            Signature(("CHỦ TỊCH HỘI ĐỒNG",), str(chair.person) if chair else ""),
        )
    )
