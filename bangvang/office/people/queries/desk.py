"""What waits on a desk about people and accounts."""

from bangvang.office.people.models import LinkRequest, Role
from bangvang.office.people.queries.accounts import accounts_seen_by
from bangvang.office.people.queries.acting import Acting
from bangvang.office.people.queries.corrections import correction_tasks
from bangvang.office.people.queries.duty import duty_tasks
from bangvang.toolbox.tasks import Task


def tasks_for(by: Acting) -> list[Task]:
    """For an administrator who waits for a new link; requests to correct records; units without anybody on duty."""
    return [*_link_tasks(by), *correction_tasks(by), *duty_tasks(by)]


def _link_tasks(by: Acting) -> list[Task]:
    if not by.has_role(Role.ADMINISTRATOR):
        return []
    waiting = LinkRequest.objects.filter(answered_at=None, account__in=accounts_seen_by(by))
    return [
        Task(
            f"Gửi liên kết đăng nhập mới cho {request.account}",
            "account",
            (request.account_id,),
            due=request.asked_at.date(),
            hint=f"Tên đăng nhập {request.account.username}; hãy xác minh đúng người trước khi gửi",
            kind="people.invite",
        )
        for request in waiting.select_related("account__person").order_by("asked_at")
    ]
