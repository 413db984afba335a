"""Nhà giáo ưu tú, Nhà giáo nhân dân (Điều 64), Anh hùng Lao động (Điều 63), Nhà giáo tiêu biểu của năm (QĐ 4996/QĐ-BGDĐT)."""

from ..conditions import All, Any_, Condition, Judged, Least, Number, condition, every, way
from ..instruments import INSTRUMENTS, LAW_2022
from ..principles import before_2024, by_the_law, conduct, general
from ..rulebook import award, rule, version

award(
    "NGUT",
    "Nhà giáo ưu tú",
    "Meritorious Teacher",
    family="commendation",
    given_to="person",
    level="nha_nuoc",
    gives="huy_hieu",
    cite=LAW_2022.at("64.3"),
    verb="Phong tặng danh hiệu",
)
award(
    "NGND",
    "Nhà giáo nhân dân",
    "People's Teacher",
    family="commendation",
    given_to="person",
    level="nha_nuoc",
    gives="huy_hieu",
    cite=LAW_2022.at("64.2"),
    verb="Phong tặng danh hiệu",
)
award(
    "AHLD",
    "Anh hùng Lao động",
    "Hero of Labour",
    family="commendation",
    given_to="person group",
    level="nha_nuoc",
    gives="huy_hieu",
    cite=LAW_2022.at("63"),
    verb="Phong tặng danh hiệu",
)
_QD = INSTRUMENTS["QD4996"]
award(
    "NGTB",
    "Nhà giáo tiêu biểu của năm",
    "Exemplary Teacher of the Year",
    family="commendation",
    given_to="person",
    level="bo",
    gives="bang_khen",
    cite=_QD.at(""),
)

_COUNTS = Judged(
    "tieu_chuan_nhom",
    "tiêu chuẩn định lượng theo nhóm đối tượng chưa được đối chiếu",
    "numeric standards of the group, not read",
    is_read=False,
)


def _years(name: str, place: str) -> Condition:
    manager = All(
        (
            every("is_manager"),
            Least("sector_months", Number(f"{name}_sector_months")),
            Least("teaching_months", Number(f"{name}_manager_teaching_months")),
        )
    )
    return Any_(
        (
            way(
                LAW_2022.at(place),
                All((every("is_teacher"), Least("teaching_months", Number(f"{name}_teaching_months")))),
                code=f"{place}.nha_giao",
            ),
            way(LAW_2022.at(place), manager, code=f"{place}.quan_ly"),
        )
    )


for _code, _clause, _held in (("NGUT", "3", ()), ("NGND", "2", ("held_ngut",))):
    rule(
        _code,
        "person",
        *by_the_law(
            "64",
            conduct(f"64.{_clause}.a"),
            *(condition(LAW_2022.at(f"64.{_clause}"), every(each), code=f"64.{_clause}.ngut") for each in _held),
            condition(
                LAW_2022.at(f"64.{_clause}.c"),
                _years(_code.lower(), f"64.{_clause}.c"),
                code=f"64.{_clause}.c",
                say="Đủ thời gian giảng dạy, công tác; thời gian ở vùng khó khăn được tính gấp đôi",
            ),
            condition(LAW_2022.at("64.6"), _COUNTS, code="tieu_chuan_nhom", confidence="L"),
        ),
    )

_HERO = Judged(
    "anh_hung",
    "thành tích đặc biệt xuất sắc theo Điều 63, do hội đồng xem xét",
    "specially excellent achievement, for a council",
)
for _kind in ("person", "group"):
    rule(
        "AHLD",
        _kind,
        *by_the_law("63", conduct("63"), condition(LAW_2022.at("63"), _HERO, code="63.thanh_tich"), has_counted=False),
    )

_MODEL = Judged(
    "nha_giao_tieu_bieu",
    "kết quả đổi mới, sáng tạo nổi bật trong năm học, có sức lan tỏa",
    "outstanding innovative results of the year",
)
_NGTB = (
    condition(_QD.at(""), every("exemplary"), code="phan_chat"),
    condition(_QD.at(""), _MODEL, code="dien_hinh"),
)
rule(
    "NGTB",
    "person",
    before_2024(),
    version("2024-01-01", _QD.at(""), *_NGTB, *general("R1"), until="2025-06-30", has_counted=False),
    version("2025-07-01", _QD.at(""), *_NGTB, *general("R2"), has_counted=False),
)
