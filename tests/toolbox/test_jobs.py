"""Background work: after commit or not at all; in the queue with the change itself."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
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
