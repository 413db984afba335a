"""Movements: quoted names introduced as phong trào, phong trào thi đua or cuộc vận động; a list goes on after its first name."""

import re
from dataclasses import replace

from bangvang.office.plans.reading.parts import Part
from bangvang.office.plans.reading.shape import MovementRead, Where

QUOTED = re.compile(
    r"[“„]\s*([^“”„\"]{3,240}?)\s*[”\"]|\"\s*([^“”\"]{3,240}?)\s*[\"”]|«\s*([^«»]{3,240}?)\s*»|(?<!\w)[‘']\s*([^‘’'“”\"]{3,240}?)\s*[’'](?!\w)"
)
INTRODUCED = re.compile(
    r"((?:các\s+)?(?:phong trào thi đua|phong trào|cuộc vận động))"
    r"(?:\s+(?:xây dựng|thực hiện|chuyên đề|trọng tâm|mang tên|với chủ đề|về|là|như|sau|lớn))*\s*:?\s*$",
    re.I,
)
PERIOD = re.compile(r"giai đoạn\s+(\d{4})\s*[-–]\s*(\d{4})", re.I)
GOES_ON = re.compile(r"^\s*(?:giai đoạn\s+\d{4}\s*[-–]\s*\d{4}\s*)?(?:,|;|và|,\s*và|;\s*và)\s*$", re.I)
STARTS_QUOTED = re.compile(r"^\s*(?:[-–—•+*]\s*|[a-zđ]\)\s*)?[“„\"«‘]")
NO_PERIOD: dict[str, int | None] = {"from": None, "to": None}
NEAR = 120  # an introduction stands right before the quotation


def read_movements(parts: list[Part]) -> list[MovementRead]:
    """Every movement once, under the name first printed, with the clauses that name it."""
    found: dict[str, MovementRead] = {}
    for part in parts:
        kind = ""
        for where, text in part.texts():
            for movement in _named(text, part.id, where, kind if STARTS_QUOTED.match(text) else ""):
                key = _key(movement.name)
                found[key] = _joined(found[key], movement) if key in found else movement
            kind = _left_open(text, kind)
    return list(found.values())


def _left_open(text: str, kind: str) -> str:
    """“Các phong trào thi đua:” opens a list whose names follow in paragraphs of their own."""
    if introduced := INTRODUCED.search(text[-NEAR:]):
        return _kind(introduced[1])
    return kind if STARTS_QUOTED.match(text) else ""


def _named(text: str, clause: str, where: Where, kind: str) -> list[MovementRead]:
    movements: list[MovementRead] = []
    end = 0
    for quote in QUOTED.finditer(text):
        name = next(group for group in quote.groups() if group)
        if introduced := INTRODUCED.search(text[max(end, quote.start() - NEAR) : quote.start()]):
            kind = _kind(introduced[1])
        elif end and not (kind and GOES_ON.match(text[end : quote.start()])):
            kind = ""
        end = quote.end()
        if kind and re.search(r"\w{2}", name) and not INTRODUCED.search(name):
            movements.append(MovementRead(name.strip(), kind, _period(name, text[end : end + 40]), [clause], where))
    return movements


def _kind(words: str) -> str:
    plain = re.sub(r"^các\s+", "", " ".join(words.lower().split()))
    return plain[:1].upper() + plain[1:]


def _period(name: str, after: str) -> dict[str, int | None]:
    found = PERIOD.search(name) or PERIOD.match(after.strip())
    return {"from": int(found[1]), "to": int(found[2])} if found else dict(NO_PERIOD)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().casefold()


def _joined(one: MovementRead, other: MovementRead) -> MovementRead:
    """The same movement again; of two printings the one with more small letters stands, if it begins with a capital."""
    cited = one.cited_in + [clause for clause in other.cited_in if clause not in one.cited_in]
    better = other.name[:1].isupper() and (
        not one.name[:1].isupper() or (one.name.isupper() and not other.name.isupper())
    )
    period = one.period if one.period["from"] else other.period
    return replace(one, name=other.name if better else one.name, period=period, cited_in=cited)
