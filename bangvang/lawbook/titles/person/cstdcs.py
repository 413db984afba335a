"""Chiến sĩ thi đua cơ sở (Luật 06/2022/QH15, Điều 23)."""

from ...conditions import Ref, condition, every, some
from ...instruments import LAW_2022, LAW_2026
from ...principles import holds
from ...rulebook import award, rule, version

award(
    "CSTDCS",
    "Chiến sĩ thi đua cơ sở",
    "Emulation Fighter at base level",
    family="title",
    given_to="person",
    level="co_so",
    verb="Tặng danh hiệu",
    gives="bang_chung_nhan",
    cite=LAW_2022.at("23"),
)

_STANDARD = (
    condition(LAW_2022.at("23.1"), Ref("LDTT"), code="23.1"),
    condition(LAW_2022.at("23.2"), every("htxs") | some("sk_co_so") | some("de_tai_co_so"), code="23.2"),
)

rule(
    "CSTDCS",
    "person",
    version("2024-01-01", LAW_2022.at("23"), *_STANDARD, *holds(), until="2025-06-30"),
    version("2025-07-01", LAW_2022.at("23"), *_STANDARD, *holds(later=True), until="2026-09-30"),
    version(
        "2026-10-01",
        LAW_2026.at(""),
        *_STANDARD,
        *holds(later=True),
        confidence="L",
        unread="Điều 23 được Luật số 06/2026/QH16 sửa đổi",
    ),
)
