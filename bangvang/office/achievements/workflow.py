"""Steps on achievements. The register of awards has no step of its own: only decisions write it."""

from bangvang.office.achievements import permissions
from bangvang.toolbox.workflow import Step

RATE = Step("achievements.rate", "Nhập kết quả xếp loại", path="xep-loai", may=permissions.may_enter_list, form=True)
ENTER_INITIATIVES = Step(
    "achievements.enter_initiatives",
    "Nhập sáng kiến được công nhận",
    path="sang-kien",
    may=permissions.may_enter_list,
    form=True,
)
COMPLETE_LIST = Step(
    "achievements.complete_list", "Xác nhận danh sách đã đủ", path="da-du", may=permissions.may_enter_list, form=True
)
ENTER_DISCIPLINE = Step(
    "achievements.enter_discipline",
    "Ghi quyết định kỷ luật",
    path="ky-luat",
    may=permissions.may_write_discipline,
    form=True,
)
PLACE_HOLD = Step(
    "achievements.place_hold",
    "Ghi việc đang chờ xác nhận",
    path="cho-xac-nhan",
    may=permissions.may_place_hold,
    basis="Điều 4, Nghị định số 98/2023/NĐ-CP",
    form=True,
)
LIFT_HOLD = Step(
    "achievements.lift_hold",
    "Ghi kết luận",
    path="ket-luan",
    may=permissions.may_lift_hold,
    needs_reason=True,
    form=True,
)
REVOKE_AWARD = Step(
    "achievements.revoke_award",
    "Thu hồi",
    path="thu-hoi",
    may=permissions.may_revoke,
    needs_reason=True,
    typed_word="THU HỒI",
    basis="Điều 93, Luật số 06/2022/QH15",
    internal=True,
)
STEPS = (RATE, ENTER_INITIATIVES, COMPLETE_LIST, ENTER_DISCIPLINE, PLACE_HOLD, LIFT_HOLD)
