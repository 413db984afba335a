"""Corrections of a record, asked for by the person it tells of."""

from django.db import models

from bangvang.office.people.models.accounts import Account
from bangvang.office.people.models.persons import Person
from bangvang.office.units.models import Unit
from bangvang.toolbox.models import StoredFile


class About(models.TextChoices):
    NAME = "name", "Họ và tên"
    BIRTH = "birth", "Ngày sinh"
    PERSON = "person", "Thông tin khác của cá nhân"
    POST = "post", "Quá trình công tác"
    RATING = "rating", "Xếp loại"
    AWARD = "award", "Danh hiệu, hình thức khen thưởng"
    INITIATIVE = "initiative", "Sáng kiến"
    MISSING = "missing", "Còn thiếu trong hồ sơ"


class CorrectionState(models.TextChoices):
    SENT = "sent", "Chờ trả lời"
    ACCEPTED = "accepted", "Đã chấp nhận"
    REFUSED = "refused", "Không chấp nhận"
    WITHDRAWN = "withdrawn", "Đã rút"


class CorrectionRequest(models.Model):
    """A person says that a row of the own record is wrong or missing. Rows are told by their text: nothing is edited here."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="corrections", verbose_name="đơn vị trả lời")
    about = models.CharField("nội dung", max_length=12, choices=About.choices)
    row = models.CharField("dòng trong hồ sơ", max_length=400, blank=True)
    wanted = models.CharField("nội dung đúng", max_length=1000)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=CorrectionState.choices, default=CorrectionState.SENT)
    sent_date = models.DateField("ngày gửi")
    due = models.DateField("hạn trả lời")
    answered_date = models.DateField("ngày trả lời", null=True, blank=True)
    answered_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField("trả lời", max_length=1000, blank=True)

    class Meta:
        verbose_name = "yêu cầu đính chính"
        ordering = ["-sent_date", "-pk"]
        indexes = [models.Index(fields=["unit", "state", "due"])]

    def __str__(self) -> str:
        return f"Yêu cầu đính chính của {self.person}"
