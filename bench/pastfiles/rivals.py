"""The same list by programs that only read or write its cells and understand nothing."""

import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Rival = Callable[[Path], int]


def measured(part: str, name: str, folder: Path) -> dict[str, Any]:
    """Seconds and memory; `no` where this program has no such part, nothing where it is not installed."""
    run = RIVALS.get((part, name))
    if run is None:
        return {"no": True}
    try:
        began = time.perf_counter()
        rows = run(folder / "list.xlsx")
    except ImportError:
        return {}
    seconds = time.perf_counter() - began
    megabytes = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return {"seconds": round(seconds, 2), "megabytes": megabytes, "rows": rows}


def _openpyxl(path: Path) -> int:
    import openpyxl

    return sum(1 for _row in openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True))


def _pandas(path: Path) -> int:
    import pandas

    return len(pandas.read_excel(path, header=None))


def _xlsxwriter(path: Path) -> int:
    import xlsxwriter
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    book = xlsxwriter.Workbook(path.with_name("copy.xlsx"))
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        page.write_row(number, 0, [str(cell) for cell in row])
    book.close()
    return len(rows)


def _openpyxl_writes(path: Path) -> int:
    import openpyxl
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    for row in rows:
        page.append([str(cell) for cell in row])
    book.save(path.with_name("copy.xlsx"))
    return len(rows)


RIVALS: dict[tuple[str, str], Rival] = {
    ("preview", "openpyxl"): _openpyxl,
    ("preview", "pandas"): _pandas,
    ("print", "xlsxwriter"): _xlsxwriter,
    ("print", "openpyxl"): _openpyxl_writes,
}
