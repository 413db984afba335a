"""An invented local regulation, marked so, entered as any office would enter its own."""

from datetime import date

from bangvang.office.documents.actions import apply_instrument, enter_instrument
from bangvang.office.documents.models import LocalInstrument
from bangvang.office.units.models import Unit
from bangvang.toolbox.acting import MACHINE

MAJORITY = {"num": 2, "den": 3, "base": "members"}
BY_HAND = {**MAJORITY, "secret": False}  # Lao động tiên tiến and the like may be voted by a show of hands
STRONG = {"num": 4, "den": 5, "base": "members"}
REPORT = {"code": "bao_cao", "label": "Báo cáo thành tích có xác nhận của thủ trưởng đơn vị"}
MINUTES = {"code": "bien_ban", "label": "Biên bản họp Hội đồng thi đua, khen thưởng của đơn vị"}
LETTER = {"code": "to_trinh", "label": "Tờ trình kèm danh sách"}

NUMBERS = {
    "cstdcs_max_ratio": {"value": 0.15, "cite": "Điều 4"},
    "quota_rounding": {"value": "down", "cite": "Điều 4"},
    "publicity_days": {"value": 5, "cite": "Điều 7"},
    "recused_leave_base": {"value": False, "cite": "Điều 11"},
    "gk_criteria": {
        "value": {"person": {"rating": "HTT"}, "group": {"rating": "HTT"}},
        "cite": "Điều 12",
    },
    "quorum": {"value": {"num": 2, "den": 3, "base": "members"}, "cite": "Điều 9"},
    "thresholds": {
        "value": {
            "LDTT": BY_HAND,
            "TTLDTT": BY_HAND,
            "CSTDCS": {"num": 7, "den": 10, "base": "members"},
            "TTLDXS": STRONG,
            "BKT": STRONG,
            "GK": MAJORITY,
        },
        "cite": "Điều 10",
    },
    "papers": {
        "value": {
            "LDTT": [LETTER, MINUTES],
            "TTLDTT": [LETTER, MINUTES],
            "CSTDCS": [LETTER, MINUTES, REPORT],
            "TTLDXS": [LETTER, MINUTES, REPORT],
            "BKT": [LETTER, MINUTES, REPORT],
            "GK": [LETTER, MINUTES, REPORT],
        },
        "cite": "Điều 8",
    },
}


def enter(department: Unit) -> LocalInstrument:
    """In force since long before the demo's first season, so that every year of it has its numbers."""
    entered = enter_instrument(
        department,
        by=MACHINE,
        number="01/2018/QyĐ-SGDĐT (minh họa)",
        title="Quy định thi đua, khen thưởng ngành Giáo dục (minh họa, không phải văn bản có thật)",
        issuer="Sở Giáo dục và Đào tạo Quảng Nam",
        issued_date=date(2018, 8, 1),
        since=date(2018, 9, 1),
        numbers=NUMBERS,
        is_invented=True,
    )
    return apply_instrument(entered, by=MACHINE)
