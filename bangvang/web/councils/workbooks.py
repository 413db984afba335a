"""A meeting's agenda and, where votes were counted, its results."""

from collections.abc import Iterable
from typing import Any

from bangvang.toolbox.sheets import Band, Column, Sheet, Signing, count_line
from bangvang.web.shared.printed import HONORIFICS, heading_of, numbered

VOTES = "Kết quả kiểm phiếu"
ITEMS = (
    Column("TT", 6, "center"),
    Column("Ông/Bà", 8, "center"),
    Column("Họ và tên, tập thể", 30),
    Column("Chức vụ", 24),
    Column("Đơn vị", 34),
    Column("Không tham gia bỏ phiếu", 26),
    Column("Đồng ý", 9, "center", group=VOTES),
    Column("Không đồng ý", 9, "center", group=VOTES),
    Column("Không hợp lệ", 9, "center", group=VOTES),
    Column("Cần đạt", 9, "center", group=VOTES),
    Column("Kết quả", 13, "center", group=VOTES),
)
PASSED = {True: "Đạt", False: "Không đạt", None: "Chưa rõ"}


def meeting_sheet(meeting: Any, sheets: Iterable[Any]) -> Sheet:
    """Award by award, as the page shows it: no figure before the ballot of the award is counted."""
    return Sheet(
        "Chương trình, kết quả",
        f"DANH SÁCH TRÌNH HỘI ĐỒNG VÀ KẾT QUẢ\n{meeting.title.upper()}",
        ITEMS,
        _rows(sheets),
        closing=count_line("hồ sơ"),
        heading=heading_of(meeting.council.unit),
        signing=Signing("Chủ tịch Hội đồng", left="Thư ký"),
    )


def _rows(sheets: Iterable[Any]) -> Iterable[Any]:
    for sheet in sheets:
        yield Band(f"{sheet.label}. {sheet.rule}")
        for place, item in numbered(sheet.items):
            yield _row(place, item, is_counted=sheet.is_counted)


def _row(place: int, item: Any, *, is_counted: bool) -> list[Any]:
    line = item.line
    away = ", ".join(str(conflict.member.person) for conflict in item.conflicts.all())
    votes: list[Any] = [None] * 5
    if is_counted:
        votes = [item.votes_for, item.votes_against, item.invalid, item.needed, PASSED[item.has_passed]]
    honorific = HONORIFICS.get(line.person.sex, "") if line.person_id else ""
    return [place, honorific, line.subject_name, line.post_title, line.unit.name, away, *votes]
