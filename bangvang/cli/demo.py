"""`bangvang demo …`, `bangvang season`: the invented office, and a year played through it."""

import argparse
import os
import tempfile
from datetime import date
from pathlib import Path

from bangvang.cli.command import command


def add(commands) -> None:
    demo = commands.add_parser("demo", help="dữ liệu minh họa").add_subparsers(
        required=True, metavar="việc", dest="what"
    )
    load = command(demo, "load", run_demo, "Nạp cơ quan minh họa vào cơ sở dữ liệu trống", json_too=False)
    load.add_argument("--size", choices=("small", "province"), default="small")
    command(demo, "accounts", run_demo, "In các tài khoản minh họa theo vai trò", json_too=False)
    words = (
        "Các lần sắp xếp tổ chức năm 2025 trên cơ quan minh họa: ai về đâu, ngày nào; không có --write thì không ghi gì"
    )
    again = command(demo, "reorganise", run_demo, words)
    again.add_argument("--write", action="store_true", help="thực hiện và ghi lại")
    again.add_argument(
        "--until", type=date.fromisoformat, metavar="NGÀY", help="chỉ các bước có hiệu lực đến hết ngày này"
    )
    season = command(commands, "season", run_season, "Đưa cơ quan minh họa qua cả năm, từ 05/9/2023 đến 31/01/2025")
    season.add_argument("--size", choices=("small", "province"), default="small")
    season.add_argument("--out", type=Path, help="thư mục nhận văn bản và bản tổng hợp")


def run_demo(asked: argparse.Namespace) -> int:
    from bangvang.demo import commands

    return commands.RUN[asked.what](asked)


def own_database(asked: argparse.Namespace) -> None:
    """A season is played in a database of its own beside its papers; jobs run at once."""
    asked.out = asked.out or Path(tempfile.mkdtemp(prefix="bangvang-season-"))
    os.environ["BANGVANG_DATA"] = str(asked.out / "data")
    os.environ["BANGVANG_JOBS_AT_ONCE"] = "1"
    (asked.out / "data").mkdir(parents=True, exist_ok=True)


def run_season(asked: argparse.Namespace) -> int:
    from django.core.management import call_command

    from bangvang.demo.season import run

    call_command("migrate", verbosity=0)
    return run(asked.size, out=asked.out, as_json=asked.json)
