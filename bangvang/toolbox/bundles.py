"""Many files in one: a zip opened without trust. Sizes are counted while reading, not believed."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from django.conf import settings

from bangvang.toolbox.files import FileRefused
from bangvang.toolbox.vietnamese import nfc

MOST_FILES = 300
MOST_BYTES = 400_000_000  # of all that lies inside, unpacked
BLOCK = 1_000_000
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, LookupError)


def files_inside(name: str, file: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Each file of a zip with its bare name, one after the other; a zip that swells, nests or needs a password is refused."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [part for part in archive.infolist() if _counts(part)]
            _refuse(name, archive.infolist(), parts)
            left = MOST_BYTES
            for part in parts:
                data = _read(archive, part, min(left, settings.UPLOAD_MAX_BYTES), name)
                left -= len(data)
                yield _bare(part), data
    except BROKEN as wrong:
        raise FileRefused(f"Tệp {name} bị hỏng, không mở được.") from wrong


def _refuse(name: str, everything: list[zipfile.ZipInfo], parts: list[zipfile.ZipInfo]) -> None:
    if len(everything) > 2 * MOST_FILES or len(parts) > MOST_FILES:
        raise FileRefused(f"Tệp {name} có hơn {MOST_FILES} tệp bên trong.")
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused(f"Tệp {name} có mật khẩu.")
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise FileRefused(f"Tệp {name} phình quá lớn khi mở.")


def _counts(part: zipfile.ZipInfo) -> bool:
    """Not folders, nor what systems leave beside the files."""
    return not part.is_dir() and not part.filename.startswith("__MACOSX/") and not _bare(part).startswith(".")


def _bare(part: zipfile.ZipInfo) -> str:
    return nfc(PurePosixPath(part.filename.replace("\\", "/")).name)


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int, name: str) -> bytes:
    data = bytearray()
    with archive.open(part) as opened:
        while block := opened.read(BLOCK):
            data += block
            if len(data) > most:
                raise FileRefused(f"Tệp {_bare(part)} trong {name} quá lớn.")
    return bytes(data)
