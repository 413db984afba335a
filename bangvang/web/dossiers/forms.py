"""What is typed about campaigns, letters and dossiers."""

from datetime import date, time
from typing import Any

from django import forms

from bangvang import lawbook
from bangvang.office.dossiers.queries import IN_USE
from bangvang.toolbox import calendar
from bangvang.web.shared.filters import SearchForm
from bangvang.web.shared.forms import DayField, OfficeForm

FILE_HELP = "PDF, Word, Excel, ảnh JPG hoặc PNG; mỗi tệp không quá 25 MB"


def award_choices(codes: Any = IN_USE) -> list[tuple[str, str]]:
    return [(code, lawbook.AWARDS[code].label) for code in codes if code in lawbook.AWARDS]


def _short() -> forms.NumberInput:
    return forms.NumberInput(attrs={"class": "input short"})


class CampaignForm(OfficeForm):
    """A receiving unit calls for proposals."""

    name = forms.CharField(label="Tên đợt xét", max_length=200)
    period = forms.CharField(
        label="Năm",
        max_length=9,
        help_text="Năm học dạng 2023-2024, hoặc năm công tác dạng 2024",
        widget=forms.TextInput(attrs={"class": "input short"}),
    )
    awards = forms.MultipleChoiceField(
        label="Danh hiệu, hình thức", choices=award_choices, widget=forms.CheckboxSelectMultiple
    )
    opens_date = DayField(label="Nhận từ ngày")
    deadline_date = DayField(label="Hạn nộp", help_text="Rơi vào ngày nghỉ thì tính đến ngày làm việc kế tiếp")
    deadline_hour = forms.TimeField(
        label="Giờ hết hạn", initial=time(17, 0), widget=forms.TimeInput(format="%H:%M", attrs={"class": "input short"})
    )

    def clean_period(self) -> str:
        try:
            return lawbook.period_of(self.cleaned_data["period"]).label
        except lawbook.LawbookError as wrong:
            raise forms.ValidationError("Năm chưa đúng. Nhập như 2023-2024 hoặc 2024.") from wrong


class ExplanationForm(OfficeForm):
    explanation = forms.CharField(label="Lý do nộp chậm", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class SupplementForm(OfficeForm):
    until = DayField(label="Được nộp đến hết ngày")


class MinutesForm(OfficeForm):
    """The council met on paper: its figures, and votes line by line where they differ."""

    held_date = DayField(label="Ngày họp")
    number = forms.CharField(label="Số biên bản", max_length=60, required=False)
    members = forms.IntegerField(
        label="Tổng số thành viên theo quyết định", min_value=1, max_value=200, widget=_short()
    )
    present = forms.IntegerField(label="Có mặt", min_value=0, max_value=200, widget=_short())
    written = forms.IntegerField(label="Ý kiến bằng văn bản", min_value=0, max_value=200, initial=0, widget=_short())
    common = forms.IntegerField(
        label="Số phiếu đồng ý chung",
        min_value=0,
        max_value=200,
        help_text="Áp dụng cho mọi hồ sơ; hồ sơ nào khác thì nhập riêng ở bảng dưới",
        required=False,
        widget=_short(),
    )
    file = forms.FileField(label="Biên bản đã ký (bản chụp)", help_text=FILE_HELP, required=False)

    def clean_held_date(self) -> date:
        return _not_later_than_today(self.cleaned_data["held_date"])


class PostForm(OfficeForm):
    since = DayField(label="Niêm yết từ ngày")
    until = DayField(
        label="Đến hết ngày", required=False, help_text="Để trống: đủ số ngày làm việc theo quy định của địa phương"
    )
    where = forms.CharField(label="Nơi niêm yết", max_length=200)


class ClosePostingForm(OfficeForm):
    opinions = forms.CharField(
        label="Ý kiến nhận được", widget=forms.Textarea(attrs={"rows": 4}), initial="Không có ý kiến."
    )
    file = forms.FileField(label="Biên bản kết thúc niêm yết", help_text=FILE_HELP, required=False)


class SignForm(OfficeForm):
    number = forms.CharField(
        label="Số, ký hiệu tờ trình",
        max_length=60,
        required=False,
        help_text="Số do văn thư cấp, như 12/TTr-THKĐ. Để trống: lấy số kế tiếp trong sổ của hệ thống",
    )


class SignedFileForm(OfficeForm):
    number = forms.CharField(label="Số, ký hiệu tờ trình", max_length=60)
    signer = forms.CharField(label="Người ký", max_length=160)
    signed_date = DayField(label="Ngày ký")
    file = forms.FileField(label="Bản chụp tờ trình đã ký", help_text=FILE_HELP)

    def clean_signed_date(self) -> date:
        return _not_later_than_today(self.cleaned_data["signed_date"])


class PosthumousForm(OfficeForm):
    """Who has died, when, by which paper; for which award."""

    person = forms.ChoiceField(label="Người đã mất")
    award = forms.ChoiceField(label="Danh hiệu, hình thức")
    died_date = DayField(label="Ngày mất")
    death_paper = forms.CharField(
        label="Giấy tờ", max_length=200, help_text="Như: Trích lục khai tử số 12 ngày 03/04/2024 của UBND xã"
    )

    def __init__(self, people: Any, awards: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [
            ("", "Chưa chọn"),
            *((str(one.pk), f"{one.full_name}, mã {one.code}") for one in people),
        ]
        self.fields["award"].choices = award_choices(awards)

    @property
    def chosen(self) -> int:
        return int(self.cleaned_data["person"])

    def clean_died_date(self) -> date:
        return _not_later_than_today(self.cleaned_data["died_date"])


class AttachForm(OfficeForm):
    """One paper; the same for one dossier or for many."""

    kind = forms.ChoiceField(label="Thành phần hồ sơ")
    title = forms.CharField(label="Tên giấy tờ", max_length=200, required=False)
    file = forms.FileField(label="Tệp", help_text=FILE_HELP)

    def __init__(self, kinds: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [*kinds, ("khac", "Giấy tờ khác")]


class AchievementForm(OfficeForm):
    achievement = forms.CharField(
        label="Tóm tắt thành tích", widget=forms.Textarea(attrs={"rows": 6}), max_length=6000, required=False
    )
    achieved_date = DayField(label="Ngày đạt thành tích", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_achieved_date(self):
        day = self.cleaned_data["achieved_date"]
        if day and day > calendar.today():
            raise forms.ValidationError("Ngày này còn ở phía trước.")
        return day


class OpinionForm(OfficeForm):
    text = forms.CharField(label="Ý kiến", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)


class ReasonForm(OfficeForm):
    reason = forms.CharField(label="Lý do", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class ProposalFilter(SearchForm):
    state = forms.ChoiceField(label="Trạng thái")
    period = forms.ChoiceField(label="Năm")

    def __init__(self, request: Any, states: Any, periods: list[str]) -> None:
        super().__init__(request)
        self.fields["q"].label = "Tìm đơn vị, không cần dấu"
        self.fields["state"].choices = [("", "Tất cả"), *states]
        self.fields["period"].choices = [("", "Tất cả"), *((year, year) for year in periods)]


class LineFilter(SearchForm):
    award = forms.ChoiceField(label="Danh hiệu, hình thức")
    state = forms.ChoiceField(label="Trạng thái")
    answer = forms.ChoiceField(label="Đối chiếu điều kiện")
    period = forms.ChoiceField(label="Năm")
    here = forms.BooleanField(label="Đang ở chỗ mình")
    proposal = forms.IntegerField(label="", max_value=2**31, widget=forms.HiddenInput)
    campaign = forms.IntegerField(label="", max_value=2**31, widget=forms.HiddenInput)
    unit = forms.IntegerField(label="", max_value=2**31, widget=forms.HiddenInput)
    place = forms.IntegerField(label="", max_value=2**31, widget=forms.HiddenInput)

    def __init__(self, request: Any, states: Any, answers: Any, periods: list[str]) -> None:
        super().__init__(request)
        self.fields["q"].label = "Tìm tên, không cần dấu"
        self.fields["award"].choices = [("", "Tất cả"), *award_choices()]
        self.fields["state"].choices = [("", "Tất cả"), *states]
        self.fields["answer"].choices = [("", "Tất cả"), *answers]
        self.fields["period"].choices = [("", "Tất cả"), *((year, year) for year in periods)]


def _not_later_than_today(day: date) -> date:
    if day > calendar.today():
        raise forms.ValidationError("Ngày này sau ngày hôm nay.")
    return day
