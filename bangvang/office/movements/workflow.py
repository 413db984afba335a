"""The life of movements, rounds, launches and reviews."""

from bangvang.office.movements import notices, permissions
from bangvang.office.movements.models import DispatchState, Review, ReviewState, Round, RoundState
from bangvang.office.movements.queries import reviews_missing
from bangvang.office.plans.models import PlanState
from bangvang.toolbox.workflow import Lack, Step


def _without_reviews(round_: Round) -> list[Lack]:
    missing = reviews_missing(round_)
    if not missing:
        return []
    names = ", ".join(unit.short_name for unit in missing[:5]) + (" và các đơn vị khác" if len(missing) > 5 else "")
    return [
        Lack(
            f"Còn {len(missing)} đơn vị chưa có báo cáo sơ kết được tiếp nhận: {names}.", "Các đơn vị này nộp báo cáo."
        )
    ]


def _empty(review: Review) -> list[Lack]:
    if any(paragraph.text.strip() for paragraph in review.paragraphs.all()):
        return []
    return [Lack("Báo cáo chưa có nội dung về phong trào nào.", "Đơn vị nhập kết quả từng phong trào.")]


CONFIRM_PLAN = Step(
    "movements.confirm_plan",
    "Xác nhận kế hoạch",
    path="xac-nhan",
    source=(PlanState.READ,),
    may=permissions.may_confirm,
    form=True,
)
LAUNCH = Step(
    "movements.launch",
    "Phát động",
    path="phat-dong",
    source=(RoundState.PLANNED, RoundState.LAUNCHED),
    target=RoundState.LAUNCHED,
    may=permissions.may_launch,
    basis="Điều 17 khoản 2, Luật số 06/2022/QH15",
    form=True,
)
RECEIVE = Step(
    "movements.receive",
    "Xác nhận đã nhận",
    path="nhan",
    source=(DispatchState.SENT,),
    target=DispatchState.RECEIVED,
    may=permissions.may_answer,
)
ANSWER = Step(
    "movements.answer",
    "Đăng ký hưởng ứng",
    path="huong-ung",
    source=(DispatchState.SENT, DispatchState.RECEIVED, DispatchState.ANSWERED),
    target=DispatchState.ANSWERED,
    may=permissions.may_answer,
    form=True,
)
FORWARD = Step("movements.forward", "Gửi xuống các trường", path="gui-xuong", may=permissions.may_answer, form=True)
BEGIN_REVIEW = Step("movements.begin_review", "Lập báo cáo sơ kết", path="lap-bao-cao", may=permissions.may_answer)
SAVE_REVIEW = Step(
    "movements.save_review",
    "Lưu báo cáo sơ kết",
    path="luu",
    source=(ReviewState.DRAFT, ReviewState.RETURNED),
    target=ReviewState.DRAFT,  # a returned report once mended waits for the head again
    may=permissions.may_write_review,
    form=True,
)
HAND_IN_REVIEW = Step(
    "movements.hand_in_review",
    "Ký và nộp báo cáo",
    path="nop",
    source=(ReviewState.DRAFT, ReviewState.RETURNED),
    target=ReviewState.HANDED_IN,
    may=permissions.may_hand_in,
    missing=_empty,
    tell=(notices.review_to_receiver,),
)
ACCEPT_REVIEW = Step(
    "movements.accept_review",
    "Tiếp nhận báo cáo",
    path="tiep-nhan",
    source=(ReviewState.HANDED_IN,),
    target=ReviewState.ACCEPTED,
    may=permissions.may_take_review,
    undoable=True,
)
RETURN_REVIEW = Step(
    "movements.return_review",
    "Trả lại báo cáo",
    path="tra-lai",
    source=(ReviewState.HANDED_IN,),
    target=ReviewState.RETURNED,
    may=permissions.may_take_review,
    needs_reason=True,
    form=True,
    tell=(notices.review_returned,),
)
CLOSE_ROUND = Step(
    "movements.close_round",
    "Sơ kết đợt thi đua",
    path="so-ket",
    source=(RoundState.LAUNCHED,),
    target=RoundState.CLOSED,
    may=permissions.may_launch,
    missing=_without_reviews,
    basis="Điều 17 khoản 5, Luật số 06/2022/QH15",
    form=True,
)
REVIEW_MOVEMENT = Step(
    "movements.review_movement",
    "Sơ kết, tổng kết phong trào",
    path="tong-ket",
    may=permissions.may_review_movement,
    form=True,
)
STEPS = (
    CONFIRM_PLAN,
    LAUNCH,
    RECEIVE,
    ANSWER,
    FORWARD,
    BEGIN_REVIEW,
    SAVE_REVIEW,
    HAND_IN_REVIEW,
    ACCEPT_REVIEW,
    RETURN_REVIEW,
    CLOSE_ROUND,
    REVIEW_MOVEMENT,
)
