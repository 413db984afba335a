"""Where things lie, and whether they can be written."""

import os
import tempfile
from pathlib import Path

from speech import Stop

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
BANGVANG = VENV / "bin" / "bangvang"


def data_folder() -> Path:
    return Path(os.environ.get("BANGVANG_DATA", "").strip() or ROOT / "data").absolute()


def make_writable(folder: Path, setting: str = "") -> None:
    """Make the folder if need be and prove that a file can be laid in it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        hint_vi = f"; đặt {setting}=thư-mục-khác" if setting else "; chuyển mã nguồn sang thư mục ghi được"
        hint_en = f"; set {setting} to another folder" if setting else "; move the sources to a writable folder"
        raise Stop(
            f"Không ghi được vào {folder} ({problem.strerror}){hint_vi}.",
            f"Cannot write to {folder} ({problem.strerror}){hint_en}.",
        ) from problem
