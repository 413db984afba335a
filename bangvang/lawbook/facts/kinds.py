"""What a fact is: a yes/no of a year or of the day, with words, proof and who supplies it; and how its figure is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..shapes import RATING_WORDS
from ..subject import UNKNOWN, Raw, Subject

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


def show_rating(subject: Subject, j: int) -> str:
    return RATING_WORDS.get(subject.column("rating")[j], "chưa có xếp loại")


def show_has(field: str, yes: str, no: str) -> Show:
    def show(subject: Subject, j: int) -> str:
        value = subject.column(field)[j]
        return f"{yes}: {NONE_GIVEN}" if value == UNKNOWN else yes if value else no

    return show


def show_count(field: str, what: str) -> Show:
    def show(subject: Subject, j: int) -> str:
        value = subject.column(field)[j]
        return f"{what}: {NONE_GIVEN}" if value == UNKNOWN else f"{value} {what}"

    return show


def show_months(subject: Subject, j: int) -> str:
    months = subject.years[j].raw.get("months_worked")
    return "chưa có số tháng công tác" if months is None else f"{months:g} tháng công tác".replace(".", ",")


def show_leave(subject: Subject, j: int) -> str:
    leaves = subject.years[j].raw.get("leave")
    if leaves is None:
        return show_months(subject, j)
    return ", ".join(_leave_said(each) for each in leaves) or "không nghỉ dài"


def _leave_said(leave: Raw) -> str:
    months = leave.get("months")
    return LEAVE_WORDS[leave["kind"]] + ("" if months is None else f" {months:g} tháng".replace(".", ","))


def show_discipline(subject: Subject, j: int) -> str:
    return DISCIPLINE_WORDS.get(subject.years[j].raw.get("discipline", ""), "chưa có thông tin về kỷ luật")


BY_DECISION = "quyết định công nhận danh hiệu"
BY_RATING = "quyết định xếp loại chất lượng"
BY_SK = "quyết định công nhận sáng kiến"
BY_DT = "quyết định công nhận kết quả nghiệm thu"
BY_AWARD = "quyết định khen thưởng"
BY_SCOPE = "quyết định công nhận hiệu quả áp dụng, khả năng nhân rộng"
BY_CONFIRM = "xác nhận của cơ quan có thẩm quyền"

FACTS: dict[str, Fact] = {}


def year_fact(
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


def day_fact(name: str, label: str, label_en: str, proof: str, by: str, source: str, *, judged: bool = False) -> None:
    FACTS[name] = Fact(name, label, label_en, name, 1, False, proof, by, source, judged)
