"""Who may have the office swept anew."""

from typing import Any

from rules import predicate

from bangvang.office.people.models import Role
from bangvang.office.people.permissions import holds_at, is_system
from bangvang.office.units.models import Kind, Unit


@predicate
def is_department(by: Any, unit: Unit) -> bool:
    """The Sở itself: a sweep reads every unit."""
    return unit.kind == Kind.DEPARTMENT


may_sweep = is_system | (is_department & (holds_at(Role.OFFICER, "pk") | holds_at(Role.HEAD_OF_OFFICE, "pk")))
