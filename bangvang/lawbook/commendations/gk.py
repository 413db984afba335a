"""Giấy khen (Luật 06/2022/QH15, Điều 75): the Law leaves the criteria to ministry and province."""

from ..conditions import Setting, condition, every
from ..instruments import LAW_2022, LAW_2026
from ..principles import holds
from ..rulebook import award, rule, version

award(
    "GK",
    "Giấy khen của Giám đốc Sở",
    "Certificate of Merit of the Director",
    family="commendation",
    given_to="person group",
    level="co_so",
    verb="Tặng",
    gives="giay_khen",
    cite=LAW_2022.at("75.1.c"),
)
award(
    "GKX",
    "Giấy khen của Chủ tịch UBND xã",
    "Certificate of Merit of the commune chair",
    family="commendation",
    given_to="person group",
    level="co_so",
    verb="Tặng",
    gives="giay_khen",
    cite=LAW_2022.at("75.1.đ"),
)

for _code, _name in (("GK", "gk_criteria"), ("GKX", "gkx_criteria")):
    _STANDARD = (
        condition(LAW_2022.at("75.2"), Setting(_name), code="75.2"),
        condition(LAW_2022.at("5"), every("exemplary"), code="5"),
    )
    for _kind in ("person", "group"):
        rule(
            _code,
            _kind,
            version("2024-01-01", LAW_2022.at("75"), *_STANDARD, *holds(), until="2025-06-30"),
            version("2025-07-01", LAW_2022.at("75"), *_STANDARD, *holds(later=True), until="2026-09-30"),
            version(
                "2026-10-01",
                LAW_2026.at(""),
                *_STANDARD,
                *holds(later=True),
                confidence="L",
                unread="Điều 75 có thể được Luật số 06/2026/QH16 sửa đổi",
            ),
        )
