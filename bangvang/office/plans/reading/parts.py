"""From paragraphs to parts: head, numbered sections with their paragraphs, foot."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bangvang.office.plans.reading.shape import NotAPlan, Where

TOP = re.compile(
    r"^\s*(?:PHẦN|Phần)\s+(?:(?:THỨ|thứ)\s+)?([IVX]{1,5}|\d{1,2}|NHẤT|HAI|BA|TƯ|BỐN|NĂM|[Nn]hất|hai|ba|tư)\b[.:\-–]?\s*(.*)$"
)
LETTER = re.compile(r"^\s*([A-H])\s*[.\-–]\s*(\S.*)$")
ROMAN = re.compile(r"^\s*([IVX]{1,5})\s*[.\-–)]\s*(\S.*)$")
ARABIC = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2}){0,4})\s*[.)]?\s+(\S.*)$")
CLOSING = re.compile(
    r"^\s*(?:Trên đây là|Trong quá trình (?:triển khai|thực hiện)|Kế hoạch này|Căn cứ (?:Kế hoạch|nội dung) (?:này|trên)|"
    r"Nhận được (?:Kế hoạch|văn bản)|(?:Yêu cầu|Đề nghị) (?:các|tất cả|toàn thể|thủ trưởng)[^:;]*/\.\s*$)",
    re.I,
)
CARRYING_OUT = re.compile(
    r"tổ chức\s+(?:triển khai\s+)?thực hiện|trách nhiệm thực hiện|phân công (?:nhiệm vụ|thực hiện)", re.I
)
KIND = re.compile(r"^\s*(?:K\s?Ế\s+H\s?O\s?Ạ\s?C\s?H\b|Kế hoạch\s*$)")
OTHER_KIND = re.compile(
    r"^\s*(QUYẾT ĐỊNH|CÔNG VĂN|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|GIẤY MỜI|BIÊN BẢN|HƯỚNG DẪN|NGHỊ QUYẾT|CHỈ THỊ|QUY CHẾ)\b"
)
SIGNER = re.compile(r"^(?:(?:KT|TM|TL|TUQ|Q)\.\s*)?[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ ]{5,50}$")
ID_LENGTH, TITLE_LENGTH, MOST_PARTS = 20, 400, 2000


@dataclass
class Part:
    """A numbered section: its id ("II.1.2"), heading, and paragraphs (letter for letter)."""

    id: str
    title: str
    paragraphs: list[str] = field(default_factory=list)
    place: int = 0
    runs_on: bool = False  # heading and first paragraph stand on one line: “Actor: what to do”

    def texts(self) -> Iterator[tuple[Where, str]]:
        """Heading and paragraphs, each with where it stands."""
        if self.title:
            yield Where(self.place, None), self.title
        for at, paragraph in enumerate(self.paragraphs):
            yield Where(self.place, at), paragraph


@dataclass
class Pages:
    """A plan in its three zones."""

    head: list[str]
    parts: list[Part]
    foot: list[str]


class Outline:
    """Where in the numbering the text stands: Phần or letter, Roman, Arabic with its inner numbers."""

    def __init__(self) -> None:
        self.top = self.roman = self.arabic = ""

    def opened(self, line: str) -> Part | None:
        """The part that a line opens, or None for a plain paragraph."""
        if (found := TOP.match(line)) or ((found := LETTER.match(line)) and found[2].isupper()):
            self.top, self.roman, self.arabic = found[1].upper(), "", ""
            return Part(self.top, found[2].strip()[:TITLE_LENGTH])
        if found := ROMAN.match(line):
            self.roman, self.arabic = found[1], ""
            return _opened(self._ident(), found[2].strip(), longest=TITLE_LENGTH)
        if (found := ARABIC.match(line)) and _follows(found[1], found[2], self.arabic):
            self.arabic = found[1]
            return _opened(self._ident(), found[2].strip(), longest=180)
        return None

    def _ident(self) -> str:
        return ".".join(number for number in (self.top, self.roman, self.arabic) if number)


def parts_of(lines: list[str]) -> list[Part]:
    """Sections in the order of the text; the closing paragraph is a part without number."""
    parts, outline = [Part("", "")], Outline()
    for line in lines:
        part = outline.opened(line)
        if part is None and CLOSING.match(line) and parts[-1].id:
            part = Part("", "", [line])
        if part is not None:
            parts.append(part)
        elif not parts[-1].title and parts[-1].id and not parts[-1].paragraphs and line.isupper():
            parts[-1].title = line[:TITLE_LENGTH]
        else:
            parts[-1].paragraphs.append(line)
    return _numbered(parts)


def _numbered(parts: list[Part]) -> list[Part]:
    """Each part knows its place; a number printed twice is told apart."""
    if len(parts) > MOST_PARTS:
        raise NotAPlan("Văn bản có quá nhiều mục, không giống một kế hoạch.")
    seen: dict[str, int] = {}
    for place, part in enumerate(parts):
        part.place = place
        seen[part.id] = seen.get(part.id, 0) + 1
        if part.id and seen[part.id] > 1:
            part.id = f"{part.id} ({seen[part.id]})"
    return parts


def _opened(ident: str, text: str, longest: int) -> Part:
    """A short line is a heading; a long one is a numbered paragraph; “Actor: what to do” is both."""
    title, colon, rest = text.partition(":")
    if colon and rest.strip() and len(title) < 120:
        return Part(ident[:ID_LENGTH], title.strip(), [rest.strip()], runs_on=True)
    if len(text) > longest or (re.search(r"[.;]\s*$", text) and not text.isupper()):
        return Part(ident[:ID_LENGTH], "", [text])
    return Part(ident[:ID_LENGTH], text.rstrip(":").strip())


def _follows(number: str, text: str, last: str) -> bool:
    """Numbers that follow one another; a date or a figure at the start of a broken line is none."""
    if not text[0].isupper() and text[0] not in '“"*':
        return False
    want = [int(bit) for bit in number.split(".")]
    have = [int(bit) for bit in last.split(".")] if last else []
    followers = [[*have, 1], *([*have[:depth], have[depth] + 1] for depth in range(len(have)))]
    return want in followers or (not have and want == [1])


def split_zones(lines: list[str]) -> Pages:
    """Head down to the kind of document, body, and the foot from “Nơi nhận” or from the signer's post."""
    kind_at = _kind_at(lines)
    foot_at = next((n for n in range(kind_at, len(lines)) if re.match(r"^\s*Nơi nhận", lines[n], re.I)), len(lines))
    while foot_at - 1 > kind_at + 1 and SIGNER.match(lines[foot_at - 1]):
        foot_at -= 1
    rest = lines[kind_at + 1 : foot_at]
    title_lines = 0
    while title_lines < min(4, len(rest)) and _is_title_line(rest[title_lines], is_first=title_lines == 0):
        title_lines += 1
    return Pages(lines[: kind_at + 1 + title_lines], parts_of(rest[title_lines:]), lines[foot_at:])


def _kind_at(lines: list[str]) -> int:
    """The line “KẾ HOẠCH”; a document of another kind is refused by its name."""
    for at, line in enumerate(lines[:60]):
        if is_kind(line):
            return at
        if other := OTHER_KIND.match(line):
            raise NotAPlan(f"Văn bản này là {other[1].lower()}, không phải là một kế hoạch.")
    raise NotAPlan("Không thấy dòng “KẾ HOẠCH” ở đầu văn bản: đây không phải là một kế hoạch.")


def is_kind(line: str) -> bool:
    return bool(KIND.match(line)) and len(line) < 160


def _is_title_line(line: str, is_first: bool) -> bool:
    if re.match(r"^\s*(?:căn cứ|[IVX]+\s*[.\-–]|[A-H]\.|phần\s|\d+\.)", line, re.I) or len(line) > 220:
        return False
    if not is_first and re.match(r"^\s*(?:thực hiện|nhằm|để|phát huy|tiếp tục)\s", line, re.I):
        return False
    return not re.search(r"[.;:]\s*$", line)


def carrying_out(parts: list[Part]) -> list[Part]:
    """The part “Tổ chức thực hiện” and what is under it; the last of the highest such headings counts."""
    heads = [part for part in parts if part.id and CARRYING_OUT.search(part.title)]
    if not heads:
        return []
    highest = min(part.id.count(".") for part in heads)
    head = [part for part in heads if part.id.count(".") == highest][-1]
    return [head, *(part for part in parts if part.id.startswith(f"{head.id}."))]
