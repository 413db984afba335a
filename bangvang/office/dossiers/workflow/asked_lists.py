"""The life of a list that registers or nominates: read, chosen, written whole, taken back."""

from bangvang.office.dossiers.permissions import may_keep_workbook
from bangvang.office.people.models import ListState
from bangvang.office.people.workflow import lacks_to_write
from bangvang.toolbox.workflow import Step

PREVIEW = (ListState.PREVIEW,)
TAKE_IN_ASKED = Step(
    "dossiers.take_in_asked", "Đọc danh sách đăng ký, đề nghị", path="tai-len", may=may_keep_workbook, form=True
)
READ_ASKED_AGAIN = Step(
    "dossiers.read_asked_again", "Đọc lại", path="doc-lai", source=PREVIEW, may=may_keep_workbook, form=True
)
CHOOSE_ASKED = Step(
    "dossiers.choose_asked", "Lưu lựa chọn", path="chon", source=PREVIEW, may=may_keep_workbook, form=True
)
TAKE_ONLY_ASKED = Step(
    "dossiers.take_only_asked", "Nhận mọi dòng chỉ giống một người", path="nhan-het", source=PREVIEW, may=may_keep_workbook
)  # fmt: skip
WRITE_ASKED = Step(
    "dossiers.write_asked", "Ghi vào bảng", path="ghi", source=PREVIEW, target=ListState.WRITTEN, may=may_keep_workbook,
    missing=lacks_to_write,
)  # fmt: skip
VOID_ASKED = Step(
    "dossiers.void_asked", "Thu hồi lần nhập này", path="thu-hoi", source=(ListState.WRITTEN,), target=ListState.VOIDED,
    may=may_keep_workbook,
)  # fmt: skip
