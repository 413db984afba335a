"""What is measured, for which year, within how many days."""

from typing import Any

from django import forms

from bangvang.office.decisions.queries.timeliness import MEASURES
from bangvang.web.shared.filters import FilterForm

LIMIT = 30  # days; the reader's own yardstick, no text sets one


class TimelinessFilter(FilterForm):
    """Measure, year and yardstick ride in the address; what is not chosen is filled in and shown."""

    do = forms.ChoiceField(label="Đo", choices=list(MEASURES.items()))
    nam = forms.ChoiceField(label="Năm")
    moc = forms.IntegerField(label="Mốc (ngày)", min_value=1, max_value=999)

    def __init__(self, request: Any, periods: list[str]) -> None:
        super().__init__(request)
        self.fields["nam"].choices = [(period, period) for period in periods]
        usual = {"do": "submitted", "nam": periods[0] if periods else "", "moc": LIMIT}
        self.asked: dict[str, Any] = usual | self.chosen
        self.data = {name: str(value) for name, value in self.asked.items()}
