"""Steps on accounts and people."""

from bangvang.office.people.models import Role
from bangvang.office.people.permissions import administers, answers_above, is_own_account, is_party
from bangvang.toolbox.workflow import Step

INVITE = Step("people.invite", "Gửi thư mời", path="moi", may=administers)
OPEN_ACCOUNT = Step("people.open_account", "Mở tài khoản", path="mo", may=answers_above(Role.ADMINISTRATOR, ""))
CLOSE_ACCOUNT = Step("people.close_account", "Ngừng dùng tài khoản", path="ngung", may=administers)
REOPEN_ACCOUNT = Step("people.reopen_account", "Dùng lại tài khoản", path="dung-lai", may=administers)
CHANGE_PASSWORD = Step("people.change_password", "Đổi mật khẩu", path="mat-khau", may=is_own_account)
GIVE_ROLE = Step("people.give_role", "Giao vai trò", path="giao-vai-tro", may=answers_above(Role.ADMINISTRATOR, ""))
END_ROLE = Step("people.end_role", "Kết thúc vai trò", path="ket-thuc", may=answers_above(Role.ADMINISTRATOR, "unit"))
DELEGATE = Step("people.delegate", "Ủy quyền", path="uy-quyen", may=is_own_account)
END_DELEGATION = Step("people.end_delegation", "Kết thúc ủy quyền", path="ket-thuc-uy-quyen", may=is_party)
