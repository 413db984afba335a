"""People for life, the posts they hold since–until, leave spells."""

from datetime import date

from django.db import models

from bangvang.office.people.reading.leaving import DIED, MOVED, RESIGNED, RETIRED, left_on
from bangvang.office.units.models import Unit


class Sex(models.TextChoices):
    WOMAN = "nu", "Nữ"
    MAN = "nam", "Nam"


class PostKind(models.TextChoices):
    TEACHER = "teacher", "Giáo viên"
    MANAGER = "manager", "Cán bộ quản lý"
    STAFF = "staff", "Nhân viên"
    OFFICIAL = "official", "Công chức"


class Contract(models.TextChoices):
    STAFF = "staff", "Biên chế"
    CONTRACT = "contract", "Hợp đồng"
    VISITING = "visiting", "Thỉnh giảng"


class LeftAs(models.TextChoices):
    RETIRED = RETIRED, "Nghỉ hưu"
    RESIGNED = RESIGNED, "Thôi việc"
    MOVED = MOVED, "Chuyển đi"
    DIED = DIED, "Mất"


class Person(models.Model):
    """One person for life: one id, whatever unit, post or name."""

    NOT_TOLD = ("citizen_id",)

    code = models.CharField("mã cán bộ", max_length=20, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    name_key = models.CharField(max_length=200, db_index=True)
    search_text = models.CharField(max_length=160, db_index=True)
    birth_date = models.DateField("ngày sinh", null=True, blank=True)
    sex = models.CharField("giới tính", max_length=4, choices=Sex.choices, blank=True)
    ethnicity = models.CharField("dân tộc", max_length=30, blank=True)
    joined_date = models.DateField("vào ngành", null=True, blank=True)
    retired_date = models.DateField("nghỉ hưu", null=True, blank=True)
    citizen_id = models.CharField("số định danh cá nhân", max_length=12, blank=True, db_index=True)
    party_since = models.DateField("vào Đảng", null=True, blank=True)
    party_until = models.DateField("thôi là đảng viên", null=True, blank=True)
    # Two records of one person: the pointer as it was set, and where the chain of pointers ends.
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_here")
    stays = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="records")
    is_invented = models.BooleanField("dữ liệu minh họa", default=False)

    class Meta:
        verbose_name = "người"
        ordering = ["name_key", "pk"]

    def __str__(self) -> str:
        return self.full_name


class PersonName(models.Model):
    """What a person was called between two days; only of those whose name was changed. An open `since`: from birth."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="names")
    full_name = models.CharField("họ và tên", max_length=120)
    search_text = models.CharField(max_length=160, db_index=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    decision = models.CharField("văn bản đổi tên", max_length=200, blank=True)

    class Meta:
        verbose_name = "họ tên theo thời gian"
        ordering = ["person", "pk"]

    def __str__(self) -> str:
        return self.full_name


class NotTheSame(models.Model):
    """Two records that look alike and are two people, as somebody has said: not shown as a pair until that is taken back."""

    first = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField()
    ended_by = models.ForeignKey("people.Account", models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "hai người khác nhau"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], condition=models.Q(ended_at=None), name="one_pair_once")
        ]

    def __str__(self) -> str:
        return f"{self.first} và {self.second}"


class Post(models.Model):
    """A post held at a unit between two days. `entered_as`: the merged record it was written under, until that is undone."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    entered_as = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="posts_entered")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    title = models.CharField("chức vụ, chức danh", max_length=120)
    kind = models.CharField("loại", max_length=10, choices=PostKind.choices)
    contract = models.CharField("hợp đồng", max_length=10, choices=Contract.choices, default=Contract.STAFF)
    is_head = models.BooleanField("người đứng đầu", default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    ended_as = models.CharField("lý do nghỉ", max_length=10, choices=LeftAs.choices, blank=True)
    decision = models.CharField("quyết định", max_length=200, blank=True)

    class Meta:
        verbose_name = "vị trí công tác"
        indexes = [models.Index(fields=["unit", "since", "until"])]

    def __str__(self) -> str:
        return f"{self.title}, {self.unit}"

    @property
    def left_date(self) -> date | None:
        """The first day no longer in the post; of who died, that day."""
        return left_on(self.until, self.ended_as)


class LeaveKind(models.TextChoices):
    MATERNITY = "maternity", "Nghỉ thai sản"
    STUDY = "study", "Đi học"
    SICK = "sick", "Nghỉ ốm"
    INJURY = "injury", "Điều trị thương tích"
    UNPAID = "unpaid", "Nghỉ không lương"


class Leave(models.Model):
    """A spell away from work. Maternity and study count as work (NĐ 98/2023 Điều 4; TT 01/2024/TT-BNV Điều 1)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="leaves")
    kind = models.CharField(max_length=10, choices=LeaveKind.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    course_months = models.PositiveSmallIntegerField("số tháng khóa học", null=True, blank=True)
    has_kept_rules = models.BooleanField("chấp hành quy định nơi học", null=True)
    result = models.CharField("kết quả học", max_length=12, blank=True)

    class Meta:
        verbose_name = "thời gian nghỉ, đi học"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}"
