"""Two records of one person: a pointer to the record that stays, and its undoing. No row of another app is written."""

from bangvang.office.people import queries, workflow
from bangvang.office.people.models import NotTheSame, Person, Post
from bangvang.office.people.permissions import keeps_record
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.workflow import Lack, NotNow, NotYours, Step, begins, performs


@performs(workflow.MERGE_RECORD)
def merge_record(person: Person, *, by: Author, into: Person) -> None:
    """All that is known of this record is from now on known of the other; chains are followed to their end."""
    into = Person.objects.select_for_update().get(pk=into.pk)
    _both_kept(workflow.MERGE_RECORD, by, into)
    if into.pk == person.pk or into.stays_id == person.pk:
        raise NotNow(workflow.MERGE_RECORD, [Lack("Hồ sơ không gộp vào chính nó được.")], person)
    stays = into.stays or into
    if not queries.why_alike(person, stays) and not queries.why_alike(person, into):
        lack = Lack("Hai hồ sơ chỉ giống họ tên: cần cùng ngày sinh, cùng số định danh hoặc cùng mã cán bộ.")
        raise NotNow(workflow.MERGE_RECORD, [lack], person)
    if queries.are_told_apart(person, into):
        lack = Lack("Hai hồ sơ đã được ghi là hai người khác nhau; bỏ ghi nhận đó trước.")
        raise NotNow(workflow.MERGE_RECORD, [lack], person)
    person.merged_into = into
    person.save(update_fields=["merged_into"])
    _follow_pointers(person)


@performs(workflow.UNMERGE_RECORD)
def unmerge_record(person: Person, *, by: Author) -> None:
    """The pointer is cleared: each record has its own again, those merged into this one stay with it."""
    person.merged_into = None
    person.save(update_fields=["merged_into"])
    _follow_pointers(person)


@begins(workflow.TELL_APART)
def tell_apart(person: Person, *, by: Author, other: Person) -> NotTheSame:
    """Somebody has looked: two people. The pair is not shown again."""
    _both_kept(workflow.TELL_APART, by, other)
    if person.pk == other.pk or person.stays_id or other.stays_id:
        raise NotNow(workflow.TELL_APART, [Lack("Chọn hai hồ sơ khác nhau, chưa gộp.")], person)
    first, second = sorted((person, other), key=lambda one: one.pk)
    told = {"told_by_id": by.author_id, "told_at": calendar.now()}
    return NotTheSame.objects.get_or_create(first=first, second=second, ended_at=None, defaults=told)[0]


@performs(workflow.STOP_TELLING_APART)
def stop_telling_apart(pair: NotTheSame, *, by: Author) -> None:
    """It was said in error: the pair is shown again, and may be merged. What was said, by whom and when, stays."""
    pair.ended_by_id, pair.ended_at = by.author_id, calendar.now()
    pair.save(update_fields=["ended_by", "ended_at"])


def _both_kept(step: Step, by: Author, other: Person) -> None:
    if not keeps_record.test(by, other):
        raise NotYours(f"Không có quyền “{step.label}” với hồ sơ còn lại; cấp trên chung của hai đơn vị thực hiện.")


def _follow_pointers(person: Person) -> None:
    """Where the chains end now, of this record and of all that point to it; its posts go with the record that stays."""
    pointers = dict(Person.objects.filter(merged_into__gt=0).values_list("pk", "merged_into_id"))
    for record in {person.pk, *(one for one in pointers if person.pk in _chain(one, pointers))}:
        end = _chain(record, pointers)[-1]
        stays = end if end != record else None
        Person.objects.filter(pk=record).update(stays=stays)
        Post.objects.filter(entered_as=record).update(person=end, entered_as=stays and record)
        if stays:
            Post.objects.filter(person=record, entered_as=None).update(person=end, entered_as=record)
    person.refresh_from_db(fields=["stays"])


def _chain(record: int, pointers: dict[int, int]) -> list[int]:
    """A record and those it points through, in order."""
    chain = [record]
    while chain[-1] in pointers:
        chain.append(pointers[chain[-1]])
    return chain
