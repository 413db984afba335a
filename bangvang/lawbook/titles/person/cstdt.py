"""Chiến sĩ thi đua bộ, ban, ngành, tỉnh (Luật 06/2022/QH15, Điều 22): of the province, and of the Ministry."""

from ...conditions import Any_, Unsettled, Win, condition, every, some, way
from ...instruments import LAW_2022
from ...principles import by_the_law, conduct
from ...rulebook import award, rule
from ...subject import REACH

for _code, _label, _english in (
    ("CSTDT", "Chiến sĩ thi đua cấp tỉnh", "Emulation Fighter of the province"),
    ("CSTDB", "Chiến sĩ thi đua cấp Bộ", "Emulation Fighter of the Ministry"),
):
    award(
        _code,
        _label,
        _english,
        family="title",
        given_to="person",
        level="bo" if _code == "CSTDB" else "tinh",
        gives="bang_chung_nhan",
        cite=LAW_2022.at("22"),
    )

_OLDER = "sáng kiến, đề tài có trước các năm được xét: Điều 22 không nói rõ có được dùng hay không"
_OLD_ONES = Win(("sk_tinh", "de_tai_tinh"), REACH - 3, 1, skip=3)
_GROUNDS = Any_(
    (
        way(LAW_2022.at("22.1.b"), some("sk_tinh", 3), code="22.1.b.sang_kien"),
        way(LAW_2022.at("22.1.b"), some("de_tai_tinh", 3), code="22.1.b.de_tai"),
        way(
            LAW_2022.at("22.1.b"),
            Unsettled(_OLD_ONES, _OLDER),
            code="22.1.b.truoc",
            confidence="M",
            say="Sáng kiến, đề tài có phạm vi trong tỉnh, Bộ từ trước các năm được xét",
        ),
    )
)
_THREE = "Ba lần liên tục được tặng danh hiệu Chiến sĩ thi đua cơ sở đến năm đề nghị"

_VERSIONS = by_the_law(
    "22",
    conduct("22.1.a", say="Có thành tích tiêu biểu xuất sắc, được lựa chọn", say_en="Typical excellence, chosen"),
    condition(LAW_2022.at("22.1.a"), every("cstdcs", 3), code="22.1.a.ba_lan", say=_THREE),
    condition(
        LAW_2022.at("22.1.a"),
        every("no_cstdt", 2, skip=1),
        code="22.1.a.nam_moi",
        confidence="M",
        say="Các năm được xét chưa dùng cho danh hiệu Chiến sĩ thi đua cấp Bộ, tỉnh trước đó",
    ),
    condition(
        LAW_2022.at("5.2.c"),
        every("standing", 3),
        code="sau_ky_luat",
        confidence="M",
        say="Thành tích của ba năm được tính (sau khi chấp hành xong kỷ luật, nếu có)",
    ),
    condition(
        LAW_2022.at("22.1.b"),
        _GROUNDS,
        code="22.1.b",
        say="Có sáng kiến hoặc đề tài được công nhận hiệu quả, phạm vi trong tỉnh, Bộ",
    ),
)

rule("CSTDT", "person", *_VERSIONS)
rule("CSTDB", "person", *_VERSIONS)
