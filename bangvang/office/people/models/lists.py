"""Staff lists taken in: the file, how it was read, each row and what it made in the register."""

from datetime import date

from django.db import models
from django.utils.timezone import localtime

from bangvang.office.people.models.accounts import Account
from bangvang.office.people.models.persons import Person, PersonName, Post
from bangvang.office.units.models import Unit
from bangvang.toolbox.models import StoredFile


class ListState(models.TextChoices):
    PREVIEW = "preview", "Xem trước"
    WRITTEN = "written", "Đã nhập"
    VOIDED = "voided", "Đã thu hồi"


class ReadList(models.Model):
    """A file with a list, of whatever kind: how it was read, what came of it; never gone, only marked as withdrawn."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    state = models.CharField("trạng thái", max_length=10, choices=ListState.choices, default=ListState.PREVIEW)
    page = models.CharField("trang", max_length=120, blank=True)
    header_rows = models.JSONField("dòng tiêu đề", default=list)
    told_columns = models.JSONField("cột đã chọn lại", default=dict)
    columns = models.JSONField("cột đã nhận ra", default=list)
    notes = models.JSONField("lưu ý khi đọc", default=list)
    counts = models.JSONField("số dòng theo kết quả", default=dict)
    taken_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField()
    written_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    voided_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.CharField("lý do thu hồi", max_length=300, blank=True)

    class Meta:
        abstract = True


class RowState(models.TextChoices):
    NEW = "new", "Mới"
    CHANGED = "changed", "Thay đổi"
    SAME = "same", "Không đổi"
    DOUBTFUL = "doubtful", "Cần chọn"
    WRONG = "wrong", "Sai"


class ReadRow(models.Model):
    """A row of such a file by its number in the sheet: what it says, what came of it, why, what may be chosen and was."""

    row = models.PositiveIntegerField("dòng")
    state = models.CharField("kết quả", max_length=10, choices=RowState.choices)
    choice = models.CharField("đã chọn", max_length=30, blank=True)
    values = models.JSONField("giá trị", default=dict)
    reasons = models.JSONField("lý do", default=list)
    options = models.JSONField("cách xử lý", default=list)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"Dòng {self.row}"


class StaffList(ReadList):
    """A unit's staff as its own file tells them."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="staff_lists")

    class Meta:
        verbose_name = "lần nhập danh sách cán bộ"
        ordering = ["-taken_at", "-pk"]

    def __str__(self) -> str:
        return f"Danh sách “{self.file.name}” của {self.unit}"

    @property
    def day(self) -> date:
        """The day it was taken in: what it tells without a day of its own holds from then."""
        return localtime(self.taken_at).date()


class StaffRow(ReadRow):
    """One row of a staff list by its number in the sheet: what it says, what was chosen, what it made in the register.

    `values`, `reasons` and `changes` say the citizen id masked; `citizen_id` has it whole, for writing, and no page prints it.
    """

    NOT_TOLD = ("citizen_id",)

    staff_list = models.ForeignKey(StaffList, models.PROTECT, related_name="rows")
    citizen_id = models.CharField("số định danh cá nhân", max_length=12, blank=True)
    changes = models.JSONField("thay đổi", default=dict)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="list_rows")
    has_made_person = models.BooleanField("người do dòng này thêm", default=False)
    made_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    ended_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    made_name = models.ForeignKey(PersonName, models.PROTECT, null=True, blank=True, related_name="+")
    ended_name = models.ForeignKey(PersonName, models.PROTECT, null=True, blank=True, related_name="+")
    is_done = models.BooleanField("đã ghi vào sổ", default=False)

    class Meta:
        verbose_name = "dòng của danh sách cán bộ"
        ordering = ["staff_list", "row"]
        constraints = [models.UniqueConstraint(fields=["staff_list", "row"], name="one_row_once_in_a_staff_list")]
