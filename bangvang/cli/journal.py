"""`bangvang journal …`: whether anybody altered what was written down."""

import argparse
import json

from bangvang.cli.command import command


def add(commands) -> None:
    journal = commands.add_parser("journal", help="nhật ký").add_subparsers(required=True, metavar="việc")
    command(journal, "verify", verify_journal, "Kiểm tra chuỗi dấu vân tay của nhật ký")


def verify_journal(asked: argparse.Namespace) -> int:
    from bangvang.toolbox import audit
    from bangvang.toolbox.models import JournalEntry

    count, broken = JournalEntry.objects.count(), audit.broken_entry()
    if asked.json:
        print(json.dumps({"entries": count, "broken": broken.pk if broken else None}))
    elif broken:
        print(f"Nhật ký bị sửa: mục đầu tiên không khớp là mục số {broken.pk}, “{broken.step}”, {broken.thing_label}.")
    else:
        print(f"Nhật ký nguyên vẹn: {count} mục, mỗi mục khớp với mục trước.")
    return 1 if broken else 0
