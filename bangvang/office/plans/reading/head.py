"""Letterhead, number, date, title; and the foot: recipients, archive, who signs."""

import re

from bangvang.office.plans.reading.dates import FULL, iso
from bangvang.office.plans.reading.lines import two_columns

NUMBER = re.compile(r"^Số\s*:?\s*(\d{1,5})\s*/\s*([A-ZĐ][0-9A-Za-zĐđ&./-]*)", re.I)
AGENCY = re.compile(
    r"^(?:UBND|ỦY BAN|UỶ BAN|SỞ|BỘ|PHÒNG|TRƯỜNG|CÔNG ĐOÀN|LIÊN ĐOÀN|HỘI ĐỒNG|TRUNG TÂM|TỈNH|HUYỆN|ĐẢNG BỘ|CỤM|KHỐI)\b"
)
MOTTO = re.compile(r"CỘNG HÒA|CỘNG HOÀ|Độc lập|ĐẢNG CỘNG SẢN", re.I)
ROLE = re.compile(
    r"^(?:(?:KT|TM|TL|TUQ|Q)\.?\s*)?(?:PHÓ\s+)?(?:GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|CHỦ TỊCH|CHÁNH VĂN PHÒNG|THỦ TRƯỞNG|TRƯỞNG BAN|BAN THƯỜNG VỤ|"
    r"BAN CHẤP HÀNH|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|CỤM TRƯỞNG|KHỐI TRƯỞNG)\b"
)


def read_head(head: list[str], texts: list[str]) -> dict[str, str | int | None]:
    """Number, date, issuer, title and year as printed; nothing that is not."""
    kind_at = next(n for n, line in enumerate(head) if re.match(r"^\s*KẾ\s+HOẠCH\b", line.strip()))
    letterhead = two_columns(head[:kind_at])
    title = " ".join(_title_lines(head, kind_at))
    day = next((found for line in letterhead if (found := FULL.search(line)) and "ngày" in line.lower()), None)
    number = next((f"{hit[1]}/{hit[2]}" for line in letterhead if (hit := NUMBER.match(line))), None)
    date = iso(*day.groups()) if day else None
    return {
        "title": title,
        "number": number,
        "date": date,
        "issuer": _issuer(letterhead) or _issuer_in(texts),
        "year": _year(title, date),
    }


def _title_lines(head: list[str], kind_at: int) -> list[str]:
    own = re.sub(r"^\s*KẾ\s+HOẠCH\b", "", head[kind_at].strip()).strip(" :-")
    lines = ([own] if own else []) + [line.strip() for line in head[kind_at + 1 :]]
    return [line for line in lines if not re.fullmatch(r"[-_–—=*.\s]+", line)]


def _issuer(letterhead: list[str]) -> str | None:
    """The agency itself stands under the one above it; broken over lines it is put together."""
    lines = [
        line
        for line in letterhead
        if not MOTTO.search(line) and not NUMBER.match(line) and line.isupper() and line[0].isalpha()
    ]
    names = [line for line in lines if AGENCY.match(line)]
    if not names:
        return None
    start = lines.index(names[-1])
    return " ".join(lines[start:]) if start else names[-1]


def _issuer_in(texts: list[str]) -> str | None:
    """“Sở Giáo dục và Đào tạo (GDĐT) xây dựng Kế hoạch …”, where the letterhead is missing."""
    pattern = (
        r"((?:Sở|Phòng|Trường|Công đoàn|Ủy ban)[^,.;:()]{2,80}?)(?:\s*\([^)]*\))?\s+(?:xây dựng|ban hành)\s+[Kk]ế hoạch"
    )
    for text in texts[:6]:
        if found := re.search(pattern, text):
            return found[1].strip()
    return None


def _year(title: str, date: str | None) -> int | None:
    told = re.findall(r"\b(20\d{2})\b", title)
    if told:
        return int(told[-1]) if "-" in title and len(told) > 1 and "năm học" in title.lower() else int(told[0])
    return int(date[:4]) if date else None


def read_foot(foot: list[str]) -> tuple[list[str], str | None, str | None]:
    """Recipients, archive line, and the post of the signer."""
    lines = two_columns(foot)
    roles = [line for line in lines if ROLE.match(line)]
    recipients, archive = [], None
    for line in lines:
        text = re.sub(r"^\s*[-–+]\s*", "", line).strip(" .;")
        if hit := re.match(r"Lưu\s*:?\s*(.+)", text, re.I):
            archive = hit[1].strip(" .;")
        elif re.match(r"^\s*[-–+]\s*\S", line):
            recipients.append(text)
    return recipients, archive, " ".join(roles) or None
