"""What waits for a person and what a person sent, gathered from every app that keeps a desk."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import NoReverseMatch, reverse

from bangvang.office.achievements import queries as achievements
from bangvang.office.councils import queries as councils
from bangvang.office.decisions import queries as decisions
from bangvang.office.documents import queries as documents
from bangvang.office.dossiers import queries as dossiers
from bangvang.office.movements import queries as movements
from bangvang.office.people import queries as people
from bangvang.office.people.queries import Acting
from bangvang.office.plans import queries as plans
from bangvang.office.registrations import queries as registrations
from bangvang.office.training import queries as training
from bangvang.toolbox.tasks import Sent, Task

WAITING = (people, documents, training, plans, movements, achievements, registrations, dossiers, councils, decisions)
SENT = (movements, achievements, registrations, dossiers)
SOON = timedelta(days=10)
FAR = date.max


@dataclass(frozen=True)
class Heap:
    """Tasks under one heading."""

    title: str
    tasks: list[tuple[Task, str]]


def tasks_of(by: Acting) -> list[tuple[Task, str]]:
    """Every task with the address it leads to, the earliest day first, those without a day last."""
    found = [(task, _address(task)) for app in WAITING for task in app.tasks_for(by)]
    return sorted(found, key=lambda pair: (pair[0].due or FAR, pair[0].label))


def sent_of(by: Acting) -> list[tuple[Sent, str]]:
    """What the person sent, the latest first."""
    found = [(sent, _address(sent)) for app in SENT for sent in app.sent_by(by)]
    return sorted(found, key=lambda pair: pair[0].sent_date or date.min, reverse=True)


def heaps_of(tasks: list[tuple[Task, str]], today: date) -> list[Heap]:
    """Now (until tomorrow), within ten days, later, without a day."""
    now = [pair for pair in tasks if pair[0].due and pair[0].due <= today + timedelta(days=1)]
    soon = [pair for pair in tasks if pair[0].due and today + timedelta(days=1) < pair[0].due <= today + SOON]
    later = [pair for pair in tasks if pair[0].due and pair[0].due > today + SOON]
    undated = [pair for pair in tasks if pair[0].due is None]
    named = [("Cần làm ngay", now), ("Trong mười ngày tới", soon), ("Về sau", later), ("Không ghi hạn", undated)]
    return [Heap(title, heap) for title, heap in named if heap]


def _address(item: Task | Sent) -> str:
    try:
        return reverse(item.url_name, args=item.url_args) + getattr(item, "query", "")
    except NoReverseMatch:
        return ""
