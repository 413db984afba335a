"""One list of staff of a Phòng's sixty schools: held against the register, written into it, printed as offices do."""

import os
import resource
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.db.models import Prefetch
from findings.filling import fill

from bangvang.demo.names import person_name
from bangvang.office.people.actions import choose, take_in_list, write_list
from bangvang.office.people.models import StaffList
from bangvang.office.people.queries import all_posts, everybody, posts_on
from bangvang.office.units.queries import Unit, unit_by_code
from bangvang.toolbox import calendar, files
from bangvang.toolbox.acting import MACHINE
from pastfiles.making import STAFF_HEADS, write_book

PEOPLE, UNITS = 26_693, 800
LIST = "list.xlsx"


def measured(part: str, rows: int) -> dict[str, Any]:
    """Seconds of one part, and the most memory the process ever took, its preparations included."""
    fill(PEOPLE, UNITS)
    unit = unit_by_code("PGD2")
    path = Path(os.environ["BANGVANG_DATA"]) / LIST
    write_book(path, "DANH SÁCH CÁN BỘ, GIÁO VIÊN", STAFF_HEADS, _rows(unit, rows))
    return {"preview": _preview, "write": _write, "print": _print}[part](unit, path, rows)


def _preview(unit: Unit, path: Path, rows: int) -> dict[str, Any]:
    found, *seconds = _taken(unit, path)
    return _told(seconds, rows, {state: found.counts[state] for state in ("new", "changed", "doubtful")})


def _write(unit: Unit, path: Path, rows: int) -> dict[str, Any]:
    found, *_seconds = _taken(unit, path)
    namesakes = found.rows.filter(state="doubtful").values_list("pk", flat=True)
    choose(found, by=MACHINE, choices=dict.fromkeys(namesakes, "moi"))
    before, began = everybody().count(), _clocks()
    write_list(found, by=MACHINE)
    seconds = _since(began)
    return _told(seconds, rows, {"people_more": everybody().count() - before, "posts": all_posts().count()})


def _print(unit: Unit, path: Path, rows: int) -> dict[str, Any]:
    from bangvang.toolbox.sheets import workbook
    from bangvang.web.people.workbooks import people_sheet
    from bangvang.web.shared.printed import streamed

    here = Prefetch("posts", posts_on(calendar.today()).select_related("unit"), to_attr="post_here")
    people = everybody().prefetch_related(here).order_by("name_key", "pk")
    began = _clocks()
    made = workbook([people_sheet(streamed(people, rows), None, unit_by_code("SO"))])
    return _told(_since(began), rows, {"bytes": len(made)})


def _taken(unit: Unit, path: Path) -> tuple[StaffList, float, float]:
    began = _clocks()
    found = take_in_list(unit, by=MACHINE, file=files.keep(path.name, path.read_bytes(), is_list=True))
    return found, *_since(began)


def _clocks() -> tuple[float, float]:
    """The wall, and this process's share of the processors."""
    return time.perf_counter(), time.process_time()


def _since(began: Sequence[float]) -> list[float]:
    return [now - then for now, then in zip(_clocks(), began, strict=True)]


def _told(seconds: Sequence[float], rows: int, more: dict[str, Any]) -> dict[str, Any]:
    megabytes = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    wall, cpu = (round(one, 2) for one in seconds)
    return {"seconds": wall, "megabytes": megabytes, "rows": rows, "more": {"cpu_s": cpu} | more}


def _rows(unit: Unit, count: int) -> Iterator[list[Any]]:
    """Those of the register at this Phòng's schools, with the day they joined, which it lacks; the rest are new."""
    known = everybody().filter(posts__unit__parent=unit).order_by("pk").prefetch_related("posts__unit")[:count]
    for one in known:
        yield [one.full_name, one.birth_date, one.code, "Giáo viên", one.posts.all()[0].unit.name, date(2012, 9, 1)]
    chance, schools = Random(10_000), list(Unit.objects.filter(parent=unit).values_list("name", flat=True))
    for number in range(count - len(known)):
        name, _ = person_name(chance, chance.choice(("nu", "nam")), highland=False)
        born = date(1980, 1, 1) + timedelta(days=number)
        yield [name, born, f"M{number:06}", "Giáo viên", schools[number % len(schools)], date(2012, 9, 1)]
