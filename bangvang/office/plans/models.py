"""Kế hoạch: the issued text, its clauses, bases, and the duties that came of it."""

from django.db import models

from bangvang.office.units.models import Unit
from bangvang.toolbox.models import StoredFile


class PlanState(models.TextChoices):
    READ = "read", "Đã đọc, chờ xác nhận"
    CONFIRMED = "confirmed", "Đang thực hiện"
    CLOSED = "closed", "Đã tổng kết"


class Plan(models.Model):
    """One plan document. `reading` is what the machine read; the tables below are what an officer confirmed."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="plans", verbose_name="đơn vị ban hành")
    title = models.CharField("tên kế hoạch", max_length=400)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_date = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    since = models.DateField("từ ngày", null=True, blank=True)
    until = models.DateField("đến ngày", null=True, blank=True)
    signer_role = models.CharField("chức vụ người ký", max_length=120, blank=True)
    recipients = models.JSONField("nơi nhận", default=list)
    archive = models.CharField("lưu", max_length=60, blank=True)
    source = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, verbose_name="tệp gốc")
    reading = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=PlanState.choices, default=PlanState.READ)
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = "kế hoạch"
        ordering = ["-year", "-pk"]

    def __str__(self) -> str:
        return self.title


class Clause(models.Model):
    """A numbered part of the text, letter for letter as printed."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="clauses")
    ident = models.CharField("mục", max_length=20)
    title = models.CharField(max_length=400, blank=True)
    text = models.TextField(blank=True)
    place = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "mục của kế hoạch"
        ordering = ["plan", "place"]

    def __str__(self) -> str:
        return f"Mục {self.ident}"


class Basis(models.Model):
    """A document the plan rests on."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="bases")
    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=60, blank=True)
    issued_date = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    subject = models.TextField(blank=True)
    cited_in = models.JSONField(default=list)

    class Meta:
        verbose_name = "căn cứ"

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()


class DutyState(models.TextChoices):
    OPEN = "open", "Đang thực hiện"
    DONE = "done", "Hoàn thành"


class Duty(models.Model):
    """What one actor is to do under a clause."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="duties")
    clause = models.CharField("mục", max_length=20)
    actor = models.CharField("ai thực hiện", max_length=300)
    text = models.TextField("nội dung")
    due = models.DateField("hạn", null=True, blank=True)
    is_request = models.BooleanField("là đề nghị", default=False)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "nhiệm vụ"
        ordering = ["plan", "place"]

    def __str__(self) -> str:
        return self.text[:120]


class DutyOwner(models.Model):
    """One body that answers for a duty: a unit of ours where the name matches, else the name as printed."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="owners")
    body = models.CharField("cơ quan, đơn vị", max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="duties")
    state = models.CharField(max_length=8, choices=DutyState.choices, default=DutyState.OPEN)
    urged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "đơn vị thực hiện nhiệm vụ"

    def __str__(self) -> str:
        return f"{self.body}: {self.duty}"


class DutyReport(models.Model):
    """What an owner reported on a duty."""

    owner = models.ForeignKey(DutyOwner, models.PROTECT, related_name="reports")
    text = models.TextField("kết quả")
    is_done = models.BooleanField("đã hoàn thành", default=False)
    reported_at = models.DateTimeField()
    reported_by = models.CharField(max_length=160)

    class Meta:
        verbose_name = "báo cáo nhiệm vụ"
        ordering = ["-reported_at", "-pk"]

    def __str__(self) -> str:
        return self.text[:120]
