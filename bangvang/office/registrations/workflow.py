"""The life of a registration sheet. Nothing in it asks the lawbook: what is registered binds nobody (Điều 7)."""

from bangvang.office.registrations import notices, permissions
from bangvang.office.registrations.models import RegistrationSheet, SheetState
from bangvang.toolbox.workflow import Lack, Step


def _empty(sheet: RegistrationSheet) -> list[Lack]:
    if sheet.registrations.filter(withdrawn_at=None).exists():
        return []
    return [Lack("Chưa đánh dấu người hoặc tập thể nào.", "Cán bộ phụ trách của đơn vị đánh dấu và lưu.")]


OPEN = Step(
    "registrations.open", "Lập bản đăng ký", path="lap", target=SheetState.DRAFT, may=permissions.may_open, form=True
)
SAVE = Step(
    "registrations.save",
    "Lưu bản đăng ký",
    path="luu",
    source=(SheetState.DRAFT,),
    may=permissions.may_prepare,
    form=True,
)
HAND_IN = Step(
    "registrations.hand_in",
    "Nộp bản đăng ký",
    path="nop",
    source=(SheetState.DRAFT,),
    target=SheetState.HANDED_IN,
    may=permissions.may_prepare,
    missing=_empty,
)
RECALL = Step(
    "registrations.recall",
    "Rút lại để sửa",
    path="rut-lai",
    source=(SheetState.HANDED_IN,),
    target=SheetState.DRAFT,
    may=permissions.may_prepare,
)
RECEIVE = Step(
    "registrations.receive",
    "Tiếp nhận",
    path="tiep-nhan",
    source=(SheetState.HANDED_IN,),
    target=SheetState.RECEIVED,
    may=permissions.may_receive,
    tell=(notices.sheets_received,),
    undoable=True,
)
RETURN = Step(
    "registrations.return",
    "Trả lại",
    path="tra-lai",
    source=(SheetState.HANDED_IN, SheetState.RECEIVED),
    target=SheetState.DRAFT,
    may=permissions.may_receive,
    tell=(notices.sheets_returned,),
    needs_reason=True,
)
STEPS = (OPEN, SAVE, HAND_IN, RECALL, RECEIVE, RETURN)
