"""From lines to whole paragraphs: page numbers dropped; lines broken by a page end or a fixed width made whole."""

import re

MARK = re.compile(
    r"^\s*(?:[-–—•+*]\s+|\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S|[IVX]{1,5}\.\s|[a-zđ]\)\s|"
    r"(?:Đợt|Phần|PHẦN|Điều)\s+\S|Nơi nhận\s*:?|Căn cứ\s|Trên đây là|KẾ HOẠCH\b|Kính gửi)"
)
TITLE = re.compile(r"^\s*(?:[IVX]{1,5}|[A-H]|PHẦN\s+\S+)\s*[.\-–:)]?\s")
PAGE_NUMBER = re.compile(r"^\s*(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?\s*$|^\s*Trang\s+\d+(?:\s*/\s*\d+)?\s*$", re.I)
COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
BROKEN_WORD = re.compile(r"[0-9A-Za-zÀ-ỹ]-$")
BROKEN_DATE = re.compile(r"^\d{1,2}\s*(?:/|tháng)\s*\d{1,2}\s*(?:/|năm|:|;|,|\.|$)")
ENDS = re.compile(r"[.;:?!…]\s*$|/\.\s*$")
OPEN = re.compile(r"(?:^|\s)(?:ngày|tháng|năm|số|của|và|các|từ|đến|trước|về|với|theo|cho|trong|là|tại)\s*$")
SIDE = re.compile(r"(?<=\S)\s+(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–])|(?<=Nơi nhận:)\s+")
NEAR = 240  # how far back the end of a broken line is looked at


def whole_lines(lines: list[str]) -> list[str]:
    """Paragraphs of a text, each on one line."""
    kept = [line for line in lines if line.strip() and not PAGE_NUMBER.match(line)]
    width = _wrap_width(lines)
    whole: list[list[str]] = []
    tail, last_length = "", 0
    for line in kept:
        text = line.strip()
        if whole and _goes_on(tail, last_length, text, width):
            joint = "" if BROKEN_WORD.search(tail) else " "
            whole[-1].append(f"{joint}{text}")
            tail = f"{tail}{joint}{text}"[-NEAR:]
        else:
            whole.append([text])
            tail = text[-NEAR:]
        last_length = len(text)
    return ["".join(pieces) for pieces in whole]


def _wrap_width(lines: list[str]) -> int:
    """The width at which a text was wrapped, or 0 where every line is a paragraph."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    if len(lengths) < 12 or lengths[-1] > 160:
        return 0
    return lengths[int(len(lengths) * 0.9)]


def _goes_on(before: str, length: int, text: str, width: int) -> bool:
    if COLUMNS.search(before) or COLUMNS.search(text):
        return False
    if _is_broken(before, text):
        return True
    if width and not MARK.match(text) and _is_full(before, length / width, text):
        return True
    if MARK.match(text) or ENDS.search(before):
        return False
    if text[0].islower() or text[0] in ",;)”":
        return not before.isupper()
    return bool(width) and length >= width * 0.78 and not text.isupper()


def _is_full(before: str, fullness: float, text: str) -> bool:
    """A full line that only happens to end in a semicolon or a full stop."""
    if text[0].islower():
        return fullness >= 0.7
    return before[-1] in ";." and not before.endswith("/.") and fullness >= (0.85 if before[-1] == ";" else 0.9)


def _is_broken(before: str, text: str) -> bool:
    """Broken inside brackets, before a date, behind a word that wants another, or in a heading of capitals."""
    if "(" in before and ")" not in before[before.rindex("(") :] and ")" in text[:NEAR]:
        return True
    if OPEN.search(before) and not re.match(r"^\s*[-–+•]\s", text):
        return bool(BROKEN_DATE.match(text)) or not MARK.match(text)
    return bool(TITLE.match(before)) and before.isupper() and text.isupper() and not TITLE.match(text)


def two_columns(lines: list[str]) -> list[str]:
    """A letterhead or signature printed side by side, as lines one under another."""
    split: list[str] = []
    for line in lines:
        cells = re.split(r"\t+| {3,}", SIDE.sub("\t", line.strip()))
        split += [cell.strip() for cell in cells if cell.strip()]
    return split
