"""Lao động tiên tiến (Luật 06/2022/QH15, Điều 24; months and leave by the circulars of Bộ Nội vụ)."""

from ...conditions import All, Clause, Lenient, Switch, condition, every
from ...instruments import INSTRUMENTS, LAW_2022, LAW_2026, Citation
from ...principles import FIRST, ND91, PRACTICE, R0_END, R1, R1_END, R2, R2_END, R3, TT01, TT15, conduct, general
from ...rulebook import award, rule, version

award(
    "LDTT",
    "Lao động tiên tiến",
    "Advanced Worker",
    family="title",
    given_to="person",
    level="co_so",
    gives="money",
    cite=LAW_2022.at("24"),
)

_CONDUCT = "Có tinh thần tự lực, tự cường, đoàn kết, tương trợ; tích cực tham gia phong trào thi đua"
_LEAVE = "Thời gian nghỉ, đi học trong năm được tính là thời gian công tác"
_OPEN = "bị kỷ luật trong năm: Luật không có quy định, theo kết quả xếp loại và quy định của địa phương"
_UNDISCIPLINED = Switch(
    "ldtt_discipline_excludes", on=every("undisciplined"), off=All(()), unset=Lenient(every("undisciplined"), _OPEN)
)


def _standard(circular: Citation, newcomer: Clause) -> tuple[Clause, ...]:
    return (
        condition(LAW_2022.at("24.1.a"), every("htt"), code="24.1.a"),
        conduct("24.1.b", say=_CONDUCT, say_en="Self-reliant, united, active in movements"),
        newcomer,
        condition(circular, every("leave_counts"), code="thoi_gian_nghi", confidence="M", say=_LEAVE),
        condition(PRACTICE, _UNDISCIPLINED, code="ky_luat_trong_nam", confidence="M", say="Không bị kỷ luật trong năm"),
        condition(
            PRACTICE,
            every("standing"),
            code="sau_ky_luat",
            confidence="M",
            say="Thành tích của năm được tính sau khi chấp hành xong kỷ luật",
        ),
    )


def _newcomer(circular: Citation) -> Clause:
    return condition(circular, every("six_months"), code="moi_tuyen_dung")


_TT12 = INSTRUMENTS["TT12"].at("")
_BETWEEN = "mới tuyển dụng từ 6 đến dưới 10 tháng: trước ngày 15/4/2024 chưa có quy định thay thế mức 10 tháng cũ"
_EARLY = condition(
    _TT12, every("six_months") & Lenient(every("ten_months"), _BETWEEN), code="moi_tuyen_dung", confidence="M"
)
_OLDER = (
    condition(ND91.at("10"), every("htt"), code="10", confidence="M"),
    condition(ND91.at("10"), every("exemplary"), code="10.guong_mau", confidence="M"),
    condition(ND91.at("10.6"), every("ten_months"), code="moi_tuyen_dung"),
    condition(ND91.at("10"), every("leave_counts"), code="thoi_gian_nghi", say=_LEAVE),
    condition(INSTRUMENTS["L03"].at("10.1.b"), every("registered"), code="dang_ky"),
    condition(PRACTICE, _UNDISCIPLINED, code="ky_luat_trong_nam", confidence="M", say="Không bị kỷ luật trong năm"),
)

rule(
    "LDTT",
    "person",
    version(FIRST, ND91.at("10"), *_OLDER, *general("R0"), until=R0_END, confidence="M"),
    version(R1, LAW_2022.at("24"), *_standard(_TT12, _EARLY), *general("R1"), until="2024-04-14", confidence="M"),
    version(
        "2024-04-15",
        LAW_2022.at("24"),
        *_standard(TT01.at("1.5"), _newcomer(TT01.at("1.5.d"))),
        *general("R1"),
        until=R1_END,
    ),
    version(
        R2,
        LAW_2022.at("24"),
        *_standard(TT01.at("1.5"), _newcomer(TT01.at("1.5.d"))),
        *general("R2"),
        until="2025-08-04",
    ),
    version(
        "2025-08-05",
        LAW_2022.at("24"),
        *_standard(TT15.at("2.5"), _newcomer(TT15.at("2.5"))),
        *general("R2"),
        until=R2_END,
    ),
    version(
        R3,
        LAW_2026.at(""),
        *_standard(TT15.at("2.5"), _newcomer(TT15.at("2.5"))),
        *general("R2"),
        confidence="L",
        unread="Điều 24 Luật số 06/2022/QH15 có thể đã được Luật số 06/2026/QH16 sửa đổi",
        confirmed_by="L26 24",
    ),
)
