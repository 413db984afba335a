"""Chiến sĩ thi đua cơ sở (Luật 06/2022/QH15, Điều 23). A share of the unit belongs to the list, never to one person."""

from ...conditions import Any_, Ref, condition, every, some, way
from ...instruments import LAW_2022
from ...principles import ND91, by_the_law
from ...rulebook import award, rule

award(
    "CSTDCS",
    "Chiến sĩ thi đua cơ sở",
    "Emulation Fighter at base level",
    family="title",
    given_to="person",
    level="co_so",
    gives="bang_chung_nhan",
    cite=LAW_2022.at("23"),
)

_GROUNDS = Any_(
    (
        way(LAW_2022.at("23.2"), every("htxs"), code="23.2.htxs"),
        way(LAW_2022.at("23.2"), some("sk_co_so"), code="23.2.sang_kien"),
        way(LAW_2022.at("23.2"), some("de_tai_co_so"), code="23.2.de_tai"),
    )
)

rule(
    "CSTDCS",
    "person",
    *by_the_law(
        "23",
        condition(LAW_2022.at("23.1"), Ref("LDTT"), code="23.1"),
        condition(
            LAW_2022.at("23.2"),
            _GROUNDS,
            code="23.2",
            say="Hoàn thành xuất sắc nhiệm vụ hoặc có sáng kiến, đề tài được công nhận trong năm xét",
        ),
        older=(
            condition(ND91.at("9.3"), Ref("LDTT"), code="9.3.a"),
            condition(ND91.at("9.3"), some("sk_co_so") | some("de_tai_co_so"), code="9.3.b"),
        ),
        older_place="9.3",
    ),
)
