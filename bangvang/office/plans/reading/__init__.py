"""Reads a plan document as a careful officer would: on the genre's grammar, guessing nothing, warning of what looks wrong."""

import re

from bangvang.office.plans.reading.bases import read_bases
from bangvang.office.plans.reading.duties import read_duties
from bangvang.office.plans.reading.files import lines_of
from bangvang.office.plans.reading.head import read_foot, read_head
from bangvang.office.plans.reading.lines import Pages, Part, split_zones, whole_lines
from bangvang.office.plans.reading.movements import read_movements
from bangvang.office.plans.reading.rounds import bounds, read_rounds
from bangvang.office.plans.reading.shape import NotAPlan, PlanRead, ReadClause, SectionRead
from bangvang.office.plans.reading.telling import as_text

__all__ = ["NotAPlan", "PlanRead", "as_text", "read_plan"]


def read_plan(data: bytes, name: str) -> PlanRead:
    """Read a plan from a file's bytes; `name` tells its type. Raises NotAPlan with one sentence."""
    pages = split_zones(whole_lines(lines_of(data, name)))
    if not pages.parts:
        raise NotAPlan("Không thấy dòng “KẾ HOẠCH” ở đầu văn bản: đây không phải là một kế hoạch.")
    if not any(part.id for part in pages.parts):
        raise NotAPlan("Văn bản không có mục nào được đánh số: đây không phải là một kế hoạch.")
    return _plan(pages)


def _plan(pages: Pages) -> PlanRead:
    opening = pages.parts[0].paragraphs
    head = read_head(pages.head, opening)
    year = head["year"] if isinstance(head["year"], int) else None
    rounds, warnings = read_rounds(pages.parts, year)
    recipients, archive, signer_role = read_foot(pages.foot)
    return PlanRead(
        title=str(head["title"]),
        kind="Kế hoạch",
        number=_text(head["number"]),
        date=_text(head["date"]),
        issuer=_text(head["issuer"]),
        year=year,
        period=bounds(rounds, year),
        signer_role=signer_role,
        bases=read_bases(pages.parts, opening),
        movements=read_movements(pages.parts),
        rounds=rounds,
        sections=_sections(pages.parts),
        duties=read_duties(pages.parts, year),
        recipients=recipients,
        archive=archive,
        warnings=warnings,
        clauses=tuple(ReadClause(part.id, part.title, "\n".join(part.paragraphs)) for part in pages.parts),
    )


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)


def _sections(parts: list[Part]) -> list[SectionRead]:
    """Each numbered part with its clauses: its own paragraphs, or the numbered parts right under it."""
    sections = []
    for part in parts:
        if part.id:
            below = [other for other in parts if re.fullmatch(rf"{re.escape(part.id)}\.\d+", other.id)]
            sections.append(SectionRead(part.id, part.title, len(below) or len(part.paragraphs)))
    return sections
