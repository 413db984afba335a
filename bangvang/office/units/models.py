"""The organisation by date: the Sở, its phòng, Phòng GDĐT, schools, the union, outside authorities; clusters by year."""

from django.db import models


class Kind(models.TextChoices):
    DEPARTMENT = "department", "Sở Giáo dục và Đào tạo"
    DIVISION = "division", "Phòng thuộc Sở"
    OFFICE = "office", "Văn phòng Sở"
    DISTRICT_OFFICE = "district_office", "Phòng GDĐT"
    DISTRICT_SCHOOL = "district_school", "Trường thuộc Phòng GDĐT"
    COMMUNE_SCHOOL = "commune_school", "Trường thuộc xã"
    DEPARTMENT_UNIT = "department_unit", "Đơn vị trực thuộc Sở"
    UNION = "union", "Công đoàn Giáo dục"
    PROVINCE = "province", "Ủy ban nhân dân tỉnh"
    DISTRICT = "district", "Ủy ban nhân dân cấp huyện"
    COMMUNE = "commune", "Ủy ban nhân dân cấp xã"
    GROUP = "group", "Tổ trong đơn vị"


class Level(models.TextChoices):
    KINDERGARTEN = "MN", "Mầm non"
    PRIMARY = "TH", "Tiểu học"
    SECONDARY = "THCS", "Trung học cơ sở"
    HIGH = "THPT", "Trung học phổ thông"
    CONTINUING = "GDTX", "Giáo dục thường xuyên"


class Clock(models.TextChoices):
    SCHOOL_YEAR = "school", "Năm học"
    CALENDAR_YEAR = "calendar", "Năm công tác"


class Unit(models.Model):
    """A body that acts. Name, kind, parent and path here are today's; `UnitName` and `UnitPlace` keep all with their dates.

    A dissolved unit lies on the tree below its successor, so whoever answers for the successor answers for its past.
    """

    code = models.CharField("mã", max_length=20, unique=True)
    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên ngắn", max_length=80)
    symbol = models.CharField("ký hiệu văn bản", max_length=30, blank=True)
    place = models.CharField("địa danh", max_length=60, blank=True)
    kind = models.CharField("loại đơn vị", max_length=20, choices=Kind.choices)
    level = models.CharField("cấp học", max_length=6, choices=Level.choices, blank=True)
    clock = models.CharField("năm đánh giá", max_length=10, choices=Clock.choices, default=Clock.SCHOOL_YEAR)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField("vị trí trên cây tổ chức", max_length=120, unique=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    has_accounts = models.BooleanField("dùng hệ thống", default=True)
    is_invented = models.BooleanField("dữ liệu minh họa", default=False)
    search_text = models.CharField(max_length=300, blank=True, db_index=True)

    class Meta:
        verbose_name = "đơn vị"
        ordering = ["path"]

    def __str__(self) -> str:
        return self.name


class UnitName(models.Model):
    """What a unit was called between two days; papers take the name of their own day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    symbol = models.CharField(max_length=30, blank=True)
    place = models.CharField(max_length=60, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    decision = models.CharField("quyết định", max_length=200, blank=True)

    class Meta:
        verbose_name = "tên đơn vị"
        ordering = ["unit", "since"]

    def __str__(self) -> str:
        return self.name


class UnitPlace(models.Model):
    """Under whom a unit stood between two days, and as what kind of unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="places")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField("loại đơn vị", max_length=20, choices=Kind.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    decision = models.CharField("quyết định", max_length=200, blank=True)

    class Meta:
        verbose_name = "vị trí của đơn vị"
        ordering = ["unit", "since"]

    def __str__(self) -> str:
        return f"{self.unit} thuộc {self.parent or 'không đơn vị nào'}"


class TagKind(models.TextChoices):
    MOUNTAIN = "mountain", "Miền núi"
    DIFFICULT = "difficult", "Vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn"
    REMOTE = "remote", "Vùng sâu, vùng xa, đi lại khó khăn"
    ISLAND = "island", "Hải đảo"


class UnitTag(models.Model):
    """What kind of area a unit lay in between two days, and by which decision; a fact takes the tag of its own day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tags")
    kind = models.CharField("địa bàn", max_length=10, choices=TagKind.choices)
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)
    decision = models.CharField("quyết định", max_length=200, blank=True)

    class Meta:
        verbose_name = "địa bàn của đơn vị"
        ordering = ["unit", "since", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "since"], name="one_tag_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.unit}, từ {self.since:%d/%m/%Y}"


class What(models.TextChoices):
    RENAME = "rename", "Đổi tên"
    MOVE = "move", "Chuyển về đơn vị khác"
    MERGE = "merge", "Sáp nhập"
    SPLIT = "split", "Chia, tách"
    DISSOLVE = "dissolve", "Giải thể"


class UnitChange(models.Model):
    """Thay đổi tổ chức: entered with its decision, in effect from its day on; until that day nothing else is touched."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="changes")
    what = models.CharField("thay đổi", max_length=10, choices=What.choices)
    # Whom it concerns besides: the new authority of a move, the successor, the unit that a split makes.
    other = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="changes_to_here")
    kind = models.CharField("loại đơn vị mới", max_length=20, choices=Kind.choices, blank=True)
    name = models.CharField("tên mới", max_length=200, blank=True)
    short_name = models.CharField("tên ngắn mới", max_length=80, blank=True)
    since = models.DateField("có hiệu lực từ ngày")
    decision = models.CharField("quyết định", max_length=200)
    entered_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)  # empty: its day has not come
    cancelled_at = models.DateTimeField(null=True, blank=True)  # taken back before its day
    # Row by row what it did, written by the code that did it (actions/accounts.py); never edited.
    followed = models.JSONField("đã thực hiện theo", default=list, blank=True)

    class Meta:
        verbose_name = "thay đổi tổ chức"
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.unit}, từ {self.since:%d/%m/%Y}"


class Cluster(models.Model):
    """Cụm, khối thi đua of one year."""

    name = models.CharField("tên", max_length=160)
    year = models.CharField("năm", max_length=9)
    decision = models.CharField("quyết định", max_length=200, blank=True)

    class Meta:
        verbose_name = "cụm, khối thi đua"
        constraints = [models.UniqueConstraint(fields=["name", "year"], name="one_cluster_a_year")]

    def __str__(self) -> str:
        return f"{self.name}, năm {self.year}"


class ClusterRole(models.TextChoices):
    HEAD = "head", "Cụm trưởng, khối trưởng"
    DEPUTY = "deputy", "Cụm phó, khối phó"
    MEMBER = "member", "Thành viên"


class ClusterMember(models.Model):
    """A unit in a cluster, perhaps for a part of its year, with its rank of that year once it is known."""

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="members")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="clusters")
    role = models.CharField("vai trò", max_length=10, choices=ClusterRole.choices, default=ClusterRole.MEMBER)
    since = models.DateField("từ ngày", null=True, blank=True)  # empty: since the cluster was formed
    until = models.DateField("đến hết ngày", null=True, blank=True)
    rank = models.PositiveSmallIntegerField("xếp hạng", null=True, blank=True)
    proof = models.CharField("căn cứ xếp hạng", max_length=200, blank=True)

    class Meta:
        verbose_name = "thành viên cụm, khối"
        constraints = [models.UniqueConstraint(fields=["cluster", "unit"], name="once_in_a_cluster")]

    def __str__(self) -> str:
        return f"{self.unit} trong {self.cluster}"


class ClusterRanking(models.Model):
    """The result of a cluster's year as its minutes or a decision tell it: never edited, a correction is a new one."""

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="rankings")
    paper = models.CharField("biên bản, quyết định", max_length=200)
    paper_date = models.DateField("ngày", null=True, blank=True)  # empty: written before the day was asked for
    written_at = models.DateTimeField()
    written_by = models.CharField("người ghi", max_length=160, blank=True)
    reason = models.CharField("lý do ghi lại", max_length=300, blank=True)  # of a correction

    class Meta:
        verbose_name = "kết quả thi đua của cụm, khối"
        ordering = ["cluster", "pk"]

    def __str__(self) -> str:
        return f"Kết quả thi đua của {self.cluster}"


class ClusterPlace(models.Model):
    """One unit's points and rank in a result; without a rank the note says why."""

    ranking = models.ForeignKey(ClusterRanking, models.PROTECT, related_name="places")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cluster_places")
    points = models.DecimalField("điểm", max_digits=7, decimal_places=2, null=True, blank=True)
    rank = models.PositiveSmallIntegerField("thứ hạng", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=200, blank=True)

    class Meta:
        verbose_name = "thứ hạng trong cụm, khối"
        ordering = [models.F("rank").asc(nulls_last=True), "unit__path"]
        constraints = [models.UniqueConstraint(fields=["ranking", "unit"], name="one_place_a_ranking")]

    def __str__(self) -> str:
        return f"{self.unit}: thứ {self.rank}" if self.rank else f"{self.unit}: không xếp hạng"
