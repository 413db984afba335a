"""Lists of dossiers, of a letter and of a campaign as workbooks."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.timezone import localtime

from bangvang.office.dossiers import queries
from bangvang.office.dossiers.wording import sentences as say
from bangvang.toolbox.sheets import Band, Column, Sheet, count_line
from bangvang.web.shared.printed import HONORIFICS, heading_of, numbered, signed_by

LINES = (
    Column("TT", 6, "center"),
    Column("Ông/Bà", 8, "center"),
    Column("Họ và tên, tập thể", 30),
    Column("Chức vụ", 24),
    Column("Đơn vị", 34),
    Column("Danh hiệu, hình thức", 28),
    Column("Năm", 12, "center", is_text=True),
    Column("Đối chiếu điều kiện", 20),
    Column("Trạng thái", 24),
    Column("Nơi đang xử lý", 28),
)
LETTER = (
    Column("TT", 6, "center"),
    Column("Ông/Bà", 8, "center"),
    Column("Họ và tên, tập thể", 30),
    Column("Chức vụ", 24),
    Column("Đơn vị", 34),
    Column("Tóm tắt thành tích", 60),
    Column("Danh hiệu, hình thức đề nghị", 30),
)
CAMPAIGN = (
    Column("TT", 6, "center"),
    Column("Đơn vị", 46),
    Column("Số tờ trình", 20, is_text=True),
    Column("Ngày ký", 13, "center"),
    Column("Số đến", 12, "center", is_text=True),
    Column("Nộp lúc", 17, "center"),
    Column("Nộp chậm", 10, "center"),
    Column("Số hồ sơ", 10, "right"),
    Column("Trạng thái", 26),
)


def line_sheet(lines: Iterable[Any], printing: Any, notes: Sequence[str] = ()) -> Sheet:
    """The table of the screen, all its pages."""
    rows = (
        [
            place,
            _honorific(line),
            line.subject_name,
            line.post_title,
            line.unit.name,
            queries.asked_for(line),
            line.period,
            line.get_answer_display(),
            line.get_state_display(),
            line.place.short_name,
        ]
        for place, line in numbered(lines)
    )
    closing, head = count_line("hồ sơ"), heading_of(printing)
    return Sheet("Hồ sơ", "DANH SÁCH HỒ SƠ", LINES, rows, closing=closing, notes=notes, heading=head)


def letter_sheet(proposal: Any, lines: Sequence[Any]) -> Sheet:
    """The list behind a letter: award by award, groups before people, by given name; to be signed like the letter."""
    unit = proposal.from_unit
    groups = sum(line.group_id is not None for line in lines)
    return Sheet(
        "Danh sách đề nghị",
        say.list_title(proposal),
        LETTER,
        _by_award(lines),
        say.attached_to(proposal),
        closing=say.closing_count(groups, len(lines) - groups),
        heading=heading_of(unit),
        signing=signed_by(unit, say.signer_title(unit), name=proposal.signer),
    )


def _by_award(lines: Sequence[Any]) -> Iterable[Any]:
    last, block, place = None, 0, 0
    for line in lines:
        if line.award != last:
            last, block, place = line.award, block + 1, 0
            count = sum(one.award == last for one in lines)
            yield Band(f"{_roman(block)}. {queries.labels([last]).upper()} ({count:02d})")
        place += 1
        told = [line.subject_name, line.post_title, line.unit.name, line.achievement, queries.asked_for(line)]
        yield [place, _honorific(line), *told]


def _roman(number: int) -> str:
    told = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            told, number = told + sign, number - value
    return told


def campaign_sheet(campaign: Any, letters: Iterable[Any]) -> Sheet:
    """Who has handed in, under which number and when, with how many dossiers."""
    rows = (
        [
            place,
            letter.from_unit.name,
            letter.number,
            letter.signed_date,
            letter.incoming_number,
            _moment(letter.submitted_at),
            "x" if letter.is_late else "",
            letter.line_count,
            letter.get_state_display(),
        ]
        for place, letter in numbered(letters)
    )
    title = f"TÌNH HÌNH NỘP HỒ SƠ ĐỀ NGHỊ\n{campaign.name.upper()}"
    closing, head = count_line("tờ trình"), heading_of(campaign.unit)
    return Sheet("Tình hình nộp", title, CAMPAIGN, rows, closing=closing, heading=head)


def _honorific(line: Any) -> str:
    return HONORIFICS.get(line.person.sex, "") if line.person_id else ""


def _moment(moment: Any) -> Any:
    return localtime(moment).replace(tzinfo=None, second=0, microsecond=0) if moment else None
