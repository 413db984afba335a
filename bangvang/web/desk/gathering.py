"""What waits for a person and what a person sent, gathered from every app that keeps a desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from bangvang.office.people.queries import Acting
from bangvang.toolbox.tasks import Sent, Task

APPS = ("people", "plans", "movements", "registrations", "dossiers", "councils", "decisions", "documents")
SOON = timedelta(days=10)
FAR = date.max


@dataclass(frozen=True)
class Heap:
    """Tasks under one heading."""

    title: str
    tasks: list[tuple[Task, str]]


def tasks_of(by: Acting) -> list[tuple[Task, str]]:
    """Every task with the address it leads to, the earliest day first, those without a day last."""
    found = [(task, _address(task)) for ask in _questions("tasks_for") for task in ask(by)]
    return sorted(found, key=lambda pair: (pair[0].due or FAR, pair[0].label))


def sent_of(by: Acting) -> list[tuple[Sent, str]]:
    """What the person sent, the latest first."""
    found = [(sent, _address(sent)) for ask in _questions("sent_by") for sent in ask(by)]
    return sorted(found, key=lambda pair: pair[0].sent_date or date.min, reverse=True)


def heaps_of(tasks: list[tuple[Task, str]], today: date) -> list[Heap]:
    """Now (until tomorrow), within ten days, later, without a day."""
    now = [pair for pair in tasks if pair[0].due and pair[0].due <= today + timedelta(days=1)]
    soon = [pair for pair in tasks if pair[0].due and today + timedelta(days=1) < pair[0].due <= today + SOON]
    later = [pair for pair in tasks if pair[0].due and pair[0].due > today + SOON]
    undated = [pair for pair in tasks if pair[0].due is None]
    named = [("Cần làm ngay", now), ("Trong mười ngày tới", soon), ("Về sau", later), ("Không ghi hạn", undated)]
    return [Heap(title, heap) for title, heap in named if heap]


def _questions(name: str) -> list[Callable[[Acting], list[Any]]]:
    """The queries of that name in the apps that answer it."""
    modules = [f"bangvang.office.{app}.queries" for app in APPS]
    found = [_loaded(module) for module in modules if find_spec(module)]
    return [getattr(module, name) for module in found if hasattr(module, name)]


def _loaded(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        if not settings.TESTING:
            raise
        return None


def _address(item: Task | Sent) -> str:
    try:
        return reverse(item.url_name, args=item.url_args) + getattr(item, "query", "")
    except NoReverseMatch:
        return ""
