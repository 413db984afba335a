"""What is asked of the list, and what a handover is told with."""

from collections.abc import Iterable
from typing import Any

from django import forms

from bangvang.toolbox import calendar
from bangvang.web.shared.filters import SearchForm
from bangvang.web.shared.forms import DayField, OfficeForm

EMPTY, LEAVING, UNTRAINED = "trong", "sap-roi", "chua-tap-huan"
STANDINGS = (
    ("", "Tất cả"),
    (EMPTY, "Chưa có người"),
    (LEAVING, "Sắp có người rời vị trí"),
    (UNTRAINED, "Chưa qua tập huấn"),
)


class DutyFilters(SearchForm):
    """By unit, and by what should worry the officer."""

    tinhtrang = forms.ChoiceField(label="Tình trạng", choices=STANDINGS)


class HandOverForm(OfficeForm):
    """The role is chosen before; here who takes it, from which day, with what."""

    receiver = forms.ChoiceField(label="Bên nhận", help_text="Người đang công tác tại đơn vị và có tài khoản đang dùng")
    since = DayField(label="Bên nhận làm từ ngày", help_text="Bên giao làm đến hết ngày hôm trước")
    note = forms.CharField(
        label="Nội dung bàn giao",
        max_length=2000,
        required=False,
        help_text="Sổ, hồ sơ giấy, tệp, việc cần lưu ý; in trong biên bản",
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, receivers: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.receivers = {str(account.pk): account for account in receivers}
        shown = ((pk, str(account)) for pk, account in self.receivers.items())
        self.fields["receiver"].choices = [("", "Chọn người nhận"), *shown]

    def clean_receiver(self) -> Any:
        return self.receivers[self.cleaned_data["receiver"]]

    def clean_since(self) -> Any:
        if self.cleaned_data["since"] < calendar.today():
            raise forms.ValidationError("Bàn giao có hiệu lực từ hôm nay trở đi.")
        return self.cleaned_data["since"]
