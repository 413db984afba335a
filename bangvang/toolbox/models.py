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
    """Who opened a thing that holds personal data, and when."""

    at = models.DateTimeField()
    thing_type = models.CharField(max_length=60)
    thing_id = models.CharField(max_length=40)
    author_id = models.BigIntegerField(null=True)
    author_name = models.CharField(max_length=160)

    class Meta:
        verbose_name = "lượt xem hồ sơ"
        indexes = [models.Index(fields=["thing_type", "thing_id", "id"])]
