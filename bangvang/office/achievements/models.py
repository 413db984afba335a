"""What was achieved: yearly ratings, recognised initiatives, merits, discipline and holds; the register of awards."""

from django.db import models
from django.db.models import Q

from bangvang.office.people.models import Account, Person, ReadList, ReadRow
from bangvang.office.units.models import Unit
from bangvang.toolbox.models import StoredFile


class Proof(models.TextChoices):
    DECLARED = "declared", "Tự khai"
    CHECKED = "checked", "Đã đối chiếu bản chụp"
    CONFIRMED = "confirmed", "Cơ quan ban hành xác nhận"


TO_COMPARE = Q(proof=Proof.DECLARED, scan__isnull=False)


class Proven(models.Model):
    """What is compared with the scan of its decision: who entered it, what did not agree, what the issuer wrote."""

    entered_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    doubt = models.CharField("không khớp bản chụp", max_length=300, blank=True)
    letter = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class Grade(models.TextChoices):
    HTXS = "HTXS", "Hoàn thành xuất sắc nhiệm vụ"
    HTT = "HTT", "Hoàn thành tốt nhiệm vụ"
    HT = "HT", "Hoàn thành nhiệm vụ"
    KHT = "KHT", "Không hoàn thành nhiệm vụ"


ONE_SUBJECT = Q(person=None, unit__isnull=False) | Q(person__isnull=False, unit=None)


class Rating(Proven):
    """The yearly rating of a person, or of a unit, by its decision."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="ratings")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="ratings")
    period = models.CharField("năm", max_length=9)
    grade = models.CharField("mức xếp loại", max_length=4, choices=Grade.choices)
    months_worked = models.PositiveSmallIntegerField("số tháng làm việc", null=True, blank=True)
    number = models.CharField("số quyết định", max_length=60, blank=True)
    decided_date = models.DateField("ngày quyết định", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    proof = models.CharField("mức độ căn cứ", max_length=10, choices=Proof.choices, default=Proof.DECLARED)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "xếp loại năm"
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="rating_has_one_subject"),
            models.UniqueConstraint(fields=["person", "period"], name="one_rating_a_person_and_year"),
            models.UniqueConstraint(fields=["unit", "period"], name="one_rating_a_unit_and_year"),
        ]
        indexes = [models.Index(fields=["scan", "id"], condition=TO_COMPARE, name="rating_to_compare")]

    def __str__(self) -> str:
        return f"{self.get_grade_display()}, {self.period}"


class ListKind(models.TextChoices):
    TITLES = "titles", "Danh hiệu của cá nhân"
    GROUP_TITLES = "group_titles", "Danh hiệu của tập thể"
    INITIATIVES = "initiatives", "Sáng kiến, đề tài được công nhận"


class CompleteList(models.Model):
    """A unit's list of a year is in the system whole: only then does a name that is not on it mean “no”."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="complete_lists")
    period = models.CharField("năm", max_length=9)
    kind = models.CharField("danh sách", max_length=12, choices=ListKind.choices)
    since = models.DateField("đủ từ ngày", null=True, blank=True)  # of the decision that settles it; null: said by hand

    class Meta:
        verbose_name = "danh sách đã nhập đủ"
        constraints = [models.UniqueConstraint(fields=["unit", "period", "kind"], name="one_list_a_unit_and_year")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} năm {self.period} của {self.unit}"


class Reach(models.TextChoices):
    BASE = "base", "Cơ sở"
    PROVINCE = "province", "Tỉnh"
    NATION = "nation", "Toàn quốc"


class Initiative(Proven):
    """A recognised initiative or accepted research, from the list of its decision."""

    title = models.CharField("tên sáng kiến", max_length=400)
    period = models.CharField("năm", max_length=9)
    reach = models.CharField("phạm vi ảnh hưởng", max_length=10, choices=Reach.choices)
    is_research = models.BooleanField("đề tài, công trình khoa học", default=False)
    number = models.CharField("số quyết định", max_length=60)
    decided_date = models.DateField("ngày quyết định")
    issuer = models.CharField("cơ quan công nhận", max_length=200)
    proof = models.CharField(max_length=10, choices=Proof.choices, default=Proof.DECLARED)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = "sáng kiến được công nhận"
        indexes = [models.Index(fields=["scan", "id"], condition=TO_COMPARE, name="initiative_to_compare")]

    def __str__(self) -> str:
        return self.title


class InitiativeShare(models.Model):
    """An author's share of an initiative, and the award it has already been the ground of."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="shares")
    person = models.ForeignKey(Person, models.PROTECT, related_name="initiative_shares")
    percent = models.PositiveSmallIntegerField("tỷ lệ đóng góp (%)", default=100)
    used_for = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name = "tác giả sáng kiến"
        constraints = [models.UniqueConstraint(fields=["initiative", "person"], name="once_an_author")]

    def __str__(self) -> str:
        return f"{self.person}: {self.percent} % của “{self.initiative}”"


class Discipline(models.Model):
    """A discipline decision. Seen only by those who must."""

    class Form(models.TextChoices):
        REPRIMAND = "khien_trach", "Khiển trách"
        WARNING = "canh_cao", "Cảnh cáo"
        PAY = "ha_bac_luong", "Hạ bậc lương"
        DISMISSAL = "cach_chuc", "Cách chức"

    person = models.ForeignKey(Person, models.PROTECT, related_name="disciplines")
    form = models.CharField(max_length=14, choices=Form.choices)
    since = models.DateField()
    until = models.DateField("hết thời hạn", null=True, blank=True)
    number = models.CharField(max_length=60)
    issuer = models.CharField(max_length=200)

    class Meta:
        verbose_name = "kỷ luật"

    def __str__(self) -> str:
        return f"{self.get_form_display()} từ {self.since:%d/%m/%Y}"


class Hold(models.Model):
    """Why a case waits for an authority (NĐ 98/2023 Điều 4). Its text is seen by the inspectorate and the appraiser only."""

    class Kind(models.TextChoices):
        DISCIPLINE = "discipline_pending", "Đang xem xét kỷ luật"
        INVESTIGATION = "investigation", "Đang điều tra"
        INSPECTION = "inspection", "Đang thanh tra có dấu hiệu vi phạm"
        COMPLAINT = "complaint", "Đang xác minh khiếu nại, tố cáo"
        PRESS = "press", "Báo chí phản ánh đang xác minh"

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="holds")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="holds")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    source = models.CharField("nguồn", max_length=300)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    outcome = models.CharField("kết luận", max_length=300, blank=True)

    class Meta:
        verbose_name = "việc chờ xác nhận"
        constraints = [models.CheckConstraint(condition=ONE_SUBJECT, name="hold_has_one_subject")]

    def __str__(self) -> str:
        return "Việc chờ cơ quan có thẩm quyền xác nhận"


class Door(models.TextChoices):
    ISSUED = "issued", "Quyết định ban hành tại đây"
    ENTERED = "entered", "Quyết định của cấp khác"
    HISTORY = "history", "Quyết định các năm trước"


class Nature(models.TextChoices):
    AWARD = "award", "Tặng"
    POSTHUMOUS = "posthumous", "Truy tặng"
    CORRECTION = "correction", "Điều chỉnh, đính chính"
    REVOCATION = "revocation", "Thu hồi"
    EXCHANGE = "exchange", "Cấp đổi"
    REISSUE = "reissue", "Cấp lại"

    @classmethod
    def of_award(cls, label: str, *, is_posthumous: bool) -> str:
        """An award by its name; one given after death as a truy tặng."""
        return f"{cls.POSTHUMOUS.label} {label}" if is_posthumous else label

    @classmethod
    def of_name(cls, name: str, *, is_posthumous: bool) -> str:
        """A name as lists print it beside the award."""
        return f"{name} ({cls.POSTHUMOUS.label.lower()})" if is_posthumous else name


STANDS = Q(revoked_date=None, replaced_date=None)
ON_ROLL = STANDS & Q(number__gt="")


class AwardRecord(Proven):
    """The register of awards: who was given what, for which year, by which decision. Written only by the three doors."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="award_records")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="award_records")
    award = models.CharField("danh hiệu, hình thức", max_length=10)
    period = models.CharField("năm", max_length=9)
    kind = models.CharField("loại hình khen thưởng", max_length=12, default="cong_trang")
    name_printed = models.CharField("tên ghi trong quyết định", max_length=200)
    post_printed = models.CharField("chức vụ, đơn vị ghi trong quyết định", max_length=300, blank=True)
    held_at = models.ForeignKey(Unit, models.PROTECT, verbose_name="đơn vị lúc được tặng", related_name="awards_here")
    number = models.CharField("số quyết định", max_length=60)
    decided_date = models.DateField("ngày quyết định")
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    signer = models.CharField("người ký", max_length=160, blank=True)
    door = models.CharField(max_length=8, choices=Door.choices)
    proof = models.CharField(max_length=10, choices=Proof.choices)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    money = models.PositiveBigIntegerField("tiền thưởng", null=True, blank=True)
    handed_date = models.DateField("ngày trao", null=True, blank=True)
    revoked_date = models.DateField("ngày thu hồi", null=True, blank=True)
    revoked_by = models.CharField("quyết định thu hồi", max_length=200, blank=True)
    nature = models.CharField("tính chất", max_length=10, choices=Nature.choices, default=Nature.AWARD)
    # A correction is a row of its own: it counts from the day of the decision it corrects; the old row only tells since when
    # another stands in its place.
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    replaced_date = models.DateField("được điều chỉnh từ ngày", null=True, blank=True)
    given_date = models.DateField("ngày được tặng, nếu khác ngày quyết định", null=True, blank=True)
    search_text = models.CharField(max_length=400, blank=True)

    class Meta:
        verbose_name = "danh hiệu, khen thưởng đã có"
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="award_has_one_subject"),
            models.UniqueConstraint(
                fields=["person", "award", "period", "number"],
                condition=Q(person__isnull=False, replaced_date=None),
                name="one_award_a_person_and_decision",
            ),
        ]
        indexes = [
            models.Index(fields=["award", "period"]),
            models.Index(fields=["decided_date", "id"]),
            models.Index(fields=["number"]),
            models.Index(fields=["scan", "id"], condition=TO_COMPARE, name="award_to_compare"),
            # The honour roll, public: a year's valid awards are counted along it and read from its beginning. The
            # number makes the condition the roll's own: SQLite, which weighs no rows, must take it for nothing else.
            models.Index(fields=["period", "award", "held_at"], condition=ON_ROLL, name="valid_award_on_roll"),
        ]

    def __str__(self) -> str:
        return f"{self.name_printed}, {self.award}, {self.period}"

    @property
    def standing_word(self) -> str:
        """How the row stands on the register today; while it stands, how far it is proven."""
        if self.revoked_date:
            return "Đã thu hồi"
        if self.replaced_date is None:
            return str(self.get_proof_display())
        never_stood = self.replaced_date <= self.decided_date
        return "Ghi nhầm, đã rút" if never_stood else "Đã điều chỉnh"


class LaterAct(models.Model):
    """What a later decision did to an award that was given: corrected it, took it back, or gave its paper anew."""

    record = models.ForeignKey(AwardRecord, models.PROTECT, related_name="later_acts")
    nature = models.CharField("tính chất", max_length=10, choices=Nature.choices)
    number = models.CharField("số quyết định", max_length=60)
    decided_date = models.DateField("ngày quyết định")
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    cause = models.CharField("lý do", max_length=300)
    paper_number = models.CharField("số bằng, giấy mới", max_length=40, blank=True)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    made = models.ForeignKey(AwardRecord, models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField("đã rút lúc", null=True, blank=True)

    class Meta:
        verbose_name = "quyết định về danh hiệu đã tặng"
        ordering = ["decided_date", "pk"]

    def __str__(self) -> str:
        return f"{self.get_nature_display()}: {self.record.name_printed}, Quyết định số {self.number}"


class Prize(models.TextChoices):
    FIRST = "nhat", "Giải Nhất"
    SECOND = "nhi", "Giải Nhì"
    THIRD = "ba", "Giải Ba"
    CONSOLATION = "khuyen_khich", "Giải Khuyến khích"
    PASSED = "dat", "Đạt, được công nhận"
    NOT_PASSED = "khong_dat", "Không đạt"


class ContestResult(Proven):
    """What somebody won in a contest or examination, or a pupil under her guidance; a ground for commendation, no title."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="contest_results")
    contest = models.CharField("hội thi, kỳ thi", max_length=200)
    level = models.CharField("cấp", max_length=10, choices=Reach.choices, blank=True)
    prize = models.CharField("giải, kết quả", max_length=14, choices=Prize.choices)
    pupil = models.CharField("học sinh được hướng dẫn", max_length=120, blank=True)
    period = models.CharField("năm", max_length=9)
    achieved_date = models.DateField("ngày đạt", null=True, blank=True)
    number = models.CharField("số quyết định", max_length=60, blank=True)
    decided_date = models.DateField("ngày quyết định", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    proof = models.CharField("mức độ căn cứ", max_length=10, choices=Proof.choices, default=Proof.DECLARED)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = "kết quả hội thi, kỳ thi"
        indexes = [models.Index(fields=["period", "contest"])]

    def __str__(self) -> str:
        return f"{self.get_prize_display()}, {self.contest}, {self.period}"


class PastKind(models.TextChoices):
    AWARDS = "awards", "Danh hiệu, khen thưởng đã có"
    RATINGS = "ratings", "Xếp loại các năm"
    INITIATIVES = "initiatives", "Sáng kiến, đề tài được công nhận"
    RESULTS = "results", "Kết quả hội thi, kỳ thi"


class PastList(ReadList):
    """What was achieved in past years, as a unit's own file tells it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="past_lists")
    kind = models.CharField("loại danh sách", max_length=12, choices=PastKind.choices)
    common = models.JSONField("dùng cho dòng không ghi", default=dict)  # period, number, decided_date, issuer
    is_complete = models.BooleanField("danh sách đủ của các năm đó", default=False)

    class Meta:
        verbose_name = "lần nhập thành tích các năm trước"
        ordering = ["-taken_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: “{self.file.name}” của {self.unit}"


class PastRow(ReadRow):
    """One row of such a file by its number in the sheet: what it says, what was chosen, what it made in the register.

    A row that tells several awards is kept as so many parts.
    """

    past_list = models.ForeignKey(PastList, models.PROTECT, related_name="rows")
    part = models.PositiveSmallIntegerField("phần của dòng", default=0)
    changes = models.JSONField("thay đổi", default=dict)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="past_rows")
    made = models.JSONField("đã ghi vào sổ", default=list)  # names of tables and ids

    class Meta:
        verbose_name = "dòng thành tích các năm trước"
        ordering = ["past_list", "row", "part"]
        constraints = [models.UniqueConstraint(fields=["past_list", "row", "part"], name="one_row_once_in_a_past_list")]
