"""Lists of past years in: a preview that writes nothing to the register, choices, then everything or nothing."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bangvang.office.achievements import queries, workflow
from bangvang.office.achievements.actions.past_people import enter_unknown, surely_unknown
from bangvang.office.achievements.actions.past_writing import WRITERS
from bangvang.office.achievements.models import CompleteList, PastKind, PastList, PastRow
from bangvang.office.achievements.reading import AWARDS_LIST, INITIATIVES, RATINGS, RESULTS
from bangvang.office.achievements.reading.comparing import HEAD, LABELS, Comparing, with_year
from bangvang.office.achievements.reading.givers import told_by_issuer
from bangvang.office.achievements.reading.headings import told_above
from bangvang.office.achievements.reading.held import Compared
from bangvang.office.people.actions import previews
from bangvang.office.people.models import RowState
from bangvang.office.people.queries import units_of_list
from bangvang.office.people.reading.comparing import LEAVE_OUT, NEW, with_proposals
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.sheets.reading import Level, Reading, Row, State
from bangvang.toolbox.sheets.reading.reading import plain, told_reason
from bangvang.toolbox.vietnamese import date_text
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs

KINDS = {
    PastKind.AWARDS: AWARDS_LIST, PastKind.RATINGS: RATINGS, PastKind.INITIATIVES: INITIATIVES, PastKind.RESULTS: RESULTS,
}  # fmt: skip
COMMON = ("period", *HEAD, "contest", "reach")
LEFT = "Có dòng không nhập, nên danh sách không được coi là có đủ: người không có tên vẫn là chưa rõ."
Pairs = list[tuple[PastRow, Compared]]
SETTLED = ["state", "choice", "reasons", "options", "person", "changes"]


@begins(workflow.TAKE_IN_PAST)
def take_in_past(
    unit: Unit,
    *,
    by: Author,
    kind: str,
    file: StoredFile,
    common: Mapping[str, Any] | None = None,
    is_complete: bool = False,
    reading: Reading | None = None,
    into: Pairs | None = None,
) -> PastList:
    """Read a file and hold it against the register; nothing of the register changes.

    `common`: period, number, decided_date, issuer, contest or reach for rows that tell none. `is_complete`: who is not on the
    list had no such title in its years. `reading`: of this file, where another process has read it; `into` takes the rows
    instead of the database: whoever gives it writes or keeps them in the same transaction.
    """
    told = {key: value for key, value in plain(dict(common or {})).items() if key in COMMON and value}
    made = PastList(unit=unit, kind=PastKind(kind), file=file, common=told, is_complete=is_complete)
    made.taken_by_id, made.taken_at = by.author_id, calendar.now()
    read = previews.not_too_long(reading, workflow.TAKE_IN_PAST) if reading else _sheet(made)
    rows = _rows(made, read, by)
    made.save()
    if into is None:
        keep_rows(rows)
    else:
        into += rows
    return made


@performs(workflow.READ_PAST_AGAIN)
def read_past_again(
    found: PastList,
    *,
    by: Author,
    page: str = "",
    header_rows: Iterable[int] = (),
    columns: Mapping[int, str] | None = None,
) -> None:
    """The same file with the sheet, head and columns as the clerk says, against the register of this moment."""
    previews.tell_how(found, page, header_rows, columns)
    rows = _rows(found, _sheet(found), by)
    found.rows.all().delete()  # rows of a preview: nothing was written by them
    keep_rows(rows)
    found.save()


@performs(workflow.CHOOSE_PAST)
def choose_past(found: PastList, *, by: Author, choices: Mapping[int, str]) -> None:
    """What the clerk says of doubtful rows, by row id; an answer that was not offered is passed over."""
    rows = list(found.rows.all())
    previews.take_choices(rows, choices)
    _settle(found, rows, by)


@performs(workflow.TAKE_ONLY_NAMESAKES)
def take_only_namesakes(found: PastList, *, by: Author) -> None:
    """Every row that waits only for whom it means, and can mean one person alone, means that one: one answer for all."""
    rows = list(found.rows.all())
    previews.take_sole(rows)
    _settle(found, rows, by)


@performs(workflow.ADD_ALL_UNKNOWN)
def add_all_unknown(found: PastList, *, by: Author) -> None:
    """Every row that waits only because its person is on no register, and tells a birth date or a code: one answer for all."""
    rows = list(found.rows.all())
    for row in surely_unknown(rows):
        row.choice = NEW
    _settle(found, rows, by)


@performs(workflow.WRITE_PAST)
def write_past(found: PastList, *, by: Author, just_read: Pairs | None = None) -> None:
    """Everything of the list or nothing. `just_read`: what the reading found, in this very transaction under the unit's lock."""
    list(Unit.objects.select_for_update().filter(pk__in=units_of_list(found.unit, by)).order_by("pk"))
    compared = _compared_anew(found, by) if just_read is None else just_read
    _whole_no_more(found)
    wanted = [(row, one) for row, one in compared if one.state in (State.NEW, State.CHANGED)]
    whole = set(_whole_at(found, by)) if found.is_complete else set()
    wanted, entered = enter_unknown(found, wanted, by)
    made = WRITERS[found.kind](found, [(told_by(row), one) for row, one in wanted], by)
    for (row, one), ids in zip(wanted, [[*more, *ids] for more, ids in zip(entered, made, strict=True)], strict=True):
        row.made, row.person_id = ids, one.person_id
    if just_read is None:
        previews.put_again(PastRow, [row for row, _one in wanted], ["made", "person"])
    else:
        keep_rows(just_read)
    if found.is_complete:
        found.counts = found.counts | {"completed": sorted(set(_whole_at(found, by)) - whole)}
    found.written_at = calendar.now()
    found.save(update_fields=["written_at", "counts", "is_complete", "notes"])


def _whole_no_more(found: PastList) -> None:
    """Who stands on a row that is left out is not without the title: the list is complete no more, and says so."""
    if found.is_complete and found.rows.filter(choice=LEAVE_OUT).exists():
        found.is_complete, found.notes = False, [*found.notes, LEFT]


def _compared_anew(found: PastList, by: Author) -> Pairs:
    rows = list(found.rows.exclude(choice=LEAVE_OUT))
    register = queries.comparing_for(found.unit, found.kind, [row.values for row in rows], by)
    compared = [(row, register.compare(row.row, told_by(row), row.choice)) for row in rows]
    _refuse_stale(compared, found)
    return compared


def keep_rows(rows: Pairs) -> None:
    """The rows of a preview as they were read."""
    PastRow.objects.bulk_create([row for row, _one in rows], batch_size=500)


def _whole_at(found: PastList, by: Author) -> Iterable[int]:
    return CompleteList.objects.filter(unit__in=units_of_list(found.unit, by)).values_list("pk", flat=True)


def told_by(row: PastRow) -> dict[str, Any]:
    """What a kept row says, its days as days."""
    return {key: _day(value) if key.endswith("_date") else value for key, value in with_year(row.values).items()}


def _day(value: Any) -> Any:
    """A whole day; a date of which the sheet told only the year is none."""
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2024-06-12") else None


def _sheet(found: PastList) -> Reading:
    """The file as it is read now."""
    return previews.read_file(found, KINDS[PastKind(found.kind)], workflow.TAKE_IN_PAST)


def _rows(found: PastList, reading: Reading, by: Author) -> Pairs:
    """The rows, not yet kept, with what each means to the register; fills in how the file was read."""
    above = {key: value for key, value in plain(told_above(reading.titles)).items() if key not in found.common}
    found.common = found.common | above
    rows = [told_by_issuer(row, found.common) for row in reading.rows]
    kept = [(row, with_proposals(row.values, row.reasons)) for row in rows]
    told = [(row, found.common | {key: value for key, value in one.items() if value is not None}) for row, one in kept]
    register = queries.comparing_for(found.unit, found.kind, [values for _row, values in told], by)
    pairs = [_row(found, row, values, register) for row, values in told]
    _note_reading(found, reading, [row for row, _one in pairs])
    return pairs


def _row(found: PastList, row: Row, values: Mapping[str, Any], register: Comparing) -> tuple[PastRow, Compared]:
    made = PastRow(past_list=found, row=row.row, part=row.part, values=plain(dict(values)))
    one = register.compare(row.row, told_by(made), "", row.reasons)
    notes = [reason for reason in row.reasons if reason.level is Level.NOTE]
    made.state, made.person_id, made.changes = one.state.value, one.person_id, plain(dict(one.changes))
    made.reasons = [told_reason(each) for each in (*one.reasons, *notes)]
    made.options = [list(each) for each in one.options]
    return made, one


def _note_reading(found: PastList, reading: Reading, rows: list[PastRow]) -> None:
    told = [f"{LABELS[key].lower()} {_said(key, value)}" for key, value in found.common.items() if key in LABELS]
    notes = [f"Dùng cho các dòng không tự ghi: {', '.join(told)}."] if told else []
    previews.note_reading(found, reading, _counts_of(rows), notes)


def _said(key: str, value: Any) -> str:
    return date_text(_day(value)) if key.endswith("_date") else str(value)


def _counts_of(rows: list[PastRow]) -> dict[str, int]:
    more = {"sole": sum(map(previews.is_sole, rows)), "unknown": len(surely_unknown(rows))}
    return previews.counts_of(rows) | more


def _settle(found: PastList, rows: list[PastRow], by: Author) -> None:
    """All rows again under what was chosen; a choice that contradicts another row is given back with its reason."""
    register = queries.comparing_for(found.unit, found.kind, [row.values for row in rows], by)
    for row in rows:
        if row.choice != LEAVE_OUT and row.state != RowState.WRONG:
            _settle_row(row, register.compare(row.row, told_by(row), row.choice))
    previews.put_again(PastRow, rows, SETTLED)
    found.counts = found.counts | _counts_of(rows)
    found.save(update_fields=["counts"])


def _settle_row(row: PastRow, one: Compared) -> None:
    if not row.choice:
        return
    row.person_id, row.changes = one.person_id, plain(dict(one.changes))
    if one.state in (State.WRONG, State.DOUBTFUL):
        row.choice = ""
        row.reasons += [told_reason(each) for each in one.reasons]


def _refuse_stale(compared: list[tuple[PastRow, Compared]], found: PastList) -> None:
    """What is written is what was shown: when the register moved since, the list is read again first."""
    moved = [
        (row, one)
        for row, one in compared
        if one.state in (State.WRONG, State.DOUBTFUL)
        or (row.state != RowState.DOUBTFUL and one.state.value != row.state)
        or (one.person_id, plain(dict(one.changes))) != (row.person_id, row.changes)
    ]
    if moved:
        why = next((reason.sentence for _row, one in moved for reason in one.reasons), "")
        where = ", ".join(str(row.row) for row, _one in moved[:5])
        said = f"Dòng {where} không còn khớp với sổ như lúc xem trước. {why} Bấm “Đọc lại” rồi xem lại."
        raise NotNow(workflow.WRITE_PAST, [Lack(said)], found)
