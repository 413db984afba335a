"""The environment: .venv from a lock file by uv, or by pip where uv cannot be had."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from places import BANGVANG, PYTHON, ROOT, VENV, make_writable
from speech import Stop, say

RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
UV_LOCK = ROOT / "requirements-uv.lock"
LOG = VENV / "prepare.log"
# Python starts this file whatever spaces the path holds; the kernel's own first line could not.
CONSOLE_SCRIPT = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from bangvang.cli import main

sys.exit(main())
"""


def prepare(lock: Path = RUN_LOCK) -> bool:
    """Make .venv hold what the lock says, at its versions; False when its stamp shows that nothing was to do."""
    if stamp_of(lock).exists() and PYTHON.exists():
        return False
    say("Chuẩn bị môi trường (lần đầu mất khoảng một phút) … / Preparing the environment …")
    make_writable(ROOT)
    make_venv()
    install(lock)
    link_project()
    for old in VENV.glob("*.stamp"):
        old.unlink()
    # The development lock holds the whole run-time lock at the same versions (a guard test compares them).
    for done in {lock, RUN_LOCK}:
        stamp_of(done).touch()
    return True


def stamp_of(lock: Path) -> Path:
    """Named after all that must be the same for the environment to be taken as it is."""
    parts = [lock.read_bytes(), CONSOLE_SCRIPT.encode(), str(sys.version_info[:2]).encode(), str(ROOT).encode()]
    return VENV / f"{lock.stem}-{hashlib.sha256(b'|'.join(parts)).hexdigest()[:16]}.stamp"


def make_venv() -> None:
    """Make it anew unless it starts: laying one Python over another leaves neither whole."""
    if runs(PYTHON):
        return
    if importlib.util.find_spec("ensurepip") is None:
        apt_install("python3-venv", fallback=f"python3.{sys.version_info.minor}-venv")
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        raise Stop(
            f"Không tạo được môi trường Python: {last_line(made.stdout + made.stderr)}",
            "The Python environment could not be made; on Debian or Ubuntu: apt-get install python3-venv",
        )


def runs(python: Path) -> bool:
    """Whether the environment's Python starts, has pip and is of the version that starts us."""
    ask = f"import sys, ssl, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    try:
        return subprocess.run([str(python), "-c", ask], capture_output=True).returncode == 0
    except OSError:
        return False


def install(lock: Path) -> None:
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"]
    uv = [str(VENV / "bin" / "uv"), "pip", "install", "--quiet", "--python", str(PYTHON), "--require-hashes", "-r"]
    if logged([*pip, str(UV_LOCK)]) and logged([*uv, str(lock)]):
        return
    if not logged([*pip, str(lock)]):
        raise Stop(
            f"Không tải được các thư viện cần thiết ({last_line(LOG.read_text())}); kiểm tra mạng, chi tiết ở {LOG}.",
            f"The libraries could not be fetched; check the network; details are in {LOG}.",
        )


def logged(command: list[str]) -> bool:
    with LOG.open("a") as log:
        try:
            return subprocess.run(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL).returncode == 0
        except OSError as problem:
            log.write(f"{command[0]}: {problem}\n")
            return False


def link_project() -> None:
    """Let the environment find the sources where they lie, and give it the command `bangvang`."""
    packages = next(VENV.glob("lib/python3.*/site-packages"))
    (packages / "bangvang.pth").write_text(f"{ROOT}\n")
    BANGVANG.write_text(CONSOLE_SCRIPT.format(python=PYTHON))
    BANGVANG.chmod(0o755)


def apt_install(*packages: str, fallback: str = "") -> None:
    """Install Debian packages when we are root; else say what to ask the administrator for."""
    names = " ".join(packages)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Stop(
            f"Thiếu gói hệ thống; nhờ quản trị máy chạy: apt-get install {names}",
            f"A system package is missing; ask the administrator to run: apt-get install {names}",
        )
    say(f"Cài gói hệ thống {names} … / Installing {names} …")
    if not (apt("update") and (apt("install", *packages) or (fallback and apt("install", fallback)))):
        raise Stop(
            f"Không cài được gói {names}; hãy chạy: apt-get install {names}",
            f"{names} could not be installed; run: apt-get install {names}",
        )


def apt(verb: str, *packages: str) -> bool:
    command = ["apt-get", "-qq", verb, *(["-y", "--no-install-recommends", *packages] if packages else [])]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=quiet, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        say(f"apt-get {verb}: {last_line(done.stderr)}")
    return done.returncode == 0


def last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "không rõ"
