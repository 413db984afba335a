"""Tables of decisions as spreadsheets: just what the screen shows."""

from typing import Any

from django.http import HttpResponse

from bangvang.toolbox.sheets import Column, Sheet, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES = (
    Column("TT", 6, "center"),
    Column("Họ và tên, tập thể", 32),
    Column("Chức vụ, đơn vị", 48),
    Column("Số vào sổ", 14, "center", is_text=True),
    Column("Tiền thưởng (đồng)", 18, "right"),
    Column("Kết quả", 20),
)


def name_sheet(decision: Any, names: Any) -> HttpResponse:
    rows = [
        (
            n,
            row.name_printed,
            row.post_printed,
            getattr(getattr(row, "certificate", None), "book_number", ""),
            row.money,
            row.get_outcome_display(),
        )
        for n, row in enumerate(names, start=1)
    ]
    closing = f"(Danh sách này có {len(rows):02d} tên)"
    return _answer("danh-sach", Sheet("Danh sách", decision.title.upper(), NAMES, rows, str(decision), closing=closing))


def _answer(name: str, sheet: Sheet) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(workbook([sheet]), content_type=XLSX, headers=headers)
