"""Input of requests to correct."""

from typing import Any

from django import forms

from bangvang.office.people.queries.corrections import About
from bangvang.web.records.own import Section
from bangvang.web.shared.forms import OfficeForm


class CorrectionForm(OfficeForm):
    """Which row of the own record, and what is right."""

    row = forms.ChoiceField(label="Dòng cần đính chính")
    wanted = forms.CharField(
        label="Nội dung đúng",
        max_length=1000,
        help_text="Ghi đúng như trong quyết định, giấy tờ: số, ngày, cơ quan ban hành.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    file = forms.FileField(label="Bản chụp quyết định, giấy tờ (nếu có)", required=False)

    def __init__(self, sections: list[Section], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(section.title, [(row.key, row.text) for row in section.rows]) for section in sections if section.rows]
        missing = ("Không có trong hồ sơ", [(About.MISSING.value, str(About.MISSING.label))])
        self.fields["row"].choices = [("", "Chọn dòng"), *told, missing]
