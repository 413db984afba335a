"""Duties: what each actor of “Tổ chức thực hiện” is to do, one sentence or one part between semicolons each."""

import re
from typing import NamedTuple

from bangvang.office.plans.reading.dates import Years, due_of
from bangvang.office.plans.reading.parts import CARRYING_OUT, CLOSING, Part, carrying_out
from bangvang.office.plans.reading.shape import DutyRead, Where

BODY = re.compile(
    r"(?:các\s+|toàn thể\s+|tập thể\s+)?(?:phòng(?!,)|văn phòng|thanh tra|đơn vị|nhà trường|trường(?!\s+hợp)|cơ sở giáo dục|cụm|khối|"
    r"công đoàn|ban(?!\s+hành)|hội(?!\s+nhập)|trung tâm|ủy ban|uỷ ban|ubnd|sở|thủ trưởng|hiệu trưởng|giám đốc|trưởng phòng|chủ tịch|"
    r"tổ(?!\s+chức\s+(?!cán bộ|hành chính|đảng))|chi bộ|đảng ủy|đoàn(?!\s+kết)|liên đội|cán bộ|giáo viên|bộ phận|cơ quan|chi đoàn|"
    r"chuyên viên|kế toán|văn thư|phó hiệu trưởng|phó giám đốc|nhân viên|tổng phụ trách|lãnh đạo|thường trực|ngành|mặt trận)\b",
    re.I,
)
REQUEST = re.compile(r"^\s*(?:trân trọng\s+|kính\s+)?(?:đề nghị|mời)\s+", re.I)
ORDER = re.compile(
    r"^\s*(?:(?:giao|phân công|yêu cầu)\s+(?:cho\s+)?|(?:đối với|trách nhiệm của|nhiệm vụ của|về phía)\s+)", re.I
)
DASH = re.compile(r"^\s*(?:[-–—•+*]\s*|[a-zđ]\)\s*)")
SENTENCE = re.compile(r"(?<=[a-zà-ỹđ0-9”\")])\.\s+(?=[A-ZÀ-ỸĐ“])|;\s*")
VERBS = (
    r"có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|chỉ đạo|theo dõi|tổ chức|xây dựng|tham mưu|căn cứ|triển khai|phát động|"
    r"đôn đốc|hướng dẫn|tuyên truyền|tạo điều kiện|thực hiện|báo cáo|gửi|nộp|đăng ký|bình xét|lập|rà soát|quan tâm|động viên|"
    r"xem xét|thẩm định|tổng hợp|kiểm tra|vận động|đề xuất|phân công|ban hành|cùng"
)
DOES = re.compile(rf"([^:;.]{{3,110}}?)\s+((?:{VERBS})\b.*)$", re.I | re.S)
JOINTS = re.compile(
    r",\s*(?:và\s+)?|;\s*|\s+và\s+(?=các\s|đơn vị|trường|phòng|công đoàn|thanh tra|văn phòng|ubnd)", re.I
)
LONGEST_ACTOR, LONGEST_BODY = 160, 200


class Said(NamedTuple):
    """One paragraph of an actor."""

    actor: str
    text: str
    clause: str
    where: Where


def read_duties(parts: list[Part], years: Years | None) -> list[DutyRead]:
    return [duty for part in carrying_out(parts) for said in _said(part) for duty in _duties(said, years)]


def _said(part: Part) -> list[Said]:
    """The paragraphs of a part, each with its actor: its own, that of a line above ending in a colon, or the heading's."""
    heading = part.title if is_actor(part.title) and not CARRYING_OUT.search(part.title) else ""
    found, above = [], ""
    for where, paragraph in part.texts():
        if where.paragraph is None or CLOSING.match(paragraph):
            continue
        text = DASH.sub("", paragraph)
        if text.endswith(":") and is_actor(text[:-1]):
            above = text[:-1].strip()
            continue
        own, rest = _own_actor(text, has_actor=bool(above or heading))
        if own and not re.match(r"^\s*\+", paragraph):
            above = ""
        if actor := own or above or heading:
            found.append(Said(actor, rest, part.id, where))
    return found


def is_actor(title: str) -> bool:
    """A line that names who is to act."""
    return len(title) < LONGEST_ACTOR and bool(BODY.match(_plain(title)))


def _plain(actor: str) -> str:
    return ORDER.sub("", REQUEST.sub("", actor)).strip()


def _own_actor(text: str, has_actor: bool) -> tuple[str, str]:
    """“Văn phòng Sở: …”, “Đề nghị Công đoàn trường phối hợp …”: the actor that a paragraph names, and the rest."""
    before, colon, after = text.partition(":")
    if colon and after.strip() and is_actor(before):
        return before.strip(), after.strip()
    if has_actor and not (REQUEST.match(text) or ORDER.match(text)):
        return "", text
    asked = REQUEST.match(text) or ORDER.match(text)
    opening = asked[0] if asked else ""
    does = DOES.match(text[len(opening) :])
    if does and is_actor(does[1]):
        return f"{opening}{does[1]}".strip(" ,"), does[2].strip()
    return "", text


def _duties(said: Said, years: Years | None) -> list[DutyRead]:
    bodies = bodies_of(said.actor)
    is_request = bool(REQUEST.match(said.actor))
    pieces = [piece.strip().removesuffix("/.").strip(" .;,:") for piece in SENTENCE.split(said.text)]
    return [
        DutyRead(said.actor, bodies, said.clause, piece, due_of(piece, years), is_request or _asks(piece), said.where)
        for piece in pieces
        if len(re.findall(r"\w{2,}", piece)) > 1
    ]


def _asks(piece: str) -> bool:
    """A sentence of its own that asks; “đề nghị cấp trên khen thưởng” is the actor's task, not a request to it."""
    return bool(re.match(r"(?:Kính đề|Đề) nghị\s", piece)) and is_actor(piece[:100])


def bodies_of(actor: str) -> list[str]:
    """The bodies of one actor line: “Các Phòng GDĐT, đơn vị trực thuộc Sở” are two, “Các Cụm, Khối thi đua” is one."""
    bodies: list[str] = []
    for piece in (piece.strip() for piece in JOINTS.split(_plain(actor))):
        if bodies and not (_is_whole(piece) and _is_whole(bodies[-1])):
            bodies[-1] = f"{bodies[-1]}, {piece}" if piece else bodies[-1]
        elif piece:
            bodies.append(piece)
    return [body[:LONGEST_BODY] for body in bodies]


def _is_whole(piece: str) -> bool:
    """A body told with enough words to stand alone."""
    words = re.sub(r"^các\s+", "", piece, flags=re.I).split()
    return bool(BODY.match(piece)) and len(words) >= 2
