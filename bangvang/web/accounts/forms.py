"""Shapes of what is typed on the pages of accounts."""

from typing import Any, cast

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.forms import AuthenticationForm

from bangvang.office.people import queries
from bangvang.office.people.permissions import Role
from bangvang.toolbox import calendar
from bangvang.web.shared.filters import SearchForm
from bangvang.web.shared.forms import DayField, OfficeForm


class SignInForm(AuthenticationForm):
    """Django's own form, asked in the words of the office."""

    use_required_attribute = False
    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng.",
        "inactive": "Tài khoản này đã ngừng dùng. Quản trị tài khoản của đơn vị có thể mở lại.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"
        self.fields["username"].widget.attrs.update({"class": "input", "spellcheck": "false", "autofocus": False})
        self.fields["password"].widget.attrs["class"] = "input"
        for field in self.fields.values():
            field.error_messages["required"] = "Cần điền mục này."


class AskForLinkForm(OfficeForm):
    username = forms.CharField(
        label="Tên đăng nhập", max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )


class NewPasswordForm(OfficeForm):
    """A new password, typed twice."""

    password = forms.CharField(
        label="Mật khẩu mới",
        help_text="Ít nhất 12 ký tự, không phải mật khẩu thông dụng. Một câu ngắn dễ nhớ là tốt.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Nhập lại mật khẩu mới", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, account: queries.Account, **kwargs: Any) -> None:
        self.account = account
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        password_validation.validate_password(password, self.account)
        return password

    def clean_again(self) -> str:
        if self.cleaned_data["again"] != self.cleaned_data.get("password", self.cleaned_data["again"]):
            raise forms.ValidationError("Hai lần nhập chưa giống nhau.")
        return self.cleaned_data["again"]


class ChangePasswordForm(NewPasswordForm):
    old = forms.CharField(
        label="Mật khẩu đang dùng", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    field_order = ["old", "password", "again"]

    def clean_old(self) -> str:
        if not self.account.check_password(self.cleaned_data["old"]):
            raise forms.ValidationError("Mật khẩu đang dùng chưa đúng.")
        return self.cleaned_data["old"]


class DelegateForm(OfficeForm):
    """Who acts for me, from when until when."""

    receiver: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label="Người được ủy quyền", empty_label="Chọn người cùng đơn vị"
    )
    since = DayField(label="Từ ngày")
    until = DayField(label="Đến hết ngày")
    note = forms.CharField(label="Nội dung", max_length=300, required=False)

    def __init__(self, *args: Any, account: queries.Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["receiver"]).queryset = queries.may_receive_from(account)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
        if until and until < calendar.today():
            self.add_error("until", "Ngày kết thúc đã qua.")
        return cleaned


class AccountFilter(SearchForm):
    role = forms.ChoiceField(label="Vai trò", choices=[("", "Mọi vai trò"), *Role.choices])


class RoleForm(OfficeForm):
    """A role at a unit of the administrator's own branch."""

    role = forms.ChoiceField(label="Vai trò", choices=Role.choices)
    unit: forms.ModelChoiceField = forms.ModelChoiceField(None, label="Đơn vị", empty_label="Chọn đơn vị")

    def __init__(self, *args: Any, by: queries.Acting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["unit"]).queryset = queries.units_administered(by).order_by("path")


class NewAccountForm(RoleForm):
    """An account for somebody in the register of people."""

    code = forms.CharField(label="Mã cán bộ", max_length=20, help_text="Ghi ở trang của người đó.")
    username = forms.RegexField(
        r"^[a-z0-9._-]{3,60}$",
        label="Tên đăng nhập",
        help_text="Chữ thường không dấu, số, dấu chấm; ví dụ: hoa.tran",
        error_messages={"invalid": "Chỉ dùng chữ thường không dấu, số, dấu chấm, từ 3 ký tự."},
    )
    email = forms.EmailField(label="Thư điện tử công vụ", required=False)
    field_order = ["code", "username", "email", "role", "unit"]

    def clean_code(self) -> str:
        person = queries.person_by_code(self.cleaned_data["code"])
        if person is None:
            raise forms.ValidationError("Không có người nào mang mã này.")
        if queries.has_account(person):
            raise forms.ValidationError(f"{person} đã có tài khoản.")
        self.cleaned_data["person"] = person
        return self.cleaned_data["code"]

    def clean_username(self) -> str:
        if queries.is_taken(self.cleaned_data["username"]):
            raise forms.ValidationError("Tên đăng nhập này đã có người dùng.")
        return self.cleaned_data["username"]
