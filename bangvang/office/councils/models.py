"""Hội đồng thi đua, khen thưởng: members by decision, meetings, agenda, presence, conflicts, secret ballots, minutes.

The secret: BallotRoll says who has voted, BallotPaper what was said; no key, time or sequence joins them.
"""

import uuid

from django.db import models

from bangvang.office.dossiers.models import Line
from bangvang.office.people.models import Account, Person
from bangvang.office.units.models import Unit
from bangvang.toolbox.models import Paper, StoredFile


class Council(models.Model):
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="councils")
    name = models.CharField("tên", max_length=200)
    number = models.CharField("quyết định thành lập", max_length=60)
    decided_date = models.DateField("ngày quyết định")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "Hội đồng"

    def __str__(self) -> str:
        return self.name


class MemberRole(models.TextChoices):
    CHAIR = "chair", "Chủ tịch"
    VICE = "vice", "Phó Chủ tịch"
    SECRETARY = "secretary", "Ủy viên thư ký"
    MEMBER = "member", "Ủy viên"


class Member(models.Model):
    council = models.ForeignKey(Council, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="council_seats")
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="council_seats")
    role = models.CharField("vai trò", max_length=10, choices=MemberRole.choices, default=MemberRole.MEMBER)
    post_title = models.CharField("chức vụ", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "thành viên Hội đồng"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["council", "person", "since"], name="one_seat_a_person")]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"


class MeetingState(models.TextChoices):
    PLANNED = "planned", "Chuẩn bị họp"
    OPEN = "open", "Đang họp"
    COUNTED = "counted", "Đã kiểm phiếu"
    MINUTED = "minuted", "Chờ ký biên bản"
    SIGNED = "signed", "Biên bản đã ký"


class Meeting(models.Model):
    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings")
    title = models.CharField("nội dung", max_length=300)
    period = models.CharField("năm", max_length=9)
    held_at = models.DateTimeField("thời gian họp")
    place = models.CharField("địa điểm", max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED)
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    conclusion = models.TextField("kết luận", blank=True)
    minutes_number = models.CharField("số biên bản", max_length=60, blank=True)
    signed_date = models.DateField(null=True, blank=True)
    signed_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    minutes = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    count_sheet = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "phiên họp"
        ordering = ["-held_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class Presence(models.Model):
    class How(models.TextChoices):
        PRESENT = "present", "Có mặt"
        WRITTEN = "written", "Ý kiến bằng văn bản"
        ABSENT = "absent", "Vắng"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="presences")
    member = models.ForeignKey(Member, models.PROTECT, related_name="presences")
    how = models.CharField(max_length=8, choices=How.choices, default=How.ABSENT)
    reason = models.CharField("lý do vắng", max_length=200, blank=True)

    class Meta:
        verbose_name = "điểm danh"
        ordering = ["member__order", "member_id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="one_presence_a_member")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_how_display()}"


class AgendaItem(models.Model):
    """One line before the meeting; electorate, denominator and votes needed are frozen when the ballot opens."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    line = models.ForeignKey(Line, models.PROTECT, related_name="agenda_items")
    order = models.PositiveIntegerField(default=0)
    electorate = models.PositiveSmallIntegerField("số người có quyền bỏ phiếu", default=0)
    votes_for = models.PositiveSmallIntegerField("đồng ý", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("không đồng ý", null=True, blank=True)
    invalid = models.PositiveSmallIntegerField("không hợp lệ", default=0)
    base = models.PositiveSmallIntegerField("mẫu số", default=0)
    needed = models.PositiveSmallIntegerField("số phiếu cần đạt", default=0)
    has_passed = models.BooleanField("đạt", null=True)
    rule = models.CharField("cách tính", max_length=300, blank=True)

    class Meta:
        verbose_name = "mục chương trình họp"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "line"], name="once_on_an_agenda")]

    def __str__(self) -> str:
        return str(self.line)


class Conflict(models.Model):
    """A member declared an interest in an item: no vote on it."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="conflicts")
    member = models.ForeignKey(Member, models.PROTECT, related_name="conflicts")
    reason = models.CharField("lý do", max_length=300)
    declared_at = models.DateTimeField()

    class Meta:
        verbose_name = "không tham gia bỏ phiếu"
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="one_conflict_a_member_and_item")]

    def __str__(self) -> str:
        return f"{self.member} không bỏ phiếu mục {self.item}"


class BallotState(models.TextChoices):
    OPEN = "open", "Đang bỏ phiếu"
    CLOSED = "closed", "Đã kiểm phiếu"


class Ballot(models.Model):
    """One sheet of names for one award: secret on screen, or counted in the room and entered by two people."""

    class Way(models.TextChoices):
        SECRET = "secret", "Bỏ phiếu kín"
        HANDS = "hands", "Biểu quyết giơ tay, hai người nhập"
        PAPER = "paper", "Phiếu giấy, hai người nhập"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="ballots")
    award = models.CharField(max_length=10)
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.SECRET)
    state = models.CharField(max_length=8, choices=BallotState.choices, default=BallotState.OPEN)
    members = models.PositiveSmallIntegerField("số thành viên", default=0)  # attendance when the ballot opened
    present = models.PositiveSmallIntegerField("có mặt", default=0)
    written = models.PositiveSmallIntegerField("ý kiến bằng văn bản", default=0)
    first_count = models.JSONField(default=dict)  # paper votes: entered by one person …
    first_count_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    second_count_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "lượt bỏ phiếu"
        constraints = [models.UniqueConstraint(fields=["meeting", "award"], name="one_ballot_an_award")]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.award}, {self.meeting}"


class BallotRoll(models.Model):
    """Member X has voted in ballot B. No time, no choice."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="roll")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    has_voted = models.BooleanField(default=False)

    class Meta:
        verbose_name = "danh sách cử tri"
        constraints = [models.UniqueConstraint(fields=["ballot", "member"], name="once_on_the_roll")]

    def __str__(self) -> str:
        return f"Cử tri của {self.ballot}"


class BallotPaper(models.Model):
    """One choice on one item under a random id. No author, no time, no sequence."""

    class Choice(models.TextChoices):
        BLANK = "", "Chưa dùng"
        FOR = "for", "Đồng ý"
        AGAINST = "against", "Không đồng ý"
        INVALID = "invalid", "Không hợp lệ"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="ballot_papers")
    choice = models.CharField(max_length=8, choices=Choice.choices, blank=True, default="")
    receipt = models.CharField(max_length=64, blank=True)  # digest of a code that proves the paper was counted

    class Meta:
        verbose_name = "phiếu"

    def __str__(self) -> str:
        return "Phiếu"
