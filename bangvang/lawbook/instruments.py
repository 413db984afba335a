"""Each legal text once: number, issuer, dates; `.at("23.2.d")` makes a citation."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from .errors import LawbookError

NUMBERS = Path(__file__).with_name("numbers")


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one text, in Vietnamese form."""

    instrument: str
    place: str
    text: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal text; `content` says how far it was read (H whole or by article, M second hand, L not read)."""

    key: str
    number: str
    kind: str
    title: str
    issuer: str
    signed: date | None
    since: date | None
    until: date | None = None
    content: str = "H"
    amends: str = ""
    replaces: str = ""

    @property
    def name(self) -> str:
        """Kind and number, as a paper names it."""
        return f"{self.kind} số {self.number}" if self.number else self.title

    def at(self, place: str) -> Citation:
        """A citation: article, clause and point separated by full stops."""
        return _citation(self.key, self.name, place)

    def holds_on(self, day: date) -> bool:
        """Whether the text is in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def as_basis(self) -> str:
        """The phrase “Căn cứ …” of a paper."""
        signed = f" ngày {self.signed.day:02d} tháng {self.signed.month} năm {self.signed.year}" if self.signed else ""
        if self.kind == "Luật":
            return f"Căn cứ {self.title}{signed}"
        return f"Căn cứ {self.name}{signed} của {self.issuer} {self.title}".rstrip()


@lru_cache(maxsize=2048)
def _citation(key: str, name: str, place: str) -> Citation:
    parts = place.split(".") if place else []
    words = [f"{word} {part}" for word, part in zip(("Điều", "khoản", "điểm"), parts, strict=False)]
    english = [f"{word} {part}" for word, part in zip(("Article", "clause", "point"), parts, strict=False)]
    return Citation(
        key, place, ", ".join(filter(None, [" ".join(words), name])), ", ".join(filter(None, [" ".join(english), name]))
    )


def read_yaml(name: str) -> Any:
    """One of the book's own YAML files."""
    text = (NUMBERS / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader, in C where there is one


INSTRUMENTS: dict[str, Instrument] = {
    key: Instrument(key=key, **row) for key, row in read_yaml("instruments.yaml").items()
}


def instrument(key: str) -> Instrument:
    """The text with a key such as “L22” or with a number such as “98/2023/NĐ-CP”."""
    if key in INSTRUMENTS:
        return INSTRUMENTS[key]
    for each in INSTRUMENTS.values():
        if each.number == key:
            return each
    raise LawbookError(f"Không có văn bản “{key}” trong sổ luật.")


LAW_2022 = INSTRUMENTS["L22"]
LAW_2026 = INSTRUMENTS["L26"]
DECREE_98 = INSTRUMENTS["ND98"]
DECREE_152 = INSTRUMENTS["ND152"]
