"""The forms by which a local text and readings of articles are entered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest

from bangvang.lawbook import ArticleToConfirm, figure_text
from bangvang.office.achievements.queries import award_label
from bangvang.office.documents.actions import ReadArticle
from bangvang.web.documents import numbers, supposing
from bangvang.web.shared.filters import FilterForm
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


READINGS = [("", "Chưa đối chiếu"), ("same", "Không đổi"), ("changed", "Có số thay đổi")]


@dataclass(frozen=True)
class ArticleFields:
    """One article on the page: what it is, who waits for it, and the boxes to fill in."""

    article: Any
    awards: str
    answer: forms.BoundField
    page: forms.BoundField
    numbers: list[forms.BoundField]

    @property
    def has_numbers(self) -> bool:
        """Filled in, or asked for: then the boxes stand open."""
        return bool(self.answer.errors) or any(box.value() or box.errors for box in self.numbers)


class ReadingsForm(OfficeForm):
    """The text once, then every article that waits on the day; an article left as it is stays not read."""

    document_number = forms.CharField(label="Số, ký hiệu văn bản", max_length=60)
    document_date = DayField(label="Ngày văn bản")
    read_by = forms.CharField(label="Người đối chiếu", max_length=120)
    scan = forms.FileField(label="Bản chụp các trang đã đối chiếu", required=False)

    def __init__(self, waiting: Iterable[ArticleToConfirm], day: date, *args: Any, **kwargs: Any) -> None:
        self.waiting = list(waiting)
        self.day = day
        super().__init__(*args, **kwargs)
        for each in self.waiting:
            for name, field in self._boxes(each).items():
                field.widget.attrs.setdefault("class", "input")
                self.fields[name] = field

    def _boxes(self, each: ArticleToConfirm) -> dict[str, forms.Field]:
        key = slug(each.key)
        boxes: dict[str, forms.Field] = {
            f"{key}-muc": forms.ChoiceField(label="Kết quả", choices=READINGS, required=False),
            f"{key}-trang": forms.CharField(label="Trang", max_length=40, required=False),
        }
        for name in each.figures:
            figure = figure_text(name, self.day)
            said = f"Trong sổ luật: {figure.value} {figure.unit}. Chỉ điền khi văn bản ghi số khác."
            boxes[f"{key}-{name}"] = forms.IntegerField(
                label=figure.label, help_text=said, min_value=0, max_value=1000, required=False
            )
        return boxes

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.articles = [found for each in self.waiting if (found := self._read(each, cleaned))]
        if not self.errors and not self.articles:
            raise forms.ValidationError("Chưa có điều nào được đối chiếu: hãy chọn kết quả của ít nhất một điều.")
        return cleaned

    def _read(self, each: ArticleToConfirm, cleaned: dict[str, Any]) -> ReadArticle | None:
        key, answer = slug(each.key), cleaned.get(f"{slug(each.key)}-muc")
        told = {name: cleaned.get(f"{key}-{name}") for name in each.figures}
        numbers = {name: value for name, value in told.items() if value is not None}
        page = cleaned.get(f"{key}-trang") or ""
        if not answer:
            if numbers or page:
                self.add_error(f"{key}-muc", "Hãy chọn kết quả đối chiếu của điều này.")
            return None
        if not page:
            self.add_error(f"{key}-trang", "Cần ghi trang của văn bản.")
        if answer == "same" and numbers:
            self.add_error(f"{key}-muc", "Đã chọn “Không đổi” mà có số thay đổi.")
        if answer == "changed" and not numbers:
            self.add_error(f"{key}-muc", "Hãy điền số thay đổi. Điều không có số thì chỉ xác nhận được khi không đổi.")
        return ReadArticle(each.key, page, numbers)

    @property
    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in ("document_number", "document_date", "read_by")]

    @property
    def shown(self) -> list[ArticleFields]:
        return [
            ArticleFields(
                each,
                ", ".join(award_label(code) for code in each.awards),
                self[f"{slug(each.key)}-muc"],
                self[f"{slug(each.key)}-trang"],
                [self[f"{slug(each.key)}-{name}"] for name in each.figures],
            )
            for each in self.waiting
        ]


def slug(key: str) -> str:
    """The key of an article as a name of fields."""
    return key.replace(" ", "-").lower()


class SupposeForm(FilterForm):
    """Which number, what it would be, for which year, on which day."""

    so = forms.ChoiceField(label="Con số")
    gia = forms.CharField(label="Giá trị giả định", max_length=10)
    nam = forms.ChoiceField(label="Năm")
    ngay = DayField(label="Tại ngày", help_text="")

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.fields["so"].choices = supposing.numbers()
        self.fields["nam"].choices = supposing.years()


class YearForm(FilterForm):
    nam = forms.ChoiceField(label="Năm")

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.fields["nam"].choices = supposing.years()
