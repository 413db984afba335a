"""Bàn giao: one step ends a role of one account and gives it to another on a day, and keeps what was open."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from bangvang.office.people import workflow
from bangvang.office.people.models import Account, Handover, RoleHeld
from bangvang.office.people.papers import handover_minutes
from bangvang.office.people.queries import HANDED_OVER, may_take_over, roles_on
from bangvang.office.people.queries.duty import HANDOVER
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.papers import issue
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, NotYours, begins


@begins(workflow.HAND_OVER)
def hand_over(
    unit: Unit,
    *,
    by: Author,
    giver: Account,
    receiver: Account,
    role: str,
    since: date,
    note: str = "",
    open_tasks: Iterable[dict[str, Any]] = (),
) -> Handover:
    """The giver holds the role until the day before, the receiver from the day on; the biên bản is frozen as of now."""
    if receiver.pk == by.author_id:
        raise NotYours("Không ai tự nhận vai trò bàn giao cho chính mình được; người khác thực hiện.")
    held = _held(unit, giver, role)
    if lacks := _lacks(unit, by, held, receiver, role, since):
        raise NotNow(workflow.HAND_OVER, lacks, unit)
    held.until = since - timedelta(days=1)
    held.save(update_fields=["until"])
    if not roles_on(since).filter(unit=unit, account=receiver, role=role).exists():
        RoleHeld.objects.create(unit=unit, account=receiver, role=role, since=since)
    told = {"note": nfc(note).strip(), "open_tasks": list(open_tasks), "made_at": calendar.now()}
    made = Handover.objects.create(unit=unit, role=role, giver=giver, receiver=receiver, since=since, **told)
    issue("receipt", HANDOVER, made.pk, handover_minutes(made).as_dict(), by=by)
    return made


def _held(unit: Unit, giver: Account, role: str) -> RoleHeld | None:
    rows = roles_on(calendar.today()).filter(unit=unit, account=giver, role=role, until=None)
    return rows.select_for_update().order_by("-since").first()


def _lacks(unit: Unit, by: Author, held: RoleHeld | None, receiver: Account, role: str, since: date) -> list[Lack]:
    lacks = []
    if held is None or role not in HANDED_OVER:
        lacks.append(Lack("Người giao không còn giữ vai trò này tại đơn vị."))
    elif since <= held.since:
        lacks.append(Lack(f"Người giao giữ vai trò từ ngày {held.since:%d/%m/%Y}; ngày bàn giao phải sau ngày đó."))
    if since < calendar.today():
        lacks.append(Lack("Bàn giao có hiệu lực từ hôm nay trở đi."))
    if not may_take_over(unit, by).filter(pk=receiver.pk).exists() or (held and held.account_id == receiver.pk):
        lacks.append(Lack("Người nhận phải đang công tác tại đơn vị, có tài khoản đang dùng và khác người giao."))
    return lacks
