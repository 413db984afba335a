"""From lines to parts: head, numbered sections with their paragraphs, foot. Broken lines are made whole."""

import re
from dataclasses import dataclass, field

MARK = re.compile(
    r"^\s*(?:[-–—•+*]\s+|\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S|[IVX]{1,5}\.\s|[a-zđ]\)\s|"
    r"(?:Đợt|Phần|Điều)\s+\S|Nơi nhận\s*:?|Căn cứ\s|Trên đây là|KẾ HOẠCH\b|Kính gửi)"
)
ROMAN = re.compile(r"^\s*(?:Phần\s+)?([IVX]{1,5})\s*[.\-–)]\s*(.+)$")
ARABIC = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2})*)\s*[.)]?\s+(\S.*)$")
PAGE_NUMBER = re.compile(r"^\s*(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?\s*$|^\s*Trang\s+\d+(?:\s*/\s*\d+)?\s*$", re.I)
COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
BROKEN_WORD = re.compile(r"[0-9A-Za-zÀ-ỹ]-$")
ENDS = re.compile(r"[.;:?!…]\s*$|/\.\s*$")


@dataclass
class Part:
    """A numbered section: its id ("II.1.2"), heading, and paragraphs (letter for letter)."""

    id: str
    title: str
    paragraphs: list[str] = field(default_factory=list)


@dataclass
class Pages:
    """A plan in its three zones."""

    head: list[str]
    parts: list[Part]
    foot: list[str]


def whole_lines(lines: list[str]) -> list[str]:
    """Paragraphs: page numbers dropped, lines broken by a page end or a fixed width joined."""
    kept = [line for line in lines if line.strip() and not PAGE_NUMBER.match(line)]
    width = _wrap_width(lines)
    whole: list[str] = []
    last_length = 0
    for line in kept:
        text = line.strip()
        if whole and _goes_on(whole[-1], last_length, text, width):
            whole[-1] += text if BROKEN_WORD.search(whole[-1]) else f" {text}"
        else:
            whole.append(text)
        last_length = len(text)
    return whole


def _wrap_width(lines: list[str]) -> int:
    """The width at which a text was wrapped, or 0 where every line is a paragraph."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    if len(lengths) < 12 or lengths[-1] > 160:
        return 0
    return lengths[int(len(lengths) * 0.9)]


def _goes_on(before: str, length: int, text: str, width: int) -> bool:
    if before.count("(") > before.count(")") and len(before) < 4000:
        return True  # broken inside brackets
    if width and length >= width * 0.7 and text[0].islower():
        return True  # a full line broken behind a semicolon
    if MARK.match(text) or ENDS.search(before) or COLUMNS.search(before) or COLUMNS.search(text):
        return False
    if text[0].islower() or text[0] in ",;)”":
        return not before.isupper()
    return bool(width) and length >= width * 0.78 and not text.isupper()


def two_columns(lines: list[str]) -> list[str]:
    """A letterhead or signature printed side by side, as lines one under another."""
    split: list[str] = []
    for line in lines:
        split += [cell.strip() for cell in re.split(r"\t+| {3,}", line.strip()) if cell.strip()]
    return split


def parts_of(lines: list[str]) -> list[Part]:
    """Sections in the order of the text. Ids join the Roman, Arabic and inner numbers."""
    parts = [Part("", "")]
    roman = arabic = ""
    for line in lines:
        if found := ROMAN.match(line):
            roman, arabic = found[1], ""
            parts.append(Part(roman, found[2].strip()))
        elif (found := ARABIC.match(line)) and _is_heading(found[1], found[2], roman, arabic, line):
            arabic = found[1]
            ident = f"{roman}.{arabic}" if roman else arabic
            parts.append(_opened(ident, found[2].strip()))
        else:
            parts[-1].paragraphs.append(line)
    return parts


def _opened(ident: str, text: str) -> Part:
    """A short line is a heading; a long one is a numbered paragraph; “Actor: what to do” is both."""
    title, colon, rest = text.partition(":")
    if colon and rest.strip() and len(title) < 120:
        return Part(ident, title.strip(), [rest.strip()])
    if len(text) > 180 or re.search(r"[.;]\s*$", text):
        return Part(ident, "", [text])
    return Part(ident, text.rstrip(":").strip())


def _is_heading(number: str, text: str, roman: str, last: str, line: str) -> bool:
    """Numbers that follow one another; a date or a figure at the start of a broken line is none."""
    if not text[0].isupper() and text[0] not in '“"*':
        return False
    want = [int(bit) for bit in number.split(".")]
    have = [int(bit) for bit in last.split(".")] if last else []
    followers = [[*have, 1], *([*have[:depth], have[depth] + 1] for depth in range(len(have)))]
    return want in followers or (not have and want == [1])


def split_zones(lines: list[str]) -> Pages:
    """Head down to the kind of document, body, and the foot from “Nơi nhận”."""
    foot_at = next((n for n, line in enumerate(lines) if re.match(r"^\s*Nơi nhận", line, re.I)), len(lines))
    body, foot = lines[:foot_at], lines[foot_at:]
    kind_at = next((n for n, line in enumerate(body[:60]) if _is_kind(line)), None)
    if kind_at is None:
        return Pages(body, [], foot)
    rest = body[kind_at + 1 :]
    title_lines = 0
    while title_lines < min(4, len(rest)) and _is_title_line(rest[title_lines]):
        title_lines += 1
    head = body[: kind_at + 1 + title_lines]
    return Pages(head, parts_of(rest[title_lines:]), foot)


def _is_kind(line: str) -> bool:
    return bool(re.match(r"^\s*KẾ\s+HOẠCH\b", line.strip())) and len(line) < 160


def _is_title_line(line: str) -> bool:
    if re.match(r"^\s*(căn cứ|thực hiện|[IVX]+\.|\d+\.|nhằm|để )", line, re.I) or len(line) > 220:
        return False
    return not re.search(r"[.;:]\s*$", line)
