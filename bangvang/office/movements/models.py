"""Phong trào and cuộc vận động; rounds of a plan with launch, answers of the units, and the review that closes them."""

from django.db import models

from bangvang.office.people.models import Person
from bangvang.office.plans.models import Plan
from bangvang.office.units.models import Unit
from bangvang.toolbox.models import Paper, StoredFile


class MovementState(models.TextChoices):
    RUNNING = "running", "Đang thực hiện"
    REVIEWED = "reviewed", "Đã tổng kết"


class Movement(models.Model):
    """A movement or campaign, by its own name as the documents print it (Luật 06/2022/QH15 Điều 16-17)."""

    name = models.CharField("tên", max_length=300)
    kind = models.CharField("loại", max_length=60)  # as printed: Phong trào, Phong trào thi đua, Cuộc vận động
    level = models.CharField("cấp phát động", max_length=60, blank=True)
    document = models.CharField("văn bản phát động", max_length=300, blank=True)
    since_year = models.PositiveSmallIntegerField(null=True, blank=True)
    until_year = models.PositiveSmallIntegerField(null=True, blank=True)
    goal = models.TextField("mục tiêu", blank=True)
    content = models.TextField("nội dung, tiêu chí", blank=True)
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="movements")
    cited_in = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=MovementState.choices, default=MovementState.RUNNING)

    class Meta:
        verbose_name = "phong trào"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} “{self.name}”"


class RoundState(models.TextChoices):
    PLANNED = "planned", "Chưa phát động"
    LAUNCHED = "launched", "Đang thực hiện"
    CLOSED = "closed", "Đã sơ kết"


class Round(models.Model):
    """Đợt thi đua of a plan. Closed only with its review."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="rounds")
    name = models.CharField("tên đợt", max_length=120)
    since = models.DateField("từ ngày", null=True, blank=True)
    until = models.DateField("đến ngày", null=True, blank=True)
    slogans = models.JSONField("nội dung thi đua", default=list)
    commemorations = models.JSONField("ngày kỷ niệm", default=list)
    state = models.CharField(max_length=10, choices=RoundState.choices, default=RoundState.PLANNED)
    launched_date = models.DateField(null=True, blank=True)
    review_text = models.TextField("đánh giá chung", blank=True)
    closed_date = models.DateField(null=True, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = "đợt thi đua"
        ordering = ["plan", "pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.plan.year})"


class DispatchState(models.TextChoices):
    SENT = "sent", "Đã gửi"
    RECEIVED = "received", "Đã nhận"
    ANSWERED = "answered", "Đã đăng ký hưởng ứng"


class Dispatch(models.Model):
    """Văn bản phát động of a round, as sent to one unit, and the unit's answer: how it takes part."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="dispatches")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dispatches")
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField("cách hưởng ứng", blank=True)
    people_count = models.PositiveIntegerField("số người tham gia", null=True, blank=True)
    movements = models.ManyToManyField(Movement, blank=True, related_name="dispatches")
    state = models.CharField(max_length=10, choices=DispatchState.choices, default=DispatchState.SENT)

    class Meta:
        verbose_name = "văn bản phát động gửi đơn vị"
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="one_dispatch_a_unit")]

    def __str__(self) -> str:
        return f"{self.round} gửi {self.unit}"


class ReviewState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    HANDED_IN = "handed_in", "Đã nộp"
    RETURNED = "returned", "Trả lại"
    ACCEPTED = "accepted", "Đã tiếp nhận"


class Review(models.Model):
    """Báo cáo sơ kết: one a unit and round, handed one step up (school → Phòng → Sở)."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reviews")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reviews")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="reviews_received")
    figures = models.JSONField("số liệu", default=dict)
    remarks = models.TextField("đánh giá, nhận xét", blank=True)
    state = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.DRAFT)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    signer = models.CharField("người ký", max_length=160, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "báo cáo sơ kết"
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="one_review_a_unit")]

    def __str__(self) -> str:
        return f"Báo cáo sơ kết {self.round} của {self.unit}"


class ReviewParagraph(models.Model):
    """What a unit's review says of one movement."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="paragraphs")
    movement = models.ForeignKey(Movement, models.PROTECT, related_name="paragraphs")
    text = models.TextField("kết quả", blank=True)

    class Meta:
        verbose_name = "kết quả từng phong trào"
        constraints = [models.UniqueConstraint(fields=["review", "movement"], name="one_paragraph_a_movement")]

    def __str__(self) -> str:
        return f"{self.movement}: {self.text[:80]}"


class Commended(models.Model):
    """A name a review puts forward to commend; dossiers read it from here."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="commended")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    movement = models.ForeignKey(Movement, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField("thành tích", max_length=400)

    class Meta:
        verbose_name = "đề xuất biểu dương"

    def __str__(self) -> str:
        return f"{self.person or self.unit}: {self.reason}"


class MovementReview(models.Model):
    """A movement's own interim (sơ kết) or final (tổng kết) review: a separate act from a round's."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="own_reviews")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    is_final = models.BooleanField("tổng kết", default=False)
    text = models.TextField("đánh giá")
    held_date = models.DateField("ngày")
    proof = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = "sơ kết, tổng kết phong trào"

    def __str__(self) -> str:
        return f"{'Tổng kết' if self.is_final else 'Sơ kết'} {self.movement}"
