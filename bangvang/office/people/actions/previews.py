"""What every list taken in goes through before it is written: its file read as the clerk says, its rows chosen and counted.

Lists of staff, of past years and of a clerk's own registrations differ in what a row means; not in this.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from bangvang.office.people.models import ReadRow, RowState
from bangvang.office.people.queries import unit_names
from bangvang.office.people.reading.comparing import IS, LEAVE_OUT
from bangvang.toolbox import files
from bangvang.toolbox.sheets import SheetRefused
from bangvang.toolbox.sheets.reading import Kind, Level, Reading, read_sheet
from bangvang.toolbox.vietnamese import number
from bangvang.toolbox.workflow import Lack, NotNow, Step

MOST = 10_000


def read_file(found: Any, kind: Kind, step: Step) -> Reading:
    """The file of a list with the sheet, head and columns told for it."""
    head = found.header_rows
    told = {int(place): key or None for place, key in found.told_columns.items()}
    try:
        reading = read_sheet(
            files.read(found.file), found.file.name, kind, names={"units": unit_names(found.unit)}, page=found.page or None,
            header_rows=(head[0], head[-1]) if head else None, columns=told or None,
        )  # fmt: skip
    except SheetRefused as refused:
        raise NotNow(step, [Lack(str(refused))], found.unit) from refused
    return not_too_long(reading, step)


def not_too_long(reading: Reading, step: Step) -> Reading:
    if len(reading.rows) > MOST:
        raise NotNow(step, [Lack(f"Mỗi lần nhập không quá {number(MOST)} dòng.")])
    return reading


def tell_how(found: Any, page: str, header_rows: Iterable[int], columns: Mapping[int, str] | None) -> None:
    """How the file is to be read the next time."""
    found.page, found.header_rows = page or found.page, list(header_rows)
    found.told_columns = {} if columns is None else {str(place): key for place, key in columns.items()}


def note_reading(found: Any, reading: Reading, counts: dict[str, int], notes: Iterable[str] = ()) -> None:
    """How the file was read, and what came of its rows."""
    found.page, found.header_rows = reading.page[:120], list(reading.header_rows)
    found.columns, found.notes = reading.columns_told, [*reading.notes, *notes]
    found.counts = {"pages": [one.name for one in reading.pages if not one.is_hidden]} | counts


def take_choices(rows: Iterable[ReadRow], choices: Mapping[int, str]) -> None:
    """What the clerk says of doubtful and wrong rows, by row id; an answer that was not offered is passed over."""
    for row in rows:
        if choices.get(row.pk) in offered(row):
            row.choice = choices[row.pk]


def offered(row: ReadRow) -> set[str]:
    """What may be chosen for a row; a wrong one may only be left out, and said so."""
    if row.state == RowState.WRONG:
        return {LEAVE_OUT, ""}
    return {value for value, _label in row.options} | {""} if row.state == RowState.DOUBTFUL else set()


def take_sole(rows: Iterable[ReadRow]) -> None:
    """Every row that waits only for whom it means, and can mean one person alone, means that one."""
    for row in filter(is_sole, rows):
        row.choice = next(value for value, _label in row.options if value.startswith(IS))


def is_sole(row: ReadRow) -> bool:
    """Nothing but the name is told; a birth date or a code that says otherwise is no matter for one answer to all."""
    if [one["field"] for one in row.reasons if one["level"] != Level.NOTE] != ["full_name"]:
        return False
    who = [value for value, _label in row.options if value.startswith(IS)]
    return row.state == RowState.DOUBTFUL and not row.choice and len(who) == 1


def counts_of(rows: Iterable[ReadRow]) -> dict[str, int]:
    """Rows by what came of them, how many still wait for a choice, how many wrong ones are left out."""
    counts = dict.fromkeys(RowState.values, 0) | {"rows": 0, "waiting": 0, "left_out": 0}
    for row in rows:
        counts[str(row.state)] += 1
        counts["rows"] += 1
        counts["waiting"] += row.state == RowState.DOUBTFUL and not row.choice
        counts["left_out"] += row.state == RowState.WRONG and row.choice == LEAVE_OUT
    return counts


def put_again(table: Any, rows: Collection[Any], fields: list[str]) -> None:
    """Rows that stand, put in again by their ids: a bulk update of ten thousand takes four times as long."""
    table.objects.bulk_create(rows, batch_size=500, update_conflicts=True, unique_fields=["id"], update_fields=fields)
