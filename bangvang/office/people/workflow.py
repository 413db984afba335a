"""Steps on accounts and people."""

from bangvang.office.people import notices
from bangvang.office.people.models import CorrectionState, ListState, NotTheSame, Person, ReadList, Role
from bangvang.office.people.permissions import (
    administers,
    answers_above,
    answers_request,
    has_asked,
    is_oneself,
    is_own_account,
    is_party,
    keeps_both,
    keeps_record,
    keeps_record_of,
    may_hand_over,
    moves_person,
    writes_staff_of,
)
from bangvang.office.people.queries.corrections import unit_that_answers
from bangvang.office.units.permissions import may_keep_team
from bangvang.toolbox.workflow import Lack, Step

INVITE = Step("people.invite", "Gửi thư mời", path="moi", may=administers)
OPEN_ACCOUNT = Step("people.open_account", "Mở tài khoản", path="mo", may=answers_above(Role.ADMINISTRATOR, ""))
CLOSE_ACCOUNT = Step("people.close_account", "Ngừng dùng tài khoản", path="ngung", may=administers)
REOPEN_ACCOUNT = Step("people.reopen_account", "Dùng lại tài khoản", path="dung-lai", may=administers)
CHANGE_PASSWORD = Step("people.change_password", "Đổi mật khẩu", path="mat-khau", may=is_own_account)
KEEP_TEAM = Step("people.keep_team", "Ghi thành viên của tổ", may=may_keep_team, form=True)
HAND_OVER = Step("people.hand_over", "Bàn giao công việc", path="ban-giao", may=may_hand_over, form=True)
GIVE_ROLE = Step("people.give_role", "Giao vai trò", path="giao-vai-tro", may=answers_above(Role.ADMINISTRATOR, ""))
END_ROLE = Step("people.end_role", "Kết thúc vai trò", path="ket-thuc", may=answers_above(Role.ADMINISTRATOR, "unit"))
DELEGATE = Step("people.delegate", "Ủy quyền", path="uy-quyen", may=is_own_account)
END_DELEGATION = Step("people.end_delegation", "Kết thúc ủy quyền", path="ket-thuc-uy-quyen", may=is_party)


def lacks_to_write(found: ReadList) -> list[Lack]:
    """Nothing or everything: each row is right, each doubt has its choice, and something would change."""
    counts, lacks = found.counts, []
    wrong = counts.get("wrong", 0) - counts.get("left_out", 0)
    if wrong:
        lacks.append(Lack(f"Còn {wrong} dòng sai; sửa trong tệp rồi tải lên lại, hoặc chọn không nhập dòng đó."))
    if counts.get("waiting"):
        lacks.append(Lack(f"Còn {counts['waiting']} dòng chưa chọn cách xử lý."))
    if not wrong and not any(counts.get(state) for state in ("new", "changed", "doubtful")):
        lacks.append(Lack("Không dòng nào khác dữ liệu trên hệ thống; không có gì để ghi."))
    return lacks


TAKE_IN_LIST = Step("people.take_in_list", "Đọc danh sách cán bộ", path="tai-len", may=writes_staff_of, form=True)
READ_LIST_AGAIN = Step(
    "people.read_list_again", "Đọc lại", path="doc-lai", source=(ListState.PREVIEW,), may=writes_staff_of, form=True
)
CHOOSE = Step("people.choose", "Lưu lựa chọn", path="chon", source=(ListState.PREVIEW,), may=writes_staff_of, form=True)
WRITE_LIST = Step(
    "people.write_list", "Ghi vào sổ", path="ghi", source=(ListState.PREVIEW,), target=ListState.WRITTEN,
    may=writes_staff_of, missing=lacks_to_write,
)  # fmt: skip
VOID_LIST = Step(
    "people.void_list", "Thu hồi lần nhập này", path="thu-hoi", source=(ListState.WRITTEN,), target=ListState.VOIDED,
    may=writes_staff_of,
)  # fmt: skip


def nobody_answers(person: Person) -> list[Lack]:
    return [] if unit_that_answers(person) else [Lack("Hồ sơ chưa ghi đơn vị công tác nào để tiếp nhận yêu cầu.")]


# Access within 72 hours, correction as soon as can be: NĐ 13/2023 Điều 14, 15 (until 31/12/2025; the Law after it not read).
# So many working days are the office's own: settings.CORRECTION_DAYS.
ASK_CORRECTION = Step(
    "people.ask_correction", "Gửi yêu cầu đính chính", path="dinh-chinh", may=is_oneself, missing=nobody_answers,
    form=True, tell=(notices.correction_asked,),
)  # fmt: skip
ACCEPT_CORRECTION = Step(
    "people.accept_correction", "Chấp nhận", path="chap-nhan", source=(CorrectionState.SENT,),
    target=CorrectionState.ACCEPTED, may=answers_request, needs_reason=True, tell=(notices.correction_answered,),
)  # fmt: skip
REFUSE_CORRECTION = Step(
    "people.refuse_correction", "Không chấp nhận", path="khong-chap-nhan", source=(CorrectionState.SENT,),
    target=CorrectionState.REFUSED, may=answers_request, needs_reason=True, tell=(notices.correction_answered,),
)  # fmt: skip
WITHDRAW_CORRECTION = Step(
    "people.withdraw_correction", "Rút yêu cầu", path="rut", source=(CorrectionState.SENT,),
    target=CorrectionState.WITHDRAWN, may=has_asked,
)  # fmt: skip
CORRECTION_STEPS = (ACCEPT_CORRECTION, REFUSE_CORRECTION, WITHDRAW_CORRECTION)


def lacks_of_unmerging(person: Person) -> list[Lack]:
    return [] if person.merged_into_id else [Lack(f"{person} chưa gộp vào hồ sơ nào.")]


def lacks_of_merging(person: Person) -> list[Lack]:
    return [Lack(f"{person} đã gộp vào hồ sơ khác; bỏ gộp trước.")] if person.merged_into_id else []


# Two records of one person: a pointer to the one that stays. Nothing is moved, so undoing it leaves all as it was.
MERGE_RECORD = Step(
    "people.merge_record", "Gộp hồ sơ", path="gop", may=keeps_record, missing=lacks_of_merging, form=True
)
UNMERGE_RECORD = Step(
    "people.unmerge_record", "Bỏ gộp", path="bo-gop", may=keeps_record, missing=lacks_of_unmerging, needs_reason=True
)
TELL_APART = Step("people.tell_apart", "Không phải một người", path="hai-nguoi", may=keeps_record, form=True)


def lacks_of_ending(pair: NotTheSame) -> list[Lack]:
    return [Lack("Ghi nhận này đã được bỏ trước đó.")] if pair.ended_at else []


STOP_TELLING_APART = Step(
    "people.stop_telling_apart", "Bỏ ghi nhận hai người", path="bo-hai-nguoi", may=keeps_both, missing=lacks_of_ending
)
RENAME = Step("people.rename", "Đổi tên", path="doi-ten", may=keeps_record, form=True)
MOVE_PERSON = Step("people.move", "Chuyển đơn vị", path="chuyen", may=moves_person, form=True)
DESCRIBE = Step("people.describe", "Sửa thông tin", path="sua", may=keeps_record, form=True)
DESCRIBE_POST = Step("people.describe_post", "Sửa vị trí công tác", path="vi-tri", may=keeps_record_of, form=True)
ENTER_LEAVE = Step("people.enter_leave", "Ghi thời gian nghỉ, đi học", path="nghi", may=keeps_record, form=True)
END_LEAVE = Step("people.end_leave", "Ghi ngày trở lại", path="tro-lai", may=keeps_record_of, form=True)
