"""Screens that take in a list of any kind: how the file is read, what was chosen, its rows by state, the clerk's file with reasons."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict

from bangvang.toolbox import files
from bangvang.toolbox.sheets import Column, Sheet, workbook
from bangvang.toolbox.sheets.reading import Kind, read_sheet
from bangvang.web.shared.forms import OfficeForm
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.stepping import perform

MOST_PLACES = 400
Context = dict[str, Any]


class UploadForm(OfficeForm):
    """The file with the list."""

    file = forms.FileField(label="Tệp danh sách", widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv"}))


class ReadingForm(OfficeForm):
    """Which sheet holds the list, and where its head stands."""

    page = forms.ChoiceField(label="Trang", required=False)
    first = forms.IntegerField(label="Tiêu đề từ dòng", required=False, min_value=1, max_value=100_000)
    last = forms.IntegerField(label="đến dòng", required=False, min_value=1, max_value=100_000)

    def __init__(self, found: Any, data: Any = None) -> None:
        head = found.header_rows or [None]
        super().__init__(data, initial={"page": found.page, "first": head[0], "last": head[-1]})
        page: Any = self.fields["page"]
        page.choices = [(name, name) for name in found.counts.get("pages", [])]
        for name in ("first", "last"):
            self.fields[name].widget.attrs["class"] = "input short"

    @property
    def header_rows(self) -> list[int]:
        """From the first to the last row, where both are given and in order; else it is found anew."""
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last") or self.cleaned_data.get("first")
        return list(range(first, last + 1)) if first and last and first <= last <= first + 10 else []


def columns_in(posted: QueryDict, found: Any, known: Mapping[str, str]) -> dict[int, str]:
    """Columns taken for another field than the one shown: place → field, "" for not used."""
    shown = {one["place"]: one["field"] for one in found.columns}
    told = {int(place): key for place, key in found.told_columns.items()}
    for place, field in shown.items():
        key = posted.get(f"cot-{place}")
        if key is not None and key != field and (key in known or not key) and place < MOST_PLACES:
            told[place] = key
    return told


def choices_in(posted: QueryDict, of: str = "chon-") -> dict[int, str]:
    """What was chosen for rows of the page, by row id."""
    names = ((name.removeprefix(of), value) for name, value in posted.items() if name.startswith(of))
    return {int(ident): str(value) for ident, value in names if ident.isdecimal() and len(ident) < 15}


# ---- what the preview shows ----------------------------------------------------------------------
DATA_STATE = {"new": "info", "changed": "warn", "same": "ok", "doubtful": "none", "wrong": "bad"}
STATES = {"new": "mới", "changed": "thay đổi", "same": "không đổi", "doubtful": "cần chọn", "wrong": "sai"}


def known_fields(kind: Kind) -> dict[str, str]:
    """What a column may be taken for."""
    return {"ordinal": "Số thứ tự"} | {one.key: one.label for one in kind.fields}


def columns_shown(found: Any, kind: Kind) -> list[tuple[Any, list[tuple[str, str]]]]:
    """Each column of the file with what it may be taken for."""
    offers = [("", "Không dùng"), *known_fields(kind).items()]
    return [(one, offers) for one in found.columns]


def tabs(found: Any, chosen: str) -> list[tuple[str, str, int, bool]]:
    """Filters by state with how many rows each has."""
    all_rows = ("", "Tất cả", found.counts.get("rows", 0), not chosen)
    return [
        all_rows,
        *((code, word.capitalize(), found.counts.get(code, 0), code == chosen) for code, word in STATES.items()),
    ]


def error_workbook(found: Any, rows: Iterable[Any], kind: Kind) -> bytes:
    """The clerk's own rows with a column of reasons; every cell is text, none a formula."""
    told: dict[Any, dict[str, None]] = {}  # a row taken as several is one row of the clerk
    for row in rows:
        told.setdefault(row.row, {}).update(dict.fromkeys(one["sentence"] for one in row.reasons))
    reasons = {row: "\n".join(sentences) for row, sentences in told.items()}
    head = (found.header_rows[0], found.header_rows[-1])
    reading = read_sheet(files.read(found.file), found.file.name, kind, page=found.page, header_rows=head)
    wrong = [(row.row, *row.raw) for row in reading.rows if row.row in reasons and not row.part]
    width = max((len(row) for row in wrong), default=1)
    heads = {one.place + 1: " ".join(one.head.split()) for one in reading.columns}
    columns = [
        Column("Dòng trong tệp", 10, "center"),
        *(Column(heads.get(n, ""), 18, is_text=True) for n in range(1, width)),
    ]
    body = [[*row, *[""] * (width - len(row)), reasons[row[0]]] for row in wrong]
    sheet = Sheet("Dòng cần sửa", f"Dòng cần sửa trong tệp {found.file.name}", [*columns, Column("Lý do", 60)], body)
    return workbook([sheet])


# ---- what every such screen does -----------------------------------------------------------------
def preview_of(request: HttpRequest, found: Any, rows_of: Callable[[Any, str], QuerySet[Any]], kind: Kind) -> Context:
    """A page of the rows in the state asked for, the columns, how the file may be read otherwise."""
    asked = request.GET.get("trang-thai", "")
    state = asked if asked in STATES else ""
    pages = page_of(rows_of(found, state), request.GET, ("row", "pk"))
    shown = {"list": found, "pages": pages, "tabs": tabs(found, state)}
    return shown | {"columns": columns_shown(found, kind), "form": ReadingForm(found)}


def read_as_told(request: HttpRequest, found: Any, kind: Kind, again: Callable[..., Any]) -> None:
    """The sheet, the head and the columns as chosen; the step holds the rows anew against what stands."""
    form = ReadingForm(found, request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa đọc lại: trang hoặc dòng tiêu đề chưa đúng.")
        return
    page = form.cleaned_data["page"]
    is_other = page not in ("", found.page)
    told = {} if is_other else columns_in(request.POST, found, known_fields(kind))
    how = {"page": page, "header_rows": [] if is_other else form.header_rows, "columns": told}
    perform(request, again, found, done="Đã đọc lại tệp.", **how)


def rows_to_mend(found: Any, rows: QuerySet[Any], kind: Kind) -> HttpResponse:
    """The clerk's own rows that need a look, with the reasons beside them."""
    headers = {"Content-Disposition": 'attachment; filename="dong-can-sua.xlsx"'}
    rows = rows.filter(state__in=("doubtful", "wrong"))
    return HttpResponse(error_workbook(found, rows, kind), content_type=files.XLSX, headers=headers)
