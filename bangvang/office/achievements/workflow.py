"""Steps on achievements. The register of awards has no step of its own: only decisions write it."""

from bangvang.office.achievements import permissions
from bangvang.office.achievements.queries.proofs import act_built_on, not_standing, nothing_to_compare, settled
from bangvang.office.people.models import ListState
from bangvang.office.people.workflow import lacks_to_write
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
ENTER_RESULT = Step(
    "achievements.enter_result",
    "Nhập kết quả hội thi, kỳ thi",
    path="ket-qua",
    may=permissions.may_enter_list,
    form=True,
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
ATTACH_SCAN = Step(
    "achievements.attach_scan",
    "Đính kèm bản chụp",
    path="ban-chup",
    may=permissions.may_attach_scan,
    missing=settled,
    form=True,
)
CHECK = Step(
    "achievements.check",
    "Khớp",
    path="khop",
    may=permissions.may_check,
    missing=nothing_to_compare,
    undoable=True,
)
DOUBT = Step(
    "achievements.doubt",
    "Không khớp",
    path="khong-khop",
    may=permissions.may_doubt,
    missing=nothing_to_compare,
    needs_reason=True,
    undoable=True,
)
ANSWER_DOUBT = Step(
    "achievements.answer_doubt",
    "Gửi đối chiếu lại",
    path="doi-chieu-lai",
    may=permissions.may_attach_scan,
    missing=settled,
    needs_reason=True,
)
CONFIRM_OWN = Step(
    "achievements.confirm_own",
    "Xác nhận của cơ quan ban hành",
    path="xac-nhan",
    may=permissions.may_confirm_own,
    undoable=True,
)
CONFIRM_BY_LETTER = Step(
    "achievements.confirm_by_letter",
    "Ghi công văn xác nhận",
    path="cong-van",
    may=permissions.may_confirm_by_letter,
    form=True,
    undoable=True,
)
CORRECT = Step(
    "achievements.correct_award",
    "Điều chỉnh, đính chính",
    path="dieu-chinh",
    may=permissions.may_correct,
    missing=not_standing,
    form=True,
)
RENEW_PAPER = Step(
    "achievements.renew_paper",
    "Cấp đổi, cấp lại",
    path="cap-doi-cap-lai",
    may=permissions.may_correct,
    missing=not_standing,
    form=True,
)
TAKE_BACK = Step(
    "achievements.take_back_award",
    "Ghi quyết định thu hồi",
    path="thu-hoi",
    may=permissions.may_revoke,
    missing=not_standing,
    basis="Điều 93, Luật số 06/2022/QH15",
    form=True,
    typed_word="thu hồi",
)
WITHDRAW_ACT = Step(
    "achievements.withdraw_act",
    "Rút quyết định đã ghi",
    path="rut",
    may=permissions.may_take_back_act,
    missing=act_built_on,
    needs_reason=True,
)


PREVIEW = (ListState.PREVIEW,)
TAKE_IN_PAST = Step(
    "achievements.take_in_past",
    "Đọc danh sách các năm trước",
    path="tai-len",
    may=permissions.may_enter_list,
    form=True,
)
READ_PAST_AGAIN = Step(
    "achievements.read_past_again", "Đọc lại", path="doc-lai", source=PREVIEW, may=permissions.may_enter_past, form=True
)
CHOOSE_PAST = Step(
    "achievements.choose_past", "Lưu lựa chọn", path="chon", source=PREVIEW, may=permissions.may_enter_past, form=True
)
TAKE_ONLY_NAMESAKES = Step(
    "achievements.take_only_namesakes",
    "Nhận mọi dòng chỉ giống một người",
    path="nhan-het",
    source=PREVIEW,
    may=permissions.may_enter_past,
)
ADD_ALL_UNKNOWN = Step(
    "achievements.add_all_unknown",
    "Thêm mọi người chưa có trong sổ",
    path="them-het",
    source=PREVIEW,
    may=permissions.may_enter_past,
)
WRITE_PAST = Step(
    "achievements.write_past",
    "Ghi vào sổ",
    path="ghi",
    source=PREVIEW,
    target=ListState.WRITTEN,
    may=permissions.may_enter_past,
    missing=lacks_to_write,
)
VOID_PAST = Step(
    "achievements.void_past",
    "Thu hồi lần nhập này",
    path="thu-hoi",
    source=(ListState.WRITTEN,),
    target=ListState.VOIDED,
    may=permissions.may_enter_past,
)
PAST = (TAKE_IN_PAST, READ_PAST_AGAIN, CHOOSE_PAST, TAKE_ONLY_NAMESAKES, ADD_ALL_UNKNOWN, WRITE_PAST, VOID_PAST)
HAND_OVER = Step(
    "achievements.hand_over",
    "Ghi ngày trao",
    path="da-trao",
    may=permissions.may_hand_over,
    missing=not_standing,
    form=True,
)
PROVING = (ATTACH_SCAN, CHECK, DOUBT, ANSWER_DOUBT, CONFIRM_OWN, CONFIRM_BY_LETTER)
LATER_ACTS = (CORRECT, RENEW_PAPER, TAKE_BACK)
STEPS = (
    RATE,
    ENTER_INITIATIVES,
    ENTER_RESULT,
    COMPLETE_LIST,
    ENTER_DISCIPLINE,
    PLACE_HOLD,
    LIFT_HOLD,
    *PROVING,
    *LATER_ACTS,
    WITHDRAW_ACT,
    HAND_OVER,
    *PAST,
)
