"""The rows of one's own record, each with its text and how far it is proven."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bangvang.office.achievements import queries as achievements
from bangvang.office.people import queries as people
from bangvang.office.people.queries import SamePeople
from bangvang.toolbox.vietnamese import date_text

PROVEN = ("checked", "confirmed")
STATES = {"declared": "none", "checked": "info", "confirmed": "ok"}


@dataclass(frozen=True)
class Row:
    """One row: `key` names it in an address, `about` the kind of request it may be pointed at with."""

    key: str
    about: str
    text: str
    source: str = ""
    proof: str = ""  # degree in words; empty: kept by the unit without a degree
    state: str = "none"

    @property
    def whole(self) -> str:
        return f"{self.text}. {self.source}" if self.source else self.text


@dataclass(frozen=True)
class Section:
    title: str
    hint: str
    rows: list[Row]


def sections_of(person: Any) -> list[Section]:
    """What is proven, what is only declared, and what the unit keeps without a degree of proof; four queries."""
    records = people.same_person_ids([person.pk])
    told = [*_ratings(records), *_awards(records), *_initiatives(records)]
    proven = [row for row in told if row.state != "none"]
    declared = [row for row in told if row.state == "none"]
    kept = [*_identity(person), *_posts(person)]
    return [
        Section("Đã có căn cứ", "Đã đối chiếu với bản chụp quyết định hoặc được cơ quan ban hành xác nhận.", proven),
        Section(
            "Mới tự khai", "Chưa đối chiếu với bản chụp quyết định; có điều kiện chưa dùng được dòng này.", declared
        ),
        Section("Thông tin cá nhân, quá trình công tác", "Đơn vị ghi trong danh sách cán bộ.", kept),
    ]


def row_named(sections: list[Section], key: str) -> Row | None:
    return next((row for section in sections for row in section.rows if row.key == key), None)


def _ratings(records: SamePeople) -> Iterator[Row]:
    for row in achievements.ratings_of(records):
        text = f"Xếp loại năm {row.period}: {row.get_grade_display()}"
        yield _proven(f"rating:{row.pk}", "rating", text, row)


def _awards(records: SamePeople) -> Iterator[Row]:
    for row in achievements.awards_of(people=records):
        gone = f" (đã thu hồi ngày {date_text(row.revoked_date)})" if row.revoked_date else ""
        gone = f" (đã điều chỉnh từ ngày {date_text(row.replaced_date)})" if row.replaced_date else gone
        text = f"{achievements.given_label(row)}, năm {row.period}{gone}"
        yield _proven(f"award:{row.pk}", "award", text, row)


def _initiatives(records: SamePeople) -> Iterator[Row]:
    for share in achievements.initiatives_of(records):
        part = f" ({share.percent} %)" if share.percent < 100 else ""
        text = f"Sáng kiến năm {share.initiative.period}: {share.initiative.title}{part}"
        yield _proven(f"initiative:{share.pk}", "initiative", text, share.initiative)


def _proven(key: str, about: str, text: str, row: Any) -> Row:
    return Row(key, about, text, _decision(row), row.get_proof_display(), STATES[row.proof])


def _decision(row: Any) -> str:
    if not row.number:
        return ""
    day = f" ngày {date_text(row.decided_date)}" if row.decided_date else ""
    return f"Quyết định số {row.number}{day}" + (f" của {row.issuer}" if row.issuer else "")


def _identity(person: Any) -> Iterator[Row]:
    yield Row("name", "name", f"Họ và tên: {person.full_name}")
    yield Row("birth", "birth", f"Ngày sinh: {_day(person.birth_date)}")
    yield Row("joined", "person", f"Vào ngành: {_day(person.joined_date)}")
    yield Row("code", "person", f"Mã cán bộ: {person.code}")


def _posts(person: Any) -> Iterator[Row]:
    rows = people.all_posts().filter(person=person).select_related("unit").order_by("-since", "-pk")
    for post in rows:
        until = _day(post.until) if post.until else "nay"
        yield Row(f"post:{post.pk}", "post", f"{post.title}, {post.unit.name}, từ {_day(post.since)} đến {until}")


def _day(day: date | None) -> str:
    return date_text(day) or "chưa ghi"
