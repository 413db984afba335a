"""`bangvang plan …`: a plan as it is understood."""

import argparse
import json
import sys
from pathlib import Path

from bangvang.cli.command import command


def add(commands) -> None:
    plan = commands.add_parser("plan", help="đọc kế hoạch").add_subparsers(required=True, metavar="việc")
    read = command(plan, "read", read_plan, "Đọc một văn bản kế hoạch (.txt, .docx, PDF có chữ)")
    read.add_argument("file", type=Path)


def read_plan(asked: argparse.Namespace) -> int:
    from bangvang.office.plans import reading

    try:
        plan = reading.read_plan(asked.file.read_bytes(), asked.file.name)
    except (reading.NotAPlan, OSError) as refused:
        print(f"Không đọc được {asked.file.name}: {refused}", file=sys.stderr)
        return 2
    print(json.dumps(plan.as_dict(), ensure_ascii=False, indent=1) if asked.json else reading.as_text(plan))
    return 0
