"""Tập thể lao động xuất sắc (Luật 06/2022/QH15, Điều 27)."""

from ...conditions import Least, Number, Share, condition, every
from ...instruments import LAW_2022, LAW_2026
from ...principles import holds
from ...rulebook import award, rule, version

award(
    "TTLDXS",
    "Tập thể lao động xuất sắc",
    "Excellent Labour Collective",
    family="title",
    given_to="group",
    level="tinh",
    verb="Tặng danh hiệu",
    gives="bang_chung_nhan",
    cite=LAW_2022.at("27"),
)

_STANDARD = (
    condition(LAW_2022.at("27.1.a"), every("htxs"), code="27.1.a"),
    condition(LAW_2022.at("27.1.b"), every("exemplary"), code="27.1.b"),
    condition(
        LAW_2022.at("27.1.c"),
        Share("n_completed", "n_members", Number("ttldxs_completed_percent"))
        & Share("n_ldtt", "n_members", Number("ttldxs_min_ldtt_percent")),
        code="27.1.c",
    ),
    condition(LAW_2022.at("27.1.d"), Least("n_cstdcs", Number("ttldxs_min_cstdcs")), code="27.1.d"),
    condition(LAW_2022.at("27.1.đ"), every("united"), code="27.1.đ"),
)

rule(
    "TTLDXS",
    "group",
    version("2024-01-01", LAW_2022.at("27"), *_STANDARD, *holds(), until="2025-06-30"),
    version("2025-07-01", LAW_2022.at("27"), *_STANDARD, *holds(later=True), until="2026-09-30"),
    version(
        "2026-10-01",
        LAW_2026.at(""),
        *_STANDARD,
        *holds(later=True),
        confidence="L",
        unread="Điều 27 được Luật số 06/2026/QH16 sửa đổi",
    ),
)
