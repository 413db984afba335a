"""Files of staff and of past years loaded by the machine: the same readers and actions, each file whole or not at all, none twice."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from bangvang.office.achievements.actions.past_lists import Pairs, keep_rows, take_in_past, write_past
from bangvang.office.achievements.models import PastKind, PastList
from bangvang.office.achievements.reading.ahead import read_ahead
from bangvang.office.people.actions import take_in_list, write_list
from bangvang.office.people.models import ListState, StaffList
from bangvang.office.people.queries import unit_names
from bangvang.office.people.workflow import lacks_to_write
from bangvang.office.units.models import Unit
from bangvang.toolbox import files
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.sheets.reading import Reading
from bangvang.toolbox.vietnamese import fold
from bangvang.toolbox.workflow import NotNow

STAFF = "staff"
SUFFIXES = (".xlsx", ".xls", ".csv")
# Which list a file holds, by words of its name; the first that fits.
WORDS = {
    PastKind.RATINGS: ("xep loai", "danh gia", "ratings"),
    PastKind.INITIATIVES: ("sang kien", "skkn", "de tai", "initiatives"),
    PastKind.RESULTS: ("hoi thi", "ky thi", "cuoc thi", "results"),
    PastKind.AWARDS: ("danh hieu", "khen thuong", "thi dua", "awards"),
    STAFF: ("can bo", "nhan su", "giao vien", "staff"),
}
ORDER = (STAFF, PastKind.RATINGS, PastKind.INITIATIVES, PastKind.AWARDS, PastKind.RESULTS)


@dataclass(frozen=True)
class ToLoad:
    """A file with the unit and the kind its place and name tell; a kind that is not told is not guessed."""

    path: Path
    unit: Unit
    kind: str

    def told(self, state: str, **more: Any) -> "Loaded":
        return Loaded(self.path, state, self.kind, self.unit.code, **more)


@dataclass(frozen=True)
class Loaded:
    """What came of a file: written, same (nothing new), done (before), waiting (rows to settle on the screen) or refused."""

    path: Path
    state: str
    kind: str = ""
    unit: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    reason: str = ""
    found: StaffList | PastList | None = None

    def as_dict(self) -> dict[str, Any]:
        told = {"file": str(self.path), "state": self.state, "kind": self.kind, "unit": self.unit}
        return told | {"counts": self.counts, "reason": self.reason, "list": self.found.pk if self.found else None}


def files_to_load(paths: Iterable[Path], unit: Unit, kind: str = "") -> list[ToLoad]:
    """Every list under these paths, staff first. A folder or a first word that is the code of a unit below says whose it is."""
    below = {one.code.casefold(): one for one in Unit.objects.filter(path__startswith=unit.path)}
    found = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    lists = [one for one in found if one.suffix.lower() in SUFFIXES and not one.name.startswith(("~", "."))]
    told = [ToLoad(one, _unit_of(one, below, unit), kind or kind_of(one.stem)) for one in lists]
    return sorted(told, key=lambda one: (one.kind not in ORDER, ORDER.index(one.kind) if one.kind else 0, one.path))


def kind_of(stem: str) -> str:
    """The kind a file's name tells, or nothing."""
    name = " ".join(re.split(r"[^0-9a-z]+", fold(stem)))
    return next((kind for kind, words in WORDS.items() if any(word in name for word in words)), "")


def _unit_of(path: Path, below: dict[str, Unit], unit: Unit) -> Unit:
    first = re.split(r"[\s_.-]+", path.stem)[0]
    for name in (first, *(parent.name for parent in path.parents)):
        if found := below.get(name.casefold()):
            return found
    return unit


def load_files(wanted: Iterable[ToLoad], *, progress: Callable[[Loaded], None]) -> list[Loaded]:
    """All of them, one transaction a file; what was written before is passed over. The next file is read meanwhile."""
    told, fresh = [], []
    for one in wanted:
        if before := _before(one):
            told.append(before)
            progress(before)
        else:
            fresh.append(one)
    past = [one for one in fresh if one.kind != STAFF]
    ahead = read_ahead([(one.path, str(one.kind)) for one in past], {"units": unit_names()})
    for one in fresh:
        told.append(load_file(one, None if one.kind == STAFF else next(ahead)))
        progress(told[-1])
    return told


def load_file(one: ToLoad, reading: Reading | None = None) -> Loaded:
    """Written at once if every row is certain; otherwise its preview waits for choices, and nothing was written."""
    if before := _before(one):
        return before
    try:
        with transaction.atomic():
            list(Unit.objects.select_for_update().filter(pk=one.unit.pk))
            waits = _read_before(one, ListState.PREVIEW)
            file = files.keep(one.path.name, one.path.read_bytes(), is_list=True)
            found, state = _staff(one, file) if one.kind == STAFF else _past(one, file, reading)
            counts = {name: count for name, count in found.counts.items() if isinstance(count, int)}
            if state == "same" or (state == "waiting" and waits):
                transaction.set_rollback(
                    True
                )  # nothing to settle, or its preview waits already: none more is left behind
                found = waits if state == "waiting" else None
    except (NotNow, files.FileRefused) as refused:
        return one.told("refused", reason=str(refused))
    return one.told(state, counts=counts, found=found, reason=_why(counts, state))


def _before(one: ToLoad) -> Loaded | None:
    """What can be said of a file without reading its rows: of no known kind, not readable, or done already."""
    if not one.kind:
        return one.told("refused", reason="Tên tệp chưa cho biết loại danh sách.")
    try:
        found = _read_before(one, ListState.WRITTEN)
    except OSError as refused:
        return one.told("refused", reason=str(refused))
    return one.told("done", found=found) if found else None


def _read_before(one: ToLoad, state: str) -> Any:
    """The list that this very file has become at this unit."""
    fingerprint = hashlib.sha256(one.path.read_bytes()).hexdigest()
    same = {"unit": one.unit, "state": state, "file__fingerprint": fingerprint}
    if one.kind == STAFF:
        return StaffList.objects.filter(**same).first()
    return PastList.objects.filter(kind=one.kind, **same).first()


def _staff(one: ToLoad, file: StoredFile) -> tuple[StaffList, str]:
    found = take_in_list(one.unit, by=MACHINE, file=file)
    if state := _state_of(found):
        return found, state
    return write_list(found, by=MACHINE), "written"


def _past(one: ToLoad, file: StoredFile, reading: Reading | None) -> tuple[PastList, str]:
    rows: Pairs = []
    found = take_in_past(one.unit, by=MACHINE, kind=one.kind, file=file, reading=reading, into=rows)
    if state := _state_of(found):
        keep_rows(rows)
        return found, state
    return write_past(found, by=MACHINE, just_read=rows), "written"


def _state_of(found: Any) -> str:
    """Why it is not written now; nothing if it can be."""
    if found.counts["doubtful"] or found.counts["wrong"]:
        return "waiting"
    return "same" if lacks_to_write(found) else ""


def _why(counts: dict[str, int], state: str) -> str:
    if state != "waiting":
        return ""
    return f"{counts['doubtful']} dòng cần chọn, {counts['wrong']} dòng sai; chưa ghi dòng nào."
