"""Findings: what the lawbook answered on the facts of a day, frozen with the edition of the rules; the sweep over everybody."""

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


class Sweep(models.Model):
    """One run over everybody for a year: the rules, numbers and day it read. Rows it left standing keep it."""

    period = models.CharField("năm", max_length=9)
    day = models.DateField("ngày áp dụng luật")
    edition = models.CharField(max_length=64)
    numbers = models.CharField("dấu vân tay của các quy định địa phương", max_length=64)
    swept_at = models.DateTimeField("rà soát lúc")
    people = models.PositiveIntegerField("số người", default=0)
    groups = models.PositiveIntegerField("số tập thể", default=0)
    changed = models.PositiveIntegerField("số người, tập thể tính lại", default=0)

    class Meta:
        verbose_name = "lần rà soát"
        indexes = [models.Index(fields=["period", "-id"])]

    def __str__(self) -> str:
        return f"Rà soát năm {self.period} ngày {self.day:%d/%m/%Y}"


ONE_SUBJECT = Q(person=None, unit__isnull=False) | Q(person__isnull=False, unit=None)


class Swept(models.Model):
    """What one subject looked like to the rules when last swept: while the mark is the same, its rows stand."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, db_index=False, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, db_index=False, related_name="+")
    period = models.CharField("năm", max_length=9)
    mark = models.BigIntegerField("dấu vân tay của những gì luật đọc")

    class Meta:
        verbose_name = "dấu rà soát"
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="swept_has_one_subject"),
            models.UniqueConstraint(fields=["person", "period"], name="one_mark_a_person_and_year"),
            models.UniqueConstraint(fields=["unit", "period"], name="one_mark_a_group_and_year"),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit}, {self.period}"


class Standing(models.Model):
    """Where one subject stands for one award of a year, by the counted conditions. Made anew by every sweep that finds a change."""

    # Half a million rows are written at once: no index but those the lists and the constraints below need.
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, db_index=False, related_name="standings")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, db_index=False, related_name="standings")
    at = models.ForeignKey(Unit, models.PROTECT, verbose_name="đơn vị", db_index=False, related_name="standings_here")
    award = models.CharField(max_length=10)
    period = models.CharField("năm", max_length=9)
    answer = models.CharField("kết quả các điều kiện đếm được", max_length=12, choices=Answer.choices)
    unmet = models.PositiveSmallIntegerField("số điều kiện chưa đạt", default=0)
    failing = models.CharField("mã các điều kiện chưa đạt", max_length=200, blank=True)
    earliest = models.CharField("sớm nhất vào năm", max_length=9, blank=True)
    is_near = models.BooleanField("thiếu một điều kiện, có thể đạt năm sau", default=False)
    sweep = models.ForeignKey(Sweep, models.PROTECT, db_index=False, related_name="standings")

    class Meta:
        verbose_name = "kết quả rà soát"
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="standing_has_one_subject"),
            models.UniqueConstraint(fields=["person", "period", "award"], name="one_standing_a_person_and_award"),
            models.UniqueConstraint(fields=["unit", "period", "award"], name="one_standing_a_group_and_award"),
        ]
        indexes = [
            models.Index(fields=["period", "award", "answer", "at"]),
            models.Index(fields=["at", "period"]),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit}, {self.award}, {self.period}: {self.get_answer_display()}"
