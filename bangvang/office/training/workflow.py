"""The life of a training session: planned, announced, held; or cancelled."""

from bangvang.office.training import notices, permissions
from bangvang.office.training.models import Attendance, Mark, Material, SessionState, TrainingSession
from bangvang.office.training.queries import called_to, people_to_call, unmarked
from bangvang.toolbox import calendar
from bangvang.toolbox.workflow import Lack, Step

PLANNED, ANNOUNCED, HELD = SessionState.PLANNED, SessionState.ANNOUNCED, SessionState.HELD


def _nobody(session: TrainingSession) -> list[Lack]:
    if called_to(session).exists() or people_to_call(session).exists():
        return []
    return [Lack("Chưa có ai được mời.", "Chọn vai trò được mời, hoặc mời thêm từng người.")]


def _too_early(session: TrainingSession) -> list[Lack]:
    return [] if session.begins <= calendar.today() else [Lack(f"Điểm danh được từ ngày {session.begins:%d/%m/%Y}.")]


def _not_over(session: TrainingSession) -> list[Lack]:
    if session.ends > calendar.today():
        return [Lack(f"Lớp tập huấn đến hết ngày {session.ends:%d/%m/%Y}.")]
    left = unmarked(session)
    return [Lack(f"Còn {left} người chưa điểm danh.", "Người tổ chức điểm danh.")] if left else []


def _taken_back(material: Material) -> list[Lack]:
    return [Lack("Tài liệu này đã được gỡ.")] if material.taken_back_at else []


def _past_taking_off(row: Attendance) -> list[Lack]:
    """Only before the session, and never once attendance is recorded."""
    if row.taken_off_at:
        return [Lack("Người này đã được rút tên.")]
    if row.session.state not in (PLANNED, ANNOUNCED):
        return [Lack("Lớp tập huấn đã kết thúc hoặc đã hủy.")]
    if row.mark != Mark.CALLED or row.marked_at:
        return [Lack("Người này đã được điểm danh, không rút tên được.")]
    if row.session.begins <= calendar.today():
        return [
            Lack(f"Lớp đã khai mạc ngày {row.session.begins:%d/%m/%Y}, không rút tên được.", "Ghi vắng khi điểm danh.")
        ]
    return []


PLAN = Step("training.plan", "Lập lớp tập huấn", path="lap", may=permissions.may_plan, form=True)
CHANGE = Step(
    "training.change", "Sửa thời gian, địa điểm, nội dung", path="sua", source=(PLANNED, ANNOUNCED),
    may=permissions.may_run, form=True, tell=(notices.changed,),
)  # fmt: skip
CALL = Step(
    "training.call", "Mời thêm người", path="moi-them", source=(PLANNED, ANNOUNCED, HELD), may=permissions.may_run,
    form=True,
)  # fmt: skip
ANNOUNCE = Step(
    "training.announce", "Thông báo và mời", path="thong-bao", source=(PLANNED,), target=ANNOUNCED,
    may=permissions.may_run, missing=_nobody, tell=(notices.announced,),
)  # fmt: skip
ADD_MATERIAL = Step(
    "training.add_material", "Thêm tài liệu", path="tai-lieu", source=(PLANNED, ANNOUNCED, HELD),
    may=permissions.may_run, form=True,
)  # fmt: skip
TAKE_BACK = Step("training.take_back", "Gỡ tài liệu", path="go", may=permissions.runs_session_of, missing=_taken_back)
TAKE_OFF = Step(
    "training.take_off", "Rút tên khỏi danh sách mời", path="rut-ten", may=permissions.runs_session_of,
    missing=_past_taking_off, needs_reason=True, form=True, tell=(notices.taken_off,),
)  # fmt: skip
MARK = Step(
    "training.mark", "Điểm danh", path="diem-danh", source=(ANNOUNCED, HELD), may=permissions.may_run,
    missing=_too_early, form=True,
)  # fmt: skip
MARK_ONE = Step("training.mark_one", "Điểm danh từng người", internal=True)
CLOSE = Step(
    "training.close", "Kết thúc lớp tập huấn", path="ket-thuc", source=(ANNOUNCED,), target=HELD,
    may=permissions.may_run, missing=_not_over,
)  # fmt: skip
CANCEL = Step(
    "training.cancel", "Hủy lớp tập huấn", path="huy", source=(PLANNED, ANNOUNCED), target=SessionState.CANCELLED,
    may=permissions.may_run, needs_reason=True, tell=(notices.cancelled,),
)  # fmt: skip
STEPS = (ANNOUNCE, MARK, CLOSE, CALL, ADD_MATERIAL, CHANGE, CANCEL)
