"""Pages of a whole province: SQL, CPU, p50, p95, bytes, requests a second. `bench/web.py [--json] [--data DIR] [--size province]`

Without --data a season is played first (a province takes ten minutes) in a folder that is named at the end and can be given again.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

LIMITS = {
    "list": (12, 60.0),
    "table": (None, 60.0),
    "dossier": (20, None),
    "page": (None, None),
}  # kind: queries, CPU ms
FIRST_VISIT = 300_000


def main() -> int:
    """Measure every page in this process and over HTTP; compare with the rivals; print."""
    asked = _asked()
    data = asked.data or _played(asked.size)
    os.environ |= {
        "BANGVANG_DATA": str(data),
        "BANGVANG_TODAY": asked.day,
        "DJANGO_SETTINGS_MODULE": "bangvang.config.settings",
    }
    import_module("bangvang.config.wsgi")  # as the server starts
    from webpages import addresses, inside, outside, rivals

    pages = inside.walked(addresses.pages())
    told = {"bench": "web", "date": f"{datetime.now(UTC):%Y-%m-%d}", "cores": os.cpu_count(), "data": str(data)}
    told |= {"rows": addresses.rows(), "pages": inside.measured(pages), "rivals": rivals.measured()}
    with _server(asked.port) as address:
        for name, found in outside.measured(address, pages, asked.requests).items():
            told["pages"][name] |= found
        told["first_visit_bytes"] = outside.first_visits(address, pages)
    told["missed"] = _missed(told)
    print(json.dumps(told, ensure_ascii=False) if asked.json else _table(told))
    return 0


def _asked() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--data", type=Path, help="a data folder that holds bangvang.sqlite3")
    ask.add_argument("--size", choices=("small", "province"), default="province")
    ask.add_argument("--day", default="2025-01-31", help="the office's day")
    ask.add_argument("--requests", type=int, default=40, help="requests a page over HTTP")
    ask.add_argument("--port", type=int, default=8765)
    return ask.parse_args()


def _played(size: str) -> Path:
    out = Path(tempfile.mkdtemp(prefix="bangvang-bench-"))
    command = [sys.executable, "-m", "bangvang.cli", "season", "--size", size, "--out", str(out)]
    subprocess.run(command, cwd=HERE.parent, stdout=sys.stderr, check=True)
    return out / "data"


@contextmanager
def _server(port: int) -> Iterator[str]:
    """Granian as ./run starts it: two workers, four threads each."""
    options = (
        f"--interface wsgi --host 127.0.0.1 --port {port} --workers 2 --blocking-threads 4 --no-ws --log-level warning"
    )
    command = [sys.executable, "-m", "granian", *options.split(), "bangvang.config.wsgi:application"]
    server = subprocess.Popen(command, cwd=HERE.parent, stdout=sys.stderr)
    try:
        from webpages.outside import wait_for

        wait_for("127.0.0.1", port)
        yield f"127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _missed(told: dict) -> list[str]:
    """Each figure over its target, in words."""
    missed = []
    for name, page in told["pages"].items():
        queries, cpu = LIMITS[page["kind"]]
        if queries and page["queries"] > queries:
            missed.append(f"{name}: {page['queries']} queries, at most {queries}")
        most = cpu and cpu * max(1, page["rows"] / 50)  # a table of a whole school: as much for each fifty people
        if most and page["cpu_ms"] > most:
            missed.append(f"{name}: {page['cpu_ms']} ms of CPU, at most {most:g} for {page['rows']} rows")
    heavy = {name: size for name, size in told["first_visit_bytes"].items() if size > FIRST_VISIT}
    return missed + [f"{name}: first visit {size} bytes, at most {FIRST_VISIT}" for name, size in heavy.items()]


def _table(told: dict) -> str:
    head = (
        f"{'page':<18}{'rows':>6}{'SQL':>5}{'CPU ms':>9}{'p50 ms':>9}{'p95 ms':>9}{'bytes':>9}{'first':>9}{'req/s':>8}"
    )
    lines = [f"{told['date']}, {told['cores']} cores, {told['rows']}", head]
    for name, page in told["pages"].items():
        first = told["first_visit_bytes"].get(name, 0)
        figures = f"{page['rows']:>6}{page['queries']:>5}{page['cpu_ms']:>9}{page['p50_ms']:>9}{page['p95_ms']:>9}{page['bytes']:>9}"
        lines.append(f"{name:<18}{figures}{first:>9}{page['requests_per_s']:>8}")
    lines += [f"{name}: {figures}" for name, figures in told["rivals"].items()]
    return "\n".join([*lines, *(told["missed"] or ["every target is met"]), f"data: {told['data']}"])


if __name__ == "__main__":
    sys.exit(main())
