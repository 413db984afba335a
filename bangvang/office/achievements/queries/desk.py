"""What waits on the desk: the yearly lists of a unit at the end of its year."""

from bangvang.office.achievements.models import CompleteList, ListKind, Rating
from bangvang.office.achievements.queries.proofs import proof_tasks
from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting
from bangvang.office.units.models import Clock, Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.tasks import Sent, Task

# Months in which a year's ratings and initiatives come in, by the unit's clock. Practice, not law.
CLOSING = {Clock.SCHOOL_YEAR: (5, 6, 7), Clock.CALENDAR_YEAR: (12,)}


def tasks_for(by: Acting) -> list[Task]:
    """At the end of a year the unit's lists that are not in yet; rows of the register that wait to be compared."""
    today = calendar.today()
    mine = by.units_at(Role.CLERK)
    closing = {
        unit: calendar.period_of(today, unit.clock) for unit in mine if today.month in CLOSING[Clock(unit.clock)]
    }
    lists = [*_rating_tasks(closing), *_initiative_tasks(closing)] if closing else []
    return [*lists, *proof_tasks(by)]


def _rating_tasks(closing: dict[Unit, str]) -> list[Task]:
    rated = Rating.objects.filter(period__in=closing.values(), person__posts__unit__in=closing)
    done = set(rated.values_list("person__posts__unit_id", "period"))
    return [
        Task(f"Nhập kết quả xếp loại năm {period}", "ratings", (unit.pk, period), hint=unit.name)
        for unit, period in closing.items()
        if (unit.pk, period) not in done
    ]


def _initiative_tasks(closing: dict[Unit, str]) -> list[Task]:
    lists = CompleteList.objects.filter(unit__in=closing, kind=ListKind.INITIATIVES, period__in=closing.values())
    done = set(lists.values_list("unit_id", "period"))
    return [
        Task(f"Nhập sáng kiến được công nhận năm {period}", "initiatives", (unit.pk, period), hint=unit.name)
        for unit, period in closing.items()
        if (unit.pk, period) not in done
    ]


def sent_by(by: Acting) -> list[Sent]:
    return []
