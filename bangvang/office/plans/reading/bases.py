"""Documents a plan rests on: numbered ones anywhere, unnumbered ones only in the căn cứ paragraph."""

import re
from dataclasses import replace

from bangvang.office.plans.reading.dates import first_date
from bangvang.office.plans.reading.parts import Part
from bangvang.office.plans.reading.shape import Base, Where

KINDS = (
    "Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Chỉ thị|Quyết định|Thông tư liên tịch|Thông tư|Kế hoạch|Công văn|Hướng dẫn|"
    "Chương trình|Kết luận|Thông báo|Quy định|Quy chế|Văn bản hợp nhất|Đề án|Báo cáo|Thông tri"
)
NUMBER = r"\d{1,5}\s?[-/]\s?[0-9A-ZĐ][0-9A-Za-zĐđ./-]{0,40}[A-ZĐ][0-9A-Za-zĐđ/-]{0,20}"
DAY = r"(?:\s*,?\s*ngày\s+(?P<day>\d{1,2}\s*(?:tháng|/|-|\.)\s*\d{1,2}\s*(?:năm|/|-|\.)\s*\d{4}))?"
VERBS = "về|quy định|ban hành|hướng dẫn|sửa đổi|phê duyệt|triển khai|thực hiện|giữa|công bố|thông qua|V/v"
ANOTHER = rf"(?:{KINDS})\s[^;.]{{0,60}}?(?:số\s|\d{{1,5}}/)"
ENDS = rf"(?=\s*(?:;|\.\s|\.?$|\)|\s+và\s+các\s+văn bản|,?\s+(?:và|của)\s+(?i:{ANOTHER})|,\s+(?i:{ANOTHER})|,\s+(?:đồng thời|Sở|Phòng|Trường|Công đoàn|Ban|UBND)\s))"
DOCUMENT = re.compile(
    rf"(?P<kind>{KINDS})(?P<name>[^;.“”\"()\d]{{0,90}}?)\s+(?:số\s*:?\s*)?(?P<number>{NUMBER}){DAY}"
    rf"(?:\s+của\s+(?P<issuer>(?:(?!,?\s+(?:{VERBS}|Quy định|Về|và(?!\s+Đào tạo))\b)[^;,.“”\"()]){{2,120}}))?"
    rf"(?:\s*(?:,\s*)?(?P<subject>(?:{VERBS}|Quy định)\s[^;]{{3,400}}?){ENDS})?"
)
CITED = re.compile(
    rf"\s*[-–+]?\s*(?:và\s+)?(?:tiếp tục\s+)?(?:căn cứ|thực hiện|theo)\s+(?:vào\s+)?(({KINDS})\b.*)", re.I | re.S
)
MAKES = re.compile(r",\s+(?:Sở|Phòng|Trường|Công đoàn|Ủy ban|UBND|Ban|Hội đồng|Hiệu trưởng|Giám đốc)\b")


def read_bases(parts: list[Part], opening: Part) -> list[Base]:
    """Every base once, with the clauses that cite it."""
    found: dict[str, Base] = {}
    for part in parts:
        for where, text in part.texts():
            for base in _documents(text, part.id, where):
                key = _key(base.number or "")
                found[key] = _joined(found[key], base) if key in found else base
    numbered = list(found.values())
    known = {(base.kind, base.date) for base in numbered if base.date}
    return numbered + [base for base in _unnumbered(opening) if (base.kind, base.date) not in known]


def _documents(text: str, clause: str, where: Where) -> list[Base]:
    """Documents named in a text; one may stand inside the subject of another."""
    bases, at = [], 0
    while found := DOCUMENT.search(text, at):
        bases.append(_base(found, clause, where))
        at = found.end("number")
    return bases


def _base(found: re.Match[str], clause: str, where: Where) -> Base:
    subject = re.sub(r"^(?:về việc|về|V/v)\s+", "", (found["subject"] or found["name"] or "").strip(" ,:"))
    issuer = (found["issuer"] or "").strip() or None
    number = re.sub(r"\s", "", found["number"]).rstrip(".-/")
    day = first_date(found["day"]) if found["day"] else None
    return Base(number, day, found["kind"], issuer, _unquoted(subject) or None, [clause] if clause else [], where)


def _unquoted(subject: str) -> str:
    """A title that is quoted as a whole loses its quotation marks."""
    whole = re.fullmatch(r"[“\"]([^“”\"]+)[”\"]", subject)
    return whole[1].strip() if whole else subject


def _key(number: str) -> str:
    return re.sub(r"[^0-9A-ZĐ]", "", number.upper())


def _joined(one: Base, other: Base) -> Base:
    """The same document again: what was missing is filled, the fuller printing of the number stands."""
    return replace(
        one,
        number=max(one.number or "", other.number or "", key=len),
        date=one.date or other.date,
        issuer=one.issuer or other.issuer,
        subject=one.subject or other.subject,
        cited_in=one.cited_in + [clause for clause in other.cited_in if clause not in one.cited_in],
    )


def _unnumbered(opening: Part) -> list[Base]:
    """“Căn cứ Chương trình công tác …”: a base that the text gives no number."""
    bases = []
    for where, paragraph in opening.texts():
        for piece in re.split(r";|(?<=[a-zđ])\.\s", paragraph):
            if (found := CITED.match(piece)) and not DOCUMENT.search(piece):
                bases.append(_plain(found[1], where))
    return bases


def _plain(text: str, where: Where) -> Base:
    subject = MAKES.split(text)[0].strip(" ,.;:")
    kind = next(kind for kind in KINDS.split("|") if subject.lower().startswith(kind.lower()))
    return Base(None, first_date(subject), kind, None, subject, [], where)
