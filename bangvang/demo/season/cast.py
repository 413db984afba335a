"""Who acts in the season: the demo accounts where a unit has them, else the unit's own clerk or head by name of post."""

from datetime import date
from functools import cached_property
from random import Random
from typing import Any

from bangvang.demo.organisation import Organisation
from bangvang.office.people.models import Account, Role, RoleHeld
from bangvang.office.people.queries import acting, posts_on
from bangvang.office.units.models import Kind, Unit
from bangvang.toolbox import files
from bangvang.toolbox.acting import Author, Machine
from bangvang.toolbox.calendar import office_day
from bangvang.toolbox.models import StoredFile

PERIOD, YEAR = "2023-2024", "2024"


class Cast:
    """The organisation, its people at work, and one seeded chance for everything that may go either way."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.chance = Random(712)  # noqa: S311 - decides invented cases, guards nothing
        self.talent: dict[int, float] = {}
        self.kept: dict[str, Any] = {}

    @cached_property
    def roles(self) -> dict[tuple[int, str], Account]:
        held = RoleHeld.objects.filter(until=None).select_related("account__person").order_by("-pk")
        return {(row.unit_id, row.role): row.account for row in held}

    def by(self, role: str, unit: Unit) -> Author:
        """Someone who holds the role at the unit; a post without an account acts by its name."""
        account = self.roles.get((unit.pk, role))
        if account is None:
            return Machine(author_name=f"{Role(role).label}, {unit.short_name}", unit_name=unit.name)
        with office_day(date(2024, 6, 1)):
            return acting(account)

    def clerk(self, unit: Unit) -> Author:
        """Who prepares: at the Sở its officer."""
        return self.by(Role.OFFICER if unit.kind == Kind.DEPARTMENT else Role.CLERK, unit)

    def head(self, unit: Unit) -> Author:
        return self.by(Role.DIRECTOR if unit.kind == Kind.DEPARTMENT else Role.HEAD, unit)

    def officer(self, unit: Unit) -> Author:
        return self.by(Role.OFFICER, unit)

    def officer_for(self, unit: Unit, lines_of: Unit) -> Author:
        """An officer of the unit who does not work where the dossiers come from."""
        held = RoleHeld.objects.filter(unit=unit, role=Role.OFFICER, until=None).select_related("account__person")
        at_home = posts_on(date(2024, 6, 1)).filter(unit=lines_of).values_list("person_id", flat=True)
        free = held.exclude(account__person__in=list(at_home)).order_by("pk").first()
        with office_day(date(2024, 6, 1)):
            return acting(free.account) if free else self.officer(unit)

    @cached_property
    def districts(self) -> list[Unit]:
        """Phòng GDĐT with schools in this demo."""
        with_schools = {school.parent_id for school in self.organisation.schools}
        return [office for office in self.organisation.offices if office.pk in with_schools]

    @cached_property
    def own_units(self) -> list[Unit]:
        """Units directly under the Sở."""
        return [unit for unit in self.organisation.schools if unit.kind == Kind.DEPARTMENT_UNIT]

    def schools_of(self, office: Unit) -> list[Unit]:
        return [unit for unit in self.organisation.schools if unit.parent_id == office.pk]

    @property
    def appraisers(self) -> list[Unit]:
        """Where dossiers of schools arrive first: each Phòng, and the Sở for its own."""
        return [*self.districts, self.organisation.department]

    def proposers_to(self, unit: Unit) -> list[Unit]:
        return self.own_units if unit.kind == Kind.DEPARTMENT else self.schools_of(unit)

    @cached_property
    def scan(self) -> StoredFile:
        """One invented scan that stands for every paper signed by hand."""
        return files.keep("ban-chup-minh-hoa.txt", "Bản chụp minh họa".encode(), by_name="Dữ liệu minh họa")
