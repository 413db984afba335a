"""Rows of a sweep's lists as the page and the workbook show them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localtime

from bangvang.office.dossiers import queries as dossiers
from bangvang.office.eligibility import queries
from bangvang.toolbox.sheets import Column, Sheet, count_line
from bangvang.web.eligibility.forms import GROUP, NEAR, NOT_ELIGIBLE, PERSON, TABS, UNPROPOSED, SweepFilters
from bangvang.web.shared.printed import heading_of, left_out, numbered, streamed

AT_ONCE = 5_000
COLUMNS = (
    Column("STT", 6, "center"),
    Column("Mã cán bộ", 14, "center", is_text=True),
    Column("Họ và tên, tập thể", 30, is_text=True),
    Column("Đơn vị", 34, is_text=True),
    Column("Danh hiệu, hình thức", 30, is_text=True),
    Column("Năm", 12, "center", is_text=True),
    Column("Kết quả rà soát", 22, is_text=True),
    Column("Còn thiếu", 60, is_text=True),
    Column("Ai bổ sung", 28, is_text=True),
    Column("Sớm nhất vào năm", 14, "center", is_text=True),
)
ANSWERS = {"eligible": "Đủ điều kiện", "not_eligible": "Chưa đủ điều kiện", "unknown": "Chưa rõ"}


@dataclass(frozen=True)
class Row:
    """One subject and award of a list, what it lacks, and the dossier if there is one."""

    person: Any
    group: Any
    at: Any
    award: str
    period: str
    answer: str
    lacking: list[queries.Lacking]
    earliest: str = ""
    dossier: int | None = None

    @property
    def name(self) -> str:
        return self.person.full_name if self.person else self.group.name


def rows_asked(by: Any, filters: SweepFilters) -> tuple[QuerySet, tuple[str, ...]]:
    """The rows of the chosen list, and the keys by which they follow one another."""
    asked: dict[str, Any] = {"period": filters.period, "award": filters.award or None, "unit": filters.unit}
    if filters.tab == NOT_ELIGIBLE:
        lines = dossiers.proposed_not_eligible(by, **asked)
        return lines.filter(person__isnull=filters.kind == GROUP), ("name_key", "pk")
    if filters.tab == UNPROPOSED:
        found = dossiers.eligible_not_proposed(by, **asked)
    elif filters.tab == NEAR:
        found = queries.standings(by, near=True, **asked)
    else:
        found = queries.standings(by, answer="unknown", **asked)
    keys = ("person__name_key", "pk") if filters.kind == PERSON else ("unit__path", "pk")
    return found.filter(person__isnull=filters.kind == GROUP), keys


def told(found: Iterable[Any], sweep: Any) -> list[Row]:
    """Each with what it lacks in words, on the text of the day of the sweep."""
    rows = list(found)
    book = queries.Conditions(sweep.day, {_at(row).pk: _at(row) for row in rows}.values())
    return [_row(row, book) for row in rows]


def _row(row: Any, book: queries.Conditions) -> Row:
    is_line, at = hasattr(row, "place_id"), _at(row)
    asked = {"award": row.award, "kind": PERSON if row.person_id else GROUP, "period": row.period, "unit": at}
    answer = "not_eligible" if is_line else row.answer
    return Row(
        person=row.person,
        group=row.group if is_line else row.unit,
        at=at,
        award=row.award,
        period=row.period,
        answer=answer,
        lacking=book.named(row.failing or "", is_open=answer == "unknown", **asked),
        earliest="" if is_line or answer == "eligible" else row.earliest,
        dossier=row.pk if is_line else None,
    )


def _at(row: Any) -> Any:
    """A line is of the unit that proposes, a standing of the unit where the subject is."""
    return row.unit if hasattr(row, "place_id") else row.at


def sweep_sheet(found: QuerySet, filters: SweepFilters, printing: Any) -> Sheet:
    """The whole list as it is filtered, some thousands of rows in memory at a time."""
    sweep = filters.sweep
    day, text = localtime(sweep.swept_at), f"theo văn bản có hiệu lực ngày {sweep.day:%d/%m/%Y}"
    note = f"Rà soát lúc {day:%d/%m/%Y %H:%M}, {text}, phiên bản sổ luật {sweep.edition}."
    rows = (_cells(place, row) for place, row in numbered(_all_told(found, sweep)))
    return Sheet(
        "Rà soát",
        f"RÀ SOÁT ĐIỀU KIỆN NĂM {filters.period}",
        COLUMNS,
        rows,
        TABS[filters.tab],
        closing=count_line("dòng"),
        notes=[*left_out(found), note],
        heading=heading_of(printing),
    )


def _all_told(found: QuerySet, sweep: Any) -> Iterator[Row]:
    stream = streamed(found)
    while some := list(islice(stream, AT_ONCE)):
        yield from told(some, sweep)


def _cells(place: int, row: Row) -> list[Any]:
    return [
        place,
        row.person.code if row.person else "",
        row.name,
        row.at.name,
        dossiers.labels([row.award]),
        row.period,
        ANSWERS[row.answer],
        "; ".join(f"{each.sentence} ({each.cite})" if each.cite else each.sentence for each in row.lacking),
        ", ".join(dict.fromkeys(each.supplied_by for each in row.lacking if each.supplied_by)),
        row.earliest,
    ]
