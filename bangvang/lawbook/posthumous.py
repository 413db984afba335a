"""Truy tặng: which awards the Law says are given to the dead too (Luật 06/2022/QH15); of the others it is not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .instruments import LAW_2022
from .principles import R1, R3
from .rulebook import award_of

# Articles that give to the dead too: “tặng hoặc truy tặng” (law.md K-33). Of state honours Điều 59 speaks of both at large and
# the articles of the single ones only of giving: the more careful answer stands, they are not known.
SPOKEN = {"BKT": "74", "BKB": "74", "BKTTG": "73", "HCLD1": "33", "HCLD2": "33", "HCLD3": "33"}
FIRST, END = date.fromisoformat(R1), date.fromisoformat(R3)


@dataclass(frozen=True, slots=True)
class Posthumous:
    """Whether the text of the day says that an award may be given after death; where it does not, that is not known, never a no."""

    is_known: bool
    sentence: str
    cite: str


def posthumous_for(code: str, *, day: date) -> Posthumous:
    """What the text of a day says of giving this award to somebody who has died."""
    award = award_of(code)
    if not FIRST <= day < END:
        why = f"Chưa rõ {award.label} có được truy tặng hay không: chưa đối chiếu văn bản của ngày {day:%d/%m/%Y}"
        return Posthumous(False, why, "")
    if code in SPOKEN:
        return Posthumous(True, f"{award.label} được tặng hoặc truy tặng cho cá nhân", LAW_2022.at(SPOKEN[code]).text)
    why = f"Chưa rõ {award.label} có được truy tặng hay không: văn bản quy định hình thức này không nói đến truy tặng"
    return Posthumous(False, why, award.cite)
