"""Kinds of paper: the page each is printed on and its manners."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """Page, margins (top, bottom, left, right in mm), size of letters, closing mark."""

    name: str
    width: float = 210
    height: float = 297
    margins: tuple[float, float, float, float] = (20, 20, 30, 20)
    size: float = 14
    is_closed: bool = True  # “./.” after the last word


KINDS = {
    "decision": Kind("Quyết định"),
    "plan": Kind("Kế hoạch"),
    "notice": Kind("Thông báo"),
    "submission": Kind("Tờ trình"),
    "letter": Kind("Công văn"),
    "report": Kind("Báo cáo"),
    "minutes": Kind("Biên bản họp hội đồng", size=13),
    "count": Kind("Biên bản kiểm phiếu", size=13),
    "ballot": Kind("Phiếu bầu", 210, 148, (12, 10, 15, 15), 12, False),
    "receipt": Kind("Giấy biên nhận", size=13, is_closed=False),
    "appraisal": Kind("Phiếu thẩm định", size=13, is_closed=False),
    "list": Kind("Danh sách", size=13, is_closed=False),
    "wide_list": Kind("Danh sách (khổ ngang)", 297, 210, (20, 20, 20, 20), 13, False),
}
