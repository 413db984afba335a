"""Tập huấn: sessions for those who do the emulation work, who is called to them, who came, what was handed out."""

from django.db import models

from bangvang.office.people.models import Account, Person
from bangvang.office.units.models import Unit
from bangvang.toolbox.models import StoredFile


class SessionState(models.TextChoices):
    PLANNED = "planned", "Đang chuẩn bị"
    ANNOUNCED = "announced", "Đã thông báo"
    HELD = "held", "Đã kết thúc"
    CANCELLED = "cancelled", "Đã hủy"


class TrainingSession(models.Model):
    """A session a Sở or a Phòng holds. `roles` at the units below, with those named one by one, are called to it."""

    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="đơn vị tổ chức", related_name="training_sessions")
    title = models.CharField("tên lớp", max_length=200)
    search_text = models.CharField(max_length=220, db_index=True)
    content = models.TextField("nội dung", max_length=4000, blank=True)
    document = models.CharField("văn bản triệu tập", max_length=300, blank=True)
    begins = models.DateField("khai mạc")
    ends = models.DateField("bế mạc")
    place = models.CharField("địa điểm", max_length=200)
    seats = models.PositiveIntegerField("số chỗ", null=True, blank=True)
    roles = models.JSONField("vai trò được mời", default=list)
    state = models.CharField(max_length=10, choices=SessionState.choices, default=SessionState.PLANNED)
    planned_at = models.DateTimeField()

    class Meta:
        verbose_name = "lớp tập huấn"
        ordering = ["-begins", "-pk"]

    def __str__(self) -> str:
        return self.title


class Mark(models.TextChoices):
    CALLED = "called", "Chưa điểm danh"
    PRESENT = "present", "Có mặt"
    ABSENT = "absent", "Vắng"


class Attendance(models.Model):
    """One person called to a session, and whether the person came; one taken off before it was called by mistake."""

    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, verbose_name="đơn vị", related_name="+")
    title = models.CharField("chức vụ trong ngày tập huấn", max_length=120, blank=True)
    mark = models.CharField("điểm danh", max_length=10, choices=Mark.choices, default=Mark.CALLED)
    absent_why = models.CharField("lý do vắng", max_length=200, blank=True)
    marked_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    marked_at = models.DateTimeField(null=True, blank=True)
    taken_off_at = models.DateTimeField("rút tên lúc", null=True, blank=True)

    class Meta:
        verbose_name = "người được mời tập huấn"
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=models.Q(taken_off_at=None), name="one_person_once_a_session"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} tại {self.session}"


class Material(models.Model):
    """A file handed out at a session; one taken back is no longer offered and stays kept."""

    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="materials")
    title = models.CharField("tên tài liệu", max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "tài liệu tập huấn"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
