"""Tập thể lao động tiên tiến (Luật 06/2022/QH15, Điều 28)."""

from ...conditions import Most, Number, Share, condition, every
from ...instruments import LAW_2022, LAW_2026
from ...principles import holds
from ...rulebook import award, rule, version

award(
    "TTLDTT",
    "Tập thể lao động tiên tiến",
    "Advanced Labour Collective",
    family="title",
    given_to="group",
    level="co_so",
    verb="Tặng danh hiệu",
    gives="money",
    cite=LAW_2022.at("28"),
)

_STANDARD = (
    condition(LAW_2022.at("28.1.a"), every("htt"), code="28.1.a"),
    condition(LAW_2022.at("28.1.b"), every("exemplary"), code="28.1.b"),
    condition(
        LAW_2022.at("28.1.c"),
        Share("n_ldtt", "n_members", Number("ttldtt_min_ldtt_percent")) & Most("n_disciplined_members", 0),
        code="28.1.c",
    ),
    condition(LAW_2022.at("28.1.d"), every("united"), code="28.1.d"),
)

rule(
    "TTLDTT",
    "group",
    version("2024-01-01", LAW_2022.at("28"), *_STANDARD, *holds(), until="2025-06-30"),
    version("2025-07-01", LAW_2022.at("28"), *_STANDARD, *holds(later=True), until="2026-09-30"),
    version(
        "2026-10-01",
        LAW_2026.at(""),
        *_STANDARD,
        *holds(later=True),
        confidence="L",
        unread="Điều 28 được Luật số 06/2026/QH16 sửa đổi",
    ),
)
