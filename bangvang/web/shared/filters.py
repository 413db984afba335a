"""Filters live in the address bar: a form read from the query string, where nonsense is passed over in silence."""

from typing import Any

from django import forms
from django.http import HttpRequest


class FilterForm(forms.Form):
    """Base of every filter form; draw it with `shared/parts/filters.html`."""

    def __init__(self, request: HttpRequest, **extra: Any) -> None:
        super().__init__(request.GET, **extra)
        for name, field in self.fields.items():
            field.required = False
            field.widget.attrs.setdefault("class", "input")
            field.widget.attrs.setdefault("id", f"loc-{name}")

    @property
    def chosen(self) -> dict[str, Any]:
        """What was really asked for: valid and not empty."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", [])}


class SearchForm(FilterForm):
    """A filter form that begins with the search box."""

    q = forms.CharField(label="Tìm không dấu", max_length=100, widget=forms.TextInput(attrs={"type": "search"}))
