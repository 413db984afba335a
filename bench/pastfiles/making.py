"""Workbooks of a province: for each office with schools its staff, and a year's ratings and titles in a file each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bangvang.demo.names import person_name

YEARS = tuple(f"{year}-{year + 1}" for year in range(2013, 2023))
STAFF_HEADS = ("STT", "Họ và tên", "Ngày sinh", "Mã cán bộ", "Chức vụ", "Đơn vị", "Ngày vào ngành")
RATING_HEADS = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Mã cán bộ",
    "Xếp loại",
    "Năm học",
    "Số QĐ",
    "Ngày QĐ",
    "Cơ quan ban hành",
)
AWARD_HEADS = ("STT", "Họ và tên", "Mã cán bộ", "Danh hiệu", "Năm học", "Số QĐ", "Ngày QĐ", "Cơ quan ban hành")
GRADES = ("Hoàn thành tốt nhiệm vụ",) * 7 + ("Hoàn thành xuất sắc nhiệm vụ",) * 2 + ("Hoàn thành nhiệm vụ",)
COMMENDED, FIGHTERS, ADVANCED = 0.03, 0.15, 0.7

Rows = Iterable[Sequence[Any]]


def make_lists(folder: Path, people: int, places: Sequence[tuple[str, str, Sequence[str]]]) -> int:
    """Fill the folder for offices (code, name, names of their schools); how many rows all files have together."""
    chance, rows, borne = Random(26_693), 0, set()
    for place, (code, name, schools) in enumerate(places):
        share = people * (place + 1) // len(places) - people * place // len(places)
        own = folder / code
        own.mkdir(parents=True, exist_ok=True)
        staff = list(_staff(chance, f"{place:03}", share, schools, borne))
        rows += write_book(own / "can-bo.xlsx", f"DANH SÁCH CÁN BỘ, GIÁO VIÊN {name}", STAFF_HEADS, staff)
        for year in YEARS:
            ratings = _ratings(chance, staff, year, name)
            rows += write_book(own / f"xep-loai-{year}.xlsx", f"KẾT QUẢ XẾP LOẠI NĂM HỌC {year}", RATING_HEADS, ratings)
            titles = list(_titles(chance, staff, year, name))
            rows += write_book(own / f"danh-hieu-{year}.xlsx", f"DANH SÁCH KHEN THƯỞNG {year}", AWARD_HEADS, titles)
    return rows


def _staff(
    chance: Random, office: str, count: int, schools: Sequence[str], borne: set[tuple[str, date]]
) -> Iterator[list[Any]]:
    """No two of the province share name and birth date: what is measured is writing, not asking."""
    for number in range(count):
        who = None
        while who is None or who in borne:
            name, _ = person_name(chance, chance.choice(("nu", "nam")), highland=chance.random() < 0.1)
            who = name, date(1966, 1, 1) + timedelta(days=chance.randrange(9000))
        borne.add(who)
        yield [*who, f"GV{office}{number:05}", "Giáo viên", schools[number % len(schools)], date(2012, 9, 1)]


def _ratings(chance: Random, staff: list[list[Any]], year: str, name: str) -> Iterator[list[Any]]:
    day = date(int(year[-4:]), 6, 20)
    for one in staff:
        yield [*one[:3], chance.choice(GRADES), year, f"{day.year % 100}1/QĐ-PGDĐT", day, name]


def _titles(chance: Random, staff: list[list[Any]], year: str, name: str) -> Iterator[list[Any]]:
    day = date(int(year[-4:]), 7, 25)
    for one in staff:
        who = (one[0], one[2])
        if chance.random() < ADVANCED:
            yield [*who, "Lao động tiên tiến", year, f"{day.year % 100}2/QĐ-UBND", day, name]
        if chance.random() < FIGHTERS:
            yield [*who, "CSTĐ cơ sở", year, f"{day.year % 100}3/QĐ-UBND", day, name]
        if chance.random() < COMMENDED:
            yield [
                *who,
                "Giấy khen của Giám đốc Sở",
                year,
                f"{day.year % 100}4/QĐ-SGDĐT",
                day,
                "Sở Giáo dục và Đào tạo",
            ]


def write_book(path: Path, title: str, heads: Sequence[str], rows: Rows) -> int:
    """A numbered list under a title; how many rows."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "dd/mm/yyyy"})
    page, count = book.add_worksheet("Danh sách"), 0
    page.write(0, 0, title)
    page.write_row(2, 0, heads)
    for count, row in enumerate(rows, 1):
        page.write_row(2 + count, 0, [count, *row])
    book.close()
    return count
