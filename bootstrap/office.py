"""`./run`: prepare, bring the database up to date, load the demo office, start the server and the worker."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time

import database
import environment
from places import BANGVANG, PYTHON, data_folder, make_writable
from speech import Stop, say

HELP = """Bảng Vàng: ./run [--prepare] [--help]

  ./run            chuẩn bị môi trường, cơ sở dữ liệu và dữ liệu minh họa (nếu còn trống), rồi mở máy chủ
                   prepare the environment, the database and the demo office (if empty), then start the server
  ./run --prepare  chỉ chuẩn bị môi trường; sau đó dùng được .venv/bin/bangvang
                   only prepare the environment; then .venv/bin/bangvang works
  ./run --help     trang này / this page

Biến môi trường / settings (all of them: docs/settings.md):
  BANGVANG_PORT      cổng, mặc định 8000 / the port
  BANGVANG_DATA      thư mục dữ liệu, mặc định ./data / the data folder
  BANGVANG_DATABASE  postgres://người-dùng:mật-khẩu@máy:cổng/tên; trống: SQLite trong thư mục dữ liệu / empty: SQLite
  BANGVANG_DEMO      0: không nạp dữ liệu minh họa / no demo office
  BANGVANG_TODAY     ngày của cơ quan, ví dụ 2024-06-12 / the office's own day

Ctrl-C dừng tất cả / stops everything."""
HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 8


def run(words: list[str]) -> int:
    if "--help" in words or "-h" in words:
        say(HELP)
        return 0
    if unknown := [word for word in words if word != "--prepare"]:
        raise Stop(f"Không hiểu “{unknown[0]}”; xem ./run --help.", f"Unknown word {unknown[0]}; see ./run --help.")
    if "--prepare" in words:
        environment.prepare()
        say("Môi trường đã sẵn sàng; dùng .venv/bin/bangvang --help. / The environment stands.")
        return 0
    port = free_port()
    make_writable(data_folder(), "BANGVANG_DATA")
    (data_folder() / "static").mkdir(exist_ok=True)
    is_new = environment.prepare()
    os.umask(0o077)  # what the office keeps is nobody else's to read
    os.environ.setdefault("BANGVANG_ADDRESS", f"http://{HOST}:{port}")
    if is_new or not database.is_current(with_demo=has_demo()):
        prepare_office()
    return serve(port)


def free_port() -> int:
    """The port we shall listen on; a busy one is said at once, before any work is done."""
    text = os.environ.get("BANGVANG_PORT", "").strip() or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Stop(f"BANGVANG_PORT={text} không phải số cổng.", f"BANGVANG_PORT={text} is not a port number.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
        except OSError as problem:
            raise Stop(
                f"Cổng {text} đang được dùng hoặc không được phép; chọn cổng khác: BANGVANG_PORT=8001 ./run",
                f"Port {text} is busy or forbidden; choose another one: BANGVANG_PORT=8001 ./run",
            ) from problem
    return int(text)


def prepare_office() -> None:
    """Migrate when something is unapplied; `demo load` itself leaves a filled office alone."""
    manage = [str(PYTHON), "-m", "bangvang.config.manage", "migrate", "--skip-checks", "-v0"]
    if subprocess.run([*manage, "--check"], capture_output=True).returncode:
        say("Cập nhật cơ sở dữ liệu … / Migrating the database …")
        succeed(manage, "Không cập nhật được cơ sở dữ liệu.", "The database could not be migrated.")
    if has_demo():
        load = [str(BANGVANG), "demo", "load"]
        succeed(load, "Không nạp được dữ liệu minh họa.", "The demo office could not be loaded.")


def has_demo() -> bool:
    return os.environ.get("BANGVANG_DEMO", "1").strip().lower() in {"", "1", "true", "yes", "on"}


def succeed(command: list[str], vietnamese: str, english: str) -> None:
    if subprocess.run(command, stdin=subprocess.DEVNULL).returncode:
        raise Stop(vietnamese, english)


def serve(port: int) -> int:
    """Server and worker as children; when the server ends or we are told to stop, both end."""
    children = [start(server_command(port))]
    accounts = subprocess.Popen([str(BANGVANG), "demo", "accounts"], stdout=subprocess.PIPE) if has_demo() else None
    try:
        wait_for(port, children[0])
        greet(port, accounts)
        children.append(start([str(BANGVANG), "worker"]))
        watch(children)
    except KeyboardInterrupt:
        say("\nĐang dừng … / Stopping …")
        return 0
    finally:
        stop(children)
    raise Stop("Máy chủ đã dừng ngoài ý muốn.", "The server stopped unexpectedly.")


def server_command(port: int) -> list[str]:
    options = (
        f"--interface wsgi --host {HOST} --port {port} --workers 2 --blocking-threads 4 --no-ws --log-level warning"
    )
    return [
        str(PYTHON),
        "-m",
        "granian",
        *options.split(),
        "--respawn-failed-workers",
        "bangvang.config.wsgi:application",
    ]


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """A child out of reach of the terminal's Ctrl-C: we alone tell it to stop, once."""
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=die_with_parent)


def die_with_parent() -> None:
    """Linux ends the child when we are killed so hard that we cannot do it ourselves (PR_SET_PDEATHSIG = 1)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.05)
    raise Stop("Máy chủ không khởi động được.", "The server did not start.")


def greet(port: int, accounts: subprocess.Popen[bytes] | None) -> None:
    say(f"\nBảng Vàng: http://{HOST}:{port}\n")
    if accounts:
        say(accounts.communicate()[0].decode())
    say("Ctrl-C để dừng / to stop.")


def watch(children: list[subprocess.Popen[bytes]]) -> None:
    """Return when the server ends; a worker that died is started again."""
    server, worker = children
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(timeout=2)
            return
        if worker.poll() is not None:
            print("Tiến trình xử lý việc nền đã dừng, đang mở lại. / The worker died; restarting it.", file=sys.stderr)
            worker = children[1] = start([str(BANGVANG), "worker"])


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask each child to end, then end what is left of its group: a server told to stop while starting leaves a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for child in children:
        child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
