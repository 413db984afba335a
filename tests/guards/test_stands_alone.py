"""The repository is understood by itself: it names no place outside, but for the facts that tests may read."""

import re
import subprocess
from pathlib import Path

from tests.guards.house import ROOT, complain

FOREIGN = re.compile(r"(?<![\w.])/(?:work|tmp/team)/")
NEIGHBOUR = re.compile(r"\.\./shared\b")
MAY_NAME_THE_NEIGHBOUR = ("tests", "bench")
BINARY = {".png", ".jpg", ".webp", ".woff2", ".ttf", ".docx", ".pdf", ".xlsx", ".xls", ".ods", ".lock", ".gz"}


def tracked() -> list[Path]:
    """Files under version control, or about to be; outside a clone there is nothing to guard."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    paths = (ROOT / name for name in listed.stdout.splitlines())
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def places(pattern: re.Pattern[str], but_in: tuple[str, ...] = ()) -> list[str]:
    found = []
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if path == Path(__file__) or name.startswith(tuple(f"{folder}/" for folder in but_in)):
            continue
        text = path.read_text(encoding="utf-8", errors="replace").splitlines()
        found += [f"{name}:{number} {line.strip()[:80]}" for number, line in enumerate(text, 1) if pattern.search(line)]
    return found


def test_no_file_names_a_place_on_one_machine() -> None:
    complain(places(FOREIGN), "Write a path inside the repository.")


def test_only_tests_and_benchmarks_name_the_folder_of_facts() -> None:
    complain(
        places(NEIGHBOUR, MAY_NAME_THE_NEIGHBOUR),
        "Bring the fact into the repository; only tests and bench may look there.",
    )
