"""Việc của tôi: the first page after signing in."""

from django.http import HttpRequest, HttpResponse

from bangvang.office.people import queries as people
from bangvang.toolbox import calendar
from bangvang.web.shared.acting import acting
from bangvang.web.shared.gathering import heaps_of, sent_of, tasks_of
from bangvang.web.shared.rail import WAITING
from bangvang.web.shared.respond import respond


def desk(request: HttpRequest) -> HttpResponse:
    by, today = acting(request), calendar.today()
    tasks = tasks_of(by)
    waiting = sum(task.count for task, _address in tasks)
    if request.session.get(WAITING) != waiting:
        request.session[WAITING] = waiting
    context = {
        "heaps": heaps_of(tasks, today),
        "waiting": waiting,
        "overdue": sum(task.count for task, _address in tasks if task.due and task.due < today),
        "sent": sent_of(by),
        "received": people.delegations_received(by.account).filter(since__lte=today),
    }
    return respond(request, "desk/desk.html", context)
