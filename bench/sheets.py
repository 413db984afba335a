"""Lists in and out: 10,000 rows previewed, written and printed; a province's staff with ten years. `bench/sheets.py [--json]`

Each part runs in a process of its own on a new SQLite database; beside ours stand programs that only read or write the cells.
A rival that is not installed is named and left out.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

PARTS = ("preview", "write", "print", "province")
LIMITS = {"preview": (5.0, 300), "write": (20.0, 300), "print": (None, 300), "province": (240.0, None)}  # seconds, MB


def main() -> int:
    asked = _asked()
    if asked.one:
        return _one(asked)
    told: dict[str, Any] = {"bench": "sheets", "date": f"{datetime.now(UTC):%Y-%m-%d}", "cores": os.cpu_count()}
    told["load"] = round(os.getloadavg()[0], 1)
    for part in [asked.only] if asked.only else PARTS:
        told[part] = _apart(part, asked.rows, asked.people)
    told["over"] = [line for part in PARTS if part in told for line in _over(part, told[part])]
    told["is_met"] = not told["over"]
    print(json.dumps(told, ensure_ascii=False) if asked.json else _as_text(told))
    return 0 if told["is_met"] else 1


def _asked() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--only", choices=PARTS)
    ask.add_argument("--rows", type=int, default=10_000, help="rows of the one list")
    ask.add_argument("--people", type=int, default=26_693, help="staff of the province (fewer to try the bench)")
    ask.add_argument("--one", help=argparse.SUPPRESS)
    return ask.parse_args()


def _apart(part: str, rows: int, people: int) -> dict[str, Any]:
    """Ours and its rivals, each in a process of its own: memory is the whole process's."""
    with tempfile.TemporaryDirectory(prefix="bangvang-sheets-") as folder:
        settings = {"BANGVANG_DATA": folder, "DJANGO_SETTINGS_MODULE": "bangvang.config.settings"}
        told = _run(part, rows, people, settings)
        told["rivals"] = {
            name: _run(f"{part}:{name}", rows, people, settings) for name in ("openpyxl", "pandas", "xlsxwriter")
        }
    told["rivals"] = {name: found for name, found in told["rivals"].items() if found != {"no": True}}
    return told


def _run(one: str, rows: int, people: int, settings: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, __file__, "--one", one, "--rows", str(rows), "--people", str(people)]
    done = subprocess.run(command, env=os.environ | settings, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _one(asked: argparse.Namespace) -> int:
    part, _, rival = asked.one.partition(":")
    if rival:
        from pastfiles import rivals

        print(json.dumps(rivals.measured(part, rival, Path(os.environ["BANGVANG_DATA"]))))
        return 0
    import django

    django.setup()
    from pastfiles import loading, one_list

    told = loading.measured(asked.people) if part == "province" else one_list.measured(part, asked.rows)
    print(json.dumps(told, ensure_ascii=False))
    return 0


def _over(part: str, told: dict[str, Any]) -> list[str]:
    seconds, megabytes = LIMITS[part]
    lines = []
    if seconds and told["seconds"] > seconds:
        lines.append(f"{part}: {told['seconds']} s, {seconds} allowed")
    if megabytes and told["megabytes"] > megabytes:
        lines.append(f"{part}: {told['megabytes']} MB, {megabytes} allowed")
    return lines


def _as_text(told: dict[str, Any]) -> str:
    lines = [f"{told['date']}, {told['cores']} cores, load {told['load']}"]
    for part in PARTS:
        if found := told.get(part):
            more = ", ".join(f"{name} {value}" for name, value in found["more"].items())
            lines.append(
                f"  {part:<10}{found['seconds']:8.2f} s {found['megabytes']:5d} MB  {found['rows']} rows; {more}"
            )
            lines += [f"    {name:<12}{_of_rival(rival)}" for name, rival in found["rivals"].items()]
    return "\n".join([*lines, *(told["over"] or ["every target is met"])])


def _of_rival(told: dict[str, Any]) -> str:
    return f"{told['seconds']:4.2f} s {told['megabytes']:5d} MB" if "seconds" in told else "not installed"


if __name__ == "__main__":
    sys.exit(main())
