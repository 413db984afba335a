"""Input of the people screens."""

from django import forms

from bangvang.lawbook import AWARDS
from bangvang.office.achievements.queries import Reach, discipline_forms, hold_kinds
from bangvang.toolbox import calendar
from bangvang.web.shared.filters import SearchForm
from bangvang.web.shared.forms import DayField, OfficeForm


class PeopleFilters(SearchForm):
    """Search by name, perhaps inside one unit."""

    don_vi = forms.IntegerField(widget=forms.HiddenInput)

    def add_prefix(self, field_name: str) -> str:
        return field_name.replace("_", "-")


class AwardFilters(SearchForm):
    """Which rows of the register of awards."""

    danh_hieu = forms.ChoiceField(label="Danh hiệu, hình thức")
    nam = forms.CharField(label="Năm", max_length=9)

    def __init__(self, request) -> None:
        super().__init__(request)
        labels = ((code, award.label) for code, award in AWARDS.items())
        self.fields["danh_hieu"].choices = [("", "Tất cả"), *labels]

    def add_prefix(self, field_name: str) -> str:
        return field_name.replace("_", "-")


class DecisionForm(OfficeForm):
    """Number, day and issuer of the decision a list comes from."""

    number = forms.CharField(label="Số, ký hiệu quyết định", max_length=60)
    decided_date = DayField(label="Ngày quyết định")
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200)

    def clean_decided_date(self):
        day = self.cleaned_data["decided_date"]
        if day > calendar.today():
            raise forms.ValidationError("Ngày quyết định còn ở phía trước.")
        return day


class RowsForm(OfficeForm):
    """A list from a workbook, as a file or pasted."""

    rows = forms.CharField(
        label="Dán từ Excel",
        required=False,
        help_text="Mỗi dòng một người: họ và tên hoặc mã cán bộ, rồi mức xếp loại.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    file = forms.FileField(label="Hoặc chọn tệp Excel", required=False)


class InitiativesForm(DecisionForm):
    """The list of a recognition decision."""

    reach = forms.ChoiceField(label="Phạm vi ảnh hưởng được công nhận", choices=Reach.choices)
    is_complete = forms.BooleanField(
        label="Đây là toàn bộ danh sách của đơn vị trong năm",
        required=False,
        help_text="Khi đánh dấu, người không có tên trong danh sách được hiểu là không có sáng kiến được công nhận.",
    )
    rows = forms.CharField(
        label="Danh sách, dán từ Excel",
        required=False,
        help_text="Mỗi dòng: tên sáng kiến, tác giả (nhiều tác giả cách nhau bằng dấu chấm phẩy, kèm tỷ lệ như “60%”).",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(label="Hoặc chọn tệp Excel", required=False)


class HoldForm(OfficeForm):
    """A case that waits for an authority."""

    kind = forms.ChoiceField(label="Việc", choices=hold_kinds)
    source = forms.CharField(label="Nguồn: văn bản, sổ thụ lý", max_length=300)
    since = DayField(label="Từ ngày")


class ConclusionForm(OfficeForm):
    """How a case ended."""

    until = DayField(label="Ngày kết luận")
    conclusion = forms.CharField(label="Kết luận", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class DisciplineForm(OfficeForm):
    """A discipline decision."""

    form = forms.ChoiceField(label="Hình thức", choices=discipline_forms)
    number = forms.CharField(label="Số quyết định", max_length=60)
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200)
    since = DayField(label="Từ ngày")
    until = DayField(label="Hết thời hạn ngày", required=False)

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "Ngày hết thời hạn trước ngày bắt đầu.")
        return cleaned
