"""Hồ sơ: proposals (tờ trình) from one unit to one unit, and their lines: one subject × one award × one period.

A line is the dossier. It keeps its identity, verdict, papers, opinions and fate through all stops and joins a new
proposal at each. `place` is the unit where it lies now.
"""

from django.db import models
from django.db.models import Q

from bangvang.office.achievements.models import PastList
from bangvang.office.eligibility.models import Answer, Finding
from bangvang.office.people.models import Account, ListState, Person, ReadList, ReadRow, StaffList
from bangvang.office.units.models import Unit
from bangvang.toolbox.models import Paper, StoredFile


class Campaign(models.Model):
    """Đợt xét: one receiving unit calls for proposals of a year; its deadline ends with office hours of a working day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="campaigns", verbose_name="nơi nhận")
    name = models.CharField("tên đợt", max_length=200)
    period = models.CharField("năm", max_length=9)
    awards = models.JSONField("danh hiệu, hình thức", default=list)
    opens_date = models.DateField("nhận từ ngày")
    deadline_date = models.DateField("hạn nộp")
    deadline_hour = models.TimeField("giờ hết hạn")

    class Meta:
        verbose_name = "đợt xét"
        ordering = ["-opens_date", "-pk"]

    def __str__(self) -> str:
        return self.name


class Supplement(models.Model):
    """A late unit explains itself; the head of office lets it hand in until another day."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="supplements")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="supplements")
    explanation = models.TextField("giải trình của đơn vị")
    asked_at = models.DateTimeField()
    until = models.DateField("được nộp đến hết ngày", null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)  # empty: asked for, not yet opened

    class Meta:
        verbose_name = "đợt bổ sung"

    def __str__(self) -> str:
        return f"Đợt bổ sung của {self.unit}, {self.campaign}"


class ProposalState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    POSTED = "posted", "Đang niêm yết"
    CLEARED = "cleared", "Hết niêm yết, chờ ký"
    SIGNED = "signed", "Đã ký, chưa nộp"
    SUBMITTED = "submitted", "Đã nộp, chờ tiếp nhận"
    RECEIVED = "received", "Đã tiếp nhận"
    SENT = "sent", "Đã gửi cấp trên ngoài hệ thống"
    WITHDRAWN = "withdrawn", "Đã rút"


class Proposal(models.Model):
    """Tờ trình: one paper from one unit to one unit with lines 1…n under one incoming number."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, blank=True, related_name="proposals")
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="proposals_made")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="proposals_received")
    period = models.CharField("năm", max_length=9)
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.DRAFT)
    number = models.CharField("số tờ trình", max_length=60, blank=True)
    signed_date = models.DateField("ngày ký", null=True, blank=True)
    signer = models.CharField("người ký", max_length=160, blank=True)
    signed_file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, verbose_name="tờ trình đã ký", related_name="+"
    )
    incoming_number = models.CharField("số đến", max_length=40, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    is_late = models.BooleanField("nộp trong đợt bổ sung", default=False)
    is_repeat = models.BooleanField("nộp lại hồ sơ đã được trả", default=False)  # no deadline: it was in time before
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "tờ trình"
        indexes = [models.Index(fields=["to_unit", "state"]), models.Index(fields=["from_unit", "state"])]

    def __str__(self) -> str:
        number = f" số {self.number}" if self.number else ""
        return f"Tờ trình{number} của {self.from_unit.short_name}"


class LineState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    BEFORE_COUNCIL = "before_council", "Đang trình Hội đồng"
    SUPPORTED = "supported", "Hội đồng thông qua"
    NOT_SUPPORTED = "not_supported", "Hội đồng không thông qua"
    SUBMITTED = "submitted", "Đã nộp, chờ tiếp nhận"
    RECEIVED = "received", "Đang thẩm định"
    RETURNED = "returned", "Trả lại để bổ sung"
    VERIFIED = "verified", "Đã thẩm định"
    PROPOSED = "proposed", "Đã trình cấp trên"
    AWARDED = "awarded", "Đã được công nhận"
    DECLINED = "declined", "Không được công nhận"
    WITHDRAWN = "withdrawn", "Đã rút"


class Line(models.Model):
    """The dossier of one subject for one award and period."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="lines")
    group = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="lines_as_group")
    award = models.CharField("danh hiệu, hình thức", max_length=10)
    period = models.CharField("năm", max_length=9)
    kind = models.CharField("loại hình khen thưởng", max_length=12, default="cong_trang")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="lines_of_unit", verbose_name="đơn vị đề nghị đầu tiên")
    place = models.ForeignKey(Unit, models.PROTECT, related_name="lines_here", verbose_name="nơi đang xử lý")
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, blank=True, related_name="lines")
    ordinal = models.PositiveIntegerField("số thứ tự trong tờ trình", default=0)
    subject_name = models.CharField("họ tên hoặc tập thể", max_length=200)
    name_key = models.CharField(max_length=200)
    search_text = models.CharField(max_length=400)
    post_title = models.CharField("chức vụ", max_length=160, blank=True)
    achievement = models.TextField("tóm tắt thành tích", blank=True)
    achieved_date = models.DateField("ngày đạt thành tích", null=True, blank=True)
    # Asked for as a truy tặng, with the paper that says so.
    died_date = models.DateField("ngày mất", null=True, blank=True)
    death_paper = models.CharField("giấy tờ về việc mất", max_length=200, blank=True)
    state = models.CharField(max_length=14, choices=LineState.choices, default=LineState.DRAFT)
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, blank=True, related_name="lines")
    # The finding's answer on the conditions that can be counted, kept here so that lists and bulk steps need no join.
    answer = models.CharField("đối chiếu điều kiện", max_length=12, choices=Answer.choices, blank=True)
    override_reason = models.TextField("lý do xác nhận khác kết quả đối chiếu", blank=True)
    return_reason = models.TextField("lý do trả lại", blank=True)
    officer = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="lines_to_verify")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "hồ sơ"
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, group__isnull=False) | Q(person__isnull=False, group=None),
                name="line_has_one_subject",
            ),
            models.UniqueConstraint(
                fields=["person", "award", "period"],
                condition=Q(person__isnull=False, kind="cong_trang") & ~Q(state="withdrawn"),
                name="one_line_a_person_award_period",
            ),
            models.UniqueConstraint(
                fields=["group", "award", "period"],
                condition=Q(group__isnull=False, kind="cong_trang") & ~Q(state="withdrawn"),
                name="one_line_a_group_award_period",
            ),
        ]
        indexes = [
            models.Index(fields=["place", "state", "name_key", "id"]),
            models.Index(fields=["unit", "name_key", "id"]),
            models.Index(fields=["name_key", "id"]),
            models.Index(fields=["state", "ordinal"], name="line_by_state"),  # how many stand where, beside every list
        ]

    def __str__(self) -> str:
        return f"{self.subject_name} ({self.award}, {self.period})"

    @property
    def is_posthumous(self) -> bool:
        return self.died_date is not None


class Stop(models.Model):
    """One station on a line's way: which unit, when it arrived, under which proposal and number, how it left."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="stops")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, blank=True, related_name="stops")
    ordinal = models.PositiveIntegerField(default=0)
    arrived_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=14, blank=True)  # the LineState it left in, or "recalled"
    snapshot = models.JSONField("nội dung lúc nộp", default=dict)  # to compare with the version before a return

    class Meta:
        verbose_name = "chặng xử lý"
        ordering = ["line", "pk"]

    def __str__(self) -> str:
        return f"{self.line} tại {self.unit}"


class LinePaper(models.Model):
    """A paper of the dossier: which required kind it is, and the stored file."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="papers")
    kind = models.CharField("thành phần hồ sơ", max_length=40)  # lawbook PaperNeed.code
    title = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    checked_at = models.DateTimeField("đã kiểm tra", null=True, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")

    class Meta:
        verbose_name = "thành phần hồ sơ"

    def __str__(self) -> str:
        return self.title


class Opinion(models.Model):
    """A remark on a line: of the appraiser, a department asked, or the union."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="opinions")
    author = models.ForeignKey(Account, models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=200)
    text = models.TextField("ý kiến")
    given_at = models.DateTimeField()

    class Meta:
        verbose_name = "ý kiến"
        ordering = ["given_at"]

    def __str__(self) -> str:
        return self.text[:80]


class Posting(models.Model):
    """Niêm yết: the list of a proposal shown for opinions from a day until a day, and the record that closes it."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="postings")
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày")
    where = models.CharField("nơi niêm yết", max_length=200)
    opinions = models.TextField("ý kiến nhận được", blank=True)
    closed_date = models.DateField("ngày kết thúc", null=True, blank=True)
    record = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, verbose_name="biên bản kết thúc")

    class Meta:
        verbose_name = "niêm yết"

    def __str__(self) -> str:
        return f"Niêm yết từ {self.since:%d/%m/%Y} đến {self.until:%d/%m/%Y}"


class Vote(models.Model):
    """What a council of a stop said of a line: counted here, or read from its uploaded minutes."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="votes")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="Hội đồng của")
    members = models.PositiveSmallIntegerField("tổng số thành viên")
    present = models.PositiveSmallIntegerField("có mặt")
    written = models.PositiveSmallIntegerField("ý kiến bằng văn bản", default=0)
    votes_for = models.PositiveSmallIntegerField("đồng ý")
    has_passed = models.BooleanField("thông qua")
    rule = models.CharField("cách tính", max_length=300)
    minutes_number = models.CharField("số biên bản", max_length=60, blank=True)
    held_date = models.DateField("ngày họp")
    minutes = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "kết quả bỏ phiếu"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.votes_for}/{self.members}"


class UnitWorkbook(models.Model):
    """A unit's filled-in workbook of a year as it came back: held against what was handed out and what stands."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="workbooks")
    period = models.CharField("năm", max_length=9)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    state = models.CharField("trạng thái", max_length=10, choices=ListState.choices, default=ListState.PREVIEW)
    notes = models.JSONField("lưu ý khi đọc", default=list)
    handed_at = models.CharField("thời điểm tải xuống", max_length=16)
    staff_list = models.ForeignKey(StaffList, models.PROTECT, null=True, related_name="+")
    rating_list = models.ForeignKey(PastList, models.PROTECT, null=True, related_name="+")
    taken_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        verbose_name = "sổ Excel của đơn vị"
        ordering = ["-taken_at", "-pk"]

    def __str__(self) -> str:
        return f"Sổ Excel “{self.file.name}” của {self.unit}"


class DifferenceState(models.TextChoices):
    SAME = "same", "Không đổi"
    CHANGED = "changed", "Thay đổi"
    CONFLICT = "conflict", "Hai bên cùng sửa"
    WRONG = "wrong", "Sai"


class WorkbookRow(models.Model):
    """One row of a table of the workbook: what was handed out, what stood when it came back, what it says."""

    book = models.ForeignKey(UnitWorkbook, models.PROTECT, related_name="rows")
    table = models.CharField("bảng", max_length=12)
    row = models.PositiveIntegerField("dòng")
    name = models.CharField("họ và tên", max_length=160, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    state = models.CharField("kết quả", max_length=10, choices=DifferenceState.choices)
    choice = models.CharField("đã chọn", max_length=10, blank=True)
    handed = models.JSONField("lúc tải xuống", default=list)
    kept = models.JSONField("trên hệ thống", default=list)
    told = models.JSONField("trong tệp", default=list)
    reason = models.CharField("lý do", max_length=300, blank=True)

    class Meta:
        verbose_name = "dòng của sổ Excel"
        ordering = ["book", "table", "row"]

    def __str__(self) -> str:
        return f"Dòng {self.row}"


class AskedKind(models.TextChoices):
    REGISTRATIONS = "registrations", "Đăng ký danh hiệu"
    NOMINATIONS = "nominations", "Đề nghị khen thưởng"


class AskedList(ReadList):
    """Whom a unit registers or nominates, as its own file tells: for its sheet of the year, or for the letter it is drawing up."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="asked_lists")
    kind = models.CharField("loại danh sách", max_length=13, choices=AskedKind.choices)
    period = models.CharField("năm", max_length=9)
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "lần nhập danh sách đăng ký, đề nghị"
        ordering = ["-taken_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: “{self.file.name}” của {self.unit}"


class AskedRow(ReadRow):
    """One row of such a file: what it says, what was chosen, the awards marked before and after it, for whom."""

    asked_list = models.ForeignKey(AskedList, models.PROTECT, related_name="rows")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ")
    is_group = models.BooleanField("tập thể", default=False)  # the unit itself where no tổ is named
    kept = models.JSONField("trên hệ thống", default=list)
    told = models.JSONField("trong tệp", default=list)
    kept_texts = models.JSONField("tóm tắt đang có", default=dict)  # by award, where the file tells another one
    text_choice = models.CharField("tóm tắt đã chọn", max_length=3, blank=True)

    class Meta:
        verbose_name = "dòng danh sách đăng ký, đề nghị"
        ordering = ["asked_list", "row"]
        constraints = [models.UniqueConstraint(fields=["asked_list", "row"], name="one_row_once_in_an_asked_list")]
