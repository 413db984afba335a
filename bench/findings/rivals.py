"""The same questions asked in other ways, over everybody: rows found and milliseconds, and what each way misses."""

from collections.abc import Callable
from statistics import median
from typing import Any

from django.db import connection

from bangvang.office.people import queries as people
from bangvang.toolbox.finding import find
from bangvang.toolbox.vietnamese import fold
from bangvang.web.search.gathering import OF_PEOPLE
from findings.asking import QUESTIONS, timed

ASKED = ("with marks", "folded", "two letters", "slips", "nothing")
ROUNDS = 3


def measured() -> dict[str, Any]:
    ways = {"ours": _ours, "plain icontains": _icontains}
    ways |= {"FTS5 trigram": _fts5()} if connection.vendor == "sqlite" else {"pg_trgm similarity alone": _similarity}
    return {name: {question: _asked(way, QUESTIONS[question]) for question in ASKED} for name, way in ways.items()}


def _asked(way: Callable[[str], list[Any]], words: str) -> dict[str, Any]:
    found = way(words)
    return {"ms": round(median(timed(lambda: way(words))[1] for _round in range(ROUNDS)), 1), "found": len(found)}


def _ours(words: str) -> list[Any]:
    everybody = people.everybody()
    return find(
        everybody.order_by("name_key", "pk"),
        words,
        everything=everybody,
        words=OF_PEOPLE,
        among=600 if connection.vendor == "postgresql" else 0,
    ).rows


def _icontains(words: str) -> list[Any]:
    """The whole text within the name: as typed, marks and order included."""
    return list(people.everybody().filter(full_name__icontains=words).order_by("name_key", "pk")[:20])


def _similarity(words: str) -> list[Any]:
    return _rows(
        "SELECT id FROM people_person WHERE search_text %% %s ORDER BY similarity(search_text, %s) DESC, name_key LIMIT 20",
        fold(words),
        fold(words),
    )


def _fts5() -> Callable[[str], list[Any]]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE IF NOT EXISTS names USING fts5(search_text, tokenize='trigram')")
        cursor.execute("INSERT INTO names (rowid, search_text) SELECT id, search_text FROM people_person")
    sql = "SELECT p.id FROM names n JOIN people_person p ON p.id = n.rowid WHERE names MATCH %s ORDER BY p.name_key LIMIT 20"
    return lambda words: _rows(sql, " AND ".join(f'"{word}"' for word in fold(words).split()))


def _rows(sql: str, *values: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
