"""Letterhead, number, date, title; and the foot: recipients, archive, who signs."""

import re
from typing import NamedTuple

from bangvang.office.plans.reading.dates import FULL, Years, iso
from bangvang.office.plans.reading.lines import two_columns
from bangvang.office.plans.reading.parts import KIND, is_kind

NUMBER = re.compile(r"^Số\s*:?\s*(\d{1,5})\s*([/-])\s*([A-ZĐ][0-9A-Za-zĐđ&./-]{0,50})", re.I)
AGENCY = re.compile(
    r"^(?:UBND|ỦY BAN|UỶ BAN|SỞ|BỘ|PHÒNG|TRƯỜNG|CÔNG ĐOÀN|LIÊN ĐOÀN|HỘI ĐỒNG|TRUNG TÂM|TỈNH|HUYỆN|ĐẢNG BỘ|CỤM|KHỐI)\b"
)
MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ)|Độc lập|ĐẢNG CỘNG SẢN|^(?:(?:XÃ )?HỘI )?(?:CHỦ )?(?:NGHĨA )?(?:VIỆT )?NAM$", re.I)
ROLE = re.compile(
    r"^(?:(?:KT|TM|TL|TUQ|Q)\.?\s*)?(?:PHÓ\s+)?(?:GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|CHỦ TỊCH|CHÁNH VĂN PHÒNG|THỦ TRƯỞNG|TRƯỞNG BAN|"
    r"BAN THƯỜNG VỤ|BAN CHẤP HÀNH|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|CỤM TRƯỞNG|KHỐI TRƯỞNG|TỔ TRƯỞNG|BÍ THƯ|ỦY BAN NHÂN DÂN|UBND)\b"
)
RULER = re.compile(r"[-_–—=*.\s]+")
MAKES = re.compile(
    r"((?:Sở|Phòng|Trường|Công đoàn|Ủy ban|UBND)[^,.;:()]{2,80}?)(?:\s*\([^)]*\))?\s+(?:xây dựng|ban hành)\s+[Kk]ế hoạch"
)


class Head(NamedTuple):
    title: str
    number: str | None
    date: str | None
    issuer: str | None
    years: Years | None


class Foot(NamedTuple):
    recipients: list[str]
    archive: str | None
    signer_role: str | None


def read_head(head: list[str], opening: list[str]) -> Head:
    """Number, date, issuer, title and year as printed; nothing that is not."""
    kind_at = next(n for n, line in enumerate(head) if is_kind(line))
    letterhead = two_columns(head[:kind_at])
    title = " ".join(_title_lines(head, kind_at))[:400]
    day = next((found for line in letterhead if "ngày" in line.lower() and (found := FULL.search(line))), None)
    number = next((f"{hit[1]}{hit[2]}{hit[3]}" for line in letterhead if (hit := NUMBER.match(line))), None)
    date = iso(*day.groups()) if day else None
    return Head(title, number, date, _issuer(letterhead) or _issuer_in(opening), _years(title, date))


def _title_lines(head: list[str], kind_at: int) -> list[str]:
    own = KIND.sub("", head[kind_at].strip()).strip(" :-")
    lines = ([own] if own else []) + [line.strip() for line in head[kind_at + 1 :]]
    return [line for line in lines if not RULER.fullmatch(line)]


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
    return " ".join(lines[start:] if start or len(names) == 1 else names)[:200]


def _issuer_in(opening: list[str]) -> str | None:
    """“Sở Giáo dục và Đào tạo (GDĐT) xây dựng Kế hoạch …”, where the letterhead is missing."""
    for text in opening[:12]:
        if found := MAKES.search(text):
            return found[1].strip()
    return None


def _years(title: str, date: str | None) -> Years | None:
    """The year in the title, or both of a school year; else that of the date."""
    if school := re.search(r"năm học\s+(20\d{2})\s*[-–]\s*(20\d{2})", title, re.I):
        return Years(int(school[1]), int(school[2]))
    plain = re.findall(r"(?<![\d/])(20\d{2})\b", title) or re.findall(r"\b(20\d{2})\b", title)
    if plain or date:
        year = int(plain[0] if plain else date[:4] if date else 0)
        return Years(year, year)
    return None


def read_foot(foot: list[str]) -> Foot:
    """Recipients, archive line, and the post of the signer."""
    lines = two_columns(foot)
    roles = " ".join(line for line in lines if ROLE.match(line) and line.isupper())
    recipients, archive = [], None
    for line in lines:
        text = re.sub(r"^\s*[-–+•*]\s*", "", line).strip(" .;")
        if hit := re.match(r"Lưu\b\s*:?\s*(.*)", text, re.I):
            archive = hit[1].strip(" .;:")[:60] or None
        elif (
            text
            and (text != line.strip(" .;") or re.search(r";\s*$", line))
            and not (text.isupper() and ROLE.match(text))
        ):
            recipients.append(text)
    return Foot(recipients, archive, roles[:120] or None)
