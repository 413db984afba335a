"""A list of past years withdrawn in one click, until others have built on it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import ForeignObjectRel

from bangvang.office.achievements import workflow
from bangvang.office.achievements.actions.past_people import built_on_people, never_held, posts_by
from bangvang.office.achievements.actions.past_writing import TABLES
from bangvang.office.achievements.models import (
    STANDS,
    AwardRecord,
    CompleteList,
    InitiativeShare,
    PastList,
    PastRow,
    Proof,
    Rating,
)
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.workflow import Lack, NotNow, performs


@performs(workflow.VOID_PAST)
def void_past(found: PastList, *, by: Author, reason: str = "") -> None:
    """Its rows stay and are marked. Awards it entered never stood; what else it brought is as it was before."""
    rows = list(found.rows.exclude(made=[]).order_by("row", "part"))
    made, posts = _made_by(rows), posts_by(rows)
    if lacks := [*_built_on(rows, made), *built_on_people(posts, made)][:10]:
        raise NotNow(workflow.VOID_PAST, lacks, found)
    _never_stood(list(made.get("awardrecord", {}).values()))
    _as_before(rows, made.get("rating", {}))
    for table in ("initiative", "contestresult"):
        _take_away(table, made.get(table, {}))
    never_held(posts)
    CompleteList.objects.filter(pk__in=found.counts.get("completed", [])).delete()  # what this list alone had said
    found.voided_by_id, found.voided_at, found.void_reason = by.author_id, calendar.now(), reason[:300]
    found.save(update_fields=["voided_by", "voided_at", "void_reason"])


def _made_by(rows: list[PastRow]) -> dict[str, dict[int, Any]]:
    """What the rows entered, by table and id, as it stands now."""
    ids: dict[str, list[int]] = {}
    for row in rows:
        for table, pk, *_before in _entries(row):
            ids.setdefault(table, []).append(pk)
    return {table: TABLES[table]._default_manager.in_bulk(wanted) for table, wanted in ids.items()}


def _entries(row: PastRow) -> list[list[Any]]:
    """What a row entered among achievements; people it brought are asked about apart."""
    return [one for one in row.made if one[0] in TABLES]


def _built_on(rows: list[PastRow], made: dict[str, dict[int, Any]]) -> list[Lack]:
    """Why the list cannot be withdrawn: compared since, replaced since, used for an award, or told of elsewhere."""
    lacks = []
    for row in rows:
        for table, pk, *_before in _entries(row):
            if (one := made[table].get(pk)) is None:
                lacks.append(Lack(f"{row}: đã được thay đổi sau lần nhập này."))
            elif one.proof != Proof.DECLARED:
                lacks.append(Lack(f"{row}: {one} đã được đối chiếu với bản chụp."))
            elif _has_moved(row, one):
                lacks.append(Lack(f"{row}: {one} đã được thay đổi sau lần nhập này."))
    for table, found in made.items():
        lacks += [Lack(f"{one} đã được dùng.") for one in _told_of(table, found)]
    return lacks


def _has_moved(row: PastRow, one: Any) -> bool:
    if isinstance(one, AwardRecord):
        return bool(one.revoked_date or one.replaced_date)
    return isinstance(one, Rating) and one.grade != row.values["grade"]


def _told_of(table: str, found: dict[int, Any]) -> Iterable[Any]:
    """Rows that others refer to; an initiative, also when an award rests on one of its shares."""
    used: set[int] = set()
    for relation in TABLES[table]._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.related_model is not InitiativeShare:
            key: Any = relation.field.attname
            rows = relation.related_model._default_manager.filter(**{f"{key}__in": found})
            used |= set(rows.order_by().values_list(key, flat=True))
    if table == "initiative":
        shares = InitiativeShare.objects.filter(initiative__in=found).exclude(used_for="")
        used |= set(shares.values_list("initiative_id", flat=True))
    return [found[pk] for pk in sorted(used)]


def _never_stood(records: list[AwardRecord]) -> None:
    """Replaced by nothing on the very day of their decisions; what a CSTĐCS had used up is free again."""
    for record in records:
        record.replaced_date = record.decided_date
    AwardRecord.objects.bulk_update(records, ["replaced_date"], batch_size=500)
    freed = {(one.person_id, one.period) for one in records if one.award == "CSTDCS"}
    still = AwardRecord.objects.filter(STANDS, award="CSTDCS", person__in={pk for pk, _year in freed})
    freed -= set(still.values_list("person_id", "period"))
    used = InitiativeShare.objects.filter(used_for="CSTDCS", person__in={pk for pk, _year in freed})
    free = [one for one in used.select_related("initiative") if (one.person_id, one.initiative.period) in freed]
    for share in free:
        share.used_for = ""
    InitiativeShare.objects.bulk_update(free, ["used_for"], batch_size=500)


def _as_before(rows: list[PastRow], ratings: dict[int, Rating]) -> None:
    """A rating that stood before has its grade and decision again; one that came with the list is gone, its row tells it."""
    changed, fresh = [], []
    for row in rows:
        for table, pk, *before in row.made:
            if table == "rating" and before[0]:
                changed.append(_set(ratings[pk], before[0]))
            elif table == "rating":
                fresh.append(pk)
    Rating.objects.bulk_update(changed, ["grade", "number", "decided_date", "issuer"], batch_size=500)
    _take_away("rating", fresh)


def _set(rating: Rating, before: dict[str, Any]) -> Rating:
    for name, value in before.items():
        setattr(rating, name, date.fromisoformat(value) if name == "decided_date" and value else value)
    return rating


def _take_away(table: str, ids: Iterable[int]) -> None:
    """Out of the register; the row of the list keeps all it said."""
    wanted = list(ids)
    for start in range(0, len(wanted), 5000):
        part = wanted[start : start + 5000]
        if table == "initiative":
            InitiativeShare.objects.filter(initiative__in=part).delete()
        TABLES[table]._default_manager.filter(pk__in=part).delete()
