"""Catalogue of facts: name, Vietnamese and English label, one test true for a record and for columns alike, proof and who supplies it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .shapes import RATING_WORDS
from .subject import UNKNOWN, Subject, Year


@dataclass(frozen=True, slots=True)
class Fact:
    """A yes/no of a year (`per_year`) or of the present day."""

    name: str
    label: str
    label_en: str
    field: str
    at_least: int = 1
    per_year: bool = True
    proof: str = ""
    supplied_by: str = ""
    source: str = ""
    is_judged: bool = False
    show: Callable[[Year], str] | None = None

    def test(self, value: Any) -> Any:
        """Known and so: for one value or for an array."""
        return value >= self.at_least


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole number about the person or group."""

    name: str
    label: str
    label_en: str
    unit: str = ""
    supplied_by: str = "đơn vị"
    source: str = ""


SCHOOL, OFFICE, COUNCIL, PERSONNEL = "đơn vị", "cơ quan có thẩm quyền", "hội đồng", "tổ chức cán bộ"


def _rating(year: Year) -> str:
    return RATING_WORDS.get(year.rating, "chưa có xếp loại")


def _has(field: str, yes: str, no: str = "không", unknown: str = "chưa có thông tin") -> Callable[[Year], str]:
    def show(year: Year) -> str:
        value = getattr(year, field)
        return unknown if value == UNKNOWN else yes if value else no

    return show


def _count(field: str, what: str) -> Callable[[Year], str]:
    def show(year: Year) -> str:
        value = getattr(year, field)
        return "chưa có thông tin" if value == UNKNOWN else f"{value} {what}"

    return show


def _six_months(year: Year) -> str:
    months = (year.raw or {}).get("months_worked")
    return "chưa có số tháng công tác" if months is None else f"{months:g} tháng công tác"


def _leave(year: Year) -> str:
    leaves = (year.raw or {}).get("leave") or ()
    words = {
        "maternity": "thai sản",
        "study": "đi học",
        "sick": "nghỉ ốm",
        "injury": "điều trị thương tích",
        "unpaid": "nghỉ không lương",
    }
    return ", ".join(f"{words[each['kind']]} {each.get('months', 0):g} tháng" for each in leaves) or "không nghỉ dài"


def _discipline(year: Year) -> str:
    words = {
        "none": "không bị kỷ luật",
        "khien_trach": "khiển trách",
        "canh_cao": "cảnh cáo",
        "ha_bac_luong": "hạ bậc lương",
        "cach_chuc": "cách chức",
    }
    return words.get((year.raw or {}).get("discipline", ""), "chưa có thông tin về kỷ luật")


def _standing(year: Year) -> str:
    return {1: "được tính", 0: "không tính (trước khi hết thời hạn kỷ luật)"}.get(year.standing, "chưa xác định")


_DECISION = "quyết định công nhận danh hiệu"
_RATING = "quyết định xếp loại chất lượng"
_SK = "giấy chứng nhận, quyết định công nhận sáng kiến"
_DT = "biên bản nghiệm thu, quyết định công nhận"
_AWARD = "quyết định khen thưởng"


def _year(
    name: str, label: str, label_en: str, field: str, at_least: int, proof: str, by: str, source: str, show: Any
) -> Fact:
    return Fact(name, label, label_en, field, at_least, True, proof, by, source, False, show)


def _now(
    name: str, label: str, label_en: str, proof: str, by: str, source: str, *, judged: bool = False, field: str = ""
) -> Fact:
    return Fact(name, label, label_en, field or name, 1, False, proof, by, source, judged)


_ALL = (
    _year(
        "htt",
        "hoàn thành tốt nhiệm vụ trở lên",
        "rated good or better",
        "rating",
        2,
        _RATING,
        SCHOOL,
        "rating",
        _rating,
    ),
    _year("htxs", "hoàn thành xuất sắc nhiệm vụ", "rated excellent", "rating", 3, _RATING, SCHOOL, "rating", _rating),
    _year(
        "six_months",
        "không thuộc diện mới tuyển dụng dưới 6 tháng",
        "not a newcomer of under six months",
        "six_months",
        1,
        "quyết định tuyển dụng, bảng chấm công",
        PERSONNEL,
        "joined, months_worked",
        _six_months,
    ),
    _year(
        "leave_counts",
        "thời gian nghỉ, đi học trong năm được tính",
        "leave and study of the year count as work",
        "leave_counts",
        1,
        "quyết định cử đi học, kết quả học tập, giấy tờ về thời gian nghỉ",
        SCHOOL,
        "leave",
        _leave,
    ),
    _year(
        "undisciplined",
        "không bị kỷ luật",
        "not disciplined",
        "undisciplined",
        1,
        "xác nhận của đơn vị",
        SCHOOL,
        "discipline",
        _discipline,
    ),
    _year(
        "standing",
        "thành tích được tính sau khi hết thời hạn kỷ luật",
        "achievement counts (after the term of discipline)",
        "standing",
        1,
        "xác nhận về thời hạn kỷ luật",
        PERSONNEL,
        "discipline, discipline_periods",
        _standing,
    ),
    _year(
        "ldtt", "danh hiệu Lao động tiên tiến", "title LĐTT", "ldtt", 1, _DECISION, OFFICE, "titles", _has("ldtt", "có")
    ),
    _year(
        "cstdcs",
        "danh hiệu Chiến sĩ thi đua cơ sở",
        "title CSTĐ cơ sở",
        "cstdcs",
        1,
        _DECISION,
        OFFICE,
        "titles",
        _has("cstdcs", "có"),
    ),
    _year(
        "cstdt",
        "danh hiệu Chiến sĩ thi đua cấp Bộ hoặc tỉnh",
        "title CSTĐ of ministry or province",
        "cstdt",
        1,
        _DECISION,
        OFFICE,
        "titles",
        _has("cstdt", "có"),
    ),
    _year(
        "sk_co_so",
        "sáng kiến được cơ sở công nhận",
        "sáng kiến recognised at the base",
        "sk_any",
        1,
        _SK,
        SCHOOL,
        "initiatives",
        _count("sk_any", "sáng kiến"),
    ),
    _year(
        "de_tai_co_so",
        "đề tài, đề án khoa học, công trình khoa học và công nghệ được nghiệm thu",
        "accepted research",
        "dt_any",
        1,
        _DT,
        SCHOOL,
        "research",
        _count("dt_any", "đề tài"),
    ),
    _year(
        "sk_chua_dung",
        "sáng kiến được cơ sở công nhận, chưa dùng làm căn cứ khen thưởng khác",
        "unused sáng kiến",
        "sk_free",
        1,
        _SK,
        SCHOOL,
        "initiatives",
        _count("sk_free", "sáng kiến chưa dùng"),
    ),
    _year(
        "de_tai_chua_dung",
        "đề tài, đề án, công trình được nghiệm thu, chưa dùng làm căn cứ khen thưởng khác",
        "unused accepted research",
        "dt_free",
        1,
        _DT,
        SCHOOL,
        "research",
        _count("dt_free", "đề tài chưa dùng"),
    ),
    _year(
        "unused_bkt",
        "thành tích chưa dùng để tặng Bằng khen",
        "years not used for an earlier Bằng khen",
        "unused_bkt",
        1,
        _AWARD,
        OFFICE,
        "awards",
        _has("unused_bkt", "chưa dùng", "đã dùng cho Bằng khen trước"),
    ),
    _year(
        "ttldxs",
        "danh hiệu Tập thể lao động xuất sắc",
        "title TTLĐXS",
        "ttldxs",
        1,
        _DECISION,
        OFFICE,
        "titles",
        _has("ttldxs", "có"),
    ),
    _year(
        "htxs_or_ttldxs",
        "hoàn thành xuất sắc nhiệm vụ hoặc danh hiệu Tập thể lao động xuất sắc",
        "rated excellent or TTLĐXS",
        "excellent",
        1,
        _DECISION,
        OFFICE,
        "rating, titles",
        _rating,
    ),
    _now(
        "movement_summary",
        "thành tích xuất sắc được bình xét trong phong trào thi đua do cấp có thẩm quyền phát động",
        "outstanding in a movement of that level",
        "quyết định, biên bản bình xét phong trào",
        OFFICE,
        "merits",
    ),
    _now(
        "sudden_province",
        "thành tích đột xuất có phạm vi ảnh hưởng trong tỉnh",
        "sudden merit with influence in the province",
        "xác nhận thành tích đột xuất",
        OFFICE,
        "merits",
    ),
    _now(
        "sudden_nation",
        "thành tích đột xuất có phạm vi ảnh hưởng trong toàn quốc",
        "sudden merit with nationwide influence",
        "xác nhận thành tích đột xuất",
        OFFICE,
        "merits",
    ),
    _now(
        "contribution",
        "đóng góp vào phát triển kinh tế - xã hội, ứng dụng khoa học, công nghệ, công tác xã hội, từ thiện",
        "contribution to society",
        "xác nhận của cơ quan có thẩm quyền",
        OFFICE,
        "merits",
    ),
    _now(
        "exemplary",
        "gương mẫu, đoàn kết, tích cực tham gia phong trào thi đua",
        "exemplary conduct, united, active",
        "biên bản bình xét",
        COUNCIL,
        "exemplary",
        judged=True,
    ),
    _now(
        "united",
        "nội bộ đoàn kết, gương mẫu chấp hành pháp luật",
        "united and law-abiding",
        "biên bản bình xét",
        COUNCIL,
        "united",
        judged=True,
    ),
    _now(
        "no_hold",
        "không trong thời gian xem xét kỷ luật, điều tra, thanh tra, xác minh khiếu nại, tố cáo, báo chí nêu",
        "no pending discipline, investigation, inspection, complaint or press case",
        "xác nhận của cơ quan có thẩm quyền",
        OFFICE,
        "holds",
    ),
    _now(
        "free_of_discipline",
        "không đang trong thời hạn kỷ luật",
        "not under a term of discipline",
        "xác nhận của đơn vị",
        PERSONNEL,
        "disciplined_now",
    ),
)
FACTS: dict[str, Fact] = {fact.name: fact for fact in _ALL}
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
    )
}


def masks_of(subject: Subject, name: str) -> tuple[int, int]:
    """Bit j = j years back: known to be so, and not known to be otherwise."""
    if (found := subject.masks.get(name)) is not None:
        return found
    fact, sure, maybe = FACTS[name], 0, 0
    if fact.per_year:
        field, least = fact.field, fact.at_least
        for j, year in enumerate(subject.years):
            value = getattr(year, field)
            if value >= least:
                sure |= 1 << j
                maybe |= 1 << j
            elif value == UNKNOWN:
                maybe |= 1 << j
    else:
        value = subject.now[fact.field]
        sure, maybe = int(value >= 1), int(value != 0)
    subject.masks[name] = (sure, maybe)
    return sure, maybe
