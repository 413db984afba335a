"""Cờ thi đua: of the province and of the Ministry (Luật 06/2022/QH15, Điều 26), of the Government (Điều 25)."""

from ...conditions import Any_, Condition, Unsettled, condition, every, way
from ...instruments import LAW_2022
from ...principles import TT29, by_the_law, conduct
from ...rulebook import Version, award, rule, version

award(
    "CTDT",
    "Cờ thi đua của Ủy ban nhân dân tỉnh",
    "Emulation Flag of the province",
    family="title",
    given_to="group",
    level="tinh",
    gives="co_thi_dua",
    cite=LAW_2022.at("26"),
)
award(
    "CTDB",
    "Cờ thi đua của Bộ Giáo dục và Đào tạo",
    "Emulation Flag of the Ministry",
    family="title",
    given_to="group",
    level="bo",
    gives="co_thi_dua",
    cite=LAW_2022.at("26"),
)
award(
    "CTDCP",
    "Cờ thi đua của Chính phủ",
    "Emulation Flag of the Government",
    family="title",
    given_to="group",
    level="nha_nuoc",
    gives="co_thi_dua",
    cite=LAW_2022.at("25"),
)

_OTHER = "phong trào do cấp khác phát động: Điều 26 không nói rõ cấp nào tặng Cờ"
_UNITED = "Nội bộ đoàn kết; tổ chức đảng, đoàn thể trong sạch, vững mạnh; thực hành tiết kiệm, chống lãng phí, tham nhũng và tệ nạn xã hội"


def _leads(own: str, other: str) -> Condition:
    return Any_(
        (
            way(LAW_2022.at("26.1"), every("leads_cluster"), code="26.1"),
            way(LAW_2022.at("26.2"), every(own), code="26.2"),
            way(LAW_2022.at("26.2"), Unsettled(every(other), _OTHER), code="26.2.cap_khac", confidence="M"),
        )
    )


def _flag(own: str, other: str) -> tuple[Version, ...]:
    return by_the_law(
        "26",
        conduct(
            "26.1.a",
            say="Vượt chỉ tiêu, nhiệm vụ của năm, tiêu biểu xuất sắc",
            say_en="Exceeds the year's targets, typical excellence",
        ),
        condition(LAW_2022.at("26.1.b"), every("united"), code="26.1.b", say=_UNITED),
        condition(
            LAW_2022.at("26"),
            _leads(own, other),
            code="26.dan_dau",
            say="Dẫn đầu cụm, khối thi đua hoặc phong trào thi đua theo chuyên đề",
        ),
    )


def _of_the_ministry() -> tuple[Version, ...]:
    """The Minister's flag also needs the sector circular: read until 2026-04-01, not read from 2026-04-02."""
    older, first, second, last = _flag("leads_bo_3", "leads_tinh_3")
    early = version("2024-01-01", first.basis, *first.clauses, until="2024-02-14", confidence="M", unread=_TT21)
    middle = (
        version("2024-02-15", TT29.at("4"), *first.clauses, until="2025-06-30"),
        version("2025-07-01", TT29.at("4"), *second.clauses, until="2026-04-01"),
    )
    later = version(
        "2026-04-02",
        second.basis,
        *second.clauses,
        until="2026-09-30",
        unread=_TT07,
        confirmed_by="TT07 CTDB",
        confidence="L",
    )
    return older, early, *middle, later, last


_TT21 = "Thông tư số 21/2020/TT-BGDĐT áp dụng cùng Luật mới"
_TT07 = "Thông tư số 07/2026/TT-BGDĐT về đối tượng, tiêu chuẩn Cờ thi đua của Bộ"
rule("CTDT", "group", *_flag("leads_tinh_3", "leads_bo_3"))
rule("CTDB", "group", *_of_the_ministry())
_GOVERNMENT = Any_(
    (
        way(LAW_2022.at("25.1"), every("leads_cluster"), code="25.1"),
        way(LAW_2022.at("25.3"), every("leads_thu_tuong_5"), code="25.3"),
    )
)
rule(
    "CTDCP",
    "group",
    *by_the_law(
        "25",
        conduct(
            "25.1.a",
            say="Hoàn thành xuất sắc, vượt chỉ tiêu, nhiệm vụ của năm",
            say_en="Excellent, exceeds the year's targets",
        ),
        condition(LAW_2022.at("25.1.b"), every("united"), code="25.1.b", say=_UNITED),
        condition(
            LAW_2022.at("25"),
            _GOVERNMENT,
            code="25.dan_dau",
            say="Dẫn đầu cụm, khối thi đua hoặc phong trào do Thủ tướng Chính phủ phát động",
        ),
    ),
)
