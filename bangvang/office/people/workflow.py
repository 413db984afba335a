"""Steps on accounts and people."""

from bangvang.office.people.models import Role
from bangvang.office.people.permissions import answers_above, has_role
from bangvang.toolbox.workflow import Step

INVITE = Step("people.invite", "Gửi thư mời", path="moi", may=has_role(Role.ADMINISTRATOR))
GIVE_ROLE = Step("people.give_role", "Giao vai trò", path="giao-vai-tro", may=answers_above(Role.ADMINISTRATOR, ""))
END_ROLE = Step("people.end_role", "Kết thúc vai trò", path="ket-thuc", may=answers_above(Role.ADMINISTRATOR, "unit"))
DELEGATE = Step("people.delegate", "Ủy quyền", path="uy-quyen")
END_DELEGATION = Step("people.end_delegation", "Kết thúc ủy quyền", path="ket-thuc-uy-quyen")
