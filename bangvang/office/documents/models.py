"""Văn bản: local instruments whose numbers the lawbook takes, and articles an office read against the text it holds."""

from django.db import models

from bangvang.lawbook import article_label
from bangvang.office.people.models import Account
from bangvang.office.units.models import Unit
from bangvang.toolbox.models import StoredFile


class InstrumentState(models.TextChoices):
    DRAFT = "draft", "Chưa đưa vào áp dụng"
    APPLIED = "applied", "Đã đưa vào áp dụng"
    DROPPED = "dropped", "Không áp dụng"


class ReadingState(models.TextChoices):
    ENTERED = "entered", "Chờ người thứ hai xác nhận"
    CONFIRMED = "confirmed", "Đã xác nhận"
    DECLINED = "declined", "Không xác nhận"


class LocalInstrument(models.Model):
    """A regulation of the province or guidance of the Sở: the numbers that the texts leave to it, with their dates."""

    number = models.CharField("số, ký hiệu", max_length=60)
    title = models.CharField("trích yếu", max_length=300)
    issuer = models.CharField("cơ quan ban hành", max_length=160)
    issued_date = models.DateField("ngày ban hành")
    since = models.DateField("có hiệu lực từ")
    until = models.DateField("hết hiệu lực", null=True, blank=True)
    scope = models.ForeignKey(Unit, models.PROTECT, verbose_name="phạm vi", related_name="local_instruments")
    numbers = models.JSONField("các quy định", default=dict)  # lawbook parameter name → {"value": …, "cite": "Điều 5"}
    proof = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    is_invented = models.BooleanField("dữ liệu minh họa", default=False)
    state = models.CharField(max_length=10, choices=InstrumentState.choices, default=InstrumentState.DRAFT)
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = "quy định của địa phương"
        ordering = ["-since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "issuer", "since"],
                condition=~models.Q(state="dropped"),
                name="one_instrument_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} của {self.issuer}"

    @property
    def title_with_number(self) -> str:
        """As a citation names it: number, day, issuer."""
        return f"văn bản số {self.number} ngày {self.issued_date:%d/%m/%Y} của {self.issuer}"


class ArticleConfirmation(models.Model):
    """An article which the office read in the text itself: unchanged, or with changed numbers. A later row replaces it."""

    scope = models.ForeignKey(Unit, models.PROTECT, verbose_name="phạm vi", related_name="article_confirmations")
    article = models.CharField("điều", max_length=40)  # key of the lawbook's articles_to_confirm
    since = models.DateField("có hiệu lực từ")
    numbers = models.JSONField("các số thay đổi", default=dict)  # figure of the lawbook → value; empty: unchanged
    document_number = models.CharField("số, ký hiệu văn bản", max_length=60)
    document_date = models.DateField("ngày văn bản")
    page = models.CharField("trang", max_length=40)
    read_by = models.CharField("người đối chiếu", max_length=120)
    proof = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    withdraws = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="withdrawals")
    reason = models.TextField("lý do rút", blank=True)
    state = models.CharField(max_length=10, choices=ReadingState.choices, default=ReadingState.ENTERED)
    entered_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = "kết quả đối chiếu điều luật"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{'rút kết quả' if self.withdraws_id else 'kết quả'} đối chiếu {self.label}"

    @property
    def label(self) -> str:
        """The article as an office names it."""
        return article_label(self.article)

    @property
    def source(self) -> str:
        """Where it was read: text, day, page."""
        return f"văn bản số {self.document_number} ngày {self.document_date:%d/%m/%Y}, trang {self.page}"
