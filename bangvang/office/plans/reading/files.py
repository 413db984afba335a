"""From a file to lines of text: .txt in UTF-8, .docx, PDF with text."""

import io
import re
import unicodedata
import zipfile

from bangvang.office.plans.reading.shape import NotAPlan
from bangvang.office.plans.reading.word import word_lines

MAX_BYTES = 20_000_000
MAX_UNPACKED = 200_000_000
MAX_LETTERS, MAX_LINES = 500_000, 5_000  # some eighty pages; a plan has five to twenty

BREAK = re.compile(r"\r\n|\r|\n|\f|\v|\u2028")


def lines_of(data: bytes, name: str) -> list[str]:
    """The lines of a file, NFC, blank ones kept as signs of paragraph ends."""
    if not data:
        raise NotAPlan("Tệp không có nội dung.")
    if len(data) > MAX_BYTES:
        raise NotAPlan("Tệp lớn hơn 20 MB.")
    suffix = name.lower().rpartition(".")[2]
    readers = {"txt": _text_lines, "docx": _docx_lines, "pdf": _pdf_lines}
    if suffix not in readers:
        raise NotAPlan("Chỉ đọc được tệp .txt, .docx và PDF có chữ.")
    text = "\n".join(readers[suffix](data))
    lines = BREAK.split(unicodedata.normalize("NFC", text)) if len(text) <= MAX_LETTERS else []
    if not 0 < len(lines) <= MAX_LINES:
        raise NotAPlan("Văn bản quá dài, không giống một kế hoạch.")
    return [_tidy(line) for line in lines]


def _tidy(line: str) -> str:
    line = line.replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", "")
    line = re.sub(r"(?<=\S)  (?=\S)", " ", line)
    line = re.sub(r"^\s*\*(?=\S)(.*\S)\*\s*$", r"\1", line)
    return re.sub(r"(?<=\d\.\s)\*(.+)\*\s*$", r"\1", line).rstrip()


def _text_lines(data: bytes) -> list[str]:
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding).splitlines()
        except UnicodeError:
            continue
    raise NotAPlan("Tệp văn bản cần lưu theo mã UTF-8.")


def _docx_lines(data: bytes) -> list[str]:
    _refuse_bomb(data)
    try:
        return word_lines(data)
    except Exception as wrong:
        raise NotAPlan("Tệp .docx bị hỏng hoặc không phải tệp Word.") from wrong


def _refuse_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as wrong:
        raise NotAPlan("Tệp .docx bị hỏng hoặc không phải tệp Word.") from wrong
    if size > MAX_UNPACKED:
        raise NotAPlan("Tệp .docx giải nén ra quá lớn.")


def _pdf_lines(data: bytes) -> list[str]:
    from pypdf import PdfReader

    try:
        pages = [page.extract_text() or "" for page in PdfReader(io.BytesIO(data)).pages]
    except Exception as wrong:
        raise NotAPlan("Tệp PDF bị hỏng hoặc có đặt mật khẩu.") from wrong
    if not any(page.strip() for page in pages):
        raise NotAPlan("Tệp PDF là bản chụp, không có chữ. Cần tệp gốc hoặc bản PDF có chữ.")
    return re.sub(r" {2,}", " ", "\n".join(pages)).splitlines()  # justified lines come with wide gaps
