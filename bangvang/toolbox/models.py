"""Tables of the tools: the journal, who read what, numbers, stored files, notices, papers."""

import uuid

from django.db import models


class JournalEntry(models.Model):
    """One step on one thing. Never changed, never deleted: the database refuses both."""

    at = models.DateTimeField("thời điểm thật")
    office_at = models.DateTimeField("thời điểm của cơ quan")
    step = models.CharField("bước", max_length=80)
    thing_type = models.CharField(max_length=60)
    thing_id = models.CharField(max_length=40)
    thing_label = models.CharField("đối tượng", max_length=300)
    author_id = models.BigIntegerField(null=True)
    author_name = models.CharField("người thực hiện", max_length=160)
    for_id = models.BigIntegerField(null=True)
    for_name = models.CharField("thực hiện theo ủy quyền của", max_length=160, blank=True)
    unit_name = models.CharField("đơn vị", max_length=200, blank=True)
    from_state = models.CharField("từ trạng thái", max_length=40, blank=True)
    to_state = models.CharField("đến trạng thái", max_length=40, blank=True)
    reason = models.TextField("lý do", blank=True)
    basis = models.CharField("căn cứ", max_length=300, blank=True)
    changes = models.JSONField("thay đổi", default=dict)
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    previous = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        verbose_name = "mục nhật ký"
        indexes = [models.Index(fields=["thing_type", "thing_id", "id"])]

    def __str__(self) -> str:
        return f"Mục nhật ký số {self.pk}"


class ReadEntry(models.Model):
    """Who opened a thing that holds personal data, and when; `what`: one guarded value of it that was shown whole."""

    at = models.DateTimeField()
    thing_type = models.CharField(max_length=60)
    thing_id = models.CharField(max_length=40)
    author_id = models.BigIntegerField(null=True)
    author_name = models.CharField(max_length=160)
    what = models.CharField(max_length=30, blank=True)

    class Meta:
        verbose_name = "lượt xem hồ sơ"
        indexes = [models.Index(fields=["thing_type", "thing_id", "id"])]

    def __str__(self) -> str:
        return f"{self.author_name} xem {self.thing_type} {self.thing_id}"

    @property
    def kind(self) -> str:
        """What was opened: the thing, or one value of it."""
        return f"{self.thing_type}.{self.what}" if self.what else self.thing_type


class RegisterNumber(models.Model):
    """One number taken from a register: per owner and kind, per calendar year."""

    register = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    taken_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "số đã cấp"
        constraints = [models.UniqueConstraint(fields=["register", "year", "number"], name="one_number_once")]

    def __str__(self) -> str:
        return f"{self.number}/{self.year} ({self.register})"


class StoredFile(models.Model):
    """A private file: its bytes lie under a random name, its fingerprint here."""

    name = models.CharField("tên tệp", max_length=200)
    path = models.CharField(max_length=200, unique=True)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    fingerprint = models.CharField(max_length=64)
    kept_at = models.DateTimeField(auto_now_add=True)
    kept_by_id = models.BigIntegerField(null=True)
    kept_by_name = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = "tệp"

    def __str__(self) -> str:
        return self.name


class Notice(models.Model):
    """A notice in the outbox: written with the change it tells of, delivered afterwards."""

    recipient_id = models.BigIntegerField(db_index=True)
    subject = models.CharField("nội dung", max_length=300)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=120, blank=True)
    posted_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "thông báo"

    def __str__(self) -> str:
        return self.subject


class FailedJob(models.Model):
    """Background work that failed as often as it was tried: why, in a sentence for the people of the office."""

    name = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    reason = models.CharField("lý do", max_length=300)
    failed_at = models.DateTimeField()

    class Meta:
        verbose_name = "việc nền không thực hiện được"
        constraints = [models.UniqueConstraint(fields=["name", "key"], name="one_failure_a_job")]

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class Paper(models.Model):
    """An issued paper: its data is frozen at issue, its files are made after commit and never made again."""

    class State(models.TextChoices):
        QUEUED = "queued", "Đang tạo tệp"
        RENDERED = "rendered", "Đã có tệp"

    kind = models.CharField(max_length=40)
    about_type = models.CharField(max_length=60)
    about_id = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    data = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    official_pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    issued_at = models.DateTimeField()

    class Meta:
        verbose_name = "văn bản đã phát hành"
        indexes = [models.Index(fields=["about_type", "about_id"])]

    def __str__(self) -> str:
        return self.title
