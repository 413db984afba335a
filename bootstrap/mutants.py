"""How many small wrong changes of the law its tests notice; fails below the share asked for.

The record in out/mutants.json keeps what survived, so `--again` tries only those after a test was written."""

import argparse
import json
import os
import random
import sys
import time
from collections import Counter, defaultdict

import yaml
from changes import Change, changes_of
from places import ROOT
from trial import SURVIVED, Trial, tried

LAWBOOK = ROOT / "bangvang" / "lawbook"
EQUIVALENT = ROOT / "tests" / "law" / "equivalent.yaml"
RECORD = ROOT / "out" / "mutants.json"


def main() -> int:
    words = _words()
    all_changes = changes_of(LAWBOOK)
    equivalent = _equivalent()
    gone = equivalent - {each.name for each in all_changes}
    changes = _chosen([each for each in all_changes if each.name not in equivalent], words)
    began, trials = time.monotonic(), []
    for trial in tried(changes, processes=words.processes):
        trials.append(trial)
        if len(trials) % 100 == 0 or len(trials) == len(changes):
            _record(trials)
            print(f"{len(trials)} of {len(changes)} tried, {_share(trials):.1%} killed", flush=True)
    _report(trials)
    left_out = sum(each.name in equivalent for each in all_changes)
    print(f"{left_out} that change nothing left out, in {(time.monotonic() - began) / 60:.1f} minutes")
    for name in sorted(gone):
        print(f"!! listed in {EQUIVALENT.name}, but no such change any more: {name}")
    return 0 if _share(trials) >= words.wanted and not gone else 1


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wanted", type=float, help="the share that must be killed, such as 0.9")
    parser.add_argument("--only", default="", help="only those with this in “part path”, such as “rows titles/”")
    parser.add_argument("--every", type=int, default=1, help="a fair sample: every so many-th change")
    parser.add_argument("--again", action="store_true", help="only those that survived the last time")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _equivalent() -> set[str]:
    """Changes after which the book still answers the same, each with its reason."""
    rows = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8")) or []
    return {name for row in rows for name in row["changes"]}


def _chosen(changes: list[Change], words: argparse.Namespace) -> list[Change]:
    changes = [each for each in changes if words.only in f"{each.part} {each.path}"]
    if words.again:
        survived = set(json.loads(RECORD.read_text(encoding="utf-8"))["survived"])
        changes = [each for each in changes if each.name in survived]
    random.Random(1).shuffle(changes)
    return changes[:: words.every]


def _share(trials: list[Trial]) -> float:
    return sum(each.end != SURVIVED for each in trials) / len(trials) if trials else 0.0


def _record(trials: list[Trial]) -> None:
    RECORD.parent.mkdir(exist_ok=True)
    survived = [each.change.name for each in trials if each.end == SURVIVED]
    ends = {each.change.name: [each.end, round(each.seconds, 2)] for each in trials}
    kept = json.dumps({"survived": survived, "ends": ends}, ensure_ascii=False, indent=0)
    RECORD.write_text(kept, encoding="utf-8")


def _report(trials: list[Trial]) -> None:
    for each in sorted(trials, key=lambda trial: (trial.change.path, trial.change.line)):
        if each.end == SURVIVED:
            print(f"survived: line {each.change.line} of {each.change.name}")
    groups: defaultdict[str, list[Trial]] = defaultdict(list)
    for each in trials:
        groups[each.change.path].append(each)
        groups[f"── {each.change.part}"].append(each)
    for name, some in sorted(groups.items()):
        print(f"{name:32} {len(some):5} tried  {_share(some):6.1%} killed")
    ends = Counter(each.end for each in trials)
    by = ", ".join(f"{number} {end}" for end, number in ends.most_common())
    by += f"; {sum(each.seconds for each in trials):.0f} seconds of the processor"
    print(f"{len(trials) - ends[SURVIVED]} of {len(trials)} mutants killed ({_share(trials):.1%}): {by}")


if __name__ == "__main__":
    sys.exit(main())
