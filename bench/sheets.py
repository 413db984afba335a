"""A list of 10,000 rows previewed: seconds and memory, beside programs that only read the cells. `bench/sheets.py [--json]`

Each reader runs in a process of its own; a rival that is not installed is named and left out.
"""

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

ROWS, SECONDS, MEGABYTES = 10_000, 5.0, 300
HEADS = ("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Mã cán bộ", "Chức vụ", "Tổ", "Đơn vị", "Dân tộc")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        return _one(READERS[asked.one[0]], Path(asked.one[1]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        path.write_bytes(_list())
        told = {name: _measured(name, path) for name in READERS}
    report = {
        "bench": "sheets",
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "cores": os.cpu_count(),
        "rows": ROWS,
        "readers": told,
    }
    ours = told["bangvang"]
    is_met = bool(ours and ours["seconds"] <= SECONDS and ours["megabytes"] <= MEGABYTES)
    report |= {"limits": {"seconds": SECONDS, "megabytes": MEGABYTES}, "is_met": is_met}
    print(json.dumps(report, ensure_ascii=False) if asked.json else _as_text(report))
    return 0 if is_met else 1


def _list() -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page, day = book.add_worksheet("Danh sách"), book.add_format({"num_format": "dd/mm/yyyy"})
    page.merge_range(0, 0, 0, len(HEADS) - 1, "DANH SÁCH CÁN BỘ, GIÁO VIÊN")
    page.write_row(2, 0, HEADS)
    for number in range(ROWS):
        born = date(1965, 1, 1) + timedelta(days=number)
        digits = f"049{1 + 2 * (born.year >= 2000)}{born.year % 100:02d}{number:06d}"
        page.write_row(
            3 + number,
            0,
            [number + 1, f"Nguyễn Thị {'Hường' if number % 2 else 'Lan'} {number % 97}".rstrip("0123456789 "), "Nữ"],
        )
        page.write_datetime(3 + number, 3, born, day)
        page.write_row(
            3 + number,
            4,
            [digits, f"{number:06d}", "Giáo viên", f"Tổ {number % 30}", f"THPT số {number % 40} Tư Phú", "Kinh"],
        )
    book.close()
    return out.getvalue()


def _measured(name: str, path: Path) -> dict[str, float] | None:
    done = subprocess.run(
        [sys.executable, __file__, "--one", name, str(path)], capture_output=True, text=True, check=False
    )
    return json.loads(done.stdout) if done.returncode == 0 else None


def _one(reader: Callable[[Path], int], path: Path) -> int:
    started = time.perf_counter()
    rows = reader(path)
    seconds = time.perf_counter() - started
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rows": rows, "seconds": round(seconds, 2), "megabytes": round(megabytes)}))
    return 0


def _ours(path: Path) -> int:
    from bangvang.office.people.reading import STAFF
    from bangvang.toolbox.sheets.reading import read_sheet

    return len(read_sheet(path.read_bytes(), path.name, STAFF).rows)


def _openpyxl(path: Path) -> int:
    import openpyxl

    return sum(1 for _row in openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True))


def _pandas(path: Path) -> int:
    import pandas

    return len(pandas.read_excel(path, header=None))


READERS: dict[str, Callable[[Path], int]] = {"bangvang": _ours, "openpyxl": _openpyxl, "pandas": _pandas}


def _as_text(report: dict) -> str:
    lines = [f"{report['rows']} rows, {report['cores']} cores, {report['date']}"]
    for name, told in report["readers"].items():
        shown = f"{told['seconds']:6.2f} s {told['megabytes']:5d} MB, {told['rows']} rows" if told else "not installed"
        lines.append(f"  {name:<10}{shown}{' (understood, not only read)' if name == 'bangvang' else ''}")
    return "\n".join([*lines, f"limits {SECONDS} s, {MEGABYTES} MB: {'met' if report['is_met'] else 'NOT met'}"])


if __name__ == "__main__":
    sys.exit(main())
