"""What is open on the giver's desk for one role at one unit: passed on with the work."""

from dataclasses import replace
from datetime import date
from typing import Any

from bangvang.office.people import queries as people
from bangvang.toolbox.tasks import Task
from bangvang.web.shared.gathering import tasks_of


def open_tasks_of(held: Any) -> list[dict[str, str]]:
    """As a biên bản keeps them; what waits for the giver as a person stays with the giver."""
    giver = people.acting(held.account)
    here = tuple(one for one in giver.roles if one.role == held.role and one.unit_id == held.unit_id)
    own = {task for task, _address in tasks_of(replace(giver, roles=()))}
    tasks = [task for task, _address in tasks_of(replace(giver, roles=here)) if task not in own]
    return [{"label": task.label, "due": f"{task.due:%d/%m/%Y}" if task.due else ""} for task in _unnamed(tasks)]


def _unnamed(tasks: list[Task]) -> list[Task]:
    """Who asked for a correction is no business of those who read a biên bản: such requests are told by their number."""
    asked = [task for task in tasks if task.url_name == "correction"]
    label = f"Trả lời yêu cầu đính chính hồ sơ cá nhân: {len(asked)} yêu cầu"
    told = [replace(min(asked, key=lambda task: task.due or date.max), label=label)] if asked else []
    return [*told, *(task for task in tasks if task not in asked)]
