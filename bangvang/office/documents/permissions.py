"""Who may enter local regulations: the head of office and the officers of the body whose branch they bind."""

from bangvang.office.people.models import Role
from bangvang.office.people.permissions import answers_above

may_enter = answers_above(Role.HEAD_OF_OFFICE, "") | answers_above(Role.OFFICER, "")
may_end = answers_above(Role.HEAD_OF_OFFICE, "scope") | answers_above(Role.OFFICER, "scope")
