"""What is open on the giver's desk for one role at one unit: passed on with the work."""

from dataclasses import replace
from typing import Any

from bangvang.office.people import queries as people
from bangvang.web.shared.gathering import tasks_of


def open_tasks_of(held: Any) -> list[dict[str, str]]:
    """As a biên bản keeps them; what waits for the giver as a person stays with the giver."""
    giver = people.acting(held.account)
    here = tuple(one for one in giver.roles if one.role == held.role and one.unit_id == held.unit_id)
    own = {task for task, _address in tasks_of(replace(giver, roles=()))}
    tasks = [task for task, _address in tasks_of(replace(giver, roles=here)) if task not in own]
    return [{"label": task.label, "due": f"{task.due:%d/%m/%Y}" if task.due else ""} for task in tasks]
