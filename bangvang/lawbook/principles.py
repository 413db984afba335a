"""Conditions every award shares: holds defer, discipline bars until its term has ended."""

from .conditions import Clause, condition, every
from .instruments import DECREE_98, DECREE_152

_HOLD = every("no_hold")
_FREE = every("free_of_discipline")
_SAY_HOLD = "Không thuộc trường hợp tạm hoãn: đang xem xét kỷ luật, điều tra, thanh tra, kiểm toán, xác minh khiếu nại, tố cáo hoặc báo chí nêu"
_SAY_FREE = "Không đang trong thời hạn kỷ luật (thành tích chỉ được tính từ khi chấp hành xong)"


def holds(*, later: bool = False) -> tuple[Clause, ...]:
    """Điều 4 NĐ 98/2023 and the same principle in NĐ 152/2025."""
    text = (DECREE_152 if later else DECREE_98).at("" if later else "4")
    return (
        condition(text, _HOLD, code="tam_hoan", say=_SAY_HOLD, is_general=True),
        condition(text, _FREE, code="ky_luat", say=_SAY_FREE, is_general=True),
    )
