"""From the database to verdicts, and into the table of the sweep: `bench/sweep.py --data DIR [--json]`.

DIR is a copy of a data folder (the table of the sweep in it is emptied and filled again, the ratings of one person in a thousand are changed).
Columns, verdicts and reading are the median of `--rounds`, of the wall and of the processor.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]
TARGET_MS = 1000.0  # people, groups and quotas of a province, from rows to answers


def main() -> None:
    """Measure and print."""
    asked = _asked()
    os.environ |= {"BANGVANG_DATA": str(asked.data), "BANGVANG_TODAY": asked.day}
    os.environ["DJANGO_SETTINGS_MODULE"] = "bangvang.config.settings"
    import django

    django.setup()
    day = date.fromisoformat(asked.day)
    told = {"bench": "sweep", "day": asked.day, "cores": os.cpu_count()}
    told |= to_verdicts(day, asked.rounds) | into_the_table(asked.data)
    told["rss_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    told["reached"] = told["database_to_verdicts_ms"] <= TARGET_MS
    if not asked.json:
        print("\n".join(f"{name:28} {value}" for name, value in told.items()))
    print(json.dumps(told))


def _asked() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True, help="a copy of a data folder that holds bangvang.sqlite3")
    ask.add_argument("--day", default="2024-06-12", help="the office's day")
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--json", action="store_true")
    return ask.parse_args()


class Clock:
    """Times of parts, wall and processor."""

    def __init__(self) -> None:
        self.parts: dict[str, list[tuple[float, float]]] = {}

    def __call__(self, part: str, what: Callable[[], Any]) -> Any:
        wall, cpu = time.perf_counter(), time.process_time()
        found = what()
        spent = (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000
        self.parts.setdefault(part, []).append(spent)
        return found

    def told(self) -> dict[str, float]:
        """The median of each part."""
        medians = {part: [median(each) for each in zip(*times, strict=True)] for part, times in self.parts.items()}
        wall = {f"{part}_ms": round(times[0], 1) for part, times in medians.items()}
        return wall | {f"{part}_cpu_ms": round(times[1], 1) for part, times in medians.items()}


def to_verdicts(day: date, rounds: int) -> dict[str, Any]:
    """Rows → columns → answers of everybody on the larger clock, with quotas and the titles of units."""
    clock = Clock()
    for _ in range(rounds):
        found = clock("database_to_verdicts", lambda: one_round(day, clock))
    return found | clock.told()


def one_round(day: date, clock: Clock) -> dict[str, Any]:
    """One way from the database to verdicts."""
    import numpy as np

    from bangvang import lawbook
    from bangvang.office.eligibility.queries.columns import Telling
    from bangvang.office.eligibility.queries.everybody import batches_on
    from bangvang.office.eligibility.queries.standings import year_swept

    batches = clock("who", lambda: batches_on(day, year_swept(None)))
    people = max((each for each in batches if each.kind == "person"), key=lambda each: len(each.at))
    groups = max((each for each in batches if each.kind == "group"), key=lambda each: len(each.at))
    telling = clock("read", lambda: Telling(set(people.at), people.period, day))
    columns = clock("columns", lambda: telling.columns(people.numbers))
    _ids, units = clock("groups", lambda: groups.columns(day))
    unit = np.array([people.at[each] for each in telling.ids.tolist()])
    held = np.isin(_ids, np.unique(unit))
    roll = clock("roll", lambda: lawbook.Roll(unit, columns.year("rating")[0]))
    ordered, of_units = lawbook.take(columns, roll.order), lawbook.take(units, np.flatnonzero(held))
    asked = {"day": day, "parameters": people.numbers}
    clock("verdicts", lambda: lawbook.stages(lawbook.Planes(ordered), roll, of_units, **asked))
    clock("why", lambda: lawbook.standings(columns, **asked))
    return {"people": telling.count, "groups": len(units.now("no_hold")), "one_by_one": int(telling.slow.sum())}


def into_the_table(data: Path) -> dict[str, Any]:
    """The table filled from nothing, swept again unchanged, and after a few changes."""
    import sqlite3

    from bangvang.office.eligibility.actions import sweep_office

    rows = sqlite3.connect(data / "bangvang.sqlite3")
    with rows:
        rows.execute("DELETE FROM eligibility_standing")
        rows.execute("DELETE FROM eligibility_swept")
    first, again = sweep_office(), sweep_office()
    with rows:
        rows.execute(
            "UPDATE achievements_rating SET grade = CASE grade WHEN 'HT' THEN 'HTT' ELSE 'HT' END WHERE person_id % 1000 = 7"
        )
    few = sweep_office()
    told = {"rows": sum(sum(each.values()) - each.get("near", 0) for each in first.awards.values())}
    for name, report in (("first", first), ("unchanged", again), ("incremental", few)):
        told[f"{name}_ms"], told[f"{name}_changed"] = round(report.ms["total"]), report.changed
    return told | {"write_ms": round(first.ms["write"]), "incremental_write_ms": round(few.ms["write"])}


if __name__ == "__main__":
    main()
