"""Reads a plan document as a careful officer would: on the genre's grammar, guessing nothing, warning of what looks wrong."""

from bangvang.office.plans.reading.bases import read_bases
from bangvang.office.plans.reading.checks import title_sums, warnings_of
from bangvang.office.plans.reading.duties import read_duties
from bangvang.office.plans.reading.files import lines_of
from bangvang.office.plans.reading.head import Head, read_foot, read_head
from bangvang.office.plans.reading.lines import whole_lines
from bangvang.office.plans.reading.movements import read_movements
from bangvang.office.plans.reading.parts import Pages, Part, split_zones
from bangvang.office.plans.reading.rounds import bounds, read_rounds
from bangvang.office.plans.reading.shape import NotAPlan, PlanRead, ReadClause, SectionRead, Warned, Where
from bangvang.office.plans.reading.telling import as_text

__all__ = ["NotAPlan", "PlanRead", "ReadClause", "Where", "as_text", "read_plan"]


def read_plan(data: bytes, name: str) -> PlanRead:
    """Read a plan from a file's bytes; `name` tells its type. Raises NotAPlan with one sentence."""
    pages = split_zones(whole_lines(lines_of(data, name)))
    if not any(part.id for part in pages.parts):
        raise NotAPlan("Văn bản không có mục nào được đánh số: đây không phải là một kế hoạch.")
    return _plan(pages, read_head(pages.head, pages.parts[0].paragraphs))


def _plan(pages: Pages, head: Head) -> PlanRead:
    parts, years = pages.parts, head.years
    rounds = read_rounds(parts, years)
    bases = read_bases(parts, parts[0])
    foot = read_foot(pages.foot)
    warned = [Warned("", message) for message in title_sums(head.title)]
    return PlanRead(
        title=head.title,
        kind="Kế hoạch",
        number=head.number,
        date=head.date,
        issuer=head.issuer,
        year=years.last if years else None,
        period=bounds([read for read, _ in rounds], years),
        signer_role=foot.signer_role,
        bases=bases,
        movements=read_movements(parts),
        rounds=[read for read, _ in rounds],
        sections=_sections(parts),
        duties=read_duties(parts, years),
        recipients=foot.recipients,
        archive=foot.archive,
        warnings=warned + warnings_of(pages.head, parts, rounds, head.date, bases, years),
        clauses=tuple(_clause(part) for part in parts),
    )


def _clause(part: Part) -> ReadClause:
    return ReadClause(part.id, part.title, "\n".join(part.paragraphs), tuple(part.paragraphs))


def _sections(parts: list[Part]) -> list[SectionRead]:
    """Each numbered part with its clauses: its own paragraphs, or the numbered parts right under it."""
    below: dict[str, int] = {}
    for part in parts:
        above = part.id.rpartition(".")[0]
        below[above] = below.get(above, 0) + 1
    return [SectionRead(part.id, part.title, below.get(part.id) or len(part.paragraphs)) for part in parts if part.id]
