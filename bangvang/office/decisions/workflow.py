"""The life of a decision: drafted and issued here, or entered from another authority and confirmed by a second person."""

from bangvang.office.decisions import notices, permissions
from bangvang.office.decisions.models import CertificateState, Decision, DecisionState
from bangvang.office.decisions.queries import unmade_files
from bangvang.toolbox.papers import none_failed
from bangvang.toolbox.workflow import Lack, Step


def _without_names(decision: Decision) -> list[Lack]:
    return [] if decision.lines.exists() else [Lack("Quyết định chưa có tên nào.", "Chuyên viên chọn hồ sơ.")]


def _none_failed(decision: Decision) -> list[Lack]:
    return none_failed(unmade_files(decision))


DRAFT = Step("decisions.draft", "Soạn quyết định", path="soan", may=permissions.may_draft, form=True)
ISSUE = Step(
    "decisions.issue",
    "Ban hành quyết định",
    path="ban-hanh",
    source=(DecisionState.DRAFT,),
    target=DecisionState.ISSUED,
    may=permissions.may_issue,
    missing=_without_names,
    basis="Điều 80, Luật số 06/2022/QH15",
    form=True,
    typed_word="ban hành",
    tell=(notices.decided,),
)
ATTACH_OFFICIAL = Step(
    "decisions.attach_official",
    "Tải bản quyết định đã ký",
    path="ban-chinh-thuc",
    source=(DecisionState.ISSUED,),
    may=permissions.works_here,
    form=True,
)
ENTER = Step("decisions.enter", "Nhập quyết định của cấp khác", path="nhap", may=permissions.may_enter, form=True)
MATCH = Step(
    "decisions.match",
    "Đối chiếu tên",
    path="doi-chieu",
    source=(DecisionState.ENTERED,),
    may=permissions.works_here,
    form=True,
)
CONFIRM = Step(
    "decisions.confirm",
    "Xác nhận quyết định đã nhập",
    path="xac-nhan",
    source=(DecisionState.ENTERED,),
    target=DecisionState.CONFIRMED,
    may=permissions.may_confirm,
    missing=_without_names,
    tell=(notices.decided,),
)
REVOKE = Step(
    "decisions.revoke",
    "Thu hồi bằng, giấy khen",
    path="thu-hoi",
    source=(CertificateState.VALID,),
    target=CertificateState.REVOKED,
    may=permissions.may_revoke,
    needs_reason=True,
    form=True,
    typed_word="thu hồi",
    basis="Điều 93, Luật số 06/2022/QH15",
)
MAKE_AGAIN = Step(
    "decisions.make_files_again",
    "Tạo lại tệp",
    path="tao-lai-tep",
    source=(DecisionState.ISSUED,),
    may=permissions.may_make_again,
    missing=_none_failed,
)
STEPS = (DRAFT, ISSUE, ATTACH_OFFICIAL, ENTER, MATCH, CONFIRM, REVOKE, MAKE_AGAIN)
