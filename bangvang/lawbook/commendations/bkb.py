"""Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo (Thông tư 29/2023/TT-BGDĐT, Điều 9; read in part)."""

from ..conditions import Any_, Clause, Judged, Unsettled, condition, every, way
from ..instruments import INSTRUMENTS, LAW_2022, LAW_2026
from ..principles import R1_END, R2, R2_END, R3, TT29, before_2024, general
from ..rulebook import Version, award, rule, version

award(
    "BKB",
    "Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo",
    "Certificate of Merit of the Minister",
    family="commendation",
    given_to="person group",
    level="bo",
    gives="bang_khen",
    cite=TT29.at("9"),
)

_PLACE = TT29.at("9")
_SCOPE = "phạm vi ảnh hưởng trong một lĩnh vực của ngành chưa được xác định"
_REST = "các trường hợp khác của Điều 9 Thông tư số 29/2023/TT-BGDĐT chưa được đối chiếu"


def _clauses(kind: str) -> tuple[Clause, ...]:
    ways = Any_(
        (
            way(_PLACE, every("movement_summary"), code="9.phong_trao"),
            way(_PLACE, every("sudden_nation"), code="9.dot_xuat"),
            way(_PLACE, Unsettled(every("sudden_province"), _SCOPE), code="9.dot_xuat_tinh", confidence="M"),
            way(_PLACE, Unsettled(every("contribution"), _REST), code="9.dong_gop", confidence="M"),
            way(
                _PLACE,
                Judged("bkb", _REST, "other cases of the article, not read", is_read=False),
                code="9.khac",
                confidence="L",
            ),
        )
    )
    united = (condition(_PLACE, every("united"), code="9.doan_ket"),) if kind == "group" else ()
    return (
        condition(_PLACE, every("exemplary"), code="9.guong_mau"),
        *united,
        condition(
            _PLACE, ways, code="9.mot_trong", say="Có một trong các thành tích theo Điều 9 Thông tư số 29/2023/TT-BGDĐT"
        ),
    )


def _versions(kind: str) -> tuple[Version, ...]:
    clauses = _clauses(kind)
    unread = "Thông tư số 07/2026/TT-BGDĐT về tiêu chuẩn Bằng khen của Bộ trưởng"
    first = "Thông tư số 21/2020/TT-BGDĐT áp dụng cùng Luật mới"
    later = INSTRUMENTS["TT07"].at("")
    return (
        before_2024(),
        version(
            "2024-01-01", LAW_2022.at("74"), *clauses, *general("R1"), until="2024-02-14", confidence="L", unread=first
        ),
        version("2024-02-15", _PLACE, *clauses, *general("R1"), until=R1_END),
        version(R2, _PLACE, *clauses, *general("R2"), until="2026-04-01"),
        version(
            "2026-04-02",
            later,
            *clauses,
            *general("R2"),
            until=R2_END,
            confidence="L",
            unread=unread,
            confirmed_by="TT07 BKB",
        ),
        version(R3, LAW_2026.at(""), *clauses, *general("R2"), confidence="L", unread=unread, confirmed_by="TT07 BKB"),
    )


for _kind in ("person", "group"):
    rule("BKB", _kind, *_versions(_kind))
