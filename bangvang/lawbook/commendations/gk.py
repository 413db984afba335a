"""Giấy khen (Luật 06/2022/QH15, Điều 75): the Law leaves the criteria to ministry and province."""

from ..conditions import Setting, condition, every
from ..instruments import LAW_2022
from ..principles import by_the_law
from ..rulebook import award, rule

award(
    "GK",
    "Giấy khen của Giám đốc Sở",
    "Certificate of Merit of the Director",
    family="commendation",
    given_to="person group",
    level="co_so",
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
    gives="giay_khen",
    cite=LAW_2022.at("75.1.đ"),
)

for _code, _name in (("GK", "gk_criteria"), ("GKX", "gkx_criteria")):
    for _kind in ("person", "group"):
        rule(
            _code,
            _kind,
            *by_the_law(
                "75",
                condition(LAW_2022.at("75.2"), Setting(_name), code="75.2"),
                condition(LAW_2022.at("10"), every("exemplary"), code="10"),
            ),
        )
