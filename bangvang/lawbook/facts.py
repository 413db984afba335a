"""Catalogue of facts: name, Vietnamese and English label, one test true for a record and for columns alike, proof and who supplies it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import columns as columns
from . import present as present
from . import seniority as seniority
from . import standing as standing
from .shapes import RATING_WORDS
from .subject import UNKNOWN, Subject

Show = Callable[[Subject, int], str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A yes/no of a year (`per_year`) or of the present day, over one column."""

    name: str
    label: str
    label_en: str
    field: str
    at_least: int
    per_year: bool
    proof: str
    supplied_by: str
    source: str
    is_judged: bool = False
    show: Show | None = None
    is_quiet: bool = False

    def test(self, value: Any) -> Any:
        """Known and so: for one value or for an array."""
        return value >= self.at_least


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole number about the person or group."""

    name: str
    label: str
    label_en: str
    unit: str
    supplied_by: str
    source: str


SCHOOL, OFFICE, COUNCIL, PERSONNEL = "đơn vị", "cơ quan có thẩm quyền", "hội đồng", "bộ phận tổ chức cán bộ"
NONE_GIVEN = "chưa có thông tin"
LEAVE_WORDS = {
    "maternity": "nghỉ thai sản",
    "study": "đi học",
    "sick": "nghỉ ốm",
    "injury": "điều trị thương tích",
    "unpaid": "nghỉ không lương",
}
DISCIPLINE_WORDS = {
    "none": "không bị kỷ luật",
    "khien_trach": "khiển trách",
    "canh_cao": "cảnh cáo",
    "ha_bac_luong": "hạ bậc lương",
    "cach_chuc": "cách chức",
}


def _rating(subject: Subject, j: int) -> str:
    return RATING_WORDS.get(subject.column("rating")[j], "chưa có xếp loại")


def _has(field: str, yes: str, no: str) -> Show:
    def show(subject: Subject, j: int) -> str:
        value = subject.column(field)[j]
        return f"{yes}: {NONE_GIVEN}" if value == UNKNOWN else yes if value else no

    return show


def _count(field: str, what: str) -> Show:
    def show(subject: Subject, j: int) -> str:
        value = subject.column(field)[j]
        return f"{what}: {NONE_GIVEN}" if value == UNKNOWN else f"{value} {what}"

    return show


def _months(subject: Subject, j: int) -> str:
    months = subject.years[j].raw.get("months_worked")
    return "chưa có số tháng công tác" if months is None else f"{months:g} tháng công tác".replace(".", ",")


def _leave(subject: Subject, j: int) -> str:
    leaves = subject.years[j].raw.get("leave")
    if leaves is None:
        return _months(subject, j)
    return (
        ", ".join(f"{LEAVE_WORDS[each['kind']]} {each.get('months', 0):g} tháng" for each in leaves) or "không nghỉ dài"
    )


def _discipline(subject: Subject, j: int) -> str:
    return DISCIPLINE_WORDS.get(subject.years[j].raw.get("discipline", ""), "chưa có thông tin về kỷ luật")


_DECISION = "quyết định công nhận danh hiệu"
_RATING = "quyết định xếp loại chất lượng"
_SK = "quyết định công nhận sáng kiến"
_DT = "quyết định công nhận kết quả nghiệm thu"
_AWARD = "quyết định khen thưởng"
_SCOPE = "quyết định công nhận hiệu quả áp dụng, khả năng nhân rộng"
_CONFIRM = "xác nhận của cơ quan có thẩm quyền"

FACTS: dict[str, Fact] = {}


def _year(
    name: str,
    label: str,
    label_en: str,
    field: str,
    least: int,
    proof: str,
    by: str,
    source: str,
    show: Show,
    *,
    quiet: bool = False,
) -> None:
    FACTS[name] = Fact(name, label, label_en, field, least, True, proof, by, source, False, show, quiet)


def _now(name: str, label: str, label_en: str, proof: str, by: str, source: str, *, judged: bool = False) -> None:
    FACTS[name] = Fact(name, label, label_en, name, 1, False, proof, by, source, judged)


_year("htt", "hoàn thành tốt nhiệm vụ trở lên", "rated good or better", "rating", 2, _RATING, SCHOOL, "rating", _rating)
_year("htxs", "hoàn thành xuất sắc nhiệm vụ", "rated excellent", "rating", 3, _RATING, SCHOOL, "rating", _rating)
_year("ht", "hoàn thành nhiệm vụ trở lên", "completed their duty", "rating", 1, _RATING, SCHOOL, "rating", _rating)
_year(
    "grave_discipline",
    "bị kỷ luật từ cảnh cáo trở lên",
    "disciplined at cảnh cáo or above",
    "discipline",
    2,
    "quyết định kỷ luật",
    SCHOOL,
    "discipline",
    _discipline,
)
for _least, _newcomer, _field in ((6, "dưới 6 tháng", "six_months"), (10, "dưới 10 tháng", "ten_months")):
    _year(
        _field,
        f"không thuộc diện mới tuyển dụng {_newcomer}",
        f"not a newcomer of under {_least} months",
        _field,
        1,
        "quyết định tuyển dụng, bảng chấm công",
        PERSONNEL,
        "joined, months_worked",
        _months,
    )
_year(
    "leave_counts",
    "thời gian nghỉ, đi học được tính là thời gian công tác",
    "leave and study count as work",
    "leave_counts",
    1,
    "quyết định cử đi học, kết quả học tập, giấy tờ về thời gian nghỉ",
    SCHOOL,
    "leave, months_worked",
    _leave,
)
_year(
    "undisciplined",
    "không bị kỷ luật",
    "not disciplined",
    "undisciplined",
    1,
    "xác nhận về kỷ luật",
    SCHOOL,
    "discipline",
    _discipline,
)
_year(
    "standing",
    "thành tích được tính sau khi chấp hành xong kỷ luật",
    "achievement counts from the end of a term of discipline",
    "standing",
    1,
    "xác nhận về thời hạn kỷ luật",
    PERSONNEL,
    "discipline, discipline_periods",
    _has("standing", "thành tích được tính", "không được tính do kỷ luật"),
    quiet=True,
)
for _name, _label, _english in (
    ("ldtt", "Lao động tiên tiến", "LĐTT"),
    ("cstdcs", "Chiến sĩ thi đua cơ sở", "CSTĐ cơ sở"),
    ("cstdt", "Chiến sĩ thi đua cấp Bộ hoặc tỉnh", "CSTĐ of ministry or province"),
    ("cstdtq", "Chiến sĩ thi đua toàn quốc", "CSTĐ toàn quốc"),
    ("ttldtt", "Tập thể lao động tiên tiến", "TTLĐTT"),
    ("ttldxs", "Tập thể lao động xuất sắc", "TTLĐXS"),
    ("ct", "Cờ thi đua cấp Bộ hoặc tỉnh", "Flag of ministry or province"),
    ("ctdcp", "Cờ thi đua của Chính phủ", "Flag of the Government"),
):
    _year(
        _name,
        f"danh hiệu {_label}",
        f"title {_english}",
        _name,
        1,
        _DECISION,
        OFFICE,
        "titles",
        _has(_name, _label, f"không có {_label}"),
    )
_year(
    "no_cstdt",
    "chưa dùng cho danh hiệu Chiến sĩ thi đua cấp Bộ hoặc tỉnh trước đó",
    "not used for an earlier CSTĐ of ministry or province",
    "no_cstdt",
    1,
    _DECISION,
    OFFICE,
    "titles",
    _has("no_cstdt", "chưa dùng", "đã dùng cho danh hiệu trước"),
)
for _name, _label, _english, _field in (
    ("sk_co_so", "sáng kiến được cơ sở công nhận", "sáng kiến recognised at the base", "sk_any"),
    (
        "sk_tinh",
        "sáng kiến được công nhận hiệu quả áp dụng, khả năng nhân rộng trong tỉnh, Bộ",
        "sáng kiến of provincial effect",
        "sk_province",
    ),
    (
        "sk_toan_quoc",
        "sáng kiến được công nhận hiệu quả áp dụng, khả năng nhân rộng toàn quốc",
        "sáng kiến of national effect",
        "sk_nation",
    ),
    (
        "sk_toan_quoc_da_dung",
        "sáng kiến phạm vi toàn quốc đã là căn cứ của Chiến sĩ thi đua cấp Bộ, tỉnh",
        "sáng kiến of national effect, ground of an earlier title",
        "sk_nation_used",
    ),
):
    _year(
        _name,
        _label,
        _english,
        _field,
        1,
        _SK if _field == "sk_any" else _SCOPE,
        OFFICE,
        "initiatives",
        _count(_field, "sáng kiến"),
    )
for _name, _label, _english, _field in (
    ("de_tai_co_so", "đề tài, đề án khoa học, công trình được nghiệm thu", "accepted research", "dt_any"),
    (
        "de_tai_tinh",
        "đề tài, đề án, công trình được nghiệm thu, có phạm vi ảnh hưởng trong tỉnh, Bộ",
        "research of provincial effect",
        "dt_province",
    ),
    (
        "de_tai_toan_quoc",
        "đề tài, đề án, công trình được nghiệm thu, có phạm vi ảnh hưởng toàn quốc",
        "research of national effect",
        "dt_nation",
    ),
    (
        "de_tai_toan_quoc_da_dung",
        "đề tài phạm vi toàn quốc đã là căn cứ của Chiến sĩ thi đua cấp Bộ, tỉnh",
        "research of national effect, ground of an earlier title",
        "dt_nation_used",
    ),
):
    _year(_name, _label, _english, _field, 1, _DT, OFFICE, "research", _count(_field, "đề tài"))
for _times in (1, 2):
    _suffix = "" if _times == 1 else f"_{_times}"
    _year(
        f"sk_chua_dung{_suffix}",
        "sáng kiến được công nhận và áp dụng ở cơ sở, chưa là căn cứ của khen thưởng khác",
        "unused sáng kiến",
        "sk_free",
        _times,
        _SK,
        SCHOOL,
        "initiatives",
        _count("sk_free", "sáng kiến chưa dùng"),
    )
    _year(
        f"de_tai_chua_dung{_suffix}",
        "đề tài, đề án, công trình được nghiệm thu, chưa là căn cứ của khen thưởng khác",
        "unused accepted research",
        "dt_free",
        _times,
        _DT,
        SCHOOL,
        "research",
        _count("dt_free", "đề tài chưa dùng"),
    )
    _year(
        f"bkt{_suffix}",
        "Bằng khen cấp Bộ hoặc tỉnh",
        "Bằng khen of ministry or province",
        "bkt",
        _times,
        _AWARD,
        OFFICE,
        "awards",
        _count("bkt", "Bằng khen"),
    )
_year(
    "excellent",
    "hoàn thành xuất sắc nhiệm vụ hoặc Tập thể lao động xuất sắc",
    "rated excellent or TTLĐXS",
    "excellent",
    1,
    _DECISION,
    OFFICE,
    "rating, titles",
    _rating,
)
for _name, _label in (
    ("bkt", "Bằng khen cấp Bộ hoặc tỉnh"),
    ("bkttg", "Bằng khen của Thủ tướng Chính phủ"),
    ("hcld3", "Huân chương Lao động hạng Ba"),
    ("hcld2", "Huân chương Lao động hạng Nhì"),
    ("hcld1", "Huân chương Lao động hạng Nhất"),
):
    _year(
        f"after_{_name}",
        f"sau khi được tặng {_label}",
        f"after {_name.upper()} was given",
        f"after_{_name}",
        1,
        _AWARD,
        OFFICE,
        "awards",
        _has(f"after_{_name}", f"sau {_label}", f"chưa sau {_label}"),
    )
    _year(
        f"unused_{_name}",
        f"thành tích chưa dùng để tặng {_label}",
        f"years not used for an earlier {_name.upper()}",
        f"unused_{_name}",
        1,
        _AWARD,
        OFFICE,
        "awards",
        _has(f"unused_{_name}", "thành tích chưa dùng", f"đã dùng để tặng {_label}"),
        quiet=True,
    )
_now(
    "exemplary",
    "gương mẫu, chấp hành pháp luật, đoàn kết, tích cực tham gia phong trào thi đua",
    "exemplary, law-abiding, united, active in movements",
    "biên bản bình xét",
    COUNCIL,
    "exemplary",
    judged=True,
)
_now(
    "united",
    "nội bộ đoàn kết, gương mẫu chấp hành chủ trương, chính sách, pháp luật",
    "united and law-abiding",
    "biên bản bình xét",
    COUNCIL,
    "united",
    judged=True,
)
_now(
    "no_hold",
    "không thuộc trường hợp tạm hoãn",
    "no pending discipline, investigation, inspection, complaint or press case",
    _CONFIRM,
    OFFICE,
    "holds",
)
_now(
    "free_of_discipline",
    "không đang trong thời hạn kỷ luật",
    "not under a term of discipline",
    "xác nhận về thời hạn kỷ luật",
    PERSONNEL,
    "disciplined_now",
)
_now(
    "movement_summary",
    "được bình xét xuất sắc trong phong trào thi đua",
    "outstanding in a movement",
    "biên bản bình xét phong trào",
    OFFICE,
    "merits",
)
_now(
    "sudden_province",
    "thành tích đột xuất có phạm vi ảnh hưởng trong tỉnh",
    "sudden merit with influence in the province",
    "xác nhận thành tích đột xuất",
    OFFICE,
    "merits",
)
_now(
    "sudden_nation",
    "thành tích đột xuất có phạm vi ảnh hưởng toàn quốc",
    "sudden merit with national influence",
    "xác nhận thành tích đột xuất",
    OFFICE,
    "merits",
)
_now(
    "contribution",
    "đóng góp vào phát triển kinh tế - xã hội, khoa học, công nghệ, công tác xã hội, từ thiện",
    "contribution to society",
    _CONFIRM,
    OFFICE,
    "merits",
)
_now(
    "held_bkt",
    "đã được tặng Bằng khen cấp Bộ hoặc tỉnh",
    "holds a Bằng khen of ministry or province",
    _AWARD,
    OFFICE,
    "awards",
)
_now("held_ngut", "đã được tặng danh hiệu Nhà giáo ưu tú", "holds Nhà giáo ưu tú", _AWARD, OFFICE, "awards")
_now(
    "never_knc",
    "chưa được tặng Kỷ niệm chương “Vì sự nghiệp Giáo dục”",
    "never given the souvenir medal",
    _AWARD,
    OFFICE,
    "awards",
)
_now(
    "cstdt_pair",
    "02 lần liên tục danh hiệu Chiến sĩ thi đua cấp Bộ hoặc tỉnh",
    "two CSTĐ of ministry or province in a row",
    _DECISION,
    OFFICE,
    "titles",
)
_now(
    "leads_cluster",
    "dẫn đầu phong trào thi đua của cụm, khối",
    "leads its cluster",
    "biên bản suy tôn của cụm, khối",
    OFFICE,
    "leads_cluster",
)
_now("registered", "có đăng ký thi đua", "registered for emulation", "bản đăng ký thi đua", SCHOOL, "registered")
_now("is_teacher", "là nhà giáo trực tiếp giảng dạy", "a teacher", "quyết định bổ nhiệm, phân công", PERSONNEL, "post")
_now(
    "is_manager",
    "là cán bộ quản lý giáo dục, nghiên cứu giáo dục",
    "an education manager or researcher",
    "quyết định bổ nhiệm",
    PERSONNEL,
    "post",
)
for _name, _whose, _years in (
    ("leads_tinh_3", "tỉnh", 3),
    ("leads_bo_3", "Bộ", 3),
    ("leads_bo_tinh_3", "Bộ hoặc tỉnh", 3),
    ("leads_bo_tinh_5", "Bộ hoặc tỉnh", 5),
    ("leads_thu_tuong", "Chủ tịch nước, Thủ tướng Chính phủ", 0),
    ("leads_thu_tuong_5", "Thủ tướng Chính phủ", 5),
):
    _length = f" có thời gian từ {_years:02d} năm trở lên" if _years else ""
    _now(
        _name,
        f"dẫn đầu khi tổng kết phong trào thi đua theo chuyên đề do {_whose} phát động{_length}",
        f"leads a thematic movement ({_name})",
        "biên bản bình xét phong trào",
        OFFICE,
        "leads_movement",
    )

AMOUNTS: dict[str, Amount] = {
    amount.name: amount
    for amount in (
        Amount("n_members", "số người của tập thể", "people counted", "người", SCHOOL, "members"),
        Amount(
            "n_completed",
            "số người hoàn thành nhiệm vụ trở lên",
            "members who completed their duty",
            "người",
            SCHOOL,
            "completed",
        ),
        Amount("n_ldtt", "số cá nhân đạt Lao động tiên tiến", "members with LĐTT", "người", SCHOOL, "ldtt"),
        Amount("n_cstdcs", "số Chiến sĩ thi đua cơ sở", "members with CSTĐ cơ sở", "người", SCHOOL, "cstdcs"),
        Amount(
            "n_disciplined_members",
            "số người bị kỷ luật từ cảnh cáo trở lên",
            "members disciplined at cảnh cáo or above",
            "người",
            SCHOOL,
            "disciplined_members",
        ),
        Amount(
            "knc_months",
            "thời gian công tác trong ngành được tính",
            "countable months in the sector",
            "tháng",
            PERSONNEL,
            "spells, years_in_education, discipline_periods",
        ),
        Amount(
            "difficult_months",
            "thời gian công tác ở vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn",
            "months in an especially difficult area",
            "tháng",
            PERSONNEL,
            "years_in_difficult_area",
        ),
        Amount(
            "teaching_months",
            "thời gian trực tiếp giảng dạy",
            "months of direct teaching",
            "tháng",
            PERSONNEL,
            "years_teaching_directly",
        ),
        Amount(
            "sector_months",
            "thời gian công tác trong ngành",
            "months in the sector",
            "tháng",
            PERSONNEL,
            "years_in_education, spells",
        ),
        Amount("group_months", "thời gian từ khi thành lập", "months since it was founded", "tháng", SCHOOL, "founded"),
    )
}


def masks_of(subject: Subject, name: str) -> tuple[int, int]:
    """Bit j = j years back: known to be so, and not known to be otherwise."""
    if (found := subject.masks.get(name)) is not None:
        return found
    fact = FACTS[name]
    if fact.per_year:
        found = _bits(subject.column(fact.field), fact.at_least)
    else:
        value = subject.present(fact.field)
        found = int(value >= 1), int(value != 0)
    subject.masks[name] = found
    return found


def _bits(values: list[int], least: int) -> tuple[int, int]:
    sure = maybe = 0
    bit = 1
    for value in values:
        if value >= least:
            sure |= bit
            maybe |= bit
        elif value < 0:
            maybe |= bit
        bit <<= 1
    return sure, maybe
