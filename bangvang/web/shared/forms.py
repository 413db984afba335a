"""Input as the house draws it: classes, hints and errors tied to their fields; text in NFC."""

from typing import Any

from django import forms

from bangvang.toolbox.vietnamese import nfc

VN_DATES = ["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d/%m/%y"]


class DayField(forms.DateField):
    """A day as offices write it: 28/05/2024."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("input_formats", VN_DATES)
        options.setdefault("help_text", "Ví dụ: 28/05/2024")
        attrs = {"inputmode": "numeric", "class": "input short", "autocomplete": "off"}
        options.setdefault("widget", forms.DateInput(format="%d/%m/%Y", attrs=attrs))
        options.setdefault("error_messages", {"invalid": "Ngày chưa đúng. Nhập dạng ngày/tháng/năm, như 28/05/2024."})
        super().__init__(**options)


class OfficeForm(forms.Form):
    """Base of every form with text: draw its fields with `shared/parts/field.html`."""

    use_required_attribute = False  # the office answers in its own words, beside the field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
                look = "input file" if isinstance(field, forms.FileField) else "input"
                field.widget.attrs.setdefault("class", look)
            field.error_messages["required"] = "Cần điền mục này."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        return {name: nfc(value) if isinstance(value, str) else value for name, value in cleaned.items()}


class OfficialForm(OfficeForm):
    """The final PDF of a paper as it was signed in the registry's system."""

    file = forms.FileField(
        label="Bản PDF đã ký",
        help_text="Bản có chữ ký số và dấu; từ lúc tải lên, người xem nhận tệp này",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}),
    )
