"""`bangvang sweep`: who may be proposed, counted for everybody."""

import argparse
import json
import sys

from bangvang.cli.command import command


def add(commands) -> None:
    sweep = command(commands, "sweep", run_sweep, "Rà soát mọi người, mọi tập thể theo mọi danh hiệu, hình thức")
    sweep.add_argument("--year", metavar="NĂM", help="năm học (2023-2024) hoặc năm (2024); bỏ trống là năm đang xét")


def run_sweep(asked: argparse.Namespace) -> int:
    from tqdm import tqdm

    from bangvang import lawbook
    from bangvang.office.eligibility.actions import sweep_office

    with tqdm(desc="Rà soát", unit=" lượt", disable=asked.json) as bar:
        try:
            report = sweep_office(year=asked.year, progress=lambda done, total: _moved(bar, done, total))
        except lawbook.LawbookError as refused:
            print(refused, file=sys.stderr)
            return 2
    print(json.dumps(report.as_dict(), ensure_ascii=False) if asked.json else "\n".join(_sweep_lines(report)))
    return 0


def _moved(bar, done: int, total: int) -> None:
    bar.total = total
    bar.update(done - bar.n)


def _sweep_lines(report) -> list[str]:
    """Counts by award and answer, as a table."""
    head = f"Năm {', '.join(report.periods)}: {report.people} người, {report.groups} tập thể; "
    head += f"tính lại {report.changed}, bỏ {report.gone}; {report.ms['total'] / 1000:.1f} giây"
    lines = [head, f"{'':8} {'đủ điều kiện':>14} {'chưa đủ':>10} {'chưa rõ':>10} {'sắp đủ':>10}"]
    for award, counts in sorted(report.awards.items()):
        told = [counts.get(name, 0) for name in ("eligible", "not_eligible", "unknown", "near")]
        lines.append(f"{award:8} {told[0]:14} {told[1]:10} {told[2]:10} {told[3]:10}")
    return lines
