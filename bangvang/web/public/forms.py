"""Filters of the honour roll."""

from typing import Any

from django import forms
from django.http import HttpRequest

from bangvang import lawbook
from bangvang.office.decisions.queries import IN_USE
from bangvang.web.shared.filters import SearchForm


class RollFilter(SearchForm):
    award = forms.ChoiceField(
        label="Danh hiệu, hình thức", choices=[("", "Tất cả"), *((code, lawbook.AWARDS[code].label) for code in IN_USE)]
    )
    period = forms.ChoiceField(label="Năm")

    def __init__(self, request: HttpRequest, periods: list[str], **extra: Any) -> None:
        super().__init__(request, **extra)
        self.fields["q"].label = "Tìm tên hoặc đơn vị, không cần dấu"
        self.fields["period"].choices = [(period, period) for period in periods]
