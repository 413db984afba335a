"""Councils and their meetings up to the vote: members, invitation, agenda, attendance, conflicts."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from bangvang import lawbook
from bangvang.office.councils import permissions, workflow
from bangvang.office.councils.actions.finishing import finish_count
from bangvang.office.councils.models import AgendaItem, Conflict, Council, Meeting, MeetingState, Member, Presence
from bangvang.office.councils.queries import awards_without_ballot, day_of, has_ballot, lines_waiting, members_on
from bangvang.office.dossiers.actions import leave_council, put_before_council
from bangvang.office.dossiers.models import Line
from bangvang.office.people.models import Person
from bangvang.office.people.queries import Acting
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, NotYours, Step, begins, performs


@begins(workflow.FOUND)
def found_council(
    unit: Unit, *, by: Author, name: str, number: str, decided_date: date, members: Iterable[dict[str, Any]]
) -> Council:
    """A council by its decision. A member: person, role, post_title; the account is the person's own if there is one."""
    unit.councils.filter(until=None).update(until=decided_date - timedelta(days=1))  # one council at a time
    council = Council(unit=unit, name=nfc(name), number=nfc(number), decided_date=decided_date, since=decided_date)
    council.save()
    Member.objects.bulk_create(_member(council, order, row) for order, row in enumerate(members, start=1))
    return council


@begins(workflow.PLAN)
def plan_meeting(
    council: Council, *, by: Author, title: str, period: str, held_at: datetime, place: str = ""
) -> Meeting:
    """Call a meeting; every member of that day stands on the attendance list."""
    meeting = Meeting(council=council, title=nfc(title), period=period, held_at=held_at, place=nfc(place))
    meeting.save()
    _seat_new_accounts(council)
    here = members_on(council, day_of(meeting))
    Presence.objects.bulk_create(Presence(meeting=meeting, member=member) for member in here)
    return meeting


@performs(workflow.MOVE_MEETING)
def move_meeting(meeting: Meeting, *, by: Author, held_at: datetime, place: str) -> None:
    """Another time or place; the members are told."""
    meeting.held_at, meeting.place = held_at, nfc(place)
    meeting.save(update_fields=["held_at", "place"])


@performs(workflow.SET_AGENDA)
def set_agenda(meeting: Meeting, *, by: Author, lines: Iterable[Line]) -> None:
    """Bring dossiers before the council, award by award and by given name."""
    asked = list(lines)
    here = set(lines_waiting(meeting.council.unit).values_list("pk", flat=True))
    if strange := [line for line in asked if line.pk not in here]:
        raise NotNow(
            workflow.SET_AGENDA,
            [Lack(f"{strange[0]} không chờ họp tại {meeting.council.unit.short_name}.")],
            meeting,
        )
    chosen = put_before_council(asked, by=by)
    order = list(lawbook.AWARDS)
    chosen.sort(key=lambda line: (order.index(line.award), line.name_key, line.pk))
    start = meeting.items.count()
    AgendaItem.objects.bulk_create(
        [AgendaItem(meeting=meeting, line=line, order=start + n) for n, line in enumerate(chosen, start=1)],
        batch_size=500,
    )


@performs(workflow.REMOVE_ITEMS)
def remove_items(meeting: Meeting, *, by: Author, items: Iterable[int], reason: str) -> None:
    """Put dossiers off (by item id) before their ballot opens: each goes back to where it stood."""
    rows = list(meeting.items.filter(pk__in=list(items)).select_related("line"))
    if any(has_ballot(meeting, award) for award in {item.line.award for item in rows}):
        raise NotNow(workflow.REMOVE_ITEMS, [Lack("Danh hiệu, hình thức này đã mở bỏ phiếu.")], meeting)
    if meeting.state == MeetingState.OPEN and meeting.items.count() == len(rows):
        raise NotNow(workflow.REMOVE_ITEMS, [Lack("Phiên họp phải còn ít nhất một hồ sơ.")], meeting)
    leave_council([item.line for item in rows], by=by, reason=reason)
    Conflict.objects.filter(item__in=rows).delete()
    AgendaItem.objects.filter(pk__in=[item.pk for item in rows]).delete()
    if meeting.state == MeetingState.OPEN and not awards_without_ballot(meeting):
        finish_count(meeting, by=by)


@performs(workflow.MARK_PRESENCE)
def mark_presence(meeting: Meeting, *, by: Author, how: dict[int, str], reasons: dict[int, str] | None = None) -> None:
    """Who is there, votes in writing, or is absent and why (by member id)."""
    rows = list(meeting.presences.filter(member_id__in=how))
    for row in rows:
        row.how = Presence.How(how[row.member_id])
        row.reason = nfc((reasons or {}).get(row.member_id, ""))
    Presence.objects.bulk_update(rows, ["how", "reason"])


@performs(workflow.OPEN_MEETING)
def open_meeting(meeting: Meeting, *, by: Author) -> None:
    """The chair opens the meeting; agenda and quorum stand."""
    _seat_new_accounts(meeting.council)
    meeting.opened_at = calendar.now()
    meeting.save(update_fields=["opened_at"])


@performs(workflow.DECLARE)
def declare_conflict(item: AgendaItem, *, by: Acting, member: Member, reason_given: str) -> None:
    """A member takes no part in the vote on this name. Only before its ballot opens; only for oneself or by the secretary."""
    if member.account_id != by.account.pk and not permissions.keeps_item.test(by, item):
        raise NotYours("Thành viên chỉ khai cho chính mình; thư ký khai giúp người khác.")
    if member.council_id != item.meeting.council_id:
        raise NotYours(f"{member} không thuộc Hội đồng này.")
    _before_its_ballot(workflow.DECLARE, item)
    Conflict.objects.get_or_create(
        item=item, member=member, defaults={"reason": nfc(reason_given), "declared_at": calendar.now()}
    )


@performs(workflow.TAKE_BACK)
def take_back_conflict(conflict: Conflict, *, by: Acting) -> None:
    """Declared by mistake: the member votes on this name after all. Only before its ballot opens."""
    _before_its_ballot(workflow.TAKE_BACK, conflict.item)
    Conflict.objects.filter(pk=conflict.pk).delete()


def _before_its_ballot(step: Step, item: AgendaItem) -> None:
    if has_ballot(item.meeting, item.line.award):
        raise NotNow(step, [Lack("Danh hiệu, hình thức này đã mở bỏ phiếu.")], item)


def _seat_new_accounts(council: Council) -> None:
    """An account opened after the founding belongs to its person's seat."""
    rows = list(council.members.filter(account=None, person__account__isnull=False).select_related("person__account"))
    for row in rows:
        row.account = row.person.account
    Member.objects.bulk_update(rows, ["account"])


def _member(council: Council, order: int, row: dict[str, Any]) -> Member:
    person: Person = row["person"]
    return Member(
        council=council,
        person=person,
        account=getattr(person, "account", None),
        role=row.get("role", "member"),
        post_title=row.get("post_title", ""),
        order=order,
        since=council.since,
    )
