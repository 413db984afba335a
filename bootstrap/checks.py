"""`./test`: prepare what the tests need, then every check, the cheapest first."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import environment
import postgres
from places import BANGVANG, PYTHON, ROOT, VENV
from speech import Stop, say

HELP = """Bảng Vàng: ./test [--long] [--help] [pytest arguments]

  ./test             mọi phép kiểm, từ rẻ đến đắt (dưới 15 phút trên 2 lõi)
                     every check, the cheapest first (under 15 minutes on 2 cores)
  ./test --long      thêm mùa thi đua cả tỉnh, kiểm thử dài và kiểm thử đột biến
                     also the province season, long fuzzing and mutation testing
  ./test tests/law   chỉ chạy pytest với các đối số này / only pytest with these arguments

Máy thiếu Chromium hoặc PostgreSQL: bỏ qua phần đó và nói rõ; với CI=true thì báo lỗi.
Without Chromium or PostgreSQL that part is skipped loudly; with CI=true it fails."""
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
APART = {"guards", "law", "browser"}
MUTANTS_KILLED = 0.9


class Results:
    """What was counted, and what failed."""

    def __init__(self) -> None:
        self.cases: Counter[str] = Counter()
        self.failed: list[str] = []
        self.skipped: list[str] = []
        self.began = time.monotonic()

    def check(self, name: str, command: list[str | Path], **settings: str) -> None:
        """Run one check, show what it says, remember whether it failed."""
        say(f"\n── {name}")
        began = time.monotonic()
        done = subprocess.run([str(word) for word in command], cwd=ROOT, env={**os.environ, **settings})
        if done.returncode:
            self.failed.append(name)
        say(f"── {name}: {'FAILED' if done.returncode else 'ok'} in {time.monotonic() - began:.0f}s")

    def pytest(self, name: str, *words: str | Path, **settings: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.xml"
            self.check(name, [PYTHON, "-m", "pytest", f"--junitxml={report}", *words], **settings)
            if report.exists():
                self.count(report)

    def count(self, report: Path) -> None:
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            number = {kind: int(suite.get(kind, 0)) for kind in ("tests", "failures", "errors", "skipped")}
            self.cases["failed"] += number["failures"] + number["errors"]
            self.cases["skipped"] += number["skipped"]
            self.cases["passed"] += number["tests"] - sum(number[kind] for kind in ("failures", "errors", "skipped"))

    def miss(self, what: str, hint: str) -> None:
        """A part that cannot run here: an error on the build server, a loud line elsewhere."""
        self.skipped.append(what)
        say(f"\n!! {what} NOT RUN: {hint}")
        if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
            self.failed.append(what)

    def close(self) -> int:
        for what in self.skipped:
            say(f"!! not run: {what}")
        for name in self.failed:
            say(f"!! failed: {name}")
        counted = ", ".join(
            f"{self.cases[kind]} {kind}" for kind in ("failed", "passed", "skipped") if self.cases[kind]
        )
        say(f"===== {counted or 'no tests'} in {time.monotonic() - self.began:.2f}s =====")
        return 1 if self.failed else 0


def test(words: list[str]) -> int:
    if "--help" in words or "-h" in words:
        say(HELP)
        return 0
    environment.prepare(environment.DEV_LOCK)
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver runs a loop in the test's thread
    if browser := chromium():
        os.environ["CHROMIUM"] = browser
    results = Results()
    if chosen := [word for word in words if word != "--long"]:
        results.pytest("pytest", *chosen)
        return results.close()
    for part in (sources, database_free, everything_on_sqlite, everything_on_postgres, in_the_browser):
        part(results)
    if "--long" in words:
        at_length(results)
    return results.close()


def sources(results: Results) -> None:
    results.check("ruff check", [VENV / "bin" / "ruff", "check", "."])
    results.check("ruff format", [VENV / "bin" / "ruff", "format", "--check", "."])
    results.check("import contracts", [VENV / "bin" / "lint-imports"])


def database_free(results: Results) -> None:
    results.pytest("guards", "tests/guards")
    results.pytest("law", "tests/law", "-m", "not long")
    results.check("mypy", [PYTHON, "-m", "mypy"])
    results.check("migrations", [PYTHON, "-m", "bangvang.config.manage", "makemigrations", "--check", "--dry-run"])


def storeys() -> list[str]:
    """Every folder of tests that wants a database and no browser; a new one cannot be forgotten."""
    folders = sorted(path for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name not in APART)
    return [str(path.relative_to(ROOT)) for path in folders if any(path.rglob("test_*.py"))]


def everything_on_sqlite(results: Results) -> None:
    results.pytest("SQLite", *storeys(), "-n", "2", "--dist", "worksteal", "-m", "not long and not browser")


def everything_on_postgres(results: Results) -> None:
    programs = postgres.installed()
    if not programs:
        results.miss("PostgreSQL", "install it: apt-get install postgresql")
        return
    with postgres.throw_away(programs) as address:
        results.pytest(
            "PostgreSQL",
            *storeys(),
            "-n",
            "2",
            "--dist",
            "worksteal",
            "-m",
            "not long and not browser",
            BANGVANG_DATABASE=address,
        )


def in_the_browser(results: Results) -> None:
    if not os.environ.get("CHROMIUM"):
        results.miss("browser", "install Chromium: apt-get install chromium, or set CHROMIUM to its path")
        return
    results.pytest("browser", "tests/browser", "-n", "2", "--dist", "worksteal", "-m", "not long")


def chromium() -> str:
    """The browser: named, found, or fetched by apt if we are root; empty where it cannot be had."""
    if named := os.environ.get("CHROMIUM", "").strip() or found_browser():
        return named
    if os.geteuid() == 0:
        with contextlib.suppress(Stop):
            environment.apt_install("chromium", "libatomic1", fallback="chromium-browser")
    return found_browser()


def found_browser() -> str:
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), "")


def at_length(results: Results) -> None:
    """What is run before a piece of work is called done."""
    results.pytest("long", "tests", "-m", "long", "-n", "2", "--dist", "worksteal")
    with tempfile.TemporaryDirectory() as out:
        season = [BANGVANG, "season", "--size", "province", "--out", out]
        results.check("province season", season, BANGVANG_DATA=f"{out}/data")
    results.check("mutants of the law", [PYTHON, ROOT / "bootstrap" / "mutants.py", str(MUTANTS_KILLED)])
