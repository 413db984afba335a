"""The form by which a local text is entered."""

from typing import Any

from django import forms

from bangvang.office.achievements.queries import award_label
from bangvang.web.documents import numbers
from bangvang.web.shared.forms import DayField, OfficeForm

HEAD = ("number", "title", "issuer", "issued_date", "since", "until", "scan")


class InstrumentForm(OfficeForm):
    """Head of the text, then every number it may settle; at least one must be filled in."""

    number = forms.CharField(label="Số, ký hiệu", max_length=60)
    title = forms.CharField(label="Trích yếu", max_length=300)
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=160)
    issued_date = DayField(label="Ngày ban hành")
    since = DayField(label="Có hiệu lực từ ngày")
    until = DayField(label="Hết hiệu lực ngày", required=False, help_text="Để trống nếu chưa có.")
    scan = forms.FileField(label="Bản chụp văn bản", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in numbers.fields().items():
            if not isinstance(field.widget, forms.CheckboxInput):
                field.widget.attrs.setdefault("class", "input")
            self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.numbers = numbers.numbers_in(cleaned)
        if not self.errors and not self.numbers:
            raise forms.ValidationError("Văn bản chưa có quy định nào: hãy điền ít nhất một mục.")
        return cleaned

    @property
    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in HEAD if name != "scan"]

    @property
    def plain(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[each.name], self[f"{each.name}-cite"]) for each in numbers.plain_parameters()]

    @property
    def votes(self) -> list[tuple[str, forms.BoundField]]:
        return [(award_label(code), self[f"vote-{code}"]) for code in numbers.settled()]

    @property
    def vote_rules(self) -> list[forms.BoundField]:
        return [self[name] for name in ("vote-base", "vote-secret", "thresholds-cite", "quorum", "quorum-cite")]

    @property
    def papers(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("papers-")]

    @property
    def criteria(self) -> list[forms.BoundField]:
        return [self[name] for name in ("gk-person", "gk-group", "gk_criteria-cite")]


class EndForm(OfficeForm):
    until = DayField(label="Ngày cuối cùng còn hiệu lực")
