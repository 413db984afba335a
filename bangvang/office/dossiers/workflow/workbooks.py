"""The life of a unit's workbook: read, chosen, written whole, taken back."""

from bangvang.office.dossiers.models import DifferenceState, UnitWorkbook
from bangvang.office.dossiers.permissions import may_keep_workbook
from bangvang.office.people.models import ListState
from bangvang.toolbox.workflow import Lack, Step


def _lacks(book: UnitWorkbook) -> list[Lack]:
    rows = book.rows.filter(choice="")
    told = []
    if waiting := rows.filter(state=DifferenceState.CONFLICT).count():
        told.append(Lack(f"Còn {waiting} dòng hai bên cùng sửa, cần chọn lấy bên nào."))
    if wrong := rows.filter(state=DifferenceState.WRONG).count():
        told.append(Lack(f"Còn {wrong} dòng sai: sửa trong tệp rồi tải lên lại, hoặc chọn bỏ qua dòng đó."))
    if not told and not book.rows.filter(state__in=("changed", "conflict")).exclude(choice="skip").exists():
        told.append(Lack("Không có thay đổi nào để ghi."))
    return told


TAKE_IN_WORKBOOK = Step(
    "dossiers.take_in_workbook", "Đọc sổ Excel của đơn vị", path="tai-len", may=may_keep_workbook, form=True
)
CHOOSE_ROWS = Step(
    "dossiers.choose_rows", "Lưu lựa chọn", path="chon", source=(ListState.PREVIEW,), may=may_keep_workbook, form=True
)
WRITE_WORKBOOK = Step(
    "dossiers.write_workbook", "Ghi các thay đổi", path="ghi", source=(ListState.PREVIEW,), target=ListState.WRITTEN,
    may=may_keep_workbook, missing=_lacks,
)  # fmt: skip
VOID_WORKBOOK = Step(
    "dossiers.void_workbook", "Thu hồi lần ghi này", path="thu-hoi", source=(ListState.WRITTEN,),
    target=ListState.VOIDED, may=may_keep_workbook,
)  # fmt: skip
