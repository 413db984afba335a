"""Tries changes of the lawbook one by one: each in a process of its own, on a copy, until the first test notices it.

First the law cases, read once beforehand; then the tests of the law without those of the property kind; then these too."""

import contextlib
import functools
import importlib
import os
import pickle
import py_compile
import queue
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from changes import Change
from places import ROOT

SURVIVED, BY_IMPORT, BY_CASES, BY_TESTS, BY_TIME = "survived", "import", "cases", "tests", "time"
STAGES = {0: SURVIVED, 3: BY_IMPORT, 4: BY_CASES, 5: BY_TESTS}
QUICK = ("tests.law.test_explained", "tests.law.test_cases_in_planes")
DONE = ("test_cases.py", "test_cases_in_planes.py", "test_explained.py")  # by the stages before pytest
SOON = ("test_awards.py", "test_figures.py", "test_person.py", "test_tables.py")  # quick, and they notice much
BY_PROPERTY = ("test_everybody.py", "test_readings.py")
OF_SOME = {
    "test_everybody.py": ("columns", "everybody", "future", "groups", "planes", "population", "standing", "told")
}
EVERY_SO_OFTEN = 200
AT_MOST_SECONDS, AT_MOST_BYTES = 20, 6 << 30  # of the processor, so a busy machine kills no mutant by itself
INI = "[pytest]\naddopts = -q -x --assert=plain --strict-markers --import-mode=importlib\nmarkers =\n    long: left out here\n"


@dataclass(frozen=True)
class Trial:
    """What became of a change, and after how many seconds of the processor."""

    change: Change
    end: str
    seconds: float


def tried(changes: list[Change], *, processes: int) -> Iterator[Trial]:
    """Every change with its end, as they come; stops at once if the lawbook itself does not pass."""
    context = get_context("fork")
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        cases = _cases_read()
        to_do, done = context.Queue(), context.Queue()
        for change in changes:
            to_do.put(change)
        workers = [
            context.Process(target=_work, args=(Path(place) / str(n), cases, to_do, done)) for n in range(processes)
        ]
        for worker in workers:
            worker.start()
        try:
            yield from _gathered(len(changes), workers, done)
        finally:
            for worker in workers:
                worker.terminate()
                worker.join()


def _gathered(wanted: int, workers: list[Any], done: Any) -> Iterator[Trial]:
    while wanted:
        try:
            trial = done.get(timeout=1)
        except queue.Empty:
            if not all(worker.is_alive() for worker in workers):
                raise SystemExit("The tests of the law do not pass on the lawbook as it is.") from None
            continue
        wanted -= 1
        yield trial


def _cases_read() -> bytes:
    """All law cases, read once by a process that ends: here nothing of the lawbook may be loaded."""
    words = (
        "import pickle, sys, pathlib; from bangvang.lawbook import read_cases;"
        "files = sorted(pathlib.Path('tests/law/cases').glob('*.yaml'));"
        "sys.stdout.buffer.write(pickle.dumps({each.name: read_cases(each) for each in files}))"
    )
    return subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, check=True).stdout


# ── one worker: a copy of the lawbook and of its tests ──


def _work(place: Path, cases: bytes, to_do: Any, done: Any) -> None:
    _laid_out(place)
    read = pickle.loads(cases)
    parent, number = os.getppid(), 0
    with contextlib.suppress(queue.Empty):
        while os.getppid() == parent:
            if (
                number % EVERY_SO_OFTEN == 0
                and _ended(functools.partial(_checked, place, read, "everybody"))[0] != SURVIVED
            ):
                sys.exit(1)  # unchanged it must pass, at the beginning and ever again
            change, number = to_do.get(timeout=5), number + 1
            with _changed(place / "bangvang" / "lawbook" / change.path, change):
                end, seconds = _ended(functools.partial(_checked, place, read, Path(change.path).stem))
            done.put(Trial(change, end, seconds))
    while os.getppid() == parent:  # until it is ended: it must be seen alive
        time.sleep(1)


def _laid_out(place: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    (place / "bangvang").mkdir(parents=True)
    (place / "tests").mkdir()
    for package in ("bangvang", "tests"):
        shutil.copy(ROOT / package / "__init__.py", place / package)
    shutil.copytree(ROOT / "bangvang" / "lawbook", place / "bangvang" / "lawbook", ignore=ignored)
    shutil.copytree(ROOT / "tests" / "law", place / "tests" / "law", ignore=ignored)
    (place / "pytest.ini").write_text(INI)
    for path in place.rglob("*.py"):
        py_compile.compile(str(path))
    _load_what_is_shared()
    os.chdir(place)
    sys.path[:] = [str(place), *(entry for entry in sys.path if Path(entry or ".").resolve() != ROOT)]
    sys.dont_write_bytecode = True
    os.environ["LAW_EXAMPLES"] = "8"


def _load_what_is_shared() -> None:
    """What no change touches is loaded once, before the processes part."""
    import hypothesis.strategies  # noqa: F401
    import numpy  # noqa: F401
    import pytest  # noqa: F401
    import yaml  # noqa: F401


@contextlib.contextmanager
def _changed(path: Path, change: Change) -> Iterator[None]:
    text = path.read_text(encoding="utf-8")
    compiled = path.parent / "__pycache__" / f"{path.stem}.{sys.implementation.cache_tag}.pyc"
    compiled.unlink(missing_ok=True)
    path.write_text(change.applied(text), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(text, encoding="utf-8")
        if path.suffix == ".py":
            py_compile.compile(str(path))


def _ended(check: Callable[[], int]) -> tuple[str, float]:
    """How a process of its own ends that makes the check, and what it took."""
    child = os.fork()
    if not child:
        code = 3
        try:
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            signal.alarm(AT_MOST_SECONDS * 30)
            resource.setrlimit(resource.RLIMIT_CPU, (AT_MOST_SECONDS, AT_MOST_SECONDS))
            resource.setrlimit(resource.RLIMIT_AS, (AT_MOST_BYTES, AT_MOST_BYTES))
            code = check()
        finally:
            os._exit(code)
    _, status, used = os.wait4(child, 0)
    end = STAGES.get(os.waitstatus_to_exitcode(status), BY_IMPORT) if os.WIFEXITED(status) else BY_TIME
    return end, used.ru_utime + used.ru_stime


def _checked(place: Path, files: dict[str, list[dict[str, Any]]], module: str) -> int:
    try:
        import bangvang.lawbook as lawbook
    except Exception:
        return 3
    if not _answered_alike(lawbook, files):
        return 4
    read = lawbook.read_cases
    lawbook.read_cases = lambda source: files.get(getattr(source, "name", "")) or read(source)
    return 5 if _quick_ones_fail() or _tests_fail(place, module) else 0


def _answered_alike(lawbook: Any, files: dict[str, list[dict[str, Any]]]) -> bool:
    try:
        return all(report.agreed == report.cases for report in map(lawbook.check_cases, files.values()))
    except Exception:
        return False


def _quick_ones_fail() -> bool:
    """The tests that notice most, called without the framework around them."""
    try:
        for name in QUICK:
            for test in [each for key, each in vars(importlib.import_module(name)).items() if key.startswith("test_")]:
                test()
    except Exception:
        return True
    return False


def _tests_fail(place: Path, module: str) -> bool:
    import hypothesis
    import pytest

    plain = hypothesis.Phase.explicit, hypothesis.Phase.generate  # a smallest example is of no use here
    hypothesis.settings.register_profile("mutants", derandomize=True, database=None, phases=plain)
    hypothesis.settings.load_profile("mutants")
    names = [path.name for path in sorted((place / "tests" / "law").glob("test_*.py")) if path.name not in DONE]
    names = [name for name in names if module in OF_SOME.get(name, (module,))]
    soon = [name for name in names if name in (f"test_{module}.py", *SOON)]
    later = sorted(set(names) - set(soon), key=lambda name: (name in BY_PROPERTY, name))
    off = [word for name in ("cacheprovider", "django", "xdist", "cov") for word in ("-p", f"no:{name}")]
    how = ["-c", str(place / "pytest.ini"), "-m", "not long", *off]
    return any(pytest.main([*how, *(str(place / "tests" / "law" / name) for name in some)]) for some in (soon, later))
