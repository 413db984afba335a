"""Stored files: what is taken, what is refused, how they lie."""

import hashlib
import io
import stat
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bangvang.toolbox import files
from bangvang.toolbox.files import FileRefused, keep
from bangvang.toolbox.models import StoredFile

PDF = b"%PDF-1.7\n%\xe2\xe3\n"
KINDS = "Chỉ nhận tệp PDF, Word (.docx), Excel (.xlsx, .csv), văn bản .txt và ảnh .png, .jpg."


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        keep(name, data)
    assert StoredFile.objects.count() == 0
    return str(refused.value)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("to-trinh.pdf", PDF, "application/pdf"),
        ("TO TRINH.PDF", PDF, "application/pdf"),
        ("a.docx", packed("[Content_Types].xml", "word/document.xml"), files.DOCX),
        ("a.xlsx", packed("[Content_Types].xml", "xl/workbook.xml"), files.XLSX),
        ("a.png", b"\x89PNG\r\n\x1a\n....", "image/png"),
        ("a.jpg", b"\xff\xd8\xff\xe0....", "image/jpeg"),
        ("a.txt", "Đạt".encode(), "text/plain"),
    ],
)
def test_a_file_that_is_what_it_says_is_kept(name: str, data: bytes, kind: str) -> None:
    stored = keep(name, data)
    assert (stored.name, stored.content_type, files.read(stored)) == (name, kind, data)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data", "suffix"),
    [
        ("a.pdf", b"MZ\x90\x00", ".pdf"),
        ("a.docx", packed("[Content_Types].xml", "xl/workbook.xml"), ".docx"),
        ("a.xlsx", packed("evil.exe"), ".xlsx"),
        ("a.docx", b"PK\x03\x04 cut off", ".docx"),
        ("a.png", PDF, ".png"),
        ("a.jpg", b"<html>", ".jpg"),
        ("a.txt", b"MZ\x00\x00", ".txt"),
    ],
)
def test_a_file_that_is_something_else_is_refused(name: str, data: bytes, suffix: str) -> None:
    assert refusal(name, data) == f"Nội dung tệp {name} không đúng với đuôi {suffix}."


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["a.exe", "a.svg", "a.html", "a", ""])
def test_other_kinds_are_refused(name: str) -> None:
    assert refusal(name, PDF) == KINDS


@pytest.mark.django_db
def test_an_empty_file_is_refused() -> None:
    assert refusal("a.pdf", b"") == "Tệp a.pdf không có nội dung."


@pytest.mark.django_db
def test_a_file_one_byte_over_the_limit_is_refused(settings: Any) -> None:
    settings.UPLOAD_MAX_BYTES = 1_000_000
    assert refusal("a.pdf", PDF.ljust(1_000_001)) == "Tệp a.pdf lớn hơn 1 MB."
    assert keep("a.pdf", io.BytesIO(PDF.ljust(1_000_000))).size == 1_000_000


@pytest.mark.django_db
def test_what_a_scanner_finds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SCANS", [lambda content: "EICAR" if b"EICAR" in content else ""])
    assert refusal("a.pdf", PDF + b"EICAR") == "Tệp a.pdf bị chặn: EICAR."
    assert keep("a.pdf", PDF).size == len(PDF)


@pytest.mark.django_db
def test_a_file_lies_privately_under_a_random_name_with_its_fingerprint_and_who_kept_it() -> None:
    one, two = keep("a.pdf", PDF, by_id=7, by_name="Hoa"), keep("a.pdf", PDF)
    assert (one.fingerprint, one.kept_by_id, one.kept_by_name) == (hashlib.sha256(PDF).hexdigest(), 7, "Hoa")
    assert one.path != two.path and "a.pdf" not in one.path
    assert stat.S_IMODE((Path(settings.MEDIA_ROOT) / one.path).stat().st_mode) == 0o600


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["../../etc/Quyê\u0301t.pdf", "C:\\Users\\Hoa\\Quyết.pdf"])
def test_folders_in_a_name_are_dropped_and_letters_are_joined(name: str) -> None:
    assert keep(name, PDF).name == "Quyết.pdf"


@pytest.mark.django_db
def test_a_download_carries_the_vietnamese_name() -> None:
    answer = files.as_download(keep("Quyết định.pdf", PDF))
    head = "attachment; filename*=utf-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh.pdf"
    assert (answer.content, answer["Content-Type"], answer["Content-Disposition"]) == (PDF, "application/pdf", head)


def lying() -> set[str]:
    root = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


@pytest.mark.django_db
def test_bytes_of_a_step_that_was_rolled_back_are_taken_away_and_nothing_else(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    stays = keep("a.pdf", PDF)
    (tmp_path / "ghi-chu.txt").write_text("of the administrator")
    with pytest.raises(RuntimeError), transaction.atomic():
        gone = keep("b.pdf", PDF)
        raise RuntimeError
    assert (lying(), StoredFile.objects.get()) == ({stays.path, gone.path, "ghi-chu.txt"}, stays)
    a_minute = timedelta(minutes=1)
    assert files.clear_leftovers(before=timezone.now() - a_minute) == 0  # a step still under way may yet commit
    assert files.clear_leftovers(before=timezone.now() + a_minute) == 1
    assert lying() == {stays.path, "ghi-chu.txt"}
    assert files.read(stays) == PDF
