"""Yearly lists: ratings and recognised initiatives, as their decisions tell them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from bangvang.office.achievements import workflow
from bangvang.office.achievements.models import (
    CompleteList,
    Initiative,
    InitiativeShare,
    ListKind,
    Proof,
    Rating,
)
from bangvang.office.people.models import Person, Role
from bangvang.office.people.permissions import is_system
from bangvang.office.people.queries import Acting, posts_on
from bangvang.office.units.models import Unit
from bangvang.toolbox import audit, calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, NotYours, Step, begins

RATED = ["grade", "months_worked", "number", "decided_date", "issuer", "proof", "entered_by", "doubt"]


def rate(ratings: Iterable[dict[str, Any]], *, by: Author, at: Unit | None = None) -> list[Rating]:
    """Write yearly ratings of people or units; a later list corrects an earlier one unless that was checked.

    `at` is the unit whose list it is; only the machine that loads history may leave it out.
    """
    rows = list(ratings)
    with transaction.atomic():
        check_place(workflow.RATE, at, by, [row.get("person") or row.get("unit") for row in rows])
        made = [_rating(row, by, at) for row in rows]
        changes = _corrections(made, by, at)
        _keep([rating for rating in made if rating.person_id], "person")
        _keep([rating for rating in made if rating.unit_id], "unit")
        if made:
            told = {"số dòng": [0, len(made)], **changes}
            audit.record(workflow.RATE.name, at or made[0].person or made[0].unit, by=by, changes=told)
    return made


@begins(workflow.ENTER_INITIATIVES)
def enter_initiatives(
    unit: Unit,
    *,
    by: Author,
    period: str,
    reach: str,
    number: str,
    decided_date: date,
    issuer: str,
    rows: Iterable[dict[str, Any]],
    is_complete: bool = False,
    proof: str = "",
    scan: StoredFile | None = None,
) -> list[Initiative]:
    """Enter the list of a recognition decision. Rows: title, authors [(person, percent)], is_research.

    `is_complete`: with it the unit's list of that year is whole, so that no initiative means none.
    """
    rows = _unknown(list(rows), number, issuer)
    check_place(
        workflow.ENTER_INITIATIVES, unit, by, [person for row in rows for person, _part in row["authors"]], any_of=True
    )
    head = {"period": period, "reach": reach, "number": nfc(number), "decided_date": decided_date}
    head |= {"issuer": nfc(issuer), "proof": proof or _degree(by, unit), "scan": scan, "entered_by_id": by.author_id}
    made = Initiative.objects.bulk_create([_initiative(row, head) for row in rows], batch_size=200)
    shares = [_share(one, author) for one, row in zip(made, rows, strict=True) for author in row["authors"]]
    InitiativeShare.objects.bulk_create(shares, batch_size=500)
    if is_complete:
        note_complete([unit.pk], [period], ListKind.INITIATIVES, since=decided_date)
    return made


@begins(workflow.COMPLETE_LIST)
def complete_lists(unit: Unit, *, by: Author, period: str, kinds: Iterable[str]) -> Unit:
    """Say that the unit's lists of the year are in the system whole, even if nobody is on them."""
    for kind in kinds:
        note_complete([unit.pk], [period], kind)
    return unit


def note_complete(unit_ids: Iterable[int], periods: Iterable[str], kind: str, *, since: date | None = None) -> None:
    """Keep that these lists are whole, from the day of the decision that settles them; the step above tells the journal."""
    years = list(periods)
    rows = [CompleteList(unit_id=unit, period=year, kind=kind, since=since) for unit in set(unit_ids) for year in years]
    CompleteList.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def _rating(row: dict[str, Any], by: Author, at: Unit | None) -> Rating:
    told = {**row, "proof": row.get("proof") or _degree(by, at), "entered_by_id": by.author_id}
    return Rating(**told)


def _degree(by: Author, unit: Unit | None) -> str:
    """An officer above the unit has compared the list with its scan; the unit itself declares."""
    if isinstance(by, Acting) and by.oversees(Role.OFFICER, unit) and not by.holds(Role.OFFICER, unit):
        return Proof.CHECKED
    return Proof.DECLARED


def check_place(step: Step, at: Unit | None, by: Author, subjects: list[Any], *, any_of: bool = False) -> None:
    """The list is of this unit: its people, itself, or units one step below it."""
    if at is None or is_system.test(by, at):
        if not is_system.test(by, at):
            raise NotYours(f"“{step.label}” cần nêu rõ đơn vị.")
        return
    if not step.may(by, at):
        raise NotYours(f"Không có quyền thực hiện “{step.label}” đối với {at}.")
    strangers = _strangers(at, subjects)
    if strangers and not (any_of and len(strangers) < len(subjects)):
        names = ", ".join(str(one) for one in strangers[:3])
        raise NotNow(step, [Lack(f"Không thuộc {at}: {names}.", "Đơn vị quản lý nhập danh sách này.")], at)


def _strangers(at: Unit, subjects: list[Any]) -> list[Any]:
    people = [one.pk for one in subjects if isinstance(one, Person)]
    today = calendar.today()
    here = set(posts_on(today).filter(unit=at, person_id__in=people).values_list("person_id", flat=True))
    return [
        one
        for one in subjects
        if (isinstance(one, Person) and one.pk not in here)
        or (isinstance(one, Unit) and at.pk not in (one.pk, one.parent_id))
    ]


def _corrections(made: list[Rating], by: Author, at: Unit | None) -> dict[str, list[Any]]:
    """What the list changes of what stands already; a checked rating is changed only by who may check."""
    periods = {rating.period for rating in made}
    people = [rating.person_id for rating in made if rating.person_id]
    old = {
        (row.person_id, row.period): row
        for row in Rating.objects.filter(person_id__in=people[:20_000], period__in=periods).select_related("person")
    }
    pairs = [(old[key], new) for new in made if (key := (new.person_id, new.period)) in old]
    pairs = [(was, new) for was, new in pairs if was.grade != new.grade]
    firm = [was.person.full_name for was, new in pairs if was.proof != Proof.DECLARED and new.proof == Proof.DECLARED]
    if firm:
        raise NotNow(
            workflow.RATE,
            [Lack(f"Xếp loại đã được đối chiếu: {', '.join(firm[:5])}.", "Chuyên viên cấp trên sửa được.")],
            at,
        )
    return {f"{was.person.full_name}, {was.period}": [was.grade, new.grade] for was, new in pairs}


def _keep(ratings: list[Rating], subject: str) -> None:
    Rating.objects.bulk_create(
        ratings, batch_size=500, update_conflicts=True, unique_fields=[subject, "period"], update_fields=RATED
    )


def _unknown(rows: list[dict[str, Any]], number: str, issuer: str) -> list[dict[str, Any]]:
    """The same decision entered twice adds nothing."""
    same = Initiative.objects.filter(number=nfc(number), issuer=nfc(issuer))
    known = set(same.values_list("title", "shares__person"))
    return [
        row
        for row in rows
        if not any((nfc(row["title"]).strip(), person.pk) in known for person, _part in row["authors"])
    ]


def _initiative(row: dict[str, Any], head: dict[str, Any]) -> Initiative:
    return Initiative(title=nfc(row["title"]).strip(), is_research=row.get("is_research", False), **head)


def _share(initiative: Initiative, author: tuple[Person, int]) -> InitiativeShare:
    person, percent = author
    return InitiativeShare(initiative=initiative, person=person, percent=percent)
