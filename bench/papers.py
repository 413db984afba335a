"""Papers and certificates: time and memory, beside compiling one certificate at a time. `bench/papers.py [--json]`"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bangvang.toolbox.printing import SIZES, certificates_pdf, to_docx, to_pdf  # noqa: E402
from bangvang.toolbox.printing.certificates import set_out  # noqa: E402
from bangvang.toolbox.printing.metrics import FONTS  # noqa: E402
from tests.toolbox.papers import certificate, decision  # noqa: E402

WHOLE, SAMPLE = 1000, 60  # certificates in one file; certificates made one by one
TEMPLATE = ROOT / "bangvang/toolbox/printing/certificates.typ"


def one_file() -> int:
    """All certificates of a decision in one PDF: our way."""
    return len(certificates_pdf(certificate(place) for place in range(WHOLE)))


def one_by_one() -> int:
    """The rival: a fresh compilation for each certificate, same template, same letters, same codes."""
    import typst

    size = 0
    for place in range(SAMPLE):
        told = json.dumps(set_out([certificate(place)], None, SIZES["a4"]), ensure_ascii=False)
        made = typst.compile(
            str(TEMPLATE),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"told": told},
            pdf_standards=["a-2b"],
        )
        size += len(made)
    return size


def kept_one_by_one() -> int:
    """One file each through the compiler a process keeps."""
    return sum(len(certificates_pdf([certificate(place)])) for place in range(SAMPLE))


PARTS: dict[str, tuple[Callable[[], int], int]] = {
    "certificates_one_pdf": (one_file, WHOLE),
    "certificates_fresh_each": (one_by_one, SAMPLE),
    "certificates_kept_each": (kept_one_by_one, SAMPLE),
    "decision_40_pdf": (lambda: len(to_pdf(decision(40))), 1),
    "decision_40_docx": (lambda: len(to_docx(decision(40))), 1),
    "decision_1000_pdf": (lambda: len(to_pdf(decision(1000))), 1),
    "decision_1000_docx": (lambda: len(to_docx(decision(1000))), 1),
}


def measured_here(name: str) -> dict[str, float]:
    """One part in this process: what it took and the highest memory."""
    make, count = PARTS[name]
    start, used = time.perf_counter(), time.process_time()
    size = make()
    took, used = time.perf_counter() - start, time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": took, "cpu_seconds": used, "pieces": count, "bytes": size, "max_rss_mb": memory}


def measured(name: str) -> dict[str, float]:
    """One part in a process of its own, so that memory and first use are its own."""
    command = [sys.executable, __file__, "--part", name]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


def summary(rounds: int) -> dict[str, object]:
    """Every part, in turns; the median of its rounds."""
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in PARTS}
    for _round in range(rounds):
        for name in PARTS:
            runs[name].append(measured(name))
    parts = {name: _median(of) for name, of in runs.items()}
    ours = parts["certificates_one_pdf"]["ms_each"]
    ratios = {
        "fresh_each_to_one_pdf": round(parts["certificates_fresh_each"]["ms_each"] / ours, 1),
        "kept_each_to_one_pdf": round(parts["certificates_kept_each"]["ms_each"] / ours, 1),
    }
    seconds = parts["certificates_one_pdf"]["seconds"]
    return {"bench": "papers", "rounds": rounds, "parts": parts, "ratios": ratios, "is_under_10_s": seconds < 10}


def _median(runs: list[dict[str, float]]) -> dict[str, float]:
    seconds = statistics.median(run["seconds"] for run in runs)
    return {
        "seconds": round(seconds, 3),
        "cpu_seconds": round(statistics.median(run["cpu_seconds"] for run in runs), 3),
        "ms_each": round(1000 * seconds / runs[0]["pieces"], 2),
        "pieces": runs[0]["pieces"],
        "bytes": runs[0]["bytes"],
        "max_rss_mb": round(max(run["max_rss_mb"] for run in runs), 1),
    }


def main() -> None:
    """Print a table, or with --json one object on the last line."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--json", action="store_true")
    wanted.add_argument("--rounds", type=int, default=3)
    wanted.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    said = wanted.parse_args()
    if said.part:
        print(json.dumps(measured_here(said.part)))
        return
    found = summary(said.rounds)
    if said.json:
        print(json.dumps(found))
        return
    for name, part in found["parts"].items():  # type: ignore[attr-defined]
        print(f"{name:26}{part['seconds']:9.3f} s{part['ms_each']:9.2f} ms each{part['max_rss_mb']:8.0f} MB")
    print("ratios", found["ratios"])


if __name__ == "__main__":
    main()
