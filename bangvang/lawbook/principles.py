"""What every award shares: holds defer, a term of discipline bars, and the regimes an article of the Law runs through."""

from functools import lru_cache

from .conditions import Clause, condition, every
from .instruments import DECREE_98, DECREE_152, INSTRUMENTS, LAW_2022, LAW_2026
from .rulebook import Version, version

R1, R1_END, R2, R2_END, R3 = "2024-01-01", "2025-06-30", "2025-07-01", "2026-09-30", "2026-10-01"
FIRST, R0_END = "2018-01-01", "2023-12-31"
ND91, TT01, TT15, TT29 = (INSTRUMENTS[key] for key in ("ND91", "TT01", "TT15", "TT29"))
PRACTICE = INSTRUMENTS["PRACTICE"].at("")
OLDER_UNREAD = "tiêu chuẩn trước ngày 01/01/2024 chưa được đưa vào sổ luật"

_SAY_HOLD = "Không thuộc trường hợp tạm hoãn: đang xem xét kỷ luật, điều tra, thanh tra, kiểm toán, xác minh khiếu nại, tố cáo hoặc nội dung báo chí nêu"
_SAY_FREE = "Không đang trong thời hạn kỷ luật; thành tích chỉ được tính từ khi chấp hành xong"


@lru_cache(maxsize=8)
def general(regime: str) -> tuple[Clause, ...]:
    """Điều 4 NĐ 98/2023; the same principle in NĐ 152/2025; before 2024 as an older principle."""
    texts = {"R0": (ND91.at(""), "M"), "R1": (DECREE_98.at("4"), "H"), "R2": (DECREE_152.at(""), "H")}
    text, confidence = texts[regime]
    return (
        condition(text, every("no_hold"), code="tam_hoan", say=_SAY_HOLD, is_general=True, confidence=confidence),
        condition(
            text,
            every("free_of_discipline"),
            code="dang_ky_luat",
            say=_SAY_FREE,
            is_general=True,
            confidence=confidence,
        ),
    )


def by_the_law(
    article: str, *clauses: Clause, has_counted: bool = True, older: tuple[Clause, ...] = (), older_place: str = ""
) -> tuple[Version, ...]:
    """An article of Luật 06/2022 through the regimes: before it, under two decrees, and as amended by a text not yet read."""
    unread = f"Điều {article} Luật số 06/2022/QH15 có thể đã được Luật số 06/2026/QH16 sửa đổi"
    return (
        before_2024(*older, place=older_place, has_counted=has_counted),
        version(R1, LAW_2022.at(article), *clauses, *general("R1"), until=R1_END, has_counted=has_counted),
        version(R2, LAW_2022.at(article), *clauses, *general("R2"), until=R2_END, has_counted=has_counted),
        version(
            R3,
            LAW_2026.at(""),
            *clauses,
            *general("R2"),
            confidence="L",
            unread=unread,
            confirmed_by=f"L26 {article}",
            has_counted=has_counted,
        ),
    )


def before_2024(*clauses: Clause, place: str = "", has_counted: bool = True) -> Version:
    """The rule of an older regime, where it was read; else nothing is answered on it."""
    if clauses:
        return version(
            FIRST, ND91.at(place), *clauses, *general("R0"), until=R0_END, confidence="M", has_counted=has_counted
        )
    unread = condition(ND91.at(""), every("exemplary"), code="R0", confidence="L")
    return version(
        FIRST, ND91.at(""), unread, *general("R0"), until=R0_END, confidence="L", unread=OLDER_UNREAD, has_counted=False
    )


def conduct(place: str, *, confidence: str = "H", say: str = "", say_en: str = "") -> Clause:
    """The conduct an article asks for: for a council to judge, unless it is known."""
    return condition(LAW_2022.at(place), every("exemplary"), code=place, confidence=confidence, say=say, say_en=say_en)
