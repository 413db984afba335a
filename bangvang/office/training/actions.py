"""Every write on training: planned, announced, attended, closed or cancelled."""

from collections.abc import Iterable
from typing import Any

from bangvang.office.people.models import Person
from bangvang.office.training import notices, workflow
from bangvang.office.training.models import Attendance, Mark, Material, SessionState, TrainingSession
from bangvang.office.training.queries import called_to, people_to_call, rows_for
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.notices import post_all
from bangvang.toolbox.vietnamese import fold, nfc
from bangvang.toolbox.workflow import begins, performs

WORDS = ("title", "content", "document", "place")


@begins(workflow.PLAN)
def plan_session(unit: Unit, *, by: Author, **told: Any) -> TrainingSession:
    """A session of the unit; nobody is told of it yet."""
    clean = _clean(told)
    found_by = fold(clean["title"])
    return TrainingSession.objects.create(unit=unit, planned_at=calendar.now(), search_text=found_by, **clean)


@performs(workflow.CHANGE)
def change_session(session: TrainingSession, *, by: Author, **told: Any) -> None:
    """Another day, place or content; whoever was invited is told."""
    for name, value in _clean(told).items():
        setattr(session, name, value)
    session.search_text = fold(session.title)
    session.save(update_fields=[*told, "search_text"])


@performs(workflow.CALL)
def call_people(session: TrainingSession, *, by: Author, people: Iterable[Person]) -> None:
    """People named one by one; invited at once where the others have been."""
    known = set(called_to(session).values_list("person_id", flat=True))
    rows = Attendance.objects.bulk_create(rows_for(session, [one for one in people if one.pk not in known]))
    if session.state == SessionState.ANNOUNCED:
        post_all([notices.invitation(session, rows)])


@performs(workflow.TAKE_OFF)
def take_off(row: Attendance, *, by: Author) -> None:
    """Called by mistake: no longer on the list; the row and the reason stay, and who was invited is told."""
    row.taken_off_at = calendar.now()
    row.save(update_fields=["taken_off_at"])


@performs(workflow.ANNOUNCE)
def announce(session: TrainingSession, *, by: Author) -> None:
    """From now on it is known who is called: the holders of the roles as of today, and those named."""
    Attendance.objects.bulk_create(rows_for(session, people_to_call(session)), batch_size=500)


@performs(workflow.ADD_MATERIAL)
def add_material(session: TrainingSession, *, by: Author, title: str, file: StoredFile) -> None:
    """A file for those called."""
    Material.objects.create(session=session, title=nfc(title), file=file, added_at=calendar.now())


@performs(workflow.TAKE_BACK)
def take_back_material(material: Material, *, by: Author) -> None:
    """No longer offered; the file stays kept."""
    material.taken_back_at = calendar.now()
    material.save(update_fields=["taken_back_at"])


@performs(workflow.MARK)
def mark(session: TrainingSession, *, by: Author, marks: dict[int, tuple[str, str]]) -> None:
    """Row → mark and reason. Only rows that change are written, each with its own entry in the journal."""
    rows = called_to(session).filter(pk__in=marks)
    changed = [row for row in rows if (row.mark, row.absent_why) != marks[row.pk]]
    mark_each(changed, by=by, marks=marks)


@performs(workflow.MARK_ONE, many=True)
def mark_each(rows: list[Attendance], *, by: Author, marks: dict[int, tuple[str, str]]) -> None:
    """Present, absent and why, or not marked after all."""
    for row in rows:
        row.mark, why = marks[row.pk]
        row.absent_why = nfc(why).strip() if row.mark == Mark.ABSENT else ""
        row.marked_by_id, row.marked_at = by.author_id, calendar.now()
    Attendance.objects.bulk_update(rows, ["mark", "absent_why", "marked_by", "marked_at"])


@performs(workflow.CLOSE)
def close_session(session: TrainingSession, *, by: Author) -> None:
    """Held, and everybody called is marked."""


@performs(workflow.CANCEL)
def cancel_session(session: TrainingSession, *, by: Author) -> None:
    """Not held; the reason stands in the journal, and whoever was invited is told."""


def _clean(told: dict[str, Any]) -> dict[str, Any]:
    return {name: nfc(value).strip() if name in WORDS else value for name, value in told.items()}
