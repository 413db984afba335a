"""What every page knows: the office, its day, who acts, the rail, whether the data are invented."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest

from bangvang.office.people.queries import Acting
from bangvang.office.units.queries import Kind, Unit, the_department
from bangvang.toolbox import calendar
from bangvang.web.shared.acting import acting
from bangvang.web.shared.rail import Section, rail_for


@dataclass
class Page:
    """Asked by the templates; nothing is looked up before a template asks."""

    request: HttpRequest

    @cached_property
    def office(self) -> str:
        found = _department_above(held.unit for held in self.acting.roles) if self.acting else None
        try:
            return (found or the_department()).name
        except ObjectDoesNotExist:
            return ""

    @property
    def day(self) -> date:
        return calendar.today()

    @property
    def is_demo(self) -> bool:
        return bool(settings.DEMO)

    @cached_property
    def acting(self) -> Acting | None:
        user = getattr(self.request, "user", None)
        return acting(self.request) if user is not None and user.is_authenticated else None

    @cached_property
    def rail(self) -> list[Section]:
        return rail_for(self.request, self.acting) if self.acting else []

    @property
    def post(self) -> str:
        """What stands under the name in the top right corner."""
        if not self.acting or not self.acting.roles:
            return ""
        first = self.acting.roles[0]
        return f"{first.label}, {first.unit_name}"


def _department_above(units: Iterable[Unit]) -> Unit | None:
    """The Sở on the tree above one of these, as far as the superiors came with the roles: nobody asks for them again."""
    for unit in units:
        above: Unit | None = unit
        while above is not None and (above.kind != Kind.DEPARTMENT or above.until is not None):
            above = above.parent if Unit.parent.is_cached(above) else None
        if above:
            return above
    return None


def page(request: HttpRequest) -> dict[str, Any]:
    return {"page": Page(request)}
