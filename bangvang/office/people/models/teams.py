"""Who belongs to which tổ of a school, from when until when."""

from django.db import models

from bangvang.office.people.models.persons import Person
from bangvang.office.units.models import Unit


class TeamMember(models.Model):
    """A person of a school in one of its tổ between two days; the post stays at the school, where scope and counts lie."""

    team = models.ForeignKey(Unit, models.PROTECT, related_name="team_members", verbose_name="tổ")
    person = models.ForeignKey(Person, models.PROTECT, related_name="teams")
    is_leader = models.BooleanField("tổ trưởng", default=False)
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thành viên của tổ"
        ordering = ["team", "since", "pk"]

    def __str__(self) -> str:
        return f"{self.person}, {self.team}"
