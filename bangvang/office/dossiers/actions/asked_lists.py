"""A clerk's own list of registrations or nominations comes in: a preview, choices, then all of it through the table's own steps."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bangvang.office.dossiers.actions.drafting import save_choices, save_line
from bangvang.office.dossiers.actions.workbooks import put_registration
from bangvang.office.dossiers.models import AskedKind, AskedList, AskedRow, Line, LineState
from bangvang.office.dossiers.queries import asked_lists as queries
from bangvang.office.dossiers.reading import ACHIEVEMENT, NOMINATIONS, REGISTRATIONS
from bangvang.office.dossiers.reading.asking import (
    AS_IT_IS,
    BY_FILE,
    Answer,
    Asked,
    Key,
    Standing,
    compare,
    told_by_table,
    waits_for_a_summary,
)
from bangvang.office.dossiers.workflow import asked_lists as workflow
from bangvang.office.people.actions import previews
from bangvang.office.people.models import RowState
from bangvang.office.people.reading.comparing import LEAVE_OUT, with_proposals
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.sheets.reading import Level, Reading, State
from bangvang.toolbox.sheets.reading.reading import plain, told_reason
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs

KINDS = {AskedKind.REGISTRATIONS: REGISTRATIONS, AskedKind.NOMINATIONS: NOMINATIONS}
NONE_OPEN = {
    AskedKind.REGISTRATIONS: "Bảng đăng ký của năm đã nộp; cần rút về trước khi nhập danh sách.",
    AskedKind.NOMINATIONS: "Chưa có tờ trình nào đang lập trong một đợt xét của năm; cần lập tờ trình trước.",
}
MOVED = "Bảng trên hệ thống đã được sửa sau lần đọc này. Bấm “Đọc lại” rồi xem lại."
BUILT_ON = "Bảng đã được sửa hoặc nộp sau lần nhập này, không thu hồi được nữa."
UNWRITTEN = (
    "Cột “Tóm tắt thành tích” được đọc nhưng không ghi: bảng đăng ký không có phần này, chỉ hồ sơ đề nghị mới có."
)
SETTLED = [
    "state", "choice", "reasons", "options", "person", "team", "is_group", "kept", "told", "kept_texts", "text_choice",
]  # fmt: skip


@begins(workflow.TAKE_IN_ASKED)
def take_in_asked(unit: Unit, *, by: Author, kind: str, period: str, file: StoredFile) -> AskedList:
    """Read a file and hold it against the table as it stands; the table does not change."""
    made = AskedList(unit=unit, kind=AskedKind(kind), period=period, file=file)
    made.taken_by_id, made.taken_at = by.author_id, calendar.now()
    rows = _read(made)
    made.save()
    AskedRow.objects.bulk_create(rows, batch_size=500)
    return made


@performs(workflow.READ_ASKED_AGAIN)
def read_asked_again(
    found: AskedList,
    *,
    by: Author,
    page: str = "",
    header_rows: Iterable[int] = (),
    columns: Mapping[int, str] | None = None,
) -> None:
    """The same file with the sheet, head and columns as the clerk says, against the table of this moment."""
    previews.tell_how(found, page, header_rows, columns)
    rows = _read(found)
    found.rows.all().delete()  # rows of a preview: nothing was written by them
    AskedRow.objects.bulk_create(rows, batch_size=500)
    found.save()


@performs(workflow.CHOOSE_ASKED)
def choose_asked(
    found: AskedList, *, by: Author, choices: Mapping[int, str], texts: Mapping[int, str] | None = None
) -> None:
    """What the clerk says of doubtful rows and of two summaries, by row id; an answer not offered is passed over."""
    rows = list(found.rows.all())
    previews.take_choices(rows, choices)
    for row in rows:
        said = (texts or {}).get(row.pk)
        if said in (BY_FILE, AS_IT_IS, "") and any(row.kept_texts.values()):
            row.text_choice = said
    _settle(found, rows)


@performs(workflow.TAKE_ONLY_ASKED)
def take_only_asked(found: AskedList, *, by: Author) -> None:
    """Every row that waits only for whom it means, and can mean one person alone, means that one."""
    rows = list(found.rows.all())
    previews.take_sole(rows)
    _settle(found, rows)


@performs(workflow.WRITE_ASKED)
def write_asked(found: AskedList, *, by: Author) -> None:
    """All rows that were not left out, or none."""
    Unit.objects.select_for_update().get(pk=found.unit_id)
    rows = list(found.rows.exclude(choice=LEAVE_OUT).select_related("person"))
    answers = _answers(_standing(found, workflow.WRITE_ASKED), rows)
    moved = [row for row, one in zip(rows, answers, strict=True) if _signs(row) != _signs_of(one)]
    if moved:
        raise NotNow(workflow.WRITE_ASKED, [Lack(MOVED)], found)
    _put(found, rows, "told", by)
    _refuse_elsewhere(found, rows)
    _write_texts(found, rows, by)
    found.written_at = calendar.now()
    found.save(update_fields=["written_at"])


@performs(workflow.VOID_ASKED)
def void_asked(found: AskedList, *, by: Author, reason: str = "") -> None:
    """The table as it stood before, while it still stands as this list left it."""
    Unit.objects.select_for_update().get(pk=found.unit_id)
    rows = list(found.rows.exclude(choice=LEAVE_OUT))
    standing, proposal = queries.standing_for(found.unit, found.kind, found.period)
    if standing is None or (proposal and proposal.pk) != found.proposal_id or _others(standing.marked, rows):
        raise NotNow(workflow.VOID_ASKED, [Lack(BUILT_ON)], found)
    _take_texts_back(found, rows, by)
    _put(found, rows, "kept", by)
    found.voided_by_id, found.voided_at, found.void_reason = by.author_id, calendar.now(), reason[:300]
    found.save(update_fields=["voided_by", "voided_at", "void_reason"])


def _put(found: AskedList, rows: list[AskedRow], side: str, by: Author) -> None:
    """Marks through the ordinary steps of the sheet or of the letter."""
    people = {row.person_id: getattr(row, side) for row in rows if row.person_id}
    teams = {row.team_id: getattr(row, side) for row in rows if row.team_id}
    own = next((getattr(row, side) for row in rows if row.is_group and not row.team_id), None)
    if found.kind == AskedKind.REGISTRATIONS:
        put_registration(found.unit, found.period, people, by=by, own=own, teams=teams)
    elif found.proposal:
        save_choices(found.proposal, by=by, people=people, group=own, teams=teams)


def _write_texts(found: AskedList, rows: list[AskedRow], by: Author) -> None:
    """Summaries where a line has none, and where the file's was chosen over the one that stands."""
    for line, text, _before in _texts(found, rows):
        save_line(line, by=by, achievement=text)


def _take_texts_back(found: AskedList, rows: list[AskedRow], by: Author) -> None:
    """The summaries as they stood; one written anew since then keeps the whole list where it is."""
    told = _texts(found, rows)
    if any(line.achievement != text for line, text, _before in told):
        raise NotNow(workflow.VOID_ASKED, [Lack(BUILT_ON)], found)
    for line, _text, before in told:
        save_line(line, by=by, achievement=before)


def _texts(found: AskedList, rows: list[AskedRow]) -> list[tuple[Line, str, str]]:
    """Each line whose summary the list writes: the summary, and the one before."""
    wanted: dict[tuple[Key, str], tuple[str, str]] = {}
    for row in rows:
        for award, before in row.kept_texts.items():
            if not before or row.text_choice == BY_FILE:
                text = nfc(row.values["achievement"]).strip()
                wanted[(row.person_id, row.team_id), award] = (text, before)
    if not wanted or found.proposal is None:
        return []
    lines = found.proposal.lines.exclude(state=LineState.WITHDRAWN).order_by("pk")
    keys = [((one.person_id, None if one.group_id == found.unit_id else one.group_id), one.award) for one in lines]
    return [(line, *wanted[key]) for line, key in zip(lines, keys, strict=True) if key in wanted]


def _others(marked: Mapping[Key, list[str]], rows: list[AskedRow]) -> list[AskedRow]:
    """Rows whose awards do not stand as the file tells."""
    return [row for row in rows if sorted(marked.get((row.person_id, row.team_id), [])) != row.told]


def _refuse_elsewhere(found: AskedList, rows: list[AskedRow]) -> None:
    """Somebody on another letter for the same award and year is passed over there: then nothing of the file is written."""
    standing, _proposal = queries.standing_for(found.unit, found.kind, found.period)
    left = _others(standing.marked, rows) if standing else rows
    if left:
        where = ", ".join(str(row.row) for row in left[:5])
        why = f"Dòng {where}: đã có trong một tờ trình khác của năm {found.period}; bỏ những dòng đó rồi ghi lại."
        raise NotNow(workflow.WRITE_ASKED, [Lack(why)], found)


def _read(found: AskedList) -> list[AskedRow]:
    """The rows, not yet kept, with what each means; fills in how the file was read."""
    reading = previews.read_file(found, KINDS[AskedKind(found.kind)], workflow.TAKE_IN_ASKED)
    standing, rows = _standing(found, workflow.TAKE_IN_ASKED), []
    reading = replace(reading, rows=tuple(told_by_table(one, standing) for one in reading.rows))
    for one in reading.rows:
        row = AskedRow(asked_list=found, row=one.row, values=plain(with_proposals(one.values, one.reasons)))
        row.reasons = [told_reason(reason) for reason in one.reasons]
        rows.append(row)
    reasons = {one.row: one.reasons for one in reading.rows}
    answers = _answers(standing, rows, reasons)
    for row, answer in zip(rows, answers, strict=True):
        _note(row, answer)
        notes = [one for one in reasons[row.row] if one.level is Level.NOTE]
        row.reasons = [told_reason(one) for one in (*answer.reasons, *notes)]
    previews.note_reading(found, reading, _counts(rows), _notes(found, reading))
    return rows


def _notes(found: AskedList, reading: Reading) -> list[str]:
    """What of the file is read and goes nowhere."""
    is_told = any(one.field == ACHIEVEMENT.key for one in reading.columns)
    return [UNWRITTEN] if is_told and found.kind == AskedKind.REGISTRATIONS else []


def _standing(found: AskedList, step: Any) -> Standing:
    """The table as it stands, where one is open; notes its letter."""
    standing, found.proposal = queries.standing_for(found.unit, found.kind, found.period)
    if standing is None:
        raise NotNow(step, [Lack(NONE_OPEN[AskedKind(found.kind)])], found.unit)
    return standing


def _answers(standing: Standing, rows: list[AskedRow], reasons: Mapping[int, Any] | None = None) -> list[Answer]:
    told = reasons or {}
    asked = [Asked(row.row, _values(row), row.choice, tuple(told.get(row.row, ())), row.text_choice) for row in rows]
    return compare(standing, asked)


def _values(row: AskedRow) -> dict[str, Any]:
    """What a kept row says; a birth date of which only the year was told is none."""
    born = row.values.get("birth_date")
    whole = date.fromisoformat(born) if isinstance(born, str) and len(born) == len("1985-03-07") else None
    return row.values | {"birth_date": whole}


def _settle(found: AskedList, rows: list[AskedRow]) -> None:
    """All rows again under what was chosen; rows of one person ask together."""
    waiting = [row for row in rows if row.state != RowState.WRONG]
    for row, answer in zip(waiting, _answers(_standing(found, workflow.CHOOSE_ASKED), waiting), strict=True):
        if row.state != RowState.DOUBTFUL:
            _note(row, answer)
        elif row.choice and answer.state in (State.WRONG, State.DOUBTFUL):
            row.choice = ""
            row.reasons += [told_reason(one) for one in answer.reasons]
        elif row.choice:
            _note_subject(row, answer)
    previews.put_again(AskedRow, rows, SETTLED)
    found.counts = found.counts | _counts(rows)
    found.save(update_fields=["counts"])


def _note(row: AskedRow, answer: Answer) -> None:
    row.state, row.options = answer.state.value, [list(one) for one in answer.options]
    _note_subject(row, answer)


def _note_subject(row: AskedRow, answer: Answer) -> None:
    row.person_id, row.team_id, row.is_group = (*answer.key, answer.is_group)
    row.kept, row.told, row.kept_texts = list(answer.kept), list(answer.told), dict(answer.texts)


def _counts(rows: list[AskedRow]) -> dict[str, int]:
    """As of every list; a row between two summaries waits as well."""
    counts = previews.counts_of(rows)
    counts["waiting"] += sum(row.choice != LEAVE_OUT and _waits(row) for row in rows)
    counts["texts"] = sum(any(row.kept_texts.values()) for row in rows)
    return counts | {"sole": sum(map(previews.is_sole, rows))}


def _waits(row: AskedRow) -> bool:
    settled = row.state != RowState.DOUBTFUL or bool(row.choice)
    return row.state != RowState.WRONG and settled and waits_for_a_summary(row.kept_texts, row.text_choice)


def _signs(row: AskedRow) -> tuple[Any, ...]:
    """For whom, the awards before and after, the summaries that stand."""
    return row.person_id, row.team_id, row.is_group, row.kept, row.told, row.kept_texts


def _signs_of(one: Answer) -> tuple[Any, ...]:
    return *one.key, one.is_group, list(one.kept), list(one.told), dict(one.texts)
