"""Stored files: checked by content, kept under random names in a private folder, with a fingerprint and who kept them."""

import hashlib
import io
import re
import secrets
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.vietnamese import nfc

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {
    ".pdf": "application/pdf",
    ".docx": DOCX,
    ".xlsx": XLSX,
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".txt": "text/plain",
    ".csv": "text/csv",
}
OLD_SHEET = ".xls"  # taken only where a list is read, never as an attachment
SCANS: list[Callable[[bytes], str]] = []  # a malware scanner adds itself: returns what it found, or nothing


OURS = re.compile(r"[0-9a-f]{32}")  # names that `keep` gives; nothing else in the folder is touched


class FileRefused(Exception):
    """The file was not taken; the sentence says why."""


def keep(
    name: str, data: bytes | IO[bytes], *, by_id: int | None = None, by_name: str = "", is_list: bool = False
) -> StoredFile:
    """Check and keep a file; what it holds must be what its name says.

    The bytes lie there before the row is committed: a row without bytes would be worse. `clear_leftovers` takes what was rolled back.
    """
    name = nfc(PurePosixPath(name.replace("\\", "/")).name)[-200:]
    content = data if isinstance(data, bytes) else data.read(settings.UPLOAD_MAX_BYTES + 1)
    kind = _checked(name, content, is_list=is_list)
    fingerprint = hashlib.sha256(content).hexdigest()
    path = storage().save(f"{secrets.token_hex(1)}/{secrets.token_hex(16)}", io.BytesIO(content))
    stored = StoredFile(name=name, path=path, content_type=kind, size=len(content), fingerprint=fingerprint)
    stored.kept_by_id, stored.kept_by_name = by_id, by_name
    stored.save()
    return stored


def clear_leftovers(*, before: datetime) -> int:
    """Take away bytes written before that moment whose row was never committed; returns how many."""
    found = [path for path in Path(settings.MEDIA_ROOT).glob("[0-9a-f][0-9a-f]/*") if OURS.fullmatch(path.name)]
    old = [path for path in found if path.stat().st_mtime < before.timestamp()]
    taken = 0
    for first in range(0, len(old), 500):
        names = {f"{path.parent.name}/{path.name}": path for path in old[first : first + 500]}
        known = set(StoredFile.objects.filter(path__in=names).values_list("path", flat=True))
        for name in names.keys() - known:
            names[name].unlink(missing_ok=True)
            taken += 1
    return taken


def read(stored: StoredFile) -> bytes:
    with storage().open(stored.path) as file:
        content: bytes = file.read()
    return content


def as_download(stored: StoredFile, *, inline: bool = False) -> HttpResponse:
    """The file as an answer; the view has asked for permission already. Files are small by the limit of `keep`."""
    answer = HttpResponse(read(stored), content_type=stored.content_type)
    answer.headers["Content-Disposition"] = content_disposition_header(not inline, stored.name) or "inline"
    return answer


def storage() -> FileSystemStorage:
    return FileSystemStorage(location=settings.MEDIA_ROOT, file_permissions_mode=0o600)


def _checked(name: str, content: bytes, *, is_list: bool) -> str:
    suffix = Path(name).suffix.lower()
    is_old_sheet = is_list and suffix == OLD_SHEET
    if is_list and suffix not in (OLD_SHEET, ".xlsx", ".csv"):
        raise FileRefused("Chỉ nhận danh sách Excel (.xlsx, .xls) hoặc .csv.")
    if suffix not in TYPES and not is_old_sheet:
        raise FileRefused("Chỉ nhận tệp PDF, Word (.docx), Excel (.xlsx, .csv), văn bản .txt và ảnh .png, .jpg.")
    if not content:
        raise FileRefused(f"Tệp {name} không có nội dung.")
    if len(content) > settings.UPLOAD_MAX_BYTES:
        raise FileRefused(f"Tệp {name} lớn hơn {settings.UPLOAD_MAX_BYTES // 1_000_000} MB.")
    if not _looks_like(suffix, content):
        raise FileRefused(f"Nội dung tệp {name} không đúng với đuôi {suffix}.")
    for scan in SCANS:
        if found := scan(content):
            raise FileRefused(f"Tệp {name} bị chặn: {found}.")
    return "application/vnd.ms-excel" if is_old_sheet else TYPES[suffix]


def _looks_like(suffix: str, content: bytes) -> bool:
    if suffix == OLD_SHEET:
        return True  # a workbook, a web page or text under that name: the reader of lists looks into it
    if suffix == ".pdf":
        return content[:1024].lstrip().startswith(b"%PDF-")
    if suffix == ".png":
        return content.startswith(b"\x89PNG\r\n\x1a\n")
    if suffix in (".jpg", ".jpeg"):
        return content.startswith(b"\xff\xd8\xff")
    if suffix in (".docx", ".xlsx"):
        return _is_office(content, "word/" if suffix == ".docx" else "xl/")
    return b"\x00" not in content[:4096] or content[:2] in (b"\xff\xfe", b"\xfe\xff")


def _is_office(content: bytes, folder: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return False
    return "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)
