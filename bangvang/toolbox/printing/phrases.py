"""Numbers, dates and ends of lines as Decree 30/2020 writes them."""

import re
from datetime import date

NBSP = "\u00a0"
OPEN = NBSP * 6
CLOSING = "./."

_PAIRS = re.compile(
    r"\b(Điều|điều|khoản|Khoản|điểm|Điểm|Mục|Phần|Chương|Mẫu|số|Số|Số:|ngày|tháng|năm|Phụ lục) (?=[\dIVX…])"
)
_SPAN = re.compile(r"(?<=\d{4}) ([-–]) (?=\d{4})")
_COUNT = re.compile(r"(?<=\d) (?=(?:tập thể|cá nhân|đồng|đ|%|phiếu|thành viên)\b)")


def bound(text: str) -> str:
    """The same text with the spaces that must not break made non-breaking."""
    text = _PAIRS.sub(rf"\1{NBSP}", text)
    return _COUNT.sub(NBSP, _SPAN.sub(rf"{NBSP}\1{NBSP}", text))


def two_digits(number: int | str) -> str:
    """Numbers below ten get a leading zero; “05a” and such are left alone."""
    text = str(number).strip()
    return text.zfill(2) if text.isascii() and text.isdigit() else text


def number_line(number: str, symbol: str) -> str:
    """“Số: 05/QĐ-SGDĐT”, or an open place for the registry."""
    return f"Số:{NBSP}{two_digits(number)}/{symbol}" if number else f"Số:{OPEN}{NBSP}/{symbol}"


def long_date(day: date) -> str:
    """“ngày 05 tháng 02 năm 2024”: day 1–9 and month 1–2 with a leading zero."""
    month = f"0{day.month}" if day.month < 3 else str(day.month)
    return f"ngày{NBSP}{day.day:02d} tháng{NBSP}{month} năm{NBSP}{day.year}"


def place_and_date(place: str, day: date | None, year: int | None) -> str:
    """“Quảng Nam, ngày 05 tháng 02 năm 2024”, with open places where nothing is known yet."""
    if day:
        return f"{place}, {long_date(day)}".replace(" tháng", f"{NBSP}tháng").replace(" năm", f"{NBSP}năm")
    return f"{place}, ngày{OPEN}tháng{OPEN}năm{NBSP}{year or OPEN}"


def listed(items: tuple[str, ...], mark: str = "") -> list[str]:
    """Each line ends “;”, the last “.”; a mark goes before each."""
    bare = [item.rstrip(" ;,.") for item in items]
    return [f"{mark}{text}{'.' if place == len(bare) - 1 else ';'}" for place, text in enumerate(bare)]


def closed(text: str) -> str:
    """The text with “./.” glued to its last word, once."""
    return re.sub(r"[\s.;,/]*$", "", text) + CLOSING


def long_number(number: int) -> str:
    """1800000 → “1.800.000”."""
    return f"{number:,}".replace(",", ".")
