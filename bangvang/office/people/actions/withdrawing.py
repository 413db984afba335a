"""A staff list withdrawn in one click, until others have built on it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import ForeignObjectRel

from bangvang.office.people import workflow
from bangvang.office.people.actions.staff_lists import PERSON_FIELDS, POST_FIELDS, correct
from bangvang.office.people.models import Person, PersonName, Post, StaffList, StaffRow
from bangvang.office.people.reading.citizen_id import unsaid
from bangvang.office.people.reading.comparing import DAYS, OF_PERSON, as_days
from bangvang.toolbox import audit, calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.workflow import Lack, NotNow, performs

MADE = ("person", "made_post", "ended_post", "made_name", "ended_name")
RECKONED = ("eligibility",)  # made by the nightly sweep of everybody, and made anew: nobody built on it by hand


@performs(workflow.VOID_LIST)
def void_list(found: StaffList, *, by: Author, reason: str = "") -> None:
    """Rows are kept and marked; posts that came by them were never held, what they changed is as it was."""
    rows = list(found.rows.filter(is_done=True).select_related(*MADE).order_by("-row"))
    if lacks := _built_on(rows):
        raise NotNow(workflow.VOID_LIST, lacks, found)
    for row in rows:
        _take_back(row)
    Person.objects.bulk_update([row.person for row in rows if not row.has_made_person], PERSON_FIELDS, batch_size=500)
    posts = {post.pk: post for row in rows for post in (row.made_post, row.ended_post) if post}
    Post.objects.bulk_update(posts.values(), POST_FIELDS, batch_size=500)
    names = [name for row in rows for name in (row.made_name, row.ended_name) if name]
    PersonName.objects.bulk_update(names, ["until"], batch_size=500)
    audit.record_all(
        [audit.Event("people.void_list", row.person, reason=reason, changes=_turned(row.changes)) for row in rows],
        by=by,
    )
    found.voided_at, found.voided_by_id, found.void_reason = calendar.now(), by.author_id, reason[:300]
    found.save(update_fields=["voided_at", "voided_by", "void_reason"])


def _take_back(row: StaffRow) -> None:
    """The person and posts as they were before this row."""
    if row.made_post:
        row.made_post.until = row.made_post.since - timedelta(days=1)  # never held
    if row.has_made_person or row.person is None:
        return
    if row.made_name and row.ended_name:
        row.made_name.until, row.ended_name.until = row.made_name.since - timedelta(days=1), None  # never borne
    old = {key: pair[0] for key, pair in row.changes.items() if key in OF_PERSON}
    correct(row.person, as_days(old))
    if row.ended_post:
        for name, value in as_days(row.changes["_post"][0]).items():
            setattr(row.ended_post, name, value)


def _turned(changes: Mapping[str, Any]) -> dict[str, Any]:
    return unsaid({key: [pair[1], pair[0]] for key, pair in changes.items() if key in (*OF_PERSON, *DAYS)})


def _built_on(rows: list[StaffRow]) -> list[Lack]:
    """Why the rows of a list cannot be withdrawn: what others wrote about its people, or changed of them since."""
    made = {row.person_id: row for row in rows if row.has_made_person}
    lacks = []
    relations = [one for one in Person._meta.get_fields(include_hidden=True) if isinstance(one, ForeignObjectRel)]
    for relation in relations:
        model: Any = relation.related_model
        if model in (Post, StaffRow) or model._meta.app_label in RECKONED:
            continue
        key: Any = relation.field.attname
        used = set(model._default_manager.filter(**{f"{key}__in": made}).order_by().values_list(key, flat=True))
        lacks += [_used(model, made[pk]) for pk in sorted(used)[:3]]
    moved = [row for row in rows if _has_moved(row)]
    return lacks + [Lack(f"{row}: {row.person} đã được sửa tiếp sau lần nhập này.") for row in moved[:5]]


def _used(model: Any, row: StaffRow) -> Lack:
    return Lack(f"{row}: {row.person} đã có {model._meta.verbose_name} trong hệ thống.")


def _has_moved(row: StaffRow) -> bool:
    """The person or the post no longer stands as this row left it."""
    new = {key: pair[1] for key, pair in row.changes.items() if key in OF_PERSON}
    new |= {"citizen_id": row.citizen_id} if "citizen_id" in new else {}
    is_other = any(getattr(row.person, key) != value for key, value in as_days(new).items())
    post = as_days(row.changes["_post"][1]) if row.ended_post and "_post" in row.changes else {}
    is_other |= any(getattr(row.ended_post, key) != value for key, value in post.items())
    is_other |= bool(row.made_name and row.made_name.until is not None)
    end = as_days({"until": row.changes.get("_until", (None, None))[1]})["until"]
    return is_other or bool(row.made_post and row.made_post.until != end)
