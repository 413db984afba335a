"""Lao động tiên tiến (Luật 06/2022/QH15, Điều 24)."""

from ...conditions import condition, every
from ...instruments import INSTRUMENTS, LAW_2022, LAW_2026
from ...principles import holds
from ...rulebook import award, rule, version

award(
    "LDTT",
    "Lao động tiên tiến",
    "Advanced Worker",
    family="title",
    given_to="person",
    level="co_so",
    verb="Tặng danh hiệu",
    gives="money",
    cite=LAW_2022.at("24"),
)

_CIRCULAR = INSTRUMENTS["TT01"].at("1.5")
_LATER = INSTRUMENTS["TT15"].at("2.5")
_PRACTICE = INSTRUMENTS["PRACTICE"].at("")


def _standard(circular=_CIRCULAR):  # type: ignore[no-untyped-def]
    return (
        condition(LAW_2022.at("24.1.a"), every("htt"), code="24.1.a"),
        condition(LAW_2022.at("24.1.b"), every("exemplary"), code="24.1.b"),
        condition(circular, every("six_months"), code="moi_tuyen_dung"),
        condition(circular, every("leave_counts"), code="thoi_gian_nghi", confidence="M"),
        condition(_PRACTICE, every("undisciplined"), code="ky_luat_trong_nam", confidence="M"),
        condition(_PRACTICE, every("standing"), code="thoi_han_ky_luat", confidence="M"),
    )


rule(
    "LDTT",
    "person",
    version("2024-01-01", LAW_2022.at("24"), *_standard(), *holds(), until="2025-06-30"),
    version("2025-07-01", LAW_2022.at("24"), *_standard(), *holds(later=True), until="2025-08-04"),
    version("2025-08-05", LAW_2022.at("24"), *_standard(_LATER), *holds(later=True), until="2026-09-30"),
    version(
        "2026-10-01",
        LAW_2026.at(""),
        *_standard(_LATER),
        *holds(later=True),
        confidence="L",
        unread="Điều 24 được Luật số 06/2026/QH16 sửa đổi",
    ),
)
