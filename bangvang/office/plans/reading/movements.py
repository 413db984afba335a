"""Movements: quoted names introduced as phong trào, phong trào thi đua or cuộc vận động; a list goes on after its first name."""

import re

from bangvang.office.plans.reading.lines import Part
from bangvang.office.plans.reading.shape import MovementRead

QUOTED = re.compile(r"[“\"„«]\s*([^“”\"„«»]{3,240}?)\s*[”\"»]")
INTRODUCED = re.compile(
    r"((?:các\s+)?(?:phong trào thi đua|phong trào|cuộc vận động))(?:\s+(?:xây dựng|thực hiện|chuyên đề|mang tên|với chủ đề|về|là))?\s*:?\s*$",
    re.I,
)
PERIOD = re.compile(r"giai đoạn\s+(\d{4})\s*[-–]\s*(\d{4})", re.I)
GOES_ON = re.compile(r"^\s*(?:giai đoạn\s+\d{4}\s*[-–]\s*\d{4}\s*)?(?:,|;|và|,\s*và)\s*$", re.I)
NO_PERIOD: dict[str, int | None] = {"from": None, "to": None}


def read_movements(parts: list[Part]) -> list[MovementRead]:
    """Every movement once, under the name first printed, with the clauses that name it."""
    found: dict[str, MovementRead] = {}
    for part in parts:
        for text in (part.title, *part.paragraphs):
            for movement in _named(text, part.id):
                key = _key(movement.name)
                found[key] = _joined(found[key], movement) if key in found else movement
    return list(found.values())


def _named(text: str, clause: str) -> list[MovementRead]:
    movements: list[MovementRead] = []
    kind, end = "", 0
    for quote in QUOTED.finditer(text):
        between = text[end : quote.start()]
        introduced = INTRODUCED.search(text[: quote.start()])
        if introduced:
            kind = _kind(introduced[1])
        elif not (kind and GOES_ON.match(between)):
            kind = ""
        end = quote.end()
        if kind:
            movements.append(MovementRead(quote[1].strip(), kind, _period(quote[1], text[end : end + 40]), [clause]))
    return movements


def _kind(words: str) -> str:
    plain = re.sub(r"^các\s+", "", words.lower())
    return plain[:1].upper() + plain[1:]


def _period(name: str, after: str) -> dict[str, int | None]:
    found = PERIOD.search(name) or PERIOD.match(after.strip())
    return {"from": int(found[1]), "to": int(found[2])} if found else dict(NO_PERIOD)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().casefold()


def _joined(one: MovementRead, other: MovementRead) -> MovementRead:
    cited = one.cited_in + [clause for clause in other.cited_in if clause not in one.cited_in]
    name = one.name if one.name[:1].isupper() else other.name
    period = one.period if one.period["from"] else other.period
    return MovementRead(name, one.kind, period, cited)
