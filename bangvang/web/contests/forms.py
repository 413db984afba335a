"""Input of contests: one result, a round of commendation for the winners."""

from typing import Any

from django import forms

from bangvang import lawbook
from bangvang.office.achievements.queries import Prize, Reach, award_label
from bangvang.office.dossiers.queries.contests import FOR_WINNERS
from bangvang.toolbox import calendar
from bangvang.web.shared.filters import SearchForm
from bangvang.web.shared.forms import DayField, OfficeForm


class ContestFilter(SearchForm):
    """By the name of the contest."""


class ResultForm(OfficeForm):
    """One result; the person is chosen from the unit's list."""

    person = forms.ChoiceField(label="Cán bộ, giáo viên")
    contest = forms.CharField(label="Tên hội thi, kỳ thi", max_length=200)
    period = forms.CharField(label="Năm", max_length=9, help_text="Năm học dạng 2023-2024, hoặc năm dạng 2024")
    level = forms.ChoiceField(label="Cấp", choices=[("", "Chưa ghi"), *Reach.choices], required=False)
    prize = forms.ChoiceField(label="Giải, kết quả", choices=Prize.choices)
    pupil = forms.CharField(label="Học sinh được hướng dẫn", max_length=120, required=False)
    achieved_date = DayField(label="Ngày đạt", required=False)
    number = forms.CharField(label="Số quyết định công nhận", max_length=60, required=False)
    decided_date = DayField(label="Ngày quyết định", required=False)
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)

    def __init__(self, people: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.fields["person"].choices = [("", "Chọn người"), *((pk, str(one)) for pk, one in self.people.items())]

    def clean_person(self) -> Any:
        return self.people[self.cleaned_data["person"]]

    def clean_period(self) -> str:
        try:
            return lawbook.period_of(self.cleaned_data["period"]).label
        except lawbook.LawbookError as wrong:
            raise forms.ValidationError("Năm chưa đúng. Nhập như 2023-2024 hoặc 2024.") from wrong

    def clean_achieved_date(self):
        return _not_ahead(self.cleaned_data["achieved_date"])

    def clean_decided_date(self):
        return _not_ahead(self.cleaned_data["decided_date"])


def _not_ahead(day: Any) -> Any:
    if day and day > calendar.today():
        raise forms.ValidationError("Ngày này còn ở phía trước.")
    return day


class RoundForm(OfficeForm):
    """A thematic round for the winners; the name is given by the contest."""

    awards = forms.MultipleChoiceField(
        label="Hình thức",
        choices=[(code, award_label(code)) for code in FOR_WINNERS],
        widget=forms.CheckboxSelectMultiple,
        initial=["GK"],
    )
    deadline_date = DayField(label="Hạn nộp")

    def clean_deadline_date(self):
        day = self.cleaned_data["deadline_date"]
        if day < calendar.today():
            raise forms.ValidationError("Hạn nộp đã qua.")
        return day
