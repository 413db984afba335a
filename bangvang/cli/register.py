"""`bangvang register …`: folders of past years into the register."""

import argparse
import gc
import json
import sys
from pathlib import Path

from bangvang.cli.command import command
from bangvang.cli.sheet import kind_of

LOADED = {"written": "đã ghi", "same": "không có gì mới", "done": "đã nhập trước đó", "waiting": "chờ xử lý",
          "refused": "không nhận"}  # fmt: skip


def add(commands) -> None:
    register = commands.add_parser("register", help="sổ cán bộ và sổ khen thưởng").add_subparsers(
        required=True, metavar="việc"
    )
    words = "Nạp danh sách cán bộ và thành tích các năm trước, mỗi tệp ghi trọn hoặc không ghi"
    load = command(register, "load", load_register, words)
    load.add_argument("paths", type=Path, nargs="+", metavar="TỆP", help="tệp, hoặc thư mục có các tệp")
    load.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị của các danh sách, hoặc đơn vị quản lý")
    load.add_argument("--kind", choices=("staff", "ratings", "awards", "initiatives", "results"), default="",
                      help="loại danh sách; bỏ trống là theo tên tệp")  # fmt: skip
    load.add_argument("--errors", type=Path, metavar="THƯ_MỤC", help="nơi ghi các dòng cần sửa kèm lý do")


def load_register(asked: argparse.Namespace) -> int:
    """0 all is in, 1 some files wait or were refused, 2 no such unit or no list there."""
    from tqdm import tqdm

    from bangvang.office.achievements.actions import files_to_load, load_files
    from bangvang.office.units.queries import unit_by_code

    unit = unit_by_code(asked.unit)
    if unit is None:
        print(f"Không có đơn vị mang mã {asked.unit}.", file=sys.stderr)
        return 2
    wanted = files_to_load(asked.paths, unit, asked.kind)
    if not wanted:
        print("Không có tệp .xlsx, .xls, .csv nào.", file=sys.stderr)
        return 2
    gc.freeze()
    gc.set_threshold(100_000)  # half a million rows pass by, none in a ring: to look for rings took a fifth of the time
    with tqdm(desc="Nạp danh sách", total=len(wanted), unit=" tệp", disable=asked.json) as bar:
        told = load_files(wanted, progress=lambda _one: bar.update(1))
    for one in told:
        _write_errors(one, asked.errors)
    print(json.dumps({"files": [one.as_dict() for one in told]}, ensure_ascii=False) if asked.json else _loaded(told))
    return 1 if any(one.state in ("waiting", "refused") for one in told) else 0


def _write_errors(one, folder: Path | None) -> None:
    """The clerk's own rows with their reasons, beside the others of this run."""
    from bangvang.web.shared.taken_lists import error_workbook

    if folder is None or one.state != "waiting":
        return
    folder.mkdir(parents=True, exist_ok=True)
    rows = one.found.rows.filter(state__in=("doubtful", "wrong"))
    name = f"{one.unit} {one.path.stem} - cần sửa.xlsx"
    (folder / name).write_bytes(error_workbook(one.found, rows, kind_of(one.kind)))


def _loaded(told) -> str:
    """How many files came to what, and each that needs somebody."""
    counts = {words: sum(one.state == state for one in told) for state, words in LOADED.items()}
    rows = sum(one.counts.get("new", 0) + one.counts.get("changed", 0) for one in told if one.state == "written")
    head = f"{len(told)} tệp: {', '.join(f'{count} {words}' for words, count in counts.items() if count)}; ghi {rows} dòng."
    open_ones = [one for one in told if one.state in ("waiting", "refused")]
    return "\n".join([head, *(f"  {one.path}: {one.reason}" for one in open_ones)])
