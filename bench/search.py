"""The search box over a province on SQLite and over a country on PostgreSQL. `bench/search.py [--json] [--only sqlite|postgresql]`

Each database is made in a temporary folder (PostgreSQL: a throw-away cluster as `./test` starts it, filled by COPY) and asked
through the function behind the box, every kind of thing together; CPU is that of this process, the wall includes the database.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "bootstrap")]

SIZES = {"sqlite": (26_693, 800, 50.0), "postgresql": (1_600_000, 48_000, 100.0)}  # people, units, milliseconds


def main() -> int:
    asked = _asked()
    if asked.one:
        return _one(asked.one, asked.people)
    told = {"bench": "search", "date": f"{datetime.now(UTC):%Y-%m-%d}", "cores": os.cpu_count()}
    for kind in [asked.only] if asked.only else SIZES:
        told[kind] = _apart(kind, asked.people)
    told["is_met"] = all(told[kind] and told[kind]["is_met"] for kind in SIZES if kind in told)
    print(json.dumps(told, ensure_ascii=False) if asked.json else _table(told))
    return 0 if told["is_met"] else 1


def _asked() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--only", choices=tuple(SIZES))
    ask.add_argument("--people", type=int, default=0, help="so many people instead (to try the bench)")
    ask.add_argument("--one", choices=tuple(SIZES), help=argparse.SUPPRESS)
    return ask.parse_args()


def _apart(kind: str, people: int) -> dict | None:
    """One database in a process of its own, since settings are read once."""
    with _database(kind) as settings:
        if settings is None:
            return None
        command = [sys.executable, __file__, "--one", kind, "--people", str(people or SIZES[kind][0])]
        done = subprocess.run(command, env=os.environ | settings, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


@contextlib.contextmanager
def _database(kind: str) -> Iterator[dict[str, str] | None]:
    with tempfile.TemporaryDirectory(prefix="bangvang-search-") as folder:
        settings = {"BANGVANG_DATA": folder, "DJANGO_SETTINGS_MODULE": "bangvang.config.settings"}
        if kind == "sqlite":
            yield settings
            return
        import postgres

        if not (programs := postgres.installed()):
            yield None
            return
        with postgres.throw_away(programs) as address:
            yield settings | {"BANGVANG_DATABASE": address}


def _one(kind: str, people: int) -> int:
    import django

    django.setup()
    from findings import asking, filling, rivals

    units = max(20, SIZES[kind][1] * people // SIZES[kind][0])
    filled = filling.fill(people, units)
    told = {"people": people, "units": units, "filled_s": filled, "limit_ms": SIZES[kind][2]}
    told |= asking.measured()
    told["rivals"] = rivals.measured()
    told["is_met"] = not (over := asking.over(told["questions"], kind, SIZES[kind][2]))
    print(json.dumps(told | {"over": over}, ensure_ascii=False))
    return 0


def _table(told: dict) -> str:
    lines = [f"{told['date']}, {told['cores']} cores"]
    for kind in SIZES:
        if found := told.get(kind):
            lines += _of_kind(kind, found)
    return "\n".join(lines)


def _of_kind(kind: str, found: dict) -> list[str]:
    lines = [f"{kind}: {found['people']} people, {found['units']} units, filled in {found['filled_s']} s"]
    lines.append(f"{'question':<44}{'CPU ms':>9}{'wall ms':>9}{'worst':>9}{'SQL':>5}{'found':>7}")
    for name, row in found["questions"].items():
        figures = f"{row['cpu_ms']:>9}{row['wall_ms']:>9}{row['worst_ms']:>9}{row['queries']:>5}{row['found']:>7}"
        lines.append(f"{name:<44}{figures}")
    lines += [f"{name}: {told}" for name, told in found["rivals"].items()]
    return [*lines, f"first words read in {found['first_words_ms']} ms", *(found["over"] or ["every target is met"])]


if __name__ == "__main__":
    sys.exit(main())
