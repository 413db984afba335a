"""From a pasted or uploaded table to names of the unit: what was understood, and which lines need a look."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bangvang.toolbox.sheets import read_rows
from bangvang.toolbox.vietnamese import fold

GRADES = (
    ("khong hoan thanh", "KHT"),
    ("xuat sac", "HTXS"),
    ("hoan thanh tot", "HTT"),
    ("hoan thanh", "HT"),
    ("htxs", "HTXS"),
    ("khtnv", "KHT"),
    ("kht", "KHT"),
    ("htt", "HTT"),
    ("ht", "HT"),
)
SHARE = re.compile(r"[(\s]*(\d{1,3})\s*%[)\s]*$")


@dataclass(frozen=True)
class Doubt:
    """A line that was not understood, and why."""

    line: int
    text: str
    why: str


@dataclass
class GradesRead:
    grades: dict[int, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(frozen=True)
class InitiativeRow:
    """One initiative with its authors as (person, percent)."""

    line: int
    title: str
    authors: tuple[tuple[Any, int], ...]

    def as_row(self) -> dict[str, Any]:
        return {"title": self.title, "authors": list(self.authors)}


@dataclass
class InitiativesRead:
    rows: list[InitiativeRow] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


class Staff:
    """The people of a unit, found by code or by name without accents; a name borne twice finds nobody.

    `other_codes`: of records merged into theirs.
    """

    def __init__(self, people: Iterable[Any], other_codes: Mapping[str, Any] | None = None) -> None:
        self.by_code: dict[str, Any] = {fold(code): person for code, person in (other_codes or {}).items()}
        self.by_name: dict[str, list[Any]] = {}
        for person in people:
            self.by_code[fold(person.code)] = person
            self.by_name.setdefault(fold(person.full_name), []).append(person)

    def find(self, text: str) -> tuple[Any, str]:
        """The person, or why not."""
        key = " ".join(fold(text).split())
        if key in self.by_code:
            return self.by_code[key], ""
        found = self.by_name.get(key, [])
        if len(found) == 1:
            return found[0], ""
        if found:
            return None, f"Có {len(found)} người cùng tên; xin dùng mã cán bộ."
        return None, "Không có người này trong đơn vị."


def table_in(text: str, upload: Any) -> list[list[str]]:
    """Rows of cells from the file if there is one, else from the pasted text. Raises SheetRefused."""
    if upload:
        rows = read_rows(upload.read(), upload.name)
        return [[_plain(cell) for cell in row] for row in rows]
    return [line.split("\t") for line in text.splitlines()]


def as_text(rows: Iterable[Sequence[str]]) -> str:
    """The table as it can be pasted again: what came from a file stays on the page."""
    return "\n".join("\t".join(cell for cell in row) for row in rows if any(cell.strip() for cell in row))


def read_grades(rows: Iterable[Sequence[str]], staff: Staff) -> GradesRead:
    """Person and grade of each line; heads and empty lines are passed over."""
    told = GradesRead()
    for line, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row if cell.strip()]
        grade = next((found for cell in reversed(cells) if (found := _grade(cell))), "")
        if not cells or (not grade and len(cells) != 2):
            continue
        person, why = _first_person(cells, staff)
        if person and grade:
            told.grades[person.pk] = grade
        elif grade:
            told.doubts.append(Doubt(line, ", ".join(cells), why))
        elif person:
            told.doubts.append(Doubt(line, ", ".join(cells), "Không rõ mức xếp loại."))
    return told


def read_initiatives(rows: Iterable[Sequence[str]], staff: Staff) -> InitiativesRead:
    """Title and authors of each line; a leading ordinal and a head are passed over."""
    told = InitiativesRead()
    for line, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row if cell.strip()]
        cells = cells[1:] if cells and cells[0].rstrip(".").isdigit() else cells
        if not cells or (line == 1 and "tac gia" in fold(" ".join(cells))):
            continue
        if len(cells) < 2:
            told.doubts.append(Doubt(line, cells[0], "Thiếu tác giả."))
            continue
        _take_initiative(told, line, cells, staff)
    return told


def _take_initiative(told: InitiativesRead, line: int, cells: list[str], staff: Staff) -> None:
    authors, wrong = [], []
    names = [name for name in cells[1].split(";") if name.strip()]
    for name in names:
        share = SHARE.search(name)
        person, why = staff.find(SHARE.sub("", name))
        percent = int(share[1]) if share else _lone_share(cells, len(names))
        authors.append((person, percent))
        wrong += [f"{name.strip()}: {why}"] if why else []
    total = sum(percent for _person, percent in authors)
    if not wrong and total > 100:
        wrong.append(f"Tổng tỷ lệ đóng góp là {total} %.")
    if wrong:
        told.doubts.append(Doubt(line, cells[0], " ".join(wrong)))
    else:
        told.rows.append(InitiativeRow(line, cells[0][:400], tuple(authors)))


def _lone_share(cells: list[str], authors: int) -> int:
    """One author: the third column, else the whole; several without shares: equal parts."""
    if len(cells) > 2 and (told := re.fullmatch(r"(\d{1,3})(?:[.,]0+)?\s*%?", cells[2])):
        return int(told[1]) if authors == 1 else 100 // authors
    return 100 // authors


def _first_person(cells: list[str], staff: Staff) -> tuple[Any, str]:
    reason = ""
    for cell in cells:
        person, why = staff.find(cell)
        if person:
            return person, ""
        reason = why if "cùng tên" in why or not reason else reason
    return None, reason


def _grade(cell: str) -> str:
    text = " ".join(fold(cell).split())
    for words, grade in GRADES:
        if text == words or (" " in words and words in text) or (len(words) > 3 and words == text):
            return grade
    return ""


def _plain(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
