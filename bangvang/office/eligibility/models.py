"""Findings: what the lawbook answered on the facts of a day, frozen with the edition of the rules."""

from django.db import models
from django.db.models import Q

from bangvang.office.people.models import Person
from bangvang.office.units.models import Unit


class Answer(models.TextChoices):
    ELIGIBLE = "eligible", "Đủ điều kiện"
    NOT_ELIGIBLE = "not_eligible", "Chưa đủ điều kiện"
    UNKNOWN = "unknown", "Chưa rõ"


class Finding(models.Model):
    """One frozen answer. Never changed: a later look is a new finding."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="findings")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="findings")
    award = models.CharField(max_length=10)
    period = models.CharField(max_length=9)
    day = models.DateField("ngày áp dụng luật")
    answer = models.CharField(max_length=12, choices=Answer.choices)
    counted = models.CharField("kết quả các điều kiện đếm được", max_length=12, choices=Answer.choices)
    facts = models.JSONField(default=dict)
    verdict = models.JSONField(default=dict)  # lawbook Verdict.as_dict()
    edition = models.CharField(max_length=64)
    found_at = models.DateTimeField()

    class Meta:
        verbose_name = "kết quả đối chiếu điều kiện"
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, unit__isnull=False) | Q(person__isnull=False, unit=None),
                name="finding_has_one_subject",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_answer_display()}: {self.person or self.unit}, {self.award}"
