"""What a unit writes into a person's record: another name by decision, another unit, plain facts, time away."""

from datetime import date, timedelta
from typing import Any

from bangvang.office.people import queries, workflow
from bangvang.office.people.models import Leave, Person, PersonName, Post
from bangvang.office.people.permissions import Role
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import fold, name_key, nfc
from bangvang.toolbox.workflow import Lack, NotNow, NotYours, Step, begins, performs


@performs(workflow.RENAME)
def rename_person(person: Person, *, by: Author, full_name: str, since: date, decision: str) -> None:
    """Another name from a day on; papers of earlier days keep the old one, and it is still found."""
    name = " ".join(nfc(full_name).split())
    if name == person.full_name:
        raise NotNow(workflow.RENAME, [Lack("Họ tên mới giống họ tên đang dùng.")], person)
    _past(workflow.RENAME, person, since)
    last = queries.names_of(person)[-1:]
    if last and last[0].since and since <= last[0].since:
        raise NotNow(workflow.RENAME, [Lack("Ngày đổi tên không sau lần đổi tên trước.")], person)
    ended, begun = name_from(person, last[0] if last else None, name, since)
    begun.decision = nfc(decision)
    ended.save()
    begun.save()
    person.full_name, person.name_key, person.search_text = name, name_key(name), fold(name)
    person.save(update_fields=["full_name", "name_key", "search_text"])


def name_from(person: Person, last: PersonName | None, name: str, since: date) -> tuple[PersonName, PersonName]:
    """The name borne until the day before, and the one from that day on; not yet saved."""
    ended = last or PersonName(person=person, full_name=person.full_name, search_text=person.search_text)
    ended.until = since - timedelta(days=1)
    return ended, PersonName(person=person, full_name=name, search_text=fold(name), since=since)


@performs(workflow.MOVE_PERSON)
def move_person(
    person: Person, *, by: Author, to_unit: Unit, since: date, decision: str, title: str = "", kind: str = ""
) -> None:
    """Posts of today end the day before and one begins at the other unit, on its clock; past years stay where they were."""
    if hasattr(by, "oversees") and not by.oversees(Role.OFFICER, to_unit):
        raise NotYours(f"{to_unit} ngoài phạm vi phụ trách; cấp trên chung của hai đơn vị thực hiện.")
    day = since - timedelta(days=1)
    held = list(person.posts.select_for_update().filter(until=None).order_by("since", "pk"))
    lacks = _lacks_of_move(person, held, to_unit, since)
    if not held and not (title and kind):
        lacks.append(Lack("Người này chưa có vị trí nào đang giữ: ghi chức vụ và loại vị trí ở đơn vị mới."))
    if lacks:
        raise NotNow(workflow.MOVE_PERSON, lacks, person)
    last = held[-1] if held else None
    for post in held:
        post.until = day
        post.save(update_fields=["until"])
    new = Post(person=person, unit=to_unit, since=since, decision=nfc(decision), title=nfc(title) or last.title)
    new.kind, new.contract = kind or last.kind, last.contract if last else new.contract
    new.save()


def _lacks_of_move(person: Person, held: list[Post], to_unit: Unit, since: date) -> list[Lack]:
    lacks = []
    if any(post.unit_id == to_unit.pk for post in held):
        lacks.append(Lack(f"{person} đang công tác tại {to_unit}."))
    if any(post.since >= since for post in held):
        lacks.append(Lack("Ngày chuyển không sau ngày bắt đầu vị trí hiện tại."))
    if to_unit.since > since or (to_unit.until and to_unit.until < since):
        lacks.append(Lack(f"{to_unit} không hoạt động vào ngày chuyển."))
    return lacks


@performs(workflow.DESCRIBE)
def describe_person(person: Person, *, by: Author, **told: Any) -> None:
    """Citizen id and party, as the papers say. An id that another record bears makes the two a pair that looks alike."""
    for name, value in told.items():
        setattr(person, name, value)
    person.save(update_fields=list(told))


@performs(workflow.DESCRIBE_POST)
def describe_post(post: Post, *, by: Author, kind: str, contract: str) -> None:
    """Teacher or manager, on the staff or by contract: as the decision says."""
    post.kind, post.contract = kind, contract
    post.save(update_fields=["kind", "contract"])


@begins(workflow.ENTER_LEAVE)
def enter_leave(person: Person, *, by: Author, kind: str, since: date, **told: Any) -> Leave:
    """A spell away from work, open or ended."""
    until = told.get("until")
    beside = queries.leaves_of([person.pk]).filter(since__lte=until or date.max)
    if any(one.until is None or one.until >= since for one in beside):
        raise NotNow(workflow.ENTER_LEAVE, [Lack("Khoảng thời gian này chồng lên một khoảng đã ghi.")], person)
    return Leave.objects.create(person=person, kind=kind, since=since, **told)


@performs(workflow.END_LEAVE)
def end_leave(leave: Leave, *, by: Author, until: date, **told: Any) -> None:
    """The last day away; of study also what came of it."""
    if until < leave.since:
        raise NotNow(workflow.END_LEAVE, [Lack("Ngày kết thúc trước ngày bắt đầu.")], leave)
    for name, value in {"until": until, **told}.items():
        setattr(leave, name, value)
    leave.save()


def _past(step: Step, person: Person, day: date) -> None:
    if day > calendar.today():
        raise NotNow(step, [Lack("Ngày có hiệu lực còn ở phía trước.")], person)
