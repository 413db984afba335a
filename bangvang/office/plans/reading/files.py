"""From a file to lines of text: .txt in UTF-8, .docx, PDF with text."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from typing import Any

from bangvang.office.plans.reading.shape import NotAPlan

MAX_BYTES = 20_000_000
MAX_UNPACKED = 200_000_000


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
    text = unicodedata.normalize("NFC", "\n".join(readers[suffix](data)))
    return [_tidy(line) for line in re.split(r"\r\n|\r|\n|\f|\v|\u2028", text)]


def _tidy(line: str) -> str:
    line = line.replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", "")
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
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
        return list(_body_lines(document))
    except Exception as wrong:
        raise NotAPlan("Tệp .docx bị hỏng hoặc không phải tệp Word.") from wrong


def _body_lines(document: Any) -> Iterator[str]:
    """Paragraphs and table cells in the order of the page; each paragraph is followed by a blank line."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):
                    yield from cell.text.split("\n")
            yield ""
        else:
            yield from block.text.split("\n")
            yield ""


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
    return "\n".join(pages).splitlines()
