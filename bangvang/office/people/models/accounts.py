"""Accounts and what they hold: roles, delegations, invitations, open sessions; the work handed over."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from bangvang.office.people.models.persons import Person
from bangvang.office.units.models import Unit


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
