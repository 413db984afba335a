"""`bangvang sheet …`: the preview of a list; nothing is written."""

import argparse
import json
import sys
from pathlib import Path

from bangvang.cli.command import command

SHEET_KINDS = ("staff", "awards", "ratings", "registrations", "nominations", "initiatives", "results")
ASKING = ("registrations", "nominations")  # held against the table of one unit and year, where these are told


def add(commands) -> None:
    sheet = commands.add_parser("sheet", help="đọc bảng Excel").add_subparsers(required=True, metavar="việc")
    read = command(sheet, "read", read_sheet, "Xem trước một danh sách (.xlsx, .xls, .csv); không ghi gì")
    read.add_argument("file", type=Path)
    read.add_argument("--kind", choices=SHEET_KINDS, required=True, help="loại danh sách")
    read.add_argument("--page", help="trang cần đọc, nếu tệp có nhiều trang")
    read.add_argument("--unit", metavar="MÃ", help="đăng ký, đề nghị: so với bảng của đơn vị này")
    read.add_argument("--year", metavar="NĂM", help="năm của bảng đó, như 2023-2024; bỏ trống là năm hiện nay")


def read_sheet(asked: argparse.Namespace) -> int:
    """The preview of a list: 0 all rows good, 1 some doubtful or wrong, 2 the file was refused."""
    from bangvang.toolbox.sheets import MAX_BYTES, SheetRefused, reading

    try:
        if asked.file.stat().st_size > MAX_BYTES:
            raise SheetRefused(f"Tệp {asked.file.name} lớn hơn {MAX_BYTES // 1_000_000} MB.")
        told = _read_list(asked)
    except (SheetRefused, OSError) as refused:
        print(refused, file=sys.stderr)
        return 2
    print(json.dumps(told.as_dict(), ensure_ascii=False, indent=1) if asked.json else reading.as_text(told))
    return 1 if told.counts["doubtful"] or told.counts["wrong"] else 0


def _read_list(asked: argparse.Namespace):
    """A list of people, or of what they achieved, is held against the register where there is one; units by their names."""
    from django.db import DatabaseError

    from bangvang.office.achievements.reading.headings import with_titles
    from bangvang.office.people import queries as people
    from bangvang.office.people.reading.citizen_id import hidden
    from bangvang.office.units import queries as units
    from bangvang.toolbox.sheets import reading

    data, kind = asked.file.read_bytes(), kind_of(asked.kind)
    try:
        has_register = not units.is_empty()
    except DatabaseError:
        has_register = False
    names = {"units": people.unit_names()} if has_register else {}
    told = reading.read_sheet(data, asked.file.name, kind, names=names, page=asked.page)
    told = told if kind.code in ("staff", *ASKING) else with_titles(told)
    return hidden(_held(kind.code, told, asked) if has_register else told)


def _held(kind: str, told, asked: argparse.Namespace):
    """The list against the register of all units, or against the table of one."""
    from bangvang.office.achievements import queries as achievements
    from bangvang.office.people import queries as people

    if kind == "staff":
        return told.compared(people.register_for(None, told.rows, None).told)
    if kind in ASKING:
        return _with_table(kind, told, asked) if asked.unit else told
    return told.compared(achievements.comparing_for(None, kind, [row.values for row in told.rows], None).told)


def _with_table(kind: str, told, asked: argparse.Namespace):
    from bangvang.office.dossiers.queries.asked_lists import compared_with
    from bangvang.office.units.queries import unit_by_code
    from bangvang.toolbox.sheets import SheetRefused

    unit = unit_by_code(asked.unit)
    if unit is None:
        raise SheetRefused(f"Không có đơn vị mang mã {asked.unit}.")
    compared = compared_with(unit, kind, asked.year or "", told)
    if compared is None:
        raise SheetRefused(f"{unit} hiện không có bảng nào đang lập cho danh sách này.")
    return compared


def kind_of(code: str):
    from bangvang.office.achievements.reading import AWARDS_LIST, INITIATIVES, RATINGS, RESULTS
    from bangvang.office.dossiers.reading import NOMINATIONS, REGISTRATIONS
    from bangvang.office.people.reading import STAFF

    kinds = (STAFF, AWARDS_LIST, RATINGS, REGISTRATIONS, NOMINATIONS, INITIATIVES, RESULTS)
    return {kind.code: kind for kind in kinds}[code]
