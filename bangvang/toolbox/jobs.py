"""The one door to background work. A job is a function registered by name; it must give the same result when run twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

JOBS: dict[str, Callable[..., None]] = {}


def job(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function as the job of this name."""

    def register(body: Callable[..., None]) -> Callable[..., None]:
        JOBS[name] = body
        return body

    return register


@task()
def run_job(name: str, details: dict[str, Any]) -> None:
    JOBS[name](**details)


def enqueue(name: str, **details: Any) -> None:
    """Run the job after the present transaction has committed; not at all if it fails."""
    if name not in JOBS:
        raise LookupError(f"No job is named {name}.")
    transaction.on_commit(lambda: run_job.enqueue(name=name, details=details) and None)


def give_back_stranded(after: timedelta = timedelta(minutes=10)) -> int:
    """Jobs whose worker died stay "running" for ever: put those back in the queue. Jobs are idempotent, so twice is safe."""
    from django_tasks_db.models import DBTaskResult

    lost = DBTaskResult.objects.filter(status="RUNNING", started_at__lt=timezone.now() - after)
    return lost.update(status="READY", started_at=None)
