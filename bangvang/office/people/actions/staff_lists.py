"""Staff lists in: a preview that writes nothing to the register, choices, then everything or nothing, and its withdrawal."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from bangvang.office.people import queries, workflow
from bangvang.office.people.actions import previews
from bangvang.office.people.actions.record import name_from
from bangvang.office.people.actions.register import enter_people, give_posts
from bangvang.office.people.models import Contract, Person, PersonName, Post, PostKind, RowState, StaffList, StaffRow
from bangvang.office.people.reading import STAFF
from bangvang.office.people.reading.citizen_id import hidden_changes, hidden_reason, hidden_values, unsaid
from bangvang.office.people.reading.comparing import (
    LEAVE_OUT,
    OF_PERSON,
    PICK,
    PROVISIONAL,
    UNNUMBERED,
    Compared,
    as_days,
    kept_values,
    not_kept_note,
    settle,
    taken,
    unsettled,
    whole,
)
from bangvang.office.people.reading.leaving import last_day
from bangvang.office.units.models import Kind, Unit
from bangvang.toolbox import audit, calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.sheets.reading import Level, Reading, Row, State
from bangvang.toolbox.sheets.reading.reading import plain, told_reason
from bangvang.toolbox.vietnamese import date_text, fold, name_key, nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs

OFFICES = (Kind.DEPARTMENT, Kind.DIVISION, Kind.OFFICE, Kind.DISTRICT_OFFICE)
MANAGES = ("hieu truong", "pho hieu truong", "giam doc", "pho giam doc", "truong phong", "pho truong phong")


@begins(workflow.TAKE_IN_LIST)
def take_in_list(unit: Unit, *, by: Author, file: StoredFile, page: str = "") -> StaffList:
    """Read a file and hold it against the register; nothing of the register changes."""
    made = StaffList(unit=unit, file=file, page=page, taken_by_id=by.author_id, taken_at=calendar.now())
    rows = _read(made, by)
    made.save()
    StaffRow.objects.bulk_create(rows, batch_size=500)
    return made


@performs(workflow.READ_LIST_AGAIN)
def read_list_again(
    found: StaffList,
    *,
    by: Author,
    page: str = "",
    header_rows: Iterable[int] = (),
    columns: Mapping[int, str] | None = None,
) -> None:
    """The same file with the sheet, head and columns as the clerk says, against the register of this moment."""
    previews.tell_how(found, page, header_rows, columns)
    rows = _read(found, by)
    found.rows.all().delete()  # rows of a preview: nothing was written by them
    StaffRow.objects.bulk_create(rows, batch_size=500)
    found.save()


@performs(workflow.CHOOSE)
def choose(found: StaffList, *, by: Author, choices: Mapping[int, str]) -> None:
    """What the clerk says of doubtful rows, by row id; an answer that was not offered is passed over."""
    register = queries.register_for(found.unit, list(found.rows.all()), by, found.day)
    chosen = [row for row in found.rows.filter(pk__in=choices) if choices[row.pk] in previews.offered(row)]
    for row in chosen:
        _settle_choice(row, choices[row.pk], register)
    previews.put_again(StaffRow, chosen, ["state", "choice", "values", "reasons", "options", "person", "changes"])
    found.counts = found.counts | previews.counts_of(found.rows.all())
    found.save(update_fields=["counts"])


def _settle_choice(row: StaffRow, choice: str, register: queries.Register) -> None:
    """The row as it will be written under that choice."""
    row.choice = choice
    if row.state == RowState.WRONG:
        return
    if choice.startswith(PICK):
        picked = next(one for one in row.reasons if isinstance(one["proposed"], list) and one["field"] in OF_PERSON)
        row.values = row.values | {picked["field"]: picked["proposed"][int(choice.removeprefix(PICK))]}
        row.reasons = [one for one in row.reasons if one is not picked]
    compared = register.compare(row.row, as_days(whole(row)), choice)
    row.person_id, row.changes = compared.person_id, plain(hidden_changes(compared.changes))
    if choice.startswith(PICK) and compared.state in (State.DOUBTFUL, State.WRONG):
        state, reasons, options = settle(row.values, (), compared)
        row.choice, row.state, row.options = "", state, [list(one) for one in options]
        row.reasons += [told_reason(one) for one in reasons]


@performs(workflow.WRITE_LIST)
def write_list(found: StaffList, *, by: Author) -> None:
    """Everything of the list or nothing: new people with their posts, corrections, posts that follow one another."""
    list(Unit.objects.select_for_update().filter(pk__in=queries.units_of_list(found.unit, by)).order_by("pk"))
    rows = list(found.rows.exclude(choice=LEAVE_OUT))
    register = queries.register_for(found.unit, rows, by, found.day)
    compared = [(row, register.compare(row.row, as_days(whole(row)), row.choice)) for row in rows]
    _refuse_stale(compared, found)
    _write_new([row for row, one in compared if one.state is State.NEW], found, by)
    _write_changes([(row, one) for row, one in compared if one.state is State.CHANGED], found, by)
    previews.put_again(StaffRow, rows, MADE_FIELDS)
    found.written_at = calendar.now()
    found.save(update_fields=["written_at"])


PERSON_FIELDS = [*OF_PERSON, "name_key", "search_text"]
ENDS = {"left_date", "left_as"}
KEPT_POST = {"post_since", *ENDS, *OF_PERSON}  # what of these is told corrects the post that stands
MADE_FIELDS = [
    "person", "has_made_person", "made_post", "ended_post", "made_name", "ended_name", "is_done", "changes",
]  # fmt: skip
POST_FIELDS = ["since", "until", "ended_as", "title", "kind", "contract"]


def _read(found: StaffList, by: Author) -> list[StaffRow]:
    """Fills in how the file was read; its rows, not yet kept."""
    reading = previews.read_file(found, STAFF, workflow.TAKE_IN_LIST)
    rows = _rows(found, reading, by)
    notes = not_kept_note(one.field for one in reading.columns)
    previews.note_reading(found, reading, previews.counts_of(rows), notes)
    return rows


def _rows(found: StaffList, reading: Reading, by: Author) -> list[StaffRow]:
    register = queries.register_for(found.unit, reading.rows, by, found.day)
    return [_row(found, row, register) for row in reading.rows]


def _row(found: StaffList, row: Row, register: queries.Register) -> StaffRow:
    reasons = unsettled(row.reasons)
    values = kept_values(taken(row.values, reasons))
    is_wrong = any(one.level is Level.WRONG for one in reasons)
    compared = Compared(State.WRONG) if is_wrong else register.compare(row.row, values)
    if compared.state is State.SAME:  # what a note tells of leaving stands in the register already
        reasons = tuple(one for one in reasons if one.field != "left_date")
    state, reasons, options = settle(values, reasons, compared)
    return StaffRow(
        staff_list=found, row=row.row, state=state.value, values=plain(hidden_values(values)),
        reasons=[told_reason(hidden_reason(one)) for one in reasons], options=[list(one) for one in options],
        changes=plain(hidden_changes(compared.changes)), person_id=compared.person_id,
        citizen_id=values.get("citizen_id", ""),
    )  # fmt: skip


def _refuse_stale(compared: list[tuple[StaffRow, Compared]], found: StaffList) -> None:
    """What is written is what was shown: when the register moved since, the list is read again first."""
    moved = [
        (row, one)
        for row, one in compared
        if one.state in (State.WRONG, State.DOUBTFUL)
        or (one.person_id, plain(hidden_changes(one.changes))) != (row.person_id, row.changes)
    ]
    if moved:
        why = next((reason.sentence for _row, one in moved for reason in one.reasons), "")
        where = ", ".join(str(row.row) for row, _one in moved[:5])
        said = f"Dòng {where} không còn khớp với sổ như lúc xem trước. {why} Bấm “Đọc lại” rồi xem lại."
        raise NotNow(workflow.WRITE_LIST, [Lack(said)], found)


def _write_new(rows: list[StaffRow], found: StaffList, by: Author) -> None:
    today, told = calendar.today(), [as_days(whole(row)) for row in rows]
    people = enter_people((_person_details(found, row, one) for row, one in zip(rows, told, strict=True)), by=by)
    units = Unit.objects.in_bulk({one.get("unit", found.unit_id) for one in told})
    homes = [units[one.get("unit", found.unit_id)] for one in told]
    posts = [_post(person, one, at, today) for person, one, at in zip(people, told, homes, strict=True)]
    for row, person, post in zip(rows, people, give_posts(posts, by=by), strict=True):
        row.person, row.made_post, row.has_made_person, row.is_done = person, post, True, True
        _keep_end(row)


def _person_details(found: StaffList, row: StaffRow, told: Mapping[str, Any]) -> dict[str, Any]:
    given = {"code": told.get("code") or f"{PROVISIONAL}{found.pk}-{row.row}"}
    given |= {"citizen_id": ""} if row.choice == UNNUMBERED else {}
    return {key: told[key] for key in OF_PERSON if key in told} | given


def _keep_end(row: StaffRow) -> None:
    """How the row left its post, for the withdrawal."""
    if row.made_post and row.made_post.until:
        row.changes = row.changes | {"_until": [None, plain(row.made_post.until)]}


def _end_of(told: Mapping[str, Any], kept: str = "") -> dict[str, Any]:
    """What a leaving day makes of a post; `kept`: the reason that stands, where none is told."""
    left, way = told.get("left_date"), told.get("left_as") or kept
    return {"until": last_day(left, way), "ended_as": way} if left else {}


def _post(person: Person, told: Mapping[str, Any], at: Unit, today: date) -> Post:
    return Post(
        person=person, unit=at, title=told["title"][:120], kind=post_kind(told["title"], at),
        contract=told.get("contract") or Contract.STAFF, since=told.get("post_since") or told.get("joined_date") or today,
        **_end_of(told),
    )  # fmt: skip


def post_kind(title: str, unit: Unit) -> str:
    """What a title makes of its holder: manager, teacher, official of an office, or staff."""
    words = " ".join(fold(title).split())
    if unit.kind in OFFICES:
        return PostKind.OFFICIAL
    if words.startswith(MANAGES):
        return PostKind.MANAGER
    return PostKind.TEACHER if words.startswith(("giao vien", "gv", "to truong", "to pho", "tpt")) else PostKind.STAFF


def _write_changes(changed: list[tuple[StaffRow, Compared]], found: StaffList, by: Author) -> None:
    """Corrections of the person in place and journalled; another name and a new post follow the old ones from their day."""
    people = Person.objects.in_bulk([one.person_id for _row, one in changed])
    posts = Post.objects.select_related("unit").in_bulk([one.known.post_id for _row, one in changed if one.known])
    units = Unit.objects.in_bulk([int(one.changes["unit"][1]) for _row, one in changed if "unit" in one.changes])
    made = []
    _write_names([(row, one) for row, one in changed if "full_name" in one.changes], people, found)
    for row, one in changed:
        row.is_done = True
        correct(people[one.person_id], {key: new for key, (_old, new) in one.changes.items() if key in OF_PERSON})
        if one.changes.keys() - set(OF_PERSON):
            made += _change_post(row, one, posts.get(one.known.post_id if one.known else None), units)
    previews.put_again(Person, people.values(), PERSON_FIELDS)
    previews.put_again(Post, [row.ended_post for row, _one in changed if row.ended_post], POST_FIELDS)
    give_posts(made, by=by)
    audit.record_all(
        [audit.Event("people.write_list", people[one.person_id], changes=unsaid(row.changes)) for row, one in changed],
        by=by,
    )


def _write_names(renamed: list[tuple[StaffRow, Compared]], people: Mapping[int, Person], found: StaffList) -> None:
    """Names that are borne from the day of the list on; papers of earlier days keep the old ones."""
    last = queries.last_names(one.person_id for _row, one in renamed if one.person_id)
    for row, one in renamed:
        person, name = people[one.person_id or 0], nfc(one.changes["full_name"][1])
        row.ended_name, row.made_name = name_from(person, last.get(person.pk), name, found.day)
        row.made_name.decision = f"Theo danh sách cán bộ nhập ngày {date_text(found.day)}"
    ended = [row.ended_name for row, _one in renamed if row.ended_name]
    PersonName.objects.bulk_update([one for one in ended if one.pk], ["until"], batch_size=500)
    PersonName.objects.bulk_create([one for one in ended if not one.pk], batch_size=500)
    PersonName.objects.bulk_create([row.made_name for row, _one in renamed if row.made_name], batch_size=500)


def correct(person: Person, values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        setattr(person, key, value)
    name = person.full_name = nfc(person.full_name)
    person.name_key, person.search_text = name_key(name), fold(name)


def _change_post(row: StaffRow, one: Compared, old: Post | None, units: Mapping[int, Unit]) -> list[Post]:
    """The post that follows the old one; none where the old one itself was only written down wrongly."""
    told = {key: new for key, (_old, new) in one.changes.items()}
    unit = units[told["unit"]] if "unit" in told else old.unit
    since = told.get("post_since") or calendar.today()
    title = told.get("title") or (old.title if old else "")
    contract = told.get("contract") or (old.contract if old else Contract.STAFF)
    leaves = _end_of(as_days(row.values) if told.keys() & ENDS else {}, old.ended_as if old else "")
    if (
        old
        and "unit" not in told
        and (since <= old.since or told.keys() <= KEPT_POST or (leaves and "post_since" not in told))
    ):
        kind = post_kind(title, unit) if "title" in told else old.kind
        corrected = {"since": told.get("post_since") or old.since, "title": title, "contract": contract, "kind": kind}
        _set_on_old(row, old, corrected | leaves)
        return []
    leaves = leaves or ({"until": old.until, "ended_as": old.ended_as} if old else {})
    kind = old.kind if old and "title" not in told and "unit" not in told else post_kind(title, unit)
    row.made_post = Post(
        person_id=one.person_id, unit=unit, title=title, kind=kind, contract=contract, since=since, **leaves
    )
    _keep_end(row)
    if old:
        _set_on_old(row, old, {"until": since - timedelta(days=1), "ended_as": ""})
    return [row.made_post]


def _set_on_old(row: StaffRow, old: Post, values: Mapping[str, Any]) -> None:
    """Change the post that stands; the row keeps how it was and how it is left, for the withdrawal."""
    before = _kept(old)
    for name, value in values.items():
        setattr(old, name, value)
    row.ended_post, row.changes = old, row.changes | {"_post": [before, _kept(old)]}


def _kept(post: Post) -> dict[str, Any]:
    told: dict[str, Any] = plain({name: getattr(post, name) for name in POST_FIELDS})
    return told
