"""`bangvang law …`: the lawbook asked from a terminal."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from bangvang.cli.command import command


def add(commands) -> None:
    law = commands.add_parser("law", help="sổ luật").add_subparsers(required=True, metavar="việc")
    check = command(law, "check", check_law, "Chạy các tình huống luật trong một tệp YAML, hoặc “-” từ đầu vào")
    check.add_argument("file")
    listed = command(law, "list", list_law, "Danh hiệu, hình thức và văn bản có hiệu lực vào một ngày")
    listed.add_argument("--on", type=date.fromisoformat, required=True, metavar="NGÀY")
    explain = command(law, "explain", explain_law, "Điều kiện của một danh hiệu, hình thức vào một ngày")
    explain.add_argument("award")
    explain.add_argument("--on", type=date.fromisoformat, required=True, metavar="NGÀY")
    diff = command(law, "diff", diff_law, "Điều gì thay đổi giữa hai ngày")
    diff.add_argument("--from", dest="first", type=date.fromisoformat, required=True, metavar="NGÀY")
    diff.add_argument("--to", dest="last", type=date.fromisoformat, required=True, metavar="NGÀY")


def check_law(asked: argparse.Namespace) -> int:
    from bangvang import lawbook

    try:
        text = sys.stdin.read() if asked.file == "-" else Path(asked.file).read_text(encoding="utf-8")
        report = lawbook.check_cases(text)
    except (lawbook.LawbookError, OSError, UnicodeError) as refused:
        print(refused, file=sys.stderr)
        return 2
    print(json.dumps(report.as_dict(), ensure_ascii=False) if asked.json else "\n".join(lawbook.report_lines(report)))
    return 0 if report.agreed == report.cases else 1


def list_law(asked: argparse.Namespace) -> int:
    from bangvang import lawbook

    return _told(asked, lambda: lawbook.list_on(asked.on))


def explain_law(asked: argparse.Namespace) -> int:
    from bangvang import lawbook

    return _told(asked, lambda: lawbook.explain_award(asked.award, day=asked.on))


def diff_law(asked: argparse.Namespace) -> int:
    from bangvang import lawbook

    return _told(asked, lambda: lawbook.diff_between(asked.first, asked.last))


def _told(asked: argparse.Namespace, look) -> int:
    """Print what the lawbook tells: rows that can say themselves in lines or as JSON."""
    from bangvang import lawbook

    try:
        rows = look()
    except lawbook.LawbookError as refused:
        print(refused, file=sys.stderr)
        return 2
    if asked.json:
        print(json.dumps([row.as_dict() for row in rows], ensure_ascii=False))
    else:
        print("\n".join(line for row in rows for line in _lines(row)))
    return 0


def _lines(row) -> list[str]:
    """An award with its clauses, or one change, as an officer reads it."""
    if hasattr(row, "what"):
        return [f"{row.what} ({row.whom})", f"  trước: {row.before}", f"  sau: {row.after}", f"  căn cứ: {row.cite}"]
    head = f"{row.code}: {row.label} ({row.kind}), độ tin cậy {row.confidence}. {row.basis}"
    head += f". Chưa đối chiếu văn bản: {row.unread}" if row.unread else ""
    return [head, *(line for clause in row.clauses for line in _clause_lines(clause, "  "))]


def _clause_lines(clause, indent: str) -> list[str]:
    own = f"{indent}- {clause.sentence} [{clause.cite}]"
    return [own, *(line for way in clause.ways for line in _clause_lines(way, f"{indent}    "))]
