"""Which texts govern a dossier received on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .errors import NoTextInForce
from .instruments import INSTRUMENTS, Instrument

_R = (
    ("R0", None, date(2023, 12, 31), "L03", "ND91"),
    ("R1", date(2024, 1, 1), date(2025, 6, 30), "L22", "ND98"),
    ("R2", date(2025, 7, 1), date(2026, 9, 30), "L22", "ND152"),
    ("R3", date(2026, 10, 1), None, "L22", "ND152"),
)
FIRST_DAY = date(2018, 1, 1)


@dataclass(frozen=True, slots=True)
class Regime:
    """The four texts of a day: law, decree, circular of home affairs, circular of education."""

    id: str
    law: Instrument
    decree: Instrument
    bnv: Instrument
    edu: Instrument
    is_read: bool
    amended_by: Instrument | None = None

    def bases(self) -> tuple[str, ...]:
        """The phrases “Căn cứ …” for a paper of that day."""
        texts = (self.law, *([self.amended_by] if self.amended_by else []), self.decree, self.bnv, self.edu)
        return tuple(each.as_basis() for each in texts)


def _circular(keys: tuple[str, ...], day: date) -> Instrument:
    return next(INSTRUMENTS[key] for key in keys if INSTRUMENTS[key].holds_on(day))


@lru_cache(maxsize=256)
def regime_on(day: date) -> Regime:
    """The texts in force on a day."""
    if day < FIRST_DAY:
        raise NoTextInForce(f"Sổ luật không có văn bản có hiệu lực vào ngày {day:%d/%m/%Y}.")
    name, law, decree = next(
        (name, law, decree)
        for name, since, until, law, decree in _R
        if (not since or since <= day) and (not until or day <= until)
    )
    amended = INSTRUMENTS["L26"] if name == "R3" else None
    bnv, edu = _circular(("TT15", "TT01", "TT12"), day), _circular(("TT07", "TT29", "TT21", "TT22", "TT35"), day)
    return Regime(name, INSTRUMENTS[law], INSTRUMENTS[decree], bnv, edu, name in ("R1", "R2"), amended)
