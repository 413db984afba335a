"""Background work: after commit or not at all; in the queue with the change itself."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from bangvang.toolbox import jobs

DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the job "test.note" was told, in order."""
    told: list[str] = []
    monkeypatch.setitem(jobs.JOBS, "test.note", lambda word: told.append(word))
    return told


def queued(status: str, minutes_ago: int) -> DBTaskResult:
    started = timezone.now() - timedelta(minutes=minutes_ago)
    row = DBTaskResult(status=status, started_at=started, task_path=jobs.run_job.module_path, backend_name="default")
    row.args_kwargs, row.run_after = {"args": [], "kwargs": {"name": "test.note", "details": {"word": "a"}}}, started
    row.save()
    return row


def test_a_name_without_a_job_is_an_error_at_once() -> None:
    with pytest.raises(LookupError, match=r"No job is named test\.unknown\."):
        jobs.enqueue("test.unknown")


@pytest.mark.django_db(transaction=True)
def test_a_job_runs_after_the_commit(done: list[str]) -> None:
    with transaction.atomic():
        jobs.enqueue("test.note", word="a")
        assert done == []
    assert done == ["a"]


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_failed_step_does_not_run(done: list[str]) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        jobs.enqueue("test.note", word="a")
        raise RuntimeError
    assert done == []


@pytest.mark.django_db
def test_under_a_worker_the_job_is_a_row_of_the_same_transaction(done: list[str], settings: Any) -> None:
    settings.TASKS = DATABASE
    with transaction.atomic():
        jobs.enqueue("test.note", word="a")
        row = DBTaskResult.objects.get()
    assert (row.status, row.args_kwargs["kwargs"]) == ("READY", {"name": "test.note", "details": {"word": "a"}})
    with pytest.raises(RuntimeError), transaction.atomic():
        jobs.enqueue("test.note", word="b")
        raise RuntimeError
    assert (DBTaskResult.objects.count(), done) == (1, [])


@pytest.mark.django_db
def test_only_jobs_that_run_too_long_come_back_into_the_queue() -> None:
    rows = [queued("RUNNING", 11), queued("RUNNING", 9), queued("SUCCESSFUL", 60), queued("FAILED", 60)]
    assert jobs.give_back_stranded(timedelta(minutes=10)) == 1
    for row in rows:
        row.refresh_from_db()
    assert [row.status for row in rows] == ["READY", "RUNNING", "SUCCESSFUL", "FAILED"]
    assert rows[0].started_at is None


@pytest.mark.django_db
def test_a_job_that_has_taken_three_workers_with_it_is_given_up_and_says_why() -> None:
    deadly, unlucky = queued("RUNNING", 11), queued("RUNNING", 11)
    for row, taken in ((deadly, 3), (unlucky, 2)):
        row.worker_ids = [str(number) for number in range(taken)]
        row.save()
    assert jobs.give_back_stranded(timedelta(minutes=10)) == 1
    deadly.refresh_from_db()
    unlucky.refresh_from_db()
    assert (deadly.status, unlucky.status, jobs.try_failed_again(timedelta(0))) == ("FAILED", "READY", 0)
    told = "Việc này làm chương trình chạy nền dừng đột ngột, thường vì hết bộ nhớ."
    assert jobs.why_failed("test.note", word="a") == told


@pytest.mark.django_db
def test_a_job_that_fails_is_tried_three_times_in_all(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TASKS = DATABASE
    tries: list[int] = []
    monkeypatch.setitem(jobs.JOBS, "test.breaks", lambda: tries.append(1) or 1 / 0)
    jobs.enqueue("test.breaks")
    for _minute in range(5):
        take_all()
        jobs.try_failed_again(timedelta(0))
    assert (len(tries), DBTaskResult.objects.get().status) == (3, "FAILED")


@pytest.mark.django_db
def test_a_job_that_succeeds_the_second_time_is_done(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TASKS = DATABASE
    answers = iter([ZeroDivisionError, None, None])
    monkeypatch.setitem(jobs.JOBS, "test.breaks_once", lambda: fail_with(next(answers)))
    jobs.enqueue("test.breaks_once")
    for _minute in range(3):
        take_all()
        jobs.try_failed_again(timedelta(0))
    assert (DBTaskResult.objects.get().status, list(answers)) == ("SUCCESSFUL", [None])


@pytest.mark.django_db
def test_a_failure_of_this_very_minute_waits_a_little(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TASKS = DATABASE
    monkeypatch.setitem(jobs.JOBS, "test.breaks", lambda: fail_with(ZeroDivisionError))
    jobs.enqueue("test.breaks")
    take_all()
    assert (jobs.try_failed_again(timedelta(minutes=1)), DBTaskResult.objects.get().status) == (0, "FAILED")


def fail_with(reason: type[Exception] | None) -> None:
    if reason:
        raise reason


def take_all() -> None:
    """What a worker does with what is ready."""
    details = {
        "interval": 0,
        "batch": True,
        "excluded_queue_names": [],
        "backend_name": "default",
        "startup_delay": False,
    }
    worker = Worker(queue_names=["default"], max_tasks=None, worker_id="a worker", **details)
    for row in DBTaskResult.objects.ready():
        row.claim(worker.worker_id)
        worker.run_task(row)
