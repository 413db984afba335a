"""What is typed about movements, and the officer's corrections to a plan as it was read."""

import copy
from typing import Any

from django import forms

from bangvang.office.movements.queries import FIGURES
from bangvang.web.shared.forms import DayField, OfficeForm

KINDS = [(kind, kind) for kind in ("Phong trào thi đua", "Phong trào", "Cuộc vận động")]


class MovementRow(OfficeForm):
    keep = forms.BooleanField(label="Lập", required=False)
    name = forms.CharField(label="Tên", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label="Loại", choices=KINDS)


class RoundRow(OfficeForm):
    name = forms.CharField(label="Tên đợt", max_length=120)
    start = DayField(label="Từ ngày", required=False, help_text="")
    end = DayField(label="Đến ngày", required=False, help_text="")

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("start") and told.get("end") and told["start"] > told["end"]:
            raise forms.ValidationError("Ngày bắt đầu đang sau ngày kết thúc.")
        return told


class DutyRow(OfficeForm):
    keep = forms.BooleanField(label="Lập", required=False)
    text = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 3}))
    due = DayField(label="Hạn", required=False, help_text="")


Movements = forms.formset_factory(MovementRow, extra=0)
Rounds = forms.formset_factory(RoundRow, extra=0)
Duties = forms.formset_factory(DutyRow, extra=0)


class ConfirmForms:
    """The reading as three tables an officer corrects; `confirmed` gives it back in the reading's own shape."""

    def __init__(self, reading: dict[str, Any], data: Any = None) -> None:
        self.reading = reading
        self.movements = Movements(data, prefix="pt", initial=[{**row, "keep": True} for row in reading["movements"]])
        self.rounds = Rounds(data, prefix="dot", initial=reading["rounds"])
        self.duties = Duties(data, prefix="nv", initial=[{**row, "keep": True} for row in reading["duties"]])

    def is_valid(self) -> bool:
        return all([self.movements.is_valid(), self.rounds.is_valid(), self.duties.is_valid()])

    def confirmed(self) -> dict[str, Any]:
        told = copy.deepcopy(self.reading)
        told["movements"] = _corrected(told["movements"], self.movements)
        told["rounds"] = _corrected(told["rounds"], self.rounds)
        told["duties"] = _corrected(told["duties"], self.duties)
        return told


def _corrected(rows: list[dict[str, Any]], formset: Any) -> list[dict[str, Any]]:
    kept = []
    for row, form in zip(rows, formset.forms, strict=True):
        said = dict(form.cleaned_data)
        if said.pop("keep", True):
            kept.append({**row, **{key: _plain(value) for key, value in said.items()}})
    return kept


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


class LaunchForm(forms.Form):
    """Which units the launch goes to: all one step below, or the whole sector, less those unticked."""

    units = forms.ModelMultipleChoiceField(queryset=None, label="Đơn vị nhận", widget=forms.CheckboxSelectMultiple)

    def __init__(self, units: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units
        self.fields["units"].error_messages["required"] = "Cần chọn ít nhất một đơn vị."


class AnswerForm(OfficeForm):
    """How a unit takes part."""

    text = forms.CharField(label="Cách hưởng ứng", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)
    people_count = forms.IntegerField(label="Số người tham gia", min_value=0, max_value=1_000_000, required=False)
    movements = forms.ModelMultipleChoiceField(
        queryset=None, label="Phong trào tham gia", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, movements: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["movements"].queryset = movements


class CloseForm(OfficeForm):
    review_text = forms.CharField(
        label="Đánh giá, nhận xét, biểu dương", widget=forms.Textarea(attrs={"rows": 8}), max_length=10_000
    )


class MovementReviewForm(OfficeForm):
    text = forms.CharField(label="Đánh giá", widget=forms.Textarea(attrs={"rows": 8}), max_length=10_000)
    held_date = DayField(label="Ngày sơ kết, tổng kết")
    is_final = forms.BooleanField(label="Đây là tổng kết, phong trào kết thúc", required=False)


class ReviewForm(OfficeForm):
    """A unit's report: figures, remarks, a paragraph a movement."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    remarks = forms.CharField(
        label="Đánh giá chung, tồn tại, kiến nghị", widget=forms.Textarea(attrs={"rows": 5}), required=False
    )

    def __init__(self, review: Any, data: Any = None) -> None:
        self.review = review
        self.rows = list(review.paragraphs.select_related("movement"))
        super().__init__(data, initial=self._known())
        for key, label in FIGURES:
            field = forms.IntegerField(label=label, min_value=0, max_value=1_000_000, required=False)
            field.widget.attrs["class"] = "input short"
            self.fields[f"so-{key}"] = field
        for row in self.rows:
            box = forms.Textarea(attrs={"rows": 3, "class": "input"})
            self.fields[f"pt-{row.movement_id}"] = forms.CharField(label=str(row.movement), widget=box, required=False)

    def _known(self) -> dict[str, Any]:
        known = {"version": self.review.version, "remarks": self.review.remarks}
        known |= {f"so-{key}": self.review.figures.get(key) for key, _label in FIGURES}
        return known | {f"pt-{row.movement_id}": row.text for row in self.rows}

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "figures": {key: said[f"so-{key}"] or 0 for key, _label in FIGURES},
            "remarks": said["remarks"],
            "paragraphs": {row.movement_id: said[f"pt-{row.movement_id}"] for row in self.rows},
            "version": said["version"],
        }

    @property
    def figures(self) -> list[Any]:
        return [self[f"so-{key}"] for key, _label in FIGURES]

    @property
    def paragraphs(self) -> list[Any]:
        return [self[f"pt-{row.movement_id}"] for row in self.rows]


class CommendForm(OfficeForm):
    person = forms.ModelChoiceField(queryset=None, label="Cá nhân", required=False, empty_label="Tập thể đơn vị")
    reason_given = forms.CharField(label="Thành tích", max_length=400)

    def __init__(self, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
