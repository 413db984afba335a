"""Duties: what each actor of “Tổ chức thực hiện” is to do, one sentence or one part between semicolons each."""

import re

from bangvang.office.plans.reading.dates import due_of
from bangvang.office.plans.reading.lines import Part
from bangvang.office.plans.reading.shape import DutyRead

BODY = re.compile(
    r"(?:các\s+)?(?:phòng|văn phòng|thanh tra|đơn vị|nhà trường|trường|cơ sở giáo dục|cụm|khối|công đoàn|ban|hội đồng|trung tâm|"
    r"ủy ban|ubnd|sở|thủ trưởng|hiệu trưởng|giám đốc|trưởng phòng|tổ|chi bộ|đoàn|liên đội|cán bộ|giáo viên|bộ phận|cơ quan|chi đoàn|"
    r"chuyên viên|kế toán|văn thư|phó hiệu trưởng)\b",
    re.I,
)
REQUEST = re.compile(r"^\s*(?:trân trọng\s+)?(?:đề nghị|kính đề nghị|mời)\s+", re.I)
ORDER = re.compile(r"^\s*(?:giao|phân công|yêu cầu)\s+(?:cho\s+)?", re.I)
DASH = re.compile(r"^\s*[-–—•+*]\s*")
SENTENCE = re.compile(r"(?<=[a-zà-ỹđ0-9”\")])\.\s+(?=[A-ZÀ-ỸĐ“])|;\s+")
CLOSING = re.compile(r"^\s*Trên đây là|^\s*Trong quá trình (?:triển khai|thực hiện)|^\s*Kế hoạch này", re.I)


def read_duties(parts: list[Part], year: int | None) -> list[DutyRead]:
    duties: list[DutyRead] = []
    for part in _carrying_out(parts):
        actor = part.title if _is_actor(part.title) else ""
        for paragraph in part.paragraphs:
            if CLOSING.match(paragraph):
                break
            own, text = _own_actor(paragraph)
            actor_here = own or actor
            if actor_here:
                duties += _duties(actor_here, text, part.id, year)
    return duties


def _carrying_out(parts: list[Part]) -> list[Part]:
    """The part “Tổ chức thực hiện” and what is under it."""
    heads = [
        part
        for part in parts
        if re.search(
            r"tổ chức\s+(?:triển khai\s+)?thực hiện|trách nhiệm thực hiện|phân công thực hiện", part.title, re.I
        )
    ]
    heads = [part for part in heads if "." not in part.id] or heads
    if not heads:
        return []
    head = heads[-1]
    return [part for part in parts if part.id == head.id or part.id.startswith(f"{head.id}.")]


def _is_actor(title: str) -> bool:
    plain = ORDER.sub("", REQUEST.sub("", title))
    return bool(BODY.match(plain)) and len(title) < 160


def _own_actor(paragraph: str) -> tuple[str, str]:
    """“- Văn phòng Sở: …”: the actor a paragraph names itself, and the rest; else none and the whole."""
    text = DASH.sub("", paragraph)
    before, colon, after = text.partition(":")
    if colon and after.strip() and _is_actor(before):
        return before.strip(), after.strip()
    asked = re.match(
        rf"((?:{REQUEST.pattern[1:]})(?:các\s+)?[^:;.,]{{3,80}}?)\s+((?:chỉ đạo|phối hợp|quan tâm|tuyên truyền|hướng dẫn|tạo điều kiện|tổ chức|xem xét)\b.*)",
        text,
        re.I,
    )
    if asked and _is_actor(asked[1]):
        return asked[1].strip(), asked[2].strip()
    return "", text


def _duties(actor: str, text: str, clause: str, year: int | None) -> list[DutyRead]:
    is_request = bool(REQUEST.match(actor))
    pieces = [piece.strip().removesuffix("/.").strip(" .;") for piece in SENTENCE.split(text)]
    bodies = bodies_of(actor)
    return [
        DutyRead(actor, bodies, clause, piece, due_of(piece, year), is_request or bool(REQUEST.match(piece)))
        for piece in pieces
        if len(piece) > 3
    ]


def bodies_of(actor: str) -> list[str]:
    """The bodies of one actor line: “Các Phòng GDĐT, đơn vị trực thuộc Sở” are two, “Các Cụm, Khối thi đua” is one."""
    plain = ORDER.sub("", REQUEST.sub("", actor)).strip()
    pieces = re.split(r",\s*(?:và\s+)?|;\s*|\s+và\s+(?=các\s|đơn vị|trường|phòng|công đoàn)", plain)
    bodies: list[str] = []
    for piece in (piece.strip() for piece in pieces):
        whole = _is_whole(piece) and (not bodies or _is_whole(bodies[-1]))
        if bodies and not whole:
            bodies[-1] = f"{bodies[-1]}, {piece}"
        else:
            bodies.append(piece)
    return bodies


def _is_whole(piece: str) -> bool:
    """A body told with enough words to stand alone."""
    words = re.sub(r"^các\s+", "", piece, flags=re.I).split()
    return bool(BODY.match(piece)) and len(words) >= 2
