"""A province's staff with ten years of ratings, titles and commendations, by `bangvang register load`."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from findings.filling import fill

from bangvang.office.achievements.queries import awards_of, ratings_of
from bangvang.office.people.queries import everybody
from bangvang.office.units.queries import Unit
from pastfiles.making import make_lists

OFFICES, SCHOOLS = 18, 44


def measured(people: int) -> dict[str, Any]:
    """Wall of the command as a clerk runs it; memory is that of the largest of its processes."""
    fill(0, 1 + OFFICES * (SCHOOLS + 1), SCHOOLS)
    folder = Path(os.environ["BANGVANG_DATA"]) / "lists"
    rows = make_lists(folder, people, [_place(office) for office in Unit.objects.filter(parent=1).order_by("pk")])
    began = time.perf_counter()
    command = [sys.executable, "-m", "bangvang.cli", "register", "load", "--json", "--unit", "SO", str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False, text=True)
    seconds = time.perf_counter() - began
    files = json.loads(done.stdout.splitlines()[-1])["files"]
    states = [one["state"] for one in files]
    return {
        "seconds": round(seconds, 1),
        "megabytes": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        "rows": rows,
        "more": {state: states.count(state) for state in sorted(set(states))} | _kept(),
    }


def _place(office: Unit) -> tuple[str, str, list[str]]:
    return office.code, office.name, list(Unit.objects.filter(parent=office).values_list("name", flat=True))


def _kept() -> dict[str, int]:
    people = list(everybody().values_list("pk", flat=True))
    return {"people": len(people), "ratings": ratings_of(people).count(), "awards": awards_of(people=people).count()}
