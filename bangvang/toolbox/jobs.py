"""The one door to background work. A job is a function registered by name; it must give the same result when run twice."""

import errno
import json
import logging
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from threading import Thread
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import Error, close_old_connections, connection, transaction
from django.utils import timezone
from django_tasks import TaskContext, TaskResultStatus, task
from django_tasks_db import DatabaseBackend

from bangvang.toolbox import files
from bangvang.toolbox.files import FileRefused
from bangvang.toolbox.models import FailedJob

log = logging.getLogger(__name__)
JOBS: dict[str, Callable[..., None]] = {}
DAY = 24 * 60  # minutes
HOURLY: list[str] = []  # jobs that look every hour whether something has come due
ATTEMPTS = 3  # in all: what fails three times fails for a reason that waiting does not mend


def job(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function as the job of this name."""

    def register(body: Callable[..., None]) -> Callable[..., None]:
        JOBS[name] = body
        return body

    return register


def every_hour(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a job that the worker asks for every hour: a day of the office begins without anybody's click."""
    HOURLY.append(name)
    return job(name)


@task(takes_context=True)
def run_job(context: TaskContext, name: str, details: dict[str, Any], attempt: int = 0) -> None:
    """Do the job; after its last attempt keep why it failed, so that a screen can say so."""
    try:
        JOBS[name](**details)
    except Exception as wrong:
        if (attempt or context.attempt) >= ATTEMPTS:
            _give_up(name, details, reason_of(wrong))
        raise
    FailedJob.objects.filter(name=name, key=_key(details)).delete()


def enqueue(name: str, **details: Any) -> None:
    """Run the job after the present transaction has committed; not at all if it fails.

    Under a worker the job is a row of that same transaction, so a process that dies on commit loses nothing.
    """
    if name not in JOBS:
        raise LookupError(f"No job is named {name}.")
    if isinstance(run_job.get_backend(), DatabaseBackend):
        run_job.enqueue(name=name, details=details)
    else:
        transaction.on_commit(lambda: _at_once(name, details))


def try_again(name: str, **details: Any) -> None:
    """What failed for good gets as many attempts as it had at first."""
    FailedJob.objects.filter(name=name, key=_key(details)).delete()
    enqueue(name, **details)


def why_failed(name: str, **details: Any) -> str:
    """Why this job failed for good, in a sentence; nothing while it is waiting, running or done."""
    return failures(name, [details]).get(_key(details), "")


def failures(name: str, jobs: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The sentences of those that failed for good, by the key of their details."""
    failed = FailedJob.objects.filter(name=name, key__in=[_key(details) for details in jobs])
    return dict(failed.values_list("key", "reason"))


def reason_of(wrong: Exception) -> str:
    """One sentence that says what to see to; the traceback is in the server's log."""
    if isinstance(wrong, FileRefused):
        return str(wrong)
    if isinstance(wrong, OSError):
        is_full = wrong.errno in (errno.ENOSPC, errno.EDQUOT)
        return "Ổ đĩa của máy chủ đã đầy." if is_full else "Máy chủ không ghi được tệp vào nơi lưu trữ."
    if isinstance(wrong, MemoryError):
        return "Máy chủ không đủ bộ nhớ."
    if isinstance(wrong, Error):
        return "Cơ sở dữ liệu không trả lời."
    return f"Chương trình gặp lỗi {type(wrong).__name__}; quản trị viên xem nhật ký của máy chủ."


def give_back_stranded(after: timedelta = timedelta(minutes=10)) -> int:
    """Jobs whose worker died stay "running" for ever: put those back in the queue. Jobs are idempotent, so twice is safe.

    One that has taken three workers with it (memory, most likely) would take the next: it is given up, and says so.
    """
    from django_tasks_db.models import DBTaskResult

    lost = DBTaskResult.objects.filter(status="RUNNING", started_at__lt=timezone.now() - after)
    deadly = [row for row in lost.only("pk", "worker_ids", "args_kwargs") if len(row.worker_ids) >= ATTEMPTS]
    for row in deadly:
        _give_up(
            **row.args_kwargs["kwargs"],
            reason="Việc này làm chương trình chạy nền dừng đột ngột, thường vì hết bộ nhớ.",
        )
    lost.filter(pk__in=[row.pk for row in deadly]).update(status="FAILED", finished_at=timezone.now())
    return lost.update(status="READY", started_at=None)


def try_failed_again(after: timedelta = timedelta(minutes=1)) -> int:
    """Put failed jobs back into the queue, up to three attempts in all; a row keeps one mark for each time it was taken."""
    from django_tasks_db.models import DBTaskResult

    failed = DBTaskResult.objects.filter(status="FAILED", finished_at__lt=timezone.now() - after)
    again = [row.pk for row in failed.only("pk", "worker_ids") if len(row.worker_ids) < ATTEMPTS]
    return DBTaskResult.objects.filter(pk__in=again, status="FAILED").update(
        status="READY", started_at=None, finished_at=None
    )


def work() -> None:
    """Do jobs until told to stop; once a minute those that failed or whose worker died come back into the queue."""
    logging.disable(logging.INFO)
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.actions"):
            import_module(f"{app.name}.actions")
    if connection.vendor == "sqlite":
        give_back_stranded(timedelta(0))  # the embedded office has one worker, so whatever runs was left by a dead one
    Thread(target=_look_after_the_dead, daemon=True).start()
    call_command("db_worker", startup_delay=False)


def _at_once(name: str, details: dict[str, Any]) -> None:
    """Without a worker nobody comes back in a minute: the attempts follow one another."""
    for attempt in range(1, ATTEMPTS + 1):
        if run_job.enqueue(name=name, details=details, attempt=attempt).status != TaskResultStatus.FAILED:
            return


def _give_up(name: str, details: dict[str, Any], reason: str) -> None:
    told = {"reason": reason, "failed_at": timezone.now()}
    FailedJob.objects.update_or_create(name=name, key=_key(details), defaults=told)


def _key(details: dict[str, Any]) -> str:
    return json.dumps(details, sort_keys=True, default=str)[:120]


def _look_after_the_dead() -> None:
    minutes = count()
    while True:
        try:
            give_back_stranded()
            try_failed_again()
            minute = next(minutes)
            for name in HOURLY if minute % 60 == 0 else ():
                enqueue(name)
            if minute % DAY == 0:
                files.clear_leftovers(before=timezone.now() - timedelta(days=1))
        except (Error, OSError) as wrong:  # a busy or restarting database or disk: the next minute will do
            log.warning("Stranded and failed jobs and files were not looked for: %s", wrong)
        close_old_connections()
        time.sleep(60)
