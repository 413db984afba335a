"""People, the posts they hold since–until, leave spells, staff lists taken in; accounts, roles, delegation, invitations."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from bangvang.office.units.models import Unit
from bangvang.toolbox.models import StoredFile


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
    """Two records that look alike and are two people, as somebody has said: not shown as a pair again."""

    first = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        verbose_name = "hai người khác nhau"
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="one_pair_once")]

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
    decision = models.CharField("quyết định", max_length=200, blank=True)

    class Meta:
        verbose_name = "vị trí công tác"
        indexes = [models.Index(fields=["unit", "since", "until"])]

    def __str__(self) -> str:
        return f"{self.title}, {self.unit}"


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


class AccountManager(BaseUserManager["Account"]):
    """Django's own sign-in looks accounts up through this."""


class Account(AbstractBaseUser):
    """A named person who signs in. Only those with work to do have one."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="account")
    email = models.EmailField("thư điện tử", blank=True)
    is_active = models.BooleanField("đang dùng", default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    objects = AccountManager()

    class Meta:
        verbose_name = "tài khoản"

    def __str__(self) -> str:
        return self.person.full_name if self.person else self.username

    def get_full_name(self) -> str:
        return str(self)


class Role(models.TextChoices):
    CLERK = "clerk", "Cán bộ phụ trách thi đua, khen thưởng"
    HEAD = "head", "Thủ trưởng đơn vị"
    OFFICER = "officer", "Chuyên viên thẩm định"
    HEAD_OF_OFFICE = "head_of_office", "Chánh Văn phòng"
    DIRECTOR = "director", "Giám đốc Sở"
    SECRETARY = "secretary", "Thư ký Hội đồng"
    MEMBER = "member", "Thành viên Hội đồng"
    TEACHER = "teacher", "Giáo viên, nhân viên"
    UNION = "union", "Cán bộ công đoàn"
    INSPECTOR = "inspector", "Thanh tra"
    ADMINISTRATOR = "administrator", "Quản trị tài khoản"


class RoleHeld(models.Model):
    """A role an account holds at a unit; officers and directors answer for everything below it."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="roles")
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="roles_here")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "vai trò được giao"
        constraints = [models.UniqueConstraint(fields=["account", "role", "unit", "since"], name="one_role_once")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.unit}"


class Delegation(models.Model):
    """One acts for another for a time; the journal keeps both names."""

    giver = models.ForeignKey(Account, models.PROTECT, related_name="delegations_given")
    receiver = models.ForeignKey(Account, models.PROTECT, related_name="delegations_received")
    since = models.DateField()
    until = models.DateField()
    note = models.CharField("nội dung ủy quyền", max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "ủy quyền"

    def __str__(self) -> str:
        return f"{self.giver} ủy quyền cho {self.receiver}"


class Invitation(models.Model):
    """A link by which an account sets its password: for the first time, or again after it was lost. Kept as a digest."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "thư mời"

    def __str__(self) -> str:
        return f"Thư mời của {self.account}"


class LinkRequest(models.Model):
    """Somebody locked out asks for a new link; it waits on the administrator's desk until one is made."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="link_requests")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "yêu cầu liên kết mới"

    def __str__(self) -> str:
        return f"Yêu cầu liên kết mới của {self.account}"


class SignIn(models.Model):
    """One open session of an account, to be listed and closed by its owner."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True)
    began_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now=True)
    device = models.CharField("thiết bị", max_length=200, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "phiên đăng nhập"

    def __str__(self) -> str:
        return f"Phiên của {self.account} từ {self.began_at:%d/%m/%Y %H:%M}"


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


class StaffList(ReadList):
    """A unit's staff as its own file tells them."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="staff_lists")

    class Meta:
        verbose_name = "lần nhập danh sách cán bộ"
        ordering = ["-taken_at", "-pk"]

    def __str__(self) -> str:
        return f"Danh sách “{self.file.name}” của {self.unit}"


class StaffRow(models.Model):
    """One row of a staff list by its number in the sheet: what it says, what was chosen, what it made in the register."""

    staff_list = models.ForeignKey(StaffList, models.PROTECT, related_name="rows")
    row = models.PositiveIntegerField("dòng")
    state = models.CharField("kết quả", max_length=10, choices=RowState.choices)
    choice = models.CharField("đã chọn", max_length=30, blank=True)
    values = models.JSONField("giá trị", default=dict)
    reasons = models.JSONField("lý do", default=list)
    options = models.JSONField("cách xử lý", default=list)
    changes = models.JSONField("thay đổi", default=dict)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="list_rows")
    has_made_person = models.BooleanField("người do dòng này thêm", default=False)
    made_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    ended_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    is_done = models.BooleanField("đã ghi vào sổ", default=False)

    class Meta:
        verbose_name = "dòng của danh sách cán bộ"
        ordering = ["staff_list", "row"]
        constraints = [models.UniqueConstraint(fields=["staff_list", "row"], name="one_row_once_in_a_staff_list")]

    def __str__(self) -> str:
        return f"Dòng {self.row}"


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


class Handover(models.Model):
    """Bàn giao: one role at a unit passes from an account to another on a day, with what was open then."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="handovers")
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    giver = models.ForeignKey(Account, models.PROTECT, related_name="handovers_given")
    receiver = models.ForeignKey(Account, models.PROTECT, related_name="handovers_received")
    since = models.DateField("bên nhận làm từ ngày")
    note = models.TextField("nội dung bàn giao", max_length=2000, blank=True)
    open_tasks = models.JSONField("việc đang làm dở", default=list)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "biên bản bàn giao"
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return f"Bàn giao của {self.giver} cho {self.receiver}, từ {self.since:%d/%m/%Y}"
