"""A throw-away PostgreSQL for the second pass of the tests: a cluster in a temporary folder on a free port."""

import contextlib
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import environment
from speech import Stop

# Nothing here must survive a power cut, so nothing waits for the disk.
HASTE = "fsync=off synchronous_commit=off full_page_writes=off max_connections=40".split()


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, newest version first; Debian keeps them off the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: -int(found.parts[-3]))
    found = [*debian, *(Path(there) for there in [shutil.which("initdb")] if there)]
    return found[0].parent if found else None


def installed() -> Path | None:
    """The programs, fetched by apt if we are root; None where they cannot be had."""
    if not programs() and os.geteuid() == 0:
        with contextlib.suppress(Stop):
            environment.apt_install("postgresql")
    return programs()


@contextlib.contextmanager
def throw_away(folder_of_programs: Path) -> Iterator[str]:
    """Start a cluster, give its address, stop and remove it."""
    folder = Path(tempfile.mkdtemp(prefix="bangvang-postgres-"))
    port, password = a_free_port(), secrets.token_hex(12)
    try:
        start(folder_of_programs, folder, port, password)
        yield f"postgres://bangvang:{password}@127.0.0.1:{port}/postgres"
    finally:
        as_owner([folder_of_programs / "pg_ctl", "stop", "-D", folder / "data", "-m", "immediate"], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def start(folder_of_programs: Path, folder: Path, port: int, password: str) -> None:
    secret = folder / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    if owner := unprivileged():
        for path in (folder, secret):
            shutil.chown(path, owner, owner)
    secure = ["--auth=scram-sha-256", f"--pwfile={secret}", "--username=bangvang"]
    as_owner(
        [folder_of_programs / "initdb", "-D", folder / "data", "--encoding=UTF8", "--locale=C", "--no-sync", *secure]
    )
    options = f"-p {port} -k {folder} -h 127.0.0.1 " + " ".join(f"-c {setting}" for setting in HASTE)
    as_owner([folder_of_programs / "pg_ctl", "start", "-w", "-D", folder / "data", "-l", folder / "log", "-o", options])


def as_owner(command: list[str | Path], check: bool = True) -> None:
    """PostgreSQL refuses to run as root, so root lends it another user."""
    lent = ["runuser", "-u", unprivileged(), "--"] if unprivileged() else []
    done = subprocess.run([*lent, *map(str, command)], cwd="/", capture_output=True, text=True)
    if check and done.returncode:
        raise Stop(
            f"PostgreSQL thử nghiệm không chạy: {done.stderr[-400:]}", "The throw-away PostgreSQL did not start."
        )


def unprivileged() -> str:
    if os.geteuid() != 0:
        return ""
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
