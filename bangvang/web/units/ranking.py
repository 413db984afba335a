"""What is typed of a cluster's result: the paper, and each unit's points, rank and note."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms

from bangvang.office.units.actions import Placed
from bangvang.web.shared.forms import DayField, OfficeForm

BOXES = (("diem", "Điểm"), ("hang", "Thứ hạng"), ("ghi-chu", "Ghi chú"))


@dataclass(frozen=True)
class Row:
    """One unit of the cluster with its boxes."""

    unit: Any
    boxes: list[forms.BoundField]


class RankingForm(OfficeForm):
    """Begins with what was written before, which stays as it is beside the new result."""

    paper = forms.CharField(
        label="Biên bản, quyết định",
        max_length=200,
        help_text="Số, ký hiệu và cơ quan ban hành; ví dụ: Biên bản tổng kết, suy tôn của cụm số 12/BB-CTĐ",
    )
    paper_date = DayField(label="Ngày của biên bản, quyết định")
    reason = forms.CharField(label="Lý do ghi lại", max_length=300)

    def __init__(self, members: Iterable[Any], rankings: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = [row.unit for row in members if row.until is None]
        before = {place.unit_id: place for place in rankings[0].places.all()} if rankings else {}
        if not rankings:
            del self.fields["reason"]
        for unit in self.units:
            place = before.get(unit.pk)
            told = (place.points, place.rank, place.note) if place else (None, None, "")
            for (name, field), value in zip(_boxes(), told, strict=True):
                field.initial = value
                field.label = f"{field.label}, {unit.name}"
                short = "input" if name == "ghi-chu" else "input short"
                field.widget.attrs |= {"class": short, "aria-label": field.label, "autocomplete": "off"}
                self.fields[f"{name}-{unit.pk}"] = field

    @property
    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in ("paper", "paper_date", "reason") if name in self.fields]

    @property
    def rows(self) -> list[Row]:
        return [Row(unit, [self[f"{name}-{unit.pk}"] for name, _label in BOXES]) for unit in self.units]

    @property
    def told(self) -> dict[str, Any]:
        """As the step takes it."""
        places = [
            Placed(unit, *(self.cleaned_data[f"{name}-{unit.pk}"] for name in ("hang", "diem", "ghi-chu")))
            for unit in self.units
        ]
        return {"places": places, **{box.name: self.cleaned_data[box.name] for box in self.head}}


class PointsField(forms.DecimalField):
    """Points as offices write them, with a comma; a point is taken for one."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


def _boxes() -> list[tuple[str, forms.Field]]:
    wrong = {"invalid": "Nhập số, như 98,5."}
    points = PointsField(
        label="Điểm",
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=2,
        widget=forms.TextInput,
        error_messages=wrong,
    )
    rank = forms.IntegerField(label="Thứ hạng", required=False, min_value=1, max_value=999, widget=forms.TextInput)
    note = forms.CharField(label="Ghi chú", required=False, max_length=200)
    points.widget.attrs["inputmode"] = rank.widget.attrs["inputmode"] = "numeric"
    return [("diem", points), ("hang", rank), ("ghi-chu", note)]
