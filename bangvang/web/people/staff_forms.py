"""Input of the screens that take in a staff list."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from bangvang.web.shared.forms import OfficeForm

MOST_PLACES = 400


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


def choices_in(posted: QueryDict) -> dict[int, str]:
    """What was chosen for rows of the page, by row id."""
    names = ((name.removeprefix("chon-"), value) for name, value in posted.items() if name.startswith("chon-"))
    return {int(ident): str(value) for ident, value in names if ident.isdecimal() and len(ident) < 15}
