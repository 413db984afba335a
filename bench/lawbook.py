"""The lawbook beside its rivals on the same people: `python bench/lawbook.py --people N --json`.

Each measurement runs in a process of its own; a rival that is not installed (the extra `bench` of the lock file) is left out by name."""

import argparse
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
PARTS = (
    ("lawbook.ours", "all"),
    ("lawbook.ours", "same"),
    ("lawbook.rival_polars", ""),
    ("lawbook.rival_openfisca", ""),
)
NEEDS = {"lawbook.rival_polars": "polars", "lawbook.rival_openfisca": "openfisca_core"}
SHOWN = {
    "ours_ms": "ours, every award, three answers, quotas and units",
    "ours_same_rules_ms": "ours, the five rules of the yardstick with groups",
    "polars_ms": "Polars, the five rules with groups",
    "openfisca_ms": "OpenFisca-core, the five rules with groups",
}


def measured(module: str, part: str, people: int) -> dict[str, object]:
    """One measurement in a process of its own."""
    if find_spec(NEEDS.get(module, "numpy")) is None:
        print(f"{NEEDS[module]} is not installed: left out", file=sys.stderr)
        return {}
    paths = os.pathsep.join([str(HERE), str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", module, *([part] if part else []), "--people", str(people)]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Measure, compare the answers, print."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--people", type=int, default=25_000)
    ask.add_argument("--json", action="store_true")
    given = ask.parse_args()
    total: dict[str, object] = {"people": given.people, "openfisca_ms": None, "polars_ms": None}
    digests = set()
    sys.path.insert(0, str(HERE))
    for module, part in PARTS:
        found = measured(module, part, given.people)
        digests.update([found.pop("digest")] if "digest" in found else [])
        total.update(found)
    total["same_answers"] = len(digests) == 1
    rounded = {name: round(value, 3) if isinstance(value, float) else value for name, value in total.items()}
    if not given.json:
        for name, words in SHOWN.items():
            value = rounded.get(name)
            print(f"{words:58} {'not measured' if value is None else f'{value:12,.2f} ms'}")
    print(json.dumps(rounded))


if __name__ == "__main__":
    main()
