"""Input of the screens of a unit's workbook and lists."""

from typing import Any

from django import forms

from bangvang.toolbox import calendar
from bangvang.web.shared.taken_lists import UploadForm


class AskedForm(UploadForm):
    """The file, and for which year: the present one, or the next for those who are early."""

    period = forms.ChoiceField(label="Năm")

    def __init__(self, now: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        period: Any = self.fields["period"]
        period.choices = [(year, year) for year in (now, calendar.shift(now, 1))]
