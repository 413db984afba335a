"""A worker killed in the middle of a job: the next one finishes it, once."""

import os
import select
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The job holds on the first time (until it is killed) and gets through the second time.
SCRIPT = """
import signal, sys
from pathlib import Path
import django
django.setup()
from bangvang.toolbox import jobs

@jobs.job("test.slow")
def slow(folder):
    first = Path(folder) / "begun"
    if not first.exists():
        first.touch()
        print("begun", flush=True)
        signal.pause()
    (Path(folder) / "effect").open("a").write("done\\n")
    print("done", flush=True)

if sys.argv[1] == "enqueue":
    jobs.enqueue("test.slow", folder=sys.argv[2])
else:
    jobs.work()
"""


@pytest.fixture
def alone(tmp_path: Path) -> dict[str, str]:
    """The surroundings of an embedded office of its own, with the tables jobs need."""
    around = {**os.environ, "BANGVANG_DATA": str(tmp_path), "BANGVANG_DATABASE": "", "BANGVANG_JOBS_AT_ONCE": "0"}
    around["DJANGO_SETTINGS_MODULE"] = "bangvang.config.settings"
    for app in ("django_tasks_database", "toolbox"):
        migrate = [sys.executable, "-m", "bangvang.config.manage", "migrate", app, "-v0"]
        subprocess.run(migrate, env=around, check=True)
    return around


class Worker:
    """A worker in a process of its own, whose words can be waited for."""

    def __init__(self, around: dict[str, str]) -> None:
        command = [sys.executable, "-c", SCRIPT, "work", "-"]
        self.process = subprocess.Popen(command, env=around, stdout=subprocess.PIPE, text=True)

    def says(self) -> str:
        assert self.process.stdout
        assert select.select([self.process.stdout], [], [], 60)[0], "the worker said nothing for a minute"
        return self.process.stdout.readline().strip()


@pytest.fixture
def workers(alone: dict[str, str]) -> Iterator[list[Worker]]:
    """The workers of a test; none outlives it."""
    hired: list[Worker] = []
    yield hired
    for worker in hired:
        worker.process.kill()
        worker.process.communicate()


def queue_of(folder: Path) -> list[tuple[str, int]]:
    """The slow job in the queue, beside what a worker asks for by itself: how it stands, and how many workers took it."""
    with sqlite3.connect(folder / "bangvang.sqlite3") as database:
        return database.execute(
            "select status, json_array_length(worker_ids) from django_tasks_database_dbtaskresult"
            " where args_kwargs like '%test.slow%'"
        ).fetchall()


def test_a_job_of_a_killed_worker_is_finished_once_by_the_next(
    tmp_path: Path, alone: dict[str, str], workers: list[Worker]
) -> None:
    subprocess.run([sys.executable, "-c", SCRIPT, "enqueue", str(tmp_path)], env=alone, check=True)
    workers.append(Worker(alone))
    assert workers[0].says() == "begun"
    workers[0].process.kill()
    workers[0].process.wait()
    assert queue_of(tmp_path) == [("RUNNING", 1)]
    workers.append(Worker(alone))
    assert workers[1].says() == "done"
    workers[1].process.terminate()
    assert workers[1].process.wait(timeout=30) == 0
    assert queue_of(tmp_path) == [("SUCCESSFUL", 2)]
    assert (tmp_path / "effect").read_text() == "done\n"
