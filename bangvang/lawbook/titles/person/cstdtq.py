"""Chiến sĩ thi đua toàn quốc (Luật 06/2022/QH15, Điều 21)."""

from ...conditions import Any_, Unsettled, Win, condition, every, some, way
from ...instruments import LAW_2022
from ...principles import by_the_law, conduct
from ...rulebook import award, rule
from ...subject import REACH

award(
    "CSTDTQ",
    "Chiến sĩ thi đua toàn quốc",
    "National Emulation Fighter",
    family="title",
    given_to="person",
    level="nha_nuoc",
    gives="bang_chung_nhan",
    cite=LAW_2022.at("21"),
)

_OLDER = "sáng kiến, đề tài có trước các năm được xét: Điều 21 không nói rõ có được dùng hay không"
_USED = "sáng kiến, đề tài đã là căn cứ của danh hiệu cấp Bộ, tỉnh: văn bản không nói rõ có được dùng lại hay không"
_OLD_ONES = Win(("sk_toan_quoc", "de_tai_toan_quoc"), REACH - 6, 1, skip=6)
_USED_ONES = Win(("sk_toan_quoc_da_dung", "de_tai_toan_quoc_da_dung"), REACH, 1)
_GROUNDS = Any_(
    (
        way(LAW_2022.at("21.1.b"), some("sk_toan_quoc", 6), code="21.1.b.sang_kien"),
        way(LAW_2022.at("21.1.b"), some("de_tai_toan_quoc", 6), code="21.1.b.de_tai"),
        way(
            LAW_2022.at("21.1.b"),
            Unsettled(_OLD_ONES, _OLDER),
            code="21.1.b.truoc",
            confidence="M",
            say="Sáng kiến, đề tài có phạm vi toàn quốc từ trước các năm được xét",
        ),
        way(
            LAW_2022.at("21.1.b"),
            Unsettled(_USED_ONES, _USED),
            code="21.1.b.da_dung",
            confidence="M",
            say="Sáng kiến, đề tài có phạm vi toàn quốc đã là căn cứ của danh hiệu cấp Bộ, tỉnh",
        ),
    )
)

rule(
    "CSTDTQ",
    "person",
    *by_the_law(
        "21",
        conduct(
            "21.1.a", say="Có thành tích tiêu biểu xuất sắc nhất, được lựa chọn", say_en="Typical excellence, chosen"
        ),
        condition(LAW_2022.at("21.1.a"), every("cstdt_pair"), code="21.1.a.hai_lan"),
        condition(
            LAW_2022.at("21.1.b"),
            _GROUNDS,
            code="21.1.b",
            say="Có sáng kiến hoặc đề tài được công nhận hiệu quả, phạm vi toàn quốc",
        ),
    ),
)
