"""What reading a plan yields: plain frozen records, and the JSON they make (keys and order are fixed)."""

from dataclasses import asdict, dataclass, field
from typing import Any


class NotAPlan(Exception):
    """The file is no plan that can be read; one sentence says why."""


@dataclass(frozen=True)
class Where:
    """Where in the text something was read: place of the part in `clauses`, and paragraph in it (None: its heading)."""

    part: int
    paragraph: int | None


@dataclass(frozen=True)
class Base:
    """A document the plan rests on; cited twice, or printed with a slip, it is one."""

    number: str | None
    date: str | None
    kind: str
    issuer: str | None
    subject: str | None
    cited_in: list[str]
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True)
class MovementRead:
    """A quoted name introduced as phong trào, phong trào thi đua or cuộc vận động."""

    name: str
    kind: str
    period: dict[str, int | None]
    cited_in: list[str]
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True)
class RoundRead:
    """Đợt thi đua: a date that is not printed stays empty."""

    name: str
    start: str | None
    end: str | None
    slogans: list[str]
    commemorations: list[dict[str, Any]]
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True)
class SectionRead:
    id: str
    title: str
    clauses: int


@dataclass(frozen=True)
class DutyRead:
    """What one actor is to do: a sentence, or a part between semicolons."""

    actor: str
    bodies: list[str]
    clause: str
    text: str
    due: str | None
    request: bool
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Warned:
    clause: str
    message: str


@dataclass(frozen=True)
class ReadClause:
    """A numbered part of the text, letter for letter."""

    id: str
    title: str
    text: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanRead:
    """A plan as a careful officer would write it down."""

    title: str
    kind: str
    number: str | None
    date: str | None
    issuer: str | None
    year: int | None
    period: dict[str, str | None]
    signer_role: str | None
    bases: list[Base]
    movements: list[MovementRead]
    rounds: list[RoundRead]
    sections: list[SectionRead]
    duties: list[DutyRead]
    recipients: list[str]
    archive: str | None
    warnings: list[Warned]
    clauses: tuple[ReadClause, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """The JSON of the reading; the clauses of the text and where each thing stands are beside it."""
        told = asdict(self)
        del told["clauses"]
        for rows in (told["bases"], told["movements"], told["rounds"], told["duties"]):
            for row in rows:
                del row["where"]
        return told
