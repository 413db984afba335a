"""Documents a plan rests on: numbered ones anywhere, unnumbered ones only in the căn cứ paragraph."""

import re
from dataclasses import replace

from bangvang.office.plans.reading.dates import first_date
from bangvang.office.plans.reading.lines import Part
from bangvang.office.plans.reading.shape import Base

KINDS = (
    "Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Chỉ thị|Quyết định|Thông tư liên tịch|Thông tư|Kế hoạch|Công văn|Hướng dẫn|"
    "Chương trình|Kết luận|Thông báo|Quy định|Quy chế|Văn bản hợp nhất|Đề án|Báo cáo|Thông tri"
)
NUMBER = r"\d{1,5}\s?[-/]\s?[0-9A-ZĐ][0-9A-Za-zĐđ./-]*[A-ZĐ][0-9A-Za-zĐđ/-]*"
DAY = r"(?:\s*,?\s*ngày\s+(?P<day>\d{1,2}\s*(?:tháng|/|-|\.)\s*\d{1,2}\s*(?:năm|/|-|\.)\s*\d{4}))?"
ENDS = r"(?=\s*(?:;|\.\s|\.?$|\)|\s+và\s+(?:các|Nghị|Quyết|Kế|Thông|Chỉ)|,\s+(?:[Nn]ghị|[Qq]uyết định|[Cc]hỉ thị|[Tt]hông tư|[Kk]ế hoạch|đồng thời|Sở|Phòng|Trường|Công đoàn)\s))"
DOCUMENT = re.compile(
    rf"(?P<kind>{KINDS})(?P<name>[^;.“”\"()\d]{{0,90}}?)\s+(?:số\s*:?\s*)?(?P<number>{NUMBER}){DAY}"
    r"(?:\s+của\s+(?P<issuer>(?:(?!\s+(?:về|quy định|ban hành|Quy định|Về|V/v|và(?!\s+Đào tạo))\b)[^;,.“”\"()])+))?"
    rf"(?:\s*(?:,\s*)?(?P<subject>(?:về|quy định|Quy định|ban hành)\s[^;]{{3,260}}?){ENDS})?"
)


def read_bases(parts: list[Part], opening: list[str]) -> list[Base]:
    """Every base once, with the clauses that cite it."""
    found: dict[str, Base] = {}
    for part in parts:
        for text in (part.title, *part.paragraphs):
            for base in _documents(text, part.id):
                key = _key(base.number or "")
                found[key] = _joined(found[key], base) if key in found else base
    return list(found.values()) + _unnumbered(opening)


def _documents(text: str, clause: str) -> list[Base]:
    """Documents named in a text; one may stand inside the subject of another."""
    bases, at = [], 0
    while found := DOCUMENT.search(text, at):
        bases.append(_base(found, clause))
        at = found.end("number")
    return bases


def _base(found: re.Match[str], clause: str) -> Base:
    subject = re.sub(r"^(?:về việc|về|V/v)\s+", "", (found["subject"] or found["name"] or "").strip(" ,:"))
    issuer = (found["issuer"] or "").strip() or None
    number = re.sub(r"\s", "", found["number"]).rstrip(".-/")
    day = first_date(found["day"]) if found["day"] else None
    return Base(number, day, found["kind"], issuer, subject or None, [clause] if clause else [])


def _key(number: str) -> str:
    return re.sub(r"[^0-9A-ZĐ]", "", number.upper())


def _joined(one: Base, other: Base) -> Base:
    """The same document again: what was missing is filled, the fuller printing of the number stands."""
    number = max(one.number or "", other.number or "", key=len)
    cited = one.cited_in + [clause for clause in other.cited_in if clause not in one.cited_in]
    subject = one.subject or other.subject
    return replace(
        one,
        number=number,
        date=one.date or other.date,
        issuer=one.issuer or other.issuer,
        subject=subject,
        cited_in=cited,
    )


def _unnumbered(opening: list[str]) -> list[Base]:
    """“Căn cứ Chương trình công tác …”: a base that the text gives no number."""
    bases = []
    for paragraph in opening:
        for piece in re.split(r";|(?<=[a-zđ])\.\s", paragraph):
            found = re.match(rf"\s*[-–]?\s*(?:và\s+)?(?:tiếp tục\s+)?căn cứ\s+(?:vào\s+)?(({KINDS})\b.*)", piece, re.I)
            if found and not DOCUMENT.search(piece):
                subject = re.split(r",\s+(?:Sở|Phòng|Trường|Công đoàn|Ủy ban|UBND)\b", found[1])[0].strip(" ,.;")
                kind = next(kind for kind in KINDS.split("|") if subject.lower().startswith(kind.lower()))
                bases.append(Base(None, None, kind, None, subject, []))
    return bases
