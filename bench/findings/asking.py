"""What people type, asked of the function behind the box as three readers; medians of several rounds."""

import time
from statistics import median
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.office.people.models import Account
from bangvang.office.people.queries import Acting, Held
from bangvang.office.units.models import Unit
from bangvang.web.search import gathering

QUESTIONS = {
    "with marks": "Nguyễn Thị Hương",
    "folded": "nguyen thi huong",
    "one common word": "nguyen",
    "unfinished": "tran thi th",
    "rare": "doan cong man",
    "code": "QN0012345",
    "two letters": "hu",
    "slips": "nguyen thi huogn",
    "left by Telex": "nguyeexn thij huwowng",
    "a known word for another": "ton nu quoc hunh",
    "a unit": "an hoa 3",
    "nothing": "zyxw vutsr",
}
ROUNDS = 7


def readers() -> dict[str, Acting]:
    """One who reads everything, one who reads a Phòng, one who reads a school."""
    units = {
        "all": Unit.objects.get(code="SO"),
        "a Phòng": Unit.objects.get(code="PGD2"),
        "a school": Unit.objects.get(pk=5),
    }
    roles = {"all": "director", "a Phòng": "officer", "a school": "clerk"}
    return {name: _acting(unit, roles[name]) for name, unit in units.items()}


def _acting(unit: Unit, role: str) -> Acting:
    return Acting(Account(pk=1, username="x"), (Held(role, unit.pk, unit.name, unit.path, unit),))


def measured() -> dict[str, Any]:
    everybody = readers()
    began = time.perf_counter()
    gathering.gathered(everybody["all"], QUESTIONS["slips"], 20)
    first = round((time.perf_counter() - began) * 1000, 1)
    rows = {
        f"{question} ({reader})": _asked(by, words)
        for reader, by in everybody.items()
        for question, words in QUESTIONS.items()
    }
    return {"first_words_ms": first, "questions": rows}


def _asked(by: Acting, words: str) -> dict[str, Any]:
    with CaptureQueriesContext(connection) as asked:
        groups = gathering.gathered(by, words, 20)
        queries = len(asked)
    times = [timed(lambda: gathering.gathered(by, words, 20)) for _round in range(ROUNDS)]
    return {
        "cpu_ms": round(median(cpu for cpu, _wall in times), 1),
        "wall_ms": round(median(wall for _cpu, wall in times), 1),
        "worst_ms": round(max(wall for _cpu, wall in times), 1),
        "queries": queries,
        "found": sum(len(group.hits) for group in groups),
    }


def timed(what: Any) -> tuple[float, float]:
    """CPU of this process and wall, in milliseconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    what()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def over(rows: dict[str, Any], kind: str, limit: float) -> list[str]:
    """SQLite answers within this process, so its CPU counts; PostgreSQL beside it, so the wall does."""
    column = "cpu_ms" if kind == "sqlite" else "wall_ms"
    return [f"{name}: {row[column]} ms, at most {limit:g}" for name, row in rows.items() if row[column] > limit]
