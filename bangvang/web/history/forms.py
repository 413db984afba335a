"""Input of the screens that take in lists of past years."""

from typing import Any

from django import forms

from bangvang.office.achievements.queries import PastKind, Reach
from bangvang.office.achievements.reading import AWARDS_LIST, INITIATIVES, RATINGS, RESULTS
from bangvang.toolbox.sheets.reading import Kind
from bangvang.web.shared.forms import DayField
from bangvang.web.shared.taken_lists import UploadForm

SLUGS = {
    "danh-hieu": PastKind.AWARDS, "xep-loai": PastKind.RATINGS, "sang-kien": PastKind.INITIATIVES, "hoi-thi": PastKind.RESULTS,
}  # fmt: skip
KINDS = [(slug, kind.label) for slug, kind in SLUGS.items()]
READ = {"awards": AWARDS_LIST, "ratings": RATINGS, "initiatives": INITIATIVES, "results": RESULTS}
COMMON = ("period", "number", "decided_date", "issuer", "contest", "reach")
COMPLETE = {
    PastKind.AWARDS: "Danh sách có đủ mọi danh hiệu của đơn vị trong các năm đó",
    PastKind.INITIATIVES: "Danh sách có đủ mọi sáng kiến của đơn vị trong các năm đó",
}


def slug_of(kind: str) -> str:
    """The kind as its address says it."""
    return next(slug for slug, each in SLUGS.items() if each == kind)


def kind_of(found: Any) -> Kind:
    """The kind of sheet a list is read as."""
    return READ[found.kind]


class PastForm(UploadForm):
    """The file, and what is said once for the rows that do not tell it."""

    period = forms.RegexField(
        r"^(\d{4}|\d{4}-\d{4})$", label="Năm học hoặc năm", required=False, help_text="Ví dụ 2022-2023 hoặc 2023."
    )
    number = forms.CharField(label="Số quyết định", max_length=60, required=False)
    decided_date = DayField(label="Ngày quyết định", required=False)
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)
    contest = forms.CharField(label="Hội thi, kỳ thi", max_length=200, required=False)
    reach = forms.ChoiceField(
        label="Phạm vi ảnh hưởng", choices=[("", "Theo từng dòng"), *Reach.choices], required=False
    )
    is_complete = forms.BooleanField(
        required=False,
        help_text="Chỉ đánh dấu khi chắc chắn: người không có tên sẽ được coi là không đạt trong các năm đó.",
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left_out = set() if kind == PastKind.RESULTS else {"contest"}
        left_out |= set() if kind == PastKind.INITIATIVES else {"reach"}
        left_out |= set() if kind in COMPLETE else {"is_complete"}
        for name in left_out:
            del self.fields[name]
        if kind in COMPLETE:
            self.fields["is_complete"].label = COMPLETE[PastKind(kind)]

    def clean_period(self) -> str:
        period: str = self.cleaned_data["period"]
        if "-" in period and int(period[5:]) != int(period[:4]) + 1:
            raise forms.ValidationError("Năm học gồm hai năm liền nhau, như 2022-2023.")
        return period

    @property
    def common(self) -> dict[str, Any]:
        """What holds for rows that tell nothing else."""
        return {key: self.cleaned_data[key] for key in COMMON if self.cleaned_data.get(key)}

    @property
    def shared(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in ("file", "is_complete")]
