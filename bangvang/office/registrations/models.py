"""Đăng ký thi đua: what persons and groups aim at this year. Practice, never a condition (Luật 06/2022/QH15 Điều 7)."""

from django.db import models
from django.db.models import Q

from bangvang.office.people.models import Person
from bangvang.office.units.models import Unit


class SheetState(models.TextChoices):
    DRAFT = "draft", "Đang lập"
    HANDED_IN = "handed_in", "Đã nộp"
    RECEIVED = "received", "Đã tiếp nhận"


class RegistrationSheet(models.Model):
    """One unit's registration for one year: its people as one table, signed by the head."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="registration_sheets")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="registration_sheets_received")
    period = models.CharField("năm", max_length=9)
    state = models.CharField(max_length=10, choices=SheetState.choices, default=SheetState.DRAFT)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)  # two officers on one sheet: the second is told

    class Meta:
        verbose_name = "bản đăng ký thi đua"
        constraints = [models.UniqueConstraint(fields=["unit", "period"], name="one_sheet_a_unit_and_year")]

    def __str__(self) -> str:
        return f"Đăng ký thi đua {self.period} của {self.unit}"


class Registration(models.Model):
    """One title one subject aims at."""

    sheet = models.ForeignKey(RegistrationSheet, models.PROTECT, related_name="registrations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="registrations")
    team = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ")
    award = models.CharField(max_length=10)  # without a person and a tổ: the unit's own
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "đăng ký"
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "person", "award"], condition=Q(person__isnull=False), name="once_registered"
            ),
            models.UniqueConstraint(
                fields=["sheet", "team", "award"], condition=Q(team__isnull=False), name="once_registered_team"
            ),
            models.UniqueConstraint(
                fields=["sheet", "award"], condition=Q(person=None, team=None), name="once_registered_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.team or self.sheet.unit}: {self.award}"
