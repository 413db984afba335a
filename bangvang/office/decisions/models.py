"""Quyết định: issued here within the authority, or of other authorities entered and confirmed; certificates and checks."""

from django.db import models

from bangvang.office.achievements.models import AwardRecord, Nature
from bangvang.office.dossiers.models import Line
from bangvang.office.people.models import Account, Person
from bangvang.office.units.models import Unit
from bangvang.toolbox.models import Paper, StoredFile


class DecisionState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    ENTERED = "entered", "Đã nhập, chờ người thứ hai xác nhận"
    ISSUED = "issued", "Đã ban hành"
    CONFIRMED = "confirmed", "Đã xác nhận"


class Door(models.TextChoices):
    ISSUED = "issued", "Ban hành tại đây"
    ENTERED = "entered", "Quyết định của cấp khác"
    HISTORY = "history", "Quyết định các năm trước"


class Decision(models.Model):
    door = models.CharField(max_length=8, choices=Door.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="decisions", verbose_name="đơn vị ban hành hoặc nhập")
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    title = models.CharField("trích yếu", max_length=400)
    award = models.CharField("danh hiệu, hình thức", max_length=10, blank=True)
    period = models.CharField("năm", max_length=9)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    decided_date = models.DateField("ngày", null=True, blank=True)
    signer = models.CharField("người ký", max_length=160, blank=True)
    signer_role = models.CharField("chức vụ người ký", max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=DecisionState.choices, default=DecisionState.DRAFT)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    certificates_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "quyết định"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "issuer", "decided_date"], condition=~models.Q(number=""), name="one_decision_once"
            )
        ]

    def __str__(self) -> str:
        return f"Quyết định số {self.number}" if self.number else f"Dự thảo: {self.title}"


class Outcome(models.TextChoices):
    GIVEN = "given", "Được tặng"
    NOT_GIVEN = "not_given", "Không được tặng"
    NAME_DIFFERS = "name_differs", "Tên ghi khác"
    NOT_ON_LIST = "not_on_list", "Ngoài danh sách đề nghị"


class DecisionLine(models.Model):
    """One name in a decision, matched with what was proposed."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="lines")
    line = models.ForeignKey(Line, models.PROTECT, null=True, blank=True, related_name="decision_lines")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    order = models.PositiveIntegerField(default=0)
    award = models.CharField(max_length=10)
    name_printed = models.CharField("tên trong quyết định", max_length=200)
    post_printed = models.CharField("chức vụ, đơn vị", max_length=300, blank=True)
    achievement = models.TextField("thành tích", blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.GIVEN)
    is_posthumous = models.BooleanField("truy tặng", default=False)
    money = models.PositiveBigIntegerField("tiền thưởng", null=True, blank=True)

    class Meta:
        verbose_name = "tên trong quyết định"
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["decision", "order", "id"], name="names_in_order")]

    def __str__(self) -> str:
        return self.name_printed

    @property
    def told_name(self) -> str:
        """As lists print it."""
        return Nature.of_name(self.name_printed, is_posthumous=self.is_posthumous)


class CertificateState(models.TextChoices):
    VALID = "valid", "Có giá trị"
    REVOKED = "revoked", "Đã thu hồi"


class Certificate(models.Model):
    """A certificate of ours: the code on it leads to the public check page."""

    code = models.CharField("mã kiểm tra", max_length=20, unique=True)
    record = models.OneToOneField(AwardRecord, models.PROTECT, related_name="certificate")
    decision_line = models.OneToOneField(DecisionLine, models.PROTECT, related_name="certificate")
    book_number = models.CharField("số vào sổ", max_length=40)
    state = models.CharField(max_length=8, choices=CertificateState.choices, default=CertificateState.VALID)
    issued_date = models.DateField()
    revoked_date = models.DateField(null=True, blank=True)
    revoked_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "bằng, giấy khen"

    def __str__(self) -> str:
        return f"Bằng, giấy khen số {self.book_number}"
