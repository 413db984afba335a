"""A database of invented people and units, filled as fast as the vendor allows."""

import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.management import call_command
from django.db import connection

from bangvang.demo.names import person_name, school_name
from bangvang.office.people.models import Person, Post
from bangvang.office.units.models import Unit
from bangvang.toolbox.vietnamese import fold, name_key

SCHOOLS_OF_A_PHONG, SINCE = 60, date(2010, 9, 1)
HIGHLAND = 0.1


def fill(people: int, units: int, schools: int = SCHOOLS_OF_A_PHONG) -> float:
    """Migrate and fill, so many schools under each Phòng; seconds."""
    began = time.perf_counter()
    call_command("migrate", verbosity=0)
    _write(Unit, _units(units, schools))
    _write(Person, _people(people))
    _write(Post, _posts(people, units))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return round(time.perf_counter() - began, 1)


def _units(count: int, schools: int) -> Iterator[dict[str, Any]]:
    yield _unit(1, "Sở Giáo dục và Đào tạo", "SO", None, "SO.", "department")
    phong = 1
    for pk in range(2, count + 1):
        if (pk - 2) % (schools + 1) == 0:
            phong = pk
            name = f"Phòng Giáo dục và Đào tạo huyện {school_name('TH', pk).split(' ', 2)[-1]}"
            yield _unit(pk, name, f"PGD{pk}", 1, f"SO.PGD{pk}.", "district_office")
        else:
            name = f"Trường {school_name(('MN', 'TH', 'THCS')[pk % 3], pk)}"
            yield _unit(pk, name, f"T{pk}", phong, f"SO.PGD{phong}.T{pk}.", "district_school")


def _unit(pk: int, name: str, code: str, parent: int | None, path: str, kind: str) -> dict[str, Any]:
    own = {"code": code, "name": name, "short_name": name[:80], "parent_id": parent, "path": path, "kind": kind}
    return _filled(Unit, {"id": pk, "since": SINCE, "search_text": fold(name)} | own)


def _people(count: int) -> Iterator[dict[str, Any]]:
    chance = Random(26_693)
    for pk in range(1, count + 1):
        name, _ = person_name(chance, chance.choice(("nu", "nam")), highland=chance.random() < HIGHLAND)
        own = {"full_name": name, "name_key": name_key(name), "search_text": fold(name), "code": f"QN{pk:07}"}
        own["birth_date"] = date(1966, 1, 1) + timedelta(days=pk * 7 % 9000)
        yield _filled(Person, {"id": pk} | own)


def _posts(people: int, units: int) -> Iterator[dict[str, Any]]:
    for pk in range(1, people + 1):
        at = 1 + pk * 7 % units
        yield _filled(
            Post, {"id": pk, "person_id": pk, "unit_id": at, "title": "Giáo viên", "kind": "teacher", "since": SINCE}
        )


def _filled(model: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Every column, the others as the model's defaults have them."""
    blank = model()
    return {
        field.column: values.get(field.column, getattr(blank, field.attname)) for field in model._meta.concrete_fields
    }


def _write(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    table, columns = model._meta.db_table, [field.column for field in model._meta.concrete_fields]
    names, values = ", ".join(columns), ([row[name] for name in columns] for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
            return
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
