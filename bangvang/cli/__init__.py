"""`bangvang …`: the office from a terminal. Each command is a few lines that call the storeys."""

import argparse
import os
from collections.abc import Sequence

import django

from bangvang.cli import demo, journal, law, plan, register, sheet, sweep
from bangvang.cli.command import command


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something was found, 2 when the input cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangvang.config.settings")
    asked = _parser().parse_args(argv)
    if asked.run is demo.run_season:
        demo.own_database(asked)
    django.setup()
    return int(asked.run(asked) or 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bangvang", description="Bảng Vàng: thi đua, khen thưởng ngành Giáo dục")
    commands = parser.add_subparsers(required=True, metavar="lệnh")
    for each in (plan, sheet, register, law, demo, sweep, journal):
        each.add(commands)
    command(commands, "worker", run_worker, "Làm việc nền: dựng văn bản, chuyển thông báo", json_too=False)
    return parser


def run_worker(asked: argparse.Namespace) -> int:
    from bangvang.toolbox import jobs

    jobs.work()
    return 0
