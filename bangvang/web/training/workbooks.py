"""The list of those called to a session, with a place to sign; of those who were absent, with the reason."""

from collections.abc import Iterable
from typing import Any

from bangvang.office.training.queries import Mark
from bangvang.toolbox.sheets import Column, Sheet, count_line
from bangvang.web.shared.printed import heading_of, numbered, signed_by

HEAD = (Column("TT", 6, "center"), Column("Họ và tên", 30), Column("Chức vụ", 30), Column("Đơn vị", 44))
TO_SIGN = (*HEAD, Column("Ký tên", 20), Column("Ghi chú", 26))
ABSENT = (*HEAD, Column("Lý do vắng", 44))


def attendance_sheet(session: Any, rows: Iterable[Any]) -> Sheet:
    """To be signed on the day; what is marked already stands in the last column."""
    cells = ([*_person(place, row), "", _note(row)] for place, row in numbered(rows))
    return _sheet(session, "DANH SÁCH THAM DỰ", TO_SIGN, cells)


def absent_sheet(session: Any, rows: Iterable[Any]) -> Sheet:
    cells = ([*_person(place, row), row.absent_why] for place, row in numbered(rows))
    return _sheet(session, "DANH SÁCH VẮNG MẶT", ABSENT, cells)


def _sheet(session: Any, title: str, columns: Any, cells: Any) -> Sheet:
    days = f"ngày {session.begins:%d/%m/%Y}"
    if session.ends != session.begins:
        days = f"từ {days} đến ngày {session.ends:%d/%m/%Y}"
    return Sheet(
        "Danh sách",
        title,
        columns,
        cells,
        subtitle=f"{session.title}, {days}, tại {session.place}",
        closing=count_line("người"),
        heading=heading_of(session.unit),
        signing=signed_by(session.unit, "Người phụ trách lớp"),
    )


def _person(place: int, row: Any) -> list[Any]:
    return [place, row.person.full_name, row.title, row.unit_name]


def _note(row: Any) -> str:
    if row.mark == Mark.ABSENT:
        return f"Vắng: {row.absent_why}" if row.absent_why else "Vắng"
    return "Có mặt" if row.mark == Mark.PRESENT else ""
